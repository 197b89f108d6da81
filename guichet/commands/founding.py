"""A town comes into being: its organisation, sites, services, counters, catalogue and first administrator, at once."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from uuid import UUID

import msgspec

from guichet.commands.central import PROVISIONAL, organisation_name
from guichet.commands.errors import AlreadyInitialised, ConfigRefused
from guichet.commands.town_file import USUAL_SECTORS, ServicePart, TownFile
from guichet.commands.words import _
from guichet.contract.accounts import (
    AddAgent,
    AddCounter,
    AddService,
    AddSite,
    PublishProcedure,
    SetUpOrganisation,
)
from guichet.contract.base import Operation, new_id
from guichet.domain.catalogue import decode_procedure, decode_services
from guichet.domain.permissions import Role
from guichet.domain.procedures import Procedure, TownService
from guichet.models.rows import codecs
from guichet.server.base import CentralBase, read_setting, write_setting
from guichet.server.blobs import ensure_blob_keys
from guichet.server.bulk import BulkLoad
from guichet.server.root import run_as_root

if TYPE_CHECKING:
    from sqlalchemy import Connection

UNNAMED: Final = "Commune sans nom"
"""Name of the organisation that an import makes when nobody has made one."""
_FIRST_SITE: Final = "mairie"


def found_town(base: CentralBase, town: TownFile, password_hash: str) -> None:
    """Make the town in one transaction: all of it or nothing.

    An organisation that an import had made for want of a better one becomes this one.

    Raises:
        AlreadyInitialised: there is a town here.
        FieldRefused, AlreadyExists, ConfigRefused: something that the description says cannot be taken.
    """
    set_up = _set_up(town)
    with base.engine.begin() as connection:
        name = organisation_name(connection)
        if name is not None and not read_setting(connection, PROVISIONAL):
            raise AlreadyInitialised(name)
        first_site = new_id() if name is None else _clear_provisional(base, connection, set_up)
        ensure_blob_keys(connection)
        operations = [set_up, *_places(town, first_site), *_services(town.services), *catalogue_operations()]
        run_as_root(base, connection, [*operations, _administrator(town, password_hash)])


def found_provisional(base: CentralBase) -> bool:
    """Make an unnamed town if there is none, so that people may be imported and found; says whether it did."""
    with base.engine.begin() as connection:
        if organisation_name(connection) is not None:
            return False
        ensure_blob_keys(connection)
        organisation = SetUpOrganisation(organisation_id=new_id(), name=UNNAMED, department="75")
        site = AddSite(site_id=new_id(), code=_FIRST_SITE, name="Mairie", sectors=USUAL_SECTORS)
        write_setting(connection, PROVISIONAL, True)
        run_as_root(base, connection, [organisation, site])
    return True


def shipped_procedures() -> Iterator[Procedure]:
    """Give the procedures of the shipped catalogue, by identifier."""
    folder = files("guichet") / "resources" / "catalogue"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".json"):
            yield decode_procedure(file.read_bytes())


def shipped_services() -> tuple[TownService, ...]:
    """Give the services that the shipped catalogue's procedures name."""
    return decode_services((files("guichet") / "resources" / "services.json").read_bytes())


def catalogue_operations() -> Iterator[Operation]:
    """Give what publishes the shipped catalogue as the town's own, first version of each procedure."""
    return map(publication, shipped_procedures())


def publication(procedure: Procedure) -> Operation:
    """Give what publishes a version of a procedure."""
    return PublishProcedure(
        version_id=new_id(),
        procedure=procedure.id,
        number=procedure.version,
        definition=msgspec.json.encode(procedure).decode(),
    )


def _set_up(town: TownFile) -> SetUpOrganisation:
    about = town.organisation
    return SetUpOrganisation(
        organisation_id=new_id(),
        name=about.name,
        department=about.department,
        street=about.street,
        postcode=about.postcode,
        city=about.city,
        email=about.email,
        phone=about.phone,
        time_zone=about.zone(),
    )


def _places(town: TownFile, first_site: UUID) -> Iterator[Operation]:
    for place, site in enumerate(town.sites):
        site_id = new_id() if place else first_site
        yield AddSite(site_id=site_id, code=site.code, name=site.name, sectors=site.sectors)
        for counter in site.counters:
            yield AddCounter(counter_id=new_id(), site_id=site_id, name=counter)


def _services(changed: tuple[ServicePart, ...]) -> Iterator[AddService]:
    parts = {part.code: part for part in changed}
    for shipped in shipped_services():
        part = parts.pop(shipped.code, ServicePart(code=shipped.code))
        yield AddService(
            service_id=new_id(),
            code=shipped.code,
            name=part.name or shipped.label,
            sector=part.sector or shipped.sector,
            email=part.email,
            phone=part.phone,
        )
    for part in parts.values():
        if not part.name or part.sector is None:
            problem = _("le service « {code} » est nouveau : il lui faut un nom et un secteur").format(code=part.code)
            raise ConfigRefused("services", problem)
        yield AddService(
            service_id=new_id(), code=part.code, name=part.name, sector=part.sector, email=part.email, phone=part.phone
        )


def _administrator(town: TownFile, password_hash: str) -> Operation:
    about = town.administrator
    return AddAgent(
        agent_id=new_id(),
        login=about.login,
        given_name=about.given_name,
        surname=about.surname,
        quality=about.quality,
        secret_id=new_id(),
        password_hash=password_hash,
        must_change=False,
        grants=((new_id(), Role.ADMINISTRATOR, ""),),
    )


def _clear_provisional(base: CentralBase, connection: Connection, set_up: SetUpOrganisation) -> UUID:
    """Take the provisional rows away, told by the set-up that replaces them, and give their site's id.

    The first real site takes it, so that workstations enrolled meanwhile stay at a site.
    """
    load = BulkLoad(base, connection)
    sites = list(codecs()["site"].scan(connection))
    load.delete("organisation", list(codecs()["organisation"].scan(connection)))
    load.delete("site", sites)
    load.finish(set_up)
    write_setting(connection, PROVISIONAL, False)
    return UUID(hex=str(sites[0][0]))
