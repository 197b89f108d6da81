"""Receipts: numbered, with what they say frozen on the day they are made, so that a reprint says the same."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from guichet.contract.naming import person_display
from guichet.contract.refusals import AlreadyExists, LegalValueUnconfirmed
from guichet.contract.requests import DocumentState, EventKind, IssueReceipt, ReceiptKind
from guichet.domain.clocks import SilenceKind
from guichet.domain.contacts import display_phone
from guichet.domain.forms import holds
from guichet.domain.procedures import DocumentRule, Procedure
from guichet.domain.references import ReferenceKind
from guichet.models.organisation import Agent, Counter, Organisation, Service, Site, Workstation
from guichet.models.people import Person
from guichet.models.requests import Receipt, Request, RequestDocument
from guichet.operations.apply import applies
from guichet.operations.cleaning import not_after
from guichet.operations.request_facts import checked_reference, documents_of, procedure_of, record
from guichet.operations.unit import Unit

Facts = dict[str, Any]

_MISSING = (DocumentState.MISSING, DocumentState.TO_CHECK)
_MEANING = {SilenceKind.ACCEPTANCE: "accepts", SilenceKind.REJECTION: "rejects"}


@applies(IssueReceipt)
def issue_receipt(operation: IssueReceipt, unit: Unit) -> None:
    """Number a receipt and freeze what it says.

    ``content`` holds the facts of the deposit receipt under the names of its fields, days and instants as ISO 8601.

    Raises:
        ReferenceMalformed: the number is not a receipt's, or not of this workstation.
        AlreadyExists: the number is taken.
        LegalValueUnconfirmed: an acknowledgment says what silence means, and nobody confirmed it.
    """
    request = unit.get(Request, operation.request_id)
    unit.demand(operation.needs, request.service)
    number = checked_reference(unit, operation.number, ReferenceKind.RECEIPT)
    if unit.select(Receipt, Receipt.number == number):
        raise AlreadyExists(Receipt.__tablename__, number)
    not_after("issued_on", operation.issued_on, unit.today)
    procedure = procedure_of(unit, request.procedure, request.procedure_version)
    if operation.kind is ReceiptKind.ACKNOWLEDGMENT and not procedure.legal.acknowledgment_ready:
        raise LegalValueUnconfirmed(procedure.id)
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
            content=_content(unit, request, procedure, number, operation.offline),
        )
    )
    record(unit, request, EventKind.RECEIPT, operation.event_id, detail=number, effective_on=operation.issued_on)


def _content(unit: Unit, request: Request, procedure: Procedure, number: str, offline: bool) -> Facts:
    documents = documents_of(unit, request)
    rules = {rule.code: rule for rule in procedure.documents}
    return {
        "number": number,
        "office": _office(unit, request),
        "agent": _agent(unit),
        "citizen": _called(unit, request.requester_id) if request.requester_id is not None else None,
        "beneficiary": _called(unit, request.beneficiary_id) if request.beneficiary_id is not None else "",
        "procedure": procedure.label,
        "reference": request.reference,
        "received_on": request.received_on.isoformat(),
        "recorded_at": request.opened_at.astimezone(ZoneInfo(unit.setting.time_zone)).isoformat(),
        "provided": [_given(rules, each) for each in documents if each.state is DocumentState.HELD],
        "seen": [_given(rules, each) for each in documents if each.state is DocumentState.SEEN],
        "missing": [
            _awaited(rules[each.code], request.suspended_until)
            for each in documents
            if each.state in _MISSING and _is_asked(rules.get(each.code), request)
        ],
        "answer_by": _iso(request.due_on),
        "legal_silence": _silence(request, procedure),
        "acknowledgment_follows": procedure.legal.receipt.required,
        "offline": offline,
    }


def _office(unit: Unit, request: Request) -> Facts:
    organisation = unit.look(Organisation)[0]
    found = unit.look(Service, Service.code == request.service)
    service = found[0] if found else None
    phone = (service.phone if service else "") or organisation.phone
    site, counter = _place(unit)
    lines = (organisation.street, f"{organisation.postcode} {organisation.city}".strip())
    return {
        "town": organisation.name,
        "service": service.name if service else request.service,
        "postal_address": [line for line in lines if line],
        "email": (service.email if service else "") or organisation.email,
        "phone": display_phone(phone) if phone else "",
        "site": site,
        "counter": counter,
    }


def _place(unit: Unit) -> tuple[str, str]:
    """Give the names of the site and of the counter; a workstation without a counter goes by its own name."""
    found = unit.look(Workstation, Workstation.number == unit.setting.workstation)
    workstation = found[0] if found else None
    site_id = workstation.site_id if workstation else unit.setting.site_id
    sites = unit.look(Site, Site.id == site_id) if site_id else []
    counters = (
        unit.look(Counter, Counter.id == workstation.counter_id) if workstation and workstation.counter_id else []
    )
    counter = counters[0].name if counters else workstation.name if workstation else ""
    return (sites[0].name if sites else "", counter)


def _agent(unit: Unit) -> Facts:
    found = unit.look(Agent, Agent.id == unit.agent_id)
    if not found:
        return {"given_name": "", "surname": "", "quality": ""}
    return {"given_name": found[0].given_name, "surname": found[0].surname, "quality": found[0].quality}


def _called(unit: Unit, person_id: UUID) -> str:
    person = unit.get(Person, person_id)
    return person_display(
        person.kind,
        civility=person.civility,
        birth_name=person.birth_name,
        usual_name=person.usual_name,
        given_names=person.given_names,
        organisation_name=person.organisation_name,
    )


def _given(rules: dict[str, DocumentRule], document: RequestDocument) -> Facts:
    rule = rules.get(document.code)
    return {"label": rule.label if rule else document.code, "issued_on": _iso(document.issued_on)}


def _awaited(rule: DocumentRule, until: date | None) -> Facts:
    return {"label": rule.label, "due_on": _iso(until), "blocking": rule.blocking}


def _is_asked(rule: DocumentRule | None, request: Request) -> bool:
    return rule is not None and rule.required and holds(rule.needed_when, request.fields)


def _silence(request: Request, procedure: Procedure) -> Facts | None:
    rule = procedure.legal.silence
    if rule.kind not in _MEANING or request.legal_on is None:
        return None
    return {"meaning": _MEANING[rule.kind], "on": request.legal_on.isoformat(), "confirmed": rule.confirmed}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
