"""The pane of one account: who, which roles, which password, until when; and of one that is being opened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.contract.accounts import AccountFacts, ServiceList
from guichet.contract.base import FieldEdit
from guichet.contract.refusals import AlreadyExists, FieldRefused, GuichetError, PasswordWeak
from guichet.ui import clock
from guichet.ui.forms.disclosure import Disclosure
from guichet.ui.messages import sentence
from guichet.ui.screens.admin import account_words as words
from guichet.ui.screens.admin.accounts_model import NewAccount
from guichet.ui.screens.admin.closing_part import ClosingPart
from guichet.ui.screens.admin.password_part import PasswordPart
from guichet.ui.screens.admin.role_part import RolePart
from guichet.ui.screens.admin.section_pane import SectionPane
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Rule, SectionTitle
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import TextField
from guichet.ui.widgets.labels import Label

SAVE, GRANT, PASSWORD = "account.save", "account.grant", "account.password"
UNLOCK, CLOSE, REOPEN = "account.unlock", "account.close", "account.reopen"


class AccountPane(SectionPane):
    """Each part is done by itself; the main button opens the account, or keeps the name and the function."""

    opened = Signal(object)  # NewAccount
    corrected = Signal(object, object)  # AccountFacts, tuple[FieldEdit, ...]
    granted = Signal(object, object, str)  # AccountFacts, Role, service
    revoked = Signal(object, object)  # AccountFacts, GrantFacts
    password_given = Signal(object, str)
    unlocked = Signal(object)
    closed = Signal(object, object)  # AccountFacts, date
    reopened = Signal(object)

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme, actions, SAVE)
        self.account: AccountFacts | None = None
        self.is_new = False
        self._login_typed = False

    def _words(self) -> tuple[str, str]:
        return self.tr("Compte"), self.tr("Choisissez un compte dans la liste.")

    def build(self) -> Iterator[None]:
        """Make the parts, one after the other."""
        theme = self._theme
        self.standing = Label(theme, "", Role.SM, "text2", wrap=True)
        self._inside.addWidget(self.standing)
        self._make_details()
        yield
        roles = QVBoxLayout()
        roles.setSpacing(0)
        self.roles = RolePart(theme, Button.of(theme, self._actions, GRANT))
        self._inside.addWidget(Rule(theme))
        self._inside.addLayout(roles)
        roles.addWidget(SectionTitle(theme, self.tr("Rôles")))
        roles.addWidget(self.roles)
        self._inside.addWidget(Rule(theme))
        yield
        self._make_password()
        yield
        self.unlock = Button.of(theme, self._actions, UNLOCK, kind=ButtonKind.LINK)
        self._inside.addWidget(self.unlock, 0, Qt.AlignmentFlag.AlignLeft)
        self.closing = ClosingPart(theme, *(Button.of(theme, self._actions, name) for name in (CLOSE, REOPEN)))
        self.closing_part = Disclosure(theme, self.tr("Fermer le compte"), self.closing)
        self._inside.addWidget(self.closing_part)
        self._inside.addStretch(1)
        self._connect()
        self.show_account(None)

    def _make_details(self) -> None:
        theme = self._theme
        self.details = Form(theme)
        self._inside.addWidget(self.details)
        self.given_name, self.surname, self.login, self.quality = (TextField(theme) for _ in range(4))
        self.given_field = FormField(theme, self.tr("Prénom"), self.given_name)
        self.surname_field = FormField(theme, self.tr("Nom"), self.surname)
        self.login_field = FormField(theme, self.tr("Identifiant"), self.login)
        hint = self.tr("Telle que l’accusé de réception doit la dire (CRPA L111-2).")
        self.quality_field = FormField(theme, self.tr("Fonction"), self.quality, help_text=hint)
        self.details.add(self.given_field, self.surname_field)
        self.details.add(self.login_field)
        self.details.add(self.quality_field)

    def _make_password(self) -> None:
        theme = self._theme
        self.password = PasswordPart(theme, self._identity)
        self.give_password = Button.of(theme, self._actions, PASSWORD)
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.dp(8))
        inside.addWidget(self.password)
        inside.addWidget(self.give_password, 0, Qt.AlignmentFlag.AlignLeft)
        self.password_part = Disclosure(theme, self.tr("Donner un mot de passe provisoire"), part)
        self._inside.addWidget(self.password_part)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def begin_new(self) -> None:
        """Begin to open an account."""
        self.account, self.is_new, self._login_typed = None, True, False
        for line in (self.given_name, self.surname, self.login, self.quality):
            line.clear()
        self._clear_errors()
        self.password.forget()
        self._tell()
        self.given_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_account(self, account: AccountFacts | None) -> None:
        """Show an account as it is now; what is typed in the one that is shown stays."""
        same = account is not None and self.account is not None and account.agent_id == self.account.agent_id
        before = self.account
        self.account, self.is_new = account, False
        if account is not None:
            for line, name in self._corrected():
                old = "" if before is None else getattr(before, name)
                if not same or line.text() == old:
                    line.setText(getattr(account, name))
        if not same:
            self._clear_errors()
            self.password.forget()
            self.closing.begin()
            for part in (self.password_part, self.closing_part):
                part.set_open(False)
        self._tell()

    @property
    def is_typing(self) -> bool:
        """Whether an account is being opened, or something of one is corrected and not kept."""
        if self.account is None:
            lines = (self.given_name, self.surname, self.login, self.quality)
            return self.is_new and any(line.text() for line in lines)
        return bool(self.password.password()) or any(
            line.text().strip() != getattr(self.account, name) for line, name in self._corrected()
        )

    def show_services(self, services: ServiceList) -> None:
        """Offer these services for a role."""
        self.roles.show_services(services)

    def refuse(self, error: GuichetError) -> bool:
        """Show why a gesture was refused at the field where it can be put right; tell whether there is one."""
        match error:
            case AlreadyExists(table="agent"):
                field, message = self.login_field, self.tr("Cet identifiant est pris. Choisissez-en un autre.")
            case AlreadyExists(table="role_grant"):
                field, message = self.roles.role_field, self.tr("L’agent a déjà ce rôle à cet endroit.")
            case PasswordWeak():
                field, message = self.password.field, sentence(error)
            case FieldRefused(field=name) if name in self._named():
                field, message = self._named()[name], sentence(error)
            case _:
                return False
        field.set_error(message)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # --- gestures ----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Open the account, or keep the name and the function."""
        self._clear_errors()
        required = [(self.given_field, self.given_name), (self.surname_field, self.surname)]
        if self.is_new:
            required.append((self.login_field, self.login))
        for field, line in required:
            self.details.set_error(field, "" if line.text().strip() else self.tr("Ce champ est vide. Remplissez-le."))
        if self.details.focus_first_error():
            return
        if self.is_new:
            self._open()
        elif self.account is not None:
            edits = tuple(
                FieldEdit(name, getattr(self.account, name), line.text().strip())
                for line, name in self._corrected()
                if line.text().strip() != getattr(self.account, name)
            )
            if edits:
                self.corrected.emit(self.account, edits)

    def _open(self) -> None:
        if not self.password.check():
            self.password.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        role, service = self.roles.wanted()
        self.opened.emit(
            NewAccount(
                given_name=self.given_name.text().strip(),
                surname=self.surname.text().strip(),
                login=self.login.text().strip(),
                quality=self.quality.text().strip(),
                role=role,
                service=service,
                password=self.password.password(),
            )
        )

    def give(self) -> None:
        """Give the password that is typed; ask for it first where its part is folded."""
        ready = self._unfolded(self.password_part, self.password.text) and self.password.check()
        if ready and self.account is not None:
            self.password_given.emit(self.account, self.password.password())

    def close_account(self) -> None:
        """Close the account from the chosen day on; ask for the day first where its part is folded."""
        if self._unfolded(self.closing_part, self.closing.day) and self.account is not None:
            day = self.closing.chosen()
            if day is not None:
                self.closed.emit(self.account, day)

    def reopen(self) -> None:
        """Open the account again, or call its closing off."""
        if self.account is not None:
            self.reopened.emit(self.account)

    def forget_attempts(self) -> None:
        """Let the agent try their password again."""
        if self.account is not None:
            self.unlocked.emit(self.account)

    def grant(self) -> None:
        """Give the role that is chosen."""
        self.roles.role_field.clear_error()
        if self.account is not None:
            self.granted.emit(self.account, *self.roles.wanted())

    @staticmethod
    def _unfolded(part: Disclosure, first: QWidget) -> bool:
        if part.is_open():
            return True
        part.set_open(True)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    @Slot(object)
    def _revoke(self, held: object) -> None:
        if self.account is not None:
            self.revoked.emit(self.account, held)

    @Slot()
    def _propose_login(self) -> None:
        if self.is_new and not self._login_typed:
            self.login.setText(words.login_of(self.given_name.text(), self.surname.text()))
        self.password.check_rules()

    @Slot()
    def _note_login(self) -> None:
        self._login_typed = bool(self.login.text())
        self.password.check_rules()

    # --- helpers -----------------------------------------------------------------------------------------------------

    def _identity(self) -> tuple[str, ...]:
        login = self.login.text() if self.is_new else "" if self.account is None else self.account.login
        return tuple(part for part in (login, self.given_name.text(), self.surname.text()) if part)

    def _corrected(self) -> tuple[tuple[TextField, str], ...]:
        return ((self.given_name, "given_name"), (self.surname, "surname"), (self.quality, "quality"))

    def _named(self) -> dict[str, FormField]:
        return {
            "given_name": self.given_field,
            "surname": self.surname_field,
            "login": self.login_field,
            "quality": self.quality_field,
        }

    def _clear_errors(self) -> None:
        for field in (*self._named().values(), self.password.field, self.closing.field, self.roles.role_field):
            field.clear_error()

    def _tell(self) -> None:
        account, shown = self.account, self.is_new or self.account is not None
        self._show_content(shown)
        self.header.title.setText(self.tr("Nouveau compte") if account is None else words.display(account))
        self.header.note.setText("" if account is None else account.login)
        self.pill.setVisible(account is not None)
        self.standing.setVisible(account is not None)
        self.login_field.setVisible(self.is_new)
        self.roles.show_account(None if self.is_new else account)
        for part in (self.give_password, self.unlock, self.password_part.button):
            part.setVisible(account is not None)
        for name in (GRANT, PASSWORD, UNLOCK):
            self._offer(name, account is not None)
        if self.is_new:
            self.password_part.set_open(True)
        may_close = account is not None and not account.only_administrator
        closing = account is not None and account.disabled_on is not None
        self.closing_part.setVisible(may_close)
        self._offer(CLOSE, may_close and not closing)
        self._offer(REOPEN, may_close and closing)
        text = self.tr("Ouvrir le compte") if self.is_new else self.tr("Enregistrer le nom et la fonction")
        self._offer(SAVE, shown, text)
        if account is not None:
            self._tell_account(account)

    def _tell_account(self, account: AccountFacts) -> None:
        today, now = clock.today(), datetime.now(UTC)
        pill = words.pill(account, today, now)
        self.pill.show_state(pill.text, pill.tone, pill.icon)
        self.standing.setText(words.standing(account, today, now))
        self.closing.show_account(account)
        closing = account.disabled_on is not None
        self.closing_part.set_title(self.tr("Revenir sur la fermeture") if closing else self.tr("Fermer le compte"))
        if closing:
            closed = words.is_closed(account, today)
            self._actions[REOPEN].setText(
                self.tr("Rouvrir le compte") if closed else self.tr("Ne plus fermer le compte")
            )
        locked = account.locked_until is not None and account.locked_until > now
        self._actions[UNLOCK].setText(
            self.tr("Débloquer le compte") if locked else self.tr("Débloquer sur les autres postes")
        )

    def _connect(self) -> None:
        for line in (self.given_name, self.surname):
            line.textEdited.connect(self._propose_login)
        self.login.textEdited.connect(self._note_login)
        self.roles.revoked.connect(self._revoke)
