"""Receipts: numbered, with what they say frozen on the day they are made, so that a reprint says the same."""

from __future__ import annotations

from guichet.contract.refusals import (
    AlreadyExists,
    DateOutOfOrder,
    LegalValueUnconfirmed,
    ReceiptIncomplete,
    RequestClosed,
)
from guichet.contract.requests import EventKind, IssueReceipt, ReceiptKind, VoidReceipt
from guichet.domain.acknowledgments import lacking
from guichet.domain.procedures import Procedure
from guichet.domain.references import ReferenceKind
from guichet.models.requests import Receipt, Request
from guichet.operations.apply import applies
from guichet.operations.cleaning import free_text, needed, not_after
from guichet.operations.receipt_facts import Facts, acknowledgment_facts, deposit_facts, missing_facts
from guichet.operations.request_facts import checked_reference, procedure_of, record, set_clocks
from guichet.operations.unit import Unit


@applies(IssueReceipt)
def issue_receipt(operation: IssueReceipt, unit: Unit) -> None:
    """Number a paper and freeze what it says.

    ``content`` holds the facts of that kind of paper under the names of its fields, days and instants as ISO 8601.

    Raises:
        ReferenceMalformed: the number is not a receipt's, or not of this workstation.
        AlreadyExists: the number is taken.
        LegalValueUnconfirmed: an acknowledgment says what silence means, and nobody confirmed it.
        ReceiptIncomplete: an acknowledgment would lack mentions (CRPA R112-5), or a list of documents would be empty.
        RequestClosed: nothing is acknowledged or asked for once the request is over.
    """
    request = unit.get(Request, operation.request_id)
    unit.demand(operation.needs, request.service)
    number = checked_reference(unit, operation.number, ReferenceKind.RECEIPT)
    if unit.select(Receipt, Receipt.number == number):
        raise AlreadyExists(Receipt.__tablename__, number)
    not_after("issued_on", operation.issued_on, unit.today)
    unit.add(
        Receipt(
            id=operation.receipt_id,
            partition=request.partition,
            request_id=request.id,
            number=number,
            kind=operation.kind,
            issued_on=operation.issued_on,
            issued_at=unit.now,
            offline=operation.offline,
            voided=False,
            agent_id=unit.agent_id,
            content=_content(operation, unit, request, number),
        )
    )
    record(unit, request, EventKind.RECEIPT, operation.event_id, detail=number, effective_on=operation.issued_on)


@applies(VoidReceipt)
def void_receipt(operation: VoidReceipt, unit: Unit) -> None:
    """Mark a paper void and write who did it, when and why; what it said stays.

    Raises:
        DateOutOfOrder: it cannot be void before it was issued.
    """
    receipt = unit.get(Receipt, operation.receipt_id)
    request = unit.get(Request, receipt.request_id)
    unit.demand(operation.needs, request.service)
    reason = free_text("reason", needed("reason", operation.reason))
    not_after("voided_on", operation.voided_on, unit.today)
    if operation.voided_on < receipt.issued_on:
        raise DateOutOfOrder("voided_on")
    if receipt.voided:
        return  # two counters want the same: the first one's day and reason stand
    receipt.voided = True
    record(
        unit,
        request,
        EventKind.RECEIPT_VOIDED,
        operation.event_id,
        detail=receipt.number,
        note=reason,
        effective_on=operation.voided_on,
    )


def _content(operation: IssueReceipt, unit: Unit, request: Request, number: str) -> Facts:
    procedure = procedure_of(unit, request.procedure, request.procedure_version)
    if not request.closed:
        set_clocks(unit, request, procedure)  # the silence may have been confirmed since its dates were computed
    if operation.kind is ReceiptKind.DEPOSIT:
        return deposit_facts(unit, request, procedure, number, offline=operation.offline)
    if request.closed:
        raise RequestClosed(request.reference)
    if operation.kind is ReceiptKind.ACKNOWLEDGMENT:
        return _acknowledgment(operation, unit, request, procedure, number)
    facts = missing_facts(unit, request, procedure, number, issued_on=operation.issued_on, offline=operation.offline)
    if not facts["missing"]:
        raise ReceiptIncomplete(("missing",))
    return facts


def _acknowledgment(operation: IssueReceipt, unit: Unit, request: Request, procedure: Procedure, number: str) -> Facts:
    if not procedure.legal.acknowledgment_ready:
        raise LegalValueUnconfirmed(procedure.id)
    facts = acknowledgment_facts(
        unit, request, procedure, number, issued_on=operation.issued_on, offline=operation.offline
    )
    if mentions := lacking(facts):
        raise ReceiptIncomplete(mentions)
    return facts
