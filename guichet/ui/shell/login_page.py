"""The opaque page where an agent says who they are, at start and when the session is locked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import Choice, PasswordField, TextField
from guichet.ui.widgets.keys import key_text
from guichet.ui.widgets.labels import IconLabel, Label
from guichet.ui.widgets.painting import rounded
from guichet.ui.widgets.pill import initials

_CARD_WIDTH = 420


class _LoginCard(QFrame):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour, radius = self._theme.colour, self._theme.tokens.radii["overlay"]
        rounded(QPainter(self), self.rect(), radius, colour("surface"), colour("border"), self._theme.stroke)


class LoginPage(QWidget):
    """Asks for an identifier and a password, and shows nothing about any citizen.

    ``submitted`` gives identifier and password; whoever listens answers with :meth:`refuse` or shows
    the window. Locked, the page keeps the agent's name and asks for the password only.
    """

    submitted = Signal(str, str)
    other_agent_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._locked_for = ""
        self._with_password = True
        self.setAccessibleName(self.tr("Connexion"))
        self.town = Label(theme, "", Role.LG, wrap=True)
        self.title = Label(theme, self.tr("Ouvrez votre session"), Role.BASE, "text2")
        self.agents = Choice(theme)
        self.identifier = TextField(theme)
        self.password = PasswordField(theme)
        self._agents_field = FormField(theme, self.tr("Agent"), self.agents)
        self._identifier_field = FormField(theme, self.tr("Identifiant"), self.identifier)
        self._password_field = FormField(theme, self.tr("Mot de passe"), self.password)
        self.caps_lock = Label(theme, self.tr("Le verrouillage des majuscules semble actif."), Role.SM, "warning")
        self._caps_row = QWidget()
        self.main = Button(
            theme, self.tr("Ouvrir la session"), kind=ButtonKind.PRIMARY, icon="log-in", cap=key_text("Return")
        )
        self.other = Button(theme, self.tr("Changer d’agent"), kind=ButtonKind.LINK, icon="users")
        self.offline = Label(theme, "", Role.SM, "text2", wrap=True)
        self._offline_row = QWidget()
        self.warning = Label(theme, "", Role.BASE, "warning", wrap=True)
        self._warning_row = QWidget()
        self._lay_out()
        self._connect()
        self.offer_agents([])
        self.show_offline("")

    def show_town(self, name: str) -> None:
        """Show the name of the organisation."""
        self.town.setText(name)

    def offer_agents(self, agents: list[tuple[str, str]]) -> None:
        """Offer the agents known here as (identifier, name); with none, the identifier is typed."""
        self.agents.set_items(agents)
        self._agents_field.setVisible(bool(agents))
        self._identifier_field.setVisible(not agents)

    def show_offline(self, sentence: str) -> None:
        """Say that the log-in happens without the network, and until when it can; empty takes it away."""
        self.offline.setText(sentence)
        self._offline_row.setVisible(bool(sentence))

    def warn(self, sentence: str) -> None:
        """Say something that matters before the session is opened again or left; gone with the next lock."""
        self.warning.setText(sentence)
        self._warning_row.show()
        announce(self, sentence, urgent=True)

    def ask(self) -> None:
        """Ask for a new log-in, from blank fields."""
        self._locked_for = ""
        self._with_password = True
        self.title.setText(self.tr("Ouvrez votre session"))
        self.main.setText(self.tr("Ouvrir la session"))
        self.other.hide()
        self._agents_field.setEnabled(True)
        self._reset()
        (self.agents if self.agents.count() else self.identifier).setFocus(Qt.FocusReason.OtherFocusReason)

    def lock(self, identifier: str, name: str, *, with_password: bool = True) -> None:
        """Ask the same agent for their password again; a demonstration asks for none."""
        self._locked_for = identifier
        self._with_password = with_password
        self.title.setText(self.tr("Session verrouillée — {initials}").format(initials=initials(name)))
        self.main.setText(self.tr("Déverrouiller"))
        self._agents_field.hide()
        self._identifier_field.hide()
        self.other.show()
        self._reset()
        self._password_field.setHidden(not with_password)
        (self.password if with_password else self.main).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Show why the log-in is refused, under the password, ready for another try."""
        self.set_busy(False)
        self._password_field.set_error(sentence)
        self.password.selectAll()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentence, urgent=True)

    def set_busy(self, busy: bool) -> None:
        """Wait for the answer to a log-in."""
        for part in (self._agents_field, self._identifier_field, self._password_field, self.main, self.other):
            part.setEnabled(not busy)

    def current_identifier(self) -> str:
        """Return who is asked for a password."""
        if self._locked_for:
            return self._locked_for
        return str(self.agents.value() or "") if self.agents.count() else self.identifier.text().strip()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("canvas"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._with_password and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
            return
        super().keyPressEvent(event)

    def _submit(self) -> None:
        if not self.main.isEnabled():
            return
        identifier = self.current_identifier()
        if not identifier:
            self._identifier_field.set_error(self.tr("Indiquez votre identifiant."))
            self.identifier.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._identifier_field.clear_error()
        if self._with_password and not self.password.text():
            self._password_field.set_error(self.tr("Indiquez votre mot de passe."))
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._password_field.clear_error()
        self.set_busy(True)
        self.submitted.emit(identifier, self.password.text())

    def _reset(self) -> None:
        self.set_busy(False)
        self.password.clear()
        self._password_field.clear_error()
        self._identifier_field.clear_error()
        self._password_field.setHidden(False)
        self._caps_row.hide()
        self._warning_row.hide()

    def _connect(self) -> None:
        self.main.clicked.connect(self._submit)
        self.password.returnPressed.connect(self._submit)
        self.identifier.returnPressed.connect(self.password.setFocus)
        self.other.clicked.connect(self.other_agent_asked)
        self.password.caps_lock_suspected.connect(self._caps_row.setVisible)

    def _lay_out(self) -> None:
        dp = self._theme.dp
        card = _LoginCard(self._theme, self.tr("Connexion"))
        card.setFixedWidth(dp(_CARD_WIDTH))
        column = QVBoxLayout(card)
        column.setContentsMargins(dp(32), dp(28), dp(32), dp(28))
        column.setSpacing(dp(12))
        heading = QHBoxLayout()
        heading.setSpacing(dp(12))
        heading.addWidget(IconLabel(self._theme, "landmark", "primary", 32), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(dp(2))
        words.addWidget(self.town)
        words.addWidget(self.title)
        heading.addLayout(words, 1)
        column.addLayout(heading)
        column.addSpacing(dp(6))
        column.addWidget(self._mention(self._warning_row, "triangle-alert", "warning", self.warning))
        for field in (self._agents_field, self._identifier_field, self._password_field):
            column.addWidget(field)
        column.addWidget(self._mention(self._caps_row, "triangle-alert", "warning", self.caps_lock))
        column.addSpacing(dp(4))
        column.addWidget(self.main)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._mention(self._offline_row, "cloud-off", "text2", self.offline))
        across = QHBoxLayout()  # an alignment flag would measure wrapped lines at the width of the window
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(across)
        outer.addStretch(3)

    def _mention(self, host: QWidget, icon: str, colour: str, label: Label) -> QWidget:
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.dp(6))
        row.addWidget(IconLabel(self._theme, icon, colour, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        return host
