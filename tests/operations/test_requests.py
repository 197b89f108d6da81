"""Requests filed, commented, given to somebody, corrected."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from guichet.contract.accounts import DisableAgent
from guichet.contract.base import FieldEdit, FieldValue
from guichet.contract.interactions import Direction, RecordInteraction, RetractInteraction
from guichet.contract.people import Civility
from guichet.contract.refusals import (
    AlreadyExists,
    FieldRefused,
    FieldsDiverged,
    FormRefused,
    FreeTextRefused,
    NotAllowed,
    NotFound,
    OtherSector,
    ProcedureUnknown,
    ReferenceMalformed,
    Refusal,
    RequestClosed,
    RequesterMissing,
    SectorClosed,
    ServiceUnknown,
)
from guichet.contract.requests import (
    AssignRequest,
    CloseReason,
    CloseRequest,
    CommentRequest,
    CorrectRequest,
    DocumentState,
    EventKind,
    OpenRequest,
)
from guichet.domain.channels import Channel
from guichet.domain.nir import key_of
from guichet.domain.partitions import sector_partition
from guichet.domain.permissions import Sector
from guichet.domain.references import ReferenceKind, mint
from guichet.models.engine import server_engine
from guichet.models.people import Person
from guichet.models.requests import Interaction, Request, RequestDocument, RequestEvent
from tests.helpers.store import (
    NOW,
    ROOT,
    TODAY,
    Store,
    register,
    seed,
    server_store,
    stay_request,
    uid,
    workstation_store,
)

NIR = "1900199123456"


@pytest.fixture
def samira(store: Store) -> Store:
    register(store, "samira")
    return store


def pothole(store: Store, **arguments: Any) -> OpenRequest:
    given: dict[str, Any] = {
        "request_id": uid("pothole"),
        "reference": store.reference(),
        "procedure": "pothole",
        "procedure_version": 1,
        "requester_id": None,
        "received_on": TODAY,
        "fields": {"place": "12 rue des Lilas"},
        "event_id": uid("pothole opened"),
    }
    return OpenRequest(**(given | arguments))


def test_filing_writes_the_request_its_checklist_and_its_history(samira: Store) -> None:
    samira.do(stay_request(samira, uid("samira"), seen=("ID",), note="vu avec elle"))
    request = samira.row(Request, uid("request"))
    assert (request.state, request.service, request.partition) == (
        "received",
        "accueil",
        sector_partition(Sector.CIVIL_STATUS),
    )
    documents = samira.rows(RequestDocument)
    assert {row.code: row.state for row in documents} == {
        "ID": DocumentState.SEEN,
        "HOME": DocumentState.MISSING,
        "CUSTODY": DocumentState.NOT_NEEDED,
        "PHOTO": DocumentState.MISSING,
    }
    (event,) = samira.rows(RequestEvent)
    assert (event.kind, event.note, event.agent_id) == (EventKind.OPENED, "vu avec elle", uid("claire"))
    (said,) = samira.rows(Interaction)
    assert (said.person_id, said.subject, said.body) == (uid("samira"), "Attestation d’accueil", "vu avec elle")
    children = [*documents, event, said]
    assert {row.partition for row in children} == {request.partition}


def test_both_clocks_start_on_the_day_of_reception(samira: Store) -> None:
    received = date(2026, 2, 27)
    samira.do(stay_request(samira, uid("samira"), received_on=received))
    request = samira.row(Request, uid("request"))
    assert request.due_on == date(2026, 3, 9)
    assert request.legal_on == date(2026, 3, 27)


def test_a_form_is_kept_tidy_and_without_what_it_does_not_show(samira: Store) -> None:
    fields = {"host_name": "  Benali \u202eSamira ", "remark": "\u200b", "days": ("mon",), "minor_name": "Lina"}
    samira.do(stay_request(samira, uid("samira"), fields=fields))
    kept = samira.row(Request, uid("request")).fields
    assert kept == {"host_name": "Benali Samira", "days": ["mon"]}


def test_an_answer_makes_a_document_needed(samira: Store) -> None:
    fields = {"host_name": "Benali", "has_minor": True, "minor_name": "Lina"}
    samira.do(stay_request(samira, uid("samira"), fields=fields))
    assert samira.row(RequestDocument, uid("request CUSTODY")).state is DocumentState.MISSING


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({}, {"host_name": "Missing"}),
        ({"host_name": "Benali", "has_minor": True}, {"minor_name": "Missing"}),
        ({"host_name": "Benali", "days": ("sun",)}, {"days": "NotAChoice"}),
        ({"host_name": "Benali", "arrives_on": "demain"}, {"arrives_on": "NotADate"}),
        ({"host_name": "Benali", "colour": "red"}, {"colour": "UnknownField"}),
        ({"host_name": "Benali", "remark": NIR + key_of(NIR)}, {"remark": "HoldsNir"}),
    ],
)
def test_a_form_that_is_not_right_says_field_by_field(
    samira: Store, fields: dict[str, FieldValue], problems: dict[str, str]
) -> None:
    with pytest.raises(FormRefused) as refused:
        samira.do(stay_request(samira, uid("samira"), fields=fields))
    assert refused.value.problems == problems
    assert samira.rows(Request) == []


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({"procedure": "unknown"}, ProcedureUnknown),
        ({"procedure_version": 2}, ProcedureUnknown),
        ({"requester_id": None}, RequesterMissing),
        ({"requester_id": uid("nobody")}, NotFound),
        ({"beneficiary_id": uid("nobody")}, NotFound),
        ({"received_on": TODAY + timedelta(days=1)}, FieldRefused),
        ({"documents": {"ID": uid("d")}}, FieldRefused),
        ({"seen": ("PASSPORT",)}, FieldRefused),
        ({"reference": ""}, ReferenceMalformed),
        ({"reference": "D-2026-0012-00001-A"}, ReferenceMalformed),
        ({"reference": mint(ReferenceKind.REQUEST, 2026, 13, 1)}, ReferenceMalformed),
        ({"reference": mint(ReferenceKind.RECEIPT, 2026, 12, 1)}, ReferenceMalformed),
        ({"note": f"n° {NIR}{key_of(NIR)}"}, FreeTextRefused),
    ],
)
def test_what_cannot_be_filed_is_refused(samira: Store, arguments: dict[str, Any], refusal: type[Refusal]) -> None:
    operation = msgspec.structs.replace(stay_request(samira, uid("samira")), **arguments)
    with pytest.raises(refusal):
        samira.do(operation)
    assert samira.rows(Request) == []
    assert samira.rows(RequestDocument) == []


def test_a_reference_is_used_once_however_it_is_written(samira: Store) -> None:
    first = stay_request(samira, uid("samira"))
    samira.do(first)
    assert samira.row(Request, uid("request")).reference == first.reference
    again = stay_request(samira, uid("samira"), "other", reference=first.reference.lower().replace("-", ""))
    with pytest.raises(AlreadyExists):
        samira.do(again)


def test_the_server_files_what_any_workstation_minted(store: Store) -> None:
    store.do(pothole(store, reference=mint(ReferenceKind.REQUEST, 2026, 13, 1)), ROOT)
    assert store.row(Request, uid("pothole")).reference.startswith("D-2026-0013-")


def test_an_anonymous_report_writes_no_citizens_history(store: Store) -> None:
    store.do(pothole(store, interaction_id=uid("said")))
    assert store.row(Request, uid("pothole")).requester_id is None
    assert store.rows(Interaction) == []


def test_a_sector_is_closed_to_those_who_are_not_of_it(samira: Store) -> None:
    aid = pothole(samira, procedure="emergency-aid", requester_id=uid("samira"), fields={})
    with pytest.raises(SectorClosed):
        samira.do(aid, "claire")
    samira.do(aid, "nadia")
    comment = CommentRequest(event_id=uid("e"), request_id=uid("pothole"), note="lu")
    with pytest.raises(SectorClosed):
        samira.do(comment, "claire")
    samira.do(comment, "nadia")


def test_a_workstation_without_a_sector_files_nothing_in_it(tmp_path: Path) -> None:
    store = seed(workstation_store(tmp_path, Sector.GENERAL))
    register(store, "samira")
    with pytest.raises(SectorClosed):
        store.do(pothole(store, procedure="emergency-aid", requester_id=uid("samira"), fields={}), "nadia")


def test_an_officer_of_one_service_files_nothing_for_another(store: Store) -> None:
    with pytest.raises(NotAllowed):
        store.do(pothole(store), "omar")


def test_comments_pile_up_even_on_a_closed_request(samira: Store) -> None:
    samira.do(stay_request(samira, uid("samira")))
    samira.do(
        CloseRequest(
            event_id=uid("closed"),
            request_id=uid("request"),
            expected_state="received",
            reason=CloseReason.DUPLICATE,
            effective_on=TODAY,
        )
    )
    samira.do(CommentRequest(event_id=uid("e1"), request_id=uid("request"), note=" rappelée "))
    assert samira.row(RequestEvent, uid("e1")).note == "rappelée"
    with pytest.raises(FieldRefused):
        samira.do(CommentRequest(event_id=uid("e2"), request_id=uid("request"), note=" "))
    with pytest.raises(FreeTextRefused):
        samira.do(CommentRequest(event_id=uid("e3"), request_id=uid("request"), note=NIR + key_of(NIR)))
    with pytest.raises(RequestClosed):
        samira.do(assignment("e4", "accueil", None, None))


def assignment(event: str, service: str, agent: str | None, expected: str | None) -> AssignRequest:
    return AssignRequest(
        event_id=uid(event),
        request_id=uid("request"),
        service=service,
        agent_id=uid(agent) if agent else None,
        expected_agent_id=uid(expected) if expected else None,
    )


def test_two_agents_do_not_both_take_a_request(samira: Store) -> None:
    samira.do(stay_request(samira, uid("samira")))
    samira.do(assignment("e1", "accueil", "omar", None))
    with pytest.raises(FieldsDiverged) as refused:
        samira.do(assignment("e2", "accueil", "hugo", None))
    assert [field.field for field in refused.value.fields] == ["agent_id"]
    samira.do(assignment("e3", "accueil", "hugo", "omar"))
    assert samira.row(Request, uid("request")).agent_id == uid("hugo")


def test_two_agents_do_not_both_send_a_request_to_a_service_of_theirs(samira: Store) -> None:
    samira.do(pothole(samira))
    here = samira.row(Request, uid("pothole")).service

    def sent(event: str, service: str, expected: str | None) -> AssignRequest:
        given = assignment(event, service, None, None)
        return msgspec.structs.replace(given, request_id=uid("pothole"), expected_service=expected)

    samira.do(sent("e1", "ccas", here))
    samira.do(sent("e2", "ccas", here))  # both want the same: nothing to choose between
    with pytest.raises(FieldsDiverged) as refused:
        samira.do(sent("e3", "accueil", here))
    (found,) = refused.value.fields
    assert (found.field, found.base, found.mine, found.theirs) == ("service", here, "accueil", "ccas")
    assert samira.row(Request, uid("pothole")).service == "ccas"
    samira.do(sent("e4", "accueil", None))  # written before the service was compared: applies as it did
    assert samira.row(Request, uid("pothole")).service == "accueil"


def test_a_request_goes_to_a_service_that_may_read_it(samira: Store) -> None:
    samira.do(stay_request(samira, uid("samira")))
    samira.do(pothole(samira))
    with pytest.raises(OtherSector):
        samira.do(assignment("e1", "voirie", None, None))
    with pytest.raises(ServiceUnknown):
        samira.do(assignment("e2", "piscine", None, None))
    general = msgspec.structs.replace(assignment("e3", "ccas", None, None), request_id=uid("pothole"))
    samira.do(general)
    assert samira.row(Request, uid("pothole")).service == "ccas"


def test_a_closed_account_is_given_nothing(samira: Store) -> None:
    samira.do(stay_request(samira, uid("samira")))
    samira.do(DisableAgent(agent_id=uid("omar"), disabled_on=TODAY), "ines")
    with pytest.raises(FieldRefused):
        samira.do(assignment("e1", "accueil", "omar", None))


def correction(event: str, *edits: FieldEdit) -> CorrectRequest:
    return CorrectRequest(event_id=uid(event), request_id=uid("request"), edits=edits)


def test_answers_are_corrected_field_by_field(samira: Store) -> None:
    samira.do(stay_request(samira, uid("samira")))
    samira.do(correction("e1", FieldEdit("host_address", None, "12 rue des Lilas")))
    samira.do(correction("e2", FieldEdit("days", None, ("tue",))))
    samira.do(correction("e3", FieldEdit("days", ("tue",), ("mon", "tue"))))
    assert samira.row(Request, uid("request")).fields == {
        "host_name": "Benali Samira",
        "host_address": "12 rue des Lilas",
        "days": ["mon", "tue"],
    }
    with pytest.raises(FieldsDiverged):
        samira.do(correction("e4", FieldEdit("host_address", "", "1 rue Haute")))
    with pytest.raises(FormRefused):
        samira.do(correction("e5", FieldEdit("host_name", "Benali Samira", "")))


def test_a_correction_says_anew_which_documents_are_needed(samira: Store) -> None:
    samira.do(stay_request(samira, uid("samira")))
    samira.do(correction("e1", FieldEdit("has_minor", None, True), FieldEdit("minor_name", None, "Lina")))
    assert samira.row(RequestDocument, uid("request CUSTODY")).state is DocumentState.MISSING
    samira.do(correction("e2", FieldEdit("has_minor", True, False)))
    assert samira.row(RequestDocument, uid("request CUSTODY")).state is DocumentState.NOT_NEEDED
    assert "minor_name" not in samira.row(Request, uid("request")).fields


def interaction(**arguments: Any) -> RecordInteraction:
    given: dict[str, Any] = {
        "interaction_id": uid("said"),
        "person_id": uid("samira"),
        "channel": Channel.PHONE,
        "direction": Direction.INCOMING,
        "subject": "Horaires",
        "happened_at": NOW,
    }
    return RecordInteraction(**(given | arguments))


def test_an_exchange_about_a_request_lies_in_its_sector(samira: Store) -> None:
    samira.do(stay_request(samira, uid("samira")))
    samira.do(interaction(request_id=uid("request")))
    said = samira.row(Interaction, uid("said"))
    assert (said.partition, said.service) == (sector_partition(Sector.CIVIL_STATUS), "accueil")


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({"subject": " "}, FieldRefused),
        ({"subject": "x" * 301}, FieldRefused),
        ({"body": NIR + key_of(NIR)}, FreeTextRefused),
        ({"sector": Sector.SOCIAL}, SectorClosed),
        ({"person_id": uid("nobody")}, NotFound),
        ({"request_id": uid("nothing")}, NotFound),
    ],
)
def test_what_cannot_be_said_is_refused(samira: Store, arguments: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        samira.do(interaction(**arguments))
    assert samira.rows(Interaction) == []


def test_the_same_operations_give_the_same_sums_on_every_engine(tmp_path: Path, postgres_made_url: str) -> None:
    postgres = Store(server_engine(postgres_made_url))
    stores = [seed(workstation_store(tmp_path)), seed(server_store(tmp_path)), seed(postgres)]
    for store in stores:
        register(store, "samira", civility=Civility.MRS)
        store.do(stay_request(store, uid("samira"), seen=("ID",), note="À suivre : « vu »"))
        store.do(assignment("e1", "accueil", "omar", None))
        store.do(correction("e2", FieldEdit("days", None, ("mon",))))
        store.do(interaction(request_id=uid("request")))
        store.do(RetractInteraction(interaction_id=uid("request said"), reason="notée deux fois"))
        assert store.row(Person, uid("samira")).birth_name == "Samira"
    replica, central, large = (store.sums() for store in stores)
    postgres.engine.dispose()
    assert replica == central == large
    assert replica[(sector_partition(Sector.CIVIL_STATUS), "request_document")][0] == 4
