"""The page behind the sync pill: what waits, what is in conflict, what was refused, what is parked behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from guichet.contract.base import Operation
from guichet.contract.interactions import RecordInteraction, RetractInteraction
from guichet.contract.journal import JournalLine, JournalPage, OtherVersion, ShowJournal
from guichet.contract.naming import draft_display
from guichet.contract.people import RegisterPerson, RetractIdentityCheck, VerifyIdentity
from guichet.contract.refusals import ErrorText, FieldsDiverged, OperationUnknown, Outcome, from_text
from guichet.contract.registry import decode_operation
from guichet.contract.requests import EventKind, IssueReceipt, OpenRequest
from guichet.models.base import Replicated
from guichet.models.people import ContactPoint, HouseholdMember, IdentityCheck, PersonChange, Relation
from guichet.models.requests import Interaction, Receipt, Request, RequestDocument, RequestEvent
from guichet.models.workstation import JournalEntry
from guichet.queries.administered import administered
from guichet.queries.ask import Reader, answers
from guichet.queries.lookups import AnyRow, agents, named, people

_REFUSED = (Outcome.REJECTED, Outcome.ERROR, Outcome.QUARANTINED)
_OPEN = (Outcome.PENDING, Outcome.CONFLICT, Outcome.PARKED, *_REFUSED)
_SENT = 12
"""Entries that went, as many as a page shows."""
_ENTRIES = select(
    JournalEntry.op_id,
    JournalEntry.n,
    JournalEntry.name,
    JournalEntry.args,
    JournalEntry.agent_id,
    JournalEntry.made_at,
    JournalEntry.outcome,
    JournalEntry.reason,
    JournalEntry.depends_on,
)


@answers(ShowJournal)
def show_journal(query: ShowJournal, reader: Reader) -> JournalPage:
    """Give every operation of this workstation that is not settled, in the order in which they were made.

    Of those that the server took, the agent's own last ones are given too: a colleague's may be about a closed sector.

    ``refused`` lists each refused operation followed by those that are parked behind it; ``parked`` has these alone.
    """
    entries = reader.connection.execute(_ENTRIES.where(JournalEntry.outcome.in_(_OPEN)).order_by(JournalEntry.n)).all()
    taken = reader.connection.execute(
        _ENTRIES.where(JournalEntry.outcome == Outcome.OK, JournalEntry.agent_id == reader.actor.agent_id)
        .order_by(JournalEntry.n.desc())
        .limit(_SENT)
    ).all()
    lines = _lines(reader, entries)
    parked = tuple(line for line in lines if line.outcome is Outcome.PARKED)
    refused = [line for line in lines if line.outcome in _REFUSED]
    return JournalPage(
        waiting=tuple(line for line in lines if line.outcome is Outcome.PENDING),
        conflicts=tuple(line for line in lines if line.outcome is Outcome.CONFLICT),
        refused=tuple(
            each for line in refused for each in (line, *(one for one in parked if one.depends_on == line.op_id))
        ),
        parked=parked,
        sent=tuple(_lines(reader, taken)),
    )


class _About(msgspec.Struct, frozen=True):
    """Whom and what an operation is about."""

    person_id: UUID | None = None
    request_id: UUID | None = None


def _lines(reader: Reader, entries: Sequence[AnyRow]) -> list[JournalLine]:
    operations = {entry.op_id: _decoded(entry.args) for entry in entries}
    about = _subjects(reader, operations)
    persons = people(reader, (subject.person_id for subject in about.values()))
    references = _references(reader, (subject.request_id for subject in about.values()))
    # What a refused creation would have made is in the journal alone.
    for operation in operations.values():
        match operation:
            case RegisterPerson():
                persons.setdefault(operation.person_id, draft_display(operation.identity))
            case OpenRequest():
                references.setdefault(operation.request_id, operation.reference)
    called = agents(reader, (entry.agent_id for entry in entries))
    printed = _receipts(reader, entries, about)
    kept = administered(reader, operations)
    return [
        JournalLine(
            op_id=entry.op_id,
            n=entry.n,
            name=entry.name,
            agent_display=named(called, entry.agent_id),
            made_at=entry.made_at,
            outcome=entry.outcome,
            reason=None if entry.reason is None else msgspec.convert(entry.reason, ErrorText),
            depends_on=entry.depends_on,
            subject=named(references, about[entry.op_id].request_id)
            or named(persons, about[entry.op_id].person_id)
            or kept.get(entry.op_id, ""),
            person_id=about[entry.op_id].person_id,
            request_id=about[entry.op_id].request_id,
            receipts=printed[entry.op_id],
            edits=getattr(operations[entry.op_id], "edits", ()),
            others=_others(reader, entry),
        )
        for entry in entries
    ]


def _others(reader: Reader, entry: AnyRow) -> tuple[OtherVersion, ...]:
    """Say who wrote the other values of a conflict on fields: what came last, of those the server took."""
    if entry.outcome is not Outcome.CONFLICT or entry.reason is None:
        return ()
    error = from_text(msgspec.convert(entry.reason, ErrorText))
    if not isinstance(error, FieldsDiverged):
        return ()
    last: dict[str, AnyRow] = {}
    if error.table == Request.__tablename__:
        corrected = reader.connection.execute(
            select(RequestEvent.agent_id, RequestEvent.at)
            .where(RequestEvent.request_id == error.row_id, RequestEvent.kind == EventKind.CORRECTED)
            .order_by(RequestEvent.at.desc(), RequestEvent.id)
            .limit(1)
        ).first()
        last = {} if corrected is None else {each.field: corrected for each in error.fields}
    else:
        changes = select(PersonChange.field, PersonChange.agent_id, PersonChange.at).where(
            PersonChange.row_id == error.row_id, PersonChange.field.in_([each.field for each in error.fields])
        )
        for change in reader.connection.execute(changes.order_by(PersonChange.at)):
            last[change.field] = change
    called = agents(reader, (row.agent_id for row in last.values()))
    return tuple(
        OtherVersion(field=each.field, agent_display=named(called, last[each.field].agent_id), at=last[each.field].at)
        for each in error.fields
        if each.field in last
    )


def _decoded(args: str) -> Operation | None:
    try:
        return decode_operation(args)
    except OperationUnknown:
        return None


def _subjects(reader: Reader, operations: dict[UUID, Operation | None]) -> dict[UUID, _About]:
    """Say what each operation is about, through the rows that it names when it names no person and no request."""
    requests = {
        **_owners(reader, operations, "document_id", RequestDocument, RequestDocument.request_id),
        **_owners(reader, operations, "receipt_id", Receipt, Receipt.request_id),
    }
    persons = {
        **_owners(reader, operations, "contact_id", ContactPoint, ContactPoint.person_id),
        **_owners(reader, operations, "relation_id", Relation, Relation.person_id),
        **_owners(reader, operations, "membership_id", HouseholdMember, HouseholdMember.person_id),
        **_owners(reader, operations, "interaction_id", Interaction, Interaction.person_id),
        **_owners(reader, operations, "check_id", IdentityCheck, IdentityCheck.person_id),
        **_never_made(operations),
    }
    return {
        op_id: _About(
            getattr(operation, "person_id", None) or getattr(operation, "requester_id", None) or persons.get(op_id),
            getattr(operation, "request_id", None) or requests.get(op_id),
        )
        for op_id, operation in operations.items()
    }


def _owners(
    reader: Reader,
    operations: dict[UUID, Operation | None],
    argument: str,
    model: type[Replicated],
    owner: InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None],
) -> dict[UUID, UUID]:
    """Give the person or the request of the row that an argument names, by operation."""
    named_rows = {op_id: getattr(operation, argument, None) for op_id, operation in operations.items()}
    wanted = {op_id: row_id for op_id, row_id in named_rows.items() if row_id is not None}
    if not wanted:
        return {}
    found = select(model.id, owner).where(model.id.in_(set(wanted.values())))
    owners = {row.id: row[1] for row in reader.connection.execute(found) if row[1] is not None}
    return {op_id: owners[row_id] for op_id, row_id in wanted.items() if row_id in owners}


def _never_made(operations: dict[UUID, Operation | None]) -> dict[UUID, UUID]:
    """Give the person of what is taken back although it was refused: no row says whose it was."""
    refused: dict[UUID, UUID | None] = {}
    for operation in operations.values():
        match operation:
            case RecordInteraction():
                refused[operation.interaction_id] = operation.person_id
            case VerifyIdentity():
                refused[operation.check_id] = operation.person_id
    about: dict[UUID, UUID] = {}
    for op_id, operation in operations.items():
        match operation:
            case RetractInteraction(interaction_id=row_id) | RetractIdentityCheck(check_id=row_id):
                person_id = refused.get(row_id)
                if person_id is not None:
                    about[op_id] = person_id
    return about


def _references(reader: Reader, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    wanted = {request_id for request_id in ids if request_id is not None}
    if not wanted:
        return {}
    found = select(Request.id, Request.reference).where(Request.id.in_(wanted))
    return {row.id: row.reference for row in reader.connection.execute(found)}


def _receipts(reader: Reader, entries: Sequence[AnyRow], about: dict[UUID, _About]) -> dict[UUID, tuple[str, ...]]:
    """Give the papers that say what an operation did: its own, its request's after it, those parked behind it."""
    if not entries:
        return {}
    issued = reader.connection.execute(
        select(JournalEntry.n, JournalEntry.args, JournalEntry.depends_on)
        .where(JournalEntry.name == IssueReceipt.operation_name(), JournalEntry.n >= entries[0].n)
        .order_by(JournalEntry.n)
    )
    of_request: dict[UUID, list[tuple[int, str]]] = {}
    behind: dict[UUID, list[str]] = {}
    for n, args, depends_on in issued:
        operation = _decoded(args)
        if isinstance(operation, IssueReceipt):
            of_request.setdefault(operation.request_id, []).append((n, operation.number))
            if depends_on is not None:
                behind.setdefault(depends_on, []).append(operation.number)
    found: dict[UUID, tuple[str, ...]] = {}
    for entry in entries:
        request_id = about[entry.op_id].request_id
        own = [] if request_id is None else of_request.get(request_id, [])
        numbers = [number for n, number in own if n >= entry.n] + behind.get(entry.op_id, [])
        found[entry.op_id] = tuple(dict.fromkeys(numbers))
    return found
