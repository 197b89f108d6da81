"""Supporting documents: ticked on the check-list, kept as a copy, used again, taken back, added to the list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from guichet.contract.documents import AddDocument, DropDocument, ReuseDocument
from guichet.contract.refusals import (
    CopyForbidden,
    DateOutOfOrder,
    DocumentTooOld,
    FieldRefused,
    NotFound,
    SectorClosed,
)
from guichet.contract.requests import DocumentState, EventKind, HoldDocument, TickDocument
from guichet.domain.permissions import Permission
from guichet.domain.procedures import DocumentRule
from guichet.models.people import Person
from guichet.models.requests import HeldDocument, Request, RequestDocument
from guichet.operations.apply import applies
from guichet.operations.cleaning import free_text, needed, not_after
from guichet.operations.request_facts import documents_of, expect, open_for, procedure_of, record
from guichet.operations.unit import Unit

MEDIA_TYPES: Final = frozenset({"application/pdf", "image/jpeg", "image/png", "image/tiff"})
LARGEST: Final = 2**31 - 1

DROPPED: Final = "dropped"
REUSED: Final = "reused"
ADDED_STATE: Final = "added"
ADDED: Final = "+"
"""How the code of a row begins that an agent added: no procedure's own does."""
_CODE: Final = 60
_LABEL: Final = 200

_LOOKED_AT: Final = (DocumentState.SEEN, DocumentState.TO_CHECK)


@applies(TickDocument)
def tick_document(operation: TickDocument, unit: Unit) -> None:
    """Say what became of a document of the check-list.

    Raises:
        FieldsDiverged: somebody ticked it otherwise meanwhile.
        DocumentTooOld: it was issued too long before the day on which it is seen.
        DateOutOfOrder: it was issued after it was seen, or would expire before it was issued.
        FieldRefused: a copy is held by another operation; or the day has not come.
        RequestClosed: the request is over.
    """
    if operation.state is DocumentState.HELD:
        raise FieldRefused("state", "hold_it")
    document, request, rule = _document(unit, operation.document_id, operation.needs)
    expect(document, "state", operation.expected, operation.state, document.state)
    not_after("seen_on", operation.seen_on, unit.today)
    looked_at = operation.state in _LOOKED_AT
    if operation.state is DocumentState.SEEN:
        _check_age(rule, operation.issued_on, operation.seen_on)
    if operation.issued_on and operation.expires_on and operation.expires_on < operation.issued_on:
        raise DateOutOfOrder("expires_on")
    document.state = operation.state
    document.seen_on = operation.seen_on if looked_at else None
    document.issued_on = operation.issued_on if looked_at else None
    document.agent_id = unit.agent_id
    document.note = free_text("note", operation.note)
    document.proof = operation.proof if looked_at else None
    document.expires_on = operation.expires_on if looked_at else None
    record(
        unit,
        request,
        EventKind.DOCUMENT,
        operation.event_id,
        detail=_detail(rule.code, operation.state, document.proof or "", _iso(document.expires_on)),
        note=operation.note,
        effective_on=operation.seen_on,
    )


@applies(HoldDocument)
def hold_document(operation: HoldDocument, unit: Unit) -> None:
    """Keep a copy of a document; its file may arrive later.

    Raises:
        CopyForbidden: the procedure has it seen and not kept.
        DocumentTooOld, DateOutOfOrder: as for a document that is seen.
        FieldRefused: not a kind of file, or a size, that the town keeps.
        RequestClosed: the request is over.
    """
    document, request, rule = _document(unit, operation.document_id, operation.needs)
    if rule.seen_not_kept:
        raise CopyForbidden(rule.code)
    _check_file(operation)
    not_after("held_on", operation.held_on, unit.today)
    _check_age(rule, operation.issued_on, operation.held_on)
    if operation.person_id is not None:
        unit.get(Person, operation.person_id)
    unit.add(
        HeldDocument(
            id=operation.held_id,
            partition=request.partition,
            request_id=request.id,
            document_id=document.id,
            person_id=operation.person_id,
            code=document.code,
            blob_id=operation.blob_id,
            media_type=operation.media_type,
            size=operation.size,
            pages=operation.pages,
            held_on=operation.held_on,
            issued_on=operation.issued_on,
            consent=operation.consent,
            agent_id=unit.agent_id,
        )
    )
    _hold(unit, document, operation.held_on, operation.issued_on)
    record(
        unit,
        request,
        EventKind.DOCUMENT,
        operation.event_id,
        detail=_detail(rule.code, DocumentState.HELD),
        effective_on=operation.held_on,
    )


