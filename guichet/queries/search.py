"""The one box, and the question asked before a person is created: who is it, and may they already be on file?"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, func, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from guichet.contract.people import (
    ContactKind,
    NaturalDraft,
    PersonHit,
    Reason,
    ReasonKind,
    RequestHit,
    Search,
    SearchResults,
    SimilarPeople,
)
from guichet.domain.calendar import add_months
from guichet.domain.contacts import Phone, masked_email, masked_phone, phone_region, read_phone
from guichet.domain.errors import MalformedReference, ReferenceFault
from guichet.domain.permissions import Permission
from guichet.domain.references import ReferenceKind, parse
from guichet.models.people import ContactPoint, Person
from guichet.models.requests import Receipt, Request
from guichet.models.types import is_clear
from guichet.queries.ask import Reader, answers
from guichet.queries.lookups import AnyRow, display_of
from guichet.queries.request_lines import LINE_COLUMNS, request_hits
from guichet.search.engine import Match
from guichet.search.normalise import ContactFields, PersonFields, Projection, phone_digits, project, spelled, words

MOST_PEOPLE: Final = 50
_REQUESTS_BY_REFERENCE: Final = 5
_REQUESTS_OF_PEOPLE: Final = 3
_REFERENCE_SCORE: Final = 20.0
_AHEAD: Final = 4
"""How many times more people are found than shown, so that the busy ones among equals are among them."""
_MAJORITY: Final = 18
_OF_A_NAME: Final = frozenset({ReasonKind.NAME, ReasonKind.NAME_PREFIX, ReasonKind.NAME_NEAR, ReasonKind.NAME_SOUND})
_BEGUN: Final = re.compile(r"([A-Z])?-?(2\d{3})-?(\d{0,4})-?(\d{0,5})-?([A-Z])?")
_TAIL: Final = re.compile(r"(\d{5})(?:-?([A-Z]))?|(\d{1,4})-?([A-Z])")


@answers(Search)
def search(query: Search, reader: Reader) -> SearchResults:
    """Find people and requests; those of a typed reference come first.

    Raises:
        NotAllowed: the agent looks for nobody.
    """
    reader.demand(Permission.FIND_PERSON)
    started = time.perf_counter()
    limit = max(0, min(query.limit, MOST_PEOPLE))
    referred = _requests_by_reference(query.text, reader)
    matches = [_referred_match(hit) for hit in referred if hit.person_id is not None]
    if reader.search is not None:
        found = reader.search.search(reader.connection, query.text, limit=_AHEAD * limit, today=reader.today)
        matches += _busy_first(found, reader)
    people = _hits(_without_repeats(matches)[:limit], reader)
    requests = referred or _open_requests([hit.person_id for hit in people[:_REQUESTS_OF_PEOPLE]], reader)
    spent = (time.perf_counter() - started) * 1000
    return SearchResults(query=query.text, people=people, requests=requests, ms=round(spent, 1))


@answers(SimilarPeople)
def similar_people(query: SimilarPeople, reader: Reader) -> SearchResults:
    """Find who may already be on file; each hit's score is a probability of one half at least.

    Raises:
        NotAllowed: the agent looks for nobody.
    """
    reader.demand(Permission.FIND_PERSON)
    started = time.perf_counter()
    limit = max(0, min(query.limit, MOST_PEOPLE))
    matches: list[Match] = []
    if reader.search is not None:
        matches = reader.search.similar(reader.connection, _draft(query, reader), limit=limit)
    spent = (time.perf_counter() - started) * 1000
    return SearchResults(query="", people=_hits(matches, reader), ms=round(spent, 1))


# --- references ------------------------------------------------------------------------------------------------------


def _requests_by_reference(text: str, reader: Reader) -> tuple[RequestHit, ...]:
    """Give the requests whose number, or the number of a paper given for them, was typed in full or in part."""
    patterns = _patterns(text)
    if not patterns:
        return ()
    papers = select(Receipt.request_id).where(or_(*(_reads(Receipt.number, pattern) for pattern in patterns)))
    named: ColumnElement[bool] = or_(*(_reads(Request.reference, pattern) for pattern in patterns))
    if any(pattern.startswith(ReferenceKind.RECEIPT.value) for pattern in patterns):
        named = or_(named, Request.id.in_(papers))
    rows = reader.connection.execute(
        select(*LINE_COLUMNS)
        .where(named, Request.partition.in_(reader.partitions))
        .order_by(Request.closed, Request.reference.desc())
        .limit(_REQUESTS_BY_REFERENCE)
    ).all()
    return request_hits(reader, rows)


def _patterns(text: str) -> list[str]:
    """Give what a typed reference may be, as a whole, as a beginning (`…%`) or as an end (`%…`)."""
    squeezed = "".join(text.upper().split())
    if not any(letter.isdigit() for letter in squeezed) or len(squeezed) > 30:
        return []
    try:
        return [str(parse(squeezed))]
    except MalformedReference as problem:
        mistaken = problem.fault is ReferenceFault.CHECK_CHARACTER
    begun = _BEGUN.fullmatch(squeezed)
    if begun is not None and (begun[1] or begun[3]):
        letter, year, workstation, sequence, check = begun.groups(default="")
        groups = [group for group in (letter or ReferenceKind.REQUEST.value, year, workstation, sequence) if group]
        found = ["-".join(groups) + "%"]
        if mistaken:
            found += [f"%-{workstation}-{sequence}-{check}", f"{letter}-{year}-%-{sequence}-{check}"]
        return found
    tail = _TAIL.fullmatch(squeezed)
    if tail is None:
        return []
    sequence, check = (tail[1] or tail[3]).zfill(5), tail[2] or tail[4] or ""
    return [f"%-{sequence}-{check}" if check else f"%-{sequence}-_"]


def _reads(column: InstrumentedAttribute[str], pattern: str) -> ColumnElement[bool]:
    """Match a column with a pattern; a beginning is a range, which the index of references answers."""
    if pattern.endswith("%") and "%" not in pattern[:-1]:
        start = pattern[:-1]
        return (column >= start) & (column < start + "~")
    return column.like(pattern) if "%" in pattern else column == pattern


def _referred_match(hit: RequestHit) -> Match:
    assert hit.person_id is not None
    reason = Reason(ReasonKind.REFERENCE, hit.reference)
    return Match(hit.person_id, _REFERENCE_SCORE, (reason,), complete=True)


def _open_requests(people: Sequence[UUID], reader: Reader) -> tuple[RequestHit, ...]:
    """Give a few open requests of these people, the first person's first, the ones due first before the others."""
    if not people:
        return ()
    rows = reader.connection.execute(
        select(*LINE_COLUMNS)
        .where(
            or_(Request.requester_id.in_(people), Request.beneficiary_id.in_(people)),
            is_clear(Request.closed),
            Request.partition.in_(reader.partitions),
        )
        .order_by(Request.due_on.is_(None), Request.due_on, Request.reference)
        .limit(200)
    ).all()
    rank = {person_id: place for place, person_id in enumerate(people)}
    last = len(rank)
    ranked = sorted(rows, key=lambda row: min(rank.get(row.requester_id, last), rank.get(row.beneficiary_id, last)))
    return request_hits(reader, ranked[:_REQUESTS_OF_PEOPLE])


