"""Acknowledgments, lists of documents to bring, and papers that no longer count."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy import update

from guichet.contract.accounts import PublishProcedure
from guichet.contract.refusals import (
    DateOutOfOrder,
    FieldRefused,
    FreeTextRefused,
    LegalValueUnconfirmed,
    NotAllowed,
    NotFound,
    PaperNotIssued,
    ReceiptIncomplete,
    Refusal,
    RequestClosed,
)
from guichet.contract.requests import (
    AdvanceRequest,
    CloseReason,
    CloseRequest,
    DocumentState,
    EventKind,
    IssueReceipt,
    ReceiptKind,
    ResumeRequest,
    SuspendRequest,
    TickDocument,
    VoidReceipt,
)
from guichet.domain.clocks import SilenceKind, SilenceRule
from guichet.domain.nir import key_of
from guichet.domain.procedures import AcceptedDocument, Procedure, StepPaper
from guichet.domain.references import ReferenceKind
from guichet.models.organisation import Organisation
from guichet.models.requests import Receipt, Request, RequestEvent
from guichet.printing.acknowledgment import Acknowledgment, render_acknowledgment
from guichet.printing.missing_sheet import MissingSheet, render_missing_sheet
from tests.helpers.procedures import STAY, definition
from tests.helpers.store import ROOT, TODAY, Store, register, stay_request, uid

NIR = "190019912345" + "6"
UNTIL = TODAY + timedelta(days=30)


@dataclass
class Counter:
    """A filed request, and the papers issued for it."""

    store: Store

    def issue(self, kind: ReceiptKind, name: str = "receipt", **arguments: Any) -> dict[str, Any]:
        """Issue a paper and give what it says."""
        given: dict[str, Any] = {
            "event_id": uid(f"{name} issued"),
            "receipt_id": uid(name),
            "request_id": uid("request"),
            "number": self.store.reference(ReferenceKind.RECEIPT),
            "kind": kind,
            "issued_on": TODAY,
        }
        self.store.do(IssueReceipt(**(given | arguments)))
        content: dict[str, Any] = self.store.row(Receipt, uid(name)).content
        return content

    def ask_for(self, *codes: str) -> None:
        self.store.do(
            SuspendRequest(
                event_id=uid("asked"),
                request_id=uid("request"),
                expected_state="received",
                notified_on=TODAY,
                deadline_on=UNTIL,
                missing=codes,
            )
        )

    def void(self, by: str = "claire", **arguments: Any) -> None:
        given: dict[str, Any] = {
            "event_id": uid("voided"),
            "receipt_id": uid("receipt"),
            "voided_on": TODAY,
            "reason": "Le nom était mal écrit.",
        }
        self.store.do(VoidReceipt(**(given | arguments)), by=by)


def filed(store: Store, *seen: str, procedure: Procedure = STAY) -> Counter:
    register(store, "samira")
    if procedure.version > 1:
        published = PublishProcedure(
            version_id=uid("another version"),
            procedure=procedure.id,
            number=procedure.version,
            definition=definition(procedure),
        )
        store.do(published, by=ROOT)
    store.do(stay_request(store, uid("samira"), seen=seen, procedure_version=procedure.version))
    return Counter(store)


def stay(rule: SilenceRule, **changes: Any) -> Procedure:
    """Give the same procedure where silence means something else."""
    legal = msgspec.structs.replace(STAY.legal, silence=rule)
    return msgspec.structs.replace(STAY, version=2, legal=legal, **changes)


ACCEPTANCE = stay(SilenceRule(SilenceKind.ACCEPTANCE, 2, "CRPA L231-1", confirmed=True))


def test_an_acknowledgment_freezes_every_mention(store: Store) -> None:
    content = filed(store, "ID").issue(ReceiptKind.ACKNOWLEDGMENT, offline=True)
    assert {name: content[name] for name in ("received_on", "issued_on", "answer_by", "offline", "silence")} == {
        "received_on": "2026-03-02",
        "issued_on": "2026-03-02",
        "answer_by": "2026-03-12",
        "offline": True,
        "silence": {
            "meaning": "rejects",
            "months": 1,
            "on": "2026-04-02",
            "confirmed": True,
            "appeal_by": "2026-06-03",  # two months, franc: 2 June is the last of them and does not count
            "remedy": "court",
        },
    }
    assert content["missing"] == [
        {
            "label": "Justificatif de domicile",
            "due_on": None,
            "blocking": False,
            "accepted": [],
            "max_age_days": 90,
            "shown": False,
        }
    ]


def test_what_is_frozen_is_what_is_printed(store: Store) -> None:
    counter = filed(store, "ID")
    content = counter.issue(ReceiptKind.ACKNOWLEDGMENT)
    assert render_acknowledgment(msgspec.convert(content, Acknowledgment)).startswith(b"%PDF")
    assert set(content) <= {field.name for field in msgspec.structs.fields(Acknowledgment)}
    listed = counter.issue(ReceiptKind.MISSING_DOCUMENTS, "list")
    assert render_missing_sheet(msgspec.convert(listed, MissingSheet)).startswith(b"%PDF")
    assert set(listed) <= {field.name for field in msgspec.structs.fields(MissingSheet)}


def test_an_essential_document_is_acknowledged_as_missing_once_asked_for_by_a_date(store: Store) -> None:
    counter = filed(store)
    with pytest.raises(ReceiptIncomplete) as refusal:
        counter.issue(ReceiptKind.ACKNOWLEDGMENT)
    assert refusal.value.mentions == ("missing.0.due_on",)
    assert store.rows(Receipt) == []

    counter.ask_for("ID", "HOME")
    content = counter.issue(ReceiptKind.ACKNOWLEDGMENT)
    assert [document["due_on"] for document in content["missing"]] == [UNTIL.isoformat()] * 2
    assert content["silence"]["on"] == "2026-05-02", "rejection: suspended while the documents are awaited"


def test_an_acceptance_waits_for_the_documents(store: Store) -> None:
    counter = filed(store, procedure=ACCEPTANCE)
    counter.ask_for("ID")
    silence = counter.issue(ReceiptKind.ACKNOWLEDGMENT)["silence"]
    assert (silence["meaning"], silence["months"], silence["on"]) == ("accepts", 2, None)
    assert silence["appeal_by"] is None


def test_an_acceptance_has_its_day_when_nothing_essential_is_missing(store: Store) -> None:
    silence = filed(store, "ID", procedure=ACCEPTANCE).issue(ReceiptKind.ACKNOWLEDGMENT)["silence"]
    assert (silence["on"], silence["appeal_by"]) == ("2026-05-02", None)


def test_a_refused_document_is_contested_before_its_commission(store: Store) -> None:
    rule = SilenceRule(SilenceKind.REJECTION, 1, "CRPA R*311-12 et R311-13", confirmed=True)
    silence = filed(store, "ID", procedure=stay(rule)).issue(ReceiptKind.ACKNOWLEDGMENT)["silence"]
    assert (silence["remedy"], silence["appeal_by"]) == ("cada", "2026-06-02")


@pytest.mark.parametrize(
    ("rule", "refusal"),
    [
        (SilenceRule(SilenceKind.REJECTION, 2, "CRPA L231-4"), LegalValueUnconfirmed),
        (SilenceRule(), LegalValueUnconfirmed),
        (SilenceRule(SilenceKind.NONE, article="Simple déclaration", confirmed=True), ReceiptIncomplete),
    ],
)
def test_no_acknowledgment_guesses_what_silence_means(store: Store, rule: SilenceRule, refusal: type[Refusal]) -> None:
    counter = filed(store, "ID", procedure=stay(rule))
    with pytest.raises(refusal):
        counter.issue(ReceiptKind.ACKNOWLEDGMENT)
    assert store.rows(Receipt) == []


def test_every_mention_that_the_town_did_not_give_is_named(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(update(Organisation).values(street="", postcode="", city="", phone="", email=""))
    counter = filed(store, "ID")
    with pytest.raises(ReceiptIncomplete) as refusal:
        counter.issue(ReceiptKind.ACKNOWLEDGMENT)
    assert refusal.value.mentions == ("office.postal_address", "office.phone")


def test_the_list_of_documents_says_how_each_is_given(store: Store) -> None:
    documents = tuple(
        msgspec.structs.replace(rule, accepted=(AcceptedDocument("LEASE", "Bail"),)) if rule.code == "HOME" else rule
        for rule in STAY.documents
    )
    counter = filed(store, procedure=stay(STAY.legal.silence, documents=documents))
    counter.ask_for("ID", "HOME")
    content = counter.issue(ReceiptKind.MISSING_DOCUMENTS)
    assert content["missing"] == [
        {
            "label": "Pièce d’identité",
            "due_on": UNTIL.isoformat(),
            "blocking": True,
            "accepted": [],
            "max_age_days": None,
            "shown": True,
        },
        {
            "label": "Justificatif de domicile",
            "due_on": UNTIL.isoformat(),
            "blocking": False,
            "accepted": ["Bail"],
            "max_age_days": 90,
            "shown": False,
        },
    ]


def test_documents_that_came_have_no_date_limit_any_more(store: Store) -> None:
    counter = filed(store)
    counter.ask_for("ID")
    store.do(
        ResumeRequest(event_id=uid("came"), request_id=uid("request"), expected_state="incomplete", received_on=TODAY)
    )
    content = counter.issue(ReceiptKind.MISSING_DOCUMENTS)
    assert {document["due_on"] for document in content["missing"]} == {None}


def test_nothing_missing_makes_no_list(store: Store) -> None:
    counter = filed(store, "ID")
    store.do(
        TickDocument(
            event_id=uid("ticked"),
            document_id=uid("request HOME"),
            expected=DocumentState.MISSING,
            state=DocumentState.SEEN,
            seen_on=TODAY,
        )
    )
    with pytest.raises(ReceiptIncomplete) as refusal:
        counter.issue(ReceiptKind.MISSING_DOCUMENTS)
    assert refusal.value.mentions == ("missing",)


def test_once_it_is_over_only_the_deposit_is_still_attested(store: Store) -> None:
    counter = filed(store, "ID")
    store.do(
        CloseRequest(
            event_id=uid("closed"),
            request_id=uid("request"),
            expected_state="received",
            reason=CloseReason.DUPLICATE,
            effective_on=TODAY,
        )
    )
    for kind in (ReceiptKind.ACKNOWLEDGMENT, ReceiptKind.MISSING_DOCUMENTS):
        with pytest.raises(RequestClosed):
            counter.issue(kind)
    assert counter.issue(ReceiptKind.DEPOSIT)["reference"]


def test_a_void_paper_keeps_its_number_and_what_it_said(store: Store) -> None:
    counter = filed(store, "ID")
    content = counter.issue(ReceiptKind.DEPOSIT)
    counter.void()
    row = store.row(Receipt, uid("receipt"))
    assert (row.voided, row.content, row.number) == (True, content, content["number"])
    event = store.row(RequestEvent, uid("voided"))
    assert (event.kind, event.detail, event.note) == (EventKind.RECEIPT_VOIDED, row.number, "Le nom était mal écrit.")
    assert (event.effective_on, event.agent_id) == (TODAY, uid("claire"))


def test_two_counters_void_the_same_paper(store: Store) -> None:
    counter = filed(store, "ID")
    counter.issue(ReceiptKind.DEPOSIT)
    counter.void()
    counter.void(event_id=uid("voided again"), reason="Perdu")
    events = store.rows(RequestEvent, RequestEvent.kind == EventKind.RECEIPT_VOIDED)
    assert [event.note for event in events] == ["Le nom était mal écrit."]


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({"receipt_id": uid("nothing")}, NotFound),
        ({"reason": "  "}, FieldRefused),
        ({"reason": f"Assuré {NIR}{key_of(NIR)}"}, FreeTextRefused),
        ({"voided_on": TODAY + timedelta(days=1)}, FieldRefused),
        ({"voided_on": date(2026, 3, 1)}, DateOutOfOrder),
        ({"by": "paul"}, NotAllowed),
    ],
)
def test_a_void_that_cannot_be(store: Store, arguments: dict[str, Any], refusal: type[Refusal]) -> None:
    counter = filed(store, "ID")
    counter.issue(ReceiptKind.DEPOSIT)
    with pytest.raises(refusal):
        counter.void(**arguments)
    assert not store.row(Receipt, uid("receipt")).voided


def _said_in_the_workflow() -> Procedure:
    """Give the same procedure where a step says that the acknowledgment was given."""
    flow = STAY.workflow
    steps = tuple(
        msgspec.structs.replace(step, issues=StepPaper.ACKNOWLEDGMENT) if step.id == "declare_complete" else step
        for step in flow.transitions
    )
    return msgspec.structs.replace(STAY, version=2, workflow=msgspec.structs.replace(flow, transitions=steps))


def test_a_step_that_says_a_paper_was_given_wants_one_that_counts(store: Store) -> None:
    counter = filed(store, "ID", procedure=_said_in_the_workflow())
    taken = AdvanceRequest(
        event_id=uid("said"),
        request_id=uid("request"),
        transition="declare_complete",
        expected_state="received",
        effective_on=TODAY,
    )
    counter.issue(ReceiptKind.DEPOSIT, "deposit")
    with pytest.raises(PaperNotIssued) as refusal:
        store.do(taken)
    assert refusal.value.paper is StepPaper.ACKNOWLEDGMENT
    counter.issue(ReceiptKind.ACKNOWLEDGMENT)
    counter.void()
    with pytest.raises(PaperNotIssued):
        store.do(taken)
    assert store.row(Request, uid("request")).state == "received"
    counter.issue(ReceiptKind.ACKNOWLEDGMENT, "another")
    store.do(taken)
    assert store.row(Request, uid("request")).state == "complete"
