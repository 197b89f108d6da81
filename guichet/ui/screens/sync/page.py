"""The page behind the sync pill: where it stands, what is to be settled, what waits to be sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.desk import SyncStatus
from guichet.contract.journal import JournalLine, JournalPage
from guichet.ui.screens.sync.boxes import GIVE_UP, KEEP, OPEN, JournalBox
from guichet.ui.screens.sync.figures import Figures
from guichet.ui.screens.sync.model import SyncModel
from guichet.ui.screens.sync.presenter import exchange_of, state_sentence
from guichet.ui.screens.sync.waiting import WaitingCard, WaitingDelegate, WaitingRows
from guichet.ui.theme import Breakpoint, Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import MARGIN, Card, ScrollArea, SectionTitle
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.rows import Opening, RowList
from guichet.ui.widgets.states import EmptyState

_SETTLED, _LISTED, _READ = 6, 4, 4
"""Shares of the width: what is to be settled, what waits, the reading of one line."""


class SyncPage(QWidget):
    """Conflicts with both values side by side, refusals with their reason, and the list of what waits.

    Its actions are about the line in hand: the box that has the focus or whose button is pressed, else the first one
    that can be settled so; opening is about the chosen line of what waits, where there is no box.
    """

    line_opened = Signal(object)  # JournalLine

    def __init__(self, theme: Theme, actions: Actions, model: SyncModel) -> None:
        super().__init__()
        self._theme = theme
        self._actions = actions
        self._model = model
        self._breakpoint = Breakpoint.STANDARD
        self.setAccessibleName(self.tr("Synchronisation"))
        self.boxes: list[JournalBox] = []
        self._pressed: JournalBox | WaitingCard | None = None
        self._focus_waits = False
        """Whether the focus was asked for before there was anything to settle."""
        self._add_actions()
        self.state = Label(theme, "", Role.BASE, "text2", wrap=True)
        self.now_button = Button.of(theme, actions, "sync.now")
        back = self.tr("Revenir au guichet")
        self.back_button = Button.of(theme, actions, "module.counter", kind=ButtonKind.LINK, text=back)
        self.back_button.setAccessibleName(back)
        self.figures = Figures(theme)
        self._settle = QVBoxLayout()
        self._titles = (SectionTitle(theme, ""), SectionTitle(theme, ""))
        self.waiting = WaitingRows(self)
        self.view = RowList(self.tr("Saisies à envoyer"), opens_by=Opening.DOUBLE_CLICK)
        self.view.setModel(self.waiting)
        self.view.setItemDelegate(WaitingDelegate(theme, self.waiting, self.view))
        self.view.opened.connect(self._open_waiting)
        self.view.selectionModel().currentChanged.connect(self._read_current)
        self.sent = WaitingRows(self)
        self.sent_view = RowList(self.tr("Vos dernières saisies envoyées"), opens_by=Opening.DOUBLE_CLICK)
        self.sent_view.setModel(self.sent)
        self.sent_view.setItemDelegate(WaitingDelegate(theme, self.sent, self.sent_view, icon="check"))
        self.sent_view.opened.connect(self._open_sent)
        self.reading = WaitingCard(theme, actions)
        self.reading.touched.connect(self._on_touched)
        self._lay_out()
        actions.attach(Context.SYNC, self)
        model.shown.connect(self.show_page)
        model.status_changed.connect(self._show_status)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_status(self._model.status)
        self._model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.watch(False)

    @Slot(object)
    def set_breakpoint(self, breakpoint_: Breakpoint) -> None:
        """Show one card at a time where the text is large: what is to be settled first, else what waits."""
        self._breakpoint = breakpoint_
        self._arrange()

    def _arrange(self) -> None:
        """Give the room to what there is: a choice to make comes before figures and the reading of what only waits."""
        narrow, wide = self._breakpoint is Breakpoint.NARROW, self._breakpoint is Breakpoint.WIDE
        to_settle, waits = bool(self.boxes), bool(self.waiting.rowCount())
        beside = wide or not (to_settle or narrow)
        self.figures.setVisible(beside)
        self.back_button.setHidden(narrow or not self._actions["module.counter"].isVisible())
        sent = bool(self.sent.rowCount()) and not narrow
        self._sent.setVisible(sent)
        self._settle_side.setVisible(to_settle or not (waits or narrow or sent))
        self._waiting_side.setHidden(narrow and to_settle)
        self.reading.setVisible(waits and beside)
        filled = int(to_settle or waits or sent)
        self._outer.setStretchFactor(self._cards, filled)
        self._outer.setStretch(self._outer.count() - 1, 1 - filled)

    def take_focus(self) -> None:
        """Put the focus on the first choice to make, else on « Synchroniser maintenant »."""
        self._focus_waits = not self.boxes
        (self.boxes[0].first_way_out() if self.boxes else self.now_button).setFocus(Qt.FocusReason.TabFocusReason)

    def toast_anchor(self) -> QWidget:
        """Give the page: it has no button at its bottom."""
        return self

    @Slot(object)
    def show_page(self, page: JournalPage) -> None:
        """Show the journal of now; what was being chosen, and the focus, stay where they are."""
        focus = QApplication.focusWidget()
        old = self.boxes
        self.boxes = [self._box_of(line, old) for line in (*page.conflicts, *page.refused)]
        self._allow_boxes()
        self._lay_boxes(page)
        self._hand_focus_over(focus, old)  # before what holds it is hidden
        for box in old:
            if box not in self.boxes:
                box.hide()
                box.deleteLater()
        self.settle_scroll.setVisible(bool(self.boxes))
        self.settle_empty.setVisible(not self.boxes)
        self._show_waiting(page)
        self._allow_boxes()
        self._arrange()

    def _show_waiting(self, page: JournalPage) -> None:
        if not page.waiting and self.view.hasFocus():
            self.take_focus()
        current = self.waiting.show_lines(page.waiting, self.view.currentIndex())
        if current is not None:
            self.view.setCurrentIndex(current)
        self.waiting_header.note.setText(str(len(page.waiting)) if page.waiting else "")
        self._listed.setVisible(bool(page.waiting))
        self.waiting_empty.setVisible(not page.waiting)
        sent = () if page.waiting else page.sent
        current = self.sent.show_lines(sent, self.sent_view.currentIndex())
        if current is not None:
            self.sent_view.setCurrentIndex(current)

    @Slot(object)
    def _show_status(self, status: SyncStatus) -> None:
        exchange = exchange_of(status)
        self.state.setText(f"{state_sentence(status)} {exchange}." if status.last_sync else state_sentence(status))
        self.figures.show_status(status)

    def _box_of(self, line: JournalLine, old: Sequence[JournalBox]) -> JournalBox:
        """Give the box that shows a line already; else a new one, with what was chosen in the one before."""
        before = next((box for box in old if box.line.op_id == line.op_id), None)
        if before is not None and before.line == line:
            return before
        box = JournalBox(self._theme, self._actions, line)
        box.touched.connect(self._on_touched)
        if before is not None:
            box.carry(before)
        return box

    def _lay_boxes(self, page: JournalPage) -> None:
        while self._settle.takeAt(0) is not None:
            pass  # the widgets stay where they are, and keep the focus
        conflicts = len(page.conflicts)
        texts = (
            self.tr("Conflits ({n})").format(n=conflicts),
            self.tr("Refusées ({n})").format(n=len(page.refused)),
        )
        before: QWidget = self.now_button
        for title, text, boxes in zip(
            self._titles, texts, (self.boxes[:conflicts], self.boxes[conflicts:]), strict=True
        ):
            title.set_title(text)
            self._settle.addWidget(title)
            title.setVisible(bool(boxes))
            for box in boxes:
                self._settle.addWidget(box)
                box.show()
                for stop in box.stops.values():
                    QWidget.setTabOrder(before, stop)
                    before = stop
        self._settle.addStretch(1)
        if self.boxes:
            self._settle_side.show()
            self.settle_scroll.show()

    def _hand_focus_over(self, focus: QWidget | None, old: Sequence[JournalBox]) -> None:
        """Leave the focus on what is still there, else on what stands for it now."""
        held = next((box for box in old if focus is not None and box.isAncestorOf(focus)), None)
        if held is not None and focus is not None and held not in self.boxes:
            heir = next((box for box in self.boxes if box.line.op_id == held.line.op_id), None)
            if heir is None:
                self.take_focus()
            else:
                heir.stop_like(held, focus).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._focus_waits and focus is self.now_button and self.boxes:
            self.take_focus()
        self._focus_waits = False

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def keep_choice(self) -> None:
        """Settle a conflict as it was chosen, field by field."""
        box = self._in_hand(KEEP)
        if box is not None and box.comparison is not None:
            self._model.settle(box.line, box.comparison.kept())

    @Slot()
    def give_up(self) -> None:
        """Take an entry that cannot be sent back, with what stands on it."""
        box = self._in_hand(GIVE_UP)
        if box is not None:
            self._model.give_up(box.line)

    @Slot()
    def open_line(self) -> None:
        """Open the file or the request that the line in hand is about."""
        box = self._in_hand(OPEN)
        if box is None:
            self._open_waiting(self.view.currentIndex())
        else:
            self.line_opened.emit(box.line)

    def _in_hand(self, action: str) -> JournalBox | None:
        """Give the box that a gesture is about; None for the line that waits, or where a box does not offer it."""
        here, pressed, self._pressed = QApplication.focusWidget(), self._pressed, None
        parts = (*self.boxes, self._waiting_side, self.reading)
        held = next((part for part in parts if here is not None and part.isAncestorOf(here)), None)
        part = pressed if pressed in parts else held
        if part is None:
            part = next((box for box in self.boxes if action in box.ways), None)
        return part if isinstance(part, JournalBox) and action in part.ways else None

    @Slot()
    def _on_touched(self) -> None:
        part = self.sender()
        self._pressed = part if isinstance(part, JournalBox | WaitingCard) else None

    def _allow_boxes(self) -> None:
        for name in (KEEP, GIVE_UP, OPEN):
            offered = any(name in box.ways for box in self.boxes)
            self._actions[name].setEnabled(offered or (name == OPEN and self.waiting.rowCount() > 0))

    @Slot(QModelIndex)
    def _open_waiting(self, index: QModelIndex) -> None:
        if index.isValid():
            self.line_opened.emit(self.waiting.line(index))

    @Slot(QModelIndex)
    def _open_sent(self, index: QModelIndex) -> None:
        self.line_opened.emit(self.sent.line(index))

    @Slot()
    def _read_current(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.reading.show_line(self.waiting.line(index))

    # --- making ------------------------------------------------------------------------------------------------------

    def _add_actions(self) -> None:
        add, context = self._actions.add, Context.SYNC
        add(ActionSpec(KEEP, self.tr("Enregistrer mon choix"), "Ctrl+Return", "check", context), self.keep_choice)
        add(ActionSpec(OPEN, self.tr("Ouvrir le dossier"), "Ctrl+O", "folder-open", context), self.open_line)
        add(ActionSpec(GIVE_UP, self.tr("Abandonner cette saisie"), "", "trash-2", context), self.give_up)
        for name in (KEEP, OPEN, GIVE_UP):
            self._actions[name].setEnabled(False)

    def _lay_out(self) -> None:
        gap = self._theme.dp(10)
        self._settle_side, self._waiting_side = self._settle_card(), self._waiting_card()
        self._cards = QHBoxLayout()
        self._cards.setSpacing(gap)
        for card, share in ((self._settle_side, _SETTLED), (self._waiting_side, _LISTED), (self.reading, _READ)):
            self._cards.addWidget(card, share)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(gap)
        self._outer.addWidget(self._head())
        self._outer.addWidget(self.figures)
        self._outer.addLayout(self._cards)
        self._outer.addStretch(0)
        self._arrange()

    def _head(self) -> Card:
        dp = self._theme.dp
        head = Card(self._theme, self.tr("État"))
        words_ = QVBoxLayout()
        words_.setSpacing(dp(4))
        words_.addWidget(Label(self._theme, self.tr("Synchronisation"), Role.XL))
        words_.addWidget(self.state)
        row = QHBoxLayout()
        row.setContentsMargins(dp(24), dp(16), dp(20), dp(16))
        row.setSpacing(dp(16))
        row.addLayout(words_, 1)
        row.addWidget(self.back_button)
        row.addWidget(self.now_button)
        head.column.addLayout(row)
        return head

    def _settle_card(self) -> Card:
        dp = self._theme.dp
        card = Card(self._theme, self.tr("À régler"))
        card.add_header(self.tr("À régler"), self.tr("les deux versions restent dans l’historique"))
        content = QWidget()
        outer = QVBoxLayout(content)
        outer.setContentsMargins(dp(MARGIN), 0, dp(MARGIN), dp(MARGIN))
        self._settle.setSpacing(dp(8))
        outer.addLayout(self._settle, 1)
        self.settle_scroll = ScrollArea(content)
        self.settle_empty = EmptyState(
            self._theme, self.tr("Rien à régler. Aucune saisie n’est refusée ni en conflit.")
        )
        card.column.addWidget(self.settle_scroll, 1)
        card.column.addWidget(self.settle_empty, 1)
        self.settle_scroll.hide()
        return card

    def _waiting_card(self) -> Card:
        dp = self._theme.dp
        card = Card(self._theme, self.tr("En attente d’envoi"))
        self.waiting_header = card.add_header(self.tr("En attente d’envoi"), "")
        self.waiting_empty = EmptyState(self._theme, self.tr("Rien n’attend. Toutes vos saisies sont chez le serveur."))
        self._listed = QWidget()
        listed = QVBoxLayout(self._listed)
        listed.setContentsMargins(dp(6), 0, dp(6), dp(6))
        listed.addWidget(self.view)
        card.column.addWidget(self._listed, 1)
        card.column.addWidget(self.waiting_empty, 1)
        self._sent = QWidget()
        sent = QVBoxLayout(self._sent)
        sent.setContentsMargins(dp(6), 0, dp(6), dp(6))
        title = SectionTitle(self._theme, self.tr("Vos dernières saisies envoyées"))
        title.setContentsMargins(dp(10), 0, dp(10), 0)
        sent.addWidget(title)
        sent.addWidget(self.sent_view, 1)
        card.column.addWidget(self._sent, 6)
        self._sent.hide()
        self._listed.hide()
        return card
