"""The rows of the history: headings by day and month, and one row an exchange or event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from guichet.contract.interactions import TimelineEntry
from guichet.domain.channels import Channel
from guichet.ui import clock, formats, words
from guichet.ui.screens.timeline.model import TimelineModel
from guichet.ui.theme import SEMIBOLD, Role, Theme, Tone
from guichet.ui.widgets.painting import (
    RowState,
    draw_paragraph,
    draw_pills_right,
    draw_text,
    paint_icon,
    paint_row_background,
    rounded,
)
from guichet.ui.widgets.rows import Index, RowDelegate

_HEADING = 36
_DISC = 32
_DISC_TOP = 8
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Heading:
    """The title of a day or a month."""

    text: str


class TimelineRows(QAbstractListModel):
    """Entries under their headings; asks the model for more as the view comes near the end."""

    def __init__(self, model: TimelineModel, parent: Any = None) -> None:
        super().__init__(parent)
        self._model = model
        self._rows: list[Heading | TimelineEntry] = []
        self._last_heading = ""
        self.today = clock.today()

    def show_entries(self, entries: Sequence[TimelineEntry]) -> bool:
        """Show these entries in place of the others; tell whether anything is different."""
        today = clock.today()
        before = [row for row in self._rows if isinstance(row, TimelineEntry)]
        if before and today == self.today and before == list(entries):
            return False
        self.beginResetModel()
        self.today = today
        self._rows, self._last_heading = [], ""
        self._rows = self._grouped(entries)
        self.endResetModel()
        return True

    def append(self, entries: Iterable[TimelineEntry]) -> None:
        """Add older entries below."""
        added = self._grouped(entries)
        if added:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(added) - 1)
            self._rows += added
            self.endInsertRows()

    def entry(self, index: Index) -> TimelineEntry | None:
        """Give what a row stands for; None for a heading."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if isinstance(row, TimelineEntry) else None

    def heading(self, index: Index) -> str:
        """Give the text of a heading."""
        row = self._rows[index.row()]
        return row.text if isinstance(row, Heading) else ""

    def index_of(self, entry_id: UUID | None) -> QModelIndex:
        """Give the row of an entry, or the first one."""
        first = QModelIndex()
        for place, row in enumerate(self._rows):
            if isinstance(row, TimelineEntry):
                if row.entry_id == entry_id:
                    return self.index(place, 0)
                first = first if first.isValid() else self.index(place, 0)
        return first

    def is_last(self, index: Index) -> bool:
        """Tell whether nothing follows a row."""
        return index.row() == len(self._rows) - 1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 (Qt's own name)
        return self._model.has_more

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 (Qt's own name)
        self._model.more()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return words.entry_title(entry) if entry else self.heading(index)
        if role == Qt.ItemDataRole.ToolTipRole:  # one line says it all, and may be cut
            return words.entry_title(entry) if entry and entry.retracted else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry) if entry else self.heading(index)
        return None

    def _spoken(self, entry: TimelineEntry) -> str:
        parts = [words.entry_title(entry), formats.moment_text(entry.happened_at, self.today), text_of(entry)]
        parts += ["" if entry.retracted else meta_of(entry), *(text for text, _, _ in pills_of(entry))]
        return ", ".join(part for part in parts if part)

    def _grouped(self, entries: Iterable[TimelineEntry]) -> list[Heading | TimelineEntry]:
        rows: list[Heading | TimelineEntry] = []
        for entry in entries:
            heading = formats.group_heading(clock.local(entry.happened_at).date(), self.today)
            if heading != self._last_heading:
                rows.append(Heading(heading))
                self._last_heading = heading
            rows.append(entry)
        return rows


def text_of(entry: TimelineEntry) -> str:
    """Give what was said or done, as one text."""
    if entry.retracted is not None:
        return ""
    if words.is_one_sentence(entry):
        return entry.subject
    detail = "" if entry.detail == entry.subject else entry.detail
    return " — ".join(part for part in (detail, " ".join(entry.body.split())) if part)


def meta_of(entry: TimelineEntry) -> str:
    """Give the small line: where, about which request, by whom."""
    agent = words.agent_short(entry.agent_display)
    return formats.joined((words.channel_place(entry.channel), entry.reference, agent))


def pills_of(entry: TimelineEntry) -> list[tuple[str, Tone, str]]:
    """Give the pills of an entry."""
    return [(words.tr("À envoyer"), Tone.WARNING, "clock")] if entry.waiting else []


class TimelineDelegate(RowDelegate):
    """Paints the disc of the channel on its thread, title and hour, the first words, where and by whom."""

    def __init__(self, theme: Theme, rows: TimelineRows, parent: Any = None) -> None:
        super().__init__(theme, "timeline", parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = self._rows.entry(index)
        if entry is None:
            return QSize(0, self.theme.dp(_HEADING))
        if entry.retracted is not None:
            return QSize(0, self.theme.dp(_DISC + 2 * _DISC_TOP))
        height = self.theme.row("timeline")
        if not text_of(entry):
            height -= self.theme.metrics(Role.BASE).lineSpacing()
        return QSize(0, height)

    def paint_background(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        if self._rows.entry(index) is not None:
            paint_row_background(painter, self.theme, rect.adjusted(0, 0, 0, -2), state)

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        entry = self._rows.entry(index)
        self._paint_thread(painter, rect, entry is not None, last=self._rows.is_last(index))
        if entry is None:
            self._paint_heading(painter, rect, self._rows.heading(index))
        else:
            self._paint_entry(painter, rect, state, entry)

    def _paint_thread(self, painter: QPainter, rect: QRect, is_entry: bool, *, last: bool) -> None:
        dp = self.theme.dp
        x = rect.x() + dp(10 + _DISC // 2)
        bottom = rect.y() + dp(10) if last and is_entry else rect.bottom() + 1
        top = rect.y() + (dp(_HEADING) - dp(6) if not is_entry else 0)
        painter.setPen(QPen(self.theme.colour("border"), 2))
        if bottom > top:
            painter.drawLine(x, top, x, bottom)

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        theme, dp = self.theme, self.theme.dp
        width = theme.text_width(text, Role.SM, SEMIBOLD) + 2 * dp(10)
        box = QRect(rect.x() + dp(12), rect.y() + dp(7), width, dp(24))
        line = theme.colour("border") if theme.high_contrast else None
        rounded(painter, box, dp(12), theme.colour("neutral_soft"), line, 1)
        draw_text(painter, theme, box.adjusted(dp(10), 0, 0, 0), text, Role.SM, "text2", weight=SEMIBOLD)

    def _paint_entry(self, painter: QPainter, rect: QRect, state: RowState, entry: TimelineEntry) -> None:
        theme, dp = self.theme, self.theme.dp
        self._paint_disc(painter, rect, entry)
        left, right = rect.x() + dp(54), rect.right() - dp(12)
        if entry.retracted is not None:
            self._paint_retracted(painter, QRect(left, rect.y() + dp(_DISC_TOP), right - left, dp(_DISC)), state, entry)
            return
        line = QRect(left, rect.y() + dp(6), right - left, dp(21))
        moment = formats.moment_column(entry.happened_at, self._rows.today)
        taken = theme.text_width(moment, Role.SM)
        draw_text(painter, theme, line, moment, Role.SM, "text2", align=Qt.AlignmentFlag.AlignRight)
        title = line.adjusted(0, 0, -taken - dp(12), 0)
        draw_text(painter, theme, title, words.entry_title(entry), weight=SEMIBOLD)
        top = line.bottom() + dp(2)
        text = text_of(entry)
        if text:
            area = QRect(left, top, right - left, theme.metrics(Role.BASE).lineSpacing() + 2)
            draw_paragraph(painter, theme, area, text, Role.BASE, "text2", 1)
            top = area.bottom() + dp(1)
        meta = QRect(left, top, right - left, dp(20))
        edge = draw_pills_right(painter, theme, right + 1, meta.center().y(), pills_of(entry), outlined=state.selected)
        meta.setRight(edge - dp(4))
        draw_text(painter, theme, meta, meta_of(entry), Role.SM, "text2")

    def _paint_retracted(self, painter: QPainter, line: QRect, state: RowState, entry: TimelineEntry) -> None:
        theme, pills = self.theme, pills_of(entry)
        edge = draw_pills_right(painter, theme, line.right() + 1, line.center().y(), pills, outlined=state.selected)
        line.setRight(edge - theme.dp(4))
        draw_text(painter, theme, line, words.entry_title(entry), Role.SM, "text2")

    def _paint_disc(self, painter: QPainter, rect: QRect, entry: TimelineEntry) -> None:
        theme, dp = self.theme, self.theme.dp
        icon, token = words.entry_icon(entry)
        box = QRect(rect.x() + dp(10), rect.y() + dp(_DISC_TOP), dp(_DISC), dp(_DISC))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quiet = entry.event is not None or entry.retracted is not None or entry.channel is Channel.NOTE
        painter.setPen(QPen(theme.colour("border_strong" if quiet else token), 1.5))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(QRectF(box).adjusted(1, 1, -1, -1))
        painter.restore()
        paint_icon(painter, theme, icon, box, token, 17)
