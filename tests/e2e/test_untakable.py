"""An operation that the server cannot even read stops no other, and is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from guichet.contract.base import new_id
from guichet.contract.desk import SyncState
from guichet.contract.interactions import Direction, RecordInteraction
from guichet.contract.journal import ShowJournal
from guichet.contract.people import NaturalDraft, RegisterPerson
from guichet.contract.refusals import Outcome
from guichet.domain.channels import Channel
from guichet.models.people import Person
from guichet.sync import journal
from tests.helpers.town import COUNTER_AGENT, small_town


def test_what_the_server_cannot_read_is_put_aside_and_the_rest_goes(tmp_path: Path) -> None:
    with small_town(tmp_path, procedures=False) as town:
        a = town.enrol("a")
        a.log_in()
        town.go_down()
        replica = a.store.replica
        monster = RecordInteraction(
            interaction_id=new_id(),
            person_id=None,
            channel=Channel.NOTE,
            direction=Direction.INTERNAL,
            subject="Trop",
            body="x" * (17 * 1024 * 1024),
            happened_at=replica.now(),
        )
        before = NaturalDraft(birth_name="Avant")
        a.client.do(RegisterPerson(person_id=new_id(), identity=before)).result(10)
        with replica.engine.begin() as connection:  # no gesture makes one so large: it is written as an older bug would
            envelope = replica._sign(connection, monster, COUNTER_AGENT, replica.now())
            journal.append(connection, envelope)
        a.client.do(RegisterPerson(person_id=new_id(), identity=NaturalDraft(birth_name="Après"))).result(10)
        town.go_up()
        status = a.sync()
        assert (status.state, status.waiting, status.refused) == (SyncState.UP_TO_DATE, 0, 1)
        refused = a.client.ask(ShowJournal()).result(10).refused
        assert [(line.op_id, line.outcome) for line in refused] == [(envelope.op_id, Outcome.ERROR)]
        with town.base.reading.connect() as connection:
            names = set(connection.scalars(select(Person.birth_name)))
        assert names == {"Avant", "Après"}
        assert a.client.check_sums().result(10).differing == ()


@pytest.mark.logs("a connection was refused")
def test_a_silent_stranger_at_the_door_makes_nobody_wait(tmp_path: Path) -> None:
    import socket
    import time

    with small_town(tmp_path, procedures=False) as town:
        a = town.enrol("a")
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.connect(a.address)
            started = time.perf_counter()
            guest = a.come_in()
            assert guest.hello().result(5).enrolled
            assert time.perf_counter() - started < 2
            guest.close()
