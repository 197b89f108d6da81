"""« Comptes »: who may come in, with which roles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from guichet.contract.accounts import AccountFacts
from guichet.contract.refusals import GuichetError
from guichet.ui import clock, formats
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.admin import account_pane as names
from guichet.ui.screens.admin import account_words as words
from guichet.ui.screens.admin.account_pane import AccountPane
from guichet.ui.screens.admin.accounts_model import AccountsModel, Standing, find
from guichet.ui.screens.admin.section import Section
from guichet.ui.screens.admin.table import Column, PillOf, Table, TableRows
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Button, Chip
from guichet.ui.widgets.cards import MARGIN
from guichet.ui.widgets.focus import keep_one_stop
from guichet.ui.widgets.inputs import TextField


class _AccountRows(TableRows[AccountFacts]):
    """Accounts: who, function, roles, state."""

    def cells(self, row: AccountFacts) -> tuple[str, ...]:
        return f"{words.display(row)}", row.login, row.quality, words.roles(row)

    def pill(self, row: AccountFacts) -> PillOf:
        return words.pill(row, clock.today(), datetime.now(UTC))


class AccountsPage(Section):
    """Filters over the table; Entrée goes into the pane of an account."""

    model: AccountsModel

    def __init__(self, theme: Theme, bridge: DeskBridge, actions: Actions) -> None:
        super().__init__(theme)
        self.setAccessibleName(self.tr("Comptes"))
        self._actions = actions
        self.model = AccountsModel(bridge, self)
        self.rows = _AccountRows(self)
        self._wanted: UUID | None = None

    def _make(self) -> Iterator[None]:
        self._make_list()
        yield
        self._add_actions()
        self.pane = AccountPane(self._theme, self._actions)
        self.add_pane(self.pane)
        yield
        yield from self.pane.build()
        self._connect()

    @property
    def is_typing(self) -> bool:
        """Whether something of an account is typed and not kept."""
        return self._built and self.pane.is_typing

    @Slot()
    def save(self) -> None:
        """Open the account that is typed, or keep what is corrected."""
        self.pane.save()

    @Slot()
    def _grant(self) -> None:
        self.pane.grant()

    @Slot()
    def _give_password(self) -> None:
        self.pane.give()

    @Slot()
    def _unlock(self) -> None:
        self.pane.forget_attempts()

    @Slot()
    def _close(self) -> None:
        self.pane.close_account()

    @Slot()
    def _reopen(self) -> None:
        self.pane.reopen()

    def begin_new(self) -> None:
        """Begin to open an account."""
        self.show_pane(True)
        self.pane.begin_new()

    @Slot()
    def _show(self) -> None:
        """Show the accounts as they are now; the one in hand stays in hand."""
        for standing, chip in self.chips.items():
            chip.set_count(len(self.model.of(standing)))
        kept = self.model.kept
        shown = self._wanted or (self.pane.account.agent_id if self.pane.account is not None else None)
        places = [place for place, each in enumerate(kept) if each.agent_id == shown]
        here = self.view.currentIndex().row()
        self.header.note.setText(formats.count(len(kept), self.tr("{n} compte"), self.tr("{n} comptes")))
        keep_typing = self.pane.is_new and self._wanted is None
        self.rows.show_rows(kept)
        self.view.selectionModel().blockSignals(keep_typing)
        self.table.settle(places[0] if places else here)
        self.view.selectionModel().blockSignals(False)
        self._wanted = None
        if not keep_typing:
            self._show_current()

    @Slot()
    def _filter(self) -> None:
        self.model.standing = next(standing for standing, chip in self.chips.items() if chip.isChecked())
        self.model.text = self.search.text()
        self._show()

    @Slot()
    def _show_current(self) -> None:
        index = self.view.currentIndex()
        self.pane.show_account(self.rows.row(index) if index.isValid() and self.rows.rows else None)

    @Slot(QModelIndex)
    def _enter(self, _index: QModelIndex) -> None:
        self.show_pane(True)
        self._show_current()
        if self.is_narrow:
            self.pane.given_name.setFocus()

    @Slot(object)
    def _on_opened(self, agent_id: UUID) -> None:
        self._wanted = agent_id
        self.pane.is_new = False
        if find(self.model.accounts, agent_id) is not None:
            self._show()

    @Slot(str, object)
    def _on_done(self, gesture: str, undo: object) -> None:
        said = {
            "opened": self.tr("Compte ouvert. Donnez à l’agent son mot de passe provisoire."),
            "password": self.tr("Nouveau mot de passe donné. L’agent choisira le sien."),
            "corrected": self.tr("Compte corrigé."),
            "granted": self.tr("Rôle donné. Il vaut à la prochaine session de l’agent."),
            "revoked": self.tr("Rôle retiré. Chaque poste l’applique à son prochain échange."),
            "closed": self.tr("Fermeture enregistrée. Chaque poste l’applique à son prochain échange."),
            "reopened": self.tr("Le compte reste ouvert."),
            "unlocked": self.tr("Essais oubliés ici. Les autres postes suivent à leur prochain échange."),
        }[gesture]
        if gesture == "password":
            self.pane.password.forget()
        if gesture == "opened":
            self.take_focus()  # the field that had the focus is closed with its part: Qt would leave the page
        if callable(undo):
            self.undo_offered.emit(said, undo)
        else:
            self.say.emit(said)

    @Slot(object)
    def _refuse(self, error: GuichetError) -> None:
        if not self.pane.refuse(error):
            self.refused.emit(error)

    @Slot()
    def _leave_pane(self) -> None:
        self._show_current()
        self.take_focus()

    def _connect(self) -> None:
        self.model.shown.connect(self._show)
        self.model.services_known.connect(self.pane.show_services)
        self.model.done.connect(self._on_done)
        self.model.opened.connect(self._on_opened)
        self.model.refused.connect(self._refuse)
        for chip in self.chips.values():
            chip.clicked.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.view.selectionModel().currentChanged.connect(self._show_current)
        self.view.opened.connect(self._enter)
        pane = self.pane
        pane.opened.connect(self.model.open_account)
        pane.corrected.connect(self.model.correct)
        pane.granted.connect(self.model.grant)
        pane.revoked.connect(self.model.revoke)
        pane.password_given.connect(self.model.give_password)
        pane.unlocked.connect(self.model.unlock)
        pane.closed.connect(self.model.close)
        pane.reopened.connect(self.model.reopen)
        pane.left.connect(self._leave_pane)

    def _add_actions(self) -> None:
        for name, text, key, icon, gesture in (
            (names.SAVE, "", "Ctrl+Return", "check", self.save),
            (names.GRANT, self.tr("Donner ce rôle"), "", "plus", self._grant),
            (names.PASSWORD, self.tr("Donner ce mot de passe"), "", "key-round", self._give_password),
            (names.UNLOCK, self.tr("Débloquer le compte"), "", "rotate-cw", self._unlock),
            (names.CLOSE, self.tr("Fermer le compte"), "", "ban", self._close),
            (names.REOPEN, self.tr("Rouvrir le compte"), "", "rotate-cw", self._reopen),
        ):
            self._actions.add(ActionSpec(name, text, key, icon, Context.ACCOUNTS), gesture)
        self._actions.attach(Context.ACCOUNTS, self)

    def _make_list(self) -> None:
        theme, dp = self._theme, self._theme.dp
        card = self.add_list(self.tr("Comptes"))
        self.new = Button.of(theme, self._actions, "account.new")
        self.header = card.add_header(self.tr("Comptes"), "", self.new)
        self.chips = {Standing.OPEN: Chip(theme, self.tr("Ouverts")), Standing.CLOSED: Chip(theme, self.tr("Fermés"))}
        self.search = TextField(theme, placeholder=self.tr("Nom, identifiant, rôle…"), icon="search")
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(dp(MARGIN), 0, dp(MARGIN), dp(10))
        row.setSpacing(dp(6))
        for chip in self.chips.values():
            self._group.addButton(chip)
            row.addWidget(chip)
        keep_one_stop(self._group)
        self.chips[Standing.OPEN].setChecked(True)
        self.search.setAccessibleName(self.tr("Filtrer les comptes"))
        row.addWidget(self.search, 1)
        card.column.addLayout(row)
        card.add_rule()
        columns = (
            Column(self.tr("Agent"), 0.24, strong=True),
            Column(self.tr("Identifiant"), 0.17),
            Column(self.tr("Fonction"), 0.2),
            Column(self.tr("Rôles"), 0.21),
            Column(self.tr("État"), 0.18),
        )
        empty = self.tr("Aucun compte ici. Choisissez un autre filtre.")
        self.table = Table(theme, self.tr("Comptes"), self.rows, columns, empty)
        self.view = self.table.view
        card.column.addWidget(self.table, 1)
