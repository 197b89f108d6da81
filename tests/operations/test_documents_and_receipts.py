"""Documents seen or held, and the papers given in return."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy import update

from guichet.contract.refusals import (
    AlreadyExists,
    CopyForbidden,
    DateOutOfOrder,
    DocumentTooOld,
    FieldRefused,
    FieldsDiverged,
    LegalValueUnconfirmed,
    NotFound,
    ReferenceMalformed,
    Refusal,
    RequestClosed,
)
from guichet.contract.requests import (
    CloseReason,
    CloseRequest,
    DocumentState,
    EventKind,
    HoldDocument,
    IssueReceipt,
    OpenRequest,
    ReceiptKind,
    TickDocument,
)
from guichet.domain.references import ReferenceKind, mint
from guichet.models.organisation import Workstation
from guichet.models.requests import HeldDocument, Receipt, RequestDocument, RequestEvent
from guichet.printing.receipt import DepositReceipt
from tests.helpers.store import TODAY, Store, register, stay_request, uid


@pytest.fixture
def filed(store: Store) -> Store:
    register(store, "samira", usual_name="Durand")
    store.do(stay_request(store, uid("samira"), seen=("ID",)))
    return store


def tick(code: str = "HOME", **arguments: Any) -> TickDocument:
    given: dict[str, Any] = {
        "event_id": uid(f"tick {code}"),
        "document_id": uid(f"request {code}"),
        "expected": DocumentState.MISSING,
        "state": DocumentState.SEEN,
        "seen_on": TODAY,
    }
    return TickDocument(**(given | arguments))


def hold(code: str = "HOME", **arguments: Any) -> HoldDocument:
    given: dict[str, Any] = {
        "event_id": uid(f"hold {code}"),
        "held_id": uid(f"held {code}"),
        "document_id": uid(f"request {code}"),
        "person_id": uid("samira"),
        "blob_id": "ab" * 32,
        "media_type": "application/pdf",
        "size": 12_000,
        "held_on": TODAY,
    }
    return HoldDocument(**(given | arguments))


def receipt(store: Store, name: str = "receipt", **arguments: Any) -> IssueReceipt:
    given: dict[str, Any] = {
        "event_id": uid(f"{name} issued"),
        "receipt_id": uid(name),
        "request_id": uid("request"),
        "number": store.reference(ReferenceKind.RECEIPT),
        "issued_on": TODAY,
    }
    return IssueReceipt(**(given | arguments))


def test_a_document_is_ticked_with_who_saw_it(filed: Store) -> None:
    filed.do(tick(issued_on=TODAY - timedelta(days=90)))
    row = filed.row(RequestDocument, uid("request HOME"))
    assert (row.state, row.seen_on, row.agent_id) == (DocumentState.SEEN, TODAY, uid("claire"))
    event = filed.row(RequestEvent, uid("tick HOME"))
    assert (event.kind, event.detail) == (EventKind.DOCUMENT, "HOME:seen")


def test_a_tick_is_taken_back(filed: Store) -> None:
    filed.do(tick(issued_on=TODAY))
    filed.do(tick(event_id=uid("e"), expected=DocumentState.SEEN, state=DocumentState.MISSING))
    row = filed.row(RequestDocument, uid("request HOME"))
    assert (row.state, row.seen_on, row.issued_on) == (DocumentState.MISSING, None, None)


def test_two_agents_tick_otherwise(filed: Store) -> None:
    filed.do(tick())
    filed.do(tick(event_id=uid("the same again")))
    with pytest.raises(FieldsDiverged):
        filed.do(tick(event_id=uid("e"), state=DocumentState.NOT_NEEDED))


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({"issued_on": TODAY - timedelta(days=91)}, DocumentTooOld),
        ({"issued_on": TODAY + timedelta(days=1)}, DateOutOfOrder),
        ({"seen_on": TODAY + timedelta(days=1)}, FieldRefused),
        ({"state": DocumentState.HELD}, FieldRefused),
        ({"document_id": uid("nothing")}, NotFound),
    ],
)
def test_a_tick_that_cannot_be(filed: Store, arguments: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        filed.do(tick(**arguments))


def test_an_old_paper_may_still_be_marked_to_check(filed: Store) -> None:
    filed.do(tick(state=DocumentState.TO_CHECK, issued_on=TODAY - timedelta(days=400)))
    assert filed.row(RequestDocument, uid("request HOME")).state is DocumentState.TO_CHECK


def test_a_copy_is_held(filed: Store) -> None:
    filed.do(hold(consent=True, pages=2))
    assert filed.row(RequestDocument, uid("request HOME")).state is DocumentState.HELD
    copy = filed.row(HeldDocument, uid("held HOME"))
    assert (copy.code, copy.pages, copy.consent) == ("HOME", 2, True)
    with pytest.raises(AlreadyExists):
        filed.do(hold(event_id=uid("again")))


@pytest.mark.parametrize(
    ("operation", "refusal"),
    [
        (hold("ID"), CopyForbidden),
        (hold(media_type="text/html"), FieldRefused),
        (hold(size=0), FieldRefused),
        (hold(size=2**31), FieldRefused),
        (hold(pages=0), FieldRefused),
        (hold(blob_id=""), FieldRefused),
        (hold(held_on=TODAY + timedelta(days=1)), FieldRefused),
        (hold(issued_on=TODAY - timedelta(days=91)), DocumentTooOld),
        (hold(person_id=uid("nobody")), NotFound),
    ],
)
def test_a_copy_that_may_not_be_held(filed: Store, operation: HoldDocument, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        filed.do(operation)
    assert filed.rows(HeldDocument) == []


def test_nothing_is_ticked_or_held_once_it_is_over(filed: Store) -> None:
    filed.do(
        CloseRequest(
            event_id=uid("closed"),
            request_id=uid("request"),
            expected_state="received",
            reason=CloseReason.DUPLICATE,
            effective_on=TODAY,
        )
    )
    for late in (tick(), hold()):
        with pytest.raises(RequestClosed):
            filed.do(late)


def test_a_workstation_without_a_counter_prints_none(filed: Store) -> None:
    with filed.engine.begin() as connection:
        connection.execute(update(Workstation).values(counter_id=None, name="pc-accueil-07"))
    filed.do(hold())
    filed.do(receipt(filed, offline=True))
    content = filed.row(Receipt, uid("receipt")).content
    assert content["office"]["counter"] == ""
    assert "pc-accueil-07" not in str(content)


def test_a_receipt_freezes_what_it_says(filed: Store) -> None:
    filed.do(hold())
    operation = receipt(filed, offline=True)
    filed.do(operation)
    content = filed.row(Receipt, uid("receipt")).content
    assert content == {
        "number": operation.number,
        "office": {
            "town": "Ville des Essais",
            "service": "Accueil",
            "postal_address": ["1 place de la Mairie", "93999 Les Essais"],
            "email": "mairie@essais.example",
            "phone": "01 99 00 12 34",
            "site": "Mairie centrale",
            "counter": "Guichet 3",
        },
        "agent": {"given_name": "Claire", "surname": "Essai", "quality": "agent d’accueil"},
        "citizen": "DURAND Camille",
        "beneficiary": "",
        "procedure": "Attestation d’accueil",
        "reference": "D-2026-0012-00001-S",
        "received_on": "2026-03-02",
        "recorded_at": "2026-03-02T10:30:00+01:00",
        "provided": [{"label": "Justificatif de domicile", "issued_on": None}],
        "seen": [{"label": "Pièce d’identité", "issued_on": None}],
        "missing": [],
        "answer_by": "2026-03-12",
        "legal_silence": {"meaning": "rejects", "on": "2026-04-02", "confirmed": True},
        "acknowledgment_follows": True,
        "offline": True,
    }
    filed.do(tick("PHOTO"))
    assert filed.row(Receipt, uid("receipt")).content == content
    assert set(content) <= {field.name for field in msgspec.structs.fields(DepositReceipt)}


def test_a_receipt_lists_what_is_missing_and_needed(store: Store) -> None:
    register(store, "samira")
    store.do(stay_request(store, uid("samira")))
    store.do(receipt(store))
    missing = store.row(Receipt, uid("receipt")).content["missing"]
    assert missing == [
        {"label": "Pièce d’identité", "due_on": None, "blocking": True},
        {"label": "Justificatif de domicile", "due_on": None, "blocking": False},
    ]


@pytest.mark.parametrize(
    "number",
    ["", "R-2026-0012-00001-B", mint(ReferenceKind.RECEIPT, 2026, 13, 1), mint(ReferenceKind.REQUEST, 2026, 12, 1)],
)
def test_a_receipts_number_is_this_workstations(filed: Store, number: str) -> None:
    with pytest.raises(ReferenceMalformed):
        filed.do(receipt(filed, number=number))


def test_a_receipts_number_is_given_once(filed: Store) -> None:
    first = receipt(filed)
    filed.do(first)
    with pytest.raises(AlreadyExists):
        filed.do(receipt(filed, "second", number=first.number))
    with pytest.raises(FieldRefused):
        filed.do(receipt(filed, "third", issued_on=TODAY + timedelta(days=1)))


def test_no_acknowledgment_says_what_nobody_confirmed(filed: Store) -> None:
    filed.do(receipt(filed, kind=ReceiptKind.ACKNOWLEDGMENT))
    anonymous = OpenRequest(
        request_id=uid("pothole"),
        reference=filed.reference(),
        procedure="pothole",
        procedure_version=1,
        requester_id=None,
        received_on=date(2026, 3, 1),
        fields={"place": "12 rue des Lilas"},
        event_id=uid("pothole opened"),
    )
    filed.do(anonymous)
    wanted = receipt(filed, "second", request_id=uid("pothole"))
    with pytest.raises(LegalValueUnconfirmed):
        filed.do(msgspec.structs.replace(wanted, kind=ReceiptKind.ACKNOWLEDGMENT))
    filed.do(wanted)
    content = filed.row(Receipt, uid("second")).content
    assert (content["citizen"], content["legal_silence"], content["answer_by"]) == (None, None, None)
