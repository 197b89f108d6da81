"""The end of an account: from which day it is closed, and its opening again."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.contract.accounts import AccountFacts
from guichet.ui import clock
from guichet.ui.theme import Theme
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.date_field import DateField, DateSense, DateUnreadable
from guichet.ui.widgets.form import FormField


class ClosingPart(QWidget):
    """A day and a button; where a closing is set already, the button that calls it off: those of the pane's actions."""

    def __init__(self, theme: Theme, close_account: Button, reopen: Button) -> None:
        super().__init__()
        self.day = DateField(theme, sense=DateSense.FUTURE, today=clock.today)
        self.field = FormField(theme, self.tr("À partir du"), self.day)
        self.close_account, self.reopen = close_account, reopen
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(6))
        column.addWidget(self.field)
        for button in (self.close_account, self.reopen):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """Propose today."""
        self.day.set_value(clock.today())
        self.field.clear_error()

    def show_account(self, account: AccountFacts) -> None:
        """Offer what can be done with this account now."""
        closing = account.disabled_on is not None
        for part in (self.field, self.close_account):
            part.setVisible(not closing)
        self.reopen.setVisible(closing)

    def chosen(self) -> date | None:
        """Give the day; None, said at the field and with the focus there, where it is none or is past."""
        day = self._typed()
        if day is None:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        return day

    def _typed(self) -> date | None:
        try:
            day = self.day.value()
        except DateUnreadable:
            day = None
        if day is None:
            self.field.set_error(self.tr("Ce n’est pas une date. Exemple\u00a0: 31/12/2026."))
        elif day < clock.today():
            self.field.set_error(self.tr("Cette date est passée. Indiquez aujourd’hui ou plus tard."))
            return None
        else:
            self.field.clear_error()
        return day
