"""The open requests of the citizen card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from guichet.contract.people import RequestLine
from guichet.ui import clock, formats, words
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.painting import (
    RowState,
    draw_pills_right,
    draw_reference,
    draw_text,
    paint_icon,
    paint_row_background,
    pill_size,
)
from guichet.ui.widgets.rows import Index, RowDelegate

_ROOT = QModelIndex()


def given_names(display: str) -> str:
    """Keep the given names of a person's display (« Mlle BENALI Inès » → « Inès »)."""
    kept = [word for word in display.split() if not word.isupper() and word not in ("Mme", "M.")]
    return " ".join(kept) or display


class RequestRows(QAbstractListModel):
    """Requests of one person, due ones first."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._lines: list[RequestLine] = []
        self._own = ""

    def show_lines(self, lines: Sequence[RequestLine], own_display: str) -> None:
        """Show these requests; ``own_display`` is the open file's person, not repeated on each row."""
        self.beginResetModel()
        self._lines = list(lines)
        self._own = own_display
        self.endResetModel()

    def line(self, index: Index) -> RequestLine:
        """Give what a row stands for."""
        return self._lines[index.row()]

    def title(self, line: RequestLine) -> str:
        """Give the title, the child's name first: it is what tells two alike apart."""
        if line.beneficiary_display and line.beneficiary_display != self._own:
            return f"{given_names(line.beneficiary_display)} — {line.label}"
        return line.label

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (self.title(line), detail(line), missing(line)) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = state_of(line)
            return ", ".join(
                part for part in (self.title(line), detail(line), missing(line), state[0] if state else "") if part
            )
        return None


def how(line: RequestLine) -> str:
    """Say how a request stands."""
    if line.closed:
        return words.tr("Close")
    return words.tr("Incomplète") if line.documents_missing else line.state_label


def detail(line: RequestLine) -> str:
    """Give the second line: how it stands, and its reference."""
    return formats.joined((how(line), line.reference))


def missing(line: RequestLine) -> str:
    """Say how many documents are missing; nothing when none is."""
    if not line.documents_missing or line.closed:
        return ""
    return formats.count(line.documents_missing, words.tr("{n} pièce manque"), words.tr("{n} pièces manquent"))


def state_of(line: RequestLine) -> Any:
    """Give the pill of a request's deadline; nothing waits for a closed one."""
    return None if line.closed else formats.due_state(line.due_on, clock.today(), suspended=line.suspended)


def _short(due: Any, line: RequestLine) -> Any:
    """Give the pill of a row: the words that the row has no room for are in its tooltip."""
    return (words.tr("En attente"), *due[1:]) if due and line.suspended else due


class RequestDelegate(RowDelegate):
    """Paints a request: category, title, state and reference, days left."""

    def __init__(self, theme: Theme, model: RequestRows, parent: Any = None) -> None:
        super().__init__(theme, "request", parent)
        self._model = model

    def paint_background(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        paint_row_background(painter, self.theme, rect.adjusted(0, 1, 0, -1), state, accent=True)

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, line = self.theme, self.theme.dp, self._model.line(index)
        icon = QRect(rect.x() + dp(12), rect.y() + dp(8), dp(18), dp(20))
        paint_icon(painter, theme, words.category_icon(line.category), icon, "primary" if state.selected else "text2")
        due, name = _short(state_of(line), line), self._model.title(line)
        room = rect.width() - dp(53) - (pill_size(theme, due[0], due[2]).width() + dp(10) if due else 0)
        if due and theme.text_width(name, Role.BASE, MEDIUM) > room:
            due = (*due[:2], "")  # its words and colour say it
        right = draw_pills_right(
            painter, theme, rect.right() - dp(9), icon.center().y(), [due] if due else [], outlined=state.selected
        )
        left = rect.x() + dp(40)
        title = QRect(left, rect.y() + dp(8), right - left - dp(4), dp(20))
        draw_text(painter, theme, title, name, weight=MEDIUM)
        below = QRect(left, rect.y() + dp(29), rect.right() - left - dp(9), dp(18))
        draw_reference(painter, theme, below, how(line), line.reference)
