"""The rules of a password, ticked one by one while it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from guichet.domain.secrets import PasswordProblem, PasswordRule, password_problems
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.labels import IconLabel, Label


class PasswordRules(QWidget):
    """What the CNIL asks of the password of an account that locks (délibération 2022-100)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._marks: dict[PasswordProblem, tuple[IconLabel, Label]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.dp(6))
        grid.setVerticalSpacing(theme.dp(3))
        for place, (problem, text) in enumerate(self._rules()):
            mark, label = IconLabel(theme, "circle-dashed", "text2", 15), Label(theme, text, Role.SM, "text2")
            grid.addWidget(mark, place, 0)
            grid.addWidget(label, place, 1)
            self._marks[problem] = (mark, label)
        grid.setColumnStretch(1, 1)

    def check(self, password: str, identity: tuple[str, ...]) -> tuple[PasswordProblem, ...]:
        """Tick the rules that a password keeps; give those that it breaks."""
        found = password_problems(password, PasswordRule.WITH_LOCKOUT, identity)
        for problem, (mark, label) in self._marks.items():
            if not password:
                mark.set_icon("circle-dashed", "text2")
            elif problem in found:
                mark.set_icon("circle-x", "danger")
            else:
                mark.set_icon("circle-check", "success")
            state = "" if not password else self.tr(", non") if problem in found else self.tr(", oui")
            label.setAccessibleName(f"{label.text()}{state}")
        return found

    def _rules(self) -> list[tuple[PasswordProblem, str]]:
        return [
            (PasswordProblem.TOO_SHORT, self.tr("Huit signes, ou sept mots")),
            (PasswordProblem.TOO_FEW_KINDS, self.tr("Trois sortes\u00a0: minuscules, majuscules, chiffres, autres")),
            (PasswordProblem.TOO_COMMON, self.tr("Pas un mot courant")),
            (PasswordProblem.TOO_REPETITIVE, self.tr("Sans répétition ni suite")),
            (PasswordProblem.TELLS_WHO_YOU_ARE, self.tr("Sans le nom ni l’identifiant de l’agent")),
        ]
