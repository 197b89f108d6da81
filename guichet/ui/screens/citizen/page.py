"""The card of the citizen who is here: who, known how, reached where, with which open requests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.people import IdentityCheckFacts, PersonSheet, RequestLine
from guichet.ui import clock, formats, words
from guichet.ui.screens.citizen.facts import Fact, birth_line, facts_of
from guichet.ui.screens.citizen.model import CitizenModel
from guichet.ui.screens.citizen.retract_check_part import RETRACT_CHECK, RetractCheckPart
from guichet.ui.screens.citizen.rows import RequestDelegate, RequestRows
from guichet.ui.theme import Role, Theme, Tone
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind, IconButton
from guichet.ui.widgets.cards import Card, Notice, Rule, ScrollArea, SectionTitle
from guichet.ui.widgets.choice_menu import ChoiceMenu, MenuItem
from guichet.ui.widgets.keys import key_text
from guichet.ui.widgets.labels import ElidingLabel, IconLabel
from guichet.ui.widgets.pill import Avatar, Pill
from guichet.ui.widgets.rows import RowList
from guichet.ui.widgets.states import EmptyState, Skeleton

_MENU = ("person.edit", "identity.check", RETRACT_CHECK, "request.new", "note.add", "call.add", "email.add")
"""The actions on the citizen, in the order of their menu."""


class CitizenCard(Card):
    """Shows a :class:`PersonSheet`; « Nouvelle » and the identity check are registered actions."""

    request_chosen = Signal(object)  # UUID
    relative_chosen = Signal(object)  # UUID

    def __init__(self, theme: Theme, actions: Actions, model: CitizenModel) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Usager"))
        self._actions = actions
        self._model = model
        self._sheet: PersonSheet | None = None
        self.avatar = Avatar(theme, "", 44)
        self.name = ElidingLabel(theme, "", Role.LG)
        self.birth = ElidingLabel(theme, "", Role.SM, "text2")
        self.more = IconButton(theme, "ellipsis-vertical", self.tr("Actions sur l’usager"))
        self.identity = Pill(theme, "", Tone.SUCCESS, "shield-check")
        self.verify = Button.of(
            theme, actions, "identity.check", kind=ButtonKind.LINK, text=self.tr("Vérifier l’identité")
        )
        self.retracting = RetractCheckPart(theme, actions, model)
        self.note = Notice(theme, "")
        self.contacts = QVBoxLayout()
        self.edit = Button.of(
            theme, actions, "person.edit", kind=ButtonKind.LINK, text=self.tr("Modifier"), with_cap=False
        )
        self.title = SectionTitle(
            theme,
            "",
            Button.of(theme, actions, "request.new", kind=ButtonKind.LINK, text=self.tr("Nouvelle"), with_cap=False),
        )
        self.rows = RequestRows(self)
        self.view = RowList(self.tr("Demandes en cours"))
        self.view.setModel(self.rows)
        self.view.setItemDelegate(RequestDelegate(theme, self.rows, self.view))
        self.empty = EmptyState(theme, self.tr("Aucune demande en cours."))
        self._closed_listed = False
        self.closed = Button(theme, "", kind=ButtonKind.LINK, icon="archive")
        self.skeleton = Skeleton(theme, theme.row("request"))
        self._body = QWidget()
        self._scroll = ScrollArea(self._body)
        self._lay_out()
        self._scroll.hide()
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the card scrolls, once
        self.view.selectionModel().currentChanged.connect(self._follow_row)
        self.view.opened.connect(self._open_row)
        self.closed.clicked.connect(self._turn_list)
        self.more.clicked.connect(self._show_menu)
        self.retracting.left.connect(self._focus_menu)
        model.shown.connect(self.show_sheet)
        model.cleared.connect(self._clear)
        model.closed_found.connect(self._show_closed)

    def show_sheet(self, sheet: PersonSheet) -> None:
        """Show a person's file, keeping the row that is chosen."""
        if sheet == self._sheet:
            return
        chosen = self.view.currentIndex().row() if self._sheet and self._sheet.person_id == sheet.person_id else -1
        self._sheet = sheet
        today = clock.today()
        self.skeleton.stop()
        self.skeleton.hide()
        self._scroll.show()
        self.avatar.show_name(sheet.display)
        self.name.setText(sheet.display)
        self.birth.setText(birth_line(sheet, today))
        self._show_identity(sheet.identity, today)
        self.retracting.follow(sheet.identity, in_sight=self.isVisible())
        self.note.message.setText(self.tr("À savoir : {note}").format(note=sheet.note))
        self.note.setVisible(bool(sheet.note))
        self._show_facts(facts_of(sheet))
        self.closed.setVisible(bool(sheet.closed_requests))
        if self._closed_listed and sheet.closed_requests:
            self._model.ask_closed()
            return
        self._show_open(chosen)

    def _show_open(self, chosen: int = -1) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self._closed_listed = False
        title = self.tr("Demandes en cours")
        self._list(title, sheet.open_requests, chosen)
        self.empty.setVisible(not sheet.open_requests)
        one, many = self.tr("Voir la demande close"), self.tr("Voir les {n} demandes closes")
        self.closed.setText(formats.count(sheet.closed_requests, one, many))

    @Slot(object)
    def _show_closed(self, lines: Sequence[RequestLine]) -> None:
        if self._closed_listed:
            self._list(self.tr("Demandes closes"), lines, self.view.currentIndex().row())
            self.empty.hide()
            self.closed.setText(self.tr("Revenir aux demandes en cours"))

    def _list(self, title: str, lines: Sequence[RequestLine], chosen: int) -> None:
        """List these requests, as high as they are: the card scrolls as a whole."""
        assert self._sheet is not None
        self.title.set_title(f"{title} ({len(lines)})")
        self.view.setAccessibleName(title)
        self.rows.show_lines(lines, self._sheet.display)
        self.view.setMinimumHeight(len(lines) * self._theme.row("request") + 2)
        self.view.setVisible(bool(lines))
        if 0 <= chosen < self.rows.rowCount():
            self.view.setCurrentIndex(self.rows.index(chosen, 0))

    @Slot()
    def _turn_list(self) -> None:
        """Show the closed requests instead of those in progress, or these again."""
        if self._closed_listed:
            self._show_open()
            return
        self._closed_listed = True
        self._model.ask_closed()

    @Slot(QModelIndex, QModelIndex)
    def _follow_row(self, index: QModelIndex, _before: QModelIndex) -> None:
        """Bring the row that the keys came to into the sight of the card."""
        if index.isValid() and self.view.hasFocus():
            row = self.view.visualRect(index)
            place = self.view.mapTo(self._body, row.center())
            self._scroll.ensureVisible(place.x(), place.y(), 0, row.height())

    def choose_request(self, request_id: object) -> None:
        """Mark the row of the request that is open beside."""
        for place in range(self.rows.rowCount()):
            index = self.rows.index(place, 0)
            if self.rows.line(index).request_id == request_id:
                self.view.setCurrentIndex(index)
                return
        self.view.clearSelection()

    def ask_proof(self) -> None:
        """Offer the proofs of identity, the identity card first: Entrée takes it."""
        items = [MenuItem(proof, words.proof(proof), "id-card") for proof in words.PROOFS]
        menu = ChoiceMenu(self._theme, self.tr("Pièce présentée"), items, self.window())
        menu.chosen.connect(self._model.verify_identity)
        menu.open_under(self.verify if self.verify.isVisible() else self.identity)

    def _show_identity(self, identity: IdentityCheckFacts | None, today: date) -> None:
        checked = identity is not None and identity.checked_on == today
        self.verify.setVisible(not checked)
        self.verify.setText(self.tr("Vérifier l’identité") if identity is None else self.tr("Vérifier"))
        self.identity.setVisible(identity is not None)
        dp = self._theme.dp
        self._proof.setContentsMargins(dp(16) if identity else dp(10), dp(6), dp(12), 0)  # a link has its own padding
        if identity is None:
            return
        proof = words.proof_short(identity.proof)
        if checked:
            self.identity.show_state(
                self.tr("Identité vérifiée · {proof}").format(proof=proof), Tone.SUCCESS, "shield-check"
            )
        else:
            day = formats.day_numeric(identity.checked_on)
            self.identity.show_state(
                self.tr("{proof} vue le {day}").format(proof=proof, day=day), Tone.NEUTRAL, "id-card"
            )
        self.identity.setToolTip(self.tr("Par {agent}").format(agent=identity.agent_display))

    def _show_facts(self, facts: list[Fact]) -> None:
        while (item := self.contacts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for fact in facts:
            self.contacts.addWidget(_FactLine(self._theme, fact))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.retracting.allow(in_sight=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.retracting.allow(in_sight=False)

    @Slot()
    def _focus_menu(self) -> None:
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _clear(self) -> None:
        self._sheet, self._closed_listed = None, False
        self.retracting.follow(None, in_sight=False)
        self._scroll.hide()
        self.skeleton.show()
        self.skeleton.start()

    @Slot(QModelIndex)
    def _open_row(self, index: QModelIndex) -> None:
        self.request_chosen.emit(self.rows.line(index).request_id)

    @Slot()
    def _show_menu(self) -> None:
        items = []
        for action_id in _MENU:
            action = self._actions[action_id]
            if action.isVisible() and action.isEnabled():
                spec = self._actions.spec(action_id)
                items.append(MenuItem(action_id, spec.text, spec.icon, key_text(action.shortcut())))
        for relation in self._sheet.relations if self._sheet else ():
            text = self.tr("Ouvrir {name}").format(name=relation.other_display)
            items.append(MenuItem(relation.other_id, text, "user"))
        menu = ChoiceMenu(self._theme, self.more.accessibleName(), items, self.window())
        menu.chosen.connect(self._on_menu)
        menu.open_under(self.more)

    @Slot(object)
    def _on_menu(self, key: object) -> None:
        if isinstance(key, str):
            self._actions[key].trigger()
        else:
            self.relative_chosen.emit(key)

    def _lay_out(self) -> None:
        dp = self._theme.dp
        top = QGridLayout()  # the line of the birth runs on under the button
        top.setContentsMargins(dp(16), dp(12), dp(8), dp(4))
        top.setHorizontalSpacing(dp(10))
        top.setVerticalSpacing(0)
        top.addWidget(self.avatar, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.name, 0, 1)
        top.addWidget(self.more, 0, 2)
        top.addWidget(self.birth, 1, 1, 1, 2)
        top.setColumnStretch(1, 1)
        who = QVBoxLayout()
        who.setContentsMargins(dp(16), dp(8), dp(16), dp(4))
        who.setSpacing(dp(8))
        proof = self._proof = QHBoxLayout()
        proof.setSpacing(dp(6))
        proof.addWidget(self.identity)
        proof.addWidget(self.verify)
        proof.addStretch(1)
        who.addWidget(self.note)
        self.contacts.setSpacing(dp(7))
        who.addLayout(self.contacts)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(proof)
        column.addWidget(self.retracting)
        column.addLayout(who)
        change = QHBoxLayout()
        change.setContentsMargins(dp(10), 0, dp(16), dp(6))  # a link has its own padding
        change.addWidget(self.edit)
        change.addStretch(1)
        column.addLayout(change)
        column.addWidget(Rule(self._theme))
        heading = QHBoxLayout()
        heading.setContentsMargins(dp(16), dp(8), dp(12), dp(2))
        heading.addWidget(self.title)
        column.addLayout(heading)
        listed = QVBoxLayout()
        listed.setContentsMargins(dp(6), 0, dp(6), dp(6))
        listed.addWidget(self.view, 1)
        column.addLayout(listed, 1)
        column.addWidget(self.empty, 1)
        past = QHBoxLayout()
        past.setContentsMargins(dp(10), dp(2), dp(16), dp(8))  # a link has its own padding
        past.addWidget(self.closed)
        past.addStretch(1)
        column.addLayout(past)
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self.skeleton, 1)


class _FactLine(QWidget):
    """An icon and one line, whole in its tooltip when it is cut."""

    def __init__(self, theme: Theme, fact: Fact) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(9))
        row.addWidget(IconLabel(theme, fact.icon, "text2", 16))
        row.addWidget(ElidingLabel(theme, fact.text), 1)
