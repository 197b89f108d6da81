"""The request pane, the form to open one, the lists to work on."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy import insert

from guichet.contract.accounts import PublishProcedure
from guichet.contract.people import (
    AddContactPoint,
    AddRelation,
    Civility,
    ContactDraft,
    ContactKind,
    RelationKind,
)
from guichet.contract.refusals import NotAllowed, NotFound, ProcedureUnknown, SectorClosed
from guichet.contract.requests import (
    AdvanceRequest,
    AssignRequest,
    CloseReason,
    CloseRequest,
    DocumentState,
    EventKind,
    FindProcedures,
    IssueReceipt,
    OpenRequest,
    RequestForm,
    RequestSheet,
    ShowRequest,
    ShowRequestForm,
    ShowWork,
    TickDocument,
    WorkScope,
)
from guichet.domain.clocks import SilenceKind
from guichet.domain.procedures import Effect
from guichet.domain.references import ReferenceKind
from guichet.models.workstation import BaseRow
from tests.helpers.procedures import STAY, definition
from tests.helpers.store import NOW, TODAY, Store, register, stay_request, uid


@pytest.fixture
def filed(store: Store) -> Store:
    register(store, "benali", civility=Civility.MRS)
    store.do(stay_request(store, uid("benali"), seen=("ID",)))
    return store


def sheet(store: Store, name: str = "request", by: str = "claire") -> RequestSheet:
    shown = store.ask(ShowRequest(request_id=uid(name)), by)
    assert isinstance(shown, RequestSheet)
    return shown


def form(store: Store, **arguments: Any) -> RequestForm:
    given: dict[str, Any] = {"procedure": "stay-certificate", "requester_id": uid("benali")}
    shown = store.ask(ShowRequestForm(**(given | arguments)))
    assert isinstance(shown, RequestForm)
    return shown


def aid(store: Store) -> OpenRequest:
    return OpenRequest(
        request_id=uid("aid"),
        reference=store.reference(),
        procedure="emergency-aid",
        procedure_version=1,
        requester_id=uid("benali"),
        received_on=TODAY,
        event_id=uid("aid opened"),
    )


def test_the_pane_shows_how_the_request_stands(filed: Store) -> None:
    shown = sheet(filed)
    assert (shown.label, shown.requester_display, shown.state_label) == (
        "Attestation d’accueil",
        "Mme BENALI Camille",
        "Reçue",
    )
    assert (shown.legal_effect, shown.legal_confirmed) == (SilenceKind.REJECTION, True)
    assert [(line.code, line.state) for line in shown.documents] == [
        ("ID", DocumentState.SEEN),
        ("HOME", DocumentState.MISSING),
        ("CUSTODY", DocumentState.NOT_NEEDED),
        ("PHOTO", DocumentState.MISSING),
    ]
    assert shown.documents[0].agent_display == "Claire Essai"
    assert [event.kind for event in shown.events] == [EventKind.OPENED]
    assert not shown.waiting


def test_the_stages_say_what_is_done(filed: Store) -> None:
    stages = [(step.label, step.done, step.current) for step in sheet(filed).steps]
    assert stages == [
        ("Reçue", False, True),
        ("Dossier complet", False, False),
        ("À remettre", False, False),
        ("Accordée", False, False),
    ]


def test_steps_that_may_be_taken_now(filed: Store) -> None:
    choices = {choice.transition: choice for choice in sheet(filed).transitions}
    assert choices["declare_complete"].allowed
    assert choices["ask_documents"].effect is Effect.SUSPEND
    assert (choices["withdraw"].allowed, choices["withdraw"].needs_note) == (True, True)
    filed.do(
        AdvanceRequest(
            event_id=uid("e"),
            request_id=uid("request"),
            transition="declare_complete",
            expected_state="received",
            effective_on=TODAY,
        )
    )
    for agent, missing in (("omar", ("HOME",)), ("claire", ())):
        (decide,) = (choice for choice in sheet(filed, by=agent).transitions if choice.transition == "decide")
        assert (decide.allowed, decide.documents_missing) == (False, missing)
    filed.do(
        TickDocument(
            event_id=uid("t"),
            document_id=uid("request HOME"),
            expected=DocumentState.MISSING,
            state=DocumentState.SEEN,
            seen_on=TODAY,
        )
    )
    (decide,) = (choice for choice in sheet(filed, by="omar").transitions if choice.transition == "decide")
    assert decide.allowed


def test_a_closed_request_has_no_step_left_and_keeps_its_receipts(filed: Store) -> None:
    filed.do(
        IssueReceipt(
            event_id=uid("r"),
            receipt_id=uid("receipt"),
            request_id=uid("request"),
            number=filed.reference(ReferenceKind.RECEIPT),
            issued_on=TODAY,
        )
    )
    filed.do(
        CloseRequest(
            event_id=uid("c"),
            request_id=uid("request"),
            expected_state="received",
            reason=CloseReason.DUPLICATE,
            effective_on=TODAY,
        )
    )
    shown = sheet(filed)
    assert (shown.closed, shown.transitions) == (True, ())
    assert [receipt.receipt_id for receipt in shown.receipts] == [uid("receipt")]


@pytest.mark.parametrize(("table", "row"), [("request", "request"), ("request_document", "request HOME")])
def test_the_pane_says_that_something_waits(filed: Store, table: str, row: str) -> None:
    with filed.engine.begin() as connection:
        connection.execute(insert(BaseRow).values(table_name=table, row_id=uid(row).hex, row=None))
    assert sheet(filed).waiting


def test_a_pane_of_a_closed_sector_stays_shut(filed: Store) -> None:
    filed.do(aid(filed), "nadia")
    assert sheet(filed, "aid", "nadia").procedure.id == "emergency-aid"
    with pytest.raises(SectorClosed):
        sheet(filed, "aid", "claire")
    with pytest.raises(NotFound):
        sheet(filed, "nothing")
    with pytest.raises(NotAllowed):
        sheet(filed, by="ines")


def test_a_request_keeps_the_version_it_was_opened_with(filed: Store) -> None:
    renamed = msgspec.structs.replace(STAY, version=2, label="Accueil d’un visiteur")
    filed.do(
        PublishProcedure(version_id=uid("v2"), procedure=STAY.id, number=2, definition=definition(renamed)), "ines"
    )
    assert sheet(filed).label == "Attestation d’accueil"
    assert form(filed).procedure.label == "Accueil d’un visiteur"


def test_a_version_of_tomorrow_is_not_offered_today(filed: Store) -> None:
    coming = msgspec.structs.replace(STAY, version=2, label="Demain", effective_on=TODAY + timedelta(days=1))
    filed.do(PublishProcedure(version_id=uid("v2"), procedure=STAY.id, number=2, definition=definition(coming)), "ines")
    assert form(filed).procedure.label == "Attestation d’accueil"
    (line,) = filed.ask(FindProcedures(text="demain"), at=NOW + timedelta(days=1)).lines
    assert line.version == 2


def test_the_form_knows_what_the_file_says(filed: Store) -> None:
    filed.do(
        AddContactPoint(
            person_id=uid("benali"),
            contact=ContactDraft(
                contact_id=uid("home"),
                kind=ContactKind.ADDRESS,
                street="12 rue des Lilas",
                postcode="93100",
                city="Montreuil",
            ),
        )
    )
    shown = form(filed)
    assert shown.prefilled == {
        "host_name": "BENALI Camille",
        "host_address": "12 rue des Lilas, 93100 Montreuil",
        "has_minor": False,
    }
    assert [near.request_id for near in shown.near] == [uid("request")]
    assert (shown.today, shown.due_on) == (TODAY, TODAY + timedelta(days=10))
    assert form(filed, requester_id=None).prefilled == {"has_minor": False}


def test_the_form_offers_those_whom_the_requester_acts_for(filed: Store) -> None:
    register(filed, "lina")
    register(filed, "voisin")
    for number, (other, kind, ends_on) in enumerate(
        (
            ("lina", RelationKind.PARENT, None),
            ("voisin", RelationKind.PROXY, TODAY - timedelta(days=1)),
        )
    ):
        filed.do(
            AddRelation(
                relation_id=uid(f"r{number}"),
                person_id=uid("benali"),
                other_id=uid(other),
                kind=kind,
                ends_on=ends_on,
            )
        )
    assert form(filed).beneficiaries == ((uid("lina"), "LINA Camille"),)


def test_a_form_that_cannot_be_opened(filed: Store) -> None:
    with pytest.raises(ProcedureUnknown):
        form(filed, procedure="unknown")
    with pytest.raises(NotFound):
        form(filed, requester_id=uid("nobody"))
    with pytest.raises(SectorClosed):
        form(filed, procedure="emergency-aid")
    with pytest.raises(NotAllowed):
        filed.ask(ShowRequestForm(procedure="pothole", requester_id=None), "omar")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("att", ["stay-certificate"]),
        ("ACCUEIL attest", ["stay-certificate"]),
        ("hebergement", ["stay-certificate"]),
        ("étr", ["stay-certificate"]),
        ("nid de p", ["pothole"]),
        ("", ["stay-certificate", "pothole"]),
        ("piscine", []),
        ("aide", []),
    ],
)
def test_procedures_are_found_by_a_few_letters(filed: Store, typed: str, found: list[str]) -> None:
    lines = filed.ask(FindProcedures(text=typed)).lines
    assert [line.procedure for line in lines] == found


def test_each_agent_finds_what_they_may_open(filed: Store) -> None:
    assert [line.procedure for line in filed.ask(FindProcedures(), "nadia").lines] == ["emergency-aid"]
    (line,) = filed.ask(FindProcedures(), "omar").lines
    assert line.procedure == "stay-certificate"
    assert (line.documents, line.uses, line.announced) == (3, 1, STAY.legal.announced)


def test_without_a_citizen_only_what_takes_anonymous_requests_is_found(filed: Store) -> None:
    every = filed.ask(FindProcedures()).lines
    found = filed.ask(FindProcedures(anonymous=True)).lines
    assert "pothole" in [line.procedure for line in found]
    assert len(found) < len(every)
    refused = {line.procedure for line in every} - {line.procedure for line in found}
    assert refused == {"stay-certificate"}


def work(store: Store, scope: WorkScope, by: str, **arguments: Any) -> list[str]:
    return [hit.reference[-7:-2] for hit in store.ask(ShowWork(scope=scope), by, **arguments).requests]


def test_work_is_what_is_due_first(filed: Store) -> None:
    filed.do(stay_request(filed, uid("benali"), "older", received_on=TODAY - timedelta(days=5)))
    filed.do(aid(filed), "nadia")
    assert work(filed, WorkScope.UNASSIGNED, "claire") == ["00002", "00001"]
    assert work(filed, WorkScope.SERVICE, "omar") == ["00002", "00001"]
    assert work(filed, WorkScope.SERVICE, "nadia") == ["00003"]
    filed.do(
        AssignRequest(
            event_id=uid("a"),
            request_id=uid("request"),
            service="accueil",
            agent_id=uid("omar"),
            expected_agent_id=None,
        )
    )
    assert work(filed, WorkScope.MINE, "omar") == ["00001"]
    assert work(filed, WorkScope.UNASSIGNED, "omar") == ["00002"]
    assert work(filed, WorkScope.LATE, "omar") == []
    assert work(filed, WorkScope.LATE, "omar", at=NOW + timedelta(days=6)) == ["00002"]
    page = filed.ask(ShowWork(scope=WorkScope.SERVICE, limit=1), "claire")
    assert (len(page.requests), page.total) == (1, 2)
    assert page.requests[0].person_display == "Mme BENALI Camille"
    assert page.pressing == 0


def test_the_list_says_how_many_are_late_or_due_today(filed: Store) -> None:
    filed.do(stay_request(filed, uid("benali"), "older", received_on=TODAY - timedelta(days=5)))
    first = filed.ask(ShowWork(scope=WorkScope.SERVICE, limit=1), "omar").requests[0].due_on
    assert first is not None
    for days, pressing in ((-1, 0), (0, 1), (1, 1)):
        at = NOW + (first - TODAY) + timedelta(days=days)
        assert filed.ask(ShowWork(scope=WorkScope.SERVICE, limit=1), "omar", at=at).pressing == pressing
    assert filed.ask(ShowWork(scope=WorkScope.MINE), "omar", at=at).pressing == 0


def test_what_is_made_waits_to_be_collected(filed: Store) -> None:
    def step(name: str, state: str) -> AdvanceRequest:
        return AdvanceRequest(
            event_id=uid(name), request_id=uid("request"), transition=name, expected_state=state, effective_on=TODAY
        )

    filed.do(step("declare_complete", "received"))
    filed.do(
        TickDocument(
            event_id=uid("t"),
            document_id=uid("request HOME"),
            expected=DocumentState.MISSING,
            state=DocumentState.SEEN,
            seen_on=TODAY,
        )
    )
    assert work(filed, WorkScope.READY, "claire") == []
    filed.do(step("decide", "complete"), "omar")
    assert work(filed, WorkScope.READY, "claire") == ["00001"]
    assert work(filed, WorkScope.READY, "nadia") == []
    filed.do(step("hand", "decided"))
    assert work(filed, WorkScope.READY, "claire") == []
