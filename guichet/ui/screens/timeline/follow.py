"""What else happened to a request: the other lines of the history that are about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from guichet.contract.interactions import TimelineEntry
from guichet.ui import clock, formats, words
from guichet.ui.screens.timeline.rows import text_of
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.painting import RowState, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate

_ROOT = QModelIndex()
_MOMENT = 96
"""Room for a day and an hour, in logical pixels."""


class FollowRows(QAbstractListModel):
    """Entries about one request, the newest first."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._entries: tuple[TimelineEntry, ...] = ()

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, index: Index) -> TimelineEntry:
        """Give the entry of a row."""
        return self._entries[index.row()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return words.entry_title(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            moment = formats.moment_text(entry.happened_at, clock.today())
            return ", ".join(part for part in (words.entry_title(entry), moment, text_of(entry)) if part)
        return None


class FollowDelegate(RowDelegate):
    """Paints the moment, the icon and what happened, in one line."""

    def __init__(self, theme: Theme, rows: FollowRows, parent: Any = None) -> None:
        super().__init__(theme, "agent", parent)
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, entry = self.theme, self.theme.dp, self._rows.entry(index)
        inner = rect.adjusted(dp(8), 0, -dp(8), 0)
        moment = formats.moment_column(entry.happened_at, clock.today())
        draw_text(painter, theme, QRect(inner.x(), inner.y(), dp(_MOMENT), inner.height()), moment, Role.SM, "text2")
        icon, token = words.entry_icon(entry)
        paint_icon(painter, theme, icon, QRect(inner.x() + dp(_MOMENT), inner.y(), dp(18), inner.height()), token, 16)
        line = inner.adjusted(dp(_MOMENT + 26), 0, 0, 0)
        taken = draw_text(painter, theme, line, _what(entry))
        line.adjust(taken + dp(10), 0, 0, 0)
        if line.width() > dp(40):
            draw_text(painter, theme, line, text_of(entry), Role.SM, "text2")


def _what(entry: TimelineEntry) -> str:
    """Title a line without the name of the request, which all of them are about."""
    return words.event(entry.event) if entry.event is not None else words.entry_title(entry)
