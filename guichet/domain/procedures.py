"""What a procedure is: its form, its documents, its workflow and its legal values, all of them data.

A definition comes from the town's catalogue with a version, and a request keeps the version it was opened with. Words
in it are French, for screens; every identifier is English and never shown.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

import msgspec

from guichet.domain.calendar import add_months
from guichet.domain.channels import Channel
from guichet.domain.clocks import AnnouncedDelay, ClockRule, SilenceKind, SilenceRule
from guichet.domain.errors import UnknownState
from guichet.domain.permissions import Permission, Sector


class FieldKind(StrEnum):
    """What a form field holds; a form's values are JSON scalars, dates in ISO form."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NAME = "name"
    """A surname or given names."""
    PERSON = "person"
    """A whole name in one line."""
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    """Several of the options: a list."""
    YES_NO = "yes_no"
    NUMBER = "number"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    """A postal address, or a place, in one or several lines."""


class Prefill(StrEnum):
    """Where the value of a field may already be known."""

    REQUESTER_NAME = "requester.name"
    REQUESTER_BIRTH_NAME = "requester.birth_name"
    REQUESTER_USUAL_NAME = "requester.usual_name"
    REQUESTER_GIVEN_NAMES = "requester.given_names"
    REQUESTER_BIRTH_DATE = "requester.birth_date"
    REQUESTER_BIRTH_PLACE = "requester.birth_place"
    REQUESTER_ADDRESS = "requester.address"
    REQUESTER_PHONE = "requester.phone"
    REQUESTER_EMAIL = "requester.email"
    BENEFICIARY_BIRTH_NAME = "beneficiary.birth_name"
    BENEFICIARY_USUAL_NAME = "beneficiary.usual_name"
    BENEFICIARY_GIVEN_NAMES = "beneficiary.given_names"
    BENEFICIARY_BIRTH_DATE = "beneficiary.birth_date"
    BENEFICIARY_BIRTH_PLACE = "beneficiary.birth_place"


class Choice(msgspec.Struct, frozen=True):
    """One option of a field."""

    value: str
    label: str


class Condition(msgspec.Struct, frozen=True):
    """True when a field of the form has one of these values (« yes », « no » for a yes-or-no field)."""

    field: str
    is_one_of: tuple[str, ...]


class RelativeDay(msgspec.Struct, frozen=True, omit_defaults=True):
    """A day counted from today: months first, then days; both may be negative."""

    days: int = 0
    months: int = 0

    def on(self, today: date) -> date:
        """The day meant when today is this day."""
        return add_months(today, self.months) + timedelta(days=self.days)


class Field(msgspec.Struct, frozen=True, omit_defaults=True):
    """One field of a form.

    Args:
        choices: the options of a CHOICE or of CHOICES.
        minimum, maximum: the bounds of a NUMBER, both allowed.
        max_length: in characters; None takes the usual length of the kind.
        earliest, latest: the bounds of a DATE, both allowed.
        after: the DATE must come after that of this other field, by `within_days` at most when given.
        sensitive: health, opinions, menus…: kept out of lists and exports.
        shown_when: the field is asked only then; a field which is not shown is never missing.
    """

    name: str
    label: str
    kind: FieldKind
    required: bool = False
    section: str = ""
    help: str = ""
    choices: tuple[Choice, ...] = ()
    default: str | int | bool | None = None
    minimum: int | None = None
    maximum: int | None = None
    max_length: int | None = None
    earliest: RelativeDay | None = None
    latest: RelativeDay | None = None
    after: str = ""
    within_days: int | None = None
    sensitive: bool = False
    prefill: Prefill | None = None
    shown_when: Condition | None = None


class Demand(StrEnum):
    """Whether the town may ask for a document."""

    ALLOWED = "allowed"
    DOUBTFUL = "doubtful"
    UNLAWFUL = "unlawful"
    """It may be offered, never demanded: the address is declared, not proved (CRPA R113-8)."""


class AcceptedDocument(msgspec.Struct, frozen=True):
    """A document that does for another."""

    code: str
    label: str


