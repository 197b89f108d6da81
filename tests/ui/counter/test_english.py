"""An agent who chose English finds no French sentence on any page; what the town says of its own stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.tour.screen import plain, words_of
from guichet.ui.language import ENGLISH_SENTENCES, Language, read_sentences, speak, spoken
from guichet.ui.workplace import Workplace
from tests.ui.counter.pages import PAGES, Go
from tests.ui.counter.steps import area_of
from tests.ui.workplace import settle, wait_usable

ENGLISH = read_sentences(ENGLISH_SENTENCES)
FRENCH = {plain(source) for source, text in ENGLISH.items() if source != text and "{" not in source} - {
    plain(text) for text in ENGLISH.values()
}
"""The sentences that are other words in English, whole ones only."""


def _shape(sentence: str) -> str:
    parts = re.split(r"\{[^}]*\}", plain(sentence))
    return ".+".join(re.escape(part) for part in parts)


_LEAST_LETTERS = 6
SHAPES = re.compile(
    "|".join(
        _shape(source)
        for source, text in ENGLISH.items()
        if "{" in source
        and source != text
        and sum(map(str.isalpha, re.sub(r"\{[^}]*\}", "", source))) >= _LEAST_LETTERS
    )
)
"""The sentences with something in them, of some letters at least."""
ENGLISH_SHAPES = re.compile("|".join(_shape(text) for text in ENGLISH.values() if "{" in text))


def is_french(line: str) -> bool:
    """Tell whether a line is a sentence of ours that English says in other words."""
    return line in FRENCH or (SHAPES.fullmatch(line) is not None and ENGLISH_SHAPES.fullmatch(line) is None)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    speak(Language.ENGLISH)
    yield
    speak(Language.FRENCH)


@pytest.mark.parametrize("go", PAGES, ids=lambda go: go.__name__)
def test_a_page_in_english_says_nothing_in_french(english: None, workplace: Workplace, qtbot: QtBot, go: Go) -> None:
    go(workplace, qtbot)
    settle(workplace, qtbot)
    lines = words_of(workplace.window).splitlines()
    assert lines
    assert [line for line in lines if is_french(line)] == []


def test_every_action_has_its_words_in_both_languages(
    make_workplace: Callable[..., Workplace], qtbot: QtBot, english: None
) -> None:
    words: dict[Language, dict[str, str]] = {}
    for language in Language:
        speak(language)
        workplace = make_workplace()
        wait_usable(qtbot, workplace)
        qtbot.waitUntil(partial(getattr, area_of(workplace).making, "is_done"))
        words[language] = {action.objectName(): action.text() for action in workplace.actions}
    french = words[Language.FRENCH]
    assert french.keys() == words[Language.ENGLISH].keys()
    assert all(french.values())
    told = {name: text for name, text in french.items() if text in ENGLISH}  # the others are the town's own words
    assert len(told) > 60
    assert {name: ENGLISH[text] for name, text in told.items()} == {
        name: words[Language.ENGLISH][name] for name in told
    }


def test_english_is_chosen_in_the_settings_and_taken_at_once(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    area.show_module("settings")
    with qtbot.waitSignal(workplace.rebuild_asked):
        area.settings.looks.languages[Language.ENGLISH].click()
    assert workplace.login_model.session is not None
    look = workplace.preferences.look(workplace.login_model.session.agent_id.hex)
    assert look.language is Language.ENGLISH
    assert spoken() is Language.FRENCH, "the window that is made anew speaks it"
