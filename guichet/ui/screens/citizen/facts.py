"""The lines of the citizen card: where to reach the person, and whom they go with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from guichet.contract.people import (
    ContactKind,
    PersonKind,
    PersonSheet,
    RelationFacts,
    RelationKind,
    Sex,
)
from guichet.ui import formats, values, words
from guichet.ui.screens.citizen.rows import given_names

_CONTACT_ORDER = tuple(values.CONTACT_ICONS)


@dataclass(frozen=True)
class Fact:
    """An icon and a line."""

    icon: str
    text: str


def facts_of(sheet: PersonSheet) -> list[Fact]:
    """Give the lines of a file, in the order in which agents look for them."""
    return [*_contacts(sheet), *_relations(sheet)]


def birth_line(sheet: PersonSheet, today: date) -> str:
    """Give « Née le 14 mars 1986 · 40 ans », or what kind of organisation it is."""
    if sheet.kind is PersonKind.ORGANISATION:
        return formats.joined((words.tr("Organisme"), sheet.registration))
    if sheet.birth_date is None:
        return words.tr("Date de naissance non connue")
    feminine = sheet.sex is Sex.FEMALE or sheet.civility == "Mme"
    masculine = sheet.sex is Sex.MALE or sheet.civility == "M."
    born = (
        words.tr("Née le {day}") if feminine else words.tr("Né le {day}") if masculine else words.tr("Né(e) le {day}")
    )
    return formats.joined((born.format(day=formats.day_long(sheet.birth_date)), formats.age(sheet.birth_date, today)))


def _contacts(sheet: PersonSheet) -> Iterator[Fact]:
    good = [contact for contact in sheet.contacts if contact.ended_on is None]
    good.sort(key=lambda contact: _CONTACT_ORDER.index(contact.kind))
    for contact in good:
        text = values.contact(contact)
        if contact.preferred and contact.kind is not ContactKind.ADDRESS:
            text = f"{text} · {words.tr('préféré')}"
        yield Fact(values.CONTACT_ICONS[contact.kind], text)


def _relations(sheet: PersonSheet) -> Iterator[Fact]:
    def kind(each: RelationFacts) -> tuple[str, bool]:
        return (each.kind.value, each.outward)

    for (name, outward), group in groupby(sorted(sheet.relations, key=kind), key=kind):
        others = list(group)
        title = words.relation(RelationKind(name), len(others), outward=outward)
        named = ", ".join(_relative(each) for each in others)
        yield Fact("users", words.tr("{title} : {names}").format(title=title, names=named))


def _relative(relation: RelationFacts) -> str:
    if relation.kind is RelationKind.PARENT and relation.outward:
        year = f" ({relation.other_birth_date.year})" if relation.other_birth_date else ""
        return f"{given_names(relation.other_display)}{year}"
    return relation.other_display
