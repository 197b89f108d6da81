"""What the command line itself says no with; `messages.py` has the sentences."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from guichet.contract.refusals import Outage, Refusal


@dataclass(eq=False)
class NotInitialised(Refusal):
    """The central base has no organisation yet."""


@dataclass(eq=False)
class AlreadyInitialised(Refusal):
    """The central base has its organisation; ``name`` is its name."""

    name: str


@dataclass(eq=False)
class NothingHere(Refusal):
    """The data folder holds neither a workstation nor a central base."""

    folder: str


@dataclass(eq=False)
class RealFolder(Refusal):
    """The folder holds a real town: no demonstration is made in it."""

    folder: str


@dataclass(eq=False)
class ConfigRefused(Refusal):
    """The town's description cannot be taken; ``where`` is the path to the fault, ``problem`` its name."""

    where: str
    problem: str


@dataclass(eq=False)
class NoTerminal(Refusal):
    """A question has to be asked and there is nobody to answer; ``instead`` names what to give."""

    instead: str


@dataclass(eq=False)
class PasswordsDiffer(Refusal):
    """The password typed again is not the first one."""


@dataclass(eq=False)
class UnknownLogin(Refusal):
    """No agent has this login."""

    login: str


@dataclass(eq=False)
class UnknownSite(Refusal):
    """The town has no site of this code; ``known`` are those it has."""

    code: str
    known: tuple[str, ...]


@dataclass(eq=False)
class UnknownCounter(Refusal):
    """The site has no counter of this name; ``known`` are those it has."""

    name: str
    known: tuple[str, ...]


@dataclass(eq=False)
class AddressRefused(Refusal):
    """The address to listen on is not ``host:port``."""

    address: str


@dataclass(eq=False)
class ServerAddressRefused(Refusal):
    """A server's address is not ``https://name:port``."""

    address: str


@dataclass(eq=False)
class SiteNeeded(Refusal):
    """The town has several sites, and which one was not said; ``known`` are their codes."""

    known: tuple[str, ...]


@dataclass(eq=False)
class ServerRunning(Refusal):
    """A server of this folder runs already."""

    url: str


@dataclass(eq=False)
class AddressTaken(Outage):
    """Another program listens there, or the system does not allow it."""

    address: str


@dataclass(eq=False)
class ServerNotRunning(Outage):
    """No server of this folder runs."""


@dataclass(eq=False)
class BaseUnreachable(Outage):
    """The central base does not answer, or refuses us."""


@dataclass(eq=False)
class NoDisplay(Outage):
    """There is no screen to show a window on."""


@dataclass(eq=False)
class FileUnusable(Outage):
    """A file or a folder cannot be read or written; ``reason`` is the system's error number."""

    path: str
    reason: int


class FileProblem(enum.StrEnum):
    """Why a whole file of people cannot be read."""

    EMPTY = "empty"
    UTF_16 = "utf_16"
    NO_KNOWN_COLUMN = "no_known_column"
    NO_NAME_COLUMN = "no_name_column"
    COLUMN_TWICE = "column_twice"


@dataclass(eq=False)
class PeopleFileRefused(Refusal):
    """A file of people cannot be imported at all; ``column`` is the faulty one, if one is."""

    problem: FileProblem
    column: str = ""
