"""Natural persons and organisations: who they are, how to reach them, whom they act for."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

import msgspec

from guichet.contract.base import FieldEdit, Operation, Query
from guichet.domain.permissions import Permission


class PersonKind(enum.StrEnum):
    """A human being, or an association, company, administration."""

    NATURAL = "natural"
    ORGANISATION = "organisation"


class Civility(enum.StrEnum):
    """How letters address a natural person; none is a choice."""

    MRS = "Mme"
    MR = "M."
    NONE = ""


class Sex(enum.StrEnum):
    """As civil status records it."""

    FEMALE = "F"
    MALE = "M"
    UNKNOWN = ""


class OrganisationKind(enum.StrEnum):
    """What kind of organisation."""

    ASSOCIATION = "association"
    COMPANY = "company"
    PUBLIC_BODY = "public_body"
    OTHER = "other"


class ContactKind(enum.StrEnum):
    """A way to reach somebody."""

    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    ADDRESS = "address"


class RelationKind(enum.StrEnum):
    """What ``person`` is to ``other``: PARENT reads «person is a parent of other»."""

    PARENT = "parent"
    GUARDIAN = "guardian"
    """Legal guardian (représentant légal, tuteur)."""
    PROXY = "proxy"
    """Holds a written mandate (mandataire)."""
    SPOUSE = "spouse"
    REPRESENTATIVE = "representative"
    """Acts for the organisation ``other``."""
    MEMBER = "member"


class IdentityProof(enum.StrEnum):
    """The document by which an agent checked an identity; never its number (CNIL)."""

    CNI = "cni"
    PASSPORT = "passport"
    RESIDENCE_PERMIT = "residence_permit"
    DRIVING_LICENCE = "driving_licence"
    FAMILY_BOOK = "family_book"
    OTHER = "other"


class ChangedPart(enum.StrEnum):
    """Which part of a file a change is about, by its table."""

    PERSON = "person"
    CONTACT = "contact_point"
    RELATION = "relation"


ADDED = "added"
"""The field of a change that says that the part itself is new."""

CHECK_RETRACTED = "identity_check"
"""The field of a change of a person that says that an identity check was taken back.

``before`` is the proof and the day, parted by a space; ``after`` is the reason.
"""


class ContactDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A contact point as typed: ``value`` for phone or e-mail; ``street``, ``postcode``, ``city`` for an address."""

    contact_id: UUID
    kind: ContactKind
    value: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    preferred: bool = False


class NaturalDraft(msgspec.Struct, frozen=True, kw_only=True, tag="natural"):
    """A human being as typed; one of the two names is needed."""

    civility: Civility = Civility.NONE
    birth_name: str = ""
    usual_name: str = ""
    given_names: str = ""
    birth_date: date | None = None
    birth_place: str = ""
    sex: Sex = Sex.UNKNOWN


class OrganisationDraft(msgspec.Struct, frozen=True, kw_only=True, tag="organisation"):
    """An organisation as typed; ``registration`` is a SIRET, SIREN or RNA number."""

    name: str
    organisation_kind: OrganisationKind = OrganisationKind.ASSOCIATION
    registration: str = ""


# --- operations ------------------------------------------------------------------------------------------------------


class RegisterPerson(Operation, frozen=True, kw_only=True, tag="person.register"):
    """Put a person or an organisation on file, with how to reach them.

    Raises:
        NameMissing: no name at all.
        FieldRefused: a name, phone, e-mail, date or postcode cannot be taken.
        AlreadyExists: this id is on file.
    """

    needs: ClassVar[Permission] = Permission.REGISTER_PERSON

    person_id: UUID
    identity: NaturalDraft | OrganisationDraft
    contacts: tuple[ContactDraft, ...] = ()
    external_id: str = ""
    note: str = ""

    def created(self) -> tuple[UUID, ...]:
        return (self.person_id, *(contact.contact_id for contact in self.contacts))


class CorrectPerson(Operation, frozen=True, kw_only=True, tag="person.correct"):
    """Change fields of a person: civility, birth_name, usual_name, given_names, birth_date, birth_place, sex,
    organisation_name, organisation_kind, registration, note, external_id, preferred_channel.

    Raises:
        FieldsDiverged: one of these fields was changed meanwhile.
        FieldRefused: a value cannot be taken.
    """

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON

    person_id: UUID
    edits: tuple[FieldEdit, ...]


class AddContactPoint(Operation, frozen=True, kw_only=True, tag="person.add_contact"):
    """Add a way to reach a person."""

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON

    person_id: UUID
    contact: ContactDraft

    def created(self) -> tuple[UUID, ...]:
        return (self.contact.contact_id,)


class CorrectContactPoint(Operation, frozen=True, kw_only=True, tag="person.correct_contact"):
    """Change fields of a contact point: value, street, postcode, city, preferred."""

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON

    contact_id: UUID
    edits: tuple[FieldEdit, ...]


