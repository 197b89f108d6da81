"""Answers to a procedure's form, as a citizen of the made-up town would give them; the form takes them all."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any, Final

from guichet.contract.people import Sex
from guichet.demo.citizens import Citizen
from guichet.demo.population import Population, Resident
from guichet.demo.texts import Story, usual_answers
from guichet.domain.forms import check_form, holds
from guichet.domain.procedures import Field, FieldKind, Prefill, Procedure

Values = dict[str, Any]

_OPTIONAL: Final = 0.45
_TRIES: Final = 6
_LONGEST_STAY: Final = timedelta(days=80)
_NEAR_FUTURE: Final = 90
_NEAR_PAST: Final = 5
_YOUNGEST: Final = 20
_OLDEST: Final = 75


class Answers:
    """Fills forms."""

    def __init__(self, chance: random.Random, population: Population) -> None:
        self._chance = chance
        self._population = population

    def fill(
        self,
        procedure: Procedure,
        story: Story,
        *,
        requester: Citizen | None,
        beneficiary: Citizen | None,
        on: date,
        said: str,
        fixed: Values | None = None,
    ) -> Values:
        """Give the values of a form filled on a day; ``said`` is what the citizen came for, ``fixed`` what is decided.

        An answer that the form would not take is drawn again or, when nothing obliges to it, left out.
        """
        values: Values = dict(fixed or {})
        for _ in range(_TRIES):
            for field in procedure.fields:
                if not holds(field.shown_when, values):
                    values.pop(field.name, None)
                elif field.name not in values and (field.required or self._chance.random() < _OPTIONAL):
                    value = self._known(field, requester, beneficiary) or self._drawn(field, story, values, on, said)
                    if value not in (None, "", []):
                        values[field.name] = value
            wrong = check_form(procedure, values, on)
            if not wrong:
                break
            for problem in wrong:
                values.pop(problem.field, None)
        return {field.name: values[field.name] for field in procedure.fields if field.name in values}

    def _known(self, field: Field, requester: Citizen | None, beneficiary: Citizen | None) -> Any:
        if field.prefill is None:
            return None
        who, _dot, what = field.prefill.partition(".")
        person = requester if who == "requester" else beneficiary or requester
        return None if person is None else _of_person(person, Prefill(field.prefill), what)

    def _drawn(self, field: Field, story: Story, values: Values, on: date, said: str) -> Any:
        if field.name in story.fields:
            return self._chance.choice(story.fields[field.name])
        match field.kind:
            case FieldKind.CHOICE:
                return self._choice(field)
            case FieldKind.CHOICES:
                options = [choice.value for choice in field.choices]
                return self._chance.sample(options, self._chance.randint(1, min(3, len(options))))
            case FieldKind.YES_NO:
                return self._chance.random() < 0.25
            case FieldKind.NUMBER:
                return self._number(field)
            case FieldKind.DATE:
                return self._day(field, values, on).isoformat()
            case FieldKind.PHONE:
                return f"06 39 98 {self._chance.randrange(100):02} {self._chance.randrange(100):02}"
            case _:
                return self._text(field, said)

    def _choice(self, field: Field) -> str:
        """Draw an option; the usual one, or the first, is the most chosen."""
        options = [choice.value for choice in field.choices]
        usual = field.default if field.default in options else options[0]
        return str(usual) if self._chance.random() < 0.5 else self._chance.choice(options)

    def _number(self, field: Field) -> int:
        if isinstance(field.default, int) and self._chance.random() < 0.7:
            return field.default
        least, most = field.minimum or 0, field.maximum or 100
        return int(self._chance.triangular(least, most, least + (most - least) * 0.05))

    def _day(self, field: Field, values: Values, on: date) -> date:
        if field.after and field.after in values:
            first = date.fromisoformat(values[field.after])
            most = timedelta(days=field.within_days or _NEAR_FUTURE)
            return first + timedelta(days=self._chance.randint(10, min(most, _LONGEST_STAY).days))
        earliest = field.earliest.on(on) if field.earliest else None
        latest = field.latest.on(on) if field.latest else None
        if earliest is not None and earliest >= on:
            return earliest + timedelta(days=self._chance.randint(5, _NEAR_FUTURE))
        if "birth" in field.name and earliest is None:
            last = min(latest or on, on - timedelta(days=_YOUNGEST * 365))
            return last - timedelta(days=self._chance.randint(0, (_OLDEST - _YOUNGEST) * 365))
        last = latest or on
        return max(earliest or date.min, min(last, on) - timedelta(days=self._chance.randint(0, _NEAR_PAST)))

    def _text(self, field: Field, said: str) -> str:
        if field.kind is FieldKind.EMAIL:
            return f"contact{self._chance.randrange(10_000)}@courriel.example"
        if field.kind is FieldKind.ADDRESS:
            home = next(iter(self._population.residents(1)))
            return f"{home.street}, {home.postcode} {home.city}"
        if field.kind is FieldKind.LONG_TEXT:
            return said if field.required else ""
        if field.kind is FieldKind.TEXT:
            return self._chance.choice(usual_answers(field.name) or ((said[:40],) if field.required else ("",)))
        sex = self._chance.choice((Sex.FEMALE, Sex.MALE))
        given = self._population.given_name(sex, self._chance.randint(1960, 2000))
        if field.kind is FieldKind.PERSON:
            return f"{given} {self._population.surname().upper()}"
        return given if "given" in field.name else self._population.surname()


def _of_person(person: Citizen, prefill: Prefill, what: str) -> Any:
    about = person.about
    if prefill is Prefill.REQUESTER_NAME:
        return person.display
    if what == "address":
        return person.address
    if what == "phone":
        return (about.mobile if isinstance(about, Resident) else "") or about.phone
    if what == "email":
        return about.email
    if not isinstance(about, Resident):
        return None
    value = getattr(about, what)
    return value.isoformat() if isinstance(value, date) else value