class DocumentRule(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document that a procedure asks for.

    Args:
        required: asked of everybody whom `needed_when` concerns.
        blocking: essential; without it the file is incomplete (CRPA L114-5-1).
        accepted: what does as well; empty when nothing else does.
        max_age_days: None when it is valid whatever its date (CRPA R113-7).
        seen_not_kept: the agent notes having seen it and keeps no copy.
    """

    code: str
    label: str
    required: bool = False
    blocking: bool = False
    accepted: tuple[AcceptedDocument, ...] = ()
    max_age_days: int | None = None
    seen_not_kept: bool = True
    demand: Demand = Demand.ALLOWED
    note: str = ""
    needed_when: Condition | None = None


class Stage(StrEnum):
    """How far a request is, for the five dots of its progress."""

    RECEIVED = "received"
    COMPLETE = "complete"
    INSTRUCTION = "instruction"
    DECISION = "decision"
    CLOSED = "closed"


class StateKind(StrEnum):
    """Whose turn it is: the town's, the citizen's, nobody's."""

    OPEN = "open"
    WAITING = "waiting"
    READY = "ready"
    """Made and signed: the citizen is to collect it."""
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a closed request ended."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    FORWARDED = "forwarded"


class State(msgspec.Struct, frozen=True, omit_defaults=True):
    """A named step of a workflow; a closed one has an outcome."""

    id: str
    label: str
    stage: Stage
    kind: StateKind = StateKind.OPEN
    outcome: Outcome | None = None


class Effect(StrEnum):
    """What a transition does to the clocks."""

    NONE = "none"
    COMPLETE = "complete"
    SUSPEND = "suspend"
    """Missing documents are asked for, by a date."""
    RESUME = "resume"
    """They came."""
    DECIDE = "decide"
    CLOSE = "close"


class StepPaper(StrEnum):
    """A paper that a step says was given; the values are those of the numbered papers."""

    ACKNOWLEDGMENT = "acknowledgment"


class Transition(msgspec.Struct, frozen=True, omit_defaults=True):
    """A move that an agent may make; its label is a verb and its object.

    Args:
        issues: the paper that the step says was given: it is not taken without one that still counts.
        sources: the states it starts from.
        documents: codes of the documents that must be on file.
        needs_essential: every essential document must be on file.
        needs_note: the agent writes why.
        usual_when: the step is put forward only then (« post the act » when it is to be posted); it may be taken
            otherwise too, for the citizen may change their mind.
    """

    id: str
    label: str
    sources: tuple[str, ...]
    target: str
    permission: Permission = Permission.ADVANCE_REQUEST
    effect: Effect = Effect.NONE
    documents: tuple[str, ...] = ()
    needs_essential: bool = False
    needs_note: bool = False
    usual_when: Condition | None = None
    issues: StepPaper | None = None


class Workflow(msgspec.Struct, frozen=True):
    """The states of a request and the moves between them; `reopened` is where a closed request starts again."""

    initial: str
    reopened: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]


class Receipt(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whether an acknowledgment (accusé de réception) is due."""

    required: bool
    article: str = ""
    confirmed: bool = False


class Fee(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the citizen pays; None when the town council sets it."""

    cents: int | None
    note: str = ""
    confirmed: bool = False


class LegalValue(StrEnum):
    """A legal value that somebody may have to confirm."""

    ANNOUNCED_DELAY = "announced_delay"
    SILENCE = "silence"
    RECEIPT = "receipt"
    FEE = "fee"


class LegalValues(msgspec.Struct, frozen=True, omit_defaults=True):
    """The legal values of a procedure, each with its article and whether somebody confirmed it."""

    silence: SilenceRule
    receipt: Receipt
    fee: Fee
    announced: AnnouncedDelay | None = None

    @property
    def clock_rule(self) -> ClockRule:
        """The delays, as the legal clock takes them."""
        return ClockRule(self.silence, self.announced)

    @property
    def to_confirm(self) -> tuple[LegalValue, ...]:
        """The values that nobody confirmed yet."""
        confirmed = {
            LegalValue.ANNOUNCED_DELAY: self.announced is None or self.announced.confirmed,
            LegalValue.SILENCE: self.silence.confirmed,
            LegalValue.RECEIPT: self.receipt.confirmed,
            LegalValue.FEE: self.fee.confirmed,
        }
        return tuple(value for value, done in confirmed.items() if not done)

    @property
    def acknowledgment_ready(self) -> bool:
        """Whether an acknowledgment may be printed: what silence means is part of it (CRPA R112-5)."""
        return self.silence.confirmed and self.silence.kind is not SilenceKind.UNKNOWN


class Procedure(msgspec.Struct, frozen=True, omit_defaults=True):
    """One procedure of the catalogue, in one version.

    Args:
        label: at most 45 characters; `long_label` in full.
        search_words: other words by which agents look for it.
        category: the French heading it stands under.
        service: the code of the service which answers.
        effective_on: the first day of this version.
    """

    id: str
    version: int
    effective_on: date
    label: str
    long_label: str
    category: str
    service: str
    sector: Sector
    channels: tuple[Channel, ...]
    legal: LegalValues
    workflow: Workflow
    search_words: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    documents: tuple[DocumentRule, ...] = ()
    anonymous_allowed: bool = False
    notes: str = ""
    sources: tuple[str, ...] = ()

    def state(self, state_id: str) -> State:
        """The state of this identifier.

        Raises:
            UnknownState: the workflow has none.
        """
        for state in self.workflow.states:
            if state.id == state_id:
                return state
        raise UnknownState(self.id, state_id)

    def transitions_from(self, state_id: str) -> tuple[Transition, ...]:
        """The moves that start from a state, in the order of the catalogue."""
        return tuple(transition for transition in self.workflow.transitions if state_id in transition.sources)

    def paper_of(self, transition_id: str) -> StepPaper | None:
        """The paper that a move says was given; None for most."""
        return next((each.issues for each in self.workflow.transitions if each.id == transition_id), None)

    def document(self, code: str) -> DocumentRule | None:
        """The rule of the document of this code, or of one accepted in its place."""
        for rule in self.documents:
            if code == rule.code or any(code == other.code for other in rule.accepted):
                return rule
        return None


class TownService(msgspec.Struct, frozen=True):
    """A service of a town hall, as the shipped list proposes it."""

    code: str
    label: str
    sector: Sector