class EndContactPoint(Operation, frozen=True, kw_only=True, tag="person.end_contact"):
    """Say that a contact point is no longer good; it stays in the history."""

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON

    contact_id: UUID
    ended_on: date


class AddRelation(Operation, frozen=True, kw_only=True, tag="person.add_relation"):
    """Say what a person is to another: parent, guardian, proxy, representative …"""

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON

    relation_id: UUID
    person_id: UUID
    other_id: UUID
    kind: RelationKind
    starts_on: date | None = None
    ends_on: date | None = None
    scope: str = ""

    def created(self) -> tuple[UUID, ...]:
        return (self.relation_id,)


class EndRelation(Operation, frozen=True, kw_only=True, tag="person.end_relation"):
    """End a relation or a mandate."""

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON

    relation_id: UUID
    ended_on: date


class FormHousehold(Operation, frozen=True, kw_only=True, tag="household.form"):
    """Put people under one roof for the services that need it (school meals, rates)."""

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON

    household_id: UUID
    label: str
    members: tuple[tuple[UUID, UUID], ...]
    """Pairs (membership id, person id)."""

    def created(self) -> tuple[UUID, ...]:
        return (self.household_id, *(membership for membership, _ in self.members))


class JoinHousehold(Operation, frozen=True, kw_only=True, tag="household.join"):
    """Add one person to a household."""

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON

    membership_id: UUID
    household_id: UUID
    person_id: UUID

    def created(self) -> tuple[UUID, ...]:
        return (self.membership_id,)


class LeaveHousehold(Operation, frozen=True, kw_only=True, tag="household.leave"):
    """Take one person out of a household from a day on."""

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON

    membership_id: UUID
    left_on: date


class VerifyIdentity(Operation, frozen=True, kw_only=True, tag="person.verify_identity"):
    """Record that an agent saw a proof of identity: its kind and the day, never its number."""

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON

    check_id: UUID
    person_id: UUID
    proof: IdentityProof
    checked_on: date

    def created(self) -> tuple[UUID, ...]:
        return (self.check_id,)


class RetractIdentityCheck(Operation, frozen=True, kw_only=True, tag="person.retract_identity_check"):
    """Take back an identity check that was noted by mistake: the check before it counts again.

    The row stays and says who took it back, when and why; the history of the file says it too. Whoever made the check
    may do this, on any day, and so may a supervisor. What is taken back already stays so, with the first reason.

    Raises:
        NotFound: there is no such check here.
        WrittenByAnother: somebody else made it, and the agent is no supervisor.
        FieldRefused: no reason is given, or one that is too long.
        FreeTextRefused: the reason holds a social security number.
    """

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON

    check_id: UUID
    reason: str


# --- answers and queries ---------------------------------------------------------------------------------------------


class ReasonKind(enum.StrEnum):
    """Why a person is in the results; the face writes the sentence."""

    NAME = "name"
    NAME_PREFIX = "name_prefix"
    NAME_NEAR = "name_near"
    NAME_SOUND = "name_sound"
    BIRTH_NAME = "birth_name"
    """Beside the reason of a name: it is the birth name of somebody who goes by another, which no row shows."""
    BIRTH_DATE = "birth_date"
    BIRTH_DATE_NEAR = "birth_date_near"
    BIRTH_YEAR = "birth_year"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    REFERENCE = "reference"
    EXTERNAL_ID = "external_id"


class Reason(msgspec.Struct, frozen=True):
    """One piece of evidence: its kind and the words of the file that matched."""

    kind: ReasonKind
    matched: str = ""


class PersonHit(msgspec.Struct, frozen=True, kw_only=True):
    """A row of search results."""

    person_id: UUID
    kind: PersonKind
    display: str
    """«Mme BENALI Samira», «Association Les Lilas»."""
    birth_date: date | None = None
    address: str = ""
    phone_masked: str = ""
    external_id: str = ""
    open_requests: int = 0
    reasons: tuple[Reason, ...] = ()
    score: float = 0.0


class RequestHit(msgspec.Struct, frozen=True, kw_only=True):
    """A request in search results or in a list."""

    request_id: UUID
    reference: str
    procedure: str
    label: str
    person_id: UUID | None
    person_display: str
    state_label: str
    due_on: date | None
    closed: bool


class SearchResults(msgspec.Struct, frozen=True, kw_only=True):
    """What the search box shows; ``ms`` is the time that the desk took."""

    query: str
    people: tuple[PersonHit, ...] = ()
    requests: tuple[RequestHit, ...] = ()
    ms: float = 0.0


class Search(Query[SearchResults], frozen=True, kw_only=True, tag="people.search"):
    """Find people and requests by whatever was typed; the last word is taken as unfinished."""

    answer: ClassVar[type] = SearchResults

    text: str
    limit: int = 8


