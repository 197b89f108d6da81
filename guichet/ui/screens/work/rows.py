"""Rows of requests to work on: in columns on a page of their own, in short beside the counter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from guichet.contract.people import RequestHit
from guichet.ui import clock, formats
from guichet.ui.theme import MEDIUM, Role, Theme, Tone
from guichet.ui.widgets.painting import RowState, draw_pills_right, draw_reference, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate

_ROOT = QModelIndex()
_REFERENCE = 192
"""Room for a reference, which is never cut, in logical pixels."""
_SHARES = (0.33, 0.27, 0.4)
"""What request, person, state with its deadline have of the rest."""


class WorkRows(QAbstractListModel):
    """Requests, in the order of the desk."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._hits: list[RequestHit] = []

    def show_hits(self, hits: Sequence[RequestHit]) -> None:
        """Show these requests."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def hit(self, index: Index) -> RequestHit:
        """Give what a row stands for."""
        return self._hits[index.row()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{hit.label} — {hit.person_display}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            state = due_of(hit)
            parts = (hit.label, hit.person_display, hit.reference, hit.state_label, state[0] if state else "")
            return ", ".join(part for part in parts if part)
        return None


def due_of(hit: RequestHit) -> tuple[str, Tone, str] | None:
    """Give the pill of a request's deadline."""
    return formats.due_state(hit.due_on, clock.today())


class TableDelegate(RowDelegate):
    """Paints a request across its columns; in two lines where the text is large: nothing that tells it apart is cut."""

    def __init__(self, theme: Theme, rows: WorkRows, parent: Any = None) -> None:
        super().__init__(theme, "request" if theme.is_large else "queue", parent)
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        if self.theme.is_large:
            self._paint_in_two_lines(painter, rect, state, self._rows.hit(index))
        else:
            self._paint_in_columns(painter, rect, state, self._rows.hit(index))

    def _paint_in_two_lines(self, painter: QPainter, rect: QRect, state: RowState, hit: RequestHit) -> None:
        theme, dp = self.theme, self.theme.dp
        inner = rect.adjusted(dp(12), dp(7), -dp(12), 0)
        top, below = (QRect(inner.x(), inner.y() + y, inner.width(), dp(20)) for y in (0, dp(22)))
        due = due_of(hit)
        edge = draw_pills_right(
            painter, theme, top.right(), top.center().y(), [due] if due else [], outlined=state.selected
        )
        who = hit.person_display or self.tr("Sans demandeur")
        top.setRight(edge - dp(6))
        draw_text(painter, theme, top, f"{who} — {hit.label}", weight=MEDIUM)
        draw_reference(painter, theme, below, hit.state_label, hit.reference)

    def _paint_in_columns(self, painter: QPainter, rect: QRect, state: RowState, hit: RequestHit) -> None:
        theme, dp = self.theme, self.theme.dp
        boxes = columns(theme, rect)
        for box, text, weight in (
            (boxes[0], hit.label, MEDIUM),
            (boxes[1], hit.person_display or self.tr("Sans demandeur"), None),
            (boxes[2], hit.reference, None),
        ):
            draw_text(painter, theme, box, text, Role.BASE, "text" if weight else "text2", weight=weight)
        due = due_of(hit)
        edge = draw_pills_right(
            painter, theme, rect.right() - dp(12), rect.center().y() + 1, [due] if due else [], outlined=state.selected
        )
        last = QRect(boxes[3].x(), rect.y(), edge - boxes[3].x() - dp(6), rect.height())
        draw_text(painter, theme, last, hit.state_label, Role.BASE, "text2")


class BriefDelegate(RowDelegate):
    """Paints a request in one line: how urgent, whose and what, days left."""

    def __init__(self, theme: Theme, rows: WorkRows, parent: Any = None) -> None:
        super().__init__(theme, "queue", parent)
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, hit = self.theme, self.theme.dp, self._rows.hit(index)
        due = due_of(hit)
        tone = due[1] if due else Tone.NEUTRAL
        icon = {Tone.DANGER: "triangle-alert", Tone.WARNING: "clock"}.get(tone, "inbox")
        colour = tone.value if tone in (Tone.DANGER, Tone.WARNING) else "text2"
        paint_icon(painter, theme, icon, QRect(rect.x() + dp(10), rect.y(), dp(18), rect.height()), colour)
        pills = [(due[0], due[1], "")] if due else []
        edge = draw_pills_right(
            painter, theme, rect.right() - dp(10), rect.center().y() + 1, pills, outlined=state.selected
        )
        text = f"{hit.person_display} — {hit.label}" if hit.person_display else hit.label  # who first: it may be cut
        area = QRect(rect.x() + dp(40), rect.y(), edge - rect.x() - dp(46), rect.height())
        draw_text(painter, theme, area, text, weight=MEDIUM)


def columns(theme: Theme, rect: QRect) -> list[QRect]:
    """Give the boxes of the columns of a row, with their gaps."""
    left, boxes = rect.x() + theme.dp(12), []
    reference = theme.dp(_REFERENCE)
    room = rect.width() - theme.dp(24) - reference
    request, person, state = (round(room * share) for share in _SHARES)
    for width in (request, person, reference, state):
        boxes.append(QRect(left, rect.y(), width - theme.dp(14), rect.height()))
        left += width
    return boxes
