"""Who on file looks like the person being typed, and why: two lines each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from guichet.contract.people import PersonHit, ReasonKind
from guichet.ui.formats import day_numeric, joined
from guichet.ui.screens.new_person.model import SAME_NAME
from guichet.ui.screens.search.rows import icon_of
from guichet.ui.theme import MEDIUM, SEMIBOLD, Role, Theme
from guichet.ui.widgets.painting import RowState, draw_text, paint_icon, paint_row_background
from guichet.ui.widgets.rows import Index, RowDelegate
from guichet.ui.words import reasons

_ROOT = QModelIndex()


class LikeRows(QAbstractListModel):
    """People who may be the same, the likeliest first."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._hits: tuple[PersonHit, ...] = ()

    def show_hits(self, hits: Sequence[PersonHit]) -> None:
        """Show these people."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def hit(self, index: Index) -> PersonHit:
        """Give the person of a row."""
        return self._hits[index.row()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.display
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (hit.display, _born(hit), why_alike(hit), hit.address)
            told = ", ".join(part for part in parts if part)
            return self.tr("Ouvrir la fiche de {person}").format(person=told)
        return None


class LikeDelegate(RowDelegate):
    """Paints name and birth date over why the person is proposed and where they live."""

    def __init__(self, theme: Theme, rows: LikeRows, parent: Any = None) -> None:
        super().__init__(theme, "search", parent)
        self._rows = rows

    def paint_background(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        shown = RowState(hovered=state.hovered or state.selected)  # none is chosen: the list proposes
        paint_row_background(painter, self.theme, rect, shown)

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, hit = self.theme, self.theme.dp, self._rows.hit(index)
        paint_icon(painter, theme, icon_of(hit), QRect(rect.x() + dp(8), rect.y(), dp(20), rect.height()), "text2")
        line = QRect(rect.x() + dp(38), rect.y() + dp(6), rect.width() - dp(48), dp(20))
        taken = draw_text(painter, theme, line, hit.display, weight=SEMIBOLD)
        draw_text(painter, theme, line.adjusted(taken + dp(10), 0, 0, 0), _born(hit), Role.SM, "text2")
        line.translate(0, dp(19))
        taken = draw_text(painter, theme, line, why_alike(hit), Role.SM, "text", weight=MEDIUM) + dp(10)
        draw_text(painter, theme, line.adjusted(taken, 0, 0, 0), hit.address, Role.SM, "text2")


def why_alike(hit: PersonHit) -> str:
    """Say in a few words what is the same, the name that the row itself shows included."""
    others = reasons(hit)
    by_birth = any(reason.kind is ReasonKind.BIRTH_NAME for reason in hit.reasons)
    named = not by_birth and any(reason.kind in SAME_NAME for reason in hit.reasons)
    name = QCoreApplication.translate("LikeRows", "même nom") if named else ""
    return ", ".join(part for part in (name, others) if part)


def _born(hit: PersonHit) -> str:
    return joined((day_numeric(hit.birth_date) if hit.birth_date else "", hit.phone_masked))
