"""Made-up residents of a French town, the same for a same seed: plausible names, families, homonyms, twins.

Head surnames come from a written list; the long tail is made of communes' names and of derived forms, since a town's
register has almost as many surnames that occur once as people who share a common one.
"""

from __future__ import annotations

import functools
import itertools
import random
import unicodedata
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from importlib.resources import files
from typing import Generic, TypeVar

import msgspec

from guichet.contract.people import Civility, OrganisationKind, Sex

Thing = TypeVar("Thing")

_HEAD_SHARE = 0.42
_WORLD_GROUPS = ("maghreb", "iberia", "africa", "asia", "east")
_SUFFIXES = ("eau", "et", "ot", "in", "ard", "ier", "on", "elle", "aud", "y", "as", "enc")
_PREFIXES = ("Le ", "La", "De ", "Du", "Des", "Beau", "Mont", "Grand", "Petit", "Haut", "Bel")
_HOSTS = ("example.org", "example.com", "example.net", "courriel.example", "poste.example", "mel.example")
_LANDLINES = ("+33199", "+33261", "+33353", "+33465", "+33536")


class Commune(msgspec.Struct, frozen=True):
    """A French commune: name, code of its department, one of its postcodes, number of residents."""

    name: str
    department: str
    postcode: str
    residents: int


class Resident(msgspec.Struct, frozen=True, kw_only=True):
    """A made-up person, with how to reach them; phones are E.164."""

    civility: Civility
    birth_name: str
    usual_name: str
    given_names: str
    birth_date: date
    birth_place: str
    sex: Sex
    email: str = ""
    mobile: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""


class Organised(msgspec.Struct, frozen=True, kw_only=True):
    """A made-up association or company."""

    name: str
    kind: OrganisationKind
    registration: str
    email: str
    phone: str
    street: str
    postcode: str
    city: str


class _Weighted(Generic[Thing]):
    """Draws things with unequal chances."""

    def __init__(self, things: Sequence[Thing], weights: Sequence[float]) -> None:
        self.things = things
        self._bounds = list(itertools.accumulate(weights))

    def draw(self, chance: random.Random) -> Thing:
        return self.things[bisect(self._bounds, chance.random() * self._bounds[-1], hi=len(self.things) - 1)]


def _zipf(count: int, shift: float = 8.0, power: float = 0.85) -> list[float]:
    weights = [(rank + shift) ** -power for rank in range(count)]
    total = sum(weights)
    return [weight / total for weight in weights]


def _lines(name: str) -> list[str]:
    text = (files("guichet") / "resources" / "names" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@functools.cache
def communes() -> tuple[Commune, ...]:
    """Give French communes of 900 residents and more, largest first."""
    rows = (line.split(";") for line in _lines("communes.txt"))
    return tuple(Commune(name, department, postcode, int(residents)) for name, department, postcode, residents in rows)


@functools.cache
def streets() -> tuple[str, ...]:
    """Give the streets of a town."""
    return tuple(name.strip() for line in _lines("streets.txt") for name in line.split(","))


@functools.cache
def _surname_groups() -> dict[str, tuple[float, _Weighted[str]]]:
    groups: dict[str, tuple[float, _Weighted[str]]] = {}
    label, share = "", 0.0
    for line in _lines("surnames.txt"):
        if line.startswith("= "):
            _, label, number = line.split()
            share = float(number)
        else:
            names = [name.strip() for name in line.split(",")]
            groups[label] = (share, _Weighted(names, _zipf(len(names))))
    return groups


@functools.cache
def _tail_surnames() -> _Weighted[str]:
    """Surnames that few people share: places, and forms derived from the common ones."""
    places = [place.name for place in communes() if place.name.isalpha()]
    derived = []
    for rank, name in enumerate(_surname_groups()["common"][1].things):
        if name.isalpha():
            stem = name.rstrip("aeiouyéèrs")
            derived += [stem + _SUFFIXES[(rank * 5 + step) % len(_SUFFIXES)] for step in range(3)]
            prefix = _PREFIXES[rank % len(_PREFIXES)]
            derived.append(prefix + (name if prefix.endswith(" ") else name.lower()))
    names = sorted(set(places + derived))
    random.Random(0).shuffle(names)
    return _Weighted(names, _zipf(len(names), shift=60.0, power=0.6))


@functools.cache
def _given_names() -> dict[tuple[str, str], _Weighted[str]]:
    found: dict[tuple[str, str], _Weighted[str]] = {}
    for line in _lines("given_names.txt"):
        head, _, names = line.partition(": ")
        sex, decade = head.split()
        listed = [name.strip() for name in names.split(",")]
        found[sex, decade] = _Weighted(listed, _zipf(len(listed), shift=4.0, power=0.8))
    return found


@functools.cache
def _organisation_words() -> dict[str, tuple[str, ...]]:
    pairs = (line.partition(": ") for line in _lines("organisations.txt"))
    return {kind: tuple(word.strip() for word in words.split(",")) for kind, _, words in pairs}


def plain(text: str) -> str:
    """Write a name in lower-case ASCII letters only, as a mailbox does."""
    bare = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("ı", "i").replace("ł", "l"))
    return "".join(letter for letter in bare if letter.isascii() and letter.isalpha())


