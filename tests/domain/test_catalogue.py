"""The shipped catalogue, and the faults that a town's own could have."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

import guichet
from guichet.domain.calendar import WorkingCalendar
from guichet.domain.catalogue import (
    FaultKind,
    decode_procedure,
    decode_services,
    encode_procedure,
    find_faults,
)
from guichet.domain.clocks import AnnouncedDelay, ClockState, DelayUnit, Fact, FactKind, SilenceKind, SilenceRule
from guichet.domain.deadlines import compute
from guichet.domain.errors import FaultyProcedure, UnknownState, UnreadableProcedure
from guichet.domain.procedures import (
    Choice,
    Condition,
    Demand,
    DocumentRule,
    Effect,
    Field,
    FieldKind,
    LegalValue,
    Outcome,
    Procedure,
    Receipt,
    Stage,
    State,
    StateKind,
    StepPaper,
    Transition,
)

RESOURCES = Path(guichet.__file__).parent / "resources"
FILES = sorted((RESOURCES / "catalogue").glob("*.json"))
ONLY_PRACTICE = {
    "arrete-circulation",
    "carte-senior-transport",
    "centre-loisirs",
    "derogation-scolaire",
    "rappel-telephonique",
    "rdv-elu",
    "signalement-danger",
    "signalement-eclairage",
    "signalement-espaces-verts",
    "signalement-proprete",
    "signalement-tranquillite",
}
"""What towns do, for which no text was read: each value is to be confirmed."""
ACKNOWLEDGED = {
    "acte-mariage-deces",
    "acte-naissance",
    "attestation-accueil",
    "cantine-periscolaire",
    "ccas-aide-facultative",
    "certificat-urbanisme-a",
    "changement-adresse",
    "declaration-prealable",
    "document-administratif",
    "odp",
    "permis-chien",
    "permis-construire-mi",
    "reclamation",
}
"""Where what silence means was read in a text."""
Tree = dict[str, Any]


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Procedure]:
    return {path.stem: decode_procedure(path.read_bytes()) for path in FILES}


def test_fifty_three_procedures_are_shipped(catalogue: dict[str, Procedure]) -> None:
    assert len(catalogue) == 53
    assert set(catalogue) >= ONLY_PRACTICE | ACKNOWLEDGED
    assert {procedure.version for procedure in catalogue.values()} == {1}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_file_says_nothing_that_is_not_understood(path: Path) -> None:
    content = path.read_bytes()
    procedure = decode_procedure(content)
    assert procedure.id == path.stem
    # Unknown keys and needless ones would not survive.
    assert json.loads(encode_procedure(procedure)) == json.loads(content)
    assert encode_procedure(procedure) == content


def test_every_service_is_in_the_list_and_gives_its_sector(catalogue: dict[str, Procedure]) -> None:
    services = {service.code: service for service in decode_services((RESOURCES / "services.json").read_bytes())}
    for procedure in catalogue.values():
        assert procedure.sector is services[procedure.service].sector


def test_labels_tell_procedures_apart(catalogue: dict[str, Procedure]) -> None:
    labels = [procedure.label for procedure in catalogue.values()]
    assert len(set(labels)) == len(labels)
    for procedure in catalogue.values():
        assert procedure.search_words
        assert procedure.channels


def _texts(tree: Any) -> list[str]:
    if isinstance(tree, dict):
        return [text for value in tree.values() for text in _texts(value)]
    if isinstance(tree, list):
        return [text for value in tree for text in _texts(value)]
    return [tree] if isinstance(tree, str) else []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_words_follow_french_typography(path: Path) -> None:
    for text in _texts(json.loads(path.read_bytes())):
        assert "'" not in text
        assert "  " not in text
        assert not re.search(r" [:;!?»]|« |\d €", text)


@pytest.mark.parametrize("procedure_id", [path.stem for path in FILES])
def test_each_has_its_form_its_steps_and_its_sources(catalogue: dict[str, Procedure], procedure_id: str) -> None:
    procedure = catalogue[procedure_id]
    assert len(procedure.fields) >= 7
    assert any(field.required for field in procedure.fields)
    assert all(field.section for field in procedure.fields)
    stages = {state.stage for state in procedure.workflow.states}
    assert {Stage.RECEIVED, Stage.INSTRUCTION, Stage.CLOSED} <= stages
    assert procedure.sources
    assert procedure.legal.announced is not None
    assert procedure.legal.announced.article


def test_nothing_known_by_practice_alone_passes_for_confirmed(catalogue: dict[str, Procedure]) -> None:
    for procedure_id in ONLY_PRACTICE:
        legal = catalogue[procedure_id].legal
        assert set(legal.to_confirm) == set(LegalValue)
        assert not legal.acknowledgment_ready


def test_what_was_only_recalled_is_not_confirmed(catalogue: dict[str, Procedure]) -> None:
    ready = {procedure.id for procedure in catalogue.values() if procedure.legal.acknowledgment_ready}
    assert ready == ACKNOWLEDGED
    for title in ("cni-majeur", "cni-mineur", "passeport-majeur", "passeport-mineur", "attestation-accueil"):
        assert LegalValue.FEE in catalogue[title].legal.to_confirm
    for delay in ("inscription-electorale", "ccas-aide-legale", "declaration-naissance", "mariage"):
        assert LegalValue.ANNOUNCED_DELAY in catalogue[delay].legal.to_confirm


def test_a_price_that_the_town_sets_is_not_called_free(catalogue: dict[str, Procedure]) -> None:
    set_by_the_town = {procedure.id for procedure in catalogue.values() if procedure.legal.fee.cents is None}
    assert set_by_the_town == {
        "carte-senior-transport",
        "concession-funeraire",
        "encombrants",
        "location-salle",
        "odp",
        "stationnement-resident",
    }
    for procedure in catalogue.values():
        assert procedure.legal.fee.note


def test_the_address_is_asked_for_only_where_the_law_says_so(catalogue: dict[str, Procedure]) -> None:
    demanded = {
        procedure.id
        for procedure in catalogue.values()
        for document in procedure.documents
        if document.code.startswith("DOM") and document.demand is Demand.ALLOWED
    }
    assert demanded == {
        "cni-majeur",
        "cni-mineur",
        "passeport-majeur",
        "passeport-mineur",
        "attestation-accueil",
        "inscription-electorale",
        "inscription-scolaire",
        "derogation-scolaire",
    }


def test_social_files_stay_in_their_sector(catalogue: dict[str, Procedure]) -> None:
    assert {procedure.sector.value for procedure in catalogue.values() if procedure.service == "ccas"} == {"social"}


def test_every_procedure_can_be_put_on_the_clock(catalogue: dict[str, Procedure]) -> None:
    calendar = WorkingCalendar("75")
    for procedure in catalogue.values():
        found = compute(procedure.legal.clock_rule, [Fact(FactKind.RECEIVED, date(2026, 3, 2))], calendar)
        established = procedure.legal.silence.kind in (SilenceKind.ACCEPTANCE, SilenceKind.REJECTION)
        assert (found.silence.state is ClockState.RUNNING) == established
        assert found.announced.due_on is not None


def test_a_welcome_certificate_is_refused_by_one_month_of_silence(catalogue: dict[str, Procedure]) -> None:
    rule = catalogue["attestation-accueil"].legal.clock_rule
    found = compute(rule, [Fact(FactKind.RECEIVED, date(2026, 1, 31))], WorkingCalendar("75"))
    assert found.silence.due_on == date(2026, 2, 28)
    assert found.silence_kind is SilenceKind.REJECTION


def test_states_and_moves_are_found(catalogue: dict[str, Procedure]) -> None:
    procedure = catalogue["acte-naissance"]
    assert procedure.state("preparing").label == "Acte en préparation"
    assert "deliver_now" in {transition.id for transition in procedure.transitions_from("received")}
    assert procedure.transitions_from("delivered") == ()
    with pytest.raises(UnknownState):
        procedure.state("nowhere")
    rule = procedure.document("PASSEPORT")
    assert rule is not None
    assert rule.code == "ID"
    assert procedure.document("KBIS") is None


def test_a_step_that_speaks_of_an_acknowledgment_says_that_it_issues_one(catalogue: dict[str, Procedure]) -> None:
    issuing = {
        (procedure.id, step.id, procedure.legal.acknowledgment_ready)
        for procedure in catalogue.values()
        for step in procedure.workflow.transitions
        if step.issues is StepPaper.ACKNOWLEDGMENT
    }
    assert issuing == {("reclamation", "acknowledge", True)}
    for procedure in catalogue.values():
        for step in procedure.workflow.transitions:
            speaks = re.search(r"accusé|récépissé", step.label, re.IGNORECASE) is not None
            assert speaks == (procedure.paper_of(step.id) is not None), step.label


def test_bytes_that_are_no_procedure_are_refused() -> None:
    for content in (b"", b"[]", b"{}", b"\xff", b'{"id": "x"}'):
        with pytest.raises(UnreadableProcedure):
            decode_procedure(content)
    with pytest.raises(UnreadableProcedure):
        decode_services(b"{}")


def test_keys_of_a_later_version_are_left_aside() -> None:
    tree = json.loads(FILES[0].read_bytes())
    tree["invented_later"] = {"x": 1}
    assert decode_procedure(json.dumps(tree).encode()) == decode_procedure(FILES[0].read_bytes())


def _sound() -> Procedure:
    return decode_procedure((RESOURCES / "catalogue" / "attestation-accueil.json").read_bytes())


def _with_field(field: Field) -> Callable[[Procedure], Procedure]:
    return lambda procedure: msgspec.structs.replace(procedure, fields=(*procedure.fields, field))


def _with_document(document: DocumentRule) -> Callable[[Procedure], Procedure]:
    return lambda procedure: msgspec.structs.replace(procedure, documents=(*procedure.documents, document))


def _with_state(state: State) -> Callable[[Procedure], Procedure]:
    def spoil(procedure: Procedure) -> Procedure:
        workflow = msgspec.structs.replace(procedure.workflow, states=(*procedure.workflow.states, state))
        return msgspec.structs.replace(procedure, workflow=workflow)

    return spoil


def _with_transition(transition: Transition) -> Callable[[Procedure], Procedure]:
    def spoil(procedure: Procedure) -> Procedure:
        transitions = (*procedure.workflow.transitions, transition)
        return msgspec.structs.replace(
            procedure, workflow=msgspec.structs.replace(procedure.workflow, transitions=transitions)
        )

    return spoil


def _with_legal(**values: Any) -> Callable[[Procedure], Procedure]:
    return lambda procedure: msgspec.structs.replace(
        procedure, legal=msgspec.structs.replace(procedure.legal, **values)
    )


def _without_closed_states(procedure: Procedure) -> Procedure:
    states = tuple(
        msgspec.structs.replace(state, kind=StateKind.OPEN, outcome=None, stage=Stage.DECISION)
        for state in procedure.workflow.states
    )
    return msgspec.structs.replace(procedure, workflow=msgspec.structs.replace(procedure.workflow, states=states))


SPOILED: list[tuple[FaultKind, Callable[[Procedure], Procedure]]] = [
    (FaultKind.BAD_IDENTIFIER, lambda procedure: msgspec.structs.replace(procedure, id="Attestation d’accueil")),
    (FaultKind.DUPLICATE, _with_field(Field("arrival", "Encore", FieldKind.TEXT))),
    (FaultKind.DUPLICATE, _with_document(DocumentRule("ID", "Encore"))),
    (FaultKind.LABEL_TOO_LONG, lambda procedure: msgspec.structs.replace(procedure, label="x" * 46)),
    (FaultKind.NO_LABEL, lambda procedure: msgspec.structs.replace(procedure, label=" ")),
    (FaultKind.NO_CHOICE, _with_field(Field("x", "X", FieldKind.CHOICE))),
    (FaultKind.NO_CHOICE, _with_field(Field("x", "X", FieldKind.TEXT, choices=(Choice("a", "A"),)))),
    (FaultKind.BAD_LIMITS, _with_field(Field("x", "X", FieldKind.NUMBER, minimum=2, maximum=1))),
    (FaultKind.UNKNOWN_FIELD, _with_field(Field("x", "X", FieldKind.TEXT, shown_when=Condition("nobody", ("a",))))),
    (FaultKind.UNKNOWN_FIELD, _with_field(Field("x", "X", FieldKind.DATE, after="surface"))),
    (FaultKind.UNKNOWN_FIELD, _with_document(DocumentRule("X", "X", needed_when=Condition("nobody", ("a",))))),
    (
        FaultKind.UNKNOWN_CHOICE,
        _with_field(Field("x", "X", FieldKind.TEXT, shown_when=Condition("lodging_status", ("squatter",)))),
    ),
    (
        FaultKind.UNKNOWN_FIELD,
        _with_transition(Transition("x", "X", ("received",), "complete", usual_when=Condition("nobody", ("a",)))),
    ),
    (FaultKind.UNKNOWN_DOCUMENT, _with_transition(Transition("x", "X", ("received",), "complete", documents=("NO",)))),
    (FaultKind.UNKNOWN_STATE, _with_transition(Transition("x", "X", ("received",), "nowhere"))),
    (FaultKind.UNREACHABLE_STATE, _with_state(State("island", "Île", Stage.RECEIVED))),
    (FaultKind.DEAD_END, _with_state(State("island", "Île", Stage.RECEIVED))),
    (FaultKind.OUTCOME_MISMATCH, _with_state(State("island", "Île", Stage.CLOSED, StateKind.CLOSED))),
    (FaultKind.OUTCOME_MISMATCH, _with_state(State("island", "Île", Stage.RECEIVED, outcome=Outcome.DONE))),
    (FaultKind.EXIT_FROM_CLOSED, _with_transition(Transition("x", "X", ("handed",), "complete"))),
    (FaultKind.NO_CLOSED_STATE, _without_closed_states),
    (FaultKind.EFFECT_MISMATCH, _with_transition(Transition("x", "X", ("received",), "handed"))),
    (
        FaultKind.EFFECT_MISMATCH,
        _with_transition(Transition("x", "X", ("received",), "complete", effect=Effect.SUSPEND)),
    ),
    (
        FaultKind.EFFECT_MISMATCH,
        _with_transition(Transition("x", "X", ("received",), "complete", effect=Effect.CLOSE)),
    ),
    (FaultKind.UNLAWFUL_DEMAND, _with_document(DocumentRule("X", "X", required=True, demand=Demand.UNLAWFUL))),
    (FaultKind.BLOCKING_NOT_REQUIRED, _with_document(DocumentRule("X", "X", blocking=True))),
    (FaultKind.SILENCE_WITHOUT_MONTHS, _with_legal(silence=SilenceRule(SilenceKind.REJECTION))),
    (FaultKind.CONFIRMED_UNKNOWN, _with_legal(silence=SilenceRule(article="L231-1", confirmed=True))),
    (
        FaultKind.CONFIRMED_WITHOUT_ARTICLE,
        _with_legal(silence=SilenceRule(SilenceKind.REJECTION, 2, confirmed=True)),
    ),
    (FaultKind.CONFIRMED_WITHOUT_ARTICLE, _with_legal(receipt=Receipt(required=True, confirmed=True))),
    (
        FaultKind.CONFIRMED_WITHOUT_ARTICLE,
        _with_legal(announced=AnnouncedDelay(5, DelayUnit.DAYS, confirmed=True)),
    ),
]


@pytest.mark.parametrize(("kind", "spoil"), SPOILED, ids=[f"{kind.value}-{n}" for n, (kind, _) in enumerate(SPOILED)])
def test_a_fault_is_found_and_refused(kind: FaultKind, spoil: Callable[[Procedure], Procedure]) -> None:
    spoiled = spoil(_sound())
    assert kind in {fault.kind for fault in find_faults(spoiled)}
    with pytest.raises(FaultyProcedure) as refusal:
        decode_procedure(encode_procedure(spoiled))
    assert kind in {fault.kind for fault in refusal.value.faults}


def test_every_kind_of_fault_is_tried() -> None:
    assert {kind for kind, _ in SPOILED} == set(FaultKind)
