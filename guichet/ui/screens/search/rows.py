"""The rows of the search results: headings, people, requests, and the word that there is nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from guichet.contract.people import PersonHit, PersonKind, RequestHit, SearchResults
from guichet.ui import clock, formats, words
from guichet.ui.screens.search.model import is_called
from guichet.ui.theme import MEDIUM, SEMIBOLD, Role, Theme, Tone
from guichet.ui.widgets.painting import (
    RowState,
    draw_matched,
    draw_pills_right,
    draw_text,
    paint_heading,
    paint_icon,
    paint_row_background,
    rounded,
)
from guichet.ui.widgets.pill import initials
from guichet.ui.widgets.rows import Index, RowDelegate

_HEADING = 30
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Heading:
    """The title of a group."""

    text: str


@dataclass(frozen=True)
class Nobody:
    """Nothing answers the words."""

    text: str


SearchRow = Heading | Nobody | PersonHit | RequestHit


class SearchRows(QAbstractListModel):
    """Results in groups, with a sentence a row for assistive tools."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[SearchRow] = []
        self.sought: list[str] = []

    def show_results(self, results: SearchResults) -> None:
        """Show these results."""
        self.beginResetModel()
        self.sought = results.query.split()
        self._rows = []
        if results.people:
            self._rows += [Heading(self.tr("Usagers ({n})").format(n=len(results.people))), *results.people]
        if results.requests:
            self._rows += [Heading(self.tr("Demandes ({n})").format(n=len(results.requests))), *results.requests]
        if not self._rows:
            self._rows = [Nobody(self.tr("Personne ne correspond à « {text} ».").format(text=results.query.strip()))]
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def row(self, index: Index) -> SearchRow:
        """Give what a row stands for."""
        return self._rows[index.row()]

    def first_choice(self) -> QModelIndex:
        """Give the row that Entrée opens: the request whose very reference was typed, else the first result."""
        choices = [place for place, row in enumerate(self._rows) if isinstance(row, PersonHit | RequestHit)]
        for place in choices:
            row = self._rows[place]
            if isinstance(row, RequestHit) and is_called(row.reference, "".join(self.sought)):
                return self.index(place, 0)
        return self.index(choices[0], 0) if choices else QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row(index), Heading | Nobody):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Heading | Nobody) else title_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def _spoken(self, row: SearchRow) -> str:
        if isinstance(row, Heading | Nobody):
            return row.text
        return ", ".join(
            part for part in (title_of(row), detail_of(row), *(text for text, _, _ in pills_of(row))) if part
        )


def title_of(hit: PersonHit | RequestHit) -> str:
    """Give the first line of a result."""
    if isinstance(hit, PersonHit):
        return hit.display
    return f"{hit.label} — {hit.person_display}" if hit.person_display else hit.label


def icon_of(hit: PersonHit | RequestHit) -> str:
    """Give the icon of a result."""
    if isinstance(hit, RequestHit):
        return "file-text"
    return "user" if hit.kind is PersonKind.NATURAL else "building-2"


def detail_of(hit: PersonHit | RequestHit) -> str:
    """Give the second line of a result."""
    if isinstance(hit, RequestHit):
        return formats.joined((hit.reference, hit.state_label))
    birth = formats.day_numeric(hit.birth_date) if hit.birth_date else ""
    return formats.joined((birth, hit.address, hit.phone_masked))


def pills_of(hit: PersonHit | RequestHit) -> list[tuple[str, Tone, str]]:
    """Give the pills of a result: why it is here, and what is open."""
    if isinstance(hit, RequestHit):
        if hit.closed:
            return [(words.tr("Close"), Tone.NEUTRAL, "")]
        state = formats.due_state(hit.due_on, clock.today())
        return [state] if state else []
    found: list[tuple[str, Tone, str]] = []
    if hit.open_requests:
        number = formats.count(hit.open_requests, words.tr("{n} demande"), words.tr("{n} demandes"))
        found.append((number, Tone.NEUTRAL, ""))
    if reasons := words.reasons(hit):
        found.append((reasons, Tone.INFO, ""))
    return found


class SearchDelegate(RowDelegate):
    """Paints a result: initials or icon, matched letters in bold, what tells it apart, pills at the right."""

    def __init__(self, theme: Theme, model: SearchRows, parent: Any = None) -> None:
        super().__init__(theme, "search", parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(self._model.row(index), Heading):
            return QSize(0, self.theme.dp(_HEADING))
        return super().sizeHint(option, index)

    def paint_background(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        if isinstance(self._model.row(index), PersonHit | RequestHit):
            paint_row_background(painter, self.theme, rect, state)

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, row = self.theme, self.theme.dp, self._model.row(index)
        inner = rect.adjusted(dp(10), 0, -dp(8), 0)
        if isinstance(row, Heading):
            paint_heading(painter, theme, inner.adjusted(0, dp(2), 0, 0), row.text)
        elif isinstance(row, Nobody):
            draw_text(painter, theme, inner, row.text, Role.BASE, "text2")
        else:
            self._paint_hit(painter, inner, state, row)

    def _paint_hit(self, painter: QPainter, inner: QRect, state: RowState, hit: PersonHit | RequestHit) -> None:
        theme, dp = self.theme, self.theme.dp
        disc = QRect(inner.x(), inner.center().y() - dp(16) + 1, dp(32), dp(32))
        fill = theme.colour("surface" if state.selected else "primary_soft")
        rounded(painter, disc, dp(16), fill, theme.colour("border") if theme.high_contrast else None, 1)
        if isinstance(hit, PersonHit) and hit.kind is PersonKind.NATURAL:
            centred = Qt.AlignmentFlag.AlignHCenter
            draw_text(
                painter, theme, disc, initials(hit.display), Role.SM, "primary_text", weight=SEMIBOLD, align=centred
            )
        else:
            paint_icon(painter, theme, icon_of(hit), disc, "primary_text", 18)
        pills = [(self._short(text, inner.width() // 2), tone, icon) for text, tone, icon in pills_of(hit)]
        right = draw_pills_right(painter, theme, inner.right(), inner.center().y(), pills, outlined=state.selected)
        left = disc.right() + dp(12)
        line = QRect(left, inner.y() + dp(6), right - left - dp(8), dp(20))
        title = title_of(hit)
        draw_matched(painter, theme, line, title, formats.matched_parts(title, self._model.sought))
        line.translate(0, dp(19))
        draw_text(painter, theme, line, detail_of(hit), Role.SM, "text2")

    def _short(self, text: str, room: int) -> str:
        """Cut the words of a pill that would leave the name no room; the row is spoken whole."""
        return self.theme.metrics(Role.SM, MEDIUM).elidedText(text, Qt.TextElideMode.ElideRight, room)
