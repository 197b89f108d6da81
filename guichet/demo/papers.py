"""What the papers of a demo request say, as ``guichet.operations.receipts`` freezes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from guichet.contract.requests import DocumentState
from guichet.demo.cases import ZONE, Case
from guichet.demo.places import Agent, Desk, Places
from guichet.domain.acknowledgments import Remedy, remedy
from guichet.domain.clocks import Fact, SilenceKind
from guichet.domain.contacts import display_phone
from guichet.domain.deadlines import compute
from guichet.domain.procedures import Procedure
from guichet.domain.time_limits import appeal_until, cada_referral_until

Standing = Mapping[str, Mapping[str, Any]]
"""Where each document stands, by its code: the columns of its row."""


class Papers:
    """The papers of one request, issued at one desk."""

    def __init__(self, case: Case, reference: str, desk: Desk, places: Places) -> None:
        self._case, self._reference, self._desk, self._places = case, reference, desk, places

    def deposit(self, number: str, agent: Agent, facts: Sequence[Fact], documents: Standing) -> dict[str, Any]:
        """Give what a receipt of the opening says."""
        case, procedure = self._case, self._case.procedure
        opening = compute(procedure.legal.clock_rule, facts[:1], self._places.calendar)
        seen = [rule for rule in procedure.documents if documents[rule.code]["state"] is DocumentState.SEEN]
        return {
            **self._common(number, agent),
            "recorded_at": case.opened_at.astimezone(ZONE).isoformat(),
            "provided": [],
            "seen": [{"label": rule.label, "issued_on": _iso(documents[rule.code]["issued_on"])} for rule in seen],
            "missing": [
                {"label": rule.label, "due_on": None, "blocking": rule.blocking}
                for rule in self._case.needed
                if rule not in seen
            ],
            "answer_by": _iso(opening.announced.due_on),
            "legal_silence": _silence(procedure, opening.silence.due_on),
            "acknowledgment_follows": procedure.legal.receipt.required,
        }

    def acknowledgment(
        self, number: str, agent: Agent, day: date, facts: Sequence[Fact], documents: Standing
    ) -> dict[str, Any]:
        """Give what an acknowledgment of that day says."""
        found = compute(self._case.procedure.legal.clock_rule, facts, self._places.calendar)
        common = self._common(number, agent)
        return {
            **common,
            "agent": {"type": "named", **common["agent"]},
            "issued_on": day.isoformat(),
            "missing": [
                {
                    "label": rule.label,
                    "due_on": None,
                    "blocking": rule.blocking,
                    "accepted": [other.label for other in rule.accepted],
                    "max_age_days": rule.max_age_days,
                    "shown": rule.seen_not_kept,
                }
                for rule in self._case.needed
                if documents[rule.code]["state"] is DocumentState.MISSING
            ],
            "answer_by": _iso(found.announced.due_on),
            "silence": self._implied_decision(found.silence.due_on),
        }

    def _implied_decision(self, on: date | None) -> dict[str, Any] | None:
        said = _silence(self._case.procedure, on)
        if said is None or on is None:
            return None
        rule = self._case.procedure.legal.silence
        way = remedy(rule.article)
        last = cada_referral_until(on) if way is Remedy.CADA else appeal_until(on, self._places.calendar)
        refuses = rule.kind is SilenceKind.REJECTION
        return {**said, "months": rule.months, "appeal_by": last.isoformat() if refuses else None, "remedy": way.value}

    def _common(self, number: str, agent: Agent) -> dict[str, Any]:
        """Give what every paper says."""
        case, procedure, places = self._case, self._case.procedure, self._places
        service, town = places.services[procedure.service], places.organisation
        return {
            "number": number,
            "office": {
                "town": town.name,
                "service": service.name,
                "postal_address": [town.street, f"{town.postcode} {town.city}"],
                "email": service.email,
                "phone": display_phone(service.phone),
                "site": self._desk.site,
                "counter": self._desk.counter,
            },
            "agent": {
                "given_name": agent.facts.given_name,
                "surname": agent.facts.surname,
                "quality": agent.facts.quality,
            },
            "citizen": case.requester.display if case.requester else None,
            "beneficiary": case.beneficiary.display if case.beneficiary else "",
            "procedure": procedure.label,
            "reference": self._reference,
            "received_on": case.received_on.isoformat(),
            "offline": False,
        }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _silence(procedure: Procedure, on: date | None) -> dict[str, Any] | None:
    rule = procedure.legal.silence
    meanings = {SilenceKind.ACCEPTANCE: "accepts", SilenceKind.REJECTION: "rejects"}
    if rule.kind not in meanings or on is None:
        return None
    return {"meaning": meanings[rule.kind], "on": on.isoformat(), "confirmed": rule.confirmed}