class Population:
    """Draws families of a town, for ever and always the same for a same seed.

    Args:
        seed: chooses the town.
        today: nobody is born after it, nobody is older than 100 years.
        towns: where people live; the first is the most likely (default: three middling communes).
        fictional_phones: keep to the ranges that ARCEP reserves for works of fiction (few numbers: many are shared).
    """

    def __init__(self, seed: int, *, today: date, towns: Sequence[Commune] = (), fictional_phones: bool = True) -> None:
        self._chance = random.Random(seed)
        self._today = today
        lived = towns or communes()[420:423]
        self._towns = _Weighted(lived, [4.0, *[1.0] * (len(lived) - 1)])
        self._fictional = fictional_phones
        self._births = _Weighted(communes(), [place.residents for place in communes()])
        groups = _surname_groups()
        self._groups = _Weighted(list(groups), [share for share, _ in groups.values()])

    def residents(self, count: int) -> Iterator[Resident]:
        """Draw ``count`` people, family after family."""
        return itertools.islice(itertools.chain.from_iterable(iter(self.household, None)), count)

    def household(self) -> list[Resident]:
        """Draw a family under one roof: one or two adults, perhaps children, now and then twins."""
        chance = self._chance
        age = chance.triangular(19, 95, 46)
        home = self._home()
        first_sex = chance.choice((Sex.FEMALE, Sex.MALE))
        head = self._adult(first_sex, age, home, "")
        family = [head]
        if chance.random() < 0.55:
            other = Sex.MALE if first_sex is Sex.FEMALE else Sex.FEMALE
            taken = head.birth_name if other is Sex.FEMALE and chance.random() < 0.65 else ""
            family.append(self._adult(other, max(19.0, chance.gauss(age, 4)), home, taken))
            if first_sex is Sex.FEMALE and chance.random() < 0.65:
                family[0] = msgspec.structs.replace(head, usual_name=family[1].birth_name)
        if 24 < age < 62 and chance.random() < 0.5:
            name = next((one.birth_name for one in family if one.sex is Sex.MALE), head.birth_name)
            family += self._children(name, age, home)
        return family

    def organisation(self) -> Organised:
        """Draw an association or a company of the town."""
        chance = self._chance
        home = self._home()
        words = _organisation_words()
        if chance.random() < 0.6:
            kind, registration = OrganisationKind.ASSOCIATION, f"W{chance.randrange(10**8, 10**9)}"
            name = f"{chance.choice(words['association'])} de {home['city']}"
        else:
            kind, registration = (
                OrganisationKind.COMPANY,
                f"{chance.randrange(10**8, 10**9)}00{chance.randrange(10, 99)}0",
            )
            name = f"{chance.choice(words['company'])} {self.surname()}"
        email = f"{plain(name)[:20]}@{chance.choice(_HOSTS)}"
        return Organised(name=name, kind=kind, registration=registration, email=email, phone=self._landline(), **home)

    def surname(self) -> str:
        """Draw a surname."""
        if self._chance.random() > _HEAD_SHARE:
            return _tail_surnames().draw(self._chance)
        return _surname_groups()[self._groups.draw(self._chance)][1].draw(self._chance)

    def given_name(self, sex: Sex, year: int, *, world: bool = False) -> str:
        """Draw a first name as given to a girl or a boy in a year."""
        decade = "world" if world else str(min(max(year // 10 * 10, 1930), 2020))
        return _given_names()[str(sex), decade].draw(self._chance)

    def _adult(self, sex: Sex, age: float, home: dict[str, str], usual_name: str) -> Resident:
        group = "" if self._chance.random() > _HEAD_SHARE else self._groups.draw(self._chance)
        surname = _surname_groups()[group][1].draw(self._chance) if group else _tail_surnames().draw(self._chance)
        return self._person(surname, usual_name, sex, age, home, world=group in _WORLD_GROUPS)

    def _children(self, surname: str, age: float, home: dict[str, str]) -> list[Resident]:
        chance = self._chance
        children: list[Resident] = []
        for _ in range(chance.choice((1, 1, 2, 2, 3))):
            young = max(0.1, min(age - 22, chance.uniform(0, 20)))
            children.append(self._person(surname, "", chance.choice((Sex.FEMALE, Sex.MALE)), young, home))
        if chance.random() < 0.03:
            twin = self._person(surname, "", children[0].sex, 10, home)
            children.append(msgspec.structs.replace(twin, birth_date=children[0].birth_date))
        return children

    def _person(
        self, surname: str, usual_name: str, sex: Sex, age: float, home: dict[str, str], *, world: bool = False
    ) -> Resident:
        chance = self._chance
        born = self._today - timedelta(days=int(min(age, 100) * 365.25))
        names = [self.given_name(sex, born.year, world=world)]
        more = chance.choice((0, 0, 1, 1, 2))
        names += [self.given_name(sex, born.year - 30, world=world) for _ in range(more)]
        adult = age > 15
        place = self._births.draw(chance)
        return Resident(
            civility=Civility.NONE if not adult else Civility.MRS if sex is Sex.FEMALE else Civility.MR,
            birth_name=surname,
            usual_name=usual_name,
            given_names=" ".join(dict.fromkeys(names)),
            birth_date=born,
            birth_place=f"{place.name} ({place.department})",
            sex=sex,
            email=self._mailbox(names[0], surname) if adult and chance.random() < 0.7 else "",
            mobile=self._mobile() if adult and chance.random() < 0.8 else "",
            phone=self._landline() if adult and chance.random() < 0.3 else "",
            **home,
        )

    def _home(self) -> dict[str, str]:
        town = self._towns.draw(self._chance)
        street = f"{self._chance.randrange(1, 140)} {self._chance.choice(streets())}"
        return {"street": street, "postcode": town.postcode, "city": town.name}

    def _mailbox(self, given: str, surname: str) -> str:
        chance = self._chance
        given, surname = plain(given) or "courrier", plain(surname) or "personne"
        name = chance.choice((f"{given}.{surname}", f"{given[0]}{surname}", f"{surname}.{given}", f"{given}-{surname}"))
        digits = str(chance.randrange(1, 99)) if chance.random() < 0.45 else ""
        return f"{name}{digits}@{chance.choice(_HOSTS)}"

    def _mobile(self) -> str:
        if self._fictional:
            return f"+3363998{self._chance.randrange(10_000):04}"
        return f"+33{self._chance.choice('67')}{self._chance.randrange(10**8):08}"

    def _landline(self) -> str:
        if self._fictional:
            start = self._chance.choice(("+3319900", "+3326191", "+3335301", "+3346571", "+3353649"))
            return f"{start}{self._chance.randrange(10_000):04}"
        return f"{self._chance.choice(_LANDLINES)}{self._chance.randrange(10**6):06}"
