"""The list that opens under a field while one types; the focus stays in the field."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QVBoxLayout, QWidget

from guichet.ui.theme import Theme
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.painting import paint_shadow, rounded

_SHADOW = 14
_INSET = 6
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class Dropdown(QFrame):
    """Results over the window, ruled from the field: ↑↓ choose, Entrée opens, Échap closes.

    ``chosen`` gives the row; a row that cannot be selected (a heading) is passed over.
    """

    chosen = Signal(QModelIndex)
    closed = Signal()

    def __init__(self, theme: Theme, field: QLineEdit, view: QAbstractItemView, *, width: int = 640) -> None:
        super().__init__(field.window())
        self._theme = theme
        self._field = field
        self._width = width
        self.view = view
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setFocusProxy(field)
        view.clicked.connect(self._choose)
        self._column = QVBoxLayout(self)
        reach = theme.dp(_SHADOW)
        self._column.setContentsMargins(reach + 1, 1, reach + 1, reach + 1)
        self._column.setSpacing(0)
        inner = QVBoxLayout()
        inset = theme.dp(_INSET)
        inner.setContentsMargins(inset, inset, inset, inset)
        inner.addWidget(view)
        self._column.addLayout(inner, 1)
        self._footer: QWidget | None = None
        field.installEventFilter(self)
        field.window().installEventFilter(self)
        self.hide()

    def set_footer(self, footer: QWidget) -> None:
        """Add a line under the list, such as « Créer l’usager »."""
        self._footer = footer
        self._column.addWidget(footer)

    def open(self, list_height: int) -> None:
        """Show the list under its field, ``list_height`` logical pixels high at most."""
        if self.parentWidget() is not self._field.window():
            self.setParent(self._field.window())
        window = self._field.window()
        reach = self._theme.dp(_SHADOW)
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + self._theme.dp(4)))
        foot = self._footer.sizeHint().height() if self._footer is not None else 0
        room = window.height() - corner.y() - reach - self._theme.dp(8)
        height = min(list_height + foot + 2 * self._theme.dp(_INSET) + 2, room)
        width = min(max(self._theme.dp(self._width), self._field.width()), window.width() - corner.x() - reach)
        self.setGeometry(corner.x() - reach, corner.y(), width + 2 * reach, height + reach)
        self.show()
        self.raise_()

    def close_list(self) -> None:
        """Hide the list; the field keeps the focus."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if not self.isVisible():
            return False
        if watched is self._field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._steer(event)
            if event.type() == QEvent.Type.FocusOut and not self._holds_focus():
                self.close_list()
        elif event.type() == QEvent.Type.Resize:
            self.close_list()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, reach = self._theme, self._theme.dp(_SHADOW)
        painter = QPainter(self)
        box = self.rect().adjusted(reach, 0, -reach, -reach)
        if not theme.high_contrast:
            paint_shadow(painter, theme, box, reach)
        radius = theme.tokens.radii["lg"]
        rounded(painter, box, radius, theme.colour("surface"), theme.colour("border_strong"), theme.stroke)

    def _steer(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._move(_STEPS[key])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.view.currentIndex().isValid():
            self._choose(self.view.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self.close_list()
            return True
        return False

    def _move(self, step: int) -> None:
        model = self.view.model()
        rows = [row for row in range(model.rowCount()) if self._is_choosable(model.index(row, 0))]
        if not rows:
            return
        here = self.view.currentIndex().row()
        if here not in rows:
            place = 0 if step > 0 else len(rows) - 1
        elif abs(step) == 1:
            place = (rows.index(here) + step) % len(rows)
        else:
            place = min(max(rows.index(here) + step, 0), len(rows) - 1)
        index = model.index(rows[place], 0)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
        announce(self._field, str(spoken or ""))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and self._is_choosable(index):
            self.chosen.emit(index)

    @staticmethod
    def _is_choosable(index: QModelIndex) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)

    def _holds_focus(self) -> bool:
        return any(child.hasFocus() for child in self.findChildren(QWidget))

    def list_rect(self) -> QRect:
        """Return where the list is, without its shadow, in the window."""
        reach = self._theme.dp(_SHADOW)
        return self.geometry().adjusted(reach, 0, -reach, -reach)
