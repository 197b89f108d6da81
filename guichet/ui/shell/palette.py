"""The palette of commands, read from the register of actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from guichet.ui import formats
from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.keys import key_text
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.painting import RowState, draw_key_cap, draw_matched, key_cap_size, paint_heading, paint_icon
from guichet.ui.widgets.pill import KeyCap
from guichet.ui.widgets.rows import Index, RowDelegate, RowList
from guichet.ui.widgets.search_field import SearchField

_ROOT = QModelIndex()
_SHOWN_ROWS = 8
_LEAST_ROWS = 2
_HEADING = 30
_LEAVING = frozenset({"session.lock", "session.change"})

ABOUT_HERE = frozenset({"person.edit", "identity.check", "note.add", "call.add", "email.add", "visit.end"})
"""Actions of the whole window that are about the citizen who is here."""


class Palette(OverlayPanel):
    """A field and the actions that its words name; Entrée runs the chosen one."""

    ran = Signal(str)  # id of the action
    search_asked = Signal(str)

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Commandes"))
        self._actions = actions
        self._here = ""
        self.field = SearchField(theme, self.tr("Chercher une commande"))
        self.field.set_placeholders(self.tr("Chercher une commande"), self.tr("Commande"))
        self.rows = _CommandRows(self)
        self.view = _CommandList(theme, self.tr("Commandes"))
        self.view.setModel(self.rows)
        self.view.setItemDelegate(_CommandDelegate(theme, self.rows, actions, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        inset = theme.dp(8)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.dp(6))
        column.addWidget(self.field)
        column.addWidget(self.view)
        column.addLayout(self._keys(theme))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.seek)
        self.view.opened.connect(self._run)

    def _keys(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.dp(10), theme.dp(4), theme.dp(10), theme.dp(2))
        row.setSpacing(theme.dp(6))
        for key, text in (
            ("↑↓", self.tr("Choisir")),
            (self.tr("Entrée"), self.tr("Lancer")),
            (self.tr("Échap"), self.tr("Fermer")),
        ):
            row.addWidget(KeyCap(theme, key))
            row.addWidget(Label(theme, text, Role.SM, "text2"))
            row.addSpacing(theme.dp(12))
        row.addStretch(1)
        return row

    def begin(self, here: str = "") -> None:
        """Show every action that can be used now; ``here`` names the citizen and the request in hand, if there are."""
        self._here = here
        self.field.clear()
        self.seek("")

    def seek(self, text: str) -> None:
        """Keep the actions that hold every word typed, and offer to search people for it."""
        sought = formats.fold(text).split()
        usable = [spec for spec in self._actions.specs() if spec.id != "palette.open" and self._is_usable(spec)]
        found = [spec for spec in usable if all(word in self._words_of(spec) for word in sought)]
        self.rows.show_rows(self._grouped(found), text.strip() if self._may_search() else "")
        self._choose(0, 1)

    def _words_of(self, spec: ActionSpec) -> str:
        """Give the words of an action, folded, and those by which people also call it."""
        leaving = self.tr("se déconnecter déconnexion quitter") if spec.id in _LEAVING else ""
        return formats.fold(f"{spec.text} {leaving}")

    def _grouped(self, found: list[ActionSpec]) -> list[Heading | ActionSpec]:
        """Put what is about the citizen who is here before what can be done everywhere."""
        own = [spec for spec in found if spec.id in ABOUT_HERE or spec.context is not Context.EVERYWHERE]
        if not self._here or not own:
            return list(found)
        rows: list[Heading | ActionSpec] = [Heading(self.tr("Pour {name}").format(name=self._here)), *own]
        rest = [spec for spec in found if spec not in own]
        return [*rows, Heading(self.tr("Partout")), *rest] if rest else rows

    def _choose(self, place: int, step: int) -> None:
        """Make a row current, or the next one on the way that can be run; the ends meet."""
        count = self.rows.rowCount()
        for distance in range(count):
            index = self.rows.index((place + step * distance) % count, 0)
            if not isinstance(self.rows.row(index), Heading):
                self.view.setCurrentIndex(index)
                return

    def _may_search(self) -> bool:
        return self._actions["search.focus"].isVisible()

    def _is_usable(self, spec: ActionSpec) -> bool:
        action = self._actions[spec.id]
        places = [place for place in action.associatedObjects() if isinstance(place, QWidget)]
        return action.isEnabled() and action.isVisible() and any(place.isVisible() for place in places)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # for the layer to close the palette: the field would only empty itself
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.view.currentIndex())
            return True
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
        if step and self.rows.rowCount():
            self._choose(self.view.currentIndex().row() + step, step)
            return True
        return False

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.rows.row(index)
        if isinstance(row, str):
            self.search_asked.emit(row)
        elif isinstance(row, ActionSpec):
            self.ran.emit(row.id)


@dataclass(frozen=True)
class Heading:
    """The title of a group of actions."""

    text: str


class _CommandRows(QAbstractListModel):
    """Actions under their headings; last, the words themselves, to be searched among people."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[Heading | ActionSpec | str] = []
        self.sought: list[str] = []

    def show_rows(self, rows: list[Heading | ActionSpec], text: str) -> None:
        self.beginResetModel()
        self._rows = [*rows, *([text] if text else [])]
        self.sought = text.split()
        self.endResetModel()

    def row(self, index: Index) -> Heading | ActionSpec | str:
        return self._rows[index.row()]

    def title(self, index: Index) -> str:
        row = self.row(index)
        return self.tr("Rechercher « {text} »").format(text=row) if isinstance(row, str) else row.text

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row(index), Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.title(index)
        return None


class _CommandList(RowList):
    """As high as its usual number of rows, less in a small window."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name)
        self._theme = theme

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _SHOWN_ROWS * self._theme.row("palette"))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), _LEAST_ROWS * self._theme.row("palette"))


class _CommandDelegate(RowDelegate):
    def __init__(self, theme: Theme, rows: _CommandRows, actions: Actions, parent: Any = None) -> None:
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
        cap = "" if isinstance(row, str) else key_text(self._actions[row.id].shortcut())
        if cap:
            size = key_cap_size(theme, cap)
            top = rect.y() + (rect.height() - size.height()) // 2
            box = QRect(area.right() - size.width(), top, size.width(), size.height())
            draw_key_cap(painter, theme, box, cap, theme.colour("text2"), theme.colour("border_strong"))
            area.setRight(box.left() - dp(8))
        text = self._rows.title(index)
        draw_matched(painter, theme, area, text, formats.matched_parts(text, self._rows.sought))
