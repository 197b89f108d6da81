"""What citizens and town say to each other beside the requests: calls, visits, letters, messages, notes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from guichet.contract.interactions import Direction
from guichet.demo.cases import Lived
from guichet.demo.citizens import Citizens
from guichet.demo.life import Registry
from guichet.demo.places import Places
from guichet.demo.texts import About, Exchange, exchanges
from guichet.domain.channels import Channel
from guichet.domain.partitions import sector_partition
from guichet.domain.permissions import Sector

_AUTOMATIC: Final = frozenset({Channel.SMS})
_GENERAL_SHARE: Final = 0.45


def write_exchanges(
    registry: Registry,
    places: Places,
    citizens: Citizens,
    lives: Sequence[Lived],
    *,
    count: int,
    chance: random.Random,
    since: datetime,
) -> None:
    """Write ``count`` exchanges: some about requests, at a moment that fits, the others about nothing on file."""
    writer = _Writer(registry, places, chance)
    known = [life for life in lives if life.requester not in (None, citizens.shown[0])]
    for life in known:
        if life.waiting is not None:
            writer.about(life, chance.choice(exchanges()[About.MISSING]), life.opened_at + timedelta(days=1, hours=2))
            count -= 1
    general = round(count * _GENERAL_SHARE) if known else count
    for _ in range(max(count - general, 0)):
        life = chance.choice(known)
        about = writer.fitting(life)
        within = (life.last_at - life.opened_at) * chance.random() if about is About.REQUEST else timedelta(hours=1)
        start = life.opened_at if about is About.REQUEST else life.last_at
        writer.about(life, chance.choice(exchanges()[about]), start + within)
    span = registry.latest - since
    for _ in range(general):
        at = since + span * chance.random()
        writer.general(citizens, chance.choice(exchanges()[About.GENERAL]), at)


class _Writer:
    def __init__(self, registry: Registry, places: Places, chance: random.Random) -> None:
        self._registry = registry
        self._places = places
        self._chance = chance

    def fitting(self, life: Lived) -> About:
        """Give what an exchange about this request may be about."""
        if self._chance.random() < 0.5:
            return About.REQUEST
        if life.closed:
            return About.CLOSED
        return About.READY if life.decided else About.REQUEST

    def about(self, life: Lived, exchange: Exchange, at: datetime) -> None:
        """Write an exchange about a request."""
        assert life.requester is not None
        until = life.waiting.until.strftime("%d/%m/%Y") if life.waiting else ""
        body = self._chance.choice(exchange.bodies).format(
            label=life.label, reference=life.reference, pieces=life.pieces or "des précisions", until=until
        )
        self._write(
            exchange,
            at,
            body=body,
            person_id=life.requester.id,
            request_id=life.id,
            partition=life.partition,
            service=life.service,
            after=life.opened_at,
        )

    def general(self, citizens: Citizens, exchange: Exchange, at: datetime) -> None:
        """Write an exchange that is about no request; one in six on the phone gives no name."""
        nameless = exchange.channel is Channel.PHONE and self._chance.random() < 0.17
        person = None if nameless else self._chance.choice(citizens.adults)
        self._write(
            exchange,
            at,
            body=self._chance.choice(exchange.bodies),
            person_id=None if person is None else person.id,
            request_id=None,
            partition=sector_partition(Sector.GENERAL),
            service="",
            after=at - timedelta(days=7),
        )

    def _write(self, exchange: Exchange, at: datetime, *, after: datetime, service: str, **values: object) -> None:
        at = self._working_hour(at, exchange.channel)
        at = min(max(at, after + timedelta(minutes=12)), self._registry.latest)
        automatic = exchange.channel in _AUTOMATIC and exchange.direction is Direction.OUTGOING
        agent = self._places.front(exchange.channel, service, self._chance.randrange(2))
        self._registry.rows.add(
            "interaction",
            id=self._registry.mint.id(at),
            channel=exchange.channel,
            direction=exchange.direction,
            subject=exchange.subject,
            happened_at=at,
            service=service,
            agent_id=None if automatic else agent.id,
            **values,
        )

    def _working_hour(self, at: datetime, channel: Channel) -> datetime:
        if channel is Channel.WEB:
            return at
        day = at
        while not self._places.calendar.is_working(day.date()):
            day -= timedelta(days=1)
        return day.replace(hour=self._chance.choice((9, 10, 11, 14, 15, 16)), minute=self._chance.randrange(60))
