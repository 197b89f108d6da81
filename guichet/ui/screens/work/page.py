"""« Demandes »: the work of the agent and of the service, late ones first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.requests import WorkList, WorkScope
from guichet.ui import formats
from guichet.ui.screens.work.model import WorkModel
from guichet.ui.screens.work.rows import TableDelegate, WorkRows, columns
from guichet.ui.theme import SEMIBOLD, Role, Theme
from guichet.ui.widgets.buttons import Chip
from guichet.ui.widgets.cards import MARGIN, Card
from guichet.ui.widgets.painting import draw_text
from guichet.ui.widgets.rows import RowList
from guichet.ui.widgets.states import EmptyState, Skeleton


class WorkPage(QWidget):
    """Filter chips over a table; Entrée opens the request in its citizen's visit."""

    request_chosen = Signal(object)  # RequestHit

    def __init__(self, theme: Theme, model: WorkModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.setAccessibleName(self.tr("Demandes"))
        card = Card(theme, self.tr("Demandes"))
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
        self.view = RowList(self.tr("Demandes"))
        self.view.setModel(self.rows)
        self.view.setItemDelegate(TableDelegate(theme, self.rows, self.view))
        self.titles = _Titles(theme)
        self.empty = EmptyState(theme, self.tr("Aucune demande ici. Choisissez un autre filtre."))
        self.skeleton = Skeleton(theme, theme.row("queue"), 10)
        listed = QVBoxLayout()
        listed.setContentsMargins(theme.dp(6), theme.dp(2), theme.dp(6), theme.dp(6))
        for part in (self.titles, self.view, self.empty, self.skeleton):
            listed.addWidget(part, 0 if part is self.titles else 1)
        card.column.addLayout(listed, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.empty.hide()
        self.view.hide()
        self._mark()
        self.view.opened.connect(self._open_row)
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

    @Slot(object)
    def _show(self, work: WorkList) -> None:
        self.skeleton.stop()
        self.skeleton.hide()
        row = max(self.view.currentIndex().row(), 0)
        number = formats.count(work.total, self.tr("{n} demande"), self.tr("{n} demandes"))
        if len(work.requests) < work.total:
            number = self.tr("{number}, les {n} plus urgentes").format(number=number, n=len(work.requests))
        self.header.note.setText(number)
        self.rows.show_hits(work.requests)
        self.view.setVisible(bool(work.requests))
        self.titles.setVisible(bool(work.requests))
        self.empty.setVisible(not work.requests)
        self.view.setCurrentIndex(self.rows.index(min(row, len(work.requests) - 1), 0))
        self._mark()

    def _mark(self) -> None:
        for scope, chip in self.chips.items():
            chip.setChecked(scope is self._model.scope)

    def _scopes(self) -> list[tuple[WorkScope, str]]:
        return [
            (WorkScope.MINE, self.tr("À moi")),
            (WorkScope.SERVICE, self.tr("Mon service")),
            (WorkScope.LATE, self.tr("En retard")),
            (WorkScope.UNASSIGNED, self.tr("Sans agent")),
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


class _Titles(QWidget):
    """The titles of the columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.dp(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        texts = (self.tr("Demande"), self.tr("Demandeur"), self.tr("Référence"), self.tr("État"))
        boxes = columns(self._theme, QRect(0, 0, self.width(), self.height()))
        for box, text in zip(boxes, texts, strict=True):
            draw_text(painter, self._theme, box, text, Role.SM, "text2", weight=SEMIBOLD)
        area = QRect(0, 0, self.width() - self._theme.dp(14), self.height())
        right = Qt.AlignmentFlag.AlignRight
        draw_text(painter, self._theme, area, self.tr("Réponse"), Role.SM, "text2", weight=SEMIBOLD, align=right)
