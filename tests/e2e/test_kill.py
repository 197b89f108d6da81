"""``kill -9`` of the desk in the middle of gestures: what was confirmed is there after the restart, and is synced."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from guichet.contract.base import Operation, new_id
from guichet.contract.interactions import Direction, RecordInteraction
from guichet.contract.people import NaturalDraft, RegisterPerson
from guichet.contract.refusals import DeskGone
from guichet.domain.channels import Channel
from guichet.models.people import Person
from guichet.models.requests import Interaction
from guichet.models.server import StoredOperation
from tests.helpers.town import Town, Workplace, small_town

KILLS = 20
GESTURES = 50


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with small_town(tmp_path, procedures=False) as made:
        yield made


def scripted(number: int, town: Town, workplace: Workplace) -> Operation:
    """Give the next gesture: people and notes in turn."""
    if number % 2 == 0:
        identity = NaturalDraft(birth_name="Durand", given_names="Noé")
        return RegisterPerson(person_id=new_id(), identity=identity)
    return RecordInteraction(
        interaction_id=new_id(),
        person_id=None,
        channel=Channel.NOTE,
        direction=Direction.INTERNAL,
        subject="Consigne du jour",
        happened_at=town.base.now(),
    )


@pytest.mark.slow
def test_every_confirmed_gesture_survives_twenty_kills_and_reaches_the_server(town: Town) -> None:
    rng = random.Random(20261121)
    workplace = town.enrol("a", process=True)
    confirmed: list[UUID] = []
    created: list[UUID] = []
    for _ in range(KILLS):
        workplace.log_in()
        fatal = rng.randrange(GESTURES)
        delay = rng.random() * 0.004
        for number in range(GESTURES):
            operation = scripted(number, town, workplace)
            future = workplace.client.do(operation)
            if number == fatal:
                killer = threading.Thread(target=_kill_after, args=(workplace, delay))
                killer.start()
            try:
                confirmed.append(future.result(10).op_id)
                created.append(operation.created()[0])
            except DeskGone:
                break
        killer.join()
        workplace.open()
    workplace.log_in()
    status = workplace.sync()
    assert status.waiting == 0
    assert status.refused == status.conflicts == 0
    assert workplace.client.check_sums().result(30).differing == ()
    with town.base.reading.connect() as connection:
        stored = set(connection.scalars(select(StoredOperation.op_id)))
        rows = set(connection.scalars(select(Person.id))) | set(connection.scalars(select(Interaction.id)))
    assert set(confirmed) <= stored
    assert set(created) <= rows
    assert len(confirmed) > KILLS


def _kill_after(workplace: Workplace, delay: float) -> None:
    time.sleep(delay)
    workplace.kill()
