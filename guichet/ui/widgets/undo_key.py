"""Ctrl+Z in a text field: the field's own as long as it has something to undo, the window's afterwards."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid


class UndoKey(QObject):
    """Follows the focus, and lets the key go to the window from a text field that has nothing to undo.

    Without it a text field takes the key even then, and the last gesture is out of its reach. A key held down stays
    the field's: it must not run from the last letter into a gesture.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._field: QLineEdit | QPlainTextEdit | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        application.focusChanged.connect(self._on_focus_changed)

    def close_down(self) -> None:
        """Stop listening; call when the window closes, because the application outlives it."""
        self._application.focusChanged.disconnect(self._on_focus_changed)
        self._follow(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Undo) or event.isAutoRepeat() or self._has_something():
            return False
        event.ignore()
        return True

    def _has_something(self) -> bool:
        field = self._field
        if isinstance(field, QPlainTextEdit):
            return field.document().isUndoAvailable()
        return field is not None and field.isUndoAvailable()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QLineEdit | QPlainTextEdit) and new.window() is self._window:
            self._follow(new)
        else:
            self._follow(None)

    def _follow(self, field: QLineEdit | QPlainTextEdit | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = field
        if field is not None:
            field.installEventFilter(self)
