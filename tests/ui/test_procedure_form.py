from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources import files

import pytest
from pytestqt.qtbot import QtBot

from guichet.contract.base import FieldValue
from guichet.domain import forms
from guichet.domain.catalogue import decode_procedure
from guichet.domain.contacts import EmailProblem, PhoneProblem
from guichet.domain.names import NameProblem
from guichet.domain.procedures import Field, FieldKind, Procedure
from guichet.ui.forms.parts import Part, parts_of
from guichet.ui.forms.procedure_form import ProcedureForm
from guichet.ui.forms.sentences import problem_sentence
from guichet.ui.theme import Theme
from guichet.ui.widgets.date_field import DateField
from guichet.ui.widgets.inputs import TextField

TODAY = date(2026, 11, 24)
CATALOGUE = files("guichet") / "resources" / "catalogue"
CODES = sorted(path.name.removesuffix(".json") for path in CATALOGUE.iterdir())
FIELD = Field("x", "X", FieldKind.TEXT)


def procedure(code: str) -> Procedure:
    return decode_procedure((CATALOGUE / f"{code}.json").read_bytes())


def made(theme: Theme, qtbot: QtBot, code: str, prefilled: Mapping[str, FieldValue] | None = None) -> ProcedureForm:
    form = ProcedureForm.whole(theme, procedure(code), prefilled or {}, TODAY)
    for part in (form.needed, form.known, form.optional):
        qtbot.addWidget(part)
    return form


@pytest.mark.parametrize("code", CODES)
def test_every_procedure_of_the_catalogue_has_a_form_that_shows_what_it_is_given(
    theme: Theme, qtbot: QtBot, code: str
) -> None:
    form = made(theme, qtbot, code)
    given: dict[str, FieldValue] = {}
    for field in procedure(code).fields:
        value = sample(field)
        form.answer(field.name).set_value(value)
        given[field.name] = value
    assert form.typed() == given


def sample(field: Field) -> FieldValue:
    match field.kind:
        case FieldKind.DATE:
            return "2026-12-01"
        case FieldKind.CHOICE:
            return field.choices[-1].value
        case FieldKind.CHOICES:
            return (field.choices[0].value,)
        case FieldKind.YES_NO:
            return True
        case FieldKind.NUMBER:
            return 7
        case FieldKind.PHONE:
            return "+33639981234"
        case FieldKind.EMAIL:
            return "nom@exemple.fr"
    return "Exemple"


def test_what_the_file_says_well_is_read_and_what_it_says_wrongly_is_asked() -> None:
    parts = parts_of(procedure("inscription-electorale"), {"birth_name", "given_names"})
    assert parts["birth_name"] is Part.KNOWN
    assert parts["birth_date"] is Part.NEEDED


def test_a_wrong_value_of_the_file_is_asked_again(theme: Theme, qtbot: QtBot) -> None:
    form = made(theme, qtbot, "inscription-electorale", {"birth_date": "2020-01-01", "birth_name": "Benali"})
    assert [label for label, _ in form.known_facts()] == ["Nom de naissance"]
    form.check()
    assert form.answer("birth_date").form_field.error.startswith("Indiquez une date jusqu’au ")


def test_a_known_value_opens_to_be_corrected(theme: Theme, qtbot: QtBot) -> None:
    form = made(theme, qtbot, "inscription-electorale", {"birth_name": "Benali"})
    assert form.known.form.isHidden()
    form.known.button.click()
    assert not form.known.form.isHidden()
    form.answer("birth_name").set_value("Benali4")
    form.check()
    assert form.answer("birth_name").form_field.error == "Un nom n’a pas de chiffre. Corrigez-le."
    assert form.overridden() == {"birth_name": "Benali4"}


def test_an_answer_of_a_field_that_is_no_longer_asked_is_not_given(theme: Theme, qtbot: QtBot) -> None:
    form = made(theme, qtbot, "inscription-scolaire")
    form.answer("parental_authority").set_value("both")
    form.answer("second_guardian").set_value("Benali Karim")
    assert form.values()["second_guardian"] == "Benali Karim"
    form.answer("parental_authority").set_value("one")
    assert "second_guardian" not in form.values()
    assert form.typed()["second_guardian"] == "Benali Karim"


def test_a_date_that_does_not_exist_is_told_apart_from_a_missing_one(theme: Theme, qtbot: QtBot) -> None:
    form = made(theme, qtbot, "inscription-scolaire")
    editor = form.answer("entry_date").editor
    assert isinstance(editor, DateField)
    editor.setText("31/02/2027")
    form.check()
    sentence = form.answer("entry_date").form_field.error
    assert sentence == "Cette date n’existe pas. Écrivez-la ainsi\u00a0: 24/11/2026."


def test_a_departure_is_checked_again_when_the_arrival_moves(theme: Theme, qtbot: QtBot) -> None:
    form = made(theme, qtbot, "attestation-accueil")
    form.answer("arrival").set_value("2027-02-01")
    form.answer("departure").set_value("2027-01-15")
    form.answer("departure").left.emit()
    assert form.answer("departure").form_field.error == "Indiquez une date après le 1er février 2027."
    form.answer("arrival").set_value("2027-01-02")
    form.answer("arrival").left.emit()
    assert form.answer("departure").form_field.error == ""


def test_a_telephone_number_is_rewritten_in_pairs_when_it_is_left(theme: Theme, qtbot: QtBot) -> None:
    form = made(theme, qtbot, "inscription-scolaire")
    editor = form.answer("phone").editor
    assert isinstance(editor, TextField)
    editor.setText("0639981234")
    form.answer("phone").left.emit()
    assert editor.text() == "06\u00a039\u00a098\u00a012\u00a034"
    assert form.answer("phone").value() == "+33639981234"


PROBLEMS: list[forms.FieldProblem] = [
    forms.UnknownField("x"),
    forms.Missing("x"),
    forms.WrongType("x"),
    forms.TooLong("x", 20),
    forms.NotAChoice("x"),
    forms.NotADate("x"),
    forms.DateInPast("x", TODAY),
    forms.DateInFuture("x", TODAY),
    forms.DateTooEarly("x", TODAY),
    forms.DateTooLate("x", TODAY),
    forms.NotANumber("x"),
    forms.NumberTooSmall("x", 1),
    forms.NumberTooLarge("x", 9),
    *(forms.BadPhone("x", reason) for reason in PhoneProblem),
    *(forms.BadEmail("x", reason) for reason in EmailProblem),
    *(forms.BadName("x", (reason,)) for reason in NameProblem),
    forms.HoldsNir("x", ()),
]


@pytest.mark.parametrize("problem", PROBLEMS, ids=str)
def test_each_problem_has_a_short_sentence_that_says_how_to_mend_it(problem: forms.FieldProblem) -> None:
    sentence = problem_sentence(problem, FIELD)
    assert sentence.endswith(".")
    assert len(sentence.split()) <= 15
    assert "{" not in sentence


def test_what_the_desk_refuses_stays_said_until_the_answer_is_edited(theme: Theme, qtbot: QtBot) -> None:
    form = made(theme, qtbot, "inscription-scolaire")
    answer = form.answer("phone")
    editor = answer.editor
    assert isinstance(editor, TextField)
    editor.setText("0639981234")
    form.refuse({"phone": "BadPhone"})
    for other in ("phone", "entry_date"):
        form.answer(other).left.emit()
    assert answer.form_field.error, "putting its spaces right does not edit it"
    editor.setText("0639981235")
    form.answer("entry_date").left.emit()
    assert answer.form_field.error == ""
