"""Form fields with their label, help and error, and the form that counts what is left to correct."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.labels import IconLabel, Label

_NOT_LEAVING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class FormField(QWidget):
    """A label, an editor, a line of help, and the error under it.

    ``left`` tells that the person left the field: the moment to check it, never while typing.
    """

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        editor: QWidget,
        *,
        help_text: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._help = help_text
        self._error = ""
        self.editor = editor
        self.setFocusProxy(editor)
        editor.setAccessibleName(f"{label} ({self.tr('facultatif')})" if optional else label)
        editor.setAccessibleDescription(help_text)
        editor.installEventFilter(self)
        self._caption = Label(theme, label, Role.SM, "text2", weight=MEDIUM)
        self._caption.setBuddy(editor)
        self._optional = Label(theme, self.tr("facultatif"), Role.SM, "text3")
        self._help_line = Label(theme, help_text, Role.SM, "text3", wrap=True)
        self._error_row = _ErrorRow(theme)
        self._lay_out()
        # Once laid out: a widget shown without a parent would flash as a window of its own.
        self._caption.setVisible(not isinstance(editor, QCheckBox))
        self._optional.setVisible(optional)
        self._help_line.setVisible(bool(help_text))
        self._error_row.hide()

    @property
    def label(self) -> str:
        return self._caption.text()

    @property
    def error(self) -> str:
        return self._error

    def set_error(self, message: str) -> None:
        """Show an error under the field and tell it to assistive tools; an empty message clears it."""
        if message == self._error:
            return
        self._error = message
        self._error_row.show_message(message)
        self._help_line.setVisible(bool(self._help) and not message)
        self.editor.setAccessibleDescription(message or self._help)
        self.editor.setProperty("error", bool(message))
        style = self.editor.style()
        style.unpolish(self.editor)
        style.polish(self.editor)

    def clear_error(self) -> None:
        """Take the error away."""
        self.set_error("")

    def set_label(self, text: str) -> None:
        """Show another label, and tell it to assistive tools."""
        self._caption.setText(text)
        optional = self._optional.isVisibleTo(self)
        self.editor.setAccessibleName(f"{text} ({self.tr('facultatif')})" if optional else text)

    def set_help(self, text: str) -> None:
        """Show another line of help."""
        self._help = text
        self._help_line.setText(text)
        self._help_line.setVisible(bool(text) and not self._error)
        if not self._error:
            self.editor.setAccessibleDescription(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        # A field without a parent may be asked while it is being collected, its attributes already gone.
        mine = watched is self.__dict__.get("editor")
        if mine and isinstance(event, QFocusEvent) and event.lostFocus():
            self._on_focus_lost(event.reason())
        return super().eventFilter(watched, event)

    def _on_focus_lost(self, reason: Qt.FocusReason) -> None:
        if reason not in _NOT_LEAVING:
            self.left.emit()

    def _lay_out(self) -> None:
        caption = QHBoxLayout()
        caption.setSpacing(self._theme.dp(6))
        caption.addWidget(self._caption)
        caption.addWidget(self._optional)
        caption.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.dp(4))
        column.addLayout(caption)
        column.addWidget(self.editor)
        column.addWidget(self._help_line)
        column.addWidget(self._error_row)
        column.addStretch(1)


class _ErrorRow(QWidget):
    """The icon and the sentence of an error."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._message = Label(theme, "", Role.SM, "danger", weight=MEDIUM, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.dp(1), 0, 0)
        row.setSpacing(theme.dp(5))
        row.addWidget(IconLabel(theme, "circle-alert", "danger", 15), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._message, 1)

    def show_message(self, message: str) -> None:
        self._message.setText(message)
        self.setVisible(bool(message))


class Form(QWidget):
    """Fields one under the other, or side by side, and the errors they hold."""

    errors_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fields: list[FormField] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.dp(10))

    @property
    def fields(self) -> list[FormField]:
        return list(self._fields)

    def add(self, *fields: FormField) -> None:
        """Add one field, or several on one line sharing its width."""
        self._fields += fields
        if len(fields) == 1:
            self._column.addWidget(fields[0])
            return
        row = QHBoxLayout()
        row.setSpacing(self._theme.dp(10))
        for field in fields:
            row.addWidget(field, 1)
        self._column.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is not a field, such as a notice."""
        self._column.addWidget(widget)

    def clear(self) -> None:
        """Remove every field and notice."""
        self._fields.clear()
        _empty(self._column)

    def set_error(self, field: FormField, message: str) -> None:
        """Show or clear the error of one field, and tell the count."""
        before = self.error_count()
        field.set_error(message)
        if self.error_count() != before:
            self.errors_changed.emit(self.error_count())

    def error_count(self) -> int:
        """Return how many fields are left to correct."""
        return sum(bool(field.error) for field in self._fields)

    def focus_first_error(self) -> bool:
        """Put the focus in the first field to correct; tell whether there was one."""
        for field in self._fields:
            if field.error:
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner := item.layout(), QHBoxLayout | QVBoxLayout):
            _empty(inner)
