"""The made-up town's citizens as rows: families, who is whose parent, how to reach them, associations."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from guichet.contract.naming import person_display
from guichet.contract.people import Civility, ContactKind, IdentityProof, PersonKind, RelationKind, Sex
from guichet.demo.mint import Mint, Rows
from guichet.demo.population import Organised, Population, Resident, communes
from guichet.demo.texts import town

ADULT_AGE: Final = 18
ELDER_AGE: Final = 65
_GENERATION: Final = timedelta(days=20 * 365)
_PEOPLE_TO_AN_ORGANISATION: Final = 80
_YEARS_ON_FILE: Final = 4
_FILE_SERIES: Final = 47
SHOWN_FILE: Final = "47-2218"
"""File number of the citizen that every picture shows."""
_PROOFS: Final = (IdentityProof.CNI, IdentityProof.CNI, IdentityProof.PASSPORT, IdentityProof.RESIDENCE_PERMIT)
_NOTES: Final = (
    "Préfère être appelé le matin.",
    "Se déplace difficilement : proposer le guichet 1.",
    "Comprend mieux par écrit.",
    "Souhaite des réponses par SMS.",
)

BENALI: Final = (
    Resident(
        civility=Civility.MRS,
        birth_name="Cherifi",
        usual_name="Benali",
        given_names="Samira",
        birth_date=date(1986, 3, 14),
        birth_place="Oran (Algérie)",
        sex=Sex.FEMALE,
        email="samira.benali@exemple.fr",
        mobile="+33612345678",
        street="12 rue des Lilas",
        postcode="93200",
        city="Saint-Denis",
    ),
    Resident(
        civility=Civility.MR,
        birth_name="Benali",
        usual_name="",
        given_names="Karim",
        birth_date=date(1983, 9, 2),
        birth_place="Saint-Denis (93)",
        sex=Sex.MALE,
        email="karim.benali@exemple.fr",
        mobile="+33639980217",
        street="12 rue des Lilas",
        postcode="93200",
        city="Saint-Denis",
    ),
    Resident(
        civility=Civility.NONE,
        birth_name="Benali",
        usual_name="",
        given_names="Inès",
        birth_date=date(2021, 6, 8),
        birth_place="Saint-Denis (93)",
        sex=Sex.FEMALE,
        street="12 rue des Lilas",
        postcode="93200",
        city="Saint-Denis",
    ),
    Resident(
        civility=Civility.NONE,
        birth_name="Benali",
        usual_name="",
        given_names="Adam",
        birth_date=date(2023, 10, 19),
        birth_place="Saint-Denis (93)",
        sex=Sex.MALE,
        street="12 rue des Lilas",
        postcode="93200",
        city="Saint-Denis",
    ),
)
"""The family that the pictures show: Mme BENALI Samira, her husband and their two children."""


class Citizen(msgspec.Struct, kw_only=True, eq=False):
    """A person on file, with what a form may need of them."""

    id: UUID
    about: Resident | Organised
    children: list[Citizen] = msgspec.field(default_factory=list)

    @property
    def display(self) -> str:
        """The name on screens and papers."""
        if isinstance(self.about, Organised):
            return self.about.name
        return person_display(
            PersonKind.NATURAL,
            civility=self.about.civility,
            birth_name=self.about.birth_name,
            usual_name=self.about.usual_name,
            given_names=self.about.given_names,
        )

    @property
    def given_name(self) -> str:
        """The first given name; empty for an organisation."""
        return "" if isinstance(self.about, Organised) else self.about.given_names.split(",")[0]

    @property
    def address(self) -> str:
        """The address in one line."""
        return f"{self.about.street}, {self.about.postcode} {self.about.city}"

    def age(self, on: date) -> int:
        """The age in whole years on a day."""
        assert isinstance(self.about, Resident)
        born = self.about.birth_date
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


class Citizens:
    """Everybody on file in the made-up town.

    Args:
        count: natural persons, the family of the pictures among them; organisations come on top.
        now: nobody is born, and nothing is written, after it.
        agent_id: the agent who saw the proofs of identity.
    """

    def __init__(self, mint: Mint, *, seed: int, count: int, now: datetime, agent_id: UUID) -> None:
        self._mint = mint
        self._chance = random.Random(seed)
        self._now = now
        self._today = today = now.date()
        self._agent_id = agent_id
        facts = town().organisation
        home = next(one for one in communes() if (one.name, one.department) == (facts.city, facts.department))
        around = [one for one in communes() if one.department == facts.department and one is not home][:3]
        self._population = Population(seed, today=today, towns=[home, *around])
        self.rows = Rows()
        self.families: list[list[Citizen]] = []
        self.organisations: list[Citizen] = []
        self._files = self._file_numbers()
        self._fill(count)
        self.shown = self.families[0]
        # The family of the pictures keeps to its own history.
        others = self.families[1:] or self.families
        self.adults = [one for family in others for one in family if one.age(today) >= ADULT_AGE]
        self.elders = [one for one in self.adults if one.age(today) >= ELDER_AGE]
        self.parents = [one for one in self.adults if one.children]

    def _fill(self, count: int) -> None:
        left = count
        for family in self._families():
            kept = list(family)[:left]
            self._add_family(kept)
            left -= len(kept)
            if left <= 0:
                break
        for _ in range(max(1, count // _PEOPLE_TO_AN_ORGANISATION)):
            self._add_organisation(self._population.organisation())

    def _families(self) -> Iterator[Iterable[Resident]]:
        yield BENALI
        while True:
            yield self._population.household()

    def _file_numbers(self) -> Iterator[str]:
        number = 0
        while True:
            number += 1
            text = f"{_FILE_SERIES + number // 10_000:02}-{number % 10_000:04}"
            if text != SHOWN_FILE:
                yield text

    def _add_family(self, residents: list[Resident]) -> None:
        since = self._now - timedelta(days=self._chance.randrange(20, _YEARS_ON_FILE * 365), hours=3)
        family = [self._add_person(one, since) for one in residents]
        self.families.append(family)
        oldest = min(residents, key=lambda one: one.birth_date).birth_date
        adults = [one for one, facts in zip(family, residents, strict=True) if facts.birth_date - oldest < _GENERATION]
        children = [one for one in family if one not in adults]
        for adult in adults:
            adult.children = children
            for child in children:
                self._relate(adult, child, RelationKind.PARENT, since)
        if len(adults) == 2 and (children or self._chance.random() < 0.5):
            self._relate(adults[0], adults[1], RelationKind.SPOUSE, since)
        if len(family) > 1:
            household = self._mint.id(since)
            name = residents[0].usual_name or residents[0].birth_name
            self.rows.add("household", id=household, label=f"Foyer {name.upper()}")
            for one in family:
                self.rows.add(
                    "household_member", id=self._mint.id(since), household_id=household, person_id=one.id, left_on=None
                )

    def _add_person(self, about: Resident, since: datetime) -> Citizen:
        person = Citizen(id=self._mint.id(since), about=about)
        shown = about is BENALI[0]
        note = "Lecture difficile. Proposer de relire le formulaire ensemble." if shown else ""
        if not shown and self._chance.random() < 0.02:
            note = self._chance.choice(_NOTES)
        self.rows.add(
            "person",
            id=person.id,
            kind=PersonKind.NATURAL,
            civility=about.civility,
            birth_name=about.birth_name,
            usual_name=about.usual_name,
            given_names=about.given_names,
            birth_date=about.birth_date,
            birth_place=about.birth_place,
            sex=about.sex,
            external_id=SHOWN_FILE if shown else next(self._files),
            note=note,
            preferred_channel="sms" if shown else "",
            created_at=since,
            updated_at=since,
        )
        self._reach(person, since)
        if shown or (person.age(self._today) >= ADULT_AGE and self._chance.random() < 0.35):
            self._check_identity(person)
        return person

    def _check_identity(self, person: Citizen) -> None:
        before = self._now - timedelta(days=self._chance.randrange(2, 360))
        shown = person.about is BENALI[0]
        self.rows.add(
            "identity_check",
            id=self._mint.id(before),
            person_id=person.id,
            proof=IdentityProof.CNI if shown else self._chance.choice(_PROOFS),
            checked_on=before.date(),
            agent_id=self._agent_id,
        )

    def _reach(self, person: Citizen, since: datetime) -> None:
        about = person.about
        mobile = "" if isinstance(about, Organised) else about.mobile
        values = {ContactKind.MOBILE: mobile, ContactKind.PHONE: about.phone, ContactKind.EMAIL: about.email}
        for kind, value in values.items():
            if value:
                self._contact(person, since, kind=kind, value=value)
        self._contact(
            person, since, kind=ContactKind.ADDRESS, street=about.street, postcode=about.postcode, city=about.city
        )

    def _contact(self, person: Citizen, since: datetime, **values: object) -> None:
        self.rows.add("contact_point", id=self._mint.id(since), person_id=person.id, preferred=True, **values)

    def _relate(self, person: Citizen, other: Citizen, kind: RelationKind, since: datetime) -> None:
        self.rows.add("relation", id=self._mint.id(since), person_id=person.id, other_id=other.id, kind=kind)

    def _add_organisation(self, about: Organised) -> None:
        since = self._now - timedelta(days=self._chance.randrange(20, _YEARS_ON_FILE * 365))
        organisation = Citizen(id=self._mint.id(since), about=about)
        self.rows.add(
            "person",
            id=organisation.id,
            kind=PersonKind.ORGANISATION,
            organisation_name=about.name,
            organisation_kind=about.kind,
            registration=about.registration,
            external_id=next(self._files),
            created_at=since,
            updated_at=since,
        )
        self._reach(organisation, since)
        family = self._chance.choice(self.families)
        self._relate(family[0], organisation, RelationKind.REPRESENTATIVE, since)
        self.organisations.append(organisation)
