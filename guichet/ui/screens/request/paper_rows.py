"""The papers of a request, one row each: what it is, its number, its day, whether it still counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from guichet.contract.requests import ReceiptFacts, ReceiptKind
from guichet.ui import print_words
from guichet.ui.formats import day_numeric, joined
from guichet.ui.print_words import tr
from guichet.ui.theme import MEDIUM, Role, Theme, Tone
from guichet.ui.widgets.painting import RowState, draw_pills_right, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate, RowList

_ROOT = QModelIndex()
_ICONS = {
    ReceiptKind.DEPOSIT: "receipt-text",
    ReceiptKind.ACKNOWLEDGMENT: "file-text",
    ReceiptKind.MISSING_DOCUMENTS: "list-checks",
}


def detail(paper: ReceiptFacts) -> str:
    """Give the second line of a paper: its number, its day, and whether it was issued without a network."""
    return joined((paper.number, day_numeric(paper.issued_on), tr("sans réseau") if paper.offline else ""))


def pill_of(paper: ReceiptFacts) -> tuple[str, Tone, str] | None:
    """Give the word and the colour of a paper that no longer counts."""
    return (tr("Annulé"), Tone.DANGER, "ban") if paper.voided else None


class PaperRows(QAbstractListModel):
    """The papers, the last issued first."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.papers: list[ReceiptFacts] = []

    def show(self, papers: Sequence[ReceiptFacts]) -> None:
        """Show these papers; the rows stay where they are when none came."""
        wanted = list(reversed(papers))
        if [each.receipt_id for each in wanted] == [each.receipt_id for each in self.papers]:
            self.papers = wanted
            if wanted:
                self.dataChanged.emit(self.index(0, 0), self.index(len(wanted) - 1, 0))
            return
        self.beginResetModel()
        self.papers = wanted
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.papers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        paper = self.papers[index.row()]
        name = print_words.paper_name(paper.kind)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (name, detail(paper), paper.void_reason) if part)
            case Qt.ItemDataRole.AccessibleTextRole:
                pill = pill_of(paper)
                return ", ".join(part for part in (name, detail(paper), pill[0] if pill else "") if part)
        return None


class _Delegate(RowDelegate):
    def __init__(self, theme: Theme, rows: PaperRows, parent: QWidget) -> None:
        super().__init__(theme, "document", parent)
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, paper = self.theme, self.theme.dp, self._rows.papers[index.row()]
        icon = QRect(rect.x() + dp(10), rect.y(), dp(20), rect.height())
        paint_icon(painter, theme, _ICONS[paper.kind], icon, "text3" if paper.voided else "primary", 20)
        pill = pill_of(paper)
        right = draw_pills_right(
            painter, theme, rect.right() - dp(10), rect.center().y(), [pill] if pill else [], outlined=state.selected
        )
        text = QRect(rect.x() + dp(40), rect.y() + dp(5), right - rect.x() - dp(44), dp(20))
        colour = "text2" if paper.voided else "text"
        draw_text(painter, theme, text, print_words.paper_name(paper.kind), Role.BASE, colour, weight=MEDIUM)
        draw_text(painter, theme, text.translated(0, dp(19)), detail(paper), Role.SM, "text2")
        if not state.selected and index.row() + 1 < self._rows.rowCount():
            line = QRect(rect.x() + dp(40), rect.bottom(), rect.width() - dp(48), 1)
            painter.fillRect(line, theme.colour("border"))


class PaperList(RowList):
    """As high as its rows, for the card around it scrolls; showing papers again keeps the current one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Papiers remis"), parent)
        self.rows = PaperRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self.rows, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._fit)

    def show_papers(self, papers: Sequence[ReceiptFacts]) -> None:
        """Show these papers."""
        here = self.current()
        self.rows.show(papers)
        self.select(here.receipt_id if here is not None else None)
        self._fit()

    def select(self, receipt_id: UUID | None) -> None:
        """Make a paper the current one, or the last issued."""
        ids = [each.receipt_id for each in self.rows.papers]
        if ids:
            self.setCurrentIndex(self.rows.index(ids.index(receipt_id) if receipt_id in ids else 0, 0))
            self.clearSelection()

    def current(self) -> ReceiptFacts | None:
        """Give the current paper."""
        index = self.currentIndex()
        return self.rows.papers[index.row()] if index.isValid() else None

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(1, self.content_height()))

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self.content_height()))
