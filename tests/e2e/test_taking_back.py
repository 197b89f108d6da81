"""What was noted by mistake is taken back at two workstations, with and without a network; all agree afterwards."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select

from guichet.contract.base import new_id
from guichet.contract.interactions import (
    Direction,
    RecordInteraction,
    RetractInteraction,
    ShowTimeline,
    TimelineEntry,
)
from guichet.contract.journal import ShowJournal
from guichet.contract.people import IdentityProof, RetractIdentityCheck, VerifyIdentity
from guichet.contract.refusals import Outcome
from guichet.contract.requests import OpenRequest
from guichet.domain.channels import Channel
from guichet.models.server import StoredOperation
from tests.e2e.test_two_workstations import (
    assert_equal_to_the_server,
    open_request,
    operation_at,
    register,
    revoke_counter_role_of,
    sheet,
    take_event_id,
)
from tests.e2e.test_walls import decrypted
from tests.helpers.town import Town, Workplace

MARK = "Zyxwvut"


@pytest.fixture
def pair(town: Town) -> tuple[Workplace, Workplace]:
    """A counter agent's workstation and a supervisor's."""
    first, second = town.enrol("a", process=True), town.enrol("b", process=True)
    first.log_in()
    second.log_in("ali.kacem")
    return first, second


def say(at: Workplace, person_id: UUID, town: Town, *, request_id: UUID | None = None) -> UUID:
    interaction_id = new_id()
    said = RecordInteraction(
        interaction_id=interaction_id,
        person_id=person_id,
        request_id=request_id,
        channel=Channel.PHONE,
        direction=Direction.INCOMING,
        subject=f"{MARK} au téléphone",
        body=f"{MARK} sur une autre personne",
        happened_at=town.base.now(),
    )
    at.client.do(said).result(10)
    return interaction_id


def take_back(at: Workplace, interaction_id: UUID, reason: str) -> UUID:
    return at.client.do(RetractInteraction(interaction_id=interaction_id, reason=reason)).result(10).op_id


def line(at: Workplace, person_id: UUID) -> TimelineEntry:
    (entry,) = at.client.ask(ShowTimeline(person_id=person_id)).result(10).entries
    assert isinstance(entry, TimelineEntry)
    return entry


@pytest.mark.parametrize("town", ["sqlite", "postgresql"], indirect=True)
def test_what_two_agents_take_back_at_once_is_taken_back_once(town: Town, pair: tuple[Workplace, Workplace]) -> None:
    a, b = pair
    person_id = register(a, "Leroy", "Paul")
    said, check_id = say(a, person_id, town), new_id()
    today = town.base.now().date()
    seen = VerifyIdentity(check_id=check_id, person_id=person_id, proof=IdentityProof.CNI, checked_on=today)
    a.client.do(seen).result(10)
    a.sync()
    b.sync()
    assert sheet(b, person_id).identity is not None
    town.go_down()
    for workplace, reason in ((a, "noté deux fois"), (b, "dit par un voisin")):
        take_back(workplace, said, reason)
        workplace.client.do(RetractIdentityCheck(check_id=check_id, reason=reason)).result(10)
        assert line(workplace, person_id).waiting
    town.go_up()
    statuses = [workplace.sync() for workplace in (b, a, b)]
    assert [(status.waiting, status.conflicts, status.refused) for status in statuses] == [(0, 0, 0)] * 3
    for workplace in pair:
        entry = line(workplace, person_id)
        assert entry.retracted is not None
        assert (entry.retracted.agent_display, entry.retracted.reason) == ("Ali Kacem", "dit par un voisin")
        assert (entry.waiting, entry.subject, entry.body) == (False, "", "")
        assert sheet(workplace, person_id).identity is None
    assert_equal_to_the_server(town, a, b)


def test_what_is_noted_and_taken_back_without_a_network_leaves_no_word_at_another_workstation(
    town: Town, pair: tuple[Workplace, Workplace], tmp_path: Path
) -> None:
    a, b = pair
    person_id = register(a, "Leroy", "Paul")
    a.sync()
    town.go_down()
    said = say(a, person_id, town)
    take_back(a, said, "noté par erreur")
    waiting = a.client.ask(ShowJournal()).result(10).waiting
    assert [(each.name, each.subject) for each in waiting] == [
        ("interaction.record", "Mme LEROY Paul"),
        ("interaction.retract", "Mme LEROY Paul"),
    ]
    town.go_up()
    assert a.sync().refused == 0
    b.sync()
    entry = line(b, person_id)
    assert entry.retracted is not None
    assert entry.retracted.agent_display == "Claire Moreau"
    assert sheet(b, person_id).interactions == 0
    assert_equal_to_the_server(town, a, b)
    assert MARK.encode() not in decrypted(b, tmp_path / "b.db")
    with town.base.reading.connect() as connection:
        kept = connection.scalars(select(StoredOperation.args)).all()
    assert sum(MARK in args for args in kept) == 1, "the text stays in the journal of operations"


def test_what_is_taken_back_waits_with_the_refused_exchange_and_is_given_up_with_it(
    town: Town, pair: tuple[Workplace, Workplace]
) -> None:
    a, b = pair
    person_id = register(a, "Leroy", "Paul")
    a.sync()
    town.go_down()
    take_back(a, say(a, person_id, town), "noté par erreur")
    revoke_counter_role_of(town, "claire.moreau")
    town.go_up()
    assert a.sync().refused == 2
    refused = a.client.ask(ShowJournal()).result(10).refused
    assert [(each.name, each.outcome, each.subject) for each in refused] == [
        ("interaction.record", Outcome.QUARANTINED, "Mme LEROY Paul"),
        ("interaction.retract", Outcome.PARKED, "Mme LEROY Paul"),
    ]
    a.log_in("ali.kacem")
    a.client.resolve(refused[0].op_id, None).result(10)
    status = a.sync()
    assert (status.waiting, status.conflicts, status.refused) == (0, 0, 0)
    assert a.client.ask(ShowTimeline(person_id=person_id)).result(10).lines == 0
    b.sync()
    assert_equal_to_the_server(town, a, b)


def test_what_is_taken_back_goes_on_behind_what_its_exchange_waited_for(
    town: Town, pair: tuple[Workplace, Workplace]
) -> None:
    """A refused request parks the exchange about it, and that parks its being taken back: two steps behind."""
    a, b = pair
    person_id = register(a, "Leroy", "Paul")
    a.sync()
    town.go_down()
    request_id, _ = open_request(a, person_id, "reclamation")
    opening = a.client.ask(ShowJournal()).result(10).waiting[-1]
    opened = operation_at(a, opening.op_id)
    assert isinstance(opened, OpenRequest)
    take_back(a, say(a, person_id, town, request_id=request_id), "noté par erreur")
    take_event_id(town, opened.event_id)
    town.go_up()
    a.sync()
    journal = a.client.ask(ShowJournal()).result(10)
    assert [(each.name, each.depends_on) for each in journal.parked] == [
        ("interaction.record", opening.op_id),
        ("interaction.retract", opening.op_id),
    ]
    a.client.resolve(opening.op_id, msgspec.structs.replace(opened, event_id=new_id())).result(10)
    status = a.sync()
    assert (status.waiting, status.conflicts, status.refused) == (0, 0, 0)
    b.sync()
    shown = b.client.ask(ShowTimeline(person_id=person_id)).result(10)
    assert [entry.retracted.reason for entry in shown.entries if entry.retracted] == ["noté par erreur"]
    assert_equal_to_the_server(town, a, b)
