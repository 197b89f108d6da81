"""Every error has its sentence, whatever it holds."""

from __future__ import annotations

import dataclasses
import enum
from datetime import date
from typing import Any, get_type_hints
from uuid import UUID

import pytest

import guichet.commands.errors
import guichet.printing.receipt  # it has refusals of its own
from guichet.cli import main
from guichet.commands.messages import known, sentence
from guichet.contract.refusals import Bug, GuichetError, error_classes
from tests.commands.conftest import Guichet

VALUES: dict[Any, Any] = {
    str: "valeur",
    int: 30,
    date: date(2026, 11, 24),
    UUID: UUID(int=1),
    tuple[str, ...]: ("un", "deux"),
    dict[str, str]: {"champ": "empty"},
    guichet.commands.errors.FileProblem: guichet.commands.errors.FileProblem.EMPTY,
}


def example(kind: type[GuichetError]) -> GuichetError:
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        hint = hints[field.name]
        first = next(iter(hint)) if isinstance(hint, type) and issubclass(hint, enum.Enum) else ()
        values[field.name] = VALUES.get(hint, first)
    return kind(**values)


@pytest.mark.parametrize("name", sorted(error_classes()))
def test_every_error_has_a_sentence(name: str) -> None:
    text = sentence(example(error_classes()[name]))
    assert text.strip()
    assert not any(sign in text for sign in "{}")
    assert name not in text


def test_no_sentence_is_left_of_an_error_that_is_gone() -> None:
    assert known() == frozenset(error_classes())


def test_sentences_have_the_spaces_of_french() -> None:
    for kind in error_classes().values():
        text = sentence(example(kind))
        assert not any(plain in text for plain in (" :", " ;", " !", " ?", "« ", " »")), text


@pytest.mark.logs(r"incident \w+ \(ZeroDivisionError\)")
def test_an_unknown_failure_is_logged_under_the_reference_that_is_shown(
    guichet: Guichet, monkeypatch: pytest.MonkeyPatch, folder: Any
) -> None:
    def fail(*_: object) -> int:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("guichet.bootstrap.central.server_url", fail)
    ran = guichet("server")
    assert ran.code == 1
    assert "Erreur inattendue" in ran.err
    assert "secret" not in ran.err
    log = (folder.logs / "guichet.log").read_text()
    reference = ran.err.split("support\u00a0: ")[1].split(".")[0]
    assert f"incident {reference}" in log
    assert sentence(Bug(reference)) in ran.err


def test_a_file_that_is_not_there_is_told_with_its_name(guichet: Guichet) -> None:
    ran = guichet("import", "people", "/nowhere/people.csv")
    assert (ran.code, ran.out) == (1, "")
    assert "/nowhere/people.csv" in ran.err
    assert "il n’existe pas" in ran.err


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch, guichet: Guichet) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("guichet.commands.doctor.run", interrupted)
    assert main(["doctor"]) == 130
