"""The opaque page where an agent gives themselves a new password, because they want to or because they have to."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.refusals import GuichetError, LoginRefused, PasswordWeak
from guichet.domain.secrets import PasswordRule, password_problems
from guichet.ui.messages import password_problem, sentence
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Card, Notice, ScrollArea
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import PasswordField
from guichet.ui.widgets.labels import IconLabel, Label

_CARD_WIDTH = 460


class PasswordPage(QWidget):
    """Asks for the password of now and twice for the new one; the rules are in sight.

    ``submitted`` gives the old and the new one; whoever listens answers with :meth:`refuse` or covers the page.
    """

    submitted = Signal(str, str)
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._identity: tuple[str, ...] = ()
        self.setAccessibleName(self.tr("Changer de mot de passe"))
        self.reason = Label(theme, "", Role.BASE, "text2", wrap=True)
        self.old, self.new, self.again = (PasswordField(theme) for _ in range(3))
        self.old_field = FormField(theme, self.tr("Mot de passe actuel"), self.old)
        self.new_field = FormField(theme, self.tr("Nouveau mot de passe"), self.new)
        self.again_field = FormField(theme, self.tr("Nouveau mot de passe, une deuxième fois"), self.again)
        self.rules = Notice(
            theme,
            self.tr(
                "Huit signes au moins, de trois sortes : minuscules, majuscules, chiffres, autres signes. "
                "Ou une phrase de sept mots. Sans votre nom, sans mot courant, sans répétition."
            ),
            icon="key-round",
        )
        self.main = Button(theme, self.tr("Changer de mot de passe"), kind=ButtonKind.PRIMARY, icon="check")
        self.main.set_cap(self.tr("Entrée"))
        self.leave = Button(theme, "", kind=ButtonKind.LINK)
        self._lay_out()
        self.main.clicked.connect(self._submit)
        self.leave.clicked.connect(self.cancelled)
        self.old.returnPressed.connect(self.new.setFocus)
        self.new.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._submit)
        self.new_field.left.connect(self._check_new)
        self.again_field.left.connect(self._check_again)

    def ask(self, identity: Iterable[str], *, obligatory: bool) -> None:
        """Begin anew; ``identity`` is what others know of the agent and the password may not hold."""
        self._identity = tuple(identity)
        self._fill_reason(obligatory=obligatory)
        for field, editor in self._pairs():
            editor.clear()
            field.clear_error()
        self.set_busy(False)
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: GuichetError) -> None:
        """Show why the password is not changed, at the field where it can be put right."""
        self.set_busy(False)
        match error:
            case LoginRefused():
                self._tell(self.old_field, self.tr("Ce n’est pas votre mot de passe actuel. Réessayez."))
            case PasswordWeak():
                self._tell(self.new_field, sentence(error))
            case _:
                self._tell(self.again_field, sentence(error))

    def set_busy(self, busy: bool) -> None:
        """Wait for the answer."""
        for part in (self.old_field, self.new_field, self.again_field, self.main, self.leave):
            part.setEnabled(not busy)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("canvas"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.leave.isEnabled():
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def _submit(self) -> None:
        if not self.main.isEnabled():
            return
        self.old_field.set_error("" if self.old.text() else self.tr("Indiquez votre mot de passe actuel."))
        self.new_field.set_error(self._problem() if self.new.text() else self.tr("Indiquez le nouveau mot de passe."))
        same = self.again.text() == self.new.text()
        self.again_field.set_error("" if same else self.tr("Les deux nouveaux mots de passe diffèrent. Retapez-les."))
        for field, editor in self._pairs():
            if field.error:
                editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.set_busy(True)
        self.submitted.emit(self.old.text(), self.new.text())

    @Slot()
    def _check_new(self) -> None:
        if self.new.text() or self.new_field.error:
            self.new_field.set_error(self._problem() if self.new.text() else "")

    @Slot()
    def _check_again(self) -> None:
        if self.again_field.error and self.again.text() == self.new.text():
            self.again_field.clear_error()

    def _problem(self) -> str:
        problems = password_problems(self.new.text(), PasswordRule.WITH_LOCKOUT, self._identity)
        if self.new.text() == self.old.text():
            return self.tr("Choisissez un mot de passe différent de l’actuel.")
        if not problems:
            return ""
        listed = ", ".join(password_problem(each) for each in problems)
        return self.tr("Choisissez un autre mot de passe : {problems}.").format(problems=listed)

    def _tell(self, field: FormField, message: str) -> None:
        field.set_error(message)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, message, urgent=True)

    def _pairs(self) -> tuple[tuple[FormField, PasswordField], ...]:
        return ((self.old_field, self.old), (self.new_field, self.new), (self.again_field, self.again))

    def _fill_reason(self, *, obligatory: bool) -> None:
        if obligatory:
            self.reason.setText(self.tr("Ce mot de passe vient d’un administrateur. Choisissez le vôtre."))
            self.leave.setText(self.tr("Changer d’agent"))
        else:
            self.reason.setText(self.tr("Il sert sur tous les postes de la ville, dès le prochain échange."))
            self.leave.setText(self.tr("Annuler"))
        self.leave.updateGeometry()

    def _lay_out(self) -> None:
        dp = self._theme.dp
        card = Card(self._theme, self.tr("Changer de mot de passe"))
        card.setFixedWidth(dp(_CARD_WIDTH))
        heading = QHBoxLayout()
        heading.setSpacing(dp(12))
        heading.addWidget(IconLabel(self._theme, "key-round", "primary", 24))
        heading.addWidget(Label(self._theme, self.tr("Changer de mot de passe"), Role.LG), 1)
        column = QVBoxLayout()
        column.setContentsMargins(dp(28), dp(22), dp(28), dp(20))
        column.setSpacing(dp(10))
        column.addLayout(heading)
        column.addWidget(self.reason)
        column.addWidget(self.old_field)
        column.addWidget(self.rules)
        for part in (self.new_field, self.again_field, self.main):
            column.addWidget(part)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignHCenter)
        card.column.addLayout(column)
        across = QHBoxLayout()  # an alignment flag would measure wrapped lines at the width of the window
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.addStretch(2)
        inside.addLayout(across)
        inside.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(content))
