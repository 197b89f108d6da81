"""Copies used again, taken back, and kept for what no procedure asks for; proofs of identity looked at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guichet.contract.documents import AddDocument, DropDocument, HeldOfRequest, ProposeDocuments, ReuseDocument
from guichet.contract.people import IdentityProof
from guichet.contract.refusals import (
    AlreadyExists,
    CopyForbidden,
    DateOutOfOrder,
    DocumentTooOld,
    FieldRefused,
    NotAllowed,
    NotFound,
    Refusal,
    RequestClosed,
    SectorClosed,
)
from guichet.contract.requests import (
    CloseReason,
    CloseRequest,
    DocumentState,
    OpenRequest,
    RequestSheet,
    ShowRequest,
    TickDocument,
)
from guichet.models.requests import HeldDocument, Receipt, Request, RequestDocument, RequestEvent
from tests.helpers.store import TODAY, Store, register, stay_request, uid
from tests.operations.test_documents_and_receipts import hold, receipt, tick

LATER = "second"


@pytest.fixture
def filed(store: Store) -> Store:
    """One citizen with two requests of the same kind, the first with a copy of a proof of address."""
    register(store, "samira", usual_name="Durand")
    register(store, "karim", given_names="Karim")
    for name in ("request", LATER):
        store.do(stay_request(store, uid("samira"), name))
    store.do(hold(issued_on=TODAY - timedelta(days=30), consent=True))
    return store


def reuse(**arguments: Any) -> ReuseDocument:
    given: dict[str, Any] = {
        "event_id": uid("reused"),
        "held_id": uid("held again"),
        "source_id": uid("held HOME"),
        "document_id": uid(f"{LATER} HOME"),
        "held_on": TODAY,
        "consent": True,
    }
    return ReuseDocument(**(given | arguments))


def drop(**arguments: Any) -> DropDocument:
    given: dict[str, Any] = {
        "event_id": uid("dropped"),
        "held_id": uid("held HOME"),
        "dropped_on": TODAY,
        "reason": "Document d’une autre personne",
    }
    return DropDocument(**(given | arguments))


def add(**arguments: Any) -> AddDocument:
    given: dict[str, Any] = {
        "event_id": uid("added"),
        "document_id": uid("letter"),
        "request_id": uid("request"),
        "label": "Courrier : du voisin",
    }
    return AddDocument(**(given | arguments))


def close(store: Store, name: str = "request") -> None:
    store.do(
        CloseRequest(
            event_id=uid(f"{name} closed"),
            request_id=uid(name),
            expected_state="received",
            reason=CloseReason.DUPLICATE,
            effective_on=TODAY,
        )
    )


# --- used again ------------------------------------------------------------------------------------------------------


def test_a_copy_is_used_again_with_its_date_and_the_consent(filed: Store) -> None:
    filed.do(reuse())
    row = filed.row(RequestDocument, uid(f"{LATER} HOME"))
    assert (row.state, row.issued_on) == (DocumentState.HELD, TODAY - timedelta(days=30))
    copy, source = (filed.row(HeldDocument, uid(name)) for name in ("held again", "held HOME"))
    assert (copy.blob_id, copy.source_id, copy.consent) == (source.blob_id, source.id, True)
    assert copy.request_id == uid(LATER)
    reference = filed.row(Request, uid("request")).reference
    assert filed.row(RequestEvent, uid("reused")).detail == f"HOME:reused:{reference}"
    with pytest.raises(AlreadyExists):
        filed.do(reuse(event_id=uid("again")))


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({"consent": False}, FieldRefused),
        ({"document_id": uid(f"{LATER} ID")}, CopyForbidden),
        ({"source_id": uid("nothing")}, NotFound),
        ({"document_id": uid("nothing")}, NotFound),
        ({"held_on": TODAY + timedelta(days=1)}, FieldRefused),
    ],
)
def test_a_copy_that_may_not_be_used_again(filed: Store, arguments: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        filed.do(reuse(**arguments))
    assert len(filed.rows(HeldDocument)) == 1


@pytest.mark.parametrize("issued_on", [TODAY - timedelta(days=80), None])
def test_a_copy_grows_too_old_from_its_date_or_from_the_day_it_was_given(store: Store, issued_on: date | None) -> None:
    register(store, "samira")
    for name in ("request", LATER):
        store.do(stay_request(store, uid("samira"), name))
    given = TODAY - timedelta(days=0 if issued_on else 91)
    store.do(hold(held_on=given, issued_on=issued_on))
    late = {"held_on": TODAY, "document_id": uid(f"{LATER} HOME")}
    if issued_on is None:
        with pytest.raises(DocumentTooOld):
            store.do(reuse(**late))
    else:
        store.do(reuse(**late))


def test_another_persons_copy_is_not_used(filed: Store) -> None:
    filed.do(stay_request(filed, uid("karim"), "third"))
    with pytest.raises(NotFound):
        filed.do(reuse(document_id=uid("third HOME")))
    assert filed.ask(ProposeDocuments(document_id=uid("third HOME"))).lines == ()


def test_a_copy_does_not_pass_from_a_sector_to_another(filed: Store) -> None:
    pothole(filed)
    filed.do(add(request_id=uid("pothole"), label="Justificatif de domicile"))
    filed.do(hold(event_id=uid("e"), held_id=uid("held pothole"), document_id=uid("letter")))
    with pytest.raises(SectorClosed):
        filed.do(reuse(source_id=uid("held pothole")))
    proposed = filed.ask(ProposeDocuments(document_id=uid(f"{LATER} HOME"))).lines
    assert [line.held_id for line in proposed] == [uid("held HOME")]


def pothole(store: Store) -> None:
    store.do(
        OpenRequest(
            request_id=uid("pothole"),
            reference=store.reference(),
            procedure="pothole",
            procedure_version=1,
            requester_id=uid("samira"),
            received_on=TODAY,
            fields={"place": "12 rue des Lilas"},
            event_id=uid("pothole opened"),
        )
    )


def test_what_is_held_is_proposed_with_its_age(filed: Store) -> None:
    (line,) = filed.ask(ProposeDocuments(document_id=uid(f"{LATER} HOME"))).lines
    assert (line.label, line.age_days, line.too_old) == ("Justificatif de domicile", 30, False)
    assert line.reference == filed.row(Request, uid("request")).reference
    assert filed.ask(ProposeDocuments(document_id=uid(f"{LATER} ID"))).lines == (), "it is looked at only"
    assert filed.ask(ProposeDocuments(document_id=uid("request HOME"))).lines == (), "it is there already"
    filed.do(reuse())
    filed.do(stay_request(filed, uid("samira"), "third"))
    assert len(filed.ask(ProposeDocuments(document_id=uid("third HOME"))).lines) == 1, "one file is proposed once"
    filed.do(drop())
    filed.do(drop(event_id=uid("e"), held_id=uid("held again")))
    assert filed.ask(ProposeDocuments(document_id=uid("third HOME"))).lines == ()


# --- taken back ------------------------------------------------------------------------------------------------------


def test_a_copy_taken_back_leaves_its_row_to_wait(filed: Store) -> None:
    filed.do(drop())
    row = filed.row(RequestDocument, uid("request HOME"))
    assert (row.state, row.seen_on, row.issued_on) == (DocumentState.MISSING, None, None)
    assert filed.row(HeldDocument, uid("held HOME")).dropped_on == TODAY
    event = filed.row(RequestEvent, uid("dropped"))
    assert (event.detail, event.note) == ("HOME:dropped", "Document d’une autre personne")
    assert filed.ask(HeldOfRequest(document_id=uid("request HOME"))).lines == ()


def test_taking_back_twice_changes_nothing(filed: Store) -> None:
    filed.do(drop())
    assert filed.do(drop(event_id=uid("again"))) == []


def test_the_row_stays_held_by_another_copy_and_seen_as_it_was_ticked(filed: Store) -> None:
    filed.do(hold(event_id=uid("e"), held_id=uid("held twice")))
    filed.do(drop())
    assert filed.row(RequestDocument, uid("request HOME")).state is DocumentState.HELD
    filed.do(tick(event_id=uid("t"), expected=DocumentState.HELD))
    filed.do(drop(event_id=uid("d"), held_id=uid("held twice")))
    assert filed.row(RequestDocument, uid("request HOME")).state is DocumentState.SEEN


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({"reason": "  "}, FieldRefused),
        ({"dropped_on": TODAY + timedelta(days=1)}, FieldRefused),
        ({"dropped_on": TODAY - timedelta(days=1)}, DateOutOfOrder),
        ({"held_id": uid("nothing")}, NotFound),
    ],
)
def test_a_copy_is_taken_back_for_a_reason(filed: Store, arguments: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        filed.do(drop(**arguments))


def test_who_may_take_a_copy_back(filed: Store) -> None:
    for agent, refusal in (("paul", NotAllowed), ("nadia", SectorClosed)):
        with pytest.raises(refusal):
            filed.do(drop(), agent)
    close(filed)
    filed.do(drop())
    assert filed.row(HeldDocument, uid("held HOME")).dropped_on == TODAY, "also once the request is over"


def test_what_was_taken_back_is_not_used_again(filed: Store) -> None:
    filed.do(drop())
    with pytest.raises(NotFound):
        filed.do(reuse())


# --- added -----------------------------------------------------------------------------------------------------------


def test_a_document_that_nobody_asked_for_is_kept(filed: Store) -> None:
    filed.do(add())
    filed.do(hold(event_id=uid("e"), held_id=uid("held letter"), document_id=uid("letter")))
    sheet = filed.ask(ShowRequest(request_id=uid("request"), refresh=True))
    assert isinstance(sheet, RequestSheet)
    line = sheet.documents[-1]
    assert (line.label, line.state, line.added, line.required) == (
        "Courrier : du voisin",
        DocumentState.HELD,
        True,
        False,
    )
    assert line.copies == 1
    assert filed.row(RequestEvent, uid("added")).detail.rpartition(":")[2] == "added"
    filed.do(receipt(filed))
    provided = filed.row(Receipt, uid("receipt")).content["provided"]
    assert [each["label"] for each in provided] == ["Justificatif de domicile", "Courrier : du voisin"]


@pytest.mark.parametrize("label", ["", "   ", "x" * 201])
def test_a_document_is_added_by_a_name(filed: Store, label: str) -> None:
    with pytest.raises(FieldRefused):
        filed.do(add(label=label))


def test_nothing_is_added_or_used_once_it_is_over(filed: Store) -> None:
    close(filed)
    close(filed, LATER)
    for late in (add(), reuse()):
        with pytest.raises(RequestClosed):
            filed.do(late)


# --- looked at -------------------------------------------------------------------------------------------------------


def seen(**arguments: Any) -> TickDocument:
    shown = {"proof": IdentityProof.PASSPORT, "expires_on": date(2031, 5, 3)}
    return tick("ID", **(shown | arguments))


def test_a_proof_of_identity_says_what_was_shown_and_until_when(filed: Store) -> None:
    filed.do(seen())
    line = next(
        line for line in filed.ask(ShowRequest(request_id=uid("request"), refresh=True)).documents if line.code == "ID"
    )
    assert (line.state, line.proof, line.expires_on, line.seen_on) == (
        DocumentState.SEEN,
        IdentityProof.PASSPORT,
        date(2031, 5, 3),
        TODAY,
    )
    assert line.seen_not_kept
    assert line.agent_display == "Claire Essai"
    assert filed.row(RequestEvent, uid("tick ID")).detail == "ID:seen:passport:2031-05-03"


def test_what_was_shown_goes_with_the_tick(filed: Store) -> None:
    filed.do(seen())
    filed.do(tick("ID", event_id=uid("e"), expected=DocumentState.SEEN, state=DocumentState.MISSING))
    row = filed.row(RequestDocument, uid("request ID"))
    assert (row.proof, row.expires_on) == (None, None)


def test_a_paper_does_not_expire_before_it_was_issued(filed: Store) -> None:
    with pytest.raises(DateOutOfOrder):
        filed.do(seen(issued_on=TODAY, expires_on=TODAY - timedelta(days=1)))
