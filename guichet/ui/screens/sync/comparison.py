"""Two versions side by side, field by field: ↑↓ go from one to the next, Espace or ←→ choose which one stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from guichet.contract.journal import JournalLine, OtherVersion
from guichet.contract.refusals import FieldDivergence
from guichet.ui import clock, formats, values, words
from guichet.ui.theme import MEDIUM, SEMIBOLD, Role, Theme
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.painting import RowState, draw_paragraph, draw_text, paint_radio, rounded
from guichet.ui.widgets.rows import Index, RowDelegate, RowList

_ROOT = QModelIndex()
_HEIGHT = 104
_GAP = 10
_INSET = 6


def other_version(line: JournalLine, field: str = "") -> OtherVersion | None:
    """Give who wrote the other value of a field (or of any), and when; None while it is not known here."""
    return next((each for each in line.others if field in ("", each.field)), None)


class Comparison(QWidget):
    """The differing fields of a correction, each with this workstation's value and the other agent's."""

    def __init__(self, theme: Theme, line: JournalLine, fields: Sequence[FieldDivergence]) -> None:
        super().__init__()
        hint = self.tr("↑↓ changent de champ. Espace choisit l’autre valeur.")
        self.rows = _FieldRows(line, fields, self)
        self.view = _FieldList(self.tr("Champs qui diffèrent"))
        self.view.setAccessibleDescription(hint)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(_FieldDelegate(theme, self.rows, self.view))
        self.view.setFixedHeight(len(fields) * theme.dp(_HEIGHT) + 2)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.ticked.connect(self._turn)
        self.view.opened.connect(self._turn)
        self.view.setCurrentIndex(self.rows.index(0, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(4))
        column.addWidget(self.view)
        column.addWidget(Label(theme, hint, Role.SM, "text2", wrap=True))

    def kept(self) -> dict[str, bool]:
        """Say of each differing field whether this workstation's value is chosen."""
        return {each.field: mine for each, mine in zip(self.rows.fields, self.rows.mine, strict=True)}

    def carry(self, before: Comparison) -> bool:
        """Choose as in the comparison before, where both values are the same; tell whether every choice still holds."""
        earlier = dict(zip(before.rows.fields, before.rows.mine, strict=True))
        for place, each in enumerate(self.rows.fields):
            self.rows.choose(place, mine=earlier.get(each, True))
        self.view.setCurrentIndex(self.rows.index(min(before.view.currentIndex().row(), len(self.rows.fields) - 1), 0))
        left = {each.field for each in self.rows.fields}
        return all(each in self.rows.fields for each, mine in earlier.items() if not mine and each.field in left)

    @Slot(QModelIndex)
    def _turn(self, index: QModelIndex) -> None:
        self.rows.choose(index.row(), mine=not self.rows.mine[index.row()])


class _FieldRows(QAbstractListModel):
    def __init__(self, line: JournalLine, fields: Sequence[FieldDivergence], parent: Any) -> None:
        super().__init__(parent)
        self.line = line
        self.fields = list(fields)
        self.mine = [True for _ in fields]

    def choose(self, place: int, *, mine: bool) -> None:
        """Choose which value of a field stays."""
        self.mine[place] = mine
        index = self.index(place, 0)
        self.dataChanged.emit(index, index)

    def titles(self, place: int) -> tuple[str, str]:
        """Name the two versions of a field."""
        other = other_version(self.line, self.fields[place].field)
        made = formats.moment_text(self.line.made_at, clock.today())
        mine = self.tr("Votre valeur, {moment}").format(moment=made)
        if other is None:
            return mine, self.tr("Valeur d’un autre agent")
        written = formats.moment_text(other.at, clock.today())
        return mine, self.tr("{agent}, {moment}").format(agent=other.agent_display, moment=written)

    def name(self, place: int) -> str:
        name = words.field(self.fields[place].field)
        return f"{name[:1].upper()}{name[1:]}"

    def texts(self, place: int) -> tuple[str, str]:
        each = self.fields[place]
        return values.written(each.field, each.mine), values.written(each.field, each.theirs)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(place)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = []
            for title, text, chosen in zip(
                self.titles(place), self.texts(place), (self.mine[place], not self.mine[place]), strict=True
            ):
                state = self.tr("choisie") if chosen else self.tr("non choisie")
                parts.append(f"{title} : {text}, {state}")
            return "; ".join((self.name(place), *parts))
        return None


class _FieldList(RowList):
    """Arrows left and right, and a click on one of the two values, choose it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = {Qt.Key.Key_Left.value: True, Qt.Key.Key_Right.value: False}.get(event.key())
        model = self.model()
        if side is not None and self.currentIndex().isValid() and isinstance(model, _FieldRows):
            model.choose(self.currentIndex().row(), mine=side)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        model = self.model()
        if index.isValid() and isinstance(model, _FieldRows):
            model.choose(index.row(), mine=event.position().x() < self.viewport().width() / 2)
        event.accept()


class _FieldDelegate(RowDelegate):
    def __init__(self, theme: Theme, rows: _FieldRows, parent: Any) -> None:
        super().__init__(theme, "request", parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.dp(_HEIGHT))

    def paint_background(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        """Each value has its own."""

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, place = self.theme, self.theme.dp, index.row()
        rect = rect.adjusted(dp(_INSET), dp(_INSET), -dp(_INSET), -dp(_INSET))
        heading = QRect(rect.x(), rect.y(), rect.width(), dp(20))
        draw_text(painter, theme, heading, self._rows.name(place), Role.SM, "text2", weight=SEMIBOLD)
        half = (rect.width() - dp(_GAP)) // 2
        top, height = rect.y() + dp(22), rect.height() - dp(22)
        mine = self._rows.mine[place]
        titles, texts = self._rows.titles(place), self._rows.texts(place)
        left = QRect(rect.x(), top, half, height)
        right = QRect(rect.right() + 1 - half, top, half, height)
        for box, title, text, chosen in ((left, titles[0], texts[0], mine), (right, titles[1], texts[1], not mine)):
            self._paint_version(painter, box, title, text, chosen=chosen)

    def _paint_version(self, painter: QPainter, box: QRect, title: str, text: str, *, chosen: bool) -> None:
        theme, dp = self.theme, self.theme.dp
        fill, line = ("selection", "primary") if chosen else ("surface", "border_strong")
        width = 2 if chosen else theme.stroke
        rounded(painter, box, theme.tokens.radii["md"], theme.colour(fill), theme.colour(line), width)
        icon = QRect(box.x() + dp(8), box.y() + dp(8), dp(18), dp(18))
        paint_radio(painter, theme, icon, chosen=chosen)
        inner = box.adjusted(dp(34), dp(6), -dp(8), -dp(4))
        title_box = QRect(inner.x(), inner.y(), inner.width(), dp(18))
        draw_text(painter, theme, title_box, title, Role.SM, "text2")
        rest = inner.adjusted(0, dp(19), 0, 0)
        if theme.text_width(text, Role.BASE, MEDIUM) <= rest.width():
            draw_text(painter, theme, QRect(rest.x(), rest.y(), rest.width(), dp(22)), text, weight=MEDIUM)
        else:
            draw_paragraph(painter, theme, rest, text, Role.BASE, "text", lines=2)
