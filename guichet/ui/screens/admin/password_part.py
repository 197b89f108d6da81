"""The temporary password of an account: typed or proposed, its rules ticked meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.domain.secrets import PasswordProblem
from guichet.ui.messages import password_problem
from guichet.ui.screens.admin.account_words import made_up_password
from guichet.ui.screens.admin.password_rules import PasswordRules
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import TextField
from guichet.ui.widgets.labels import Label


class PasswordPart(QWidget):
    """The password is in sight: it is told to its holder, who has to change it when they come in.

    ``identity`` gives what others know of the holder, when asked.
    """

    def __init__(self, theme: Theme, identity: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self._identity = identity
        self.text = TextField(theme)
        self.text.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.field = FormField(theme, self.tr("Mot de passe provisoire"), self.text)
        self.propose = Button(theme, self.tr("Proposer un mot de passe"), kind=ButtonKind.LINK, icon="rotate-cw")
        self.rules = PasswordRules(theme)
        told = self.tr("Dites-le à l’agent. Il choisit le sien à sa première session.")
        row = QHBoxLayout()
        row.addWidget(self.propose)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(6))
        column.addWidget(self.field)
        column.addLayout(row)
        column.addWidget(self.rules)
        column.addWidget(Label(theme, told, Role.SM, "text2", wrap=True))
        self.text.textChanged.connect(self.check_rules)
        self.propose.clicked.connect(self._propose)

    def forget(self) -> None:
        """Empty the field."""
        self.text.clear()
        self.field.clear_error()
        self.check_rules()

    def password(self) -> str:
        """Give what is typed."""
        return self.text.text()

    def check(self) -> bool:
        """Show what the password lacks; tell whether it may be given."""
        problems = self.rules.check(self.password(), self._identity())
        listed = ", ".join(self._said(each) for each in problems)
        text = self.tr("Choisissez-en un autre\u00a0: {problems}.")
        self.field.set_error(text.format(problems=listed) if listed else "")
        return not problems

    def _said(self, problem: PasswordProblem) -> str:
        if problem is PasswordProblem.TELLS_WHO_YOU_ARE:
            return self.tr("il contient le nom de l’agent")
        return password_problem(problem)

    @Slot()
    def check_rules(self) -> None:
        """Tick the rules as they are kept now."""
        if not self.rules.check(self.password(), self._identity()):
            self.field.clear_error()

    @Slot()
    def _propose(self) -> None:
        self.text.setText(made_up_password())
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.selectAll()
