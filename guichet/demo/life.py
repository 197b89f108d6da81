"""The life of one request in the made-up town, written as the operations of the counter would have written it.

Each move is a transition of the procedure's own workflow; facts, clocks, check-list and events follow from it by the
rules of ``guichet.domain``, so that a demo request cannot be told from a real one.
"""

from __future__ import annotations

import random
from collections import deque
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import msgspec

from guichet.contract.interactions import Direction
from guichet.contract.requests import CloseReason, DocumentState, EventKind, ReceiptKind
from guichet.demo.cases import ZONE, Case, Lived, Wait
from guichet.demo.mint import Mint, Rows
from guichet.demo.papers import Papers
from guichet.demo.places import Agent, Desk, Places
from guichet.demo.ways import first_step
from guichet.domain.clocks import Fact, FactKind
from guichet.domain.deadlines import compute
from guichet.domain.forms import holds
from guichet.domain.partitions import sector_partition
from guichet.domain.procedures import DocumentRule, Effect, Outcome, Procedure, StateKind, StepPaper, Transition
from guichet.domain.references import ReferenceKind
from guichet.domain.references import mint as mint_reference
from guichet.domain.workflow import step

_OPENS: Final = time(8, 35)
_CLOSES: Final = time(17, 10)
_REASONS: Final = {
    Outcome.ACCEPTED: CloseReason.DONE,
    Outcome.DONE: CloseReason.DONE,
    Outcome.REFUSED: CloseReason.REFUSED,
    Outcome.WITHDRAWN: CloseReason.WITHDRAWN,
    Outcome.DUPLICATE: CloseReason.DUPLICATE,
    Outcome.FORWARDED: CloseReason.TRANSFERRED,
}
_WORDS: Final = {
    CloseReason.REFUSED: ("Les conditions ne sont pas réunies. Motif expliqué par lettre.", "Refus motivé, envoyé."),
    CloseReason.WITHDRAWN: ("L’usager ne donne pas suite.", "Demande retirée par téléphone."),
    CloseReason.DUPLICATE: ("Même demande déjà ouverte.", "Déjà reçue par un autre canal."),
    CloseReason.TRANSFERRED: ("De la compétence du département.", "Transmise à la préfecture, usager prévenu."),
}


_UNSEEN: Final[dict[str, Any]] = {
    "state": DocumentState.MISSING,
    "seen_on": None,
    "issued_on": None,
    "agent_id": None,
}


class Registry:
    """Writes lives in rows; cases must come in the order of their opening, which their references follow."""

    def __init__(self, rows: Rows, mint: Mint, places: Places, chance: random.Random, latest: datetime) -> None:
        self.rows = rows
        self.mint = mint
        self.places = places
        self.chance = chance
        self.latest = latest
        self._counts: dict[tuple[ReferenceKind, int, int], int] = {}
        self._ways: dict[tuple[str, str, CloseReason], Transition | None] = {}

    def live(self, case: Case) -> Lived:
        """Write one request from its opening to where it stands."""
        return _Life(self, case).run()

    def reference(self, kind: ReferenceKind, at: datetime, desk: Desk) -> str:
        """Mint the next reference of a workstation."""
        year = at.astimezone(ZONE).year
        key = (kind, year, desk.number)
        self._counts[key] = self._counts.get(key, 0) + 1
        return mint_reference(kind, year, desk.number, self._counts[key])

    def way(self, procedure: Procedure, state: str, reason: CloseReason) -> Transition | None:
        """Give the first step from a state towards such an end, or None when no way leads there."""
        key = (procedure.id, state, reason)
        if key not in self._ways:
            self._ways[key] = first_step(procedure, state, reason)
        return self._ways[key]