# --- people ----------------------------------------------------------------------------------------------------------


class _Ways(msgspec.Struct):
    """How to reach a person, as result rows and reasons need it."""

    phones: list[str] = []
    emails: list[str] = []
    address: str = ""


def _busy_first(matches: list[Match], reader: Reader) -> list[Match]:
    """Among people who match equally well (half a bit), put who comes first: adults, then those with open requests."""
    ids = [match.person_id for match in matches]
    waiting, children = _open_counts(ids, reader), _children(ids, reader)

    def place(match: Match) -> tuple[int, bool, int]:
        return -round(2 * match.score), match.person_id in children, -waiting.get(match.person_id, 0)

    return sorted(matches, key=place)


def _children(ids: Sequence[UUID], reader: Reader) -> frozenset[UUID]:
    """Give those of these people who are not of age; a birth date that is not known is an adult's."""
    of_age = add_months(reader.today, -12 * _MAJORITY)
    rows = reader.connection.execute(select(Person.id).where(Person.id.in_(ids), Person.birth_date > of_age))
    return frozenset(row.id for row in rows)


def _without_repeats(matches: Iterable[Match]) -> list[Match]:
    seen: dict[UUID, Match] = {}
    for match in matches:
        seen.setdefault(match.person_id, match)
    return list(seen.values())


def _hits(matches: Sequence[Match], reader: Reader) -> tuple[PersonHit, ...]:
    """Fill result rows; people whose row is gone are left out."""
    ids = [match.person_id for match in matches]
    if not ids:
        return ()
    rows = {row.id: row for row in reader.connection.execute(select(Person.__table__).where(Person.id.in_(ids))).all()}
    ways = _ways(ids, reader)
    waiting = _open_counts(ids, reader)
    return tuple(
        PersonHit(
            person_id=row.id,
            kind=row.kind,
            display=display_of(row),
            birth_date=row.birth_date,
            address=reach.address,
            phone_masked=masked_phone(reach.phones[0]) if reach.phones else "",
            external_id=row.external_id,
            open_requests=waiting.get(row.id, 0),
            reasons=_reasons(match.reasons, row, reach),
            score=round(match.score, 3),
        )
        for match in matches
        if (row := rows.get(match.person_id)) is not None
        for reach in (ways.get(row.id, _Ways()),)
    )


