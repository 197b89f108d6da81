"""What can be pressed in administration is an action of the register, told by the palette where it can be done."""

from __future__ import annotations

import re
from typing import Final

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from guichet.domain.permissions import Role
from guichet.ui.screens.admin import account_pane as names
from guichet.ui.screens.admin.accounts_page import AccountsPage
from guichet.ui.widgets.buttons import Button, IconButton
from tests.ui.admin.conftest import LogIn
from tests.ui.admin.pages import ADMINISTRATION, Go, accounts
from tests.ui.counter.steps import area_of
from tests.ui.counter.test_gestures import is_registered

LOCAL: Final = ".*, (replié|ouvert)|Revenir à la liste|Proposer un mot de passe"
"""Opens a part of the pane, leaves the pane as Échap does, fills a field."""


@pytest.mark.parametrize("go", ADMINISTRATION, ids=lambda go: go.__name__)
def test_what_can_be_pressed_is_registered_or_local(log_in: LogIn, keeper: str, qtbot: QtBot, go: Go) -> None:
    workplace = log_in(keeper)
    go(workplace, qtbot)
    shown = [
        each
        for each in workplace.window.findChildren(QPushButton)
        if isinstance(each, Button | IconButton) and each.isVisible()
    ]
    plain = {each.accessibleName() or each.text() for each in shown if not is_registered(each, workplace)}
    assert [words for words in sorted(plain) if not re.fullmatch(LOCAL, words)] == []


def test_a_gesture_of_a_folded_part_opens_it_first(log_in: LogIn, qtbot: QtBot) -> None:
    workplace = log_in("eve.roy")
    accounts(workplace, qtbot)
    page = area_of(workplace).admin.section()
    assert isinstance(page, AccountsPage)
    counter = next(
        place
        for place, each in enumerate(page.rows.rows)
        if [held.role for held in each.grants] == [Role.COUNTER] and each.disabled_on is None
    )
    page.view.setCurrentIndex(page.rows.index(counter, 0))
    pane = page.pane
    for name, part, first in (
        (names.PASSWORD, pane.password_part, pane.password.text),
        (names.CLOSE, pane.closing_part, pane.closing.day),
    ):
        assert not part.is_open()
        workplace.actions[name].trigger()
        assert part.is_open()
        assert first.hasFocus()
    assert pane.account is not None
    assert pane.account.disabled_on is None
    assert not workplace.actions[names.REOPEN].isEnabled()
    assert workplace.actions[names.UNLOCK].text() == "Débloquer sur les autres postes"


def test_the_gestures_of_a_section_are_offered_where_it_is_open(log_in: LogIn, qtbot: QtBot) -> None:
    workplace = log_in("eve.roy")
    accounts(workplace, qtbot)
    area_of(workplace).show_palette()
    palette = area_of(workplace).commands.palette
    assert palette is not None
    palette.field.setText("compte")
    offered = {palette.rows.index(row, 0).data() for row in range(palette.rows.rowCount())}
    assert "Nouveau compte" in offered
    palette.field.setText("confirmer")
    offered = {palette.rows.index(row, 0).data() for row in range(palette.rows.rowCount())}
    assert "Confirmer la valeur" not in offered
