"""Two workstations and one server: work without a network, meet again, agree; nothing lost, nothing overwritten."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select

from guichet.contract.base import FieldEdit, Operation, new_id
from guichet.contract.desk import SyncState
from guichet.contract.interactions import Direction, RecordInteraction, ShowTimeline
from guichet.contract.journal import ShowJournal
from guichet.contract.people import (
    AddContactPoint,
    Civility,
    ContactDraft,
    ContactKind,
    CorrectPerson,
    NaturalDraft,
    OpenPerson,
    PersonSheet,
    RegisterPerson,
    Search,
)
from guichet.contract.refusals import FieldsDiverged, Outcome, from_text
from guichet.contract.registry import decode_operation
from guichet.contract.requests import (
    AssignRequest,
    CommentRequest,
    DocumentState,
    EventKind,
    IssueReceipt,
    MakeReceipt,
    OpenRequest,
    RequestSheet,
    ShowRequest,
    ShowRequestForm,
    TickDocument,
)
from guichet.domain.channels import Channel
from guichet.domain.references import parse
from guichet.models.rows import codecs, recompute
from guichet.models.server import Consultation, StoredOperation
from guichet.models.workstation import JournalEntry
from guichet.operations.unit import RowChange
from guichet.server.bulk import row_of
from guichet.server.feed import publish
from tests.helpers.forms import filed
from tests.helpers.town import Town, Workplace, small_town


@pytest.fixture(params=["sqlite", "postgresql"])
def town(request: pytest.FixtureRequest, tmp_path: Path):  # type: ignore[no-untyped-def]  # a generator fixture
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    with small_town(tmp_path, url) as made:
        yield made


@pytest.fixture
def pair(town: Town) -> tuple[Workplace, Workplace]:
    first, second = town.enrol("a", process=True), town.enrol("b", process=True)
    first.log_in()
    second.log_in("ali.kacem")
    return first, second


def register(at: Workplace, birth_name: str, given_names: str, **more: object) -> UUID:
    person_id = new_id()
    identity = NaturalDraft(civility=Civility.MRS, birth_name=birth_name, given_names=given_names, **more)  # type: ignore[arg-type]
    at.client.do(RegisterPerson(person_id=person_id, identity=identity)).result(10)
    return person_id


def open_request(at: Workplace, person_id: UUID, procedure: str) -> tuple[UUID, str]:
    form = at.client.ask(ShowRequestForm(procedure=procedure, requester_id=person_id)).result(10)
    operation = filed(form, person_id)
    return operation.request_id, at.client.do(operation).result(10).reference


def sheet(at: Workplace, person_id: UUID) -> PersonSheet:
    return at.client.ask(OpenPerson(person_id=person_id, reason="visit")).result(10)


def request_sheet(at: Workplace, request_id: UUID) -> RequestSheet:
    return at.client.ask(ShowRequest(request_id=request_id)).result(10)


def assert_equal_to_the_server(town: Town, *workplaces: Workplace) -> None:
    with town.base.reading.connect() as connection:
        truth = recompute(connection)
    for workplace in workplaces:
        report = workplace.client.check_sums().result(30)
        held = set(workplace.identity.partitions)
        expected = {f"{key[0]}/{key[1]}": value for key, value in truth.items() if key[0] in held and value[0]}
        assert report.differing == ()
        assert report.sums == expected


def test_a_citizen_served_with_the_network_cut_is_found_at_the_other_counter(
    town: Town, pair: tuple[Workplace, Workplace]
) -> None:
    a, b = pair
    town.go_down()
    assert a.sync().state is SyncState.OFFLINE

    person_id = register(a, "Benali", "Samira", birth_date=date(1986, 3, 14))
    phone = ContactDraft(contact_id=new_id(), kind=ContactKind.MOBILE, value="06 12 34 56 78")
    a.client.do(AddContactPoint(person_id=person_id, contact=phone)).result(10)
    request_id, reference = open_request(a, person_id, "inscription-scolaire")
    document = request_sheet(a, request_id).documents[0]
    a.client.do(
        TickDocument(
            event_id=new_id(),
            document_id=document.document_id,
            expected=DocumentState.MISSING,
            state=DocumentState.SEEN,
            seen_on=request_sheet(a, request_id).received_on,
        )
    ).result(10)
    a.client.do(
        RecordInteraction(
            interaction_id=new_id(),
            person_id=person_id,
            channel=Channel.NOTE,
            direction=Direction.INTERNAL,
            subject="Lecture difficile",
            happened_at=datetime.now(UTC),
        )
    ).result(10)
    receipt_id = new_id()
    today = request_sheet(a, request_id).received_on
    a.client.do(
        IssueReceipt(event_id=new_id(), receipt_id=receipt_id, request_id=request_id, issued_on=today, offline=True)
    ).result(10)
    assert a.client.ask(MakeReceipt(receipt_id=receipt_id)).result(20).pdf.startswith(b"%PDF")
    assert a.statuses[-1].waiting == 6

    town.go_up()
    status = a.sync()
    assert (status.state, status.waiting, status.refused, status.conflicts) == (SyncState.UP_TO_DATE, 0, 0, 0)
    b.sync()

    found = b.client.ask(Search(text="benali samira")).result(10)
    assert [hit.person_id for hit in found.people] == [person_id]
    assert [hit.request_id for hit in b.client.ask(Search(text=reference)).result(10).requests] == [request_id]
    there = request_sheet(b, request_id)
    assert there.reference == reference
    assert parse(reference).workstation == a.identity.workstation
    assert there.documents[0].state is DocumentState.SEEN
    assert len(there.receipts) == 1
    timeline = b.client.ask(ShowTimeline(person_id=person_id)).result(10)
    assert "Lecture difficile" in [entry.subject for entry in timeline.entries]
    assert_equal_to_the_server(town, a, b)


def test_disjoint_edits_merge_and_the_same_field_twice_is_a_conflict_with_both_values(
    town: Town, pair: tuple[Workplace, Workplace]
) -> None:
    a, b = pair
    person_id = register(a, "Leroy", "Paul")
    a.sync()
    b.sync()
    town.go_down()
    edit_a = (FieldEdit("birth_place", "", "Lyon"), FieldEdit("note", "", "Préfère le matin"))
    a.client.do(CorrectPerson(person_id=person_id, edits=edit_a[:1])).result(10)
    conflicting = a.client.do(CorrectPerson(person_id=person_id, edits=edit_a[1:])).result(10)
    b.client.do(CorrectPerson(person_id=person_id, edits=(FieldEdit("given_names", "Paul", "Paul André"),))).result(10)
    b.client.do(CorrectPerson(person_id=person_id, edits=(FieldEdit("note", "", "Préfère le soir"),))).result(10)
    town.go_up()
    assert b.sync().waiting == 0
    assert a.sync().conflicts == 1
    b.sync()

    for workplace in pair:
        person = sheet(workplace, person_id)
        assert (person.birth_place, person.given_names, person.note) == ("Lyon", "Paul André", "Préfère le soir")
    conflicts = a.client.ask(ShowJournal()).result(10).conflicts
    assert [line.op_id for line in conflicts] == [conflicting.op_id]
    assert conflicts[0].reason is not None
    reason = from_text(conflicts[0].reason)
    assert isinstance(reason, FieldsDiverged)
    [divergence] = reason.fields
    assert (divergence.base, divergence.mine, divergence.theirs) == ("", "Préfère le matin", "Préfère le soir")

    mine = CorrectPerson(person_id=person_id, edits=(FieldEdit("note", "Préfère le soir", "Préfère le matin"),))
    a.client.resolve(conflicting.op_id, mine).result(10)
    assert a.sync().conflicts == 0
    b.sync()
    assert sheet(b, person_id).note == "Préfère le matin"
    assert_equal_to_the_server(town, a, b)


def test_a_request_sent_to_two_services_is_a_conflict_that_is_told(
    town: Town, pair: tuple[Workplace, Workplace]
) -> None:
    a, b = pair
    request_id, _ = open_request(a, register(a, "Leroy", "Paul"), "changement-adresse")
    a.sync()
    b.sync()
    town.go_down()
    for workplace, service in ((a, "voirie"), (b, "education")):
        seen = request_sheet(workplace, request_id)
        operation = AssignRequest(
            event_id=new_id(),
            request_id=request_id,
            service=service,
            agent_id=None,
            expected_agent_id=seen.agent_id,
            expected_service=seen.service,
        )
        workplace.client.do(operation).result(10)
    town.go_up()
    statuses = [workplace.sync() for workplace in (a, b, a)][1:]
    assert [status.waiting for status in statuses] == [0, 0]
    assert sum(status.conflicts for status in statuses) == 1
    loser, mine, theirs = (a, "voirie", "education") if statuses[1].conflicts else (b, "education", "voirie")
    for workplace in pair:
        assert request_sheet(workplace, request_id).service == theirs
    [line] = loser.client.ask(ShowJournal()).result(10).conflicts
    assert line.reason is not None
    reason = from_text(line.reason)
    assert isinstance(reason, FieldsDiverged)
    assert [(each.field, each.mine, each.theirs) for each in reason.fields] == [("service", mine, theirs)]
    assert_equal_to_the_server(town, a, b)


def test_children_of_a_refused_creation_are_parked_with_it_and_go_on_once_it_is_settled(
    town: Town, pair: tuple[Workplace, Workplace]
) -> None:
    a, b = pair
    person_id = register(a, "Kouassi", "Awa")
    a.sync()
    town.go_down()
    request_id, _ = open_request(a, person_id, "reclamation")
    refused = a.client.ask(ShowJournal()).result(10).waiting[-1]
    opened = operation_at(a, refused.op_id)
    a.client.do(CommentRequest(event_id=new_id(), request_id=request_id, note="Appelle jeudi")).result(10)
    a.client.do(CommentRequest(event_id=new_id(), request_id=request_id, note="Rappelée")).result(10)
    # The id of its first event is taken at the server meanwhile: the creation is refused there, and only there.
    assert isinstance(opened, OpenRequest)
    take_event_id(town, opened.event_id)
    town.go_up()
    status = a.sync()
    assert (status.waiting, status.conflicts) == (0, 1)
    journal = a.client.ask(ShowJournal()).result(10)
    assert [line.op_id for line in journal.conflicts] == [refused.op_id]
    assert [line.depends_on for line in journal.parked] == [refused.op_id] * 2
    b.sync()
    assert_equal_to_the_server(town, a, b)

    a.client.resolve(refused.op_id, msgspec.structs.replace(opened, event_id=new_id())).result(10)
    status = a.sync()
    assert (status.waiting, status.conflicts, status.refused) == (0, 0, 0)
    b.sync()
    assert [event.note for event in request_sheet(b, request_id).events if event.note] in (
        ["Appelle jeudi", "Rappelée"],
        ["Rappelée", "Appelle jeudi"],
    )
    assert_equal_to_the_server(town, a, b)


def test_a_refused_creation_that_is_given_up_takes_its_children_along(
    town: Town, pair: tuple[Workplace, Workplace]
) -> None:
    a, b = pair
    shared = register(b, "Kouassi", "Awa")
    b.sync()
    town.go_down()
    # The same id made twice stands for any creation that the server refuses: A could not know of B's.
    identity = NaturalDraft(birth_name="Kouassi", given_names="Awa Marie")
    refused = a.client.do(RegisterPerson(person_id=shared, identity=identity)).result(10)
    phone = ContactDraft(contact_id=new_id(), kind=ContactKind.MOBILE, value="06 12 34 56 78")
    a.client.do(AddContactPoint(person_id=shared, contact=phone)).result(10)
    other = register(a, "Autre", "Lea")
    town.go_up()
    status = a.sync()
    assert (status.waiting, status.conflicts) == (0, 1)
    journal = a.client.ask(ShowJournal()).result(10)
    assert [line.depends_on for line in journal.parked] == [refused.op_id]
    a.client.resolve(refused.op_id, None).result(10)
    assert (a.sync().conflicts, a.sync().refused) == (0, 0)
    b.sync()
    assert sheet(b, other).birth_name == "Autre"
    assert sheet(a, shared).given_names == "Awa"
    assert sheet(b, shared).contacts == ()
    assert_equal_to_the_server(town, a, b)


def test_a_request_refused_by_the_server_parks_its_ticks_and_its_receipt(
    town: Town, pair: tuple[Workplace, Workplace]
) -> None:
    a, b = pair
    person_id = register(a, "Martin", "Zoe")
    a.sync()
    town.go_down()
    request_id, reference = open_request(a, person_id, "cantine-periscolaire")
    opened = a.client.ask(ShowJournal()).result(10).waiting[-1]
    today = request_sheet(a, request_id).received_on
    receipt_id = new_id()
    a.client.do(
        IssueReceipt(event_id=new_id(), receipt_id=receipt_id, request_id=request_id, issued_on=today, offline=True)
    ).result(10)
    revoke_counter_role_of(town, "claire.moreau")
    town.go_up()
    status = a.sync()
    assert status.waiting == 0
    assert status.refused == 2
    journal = a.client.ask(ShowJournal()).result(10)
    outcomes = [(line.outcome, line.depends_on) for line in journal.refused]
    assert outcomes == [(Outcome.QUARANTINED, None), (Outcome.PARKED, opened.op_id)]
    assert journal.refused[0].op_id == opened.op_id
    assert journal.refused[0].receipts != ()
    b.sync()
    with town.base.reading.connect() as connection:
        outcome = select(StoredOperation.outcome).where(StoredOperation.op_id == opened.op_id)
        stored = connection.scalars(outcome).all()
    assert stored == [Outcome.QUARANTINED]
    assert b.client.ask(Search(text=reference)).result(10).requests == ()
    assert_equal_to_the_server(town, a, b)


def test_every_opening_of_a_file_is_journalled_here_and_on_the_server(
    town: Town, pair: tuple[Workplace, Workplace]
) -> None:
    a, _ = pair
    person_id = register(a, "Petit", "Ana")
    town.go_down()
    sheet(a, person_id)
    sheet(a, person_id)
    a.client.ask(OpenPerson(person_id=person_id, reason="refresh")).result(10)
    town.go_up()
    a.sync()
    a.sync()
    with town.base.reading.connect() as connection:
        rows = connection.execute(select(Consultation.person_id, Consultation.reason, Consultation.agent_id)).all()
    assert [(row.person_id, row.reason) for row in rows] == [(person_id, "visit")] * 2
    assert {row.agent_id for row in rows} == {UUID(int=1)}


def test_no_reference_is_given_twice_by_two_workstations_without_a_network(
    town: Town, pair: tuple[Workplace, Workplace]
) -> None:
    a, b = pair
    town.go_down()
    references = []
    for workplace in pair:
        person_id = register(workplace, "Durand", "Noe")
        references += [open_request(workplace, person_id, "changement-adresse")[1] for _ in range(5)]
    assert len(set(references)) == 10
    town.go_up()
    assert a.sync().waiting == b.sync().waiting == 0
    a.sync()
    assert_equal_to_the_server(town, a, b)


def revoke_counter_role_of(town: Town, login: str) -> None:
    from guichet.contract.accounts import RevokeRole
    from guichet.models.organisation import Agent, RoleGrant
    from guichet.server.root import do_as_root

    with town.base.reading.connect() as connection:
        statement = select(RoleGrant.id).join(Agent, Agent.id == RoleGrant.agent_id).where(Agent.login == login)
        grants = list(connection.scalars(statement))
    do_as_root(town.base, [RevokeRole(grant_id=grant_id) for grant_id in grants])


def operation_at(workplace: Workplace, op_id: UUID) -> Operation:
    """Read an operation of a workstation's journal, as a screen that mends it does."""
    engine = workplace.replica()
    with engine.connect() as connection:
        args = connection.execute(select(JournalEntry.args).where(JournalEntry.op_id == op_id)).scalar_one()
    engine.dispose()
    return decode_operation(args)


def take_event_id(town: Town, event_id: UUID) -> None:
    """Let the server have a request event of this id."""
    codec = codecs()["request_event"]
    row = row_of(
        codec,
        id=event_id,
        partition="sector.planning",
        request_id=new_id(),
        kind=EventKind.COMMENTED,
        at=town.base.now(),
        agent_id=new_id(),
    )
    with town.base.engine.begin() as connection:
        codec.insert(connection, [row])
        publish(connection, [(new_id(), [RowChange("request_event", event_id.hex, None, row)])])