@applies(ReuseDocument)
def reuse_document(operation: ReuseDocument, unit: Unit) -> None:
    """Use a copy that the town holds of the requester's or the beneficiary's document; the file is the same one.

    Raises:
        FieldRefused: the person did not consent; or the day has not come.
        NotFound: no such copy, it was taken back, or it is another person's.
        SectorClosed: it lies in another sector than the request (arrêté of 4 July 2013: no passage between sectors).
        CopyForbidden: this document is seen and not kept.
        DocumentTooOld: older than the procedure allows; where its date is not known, since it was given.
        RequestClosed: the request is over.
    """
    document, request, rule = _document(unit, operation.document_id, operation.needs)
    if not operation.consent:
        raise FieldRefused("consent", "empty")
    source = unit.get(HeldDocument, operation.source_id)
    if source.dropped_on is not None or source.person_id not in {request.requester_id, request.beneficiary_id} - {None}:
        raise NotFound(HeldDocument.__tablename__, operation.source_id)
    if source.partition != request.partition:
        raise SectorClosed(source.partition)
    if rule.seen_not_kept:
        raise CopyForbidden(rule.code)
    not_after("held_on", operation.held_on, unit.today)
    _check_age(rule, source.issued_on or source.held_on, operation.held_on)
    unit.add(
        HeldDocument(
            id=operation.held_id,
            partition=request.partition,
            request_id=request.id,
            document_id=document.id,
            person_id=source.person_id,
            code=document.code,
            blob_id=source.blob_id,
            media_type=source.media_type,
            size=source.size,
            pages=source.pages,
            held_on=operation.held_on,
            issued_on=source.issued_on,
            consent=True,
            agent_id=unit.agent_id,
            source_id=source.id,
        )
    )
    _hold(unit, document, operation.held_on, source.issued_on)
    origin = unit.look(Request, Request.id == source.request_id)
    record(
        unit,
        request,
        EventKind.DOCUMENT,
        operation.event_id,
        detail=_detail(rule.code, REUSED, origin[0].reference if origin else ""),
        effective_on=operation.held_on,
    )


@applies(DropDocument)
def drop_document(operation: DropDocument, unit: Unit) -> None:
    """Take back a copy, also of a request that is over; the row of the check-list waits again if it was the last one.

    What is taken back already stays so.

    Raises:
        FieldRefused: no reason is given; or the day has not come.
        DateOutOfOrder: it cannot be taken back before it was held.
    """
    held = unit.get(HeldDocument, operation.held_id)
    request = unit.get(Request, held.request_id)
    unit.demand(operation.needs, request.service)
    if held.dropped_on is not None:
        return
    reason = needed("reason", operation.reason)
    not_after("dropped_on", operation.dropped_on, unit.today)
    if operation.dropped_on < held.held_on:
        raise DateOutOfOrder("dropped_on")
    held.dropped_on = operation.dropped_on
    document = unit.find(RequestDocument, held.document_id)
    left = unit.select(HeldDocument, HeldDocument.document_id == held.document_id, HeldDocument.dropped_on.is_(None))
    if document is not None and document.state is DocumentState.HELD and not left:
        document.state = DocumentState.MISSING
        document.seen_on = document.issued_on = None
        document.agent_id = unit.agent_id
    record(
        unit,
        request,
        EventKind.DOCUMENT,
        operation.event_id,
        detail=_detail(held.code, DROPPED),
        note=reason,
        effective_on=operation.dropped_on,
    )


@applies(AddDocument)
def add_document(operation: AddDocument, unit: Unit) -> None:
    """Add a row to a request's check-list for what the citizen brought and the procedure does not ask for.

    Raises:
        FieldRefused: it has no name, or one that is too long.
        RequestClosed: the request is over.
    """
    request = open_for(unit, operation.request_id, operation.needs)
    label = needed("label", operation.label)
    if len(label) > _LABEL:
        raise FieldRefused("label", "too_long")
    last = max((document.position for document in documents_of(unit, request)), default=-1)
    code = ADDED + label.replace(":", ",")[: _CODE - len(ADDED)]
    unit.add(
        RequestDocument(
            id=operation.document_id,
            partition=request.partition,
            request_id=request.id,
            code=code,
            position=last + 1,
            state=DocumentState.MISSING,
            label=label,
        )
    )
    record(unit, request, EventKind.DOCUMENT, operation.event_id, detail=_detail(code, ADDED_STATE))


def _document(unit: Unit, document_id: UUID, permission: Permission) -> tuple[RequestDocument, Request, DocumentRule]:
    document = unit.get(RequestDocument, document_id)
    request = open_for(unit, document.request_id, permission)
    if document.label:
        return document, request, DocumentRule(document.code, document.label, seen_not_kept=False)
    rule = procedure_of(unit, request.procedure, request.procedure_version).document(document.code)
    if rule is None:
        raise NotFound(RequestDocument.__tablename__, document_id)
    return document, request, rule


def _hold(unit: Unit, document: RequestDocument, held_on: date, issued_on: date | None) -> None:
    document.state = DocumentState.HELD
    document.seen_on, document.issued_on = held_on, issued_on
    document.proof = document.expires_on = None
    document.agent_id = unit.agent_id


def _detail(*parts: str) -> str:
    """Write what happened to a document: its code, what became of it, and what else there is to say."""
    return ":".join(parts).rstrip(":")


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _check_age(rule: DocumentRule, issued_on: date | None, on: date) -> None:
    if issued_on is None:
        return
    if issued_on > on:
        raise DateOutOfOrder("issued_on")
    if rule.max_age_days is not None and on - issued_on > timedelta(days=rule.max_age_days):
        raise DocumentTooOld(rule.code, rule.max_age_days)


def _check_file(operation: HoldDocument) -> None:
    if operation.media_type not in MEDIA_TYPES:
        raise FieldRefused("media_type", "unknown")
    if not 0 < operation.size <= LARGEST:
        raise FieldRefused("size", "out_of_range")
    if operation.pages < 1:
        raise FieldRefused("pages", "out_of_range")
    if not operation.blob_id:
        raise FieldRefused("blob_id", "empty")
