"""What is needed to open a request: the form, what the file already says, what looks the same."""

from __future__ import annotations

import operator
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from guichet.contract.base import FieldValue
from guichet.contract.naming import person_name
from guichet.contract.people import ContactKind, PersonKind, RelationKind
from guichet.contract.refusals import NotFound, ProcedureUnknown, SectorClosed
from guichet.contract.requests import NearRequest, RequestForm, ShowRequestForm
from guichet.domain import names
from guichet.domain.calendar import WorkingCalendar
from guichet.domain.clocks import Fact, FactKind
from guichet.domain.deadlines import compute
from guichet.domain.partitions import sector_partition
from guichet.domain.permissions import Permission
from guichet.domain.procedures import Procedure
from guichet.models.people import ContactPoint, Person, Relation
from guichet.models.requests import Request
from guichet.queries.ask import Reader, answers
from guichet.queries.catalogue import in_force
from guichet.queries.lookups import AnyRow, named, people
from guichet.queries.request_lines import concerns, is_closed

_ACTS_FOR = (RelationKind.PARENT, RelationKind.GUARDIAN, RelationKind.PROXY, RelationKind.REPRESENTATIVE)


@answers(ShowRequestForm)
def show_request_form(query: ShowRequestForm, reader: Reader) -> RequestForm:
    """Prepare the form of the version in force of a procedure.

    Raises:
        ProcedureUnknown: the catalogue has no such procedure.
        SectorClosed: its sector is not open to the agent.
        NotFound: the requester or the beneficiary is not here.
    """
    procedure = in_force(reader, query.procedure)
    if procedure is None:
        raise ProcedureUnknown(query.procedure)
    reader.demand(Permission.OPEN_REQUEST, procedure.service)
    partition = sector_partition(procedure.sector)
    if partition not in reader.partitions:
        raise SectorClosed(partition)
    return RequestForm(
        procedure=procedure,
        prefilled=_prefilled(query, reader, procedure),
        beneficiaries=_beneficiaries(query.requester_id, reader),
        near=_near(query, reader),
        today=reader.today,
        due_on=compute(
            procedure.legal.clock_rule,
            (Fact(FactKind.RECEIVED, reader.today),),
            WorkingCalendar(reader.department),
        ).announced.due_on,
    )


def _prefilled(query: ShowRequestForm, reader: Reader, procedure: Procedure) -> dict[str, FieldValue]:
    """Fill what the file knows into the fields that ask for it, and the catalogue's own defaults elsewhere."""
    sources = {
        **_facts("requester", query.requester_id, reader),
        **_facts("beneficiary", query.beneficiary_id, reader),
    }
    found: dict[str, FieldValue] = {}
    for field in procedure.fields:
        known = sources.get(field.prefill) if field.prefill else None
        value = known or field.default
        if value is not None:
            found[field.name] = value
    return found


def _facts(role: str, person_id: UUID | None, reader: Reader) -> dict[str, str]:
    """Give what the file says of a person, by the names of ``guichet.domain.procedures.Prefill``."""
    if person_id is None:
        return {}
    person = reader.connection.execute(select(Person.__table__).where(Person.id == person_id)).first()
    if person is None:
        raise NotFound(Person.__tablename__, person_id)
    contacts = reader.connection.execute(
        select(ContactPoint.__table__)
        .where(ContactPoint.person_id == person_id, ContactPoint.ended_on.is_(None))
        .order_by(ContactPoint.preferred.desc(), ContactPoint.id)
    ).all()
    facts = {
        "name": _name(person),
        "birth_name": person.birth_name,
        "usual_name": person.usual_name,
        "given_names": person.given_names,
        "birth_date": person.birth_date.isoformat() if person.birth_date else "",
        "birth_place": person.birth_place,
        "address": _address(contacts),
        "phone": _first(contacts, ContactKind.MOBILE, ContactKind.PHONE),
        "email": _first(contacts, ContactKind.EMAIL),
    }
    return {f"{role}.{fact}": value for fact, value in facts.items() if value}


def _name(person: AnyRow) -> str:
    if person.kind is PersonKind.ORGANISATION:
        return str(person.organisation_name)
    plain = person_name(birth_name=person.birth_name, usual_name=person.usual_name, given_names=person.given_names)
    return names.display_name(plain)


def _first(contacts: Any, *kinds: ContactKind) -> str:
    return next((str(each.value) for kind in kinds for each in contacts if each.kind is kind), "")


def _address(contacts: Any) -> str:
    found = next((each for each in contacts if each.kind is ContactKind.ADDRESS), None)
    if found is None:
        return ""
    town = f"{found.postcode} {found.city}".strip()
    return ", ".join(part for part in (found.street, town) if part)


def _beneficiaries(requester_id: UUID | None, reader: Reader) -> tuple[tuple[UUID, str], ...]:
    """Give those whom the requester may act for today: children, wards, principals, organisations."""
    if requester_id is None:
        return ()
    others = set(
        reader.connection.scalars(
            select(Relation.other_id).where(
                Relation.person_id == requester_id,
                Relation.kind.in_(_ACTS_FOR),
                or_(Relation.ends_on.is_(None), Relation.ends_on >= reader.today),
            )
        )
    )
    called = people(reader, others)
    found = ((other_id, named(called, other_id)) for other_id in others if other_id in called)
    return tuple(sorted(found, key=operator.itemgetter(1, 0)))


def _near(query: ShowRequestForm, reader: Reader) -> tuple[NearRequest, ...]:
    if query.requester_id is None:
        return ()
    rows = reader.connection.execute(
        select(Request.id, Request.reference, Request.received_on, Request.channel)
        .where(
            concerns(query.requester_id),
            Request.procedure == query.procedure,
            Request.partition.in_(reader.partitions),
            is_closed(False),
        )
        .order_by(Request.received_on.desc(), Request.id)
    )
    return tuple(
        NearRequest(request_id=row.id, reference=row.reference, received_on=row.received_on, channel=row.channel)
        for row in rows
    )
