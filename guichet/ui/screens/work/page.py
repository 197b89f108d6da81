"""« Demandes »: the work of the agent and of the service, late ones first, with the request in hand beside it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from guichet.contract.requests import WorkList, WorkScope
from guichet.ui import formats
from guichet.ui.screens.request.page import RequestPane
from guichet.ui.screens.work.brief import WorkBrief
from guichet.ui.screens.work.model import WorkModel
from guichet.ui.screens.work.rows import TableDelegate, WorkRows, columns
from guichet.ui.theme import SEMIBOLD, Breakpoint, Role, Theme
from guichet.ui.widgets.buttons import Chip
from guichet.ui.widgets.cards import MARGIN, Card
from guichet.ui.widgets.painting import draw_text
from guichet.ui.widgets.rows import Opening, RowList
from guichet.ui.widgets.states import EmptyState, Skeleton

_BESIDE = {Breakpoint.WIDE: 520, Breakpoint.STANDARD: 408}
"""Width of the request beside the list, in logical pixels; a narrower window has room for the list only."""


class WorkPage(QWidget):
    """Filter chips over a table; Espace shows a request beside it, Entrée opens it in its citizen's visit.

    Until one is shown, what the list itself knows of the current row stands there.

    The pane of a request is the counter's own, lent while this page is in sight: its gestures exist once.
    """

    request_chosen = Signal(object)  # RequestHit

    def __init__(self, theme: Theme, model: WorkModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._breakpoint = Breakpoint.STANDARD
        self._beside: RequestPane | None = None
        self._shown: UUID | None = None
        self.setAccessibleName(self.tr("Demandes"))
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setHandleWidth(theme.dp(10))
        self.panes.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        self._lay_out_list(theme)
        self.empty.hide()
        self.view.hide()
        self.brief = WorkBrief(theme)
        self.panes.addWidget(self.brief)
        self.brief.hide()
        self.brief.show_asked.connect(self._show_current)
        self.brief.visit_asked.connect(self._open_current)
        self.view.selectionModel().currentChanged.connect(self._follow)
        self._mark()
        self.view.opened.connect(self._open_row)
        self.view.ticked.connect(self._show_row)
        self.view.clicked.connect(self._show_row)
        model.shown.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.rows.rowCount() and not self.empty.isVisible():
            self.skeleton.start()
        self._model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.watch(False)

    def take_focus(self) -> None:
        """Put the focus in the list."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def toast_anchor(self) -> QWidget:
        """Give the list: the request beside it has its buttons at the bottom."""
        listed = self.panes.widget(0)
        return listed if listed is not None and not listed.isHidden() else self

    def show_beside(self, pane: RequestPane) -> None:
        """Take the pane of a request beside the list, with the request that was shown here last."""
        self._beside = pane
        self.panes.addWidget(pane)
        if self._shown is None:
            pane.clear()
        elif pane.request_id != self._shown:
            pane.show_request(self._shown)
        self._arrange()

    @Slot(object)
    def set_breakpoint(self, breakpoint_: Breakpoint) -> None:
        """Keep the request beside the list where there is room for both."""
        self._breakpoint = breakpoint_
        self._arrange()

    def _arrange(self) -> None:
        pane = self._beside
        if pane is None or self.panes.indexOf(pane) < 0:
            return
        width = self._theme.dp(_BESIDE.get(self._breakpoint, 0))
        opened = self._shown is not None
        pane.setVisible(width > 0 and opened)
        self.brief.setVisible(width > 0 and not opened)
        for place, flexible in enumerate((1, 0, 0)):
            self.panes.setStretchFactor(place, flexible)
        rest = max(self.width() - width - self.panes.handleWidth(), 1)
        self.panes.setSizes([rest, 0, width] if opened else [rest, width, 0])

    @Slot(object)
    def _show(self, work: WorkList) -> None:
        self.skeleton.stop()
        self.skeleton.hide()
        number = formats.count(work.total, self.tr("{n} demande"), self.tr("{n} demandes"))
        if len(work.requests) < work.total:
            number = self.tr("{number}, les {n} plus urgentes").format(number=number, n=len(work.requests))
        self.header.note.setText(number)
        here = self.view.currentIndex()
        row, request_id = max(here.row(), 0), self.rows.hit(here).request_id if here.isValid() else None
        self.rows.show_hits(work.requests)
        self.view.setVisible(bool(work.requests))
        self.titles.setVisible(bool(work.requests) and not self._theme.is_large)
        self.empty.setVisible(not work.requests)
        same = next((place for place, hit in enumerate(work.requests) if hit.request_id == request_id), None)
        self.view.setCurrentIndex(self.rows.index(min(row, len(work.requests) - 1) if same is None else same, 0))
        self._follow(self.view.currentIndex(), here)
        self._mark()

    def _mark(self) -> None:
        for scope, chip in self.chips.items():
            chip.setChecked(scope is self._model.scope)

    def _lay_out_list(self, theme: Theme) -> None:
        card = Card(theme, self.tr("Demandes"))
        self.panes.addWidget(card)
        self.header = card.add_header(self.tr("Demandes"), "")
        self.chips = {scope: self._chip(scope, text) for scope, text in self._scopes()}
        chips = QHBoxLayout()
        chips.setContentsMargins(theme.dp(MARGIN), 0, theme.dp(MARGIN), theme.dp(10))
        chips.setSpacing(theme.dp(6))
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        card.column.addLayout(chips)
        card.add_rule()
        self.rows = WorkRows(self)
        self.view = RowList(self.tr("Demandes"), opens_by=Opening.DOUBLE_CLICK)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(TableDelegate(theme, self.rows, self.view))
        self.titles = _Titles(theme, self.view)
        self.empty = EmptyState(theme, self.tr("Aucune demande ici. Choisissez un autre filtre."))
        self.skeleton = Skeleton(theme, theme.row("queue"), 10)
        listed = QVBoxLayout()
        listed.setContentsMargins(theme.dp(6), theme.dp(2), theme.dp(6), theme.dp(6))
        for part in (self.titles, self.view, self.empty, self.skeleton):
            listed.addWidget(part, 0 if part is self.titles else 1)
        card.column.addLayout(listed, 1)

    def _scopes(self) -> list[tuple[WorkScope, str]]:
        return [
            (WorkScope.MINE, self.tr("À moi")),
            (WorkScope.SERVICE, self.tr("Mon service")),
            (WorkScope.LATE, self.tr("En retard")),
            (WorkScope.UNASSIGNED, self.tr("Sans agent")),
            (WorkScope.READY, self.tr("À remettre")),
        ]

    def _chip(self, scope: WorkScope, text: str) -> Chip:
        chip = Chip(self._theme, text)
        chip.setProperty("scope", scope.value)
        chip.clicked.connect(self._choose)
        return chip

    @Slot()
    def _choose(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._model.choose(WorkScope(str(chip.property("scope"))))
            self._mark()

    @Slot(QModelIndex)
    def _open_row(self, index: QModelIndex) -> None:
        self.request_chosen.emit(self.rows.hit(index))

    @Slot(QModelIndex)
    def _show_row(self, index: QModelIndex) -> None:
        """Show a request beside the list; where there is no room for it, in its citizen's visit."""
        pane = self._beside
        if pane is None or self._breakpoint not in _BESIDE:
            self._open_row(index)
            return
        first, self._shown = self._shown is None, self.rows.hit(index).request_id
        if first:
            self._arrange()
        if pane.request_id != self._shown:
            pane.show_request(self._shown)

    @Slot()
    def _show_current(self) -> None:
        self._show_row(self.view.currentIndex())
        self.take_focus()

    @Slot()
    def _open_current(self) -> None:
        self._open_row(self.view.currentIndex())

    @Slot(QModelIndex, QModelIndex)
    def _follow(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.brief.show_hit(self.rows.hit(index) if index.isValid() else None)


class _Titles(QWidget):
    """The titles of the columns."""

    def __init__(self, theme: Theme, view: RowList) -> None:
        super().__init__()
        self._theme = theme
        self._view = view
        self.setFixedHeight(theme.dp(30))
        view.verticalScrollBar().rangeChanged.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        texts = (self.tr("Demande"), self.tr("Demandeur"), self.tr("Référence"), self.tr("État"))
        row = QRect(0, 0, self._view.viewport().width(), self.height())
        boxes = columns(self._theme, row)
        for box, text in zip(boxes, texts, strict=True):
            draw_text(painter, self._theme, box, text, Role.SM, "text2", weight=SEMIBOLD)
        area = row.adjusted(0, 0, -self._theme.dp(14), 0)
        right = Qt.AlignmentFlag.AlignRight
        draw_text(painter, self._theme, area, self.tr("Réponse"), Role.SM, "text2", weight=SEMIBOLD, align=right)

    @Slot()
    def _follow(self) -> None:
        """Keep over the columns when the scroll bar comes or goes."""
        self.update()
