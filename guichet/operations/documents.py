"""Supporting documents: ticked on the check-list, or kept as a copy."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from guichet.contract.refusals import CopyForbidden, DateOutOfOrder, DocumentTooOld, FieldRefused, NotFound
from guichet.contract.requests import DocumentState, EventKind, HoldDocument, TickDocument
from guichet.domain.permissions import Permission
from guichet.domain.procedures import DocumentRule
from guichet.models.people import Person
from guichet.models.requests import HeldDocument, Request, RequestDocument
from guichet.operations.apply import applies
from guichet.operations.cleaning import free_text, not_after
from guichet.operations.request_facts import expect, open_for, procedure_of, record
from guichet.operations.unit import Unit

MEDIA_TYPES: Final = frozenset({"application/pdf", "image/jpeg", "image/png", "image/tiff"})
LARGEST: Final = 2**31 - 1

_LOOKED_AT: Final = (DocumentState.SEEN, DocumentState.TO_CHECK)


@applies(TickDocument)
def tick_document(operation: TickDocument, unit: Unit) -> None:
    """Say what became of a document of the check-list.

    Raises:
        FieldsDiverged: somebody ticked it otherwise meanwhile.
        DocumentTooOld: it was issued too long before the day on which it is seen.
        DateOutOfOrder: it was issued after it was seen.
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
    document.state = operation.state
    document.seen_on = operation.seen_on if looked_at else None
    document.issued_on = operation.issued_on if looked_at else None
    document.agent_id = unit.agent_id
    document.note = free_text("note", operation.note)
    record(
        unit,
        request,
        EventKind.DOCUMENT,
        operation.event_id,
        detail=f"{rule.code}:{operation.state}",
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
    document.state = DocumentState.HELD
    document.seen_on, document.issued_on = operation.held_on, operation.issued_on
    document.agent_id = unit.agent_id
    record(
        unit,
        request,
        EventKind.DOCUMENT,
        operation.event_id,
        detail=f"{rule.code}:{DocumentState.HELD}",
        effective_on=operation.held_on,
    )


def _document(unit: Unit, document_id: UUID, permission: Permission) -> tuple[RequestDocument, Request, DocumentRule]:
    document = unit.get(RequestDocument, document_id)
    request = open_for(unit, document.request_id, permission)
    rule = procedure_of(unit, request.procedure, request.procedure_version).document(document.code)
    if rule is None:
        raise NotFound(RequestDocument.__tablename__, document_id)
    return document, request, rule


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
