"""« Administration »: the sections that the role opens, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from guichet.contract.desk import Session
from guichet.domain.permissions import Permission
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.admin.accounts_page import AccountsPage
from guichet.ui.screens.admin.journal_page import JournalPage
from guichet.ui.screens.admin.legal_page import LegalPage
from guichet.ui.screens.admin.section import Section
from guichet.ui.theme import Breakpoint, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Chip
from guichet.ui.widgets.focus import keep_one_stop

_SECTIONS: dict[str, tuple[Permission, Callable[[Theme, DeskBridge, Actions], Section]]] = {
    "legal": (Permission.MANAGE_CATALOGUE, LegalPage),
    "accounts": (Permission.MANAGE_ACCOUNTS, AccountsPage),
    "journal": (Permission.READ_JOURNAL, JournalPage),
}


class AdminPage(QWidget):
    """Chips choose the section; :meth:`build` makes them all, and one that is opened before makes what it lacks."""

    say = Signal(str)
    undo_offered = Signal(str, object)
    refused = Signal(object)  # GuichetError

    def __init__(self, theme: Theme, bridge: DeskBridge, actions: Actions, session: Session) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("Administration"))
        self.chips = {
            key: Chip(theme, text, icon=icon)
            for key, text, icon in self._named()
            if _SECTIONS[key][0] in session.permissions
        }
        actions.add(
            ActionSpec("account.new", self.tr("Nouveau compte"), "Alt+N", "user-plus", Context.ADMINISTRATION),
            self._new_account,
        )
        actions["account.new"].setVisible("accounts" in self.chips)
        actions.attach(Context.ADMINISTRATION, self)
        self.sections = {key: _SECTIONS[key][1](theme, bridge, actions) for key in self.chips}
        self._stack = QStackedWidget()
        self._lay_out()
        for section in self.sections.values():
            self._stack.addWidget(section)
            section.say.connect(self.say)
            section.undo_offered.connect(self.undo_offered)
            section.refused.connect(self.refused)
        for chip in self.chips.values():
            chip.clicked.connect(self._choose)
        self.chips[next(iter(self.chips))].setChecked(True)  # the first section, which the stack shows by itself

    def build(self) -> Iterator[None]:
        """Make the sections, a few milliseconds a piece."""
        for section in self.sections.values():
            yield from section.build()

    def complete(self) -> None:
        """Make what lacks of the open section, before it is shown."""
        self.section().complete()

    @property
    def is_typing(self) -> bool:
        """Whether something of an account is typed and not kept."""
        return any(isinstance(section, AccountsPage) and section.is_typing for section in self.sections.values())

    def set_breakpoint(self, breakpoint_: Breakpoint) -> None:
        """Show one pane at a time where the text is large."""
        for section in self.sections.values():
            section.set_breakpoint(breakpoint_)

    def take_focus(self) -> None:
        """Put the focus in the list of the open section."""
        self.section().take_focus()

    def toast_anchor(self) -> QWidget:
        """Give the list of the open section: the pane beside it has its buttons at the bottom."""
        return self.section().toast_anchor()

    def section(self) -> Section:
        """Give the open section."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Section)
        return shown

    def open_section(self, key: str) -> None:
        """Open a section by its name."""
        self.sections[key].complete()
        self.chips[key].setChecked(True)
        self._stack.setCurrentWidget(self.sections[key])

    @Slot()
    def _choose(self) -> None:
        key = next(key for key, chip in self.chips.items() if chip.isChecked())
        self.open_section(key)
        self.take_focus()

    @Slot()
    def _new_account(self) -> None:
        self.open_section("accounts")
        section = self.section()
        if isinstance(section, AccountsPage):
            section.begin_new()

    def _named(self) -> list[tuple[str, str, str]]:
        return [
            ("legal", self.tr("Valeurs légales"), "landmark"),
            ("accounts", self.tr("Comptes"), "users"),
            ("journal", self.tr("Journal"), "history"),
        ]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.dp(6))
        self._group = QButtonGroup(self)
        for chip in self.chips.values():
            self._group.addButton(chip)
            row.addWidget(chip)
            if len(self.chips) == 1:  # one section alone needs no choice
                chip.hide()
        row.addStretch(1)
        keep_one_stop(self._group)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.dp(8))
        column.addLayout(row)
        column.addWidget(self._stack, 1)
