"""Fields that a person types or chooses in, all of one height and one look."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QWidget,
)

from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.painting import paint_icon


class TextField(QLineEdit):
    """One line of text, with an icon before it where that helps to recognise it."""

    def __init__(
        self,
        theme: Theme,
        *,
        placeholder: str = "",
        icon: str = "",
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height = height
        self._icon = icon
        self.setPlaceholderText(placeholder)
        self._restyle()
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(160), self._theme.dp(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.dp(64), self._theme.dp(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            box = QRect(self._theme.dp(6), 0, self._theme.dp(18), self.height())
            paint_icon(QPainter(self), self._theme, self._icon, box, "text3")

    def _restyle(self) -> None:
        self.setFont(self._theme.font(Role.BASE))
        self.setFixedHeight(self._theme.dp(self._height))
        margins = self.textMargins()
        margins.setLeft(self._theme.dp(28) if self._icon else 0)
        self.setTextMargins(margins)


class PasswordField(TextField):
    """A password; says when the capitals lock seems to be on."""

    caps_lock_suspected = Signal(bool)

    def __init__(self, theme: Theme, *, height: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(theme, height=height, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt tells no lock state: a letter whose case contradicts Shift is the sign of it.
        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_suspected.emit(typed.isupper() != shifted)
        super().keyPressEvent(event)


class TextArea(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it."""

    def __init__(self, theme: Theme, *, placeholder: str = "", lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._restyle()
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(200), self._height_of(self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.dp(96), self._height_of(min(self._lines, 2)))

    def _height_of(self, lines: int) -> int:
        return lines * self._theme.metrics(Role.BASE).lineSpacing() + self._theme.dp(18)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(Role.BASE))
        self.setMinimumHeight(self._height_of(min(self._lines, 2)))
        self.updateGeometry()


class Choice(QComboBox):
    """One of a short list of named values; the wheel never changes it by accident."""

    def __init__(self, theme: Theme, items: Sequence[tuple[Any, str]] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setItemDelegate(QStyledItemDelegate(self))  # the style sheet dresses the rows of this delegate only
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_items(items)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_items(self, items: Sequence[tuple[Any, str]]) -> None:
        """Replace the list of (value, words)."""
        self.clear()
        for value, words in items:
            self.addItem(words, value)

    def value(self) -> Any:
        """Return the chosen value; ``None`` when nothing is chosen."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not in the list leaves nothing chosen."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
                return
        self.setCurrentIndex(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._theme.dp(28)
        box = QRect(self.width() - side, 0, side, self.height())
        paint_icon(painter, self._theme, "chevron-down", box, "text2" if self.isEnabled() else "disabled", 16)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(Role.BASE))
        self.setFixedHeight(self._theme.size("control"))


class CheckBox(QCheckBox):
    """A yes or no with its sentence."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._restyle()
        theme.changed.connect(self._restyle)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            paint_icon(QPainter(self), self._theme, "check", box, "on_primary" if self.isEnabled() else "text3", 14)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(Role.BASE))
        self.setMinimumHeight(self._theme.dp(24))
