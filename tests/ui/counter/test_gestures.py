"""Every gesture is registered once: what can be pressed is an action of the register, or of a short list of kinds."""

from __future__ import annotations

import re
from typing import Final

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from guichet.ui.widgets.buttons import Button, IconButton
from guichet.ui.workplace import Workplace
from tests.ui.counter.pages import PAGES, Go
from tests.ui.workplace import settle

LOCAL: Final = {
    "Fermer|Annuler|Garder la pièce|Ne plus afficher": "leaves what lies open, as Échap does",
    "Plus d’actions|Actions sur l’usager|Délivrer un papier": "opens a menu of registered actions",
    ".*, (replié|ouvert)|Tout voir.*|Voir les .*": "shows more of what is there",
    ".*\\((Maj\\+)?(R|Suppr|Entrée)\\)|.*\\((Ctrl|Alt)\\+.*\\)|Fermer la recherche .*": (
        "a key of the list or of the pages that have the focus"
    ),
    "Ouvrir la session|Déverrouiller|Relancer|Changer d’agent|Changer de mot de passe|Revenir.*": (
        "of a page that covers the window: no action is offered before a session, or under a lock"
    ),
    "Ajouter.*|Modifier|Repartir à vide|Garder (cette|ce) .*|Enregistrer": (
        "adds, opens or keeps one line of the form in hand"
    ),
    "Nouvelle visite|Terminer la visite.*|Créer .*": "a tab or a result: the same is registered beside it",
    "Ouvrir la demande": "opens the row that is read",
}
"""Words of the buttons that are no action of the register, and why they are none."""


def is_registered(button: QPushButton, workplace: Workplace) -> bool:
    return button.objectName().removeprefix("button:") in workplace.actions


@pytest.mark.parametrize("go", PAGES, ids=lambda go: go.__name__)
def test_what_can_be_pressed_is_registered_or_local(workplace: Workplace, qtbot: QtBot, go: Go) -> None:
    go(workplace, qtbot)
    settle(workplace, qtbot)
    shown = [
        each
        for each in workplace.window.findChildren(QPushButton)
        if isinstance(each, Button | IconButton) and each.isVisible()
    ]
    plain = {each.accessibleName() or each.text() for each in shown if not is_registered(each, workplace)}
    assert [words for words in sorted(plain) if not re.fullmatch("|".join(LOCAL), words)] == []
