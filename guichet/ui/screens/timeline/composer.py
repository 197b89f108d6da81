"""A note, a call or an e-mail written into the history, without leaving it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.interactions import Direction
from guichet.domain.channels import Channel
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import MARGIN
from guichet.ui.widgets.inputs import Choice, TextArea
from guichet.ui.widgets.labels import Label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Draft:
    """An exchange that is not written yet: its kind, its text, and the sentence that says why it was refused."""

    channel: Channel
    direction: Direction
    text: str
    problem: str = ""


class Composer(QWidget):
    """Asks what kind of exchange it was and what was said; a text given up stays for the next time.

    From its submission to the answer (``take`` or ``fail``) a text is neither changed nor submitted again.
    """

    submitted = Signal(object, object, str)  # Channel, Direction, text
    closed = Signal()
    resumed = Signal()
    """The text that was offered is here now."""
    fills_the_pane = Signal(bool)
    """Whether what is typed leaves no room for the filter of what is below: with a large text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._large = theme.is_large
        self._waits = False
        self._offered: Draft | None = None
        kinds = [
            ((Channel.NOTE, Direction.INTERNAL), self.tr("Note interne")),
            ((Channel.PHONE, Direction.INCOMING), self.tr("Appel reçu")),
            ((Channel.PHONE, Direction.OUTGOING), self.tr("Appel passé")),
            ((Channel.EMAIL, Direction.INCOMING), self.tr("Courriel reçu")),
            ((Channel.EMAIL, Direction.OUTGOING), self.tr("Courriel envoyé")),
            ((Channel.COUNTER, Direction.INCOMING), self.tr("Visite au guichet")),
        ]
        self.kind = Choice(theme, kinds)
        self.kind.setAccessibleName(self.tr("Type d’échange"))
        hint = self.tr("Visible des agents seulement. Restez factuel.")
        self.text = TextArea(theme, placeholder=hint, lines=1 if self._large else 3)
        self.text.setAccessibleName(self.tr("Texte"))
        for editor in (self.text, self.kind):
            editor.installEventFilter(self)
        self.resume = Button(theme, self.tr("Reprendre le texte retiré"), kind=ButtonKind.LINK, icon="undo-2")
        self.error = Label(theme, "", Role.SM, "danger", weight=MEDIUM, wrap=True)
        self.save = Button(theme, self.tr("Enregistrer"), icon="check", cap=self.tr("Ctrl+Entrée"))
        self.cancel = Button(theme, self.tr("Annuler"), kind=ButtonKind.LINK, cap=self.tr("Échap"))
        self.save.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.closed)
        self.resume.clicked.connect(self._resume)
        self.text.textChanged.connect(self._show_offer)
        dp = theme.dp
        buttons = QHBoxLayout()
        buttons.setSpacing(dp(8))
        buttons.addWidget(self.kind, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(MARGIN), 0, dp(MARGIN), dp(12))
        column.setSpacing(dp(8))
        column.addWidget(self.text)
        column.addWidget(self.resume, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.error)
        column.addLayout(buttons)
        self.error.hide()
        self.resume.hide()

    @property
    def draft(self) -> Draft | None:
        """What is typed here, in sight or given up; None where it is nothing but spaces."""
        text = self.text.toPlainText()
        channel, direction = self.kind.value()
        return Draft(channel, direction, text, self.error.text()) if text.strip() else None

    def show_draft(self, draft: Draft | None, *, waits: bool = False) -> None:
        """Go on with a draft, whose answer may be waited for still; None empties and hides."""
        self.take()
        if draft is not None:
            self.kind.set_value((draft.channel, draft.direction))
            self.text.setPlainText(draft.text)
            self.text.moveCursor(QTextCursor.MoveOperation.End)
            self.fail(draft.problem)
            self._wait(waits)
        self.setVisible(draft is not None)

    def offer(self, draft: Draft | None) -> None:
        """Offer to go on with a text that was taken back; None offers nothing."""
        self._offered = draft
        self._show_offer()

    def open(self, channel: Channel, direction: Direction) -> None:
        """Show the fields, on this kind of exchange unless a text is there already, and take the focus."""
        if not self.text.toPlainText().strip():
            self.kind.set_value((channel, direction))
        self.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """The exchange is written: ready for another."""
        self.text.clear()
        self.fail("")

    def fail(self, sentence: str) -> None:
        """Say why the exchange is not written; the text stays."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.text.setAccessibleDescription(sentence)
        self._wait(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if isinstance(event, QKeyEvent) and self._is_mine(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # the keys of the pane beside wait while one writes here
                return True
            if event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape:
                    self.closed.emit()
                else:
                    self._submit()
                return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fills_the_pane.emit(self._large)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.fills_the_pane.emit(False)

    @staticmethod
    def _is_mine(event: QKeyEvent) -> bool:
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and with_control)

    @Slot()
    def _show_offer(self) -> None:
        offered = self._offered
        here = offered is not None and offered.text in self.text.toPlainText()
        self.resume.setVisible(offered is not None and not here and not self._waits)

    @Slot()
    def _resume(self) -> None:
        """Take the text that is offered, below what is typed already."""
        offered, typed = self._offered, self.text.toPlainText().rstrip()
        if offered is None:
            return
        if not typed and self.kind.findData((offered.channel, offered.direction)) >= 0:
            self.kind.set_value((offered.channel, offered.direction))
        self.text.setPlainText(f"{typed}\n{offered.text}" if typed else offered.text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resumed.emit()

    def _wait(self, waits: bool) -> None:
        self._waits = waits
        self._show_offer()
        self.save.setDisabled(waits)
        self.text.setReadOnly(waits)

    def _submit(self) -> None:
        if self._waits:
            return
        if not self.text.toPlainText().strip():
            self.fail(self.tr("Écrivez d’abord ce qui s’est dit."))
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        channel, direction = self.kind.value()
        self._wait(True)
        self.submitted.emit(channel, direction, self.text.toPlainText())
