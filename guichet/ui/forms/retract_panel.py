"""Asks why something is taken back, in the pane where it stands."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.domain.nir import find_nirs
from guichet.ui.messages import field_problem
from guichet.ui.theme import SEMIBOLD, Role, Theme
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import TextField
from guichet.ui.widgets.labels import ElidingLabel

_LONGEST = 300
"""Signs of a reason, at most, as the operation takes it."""


class RetractPanel(QWidget):
    """A reason, and the button that takes the thing back; Entrée confirms, Échap closes.

    From the confirmation to the answer (``close_panel`` or ``fail``) nothing is confirmed again.
    """

    confirmed = Signal(object, str)
    """UUID of what is taken back, and why."""
    closed = Signal()
    fills_the_pane = Signal(bool)
    """Whether it leaves no room for the filter of what is below: with a large text."""

    def __init__(self, theme: Theme, *, consequence: str, example: str) -> None:
        super().__init__()
        self._large = theme.is_large
        self._row_id: UUID | None = None
        self._waits = False
        self.title = ElidingLabel(theme, "", Role.BASE, weight=SEMIBOLD)
        self.reason = TextField(theme, placeholder=example)
        self.reason.setMaxLength(_LONGEST)
        self.field = FormField(theme, self.tr("Motif du retrait"), self.reason, help_text=consequence)
        self.confirm = Button(theme, self.tr("Retirer"), icon="undo-2", cap=self.tr("Entrée"))
        self.cancel = Button(theme, self.tr("Annuler"), kind=ButtonKind.LINK, cap=self.tr("Échap"))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.dp(8))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.dp(8))
        self.column.addWidget(self.title)
        self.column.addWidget(self.field)
        self.column.addLayout(buttons)
        for part in (self.reason, self.confirm, self.cancel):
            part.installEventFilter(self)
        self.reason.returnPressed.connect(self._confirm)
        self.confirm.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self.closed)
        self.hide()

    def ask(self, row_id: UUID, title: str) -> None:
        """Ask why this is taken back; what was typed for it already stays."""
        if row_id != self._row_id:
            self.reason.clear()
            self.field.clear_error()
        self._row_id, self._waits = row_id, False
        self.title.setText(title)
        self.setAccessibleName(title)
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def fail(self, row_id: UUID, sentence: str) -> None:
        """Say why this stays as it is."""
        if row_id == self._row_id:
            self._waits = False
            self.field.set_error(sentence)

    def close_panel(self) -> None:
        """Ask no more."""
        self._row_id, self._waits = None, False
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fills_the_pane.emit(self._large)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.fills_the_pane.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # the keys of the pane beside wait while one writes here
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _confirm(self) -> None:
        if self._waits or self._row_id is None:
            return
        reason = self.reason.text().strip()
        if find_nirs(reason):
            self._ask_again(field_problem("HoldsNir"))
            return
        if not reason:
            self._ask_again(self.tr("Dites pourquoi, en quelques mots."))
            return
        self.field.clear_error()
        self._waits = True
        self.confirmed.emit(self._row_id, reason)

    def _ask_again(self, problem: str) -> None:
        self.field.set_error(problem)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
