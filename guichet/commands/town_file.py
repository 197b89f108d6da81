"""The description of a town, as a TOML file says it (``docs/guichet-init.toml`` is one, with every key explained)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import msgspec

from guichet.commands.errors import ConfigRefused
from guichet.commands.town_faults import structure_fault, writing_fault
from guichet.commands.words import _
from guichet.domain.permissions import OPEN_SECTORS, Sector

USUAL_SECTORS: Final = tuple(sorted(OPEN_SECTORS))
_TIME_ZONES: Final = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
    "984": "Indian/Kerguelen",
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
}
Text = Annotated[str, msgspec.Meta(min_length=1)]


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file; a key that is not known is a slip of the hand, never left aside."""


class OrganisationPart(_Part, frozen=True, kw_only=True):
    """The town or grouping of towns; ``time_zone`` is that of the department unless given."""

    name: Text
    department: Text
    street: str = ""
    postcode: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    time_zone: str = ""

    def zone(self) -> str:
        """Give the time zone.

        Raises:
            ConfigRefused: there is no such zone.
        """
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        name = self.time_zone or _TIME_ZONES.get(self.department, "Europe/Paris")
        try:
            return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ConfigRefused("organisation.time_zone", _("ce fuseau horaire n’existe pas")) from None


class SitePart(_Part, frozen=True, kw_only=True):
    """A place where citizens are received."""

    code: Text
    name: Text
    sectors: Annotated[tuple[Sector, ...], msgspec.Meta(min_length=1)] = USUAL_SECTORS
    counters: tuple[Text, ...] = ("Guichet 1",)


class ServicePart(_Part, frozen=True, kw_only=True):
    """A service, or what changes in a shipped one of the same code."""

    code: Text
    name: str = ""
    sector: Sector | None = None
    email: str = ""
    phone: str = ""


class AdministratorPart(_Part, frozen=True, kw_only=True):
    """The first administrator; the password is a hash (argon2id), or it is asked for."""

    login: Text
    given_name: Text
    surname: Text
    quality: str = ""
    password_hash: str = ""


class TownFile(_Part, frozen=True, kw_only=True):
    """Everything that ``guichet init`` needs to know."""

    organisation: OrganisationPart
    sites: Annotated[tuple[SitePart, ...], msgspec.Meta(min_length=1)]
    services: tuple[ServicePart, ...] = ()
    administrator: AdministratorPart


def read_town(path: Path) -> TownFile:
    """Read a town's description.

    Raises:
        ConfigRefused: it is no TOML, or says something that a town has not.
        OSError: the file cannot be read.
    """
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigRefused(path.name, _("ce fichier n’est pas en UTF-8")) from None
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise writing_fault(text, str(problem), path.name) from None
    try:
        town = msgspec.convert(raw, TownFile)
    except msgspec.ValidationError as problem:
        raise structure_fault(text, str(problem), path.name) from None
    _check(town)
    return town


def _check(town: TownFile) -> None:
    codes = [site.code for site in town.sites]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        raise ConfigRefused("sites", _("le code « {code} » y est deux fois").format(code=twice))
    hashed = town.administrator.password_hash
    if hashed and not hashed.startswith("$argon2id$"):
        raise ConfigRefused("administrator.password_hash", _("une empreinte argon2id est attendue"))
