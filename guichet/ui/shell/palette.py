"""The palette of commands, read from the register of actions."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.ui import formats
from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions, ActionSpec
from guichet.ui.widgets.keys import key_text
from guichet.ui.widgets.painting import RowState, draw_key_cap, draw_matched, key_cap_size, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate, RowList
from guichet.ui.widgets.search_field import SearchField

_ROOT = QModelIndex()
_SHOWN_ROWS = 8


class Palette(OverlayPanel):
    """A field and the actions that its words name; Entrée runs the chosen one."""

    ran = Signal(str)  # id of the action
    search_asked = Signal(str)

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Commandes"))
        self._actions = actions
        self.field = SearchField(theme, self.tr("Chercher une commande"))
        self.field.set_placeholders(self.tr("Chercher une commande ou un usager"), self.tr("Commande ou usager"))
        self.rows = _CommandRows(self)
        self.view = RowList(self.tr("Commandes"))
        self.view.setModel(self.rows)
        self.view.setItemDelegate(_CommandDelegate(theme, self.rows, actions, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFixedHeight(_SHOWN_ROWS * theme.row("palette"))
        column = QVBoxLayout(self)
        inset = theme.dp(8)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.dp(6))
        column.addWidget(self.field)
        column.addWidget(self.view)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.seek)
        self.view.opened.connect(self._run)

    def begin(self) -> None:
        """Show every action that can be used now."""
        if not self._may_search():
            self.field.set_placeholders(self.tr("Chercher une commande"), self.tr("Commande"))
        self.field.clear()
        self.seek("")

    def seek(self, text: str) -> None:
        """Keep the actions that hold every word typed, and offer to search people for it."""
        sought = formats.fold(text).split()
        usable = [spec for spec in self._actions.specs() if spec.id != "palette.open" and self._is_usable(spec)]
        found = [spec for spec in usable if all(word in formats.fold(spec.text) for word in sought)]
        self.rows.show_specs(found, text.strip() if self._may_search() else "")
        self.view.setCurrentIndex(self.rows.index(0, 0))

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
            place = (self.view.currentIndex().row() + step) % self.rows.rowCount()
            self.view.setCurrentIndex(self.rows.index(place, 0))
            return True
        return False

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.rows.row(index)
        if isinstance(row, str):
            self.search_asked.emit(row)
        else:
            self.ran.emit(row.id)


class _CommandRows(QAbstractListModel):
    """Actions; last, the words themselves, to be searched among people."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[ActionSpec | str] = []
        self.sought: list[str] = []

    def show_specs(self, specs: list[ActionSpec], text: str) -> None:
        self.beginResetModel()
        self._rows = [*specs, *([text] if text else [])]
        self.sought = text.split()
        self.endResetModel()

    def row(self, index: Index) -> ActionSpec | str:
        return self._rows[index.row()]

    def title(self, index: Index) -> str:
        row = self.row(index)
        return self.tr("Rechercher « {text} »").format(text=row) if isinstance(row, str) else row.text

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.title(index)
        return None


class _CommandDelegate(RowDelegate):
    def __init__(self, theme: Theme, rows: _CommandRows, actions: Actions, parent: Any = None) -> None:
        super().__init__(theme, "palette", parent)
        self._rows = rows
        self._actions = actions

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, row = self.theme, self.theme.dp, self._rows.row(index)
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
