"""Queries as people type them, in classes of errors, each with its known answer.

A query is kept only if what it says, without the error, fits three people at most: nobody could answer it otherwise.
The errors are made here by means of their own (keyboard neighbours, French spellings), not by the engine's rules.
"""

from __future__ import annotations

import random
import re
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from guichet.demo.population import Organised, Resident, plain
from tests.search.town import Filed

AMBIGUOUS = 3
_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_NEIGHBOURS = {
    key: row[max(0, place - 1) : place] + row[place + 1 : place + 2] for row in _ROWS for place, key in enumerate(row)
}
_HOMOPHONES = (
    ("eau", "o"), ("aux", "eau"), ("au", "o"), ("ph", "f"), ("qu", "k"), ("th", "t"), ("ain", "in"), ("ein", "in"),
    ("an", "en"), ("en", "an"), ("y", "i"), ("ss", "s"), ("ll", "l"), ("nn", "n"), ("tt", "t"), ("rr", "r"),
    ("mm", "m"), ("ce", "se"), ("ci", "si"), ("ck", "k"), ("ai", "e"), ("ei", "e"), ("ge", "je"), ("gi", "ji"),
    ("f", "ff"), ("l", "ll"), ("n", "nn"), ("er", "e"), ("ez", "e"), ("et", "e"), ("o", "au"), ("i", "y"),
)  # fmt: skip


class Case(msgspec.Struct, frozen=True):
    """A query and who is meant."""

    label: str
    text: str
    wanted: uuid.UUID


class Unfit(Exception):
    """This person cannot give a query of this class."""


