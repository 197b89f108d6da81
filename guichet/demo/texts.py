"""The texts and particulars of the made-up town, read from ``resources/demo``."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated, Final

import msgspec

from guichet.contract.interactions import Direction
from guichet.domain.channels import Channel
from guichet.domain.permissions import Role, Sector

PASSWORD: Final = "Demo-Guichet-93"  # noqa: S105  # every demo agent's, printed on the terminal


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of these files."""


class Who(StrEnum):
    """Who asks for a procedure."""

    ADULT = "adult"
    PARENT = "parent"
    ELDER = "elder"
    ORGANISATION = "organisation"


class Story(_Table, frozen=True, kw_only=True):
    """How a procedure lives in the town (see ``stories.toml``)."""

    share: float
    who: Who
    openings: tuple[str, ...]
    closings: tuple[str, ...]
    child: tuple[int, int] = (0, 17)
    anonymous: float = 0.0
    season: tuple[int, ...] = ()
    fields: dict[str, tuple[str, ...]] = {}


class About(StrEnum):
    """What an exchange is about."""

    REQUEST = "request"
    MISSING = "missing"
    READY = "ready"
    CLOSED = "closed"
    GENERAL = "general"


class Exchange(_Table, frozen=True, kw_only=True):
    """A kind of exchange, with some things that may be said in it."""

    about: About
    channel: Channel
    direction: Direction
    subject: str
    bodies: tuple[str, ...]


class _Exchanges(_Table, frozen=True, kw_only=True):
    exchange: tuple[Exchange, ...]


class TownFacts(_Table, frozen=True, kw_only=True):
    """The organisation."""

    name: str
    department: str
    street: str
    postcode: str
    city: str
    email: str
    phone: str


class SiteFacts(_Table, frozen=True, kw_only=True):
    """A place and its counters."""

    code: str
    name: str
    sectors: tuple[Sector, ...]
    counters: tuple[str, ...]


class WorkstationFacts(_Table, frozen=True, kw_only=True):
    """A workstation of the past; its number is its place in the file."""

    name: str
    site: str
    counter: str


class AgentFacts(_Table, frozen=True, kw_only=True):
    """An agent: roles as ``role`` or ``role:service``, the channels they answer, the services they handle."""

    login: str
    given_name: str
    surname: str
    quality: str
    roles: tuple[str, ...]
    channels: tuple[Channel, ...] = ()
    services: tuple[str, ...] = ()

    def grants(self) -> tuple[tuple[Role, str], ...]:
        """Give (role, service or empty)."""
        parts = (role.partition(":") for role in self.roles)
        return tuple((Role(name), service) for name, _colon, service in parts)


class Town(_Table, frozen=True, kw_only=True):
    """The whole file."""

    organisation: TownFacts
    sites: Annotated[tuple[SiteFacts, ...], msgspec.Meta(min_length=1)]
    workstations: tuple[WorkstationFacts, ...]
    agents: tuple[AgentFacts, ...]


@cache
def stories() -> dict[str, Story]:
    """Give the story of every procedure, by identifier."""
    return msgspec.toml.decode(_content("stories.toml"), type=dict[str, Story])


@cache
def usual_answers(field: str) -> tuple[str, ...]:
    """Give what people answer to a text field of this name; nothing when nobody knows."""
    known = _usual_answers()
    return known.get(field) or known.get(field.rpartition("_")[2], ())


@cache
def _usual_answers() -> dict[str, tuple[str, ...]]:
    return msgspec.toml.decode(_content("answers.toml"), type=dict[str, tuple[str, ...]])


@cache
def exchanges() -> dict[About, tuple[Exchange, ...]]:
    """Give the kinds of exchanges by what they are about."""
    found = msgspec.toml.decode(_content("exchanges.toml"), type=_Exchanges).exchange
    return {about: tuple(one for one in found if one.about is about) for about in About}


@cache
def town() -> Town:
    """Give the town's particulars."""
    return msgspec.toml.decode(_content("town.toml"), type=Town)


def _content(name: str) -> bytes:
    return (files("guichet") / "resources" / "demo" / name).read_bytes()
