"""What each kind of paper says of a request, as JSON primitives under the names of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from guichet.contract.naming import person_display
from guichet.contract.requests import DocumentState
from guichet.domain.acknowledgments import Remedy, remedy
from guichet.domain.calendar import WorkingCalendar
from guichet.domain.clocks import Fact, FactKind, SilenceKind
from guichet.domain.contacts import display_phone
from guichet.domain.forms import holds
from guichet.domain.procedures import DocumentRule, Procedure
from guichet.domain.time_limits import appeal_until, cada_referral_until
from guichet.models.organisation import Agent, Counter, Organisation, Service, Site, Workstation
from guichet.models.people import Person
from guichet.models.requests import Request, RequestDocument
from guichet.operations.request_facts import documents_of
from guichet.operations.unit import Unit

Facts = dict[str, Any]

_MISSING = (DocumentState.MISSING, DocumentState.TO_CHECK)
_MEANING = {SilenceKind.ACCEPTANCE: "accepts", SilenceKind.REJECTION: "rejects"}


def deposit_facts(unit: Unit, request: Request, procedure: Procedure, number: str, *, offline: bool) -> Facts:
    """Give what a deposit receipt says."""
    documents = documents_of(unit, request)
    rules = {rule.code: rule for rule in procedure.documents}
    until = _asked_until(request)
    return {
        **_common(unit, request, procedure, number, offline=offline),
        "recorded_at": request.opened_at.astimezone(ZoneInfo(unit.setting.time_zone)).isoformat(),
        "provided": [_given(rules, each) for each in documents if each.state is DocumentState.HELD],
        "seen": [_given(rules, each) for each in documents if each.state is DocumentState.SEEN],
        "missing": [_awaited(rule, until) for rule in _awaited_rules(unit, request, procedure)],
        "answer_by": _iso(request.due_on),
        "legal_silence": _silence(request, procedure),
        "acknowledgment_follows": procedure.legal.receipt.required,
    }


def acknowledgment_facts(
    unit: Unit, request: Request, procedure: Procedure, number: str, *, issued_on: date, offline: bool
) -> Facts:
    """Give what an acknowledgment of receipt says; it may lack mentions."""
    return {
        **missing_facts(unit, request, procedure, number, issued_on=issued_on, offline=offline),
        "answer_by": _iso(request.due_on),
        "silence": _implied_decision(unit, request, procedure),
    }


def missing_facts(
    unit: Unit, request: Request, procedure: Procedure, number: str, *, issued_on: date, offline: bool
) -> Facts:
    """Give what a list of documents to bring says; the list may be empty."""
    until = _asked_until(request)
    return {
        **_common(unit, request, procedure, number, offline=offline),
        "agent": {"type": "named", **_agent(unit)},
        "issued_on": issued_on.isoformat(),
        "missing": [
            {
                **_awaited(rule, until),
                "accepted": [other.label for other in rule.accepted],
                "max_age_days": rule.max_age_days,
                "shown": rule.seen_not_kept,
            }
            for rule in _awaited_rules(unit, request, procedure)
        ],
    }


def _common(unit: Unit, request: Request, procedure: Procedure, number: str, *, offline: bool) -> Facts:
    return {
        "number": number,
        "office": _office(unit, request),
        "agent": _agent(unit),
        "citizen": _called(unit, request.requester_id) if request.requester_id is not None else None,
        "beneficiary": _called(unit, request.beneficiary_id) if request.beneficiary_id is not None else "",
        "procedure": procedure.label,
        "reference": request.reference,
        "received_on": request.received_on.isoformat(),
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
    """Give the names of the site and of the counter, "" without one: a computer's name means nothing to a citizen."""
    found = unit.look(Workstation, Workstation.number == unit.setting.workstation)
    workstation = found[0] if found else None
    site_id = workstation.site_id if workstation else unit.setting.site_id
    sites = unit.look(Site, Site.id == site_id) if site_id else []
    counters = (
        unit.look(Counter, Counter.id == workstation.counter_id) if workstation and workstation.counter_id else []
    )
    counter = counters[0].name if counters else ""
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
    label = rule.label if rule else document.label or document.code
    return {"label": label, "issued_on": _iso(document.issued_on)}


def _awaited_rules(unit: Unit, request: Request, procedure: Procedure) -> Iterator[DocumentRule]:
    """Give the rules of the documents that are asked of this citizen and not there yet, in the list's order."""
    rules = {rule.code: rule for rule in procedure.documents}
    for document in documents_of(unit, request):
        rule = rules.get(document.code)
        if document.state in _MISSING and rule is not None and _is_asked(rule, request):
            yield rule


def _is_asked(rule: DocumentRule, request: Request) -> bool:
    return rule.required and holds(rule.needed_when, request.fields)


def _asked_until(request: Request) -> date | None:
    """Give the day until which documents were asked for, as long as they have not come."""
    until = None
    for fact in msgspec.convert(request.clock_facts, list[Fact]):
        if fact.kind is FactKind.MISSING_NOTIFIED:
            until = fact.until
        elif fact.kind in {FactKind.PIECES_RECEIVED, FactKind.COMPLETE}:
            until = None
    return until


def _awaited(rule: DocumentRule, until: date | None) -> Facts:
    return {"label": rule.label, "due_on": _iso(until), "blocking": rule.blocking}


def _silence(request: Request, procedure: Procedure) -> Facts | None:
    rule = procedure.legal.silence
    if rule.kind not in _MEANING or request.legal_on is None:
        return None
    return {"meaning": _MEANING[rule.kind], "on": request.legal_on.isoformat(), "confirmed": rule.confirmed}


def _implied_decision(unit: Unit, request: Request, procedure: Procedure) -> Facts | None:
    rule = procedure.legal.silence
    if rule.kind not in _MEANING:
        return None
    way = remedy(rule.article)
    refused_on = request.legal_on if rule.kind is SilenceKind.REJECTION else None
    return {
        "meaning": _MEANING[rule.kind],
        "months": rule.months,
        "on": _iso(request.legal_on),
        "confirmed": rule.confirmed,
        "appeal_by": _iso(_appeal_by(unit, refused_on, way)) if refused_on is not None else None,
        "remedy": way.value,
    }


def _appeal_by(unit: Unit, refused_on: date, way: Remedy) -> date:
    if way is Remedy.CADA:
        return cada_referral_until(refused_on)
    department = unit.setting.department or unit.look(Organisation)[0].department
    return appeal_until(refused_on, WorkingCalendar(department))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
