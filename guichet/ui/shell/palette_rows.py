"""The rows of the palette: actions under their headings, what the words find in the town, and the words themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from guichet.ui import formats
from guichet.ui.theme import Role, Theme, Tone
from guichet.ui.widgets.actions import Actions, ActionSpec
from guichet.ui.widgets.keys import key_text
from guichet.ui.widgets.painting import (
    RowState,
    draw_key_cap,
    draw_matched,
    draw_pills_right,
    draw_text,
    key_cap_size,
    paint_heading,
    paint_icon,
)
from guichet.ui.widgets.rows import Index, RowDelegate, RowList

_ROOT = QModelIndex()
_SHOWN_ROWS = 8
_LEAST_ROWS = 2
_HEADING = 30


@dataclass(frozen=True)
class Heading:
    """The title of a group of rows."""

    text: str


@dataclass(frozen=True)
class Found:
    """Something that the words find beside the actions: a citizen, a request.

    Attributes:
        key: what it is, told when it is chosen.
        detail: what tells it from another of the same title.
        pills: text, tone and icon of its states.
    """

    key: object
    icon: str
    title: str
    detail: str = ""
    pills: tuple[tuple[str, Tone, str], ...] = ()

    @property
    def spoken(self) -> str:
        """Its row in one sentence, for assistive tools."""
        return ", ".join(part for part in (self.title, self.detail, *(text for text, _, _ in self.pills)) if part)


Row = Heading | ActionSpec | Found | str
"""A str is the words themselves, to be sought in the search field."""


class CommandRows(QAbstractListModel):
    """Actions first, then what was found, last the words: what comes late moves nothing that stands above it."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._commands: list[Heading | ActionSpec] = []
        self._found: list[Heading | Found] = []
        self._rows: list[Row] = []
        self._text = ""
        self.answered = ""
        """The words that what was found answers."""
        self.sought: list[str] = []
        self.without_key: frozenset[str] = frozenset()
        """Actions whose key would run another one from here: theirs is not shown."""

    def show_commands(self, commands: Sequence[Heading | ActionSpec], text: str, *, may_search: bool) -> None:
        """Show these actions for the words typed; what was found for older words stays until it is found again."""
        self.beginResetModel()
        self._commands = list(commands)
        self._text = text if may_search else ""
        self.sought = text.split()
        if not self._text:
            self._found, self.answered = [], ""
        self._arrange()
        self.endResetModel()

    def show_found(self, text: str, found: Sequence[Heading | Found]) -> None:
        """Show what these words find."""
        self.beginResetModel()
        self._found, self.answered = list(found), text
        self._arrange()
        self.endResetModel()

    def row(self, index: Index) -> Row:
        """Give what a row stands for."""
        return self._rows[index.row()]

    def place_of(self, row: Row | None) -> int | None:
        """Give the place of a row that was shown before, None where it is there no more."""
        return self._rows.index(row) if row in self._rows else None

    def first_found(self) -> QModelIndex:
        """Give the first of what was found."""
        place = next((place for place, row in enumerate(self._rows) if isinstance(row, Found)), -1)
        return self.index(place, 0) if place >= 0 else QModelIndex()

    def title(self, index: Index) -> str:
        """Give the words of a row."""
        row = self.row(index)
        if isinstance(row, str):
            return self.tr("Rechercher « {text} »").format(text=row)
        return row.title if isinstance(row, Found) else row.text

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row(index), Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row(index)
            return row.spoken if isinstance(row, Found) else self.title(index)
        return None

    def _arrange(self) -> None:
        self._rows = [*self._commands, *self._found, *([self._text] if self._text else [])]


class CommandList(RowList):
    """As high as its rows up to a usual number, less in a small window."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name)
        self._theme = theme

    def sizeHint(self) -> QSize:
        most = _SHOWN_ROWS * self._theme.row("palette")
        return QSize(super().sizeHint().width(), min(self.content_height(), most))

    def minimumSizeHint(self) -> QSize:
        least = min(self.content_height(), _LEAST_ROWS * self._theme.row("palette"))
        return QSize(super().minimumSizeHint().width(), least)


class CommandDelegate(RowDelegate):
    """Paints an icon, the words with what was typed in bold, then the key of an action or the states of a find."""

    def __init__(self, theme: Theme, rows: CommandRows, actions: Actions, parent: Any = None) -> None:
        super().__init__(theme, "palette", parent)
        self._rows = rows
        self._actions = actions

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(self._rows.row(index), Heading):
            return QSize(0, self.theme.dp(_HEADING))
        return super().sizeHint(option, index)

    def paint_background(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        if not isinstance(self._rows.row(index), Heading):
            super().paint_background(painter, rect, state, index)

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, row = self.theme, self.theme.dp, self._rows.row(index)
        if isinstance(row, Heading):
            paint_heading(painter, theme, rect.adjusted(dp(10), dp(2), -dp(8), 0), row.text)
            return
        icon = "search" if isinstance(row, str) else row.icon or "arrow-right"
        paint_icon(painter, theme, icon, QRect(rect.x() + dp(10), rect.y(), dp(20), rect.height()), "text2")
        area = rect.adjusted(dp(42), 0, -dp(12), 0)
        if isinstance(row, ActionSpec) and row.id not in self._rows.without_key:
            self._paint_key(painter, area, key_text(self._actions[row.id].shortcut()))
        elif isinstance(row, Found) and row.pills:
            edge = draw_pills_right(painter, theme, area.right(), rect.center().y(), row.pills, outlined=state.selected)
            area.setRight(edge - dp(4))
        text = self._rows.title(index)
        taken = draw_matched(painter, theme, area, text, formats.matched_parts(text, self._rows.sought))
        rest = area.adjusted(taken + dp(10), 0, 0, 0)
        if isinstance(row, Found) and rest.width() > dp(40):
            draw_text(painter, theme, rest, row.detail, Role.SM, "text2")

    def _paint_key(self, painter: QPainter, area: QRect, cap: str) -> None:
        """Paint the key at the right end and take its room away from the rest."""
        if not cap:
            return
        theme = self.theme
        size = key_cap_size(theme, cap)
        box = QRect(area.right() - size.width(), area.y(), size.width(), size.height())
        box.translate(0, (area.height() - size.height()) // 2)
        draw_key_cap(painter, theme, box, cap, theme.colour("text2"), theme.colour("border_strong"))
        area.setRight(box.left() - theme.dp(8))