class QuerySet:
    """Makes the cases of every class for a town; the same for a same seed."""

    def __init__(self, filed: Sequence[Filed], seed: int) -> None:
        self._chance = random.Random(seed)
        self._people = [(one, one.who) for one in filed if isinstance(one.who, Resident)]
        self._organisations = [(one, one.who) for one in filed if isinstance(one.who, Organised)]
        self._by_name: Counter[str] = Counter()
        self._starts: Counter[str] = Counter()
        self._values: Counter[str] = Counter()
        for one in filed:
            self._count(one)

    def cases(self, per_class: int) -> list[Case]:
        """Give up to ``per_class`` cases of every class."""
        found = []
        for label, make in self._classes().items():
            found += self._draw(label, make, self._people, per_class)
        for label, make_organised in self._organised().items():
            found += self._draw(label, make_organised, self._organisations, per_class)
        return found

    def _draw(
        self, label: str, make: Callable[[Any], str], pool: Sequence[tuple[Filed, Any]], wanted: int
    ) -> list[Case]:
        found: list[Case] = []
        for _ in range(wanted * 40):
            if len(found) == wanted:
                break
            one, who = self._chance.choice(pool)
            try:
                text = make(one if label == "external id" else who)
            except Unfit:
                continue
            found.append(Case(label, text, one.person_id))
        return found

    def _classes(self) -> dict[str, Callable[[Any], str]]:
        return {
            "surname given": lambda who: f"{self._known(who)} {_first(who)}",
            "given surname": lambda who: self._swapped(who),
            "capitals, no accent": lambda who: _bare(f"{self._known(who)} {_first(who)}").upper(),
            "title": lambda who: f"{who.civility or 'M.'} {self._known(who)} {_first(who)}",
            "given begun": lambda who: self._begun(who, len(who.birth_name)),
            "both begun": lambda who: self._begun(who, 5),
            "letter replaced": lambda who: f"{self._typo(self._known(who), 'replace')} {_first(who)}",
            "letter missing": lambda who: f"{self._typo(self._known(who), 'drop')} {_first(who)}",
            "letter added": lambda who: f"{self._typo(self._known(who), 'add')} {_first(who)}",
            "letters exchanged": lambda who: f"{self._typo(self._known(who), 'swap')} {_first(who)}",
            "error in given": lambda who: f"{self._known(who)} {self._typo(_first(who), 'any')}",
            "two errors": lambda who: f"{self._twice(self._known(who))} {_first(who)}",
            "error in both": lambda who: f"{self._typo(self._known(who), 'any')} {self._typo(_first(who), 'any')}",
            "sound of surname": lambda who: f"{self._sound(self._known(who))} {_first(who)}",
            "sound of given": lambda who: f"{self._known(who)} {self._sound(_first(who))}",
            "sound of both": lambda who: f"{self._sound(self._known(who))} {self._sound(_first(who))}",
            "joined": lambda who: self._joined(who),
            "all in one": lambda who: (_bare(self._known(who)) + _bare(_first(who))).replace(" ", ""),
            "split": lambda who: f"{self._split(self._known(who))} {_first(who)}",
            "compound given": lambda who: self._compound(who, " "),
            "initials of given": lambda who: self._compound(who, ""),
            "second given": lambda who: self._second(who),
            "no particle": lambda who: self._no_particle(who),
            "usual name": lambda who: self._married(who, who.usual_name),
            "birth name of married": lambda who: self._married(who, who.birth_name),
            "surname + date": lambda who: f"{who.birth_name} {who.birth_date:%d/%m/%Y}",
            "given + date": lambda who: f"{_first(who)} {who.birth_date:%d/%m/%Y}",
            "date without bars": lambda who: f"{who.birth_name} {who.birth_date:%d%m%Y}",
            "date in words": lambda who: (
                f"{who.birth_name} {who.birth_date.day} {_MONTHS[who.birth_date.month - 1]} {who.birth_date.year}"
            ),
            "error + date": lambda who: f"{self._twice(who.birth_name)} {who.birth_date:%d/%m/%Y}",
            "day and month exchanged": lambda who: self._day_month(who),
            "date one digit": lambda who: f"{self._known(who)} {_first(who)} {self._wrong_date(who)}",
            "name + year": lambda who: f"{_first(who)} {self._known(who)} {who.birth_date.year}",
            "phone": lambda who: self._only(_phone(who), lambda digits: " ".join(re.findall("..", digits))),
            "phone, country": lambda who: self._only(_phone(who), lambda digits: "+33 " + digits[1:]),
            "phone, last six": lambda who: self._only("q" + _phone(who)[-6:], lambda tail: tail[1:]),
            "phone, wrong digit": lambda who: self._only(_phone(who), self._wrong_digit),
            "e-mail": lambda who: self._only(who.email, str),
            "e-mail begun": lambda who: self._only(who.email.partition("@")[0] + "@", str),
            "e-mail, error": lambda who: self._only(who.email, self._wrong_mailbox),
            "external id": lambda one: one.external_id,
            "name + street": lambda who: f"{who.birth_name} {_bare(who.street.split(' ', 1)[1])}",
            "name + address": lambda who: f"{self._known(who)} {who.street.lower()}",
            "number and street": lambda who: f"{who.street} {_first(who)}",
            "name + town": lambda who: f"{self._known(who)} {_first(who)} {who.postcode}",
        }

    def _organised(self) -> dict[str, Callable[[Any], str]]:
        return {
            "organisation": lambda who: self._only("org:" + who.name, lambda name: name[4:]),
            "organisation, error": lambda who: self._only("org:" + who.name, lambda name: self._typo(name[4:], "any")),
            "registration": lambda who: who.registration,
        }

    # --- who may be asked for ---

    def _count(self, one: Filed) -> None:
        who = one.who
        if isinstance(who, Organised):
            self._values["org:" + who.name] += 1
            return
        for surname in {who.birth_name, who.usual_name} - {""}:
            self._by_name[_key(surname, _first(who))] += 1
            for place in range(2, 5):
                for length in (5, len(surname)):
                    self._starts[_key(surname[:length], _first(who)[:place])] += 1
        self._values.update({who.email, who.email.partition("@")[0] + "@", _phone(who), "q" + _phone(who)[-6:]})

    def _known(self, who: Resident) -> str:
        """Give the surname in use of someone whose whole name few people bear."""
        surname = who.usual_name or who.birth_name
        if self._by_name[_key(surname, _first(who))] > AMBIGUOUS:
            raise Unfit
        return surname

    def _only(self, value: str, say: Callable[[str], str]) -> str:
        if value in ("", "q", "@") or self._values[value] > AMBIGUOUS:
            raise Unfit
        return say(value)

    # --- errors ---

    def _swapped(self, who: Resident) -> str:
        return f"{_first(who)} {self._known(who)}"

    def _begun(self, who: Resident, length: int) -> str:
        surname, given = who.birth_name[:length], _first(who)[: self._chance.choice((2, 3, 4))]
        if self._starts[_key(surname, given)] > AMBIGUOUS or len(given) < 2:
            raise Unfit
        return f"{surname} {given}"

    def _typo(self, name: str, kind: str) -> str:
        places = [place for place, letter in enumerate(name) if letter.isalpha()]
        if len(places) < 4:
            raise Unfit
        place = self._chance.choice(places[1:] if self._chance.random() < 0.85 else places)
        letter = plain(name[place]) or "e"
        match self._chance.choice(("replace", "drop", "add", "swap")) if kind == "any" else kind:
            case "replace":
                wrong = self._chance.choice(_NEIGHBOURS.get(letter[0], "e"))
                return name[:place] + wrong + name[place + 1 :]
            case "drop":
                return name[:place] + name[place + 1 :]
            case "add":
                return name[:place] + self._chance.choice(_NEIGHBOURS.get(letter[0], "e") + letter) + name[place:]
            case _:
                place = self._chance.choice([one for one in places[:-1] if one + 1 in places])
                return name[:place] + name[place + 1] + name[place] + name[place + 2 :]

    def _twice(self, name: str) -> str:
        if len(name) < 7:
            raise Unfit
        return self._typo(self._typo(name, "any"), "any")

    def _sound(self, name: str) -> str:
        bare = _bare(name)
        ways = [(old, new) for old, new in _HOMOPHONES if old in bare[1:]]
        if not ways:
            raise Unfit
        old, new = self._chance.choice(ways)
        start = bare.index(old, 1)
        return bare[:start] + new + bare[start + len(old) :]

    def _joined(self, who: Resident) -> str:
        surname = self._known(who)
        parts = re.split(r"[\s'-]", surname)
        if len(parts) < 2:
            raise Unfit
        return f"{''.join(parts)} {_first(who)}"

    def _split(self, name: str) -> str:
        if len(name) < 6 or not name.isalpha():
            raise Unfit
        cut = self._chance.randrange(2, len(name) - 1)
        return f"{name[:cut]} {name[cut:]}"

    def _compound(self, who: Resident, link: str) -> str:
        first = _first(who)
        if "-" not in first:
            raise Unfit
        said = first.replace("-", link) if link else "".join(part[0] for part in first.split("-"))
        if (
            not link
            and sum(count for name, count in self._by_name.items() if name.startswith(_key(who.birth_name, ""))) > 3
        ):
            raise Unfit
        return f"{said} {self._known(who)}"

    def _second(self, who: Resident) -> str:
        names = who.given_names.split()
        surname = self._known(who)
        if len(names) < 2 or self._by_name[_key(surname, names[1])] > AMBIGUOUS - 1:
            raise Unfit
        return f"{surname} {names[1]}"

    def _no_particle(self, who: Resident) -> str:
        parts = self._known(who).split()
        if len(parts) < 2 or parts[0].lower() not in ("de", "da", "dos", "le", "du", "el", "ben", "van"):
            raise Unfit
        rest = " ".join(parts[1:])
        if self._by_name[_key(rest, _first(who))] > AMBIGUOUS - 1:
            raise Unfit
        return f"{rest} {_first(who)}"

    def _married(self, who: Resident, surname: str) -> str:
        if not who.usual_name or self._by_name[_key(surname, _first(who))] > AMBIGUOUS:
            raise Unfit
        return f"{surname} {_first(who)}"

    def _day_month(self, who: Resident) -> str:
        if who.birth_date.day > 12 or who.birth_date.day == who.birth_date.month:
            raise Unfit
        return f"{who.birth_name} {who.birth_date:%m/%d/%Y}"

    def _wrong_date(self, who: Resident) -> str:
        return self._wrong_digit(f"{who.birth_date:%d/%m/%Y}")

    def _wrong_digit(self, digits: str) -> str:
        place = self._chance.choice([place for place, digit in enumerate(digits) if digit.isdigit()][1:])
        wrong = self._chance.choice([digit for digit in "0123456789" if digit != digits[place]])
        return digits[:place] + wrong + digits[place + 1 :]

    def _wrong_mailbox(self, address: str) -> str:
        local, _, host = address.partition("@")
        return f"{self._typo(local, 'any')}@{host}"


_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def _first(who: Resident) -> str:
    return who.given_names.split()[0]


def _phone(who: Resident) -> str:
    number = who.mobile or who.phone
    return "0" + number[3:] if number else ""


def _bare(text: str) -> str:
    return " ".join(plain(part) for part in re.split(r"[\s'-]+", text) if plain(part))


def _key(surname: str, given: str) -> str:
    return f"{plain(surname)}|{plain(given)}"