class _Life:
    """One request being written."""

    def __init__(self, registry: Registry, case: Case) -> None:
        self._to, self._case = registry, case
        self._procedure = case.procedure
        self._desk = registry.places.at_desk(case.channel, case.procedure.service)
        self._front = registry.places.front(case.channel, case.procedure.service, registry.chance.randrange(2))
        self._back = registry.places.back(case.procedure.service)
        self._partition = sector_partition(case.procedure.sector)
        self._id = registry.mint.id(case.opened_at)
        self._reference = registry.reference(ReferenceKind.REQUEST, case.opened_at, self._desk)
        self._papers = Papers(case, self._reference, self._desk, registry.places)
        self._state = case.procedure.workflow.initial
        self._facts = [Fact(FactKind.RECEIVED, case.received_on)]
        self._at = case.opened_at
        self._row: dict[str, Any] = {"closed": False, "closed_from": "", "close_reason": None, "complete_on": None}
        self._documents = self._first_documents()

    def run(self) -> Lived:
        case = self._case
        self._open()
        days = deque(case.taken_on)
        taken = 0
        if case.wait is not None:
            self._suspend(case.wait)
        while self._goes_on(taken):
            transition = self._next(taken)
            if transition is None:
                break
            day = days.popleft() if days else case.end[1] if case.end else self._at.astimezone(ZONE).date()
            self._advance(transition, day)
            taken += 1
        self._write()
        return self._lived()

    # --- moves -------------------------------------------------------------------------------------------------------

    def _goes_on(self, taken: int) -> bool:
        if self._row["closed"] or self._kind() is StateKind.WAITING:
            return False
        return self._case.end is not None or taken < self._case.steps

    def _next(self, taken: int) -> Transition | None:
        end = self._case.end
        reason = CloseReason.DONE if end is None else end[0]
        if reason not in (CloseReason.DONE, CloseReason.REFUSED) and taken < self._case.steps:
            reason = CloseReason.DONE
        found = self._to.way(self._procedure, self._state, reason)
        if found is None:
            found = self._to.way(self._procedure, self._state, CloseReason.DONE)
        if found is None or (end is None and found.effect is Effect.CLOSE):
            return None
        return found

    def _open(self) -> None:
        case = self._case
        self._event(
            EventKind.OPENED,
            self._front,
            case.opened_at,
            detail=self._procedure.label,
            note=case.said,
            effective_on=case.received_on,
        )
        if case.requester is not None:
            self._to.rows.add(
                "interaction",
                id=self._to.mint.id(case.opened_at),
                partition=self._partition,
                person_id=case.requester.id,
                request_id=self._id,
                channel=case.channel,
                direction=Direction.INCOMING,
                subject=self._procedure.label,
                body=case.said,
                happened_at=case.opened_at,
                service=self._procedure.service,
                agent_id=self._front.id,
            )
        if case.receipt:
            self._issue_receipt(case.opened_at + timedelta(minutes=4))
        if case.agent or (case.end is None and case.steps):
            self._assign(case.opened_at + timedelta(minutes=9))

    def _assign(self, at: datetime) -> None:
        agent = self._to.places.agents[self._case.agent] if self._case.agent else self._back
        self._row["agent_id"] = agent.id
        name = self._to.places.services[self._procedure.service].name
        self._event(EventKind.ASSIGNED, self._front, min(at, self._to.latest), detail=name, effective_on=None)

    def _suspend(self, wait: Wait) -> None:
        ask = self._of_effect(Effect.SUSPEND)
        if ask is None:
            return
        missing = [rule for rule in self._case.needed if self._documents[rule.code]["state"] is DocumentState.MISSING]
        if not any(rule.blocking for rule in missing):
            missing = []  # details are asked for, no document
        self._state = ask.target
        self._facts.append(Fact(FactKind.MISSING_NOTIFIED, wait.asked_on, until=wait.until))
        self._row |= {"suspended_since": wait.asked_on, "suspended_until": wait.until}
        self._event(
            EventKind.SUSPENDED,
            self._back,
            self._moment(wait.asked_on),
            detail=" ; ".join(rule.label for rule in missing),
            effective_on=wait.asked_on,
        )
        back = self._of_effect(Effect.RESUME)
        if wait.came_on is None or back is None:
            return
        self._see_all(wait.came_on)
        self._state = back.target
        self._facts.append(Fact(FactKind.PIECES_RECEIVED, wait.came_on))
        self._row |= {"suspended_since": None, "suspended_until": None, "complete_on": wait.came_on}
        self._event(EventKind.RESUMED, self._front, self._moment(wait.came_on), effective_on=wait.came_on)

    def _advance(self, transition: Transition, day: date) -> None:
        taken = step(self._procedure, self._state, transition.id)
        if transition.needs_essential:
            self._see_all(day)
        if transition.issues is StepPaper.ACKNOWLEDGMENT:
            self._acknowledge(day)
        fact = taken.fact(day)
        if fact is not None:
            self._facts.append(fact)
        if transition.effect is Effect.COMPLETE:
            self._row["complete_on"] = day
        closing = taken.target.kind is StateKind.CLOSED
        if closing:
            reason = _REASONS[taken.target.outcome or Outcome.DONE]
            self._row |= {"closed": True, "closed_from": self._state, "close_reason": reason}
        self._state = taken.target.id
        self._event(
            EventKind.CLOSED if closing else EventKind.ADVANCED,
            self._back if transition.permission != "close_request" else self._front,
            self._moment(day),
            detail=transition.label,
            note=self._note(transition, closing=closing),
            effective_on=day,
        )

    def _note(self, transition: Transition, *, closing: bool) -> str:
        reason = self._row["close_reason"] if closing else None
        if transition.needs_note:
            end = reason or CloseReason.REFUSED
            return self._to.chance.choice(_WORDS.get(end, self._case.story.closings))
        if closing and reason is CloseReason.DONE:
            return self._case.closing or self._to.chance.choice(self._case.story.closings)
        return ""

    # --- documents ---------------------------------------------------------------------------------------------------

    def _first_documents(self) -> dict[str, dict[str, Any]]:
        case, chance = self._case, self._to.chance
        found: dict[str, dict[str, Any]] = {}
        for rule in self._procedure.documents:
            needed = holds(rule.needed_when, case.values)
            if case.standing is not None:
                found[rule.code] = self._stands(rule, case.standing.get(rule.code))
                continue
            found[rule.code] = _UNSEEN | {"state": DocumentState.MISSING if needed else DocumentState.NOT_NEEDED}
            if needed and chance.random() < (case.seen if rule.required else case.seen * 0.4):
                found[rule.code] = self._sight(rule, case.received_on, self._front)
        essential = [rule.code for rule in self._case.needed if rule.blocking]
        if case.wait is not None and essential and all(found[code]["seen_on"] for code in essential):
            found[chance.choice(essential)] = dict(_UNSEEN)
        return found

    def _stands(self, rule: DocumentRule, state: DocumentState | None) -> dict[str, Any]:
        if state in (DocumentState.SEEN, DocumentState.TO_CHECK):
            return self._sight(rule, self._case.received_on, self._front) | {"state": state}
        needed = holds(rule.needed_when, self._case.values)
        return _UNSEEN | {"state": DocumentState.MISSING if needed else DocumentState.NOT_NEEDED}

    def _sight(self, rule: DocumentRule, on: date, agent: Agent) -> dict[str, Any]:
        age = self._to.chance.randint(3, min(rule.max_age_days or 400, 400))
        issued = on - timedelta(days=age) if rule.max_age_days is not None else None
        return {"state": DocumentState.SEEN, "seen_on": on, "issued_on": issued, "agent_id": agent.id}

    def _see_all(self, day: date) -> None:
        """Tick the needed documents that were not seen yet."""
        for rule in self._case.needed:
            if self._documents[rule.code]["state"] is DocumentState.MISSING:
                self._documents[rule.code] = self._sight(rule, day, self._front)
                self._event(
                    EventKind.DOCUMENT,
                    self._front,
                    self._moment(day),
                    detail=f"{rule.code}:{DocumentState.SEEN}",
                    effective_on=day,
                )

    # --- rows --------------------------------------------------------------------------------------------------------

    def _event(
        self,
        kind: EventKind,
        agent: Agent,
        at: datetime,
        *,
        detail: str = "",
        note: str = "",
        effective_on: date | None,
    ) -> None:
        self._at = max(self._at, at)
        self._to.rows.add(
            "request_event",
            id=self._to.mint.id(at),
            partition=self._partition,
            request_id=self._id,
            kind=kind,
            at=at,
            effective_on=effective_on,
            agent_id=agent.id,
            detail=detail[:300],
            note=note,
        )

    def _moment(self, day: date) -> datetime:
        """Give an instant of a day at work, after everything that was done before."""
        drawn = datetime.combine(day, _OPENS, tzinfo=ZONE) + timedelta(minutes=self._to.chance.randrange(480))
        return min(max(drawn, self._at + timedelta(minutes=self._to.chance.randint(2, 25))), self._to.latest)

    def _write(self) -> None:
        case, procedure = self._case, self._procedure
        deadlines = compute(procedure.legal.clock_rule, self._facts, self._to.places.calendar)
        if self._row["closed"]:
            self._row |= {"suspended_since": None, "suspended_until": None}
        self._to.rows.add(
            "request",
            id=self._id,
            partition=self._partition,
            reference=self._reference,
            procedure=procedure.id,
            procedure_version=procedure.version,
            requester_id=case.requester.id if case.requester else None,
            beneficiary_id=case.beneficiary.id if case.beneficiary else None,
            channel=case.channel,
            state=self._state,
            received_on=case.received_on,
            due_on=deadlines.announced.due_on,
            legal_on=deadlines.silence.due_on,
            clock_facts=msgspec.to_builtins(self._facts),
            service=procedure.service,
            fields=case.values,
            site_id=self._desk.site_id,
            opened_by=self._front.id,
            opened_at=case.opened_at,
            updated_at=self._at,
            **self._row,
        )
        for position, (code, standing) in enumerate(self._documents.items()):
            self._to.rows.add(
                "request_document",
                id=self._to.mint.id(case.opened_at),
                partition=self._partition,
                request_id=self._id,
                code=code,
                position=position,
                **standing,
            )

    def _issue_receipt(self, at: datetime) -> None:
        number = self._to.reference(ReferenceKind.RECEIPT, at, self._desk)
        content = self._papers.deposit(number, self._front, self._facts, self._documents)
        self._give(ReceiptKind.DEPOSIT, number, self._front, at, self._case.received_on, content)

    def _acknowledge(self, day: date) -> None:
        """Issue the acknowledgment that the next step says was sent."""
        at = self._moment(day)
        number = self._to.reference(ReferenceKind.RECEIPT, at, self._desk)
        content = self._papers.acknowledgment(number, self._back, day, self._facts, self._documents)
        self._give(ReceiptKind.ACKNOWLEDGMENT, number, self._back, at, day, content)

    def _give(
        self, kind: ReceiptKind, number: str, agent: Agent, at: datetime, day: date, content: dict[str, Any]
    ) -> None:
        self._to.rows.add(
            "receipt",
            id=self._to.mint.id(at),
            partition=self._partition,
            request_id=self._id,
            number=number,
            kind=kind,
            issued_on=day,
            issued_at=at,
            agent_id=agent.id,
            content=content,
        )
        self._event(EventKind.RECEIPT, agent, at, detail=number, effective_on=day)

    def _lived(self) -> Lived:
        case = self._case
        missing = [rule for rule in self._case.needed if self._documents[rule.code]["state"] is DocumentState.MISSING]
        return Lived(
            id=self._id,
            reference=self._reference,
            partition=self._partition,
            service=self._procedure.service,
            label=self._procedure.label,
            requester=case.requester,
            opened_at=case.opened_at,
            last_at=self._at,
            waiting=case.wait if self._row.get("suspended_since") else None,
            pieces=", ".join(rule.label for rule in missing),
            closed=self._row["closed"],
            decided=any(fact.kind is FactKind.DECIDED for fact in self._facts),
        )

    # --- the workflow ------------------------------------------------------------------------------------------------

    def _kind(self) -> StateKind:
        return self._procedure.state(self._state).kind

    def _of_effect(self, effect: Effect) -> Transition | None:
        transitions = self._procedure.transitions_from(self._state)
        return next((each for each in transitions if each.effect is effect), None)
