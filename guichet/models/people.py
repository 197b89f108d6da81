"""Who the town serves: natural persons and organisations, contact points, relations, households."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from guichet.contract.people import (
    ChangedPart,
    Civility,
    ContactKind,
    IdentityProof,
    OrganisationKind,
    PersonKind,
    RelationKind,
    Sex,
)
from guichet.domain.partitions import PEOPLE
from guichet.models.base import Replicated, Retractable
from guichet.models.types import Choice, Day, Flag, Id, Instant


class Person(Replicated):
    """A natural person or an organisation. Its technical id is never shown or printed (no citizen number)."""

    __tablename__ = "person"
    fixed_partition = PEOPLE
    __table_args__ = (Index(None, "external_id"), Index(None, "birth_date"))

    kind: Mapped[PersonKind] = mapped_column(Choice(PersonKind), default=PersonKind.NATURAL)
    civility: Mapped[Civility] = mapped_column(Choice(Civility), default=Civility.NONE)
    birth_name: Mapped[str] = mapped_column(String(200), default="")
    usual_name: Mapped[str] = mapped_column(String(200), default="")
    given_names: Mapped[str] = mapped_column(String(200), default="")
    birth_date: Mapped[date | None] = mapped_column(Day)
    birth_place: Mapped[str] = mapped_column(String(200), default="")
    sex: Mapped[Sex] = mapped_column(Choice(Sex), default=Sex.UNKNOWN)
    organisation_name: Mapped[str] = mapped_column(String(200), default="")
    organisation_kind: Mapped[OrganisationKind | None] = mapped_column(Choice(OrganisationKind))
    registration: Mapped[str] = mapped_column(String(20), default="")
    external_id: Mapped[str] = mapped_column(String(100), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    preferred_channel: Mapped[str] = mapped_column(String(20), default="")
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)


class ContactPoint(Replicated):
    """A phone (E.164), an e-mail, or a postal address; kept when it ends."""

    __tablename__ = "contact_point"
    fixed_partition = PEOPLE
    __table_args__ = (Index(None, "person_id"),)

    person_id: Mapped[UUID] = mapped_column(Id)
    kind: Mapped[ContactKind] = mapped_column(Choice(ContactKind))
    value: Mapped[str] = mapped_column(String(250), default="")
    street: Mapped[str] = mapped_column(String(250), default="")
    postcode: Mapped[str] = mapped_column(String(10), default="")
    city: Mapped[str] = mapped_column(String(100), default="")
    preferred: Mapped[bool] = mapped_column(Flag, default=False)
    ended_on: Mapped[date | None] = mapped_column(Day)


class Relation(Replicated):
    """What ``person`` is to ``other``, and until when: parent, guardian, proxy, representative …"""

    __tablename__ = "relation"
    fixed_partition = PEOPLE
    __table_args__ = (Index(None, "person_id"), Index(None, "other_id"))

    person_id: Mapped[UUID] = mapped_column(Id)
    other_id: Mapped[UUID] = mapped_column(Id)
    kind: Mapped[RelationKind] = mapped_column(Choice(RelationKind))
    starts_on: Mapped[date | None] = mapped_column(Day)
    ends_on: Mapped[date | None] = mapped_column(Day)
    scope: Mapped[str] = mapped_column(String(200), default="")


class Household(Replicated):
    """People under one roof."""

    __tablename__ = "household"
    fixed_partition = PEOPLE

    label: Mapped[str] = mapped_column(String(200))


class HouseholdMember(Replicated):
    """One person's stay in a household."""

    __tablename__ = "household_member"
    fixed_partition = PEOPLE
    __table_args__ = (Index(None, "household_id"), Index(None, "person_id"))

    household_id: Mapped[UUID] = mapped_column(Id)
    person_id: Mapped[UUID] = mapped_column(Id)
    left_on: Mapped[date | None] = mapped_column(Day)


class IdentityCheck(Retractable, Replicated):
    """The fact that an agent saw a proof of identity: kind, day, agent; never a number or a scan (CNIL)."""

    __tablename__ = "identity_check"
    fixed_partition = PEOPLE
    __table_args__ = (Index(None, "person_id"),)

    person_id: Mapped[UUID] = mapped_column(Id)
    proof: Mapped[IdentityProof] = mapped_column(Choice(IdentityProof))
    checked_on: Mapped[date] = mapped_column(Day)
    agent_id: Mapped[UUID] = mapped_column(Id)


class PersonChange(Replicated):
    """One field of a file that an agent changed: what it said, what it says, who, when; append-only.

    ``field`` is a column of the row ``row_id``, or ``added`` when the row itself is new.
    """

    __tablename__ = "person_change"
    fixed_partition = PEOPLE
    __table_args__ = (Index(None, "person_id"), Index(None, "row_id"))

    person_id: Mapped[UUID] = mapped_column(Id)
    part: Mapped[ChangedPart] = mapped_column(Choice(ChangedPart))
    row_id: Mapped[UUID] = mapped_column(Id)
    field: Mapped[str] = mapped_column(String(40))
    before: Mapped[str] = mapped_column(Text, default="")
    after: Mapped[str] = mapped_column(Text, default="")
    agent_id: Mapped[UUID] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Instant)
