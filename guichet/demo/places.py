"""The made-up town's places and people at work: organisation, sites, workstations, services, agents, catalogue."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from guichet.contract.accounts import SetUpOrganisation
from guichet.demo.mint import Mint, Rows
from guichet.demo.texts import PASSWORD, AgentFacts, town
from guichet.domain.calendar import WorkingCalendar
from guichet.domain.channels import Channel
from guichet.domain.permissions import Sector
from guichet.domain.procedures import Procedure, TownService

_SALT: Final = b"guichet made-up "
_SERVICE_PHONE: Final = 33_199_002_000
_SOCIAL: Final = "ccas"


class Agent(msgspec.Struct, frozen=True, kw_only=True):
    """An agent of the town."""

    id: UUID
    facts: AgentFacts


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """A workstation of the past: where it stands and what papers made there say."""

    number: int
    site_id: UUID
    site: str
    counter: str


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """A service as papers name it."""

    code: str
    name: str
    email: str
    phone: str


class Places:
    """Everything of the town that is no citizen and no request; ``write`` puts it in rows."""

    def __init__(
        self, mint: Mint, *, procedures: tuple[Procedure, ...], services: tuple[TownService, ...], since: datetime
    ) -> None:
        facts = town()
        self.organisation = SetUpOrganisation(
            organisation_id=mint.id(since),
            demo=True,
            **msgspec.to_builtins(facts.organisation),
        )
        self.calendar = WorkingCalendar(facts.organisation.department)
        self.procedures = {procedure.id: procedure for procedure in procedures}
        self._since = since
        self._mint = mint
        self._sites = {site.code: mint.id(since) for site in facts.sites}
        self._counters = {(site.code, counter): mint.id(since) for site in facts.sites for counter in site.counters}
        self.desks = tuple(
            Desk(
                number=number,
                site_id=self._sites[one.site],
                site=next(site.name for site in facts.sites if site.code == one.site),
                counter=one.counter,
            )
            for number, one in enumerate(facts.workstations, start=1)
        )
        self.agents = {one.login: Agent(id=mint.id(since), facts=one) for one in facts.agents}
        self.services = {
            one.code: Service(
                code=one.code,
                name=one.label,
                email=f"{one.code}@saint-denis.example",
                phone=f"+{_SERVICE_PHONE + place}",
            )
            for place, one in enumerate(services)
        }
        self._sectors = {one.code: one.sector for one in services}

    def counter_id(self, site: str, counter: str) -> UUID:
        """Give the id of a counter, by the code of its site and its name."""
        return self._counters[site, counter]

    def at_desk(self, channel: Channel, service: str) -> Desk:
        """Give the workstation where a request that comes this way is filed."""
        if service == _SOCIAL:
            return self.desks[4]
        if channel in (Channel.WEB, Channel.EMAIL, Channel.POST):
            return self.desks[3]
        return self.desks[2] if channel in (Channel.PHONE, Channel.SMS, Channel.SOCIAL_NETWORK) else self.desks[0]

    def front(self, channel: Channel, service: str, turn: int) -> Agent:
        """Give who answers on a channel; ``turn`` chooses when several do."""
        if service == _SOCIAL:
            return self.back(service)
        able = [agent for agent in self.agents.values() if channel in agent.facts.channels]
        return able[turn % len(able)]

    def back(self, service: str) -> Agent:
        """Give who handles a service's requests."""
        able = (agent for agent in self.agents.values() if service in agent.facts.services)
        return next(able, self.agents["helene.roche"])

    def write(self, rows: Rows) -> None:
        """Write all of it."""
        about = msgspec.structs.asdict(self.organisation)
        rows.add("organisation", id=about.pop("organisation_id"), **about)
        self._write_sites(rows)
        for code, service in self.services.items():
            rows.add(
                "service",
                id=self._mint.id(self._since),
                code=code,
                name=service.name,
                sector=self._sectors.get(code, Sector.GENERAL),
                email=service.email,
                phone=service.phone,
            )
        self._write_agents(rows)
        for procedure in self.procedures.values():
            rows.add(
                "procedure_version",
                id=self._mint.id(self._since),
                procedure=procedure.id,
                number=procedure.version,
                definition=msgspec.json.encode(procedure).decode(),
                published_at=self._since,
            )

    def _write_sites(self, rows: Rows) -> None:
        facts = town()
        for site in facts.sites:
            sectors = sorted(sector.value for sector in site.sectors)
            rows.add("site", id=self._sites[site.code], code=site.code, name=site.name, sectors=sectors)
            for counter in site.counters:
                site_id = self._sites[site.code]
                rows.add("counter", id=self._counters[site.code, counter], site_id=site_id, name=counter)
        for number, one in enumerate(facts.workstations, start=1):
            rows.add(
                "workstation",
                id=self._mint.id(self._since),
                number=number,
                name=one.name,
                site_id=self._sites[one.site],
                counter_id=self._counters.get((one.site, one.counter)),
                enrolled_at=self._since,
            )

    def _write_agents(self, rows: Rows) -> None:
        hashed = _hash(PASSWORD)
        for agent in self.agents.values():
            facts = agent.facts
            rows.add(
                "agent",
                id=agent.id,
                login=facts.login,
                given_name=facts.given_name,
                surname=facts.surname,
                quality=facts.quality,
            )
            for role, service in facts.grants():
                rows.add(
                    "role_grant",
                    id=self._mint.id(self._since),
                    agent_id=agent.id,
                    role=role,
                    service=service,
                    granted_at=self._since,
                )
            if facts.roles:  # the web site logs in nowhere
                rows.add(
                    "agent_secret",
                    id=self._mint.id(self._since),
                    agent_id=agent.id,
                    password_hash=hashed,
                    must_change=False,
                    changed_at=self._since + timedelta(minutes=1),
                )


def _hash(password: str) -> str:
    """Hash a password as the desk does, with a salt that is always the same: the demo's secret is on the terminal."""
    from argon2 import PasswordHasher, Type
    from argon2.low_level import hash_secret

    usual = PasswordHasher()
    hashed: bytes = hash_secret(
        password.encode(),
        _SALT,
        time_cost=usual.time_cost,
        memory_cost=usual.memory_cost,
        parallelism=usual.parallelism,
        hash_len=usual.hash_len,
        type=Type.ID,
    )
    return hashed.decode()
