"""The line that names a document which the check-list does not have."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guichet.ui.theme import Theme
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.inputs import TextField

_LONGEST = 200


class AddDocumentLine(QWidget):
    """Hidden until wanted; Entrée gives the name, Échap none."""

    named = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(theme, placeholder=self.tr("Nom de la pièce apportée"))
        self.field.setAccessibleName(self.tr("Nom de la pièce à ajouter"))
        self.field.setMaxLength(_LONGEST)
        self.add = Button(theme, self.tr("Ajouter"), icon="plus")
        self.field.returnPressed.connect(self._tell)
        self.add.clicked.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.dp(4), 0, theme.dp(4))
        row.setSpacing(theme.dp(8))
        row.addWidget(self.field, 1)
        row.addWidget(self.add)
        self.hide()

    def open_line(self) -> None:
        """Ask for a name."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_line(self) -> None:
        """Ask no more."""
        self.field.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        if label := self.field.text().strip():
            self.named.emit(label)
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