def _ways(ids: Sequence[UUID], reader: Reader) -> dict[UUID, _Ways]:
    """Give how to reach people: preferred points first, mobiles before other phones."""
    found: dict[UUID, _Ways] = {}
    rows = reader.connection.execute(
        select(
            ContactPoint.person_id,
            ContactPoint.kind,
            ContactPoint.value,
            ContactPoint.street,
            ContactPoint.postcode,
            ContactPoint.city,
        )
        .where(ContactPoint.person_id.in_(ids), ContactPoint.ended_on.is_(None))
        .order_by(ContactPoint.preferred.desc(), ContactPoint.kind == ContactKind.PHONE, ContactPoint.id)
    )
    for row in rows:
        ways = found.setdefault(row.person_id, _Ways())
        if row.kind is ContactKind.EMAIL:
            ways.emails.append(row.value)
        elif row.kind is not ContactKind.ADDRESS:
            ways.phones.append(row.value)
        elif not ways.address:
            town = " ".join(part for part in (row.postcode, row.city) if part)
            ways.address = ", ".join(part for part in (row.street, town) if part)
    return found


def _open_counts(ids: Sequence[UUID], reader: Reader) -> dict[UUID, int]:
    """Count open requests of people, as requester or beneficiary, in the sectors open to the agent."""
    visible = (is_clear(Request.closed), Request.partition.in_(reader.partitions))
    concerned = union_all(
        select(Request.requester_id.label("person_id")).where(Request.requester_id.in_(ids), *visible),
        select(Request.beneficiary_id.label("person_id")).where(
            Request.beneficiary_id.in_(ids),
            or_(Request.requester_id.is_(None), Request.requester_id != Request.beneficiary_id),
            *visible,
        ),
    ).subquery()
    counted = select(concerned.c.person_id, func.count()).group_by(concerned.c.person_id)
    return {row[0]: int(row[1]) for row in reader.connection.execute(counted)}


def _reasons(reasons: Iterable[Reason], row: AnyRow, ways: _Ways) -> tuple[Reason, ...]:
    """Write reasons in the words of the file, phones and e-mails masked; once each."""
    found = list(reasons)
    written = [Reason(reason.kind, _as_filed(reason, row, ways)) for reason in found]
    if any(reason.kind in _OF_A_NAME and _is_birth_name(reason.matched, row) for reason in found):
        written.insert(0, Reason(ReasonKind.BIRTH_NAME, row.birth_name))
    return tuple(dict.fromkeys(written))


def _is_birth_name(word: str, row: AnyRow) -> bool:
    """Tell whether a folded word is of the birth name alone, where the person goes by another."""
    by_birth, in_use = (set(words(name or "")) for name in (row.birth_name, row.usual_name))
    return bool(in_use) and word in by_birth - in_use - set(words(row.given_names or ""))


def _as_filed(reason: Reason, row: AnyRow, ways: _Ways) -> str:
    match reason.kind:
        case ReasonKind.PHONE:
            return next((masked_phone(one) for one in ways.phones if phone_digits(one) == reason.matched), "")
        case ReasonKind.EMAIL:
            return next((masked_email(one) for one in ways.emails if one.casefold() == reason.matched), "")
        case ReasonKind.ADDRESS:
            return spelled(ways.address, reason.matched)
        case kind if kind in _OF_A_NAME:
            names = (row.usual_name, row.birth_name, row.given_names, row.organisation_name)
            written = (spelled(name, reason.matched) for name in names if name)
            return next((one for one in written if one != reason.matched), reason.matched)
        case ReasonKind.EXTERNAL_ID:
            return str(row.external_id or row.registration)
        case _:
            return reason.matched


def _draft(query: SimilarPeople, reader: Reader) -> Projection:
    """Project a person who is not on file yet, as the index would."""
    identity = query.identity
    region = phone_region(reader.department)
    contacts = []
    for contact in query.contacts:
        value = contact.value
        if contact.kind in (ContactKind.PHONE, ContactKind.MOBILE):
            phone = read_phone(value, region)
            value = phone.e164 if isinstance(phone, Phone) else value
        contacts.append(ContactFields(contact.kind.value, value, contact.street, contact.postcode, contact.city))
    if isinstance(identity, NaturalDraft):
        return project(
            PersonFields(
                birth_name=identity.birth_name,
                usual_name=identity.usual_name,
                given_names=identity.given_names,
                birth_date=identity.birth_date.isoformat() if identity.birth_date else None,
                birth_place=identity.birth_place,
            ),
            contacts,
        )
    return project(
        PersonFields(organisation=True, organisation_name=identity.name, registration=identity.registration), contacts
    )