class SimilarPeople(Query[SearchResults], frozen=True, kw_only=True, tag="people.similar"):
    """Find who may already be on file before a person is created."""

    answer: ClassVar[type] = SearchResults

    identity: NaturalDraft | OrganisationDraft
    contacts: tuple[ContactDraft, ...] = ()
    limit: int = 5


class ContactPointFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A contact point as filed; ``value`` of a phone is E.164."""

    contact_id: UUID
    kind: ContactKind
    value: str
    street: str
    postcode: str
    city: str
    preferred: bool
    ended_on: date | None


class RelationFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A relation seen from the open file: ``outward`` when the file's person is the subject."""

    relation_id: UUID
    kind: RelationKind
    outward: bool
    other_id: UUID
    other_display: str
    other_birth_date: date | None
    ends_on: date | None
    scope: str


class HouseholdFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A household of the file's person: (person id, display) of the others."""

    household_id: UUID
    label: str
    members: tuple[tuple[UUID, str], ...]


class IdentityCheckFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The last proof of identity seen, of those that nobody took back."""

    check_id: UUID
    proof: IdentityProof
    checked_on: date
    agent_display: str
    may_retract: bool = False
    """Whether the agent who asks may take this check back."""


class RequestLine(msgspec.Struct, frozen=True, kw_only=True):
    """A request in a citizen's list."""

    request_id: UUID
    reference: str
    procedure: str
    category: str
    label: str
    state_label: str
    beneficiary_display: str
    due_on: date | None
    suspended: bool
    closed: bool
    documents_missing: int
    opened_on: date


class PersonSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the citizen card shows, in one answer."""

    person_id: UUID
    kind: PersonKind
    display: str
    initials: str
    civility: Civility
    birth_name: str
    usual_name: str
    given_names: str
    birth_date: date | None
    birth_place: str
    sex: Sex
    organisation_name: str
    organisation_kind: OrganisationKind | None
    registration: str
    external_id: str
    note: str
    identity: IdentityCheckFacts | None
    contacts: tuple[ContactPointFacts, ...]
    relations: tuple[RelationFacts, ...]
    households: tuple[HouseholdFacts, ...]
    open_requests: tuple[RequestLine, ...]
    closed_requests: int
    interactions: int
    updated_at: datetime


class RequestLines(msgspec.Struct, frozen=True, kw_only=True):
    """Requests of one citizen."""

    lines: tuple[RequestLine, ...]


class ClosedRequests(Query[RequestLines], frozen=True, kw_only=True, tag="people.closed_requests"):
    """The closed requests of a citizen whose file is open, the last ones first."""

    person_id: UUID
    limit: int = 100
    answer: ClassVar[type] = RequestLines


class OpenPerson(Query[PersonSheet], frozen=True, kw_only=True, tag="people.open"):
    """Open a person's file; who, when and why are journalled.

    ``reason`` is a short word of the face's own list: ``visit``, ``call``, ``mail``, ``request``, ``follow_up``,
    ``refresh`` (the same file, already open at this desk: not journalled again).
    """

    answer: ClassVar[type] = PersonSheet

    person_id: UUID
    reason: str

    def opens_person(self) -> UUID | None:
        return None if self.reason == "refresh" else self.person_id


class ConsultationFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the consultation journal."""

    at: datetime
    agent_display: str
    person_id: UUID
    reason: str


class Consultations(msgspec.Struct, frozen=True):
    """The newest lines of this workstation's consultation journal for a person."""

    lines: tuple[ConsultationFacts, ...]


class WhoSaw(Query[Consultations], frozen=True, kw_only=True, tag="people.who_saw"):
    """Say who opened a person's file from this workstation (auditor, supervisor)."""

    answer: ClassVar[type] = Consultations

    person_id: UUID
    limit: int = 100


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a file that was changed.

    ``before`` and ``after`` are as stored: dates are ISO 8601, yes is ``1``, nothing is empty. A change whose ``field``
    is :data:`ADDED` says in ``after`` what was added (empty for a relation: ``other_display`` says with whom).
    """

    at: datetime
    agent_display: str
    part: ChangedPart
    row_id: UUID
    field: str
    before: str
    after: str
    contact_kind: ContactKind | None = None
    relation_kind: RelationKind | None = None
    other_display: str = ""
    waiting: bool = False
    """Whether the server has not answered yet."""


class PersonChanges(msgspec.Struct, frozen=True, kw_only=True):
    """The changes of a file, newest first, and when the file was made."""

    lines: tuple[FieldChange, ...]
    total: int
    created_at: datetime


class FieldHistory(Query[PersonChanges], frozen=True, kw_only=True, tag="people.field_history"):
    """Say which fields of a file were changed, by whom and when; asked from the open file."""

    answer: ClassVar[type] = PersonChanges

    person_id: UUID
    limit: int = 200
