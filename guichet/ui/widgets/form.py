"""Form fields with their label, help and error, and the form that counts what is left to correct."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.labels import IconLabel, Label

_NOT_LEAVING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class FormField(QWidget):
    """A label, an editor, a line of help, and the error under it.

    ``left`` tells that the person left the field: the moment to check it, never while typing. What the desk refused
    (:meth:`refuse`) stays said until the field is edited: no check made here knows better (:meth:`recheck`). The lines
    under the editor are made when there is something to say: a long form opens sooner.
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
        self._refused: str | None = None
        self.editor = editor
        editor.setAccessibleName(f"{label} ({self.tr('facultatif')})" if optional else label)
        editor.setAccessibleDescription(help_text)
        editor.installEventFilter(self)
        self._label = label
        self._optional = optional
        self._caption: Label | None = None
        self._help_line: Label | None = None
        self._error_row: _ErrorRow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.dp(4))
        if not isinstance(editor, QCheckBox):  # its own words say what it is
            self._add_caption()
        self._column.addWidget(editor)
        self._column.addStretch(1)
        self._show_help()

    @property
    def label(self) -> str:
        return self._label

    @property
    def shown_help(self) -> str:
        """The line of help that shows under the editor."""
        line = self._help_line
        return line.text() if line is not None and line.isVisibleTo(self) else ""

    @property
    def error(self) -> str:
        return self._error

    def set_error(self, message: str) -> None:
        """Show an error under the field and tell it to assistive tools; an empty message clears it."""
        self._refused = None
        if message == self._error:
            return
        self._error = message
        if self._error_row is None:
            self._error_row = _ErrorRow(self._theme)
            self._column.insertWidget(self._column.count() - 1, self._error_row)
        self._error_row.show_message(message)
        self._show_help()
        self.editor.setAccessibleDescription(message or self._help)
        self.editor.setProperty("error", bool(message))
        style = self.editor.style()
        style.unpolish(self.editor)
        style.polish(self.editor)

    def refuse(self, message: str) -> None:
        """Show why the desk did not take what the field holds."""
        self.set_error(message)
        self._refused = self._held()

    def recheck(self, message: str) -> None:
        """Show what a check finds once a field is left, or nothing.

        A refusal of what the field still holds is not taken away.
        """
        if message or self._refused is None or self._refused != self._held():
            self.set_error(message)

    def clear_error(self) -> None:
        """Take the error away."""
        self.set_error("")

    def set_label(self, text: str) -> None:
        """Show another label, and tell it to assistive tools."""
        self._label = text
        if self._caption is not None:
            self._caption.setText(text)
        self.editor.setAccessibleName(f"{text} ({self.tr('facultatif')})" if self._optional else text)

    def set_help(self, text: str) -> None:
        """Show another line of help."""
        if text == self._help:
            return
        self._help = text
        self._show_help()
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

    def _held(self) -> str | None:
        """Give what the editor holds, spaces aside: they are put right on leaving. None: it is no text to compare."""
        held = self.editor.metaObject().userProperty().read(self.editor)
        return "".join(str(held).split()) if held is not None else None

    def _show_help(self) -> None:
        wanted = bool(self._help) and not self._error
        if self._help_line is None:
            if not wanted:
                return
            self._help_line = Label(self._theme, "", Role.SM, "text3", wrap=True)
            self._column.insertWidget(self._column.indexOf(self.editor) + 1, self._help_line)
        self._help_line.setText(self._help)
        self._help_line.setVisible(wanted)

    def _add_caption(self) -> None:
        self._caption = Label(self._theme, self._label, Role.SM, "text2", weight=MEDIUM)
        self._caption.setBuddy(self.editor)
        if not self._optional:
            self._column.addWidget(self._caption)
            return
        row = QHBoxLayout()
        row.setSpacing(self._theme.dp(6))
        row.addWidget(self._caption)
        row.addWidget(Label(self._theme, self.tr("facultatif"), Role.SM, "text3"))
        row.addStretch(1)
        self._column.addLayout(row)


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
