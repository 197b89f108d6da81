"""A person's file in one answer, and who looked at it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from guichet.contract.naming import person_initials, person_name
from guichet.contract.people import (
    ChangedPart,
    ClosedRequests,
    ConsultationFacts,
    Consultations,
    ContactPointFacts,
    FieldChange,
    FieldHistory,
    HouseholdFacts,
    IdentityCheckFacts,
    OpenPerson,
    PersonChanges,
    PersonSheet,
    RelationFacts,
    RequestLines,
    WhoSaw,
)
from guichet.contract.refusals import NotAllowed, NotFound
from guichet.domain.permissions import Permission
from guichet.domain.taking_back import may_take_back
from guichet.models.base import stands
from guichet.models.people import (
    ContactPoint,
    Household,
    HouseholdMember,
    IdentityCheck,
    Person,
    PersonChange,
    Relation,
)
from guichet.models.requests import Interaction, Request
from guichet.models.workstation import LocalConsultation
from guichet.queries.ask import Reader, answers
from guichet.queries.lookups import PERSON_NAMES, AnyRow, agents, display_of, named, people, waiting
from guichet.queries.request_lines import concerns, is_closed, request_lines


@answers(OpenPerson)
def open_person(query: OpenPerson, reader: Reader) -> PersonSheet:
    """Give everything that the citizen card shows; requests of closed sectors are neither shown nor counted.

    Raises:
        NotFound: the person is not here.
        NotAllowed: the agent opens no file.
    """
    reader.demand(Permission.FIND_PERSON)
    person = reader.connection.execute(select(Person.__table__).where(Person.id == query.person_id)).first()
    if person is None:
        raise NotFound(Person.__tablename__, query.person_id)
    name = person_name(
        civility=person.civility,
        birth_name=person.birth_name,
        usual_name=person.usual_name,
        given_names=person.given_names,
    )
    visible = (concerns(query.person_id), Request.partition.in_(reader.partitions))
    return PersonSheet(
        person_id=person.id,
        kind=person.kind,
        display=display_of(person),
        initials=person_initials(person.kind, name, person.organisation_name),
        civility=person.civility,
        birth_name=person.birth_name,
        usual_name=person.usual_name,
        given_names=person.given_names,
        birth_date=person.birth_date,
        birth_place=person.birth_place,
        sex=person.sex,
        organisation_name=person.organisation_name,
        organisation_kind=person.organisation_kind,
        registration=person.registration,
        external_id=person.external_id,
        note=person.note,
        identity=_identity(query.person_id, reader),
        contacts=_contacts(query.person_id, reader),
        relations=_relations(query.person_id, reader),
        households=_households(query.person_id, reader),
        open_requests=request_lines(reader, *visible, is_closed(False)),
        closed_requests=_count(reader, select(func.count(Request.id)).where(*visible, is_closed(True))),
        interactions=_count(
            reader,
            select(func.count(Interaction.id)).where(
                Interaction.person_id == query.person_id,
                Interaction.partition.in_(reader.partitions),
                stands(Interaction),
            ),
        ),
        updated_at=person.updated_at,
    )


@answers(ClosedRequests)
def closed_requests(query: ClosedRequests, reader: Reader) -> RequestLines:
    """Give the closed requests that the citizen card counts.

    Raises:
        NotAllowed: the agent opens no file.
    """
    reader.demand(Permission.FIND_PERSON)
    visible = (concerns(query.person_id), Request.partition.in_(reader.partitions), is_closed(True))
    lines = request_lines(reader, *visible)
    return RequestLines(lines=tuple(sorted(lines, key=lambda line: line.opened_on, reverse=True))[: query.limit])


@answers(FieldHistory)
def field_history(query: FieldHistory, reader: Reader) -> PersonChanges:
    """Give the changes of a file, newest first.

    Raises:
        NotFound: the person is not here.
        NotAllowed: the agent opens no file.
    """
    reader.demand(Permission.FIND_PERSON)
    mine = PersonChange.person_id == query.person_id
    created_at = reader.connection.scalar(select(Person.created_at).where(Person.id == query.person_id))
    if created_at is None:
        raise NotFound(Person.__tablename__, query.person_id)
    rows = reader.connection.execute(
        select(PersonChange.__table__)
        .where(mine)
        .order_by(PersonChange.at.desc(), PersonChange.field, PersonChange.id)
        .limit(query.limit)
    ).all()
    return PersonChanges(
        lines=_changes(rows, query.person_id, reader),
        total=_count(reader, select(func.count(PersonChange.id)).where(mine)),
        created_at=created_at,
    )


@answers(WhoSaw)
def who_saw(query: WhoSaw, reader: Reader) -> Consultations:
    """Give the newest consultations of a person's file at this workstation.

    Raises:
        NotAllowed: the agent is neither an auditor nor a supervisor.
    """
    if not (reader.actor.may(Permission.READ_JOURNAL) or reader.actor.may(Permission.RESOLVE_QUARANTINE)):
        raise NotAllowed(Permission.READ_JOURNAL)
    rows = reader.connection.execute(
        select(LocalConsultation.at, LocalConsultation.agent_id, LocalConsultation.person_id, LocalConsultation.reason)
        .where(LocalConsultation.person_id == query.person_id)
        .order_by(LocalConsultation.line.desc())
        .limit(query.limit)
    ).all()
    called = agents(reader, (row.agent_id for row in rows))
    return Consultations(
        tuple(
            ConsultationFacts(
                at=row.at, agent_display=named(called, row.agent_id), person_id=row.person_id, reason=row.reason
            )
            for row in rows
        )
    )


def _changes(rows: Sequence[AnyRow], person_id: UUID, reader: Reader) -> tuple[FieldChange, ...]:
    about = {part: {row.row_id for row in rows if row.part is part} for part in ChangedPart}
    contacts = select(ContactPoint.id, ContactPoint.kind).where(ContactPoint.id.in_(about[ChangedPart.CONTACT]))
    kinds = {row.id: row.kind for row in reader.connection.execute(contacts)}
    between = select(Relation.id, Relation.kind, Relation.person_id, Relation.other_id)
    related = between.where(Relation.id.in_(about[ChangedPart.RELATION]))
    relations = {row.id: row for row in reader.connection.execute(related)}
    others = {
        relation_id: row.other_id if row.person_id == person_id else row.person_id
        for relation_id, row in relations.items()
    }
    called = agents(reader, (row.agent_id for row in rows))
    displays = people(reader, others.values())
    unsent = waiting(reader, PersonChange.__tablename__, (row.id for row in rows))
    return tuple(
        FieldChange(
            at=row.at,
            agent_display=named(called, row.agent_id),
            part=row.part,
            row_id=row.row_id,
            field=row.field,
            before=row.before,
            after=row.after,
            contact_kind=kinds.get(row.row_id),
            relation_kind=relations[row.row_id].kind if row.row_id in relations else None,
            other_display=named(displays, others.get(row.row_id)),
            waiting=row.id in unsent,
        )
        for row in rows
    )


def _count(reader: Reader, statement: Any) -> int:
    return int(reader.connection.scalar(statement) or 0)


def _identity(person_id: UUID, reader: Reader) -> IdentityCheckFacts | None:
    """Give the last proof seen, of those that nobody took back."""
    last = reader.connection.execute(
        select(IdentityCheck.id, IdentityCheck.proof, IdentityCheck.checked_on, IdentityCheck.agent_id)
        .where(IdentityCheck.person_id == person_id, stands(IdentityCheck))
        .order_by(IdentityCheck.checked_on.desc(), IdentityCheck.id.desc())
        .limit(1)
    ).first()
    if last is None:
        return None
    called = agents(reader, (last.agent_id,))
    return IdentityCheckFacts(
        check_id=last.id,
        proof=last.proof,
        checked_on=last.checked_on,
        agent_display=named(called, last.agent_id),
        may_retract=reader.actor.may(Permission.CORRECT_PERSON) and may_take_back(reader.actor, last.agent_id),
    )


def _contacts(person_id: UUID, reader: Reader) -> tuple[ContactPointFacts, ...]:
    """Give the contact points, those that are good first, preferred ones before the others."""
    rows = reader.connection.execute(
        select(ContactPoint.__table__)
        .where(ContactPoint.person_id == person_id)
        .order_by(ContactPoint.ended_on.isnot(None), ContactPoint.preferred.desc(), ContactPoint.id)
    )
    return tuple(
        ContactPointFacts(
            contact_id=row.id,
            kind=row.kind,
            value=row.value,
            street=row.street,
            postcode=row.postcode,
            city=row.city,
            preferred=row.preferred,
            ended_on=row.ended_on,
        )
        for row in rows
    )


def _relations(person_id: UUID, reader: Reader) -> tuple[RelationFacts, ...]:
    """Give the relations that stand today, seen from the open file."""
    standing = or_(Relation.ends_on.is_(None), Relation.ends_on >= reader.today)
    rows = reader.connection.execute(
        select(Relation.__table__)
        .where(or_(Relation.person_id == person_id, Relation.other_id == person_id), standing)
        .order_by(Relation.kind, Relation.id)
    ).all()
    others = {row.other_id if row.person_id == person_id else row.person_id for row in rows}
    found: dict[UUID, AnyRow] = {}
    if others:
        statement = select(*PERSON_NAMES, Person.birth_date).where(Person.id.in_(others))
        found = {row.id: row for row in reader.connection.execute(statement)}
    return tuple(_relation(row, person_id, found) for row in rows)


def _relation(row: AnyRow, person_id: UUID, others: dict[UUID, AnyRow]) -> RelationFacts:
    outward = row.person_id == person_id
    other_id = row.other_id if outward else row.person_id
    other = others.get(other_id)
    return RelationFacts(
        relation_id=row.id,
        kind=row.kind,
        outward=outward,
        other_id=other_id,
        other_display="" if other is None else display_of(other),
        other_birth_date=None if other is None else other.birth_date,
        ends_on=row.ends_on,
        scope=row.scope,
    )


def _households(person_id: UUID, reader: Reader) -> tuple[HouseholdFacts, ...]:
    inside = HouseholdMember.left_on.is_(None)
    rows = reader.connection.execute(
        select(Household.id, Household.label)
        .join(HouseholdMember, HouseholdMember.household_id == Household.id)
        .where(HouseholdMember.person_id == person_id, inside)
        .order_by(Household.id)
    ).all()
    if not rows:
        return ()
    members = reader.connection.execute(
        select(HouseholdMember.household_id, HouseholdMember.person_id)
        .where(
            HouseholdMember.household_id.in_({row.id for row in rows}), inside, HouseholdMember.person_id != person_id
        )
        .order_by(HouseholdMember.id)
    ).all()
    called = people(reader, (member.person_id for member in members))
    return tuple(
        HouseholdFacts(
            household_id=row.id,
            label=row.label,
            members=tuple(
                (member.person_id, named(called, member.person_id))
                for member in members
                if member.household_id == row.id
            ),
        )
        for row in rows
    )
