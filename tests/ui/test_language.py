"""The window speaks French and English: every sentence has both, and dates, counts and keys follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from guichet.ui import formats
from guichet.ui.language import ENGLISH_SENTENCES, Language, locale, read_sentences, speak, spoken
from guichet.ui.preferences import Look, Preferences
from guichet.ui.theme import Theme
from guichet.ui.widgets.keys import key_text
from tests.helpers.sentences import sentences, too_early, write

_PLACEHOLDER = re.compile(r"\{[^}]*\}")


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    before = spoken()
    speak(Language.ENGLISH)
    yield
    speak(before)


def test_every_sentence_has_its_english_and_none_is_left_over() -> None:
    said, english = sentences(), read_sentences(ENGLISH_SENTENCES)
    assert len(said) > 1_000
    lacking = [f"{place}: {source}" for source, place in said.items() if source not in english]
    assert not lacking, "python -m tests.helpers.sentences adds them, to be translated"
    assert not [source for source in english if source not in said], "python -m tests.helpers.sentences takes them away"


def test_a_sentence_says_the_same_things_in_both_languages() -> None:
    wrong = {
        source: text
        for source, text in read_sentences(ENGLISH_SENTENCES).items()
        if set(_PLACEHOLDER.findall(source)) != set(_PLACEHOLDER.findall(text))
        or (source[:1].isspace(), source[-1:].isspace()) != (text[:1].isspace(), text[-1:].isspace())
        or "«" in text
        or "\u202f" in text
    }
    assert not wrong


def test_no_sentence_is_said_before_the_language_is_known() -> None:
    assert too_early() == []


def test_the_file_is_written_as_it_is_read(tmp_path: Path) -> None:
    english = read_sentences(ENGLISH_SENTENCES)
    assert write(tmp_path / "copy.ts", english) == 0
    assert (tmp_path / "copy.ts").read_bytes() == ENGLISH_SENTENCES.read_bytes()
    assert write(tmp_path / "copy.ts", {}) == len(english)
    assert read_sentences(tmp_path / "copy.ts") == {}


def test_dates_counts_and_keys_follow_the_language(english: None) -> None:
    assert locale().name() == "en_GB"
    assert formats.count(0, "{n} demande", "{n} demandes") == "0 demandes"
    assert formats.count(12_345, "{n} demande", "{n} demandes") == "12,345 demandes"
    assert key_text("Ctrl+Return") == "Ctrl+Enter"
    speak(Language.FRENCH)
    assert formats.count(0, "{n} demande", "{n} demandes") == "0 demande"
    assert key_text("Ctrl+Return") == "Ctrl+Entrée"


def test_the_language_of_an_agent_is_kept_and_taken(tmp_path: Path, theme: Theme) -> None:
    file = tmp_path / "settings.ini"
    Preferences(file).keep("agent", Look(language=Language.ENGLISH))
    look = Preferences(file).look("agent")
    assert look.language is Language.ENGLISH
    assert Preferences(file).last().language is Language.ENGLISH
    assert Preferences(file).look("another").language is Language.FRENCH
    assert look.needs_rebuild(theme)
    look.dress(theme)
    assert spoken() is Language.ENGLISH
    assert not look.needs_rebuild(theme)
    Look().dress(theme)
    assert spoken() is Language.FRENCH
