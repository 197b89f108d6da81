"""Every gesture is registered once: what can be pressed is an action of the register, or of a short list of kinds."""

from __future__ import annotations

import re
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from guichet.ui.widgets.buttons import Button, IconButton
from guichet.ui.workplace import Workplace
from tests.ui.counter.pages import PAGES, Go, request
from tests.ui.counter.steps import area_of
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
    "Retirer|Reprendre le texte retiré": "answers in the panel or the composer that has the focus",
    "Nouvelle visite|Terminer la visite.*|Créer .*": "a tab or a result: the same is registered beside it",
    "Ouvrir (la demande|la visite|ici)|Reprendre": "opens the row that is chosen, as Entrée and Espace do",
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


def titles(workplace: Workplace, words: str) -> list[str]:
    """Give what the palette lists for words."""
    QTest.keyClick(workplace.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = area_of(workplace).commands.palette
    assert palette is not None
    QTest.keyClicks(palette.field, words)
    rows = [palette.rows.title(palette.rows.index(place, 0)) for place in range(palette.rows.rowCount())]
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    return rows


def test_the_palette_calls_a_step_as_its_procedure_does(workplace: Workplace, qtbot: QtBot) -> None:
    request(workplace, qtbot)
    footer = area_of(workplace).counter.request.steps.footer
    qtbot.waitUntil(lambda: footer.main.isVisible() and footer.main.isEnabled(), timeout=10_000)
    offered = [footer.main.text(), *(choice.label for action, choice in footer.others.lent if choice.allowed)]
    assert len(offered) > 1
    for label in offered:
        assert label in titles(workplace, label.split()[0]), label
    area_of(workplace).show_module("settings")
    assert not set(offered) & set(titles(workplace, "")), "no step of a request that is not in sight"


def test_gestures_of_a_page_are_in_the_palette_where_they_can_be_done(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    area.show_module("settings")
    found = titles(workplace, "essai")
    assert found[:2] == ["Imprimer un essai sur une page", "Imprimer un essai sur le rouleau"]
    assert not any(title.startswith("Pour ") for title in titles(workplace, "imprimantes"))
    area.show_counter()
    assert "Imprimer un essai sur une page" not in titles(workplace, "essai")
    with qtbot.waitSignal(area.sync_model.status_changed, timeout=20_000):
        workplace.actions["sync.now"].trigger()
    assert "Synchroniser maintenant" in titles(workplace, "sync")
