"""Every error has a sentence that an agent can act on."""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import Any, get_type_hints
from uuid import UUID

import pytest

from guichet.contract import refusals
from guichet.contract.refusals import FieldDivergence, FieldRefused, FieldsDiverged, GuichetError, error_classes
from guichet.domain.contacts import EmailProblem, PhoneProblem, PostcodeProblem
from guichet.domain.names import NameProblem
from guichet.domain.permissions import Permission
from guichet.domain.procedures import StepPaper
from guichet.ui.messages import field_problem, known_errors, sentence

_VALUES: dict[Any, Any] = {
    str: "birth_name",
    int: 90,
    UUID: UUID(int=1),
    Permission: Permission.REGISTER_PERSON,
    StepPaper: StepPaper.ACKNOWLEDGMENT,
    refusals.FileProblem: refusals.FileProblem.BROKEN,
    tuple[str, ...]: ("ID", "HOME"),
    dict[str, str]: {"a": "Missing", "b": "Missing"},
    tuple[FieldDivergence, ...]: (FieldDivergence("street", "a", "b", "c"),),
}


CLASSES = [kind for kind in error_classes().values() if kind.__module__ == refusals.__name__]
"""Those of the contract: another process's own, when this one happens to have imported them, never come by the wire."""


def example(kind: type[GuichetError]) -> GuichetError:
    hints = get_type_hints(kind)
    return kind(**{field.name: _VALUES[hints[field.name]] for field in dataclasses.fields(kind)})


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence(kind: type[GuichetError]) -> None:
    text = sentence(example(kind))
    assert text.endswith((".", "?"))
    assert "{" not in text
    assert text[:1] == text[:1].upper()
    assert "«\u00a0" in text or "«" not in text
    for sign in (" ;", " !", " ?", " :"):
        assert sign not in text, "a breaking space would part the sign from its word"
    assert max(len(part.split()) for part in text.split(". ")) <= 20


@pytest.mark.parametrize("reason", refusals.FileProblem)
def test_every_fault_of_a_file_has_its_own_sentence(reason: refusals.FileProblem) -> None:
    others = {sentence(refusals.FileUnreadable(each)) for each in refusals.FileProblem if each is not reason}
    assert sentence(refusals.FileUnreadable(reason)) not in others


def test_no_sentence_is_left_of_an_error_that_is_gone() -> None:
    assert known_errors() == frozenset(CLASSES)


def test_the_fields_that_differ_are_named() -> None:
    error = FieldsDiverged("contact_point", UUID(int=1), (FieldDivergence("postcode", "a", "b", "c"),))
    assert "code postal" in sentence(error)


@pytest.mark.parametrize("kind", [PhoneProblem, EmailProblem, PostcodeProblem, NameProblem])
def test_every_problem_of_a_field_has_its_own_words(kind: type[StrEnum]) -> None:
    other = field_problem("a problem that nobody knows")
    for problem in kind:
        assert field_problem(str(problem)) != other, problem
        assert sentence(FieldRefused("phone", str(problem))).startswith("Téléphone\u00a0: ")
