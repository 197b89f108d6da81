"""The page behind the sync pill: what is to be settled at the left, what waits to be sent at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.desk import SyncStatus
from guichet.contract.journal import JournalLine, JournalPage
from guichet.ui import clock, formats, words
from guichet.ui.screens.sync.boxes import JournalBox
from guichet.ui.screens.sync.model import SyncModel
from guichet.ui.screens.sync.presenter import exchange_of, state_sentence
from guichet.ui.theme import MEDIUM, Breakpoint, Role, Theme
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import MARGIN, Card, ScrollArea, SectionTitle
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.painting import RowState, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate, RowList
from guichet.ui.widgets.states import EmptyState

_ROOT = QModelIndex()


class SyncPage(QWidget):
    """Conflicts with both values side by side, refusals with their reason, and the list of what waits."""

    line_opened = Signal(object)  # JournalLine
    back_asked = Signal()

    def __init__(self, theme: Theme, model: SyncModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._narrow = False
        self.setAccessibleName(self.tr("Synchronisation"))
        self.boxes: list[JournalBox] = []
        self._focus_waits = False
        """Whether the focus was asked for before there was anything to settle."""
        self.state = Label(theme, "", Role.BASE, "text2", wrap=True)
        self.now_button = Button(theme, self.tr("Synchroniser maintenant"), icon="refresh-cw")
        self.back_button = Button(theme, self.tr("Revenir au guichet"), kind=ButtonKind.LINK)
        self.now_button.clicked.connect(model.sync_now)
        self.back_button.clicked.connect(self.back_asked)
        self._settle = QVBoxLayout()
        self._titles = (SectionTitle(theme, ""), SectionTitle(theme, ""))
        self.waiting = _WaitingRows(self)
        self.view = RowList(self.tr("Saisies à envoyer"))
        self.view.setModel(self.waiting)
        self.view.setItemDelegate(_WaitingDelegate(theme, self.waiting, self.view))
        self.view.opened.connect(self._open_waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(10))
        column.addWidget(self._head())
        cards = QHBoxLayout()
        cards.setSpacing(theme.dp(10))
        self._settle_side, self._waiting_side = self._settle_card(), self._waiting_card()
        cards.addWidget(self._settle_side, 3)
        cards.addWidget(self._waiting_side, 2)
        column.addLayout(cards, 1)
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
        self._narrow = breakpoint_ is Breakpoint.NARROW
        self.back_button.setHidden(self._narrow)
        self._arrange()

    def _arrange(self) -> None:
        self._settle_side.setHidden(self._narrow and not self.boxes)
        self._waiting_side.setHidden(self._narrow and bool(self.boxes))

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
        self._lay_boxes(page)
        self._hand_focus_over(focus, old)  # before what holds it is hidden
        for box in old:
            if box not in self.boxes:
                box.hide()
                box.deleteLater()
        self._arrange()
        self.settle_scroll.setVisible(bool(self.boxes))
        self.settle_empty.setVisible(not self.boxes)
        self._show_waiting(page)

    def _show_waiting(self, page: JournalPage) -> None:
        if not page.waiting and self.view.hasFocus():
            self.take_focus()
        current = self.waiting.show_lines(page.waiting, self.view.currentIndex())
        if current is not None:
            self.view.setCurrentIndex(current)
        self.waiting_header.note.setText(str(len(page.waiting)) if page.waiting else "")
        self.view.setVisible(bool(page.waiting))
        self.waiting_empty.setVisible(not page.waiting)

    @Slot(object)
    def _show_status(self, status: SyncStatus) -> None:
        exchange = exchange_of(status)
        self.state.setText(f"{state_sentence(status)} {exchange}." if status.last_sync else state_sentence(status))

    def _box_of(self, line: JournalLine, old: Sequence[JournalBox]) -> JournalBox:
        """Give the box that shows a line already; else a new one, with what was chosen in the one before."""
        before = next((box for box in old if box.line.op_id == line.op_id), None)
        if before is not None and before.line == line:
            return before
        box = JournalBox(self._theme, line, self._model)
        box.open_asked.connect(self.line_opened)
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

    @Slot(QModelIndex)
    def _open_waiting(self, index: QModelIndex) -> None:
        self.line_opened.emit(self.waiting.line(index))

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
        listed = QVBoxLayout()
        listed.setContentsMargins(dp(6), 0, dp(6), dp(6))
        listed.addWidget(self.view)
        card.column.addLayout(listed, 1)
        card.column.addWidget(self.waiting_empty, 1)
        self.view.hide()
        return card


class _WaitingRows(QAbstractListModel):
    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._lines: list[JournalLine] = []

    def show_lines(self, lines: Sequence[JournalLine], current: Index) -> QModelIndex | None:
        """Show other lines; give the row where the one that was current is now, if it must be made current again."""
        if list(lines) == self._lines:
            return None
        chosen = self.line(current).op_id if current.isValid() else None
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()
        return next((self.index(row, 0) for row, line in enumerate(lines) if line.op_id == chosen), None)

    def line(self, index: Index) -> JournalLine:
        return self._lines[index.row()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self.line(index)
            return ", ".join(part for part in (words.operation(line.name), line.subject, line.agent_display) if part)
        return None


class _WaitingDelegate(RowDelegate):
    def __init__(self, theme: Theme, rows: _WaitingRows, parent: Any = None) -> None:
        super().__init__(theme, "search", parent)
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, line = self.theme, self.theme.dp, self._rows.line(index)
        paint_icon(painter, theme, "clock", QRect(rect.x() + dp(10), rect.y(), dp(18), rect.height()), "text2")
        moment = formats.moment_column(line.made_at, clock.today())
        area = QRect(rect.x() + dp(40), rect.y() + dp(5), rect.width() - dp(52), dp(20))
        draw_text(painter, theme, area, moment, Role.SM, "text2", align=Qt.AlignmentFlag.AlignRight)
        title = area.adjusted(0, 0, -theme.text_width(moment, Role.SM) - dp(8), 0)
        draw_text(painter, theme, title, words.operation(line.name), weight=MEDIUM)
        below = area.translated(0, dp(20))
        draw_text(painter, theme, below, formats.joined((line.subject, line.agent_display)), Role.SM, "text2")
