"""The server as authority: it authorises again, answers a retry as it answered first, and doubts aloud."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select

from guichet.contract.accounts import DisableAgent
from guichet.contract.base import FieldEdit, Operation, new_id, operation_name
from guichet.contract.people import CorrectPerson, NaturalDraft, RegisterPerson
from guichet.contract.refusals import (
    HistoryForked,
    NotFound,
    Outcome,
    SnapshotRequired,
    WorkstationCloned,
    WorkstationRevoked,
)
from guichet.contract.registry import encode
from guichet.models.engine import server_engine
from guichet.models.organisation import Workstation
from guichet.models.people import Person
from guichet.models.rows import recompute
from guichet.models.server import FeedEntry, FeedHead, StoredOperation
from guichet.models.upgrade import upgrade_server
from guichet.server.base import CentralBase, KnownDevice
from guichet.server.certificate import certificate_der, ensure_certificate
from guichet.server.enrolment import Enrolment
from guichet.server.feed import raise_floor, stored_sums
from guichet.server.pull import Pulling
from guichet.server.push import Pushing
from guichet.server.root import do_as_root
from guichet.sync.envelope import DeviceKey, Envelope
from guichet.sync.messages import EnrolRequest, Position, PullCheckpoint, PullRequest, PullRows, PushRequest
from guichet.sync.transport import read_code
from tests.helpers.town import COUNTER_AGENT, SOCIAL_AGENT, founding


class Pusher:
    """A workstation reduced to what it signs and pushes."""

    def __init__(self, base: CentralBase) -> None:
        self._base = base
        self._key = DeviceKey.generate()
        certificate, _ = ensure_certificate(base.folder)
        code = Enrolment(base).new_code("hdv", certificate_der(certificate))
        secret, _ = read_code(code)
        request = EnrolRequest(code=secret, name="poste", public_key=self._key.public_text())
        enrolled = Enrolment(base).enrol(request)
        self.token = enrolled.token
        self.number = enrolled.workstation
        self._n = 0

    @property
    def known(self) -> KnownDevice:
        found = self._base.device(self.token)
        assert found is not None
        return found

    def sign(self, operation: Operation, agent_id: UUID = COUNTER_AGENT, **more: Any) -> Envelope:
        self._n += 1
        plain = Envelope(
            op_id=new_id(),
            n=self._n,
            workstation=self.number,
            agent_id=agent_id,
            made_at=self._base.now(),
            name=operation_name(operation),
            version=1,
            args=encode(operation).decode(),
        )
        return self._key.sign(msgspec.structs.replace(plain, **more))

    def push(self, *envelopes: Envelope) -> list[Outcome]:
        answer = Pushing(self._base).push(self.known, PushRequest(known={}, operations=envelopes))
        return [each.outcome for each in answer.answers]


@pytest.fixture(params=["sqlite", "postgresql"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CentralBase]:
    url = f"sqlite:///{tmp_path / 'central.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    engine = server_engine(url)
    upgrade_server(engine, tmp_path)
    central = CentralBase(engine, tmp_path)
    do_as_root(central, founding(procedures=False))
    yield central
    engine.dispose()


@pytest.fixture
def device(base: CentralBase) -> Pusher:
    return Pusher(base)


def somebody(given_names: str = "Ana") -> RegisterPerson:
    return RegisterPerson(person_id=new_id(), identity=NaturalDraft(birth_name="Durand", given_names=given_names))


def people(base: CentralBase) -> list[str]:
    with base.reading.connect() as connection:
        return list(connection.scalars(select(Person.given_names).order_by(Person.given_names)))


def test_a_retry_is_answered_as_the_first_time_and_changes_nothing(base: CentralBase, device: Pusher) -> None:
    envelope, bad = device.sign(somebody()), device.sign(RegisterPerson(person_id=new_id(), identity=NaturalDraft()))
    first = device.push(envelope, bad)
    assert first == [Outcome.OK, Outcome.REJECTED]
    with base.reading.connect() as connection:
        before = (recompute(connection), connection.scalars(select(FeedHead.seq)).all())
    assert device.push(envelope, bad) == first
    assert device.push(envelope, envelope) == [Outcome.OK, Outcome.OK]
    with base.reading.connect() as connection:
        assert (recompute(connection), connection.scalars(select(FeedHead.seq)).all()) == before


def test_a_refused_operation_does_not_stop_those_after_it(base: CentralBase, device: Pusher) -> None:
    nobody = CorrectPerson(person_id=new_id(), edits=(FieldEdit("note", "", "x"),))
    outcomes = device.push(device.sign(somebody("A")), device.sign(nobody), device.sign(somebody("B")))
    assert outcomes == [Outcome.OK, Outcome.REJECTED, Outcome.OK]
    assert people(base) == ["A", "B"]


def test_an_altered_operation_is_put_in_quarantine(base: CentralBase, device: Pusher) -> None:
    signed = device.sign(somebody())
    altered = msgspec.structs.replace(signed, args=signed.args.replace("Durand", "Dupond"))
    unsigned = msgspec.structs.replace(device.sign(somebody()), signature="")
    assert device.push(altered, unsigned) == [Outcome.QUARANTINED, Outcome.QUARANTINED]
    assert people(base) == []


def test_rights_are_checked_as_they_were_and_as_they_are(base: CentralBase, device: Pusher) -> None:
    early = base.now() - timedelta(days=3)
    assert device.push(device.sign(somebody(), agent_id=new_id())) == [Outcome.REJECTED]
    assert device.push(device.sign(somebody("early"), made_at=early)) == [Outcome.QUARANTINED]
    a_little_slow = base.now() - timedelta(minutes=5)
    assert device.push(device.sign(somebody("soon"), made_at=a_little_slow)) == [Outcome.OK]
    before = device.sign(somebody("late"))
    do_as_root(base, [DisableAgent(agent_id=COUNTER_AGENT, disabled_on=base.now().date())])
    assert device.push(before) == [Outcome.REJECTED]
    yesterday = device.sign(somebody("doubt"), made_at=base.now() - timedelta(days=1))
    assert device.push(yesterday) in ([Outcome.QUARANTINED], [Outcome.REJECTED])
    assert people(base) == ["soon"]


def test_another_workstations_number_or_a_used_one_is_refused(base: CentralBase, device: Pusher) -> None:
    other = Pusher(base)
    stolen = other.sign(somebody())
    assert device.push(stolen) == [Outcome.QUARANTINED]
    first = device.sign(somebody(), n=7)
    second = device.sign(somebody(), n=7)
    assert device.push(first) == [Outcome.OK]
    with pytest.raises(WorkstationCloned):
        device.push(second)


def test_what_it_does_not_understand_is_kept_as_an_error(base: CentralBase, device: Pusher) -> None:
    future = device.sign(somebody(), name="person.teleport", args='{"op":"person.teleport"}')
    assert device.push(future, device.sign(somebody())) == [Outcome.ERROR, Outcome.OK]
    with base.reading.connect() as connection:
        kept = connection.execute(select(StoredOperation.args).where(StoredOperation.outcome == Outcome.ERROR)).scalar()
    assert kept == '{"op":"person.teleport"}'


def test_the_child_of_a_refused_creation_is_parked_and_not_stored(base: CentralBase, device: Pusher) -> None:
    taken = somebody("first")
    assert device.push(device.sign(taken)) == [Outcome.OK]
    unknown = RegisterPerson(person_id=new_id(), identity=NaturalDraft())
    child = CorrectPerson(person_id=unknown.person_id, edits=(FieldEdit("note", "", "x"),))
    envelope = device.sign(child)
    assert device.push(device.sign(unknown), envelope) == [Outcome.REJECTED, Outcome.PARKED]
    with base.reading.connect() as connection:
        assert envelope.op_id not in connection.scalars(select(StoredOperation.op_id)).all()
    mended = RegisterPerson(person_id=unknown.person_id, identity=NaturalDraft(birth_name="Mend"))
    assert device.push(device.sign(mended), envelope) == [Outcome.OK, Outcome.OK]


def test_a_revoked_workstation_is_told_so(base: CentralBase, device: Pusher) -> None:
    Enrolment(base).revoke(device.number)
    with pytest.raises(WorkstationRevoked):
        base.device(device.token)
    with pytest.raises(NotFound):
        Enrolment(base).revoke(99)
    with base.reading.connect() as connection:
        assert connection.execute(select(Workstation.revoked_at)).scalar() is not None
        kept = stored_sums(connection, ["common"])["common"]["workstation"]
        assert tuple(kept) == recompute(connection)[("common", "workstation")]
    assert base.device("no such token") is None


def test_the_sums_kept_along_are_those_of_the_rows(base: CentralBase, device: Pusher) -> None:
    person = somebody()
    edit = CorrectPerson(
        person_id=person.person_id, edits=(FieldEdit("birth_date", None, date(1980, 2, 3).isoformat()),)
    )
    device.push(device.sign(person), device.sign(edit), device.sign(somebody("B")))
    with base.reading.connect() as connection:
        kept = stored_sums(connection, ["people", "common"])
        found = {key: value for key, value in recompute(connection).items() if value[0]}
    assert {(p, t): tuple(v) for p, tables in kept.items() for t, v in tables.items()} == found


def test_a_pull_gives_what_changed_since_a_cursor_and_refuses_a_foreign_history(
    base: CentralBase, device: Pusher
) -> None:
    device.push(device.sign(somebody("A")))
    whole = Pulling(base).pull(device.known, PullRequest(cursors={}))
    checkpoint = whole[-1]
    assert isinstance(checkpoint, PullCheckpoint)
    device.push(device.sign(somebody("B")))
    lines = Pulling(base).pull(device.known, PullRequest(cursors=checkpoint.cursors))
    rows = [line for line in lines if isinstance(line, PullRows)]
    assert [(line.table, len(line.rows)) for line in rows] == [("person", 1)]
    wrong = {**checkpoint.cursors, "people": Position(1, "0123456789abcdef")}
    with pytest.raises(HistoryForked):
        Pulling(base).pull(device.known, PullRequest(cursors=wrong))
    with base.engine.begin() as connection:
        raise_floor(connection, "people", new_id())
    with pytest.raises(SnapshotRequired):
        Pulling(base).pull(device.known, PullRequest(cursors=checkpoint.cursors))


def test_rows_of_a_sector_that_is_not_the_agents_are_refused(base: CentralBase, device: Pusher) -> None:
    # The social officer may write people, but this site's workstations hold no social partition.
    assert device.push(device.sign(somebody(), agent_id=SOCIAL_AGENT)) == [Outcome.OK]
    assert "sector.social" not in device.known.partitions


def test_concurrent_pushes_lose_no_edit_and_the_feed_stays_in_commit_order(base: CentralBase) -> None:
    devices = [Pusher(base) for _ in range(4)]
    shared = somebody("Zoe")
    letters = "ABCDEFGH"
    devices[0].push(devices[0].sign(shared))
    outcomes: list[list[Outcome]] = []
    missed: list[int] = []
    over = threading.Event()

    def work(device: Pusher, number: int) -> None:
        for turn in range(8):
            edit = CorrectPerson(
                person_id=shared.person_id,
                edits=(FieldEdit("given_names", "Zoe", f"Ana {letters[number]}{letters[turn]}"),),
            )
            outcomes.append(device.push(device.sign(somebody(letters[turn])), device.sign(edit)))

    def poll() -> None:
        seen = 0
        while True:
            last = over.is_set()
            with base.reading.connect() as connection:
                statement = select(FeedEntry.seq).where(FeedEntry.partition == "people", FeedEntry.seq > seen)
                found = sorted(connection.scalars(statement))
            if found and found != list(range(seen + 1, found[-1] + 1)):
                missed.append(seen)
            seen = found[-1] if found else seen
            if last:
                return

    poller = threading.Thread(target=poll)
    poller.start()
    threads = [threading.Thread(target=work, args=(device, number)) for number, device in enumerate(devices)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    over.set()
    poller.join()
    assert missed == []
    edits = [pair[1] for pair in outcomes]
    assert [pair[0] for pair in outcomes] == [Outcome.OK] * 32
    assert edits.count(Outcome.OK) == 1
    assert edits.count(Outcome.CONFLICT) == 31
    with base.reading.connect() as connection:
        kept = stored_sums(connection, ["people"])["people"]["person"]
        assert tuple(kept) == recompute(connection)[("people", "person")]
