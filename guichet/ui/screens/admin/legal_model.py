"""The legal values of the catalogue: which are shown, which are ticked, and what is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from guichet.contract.base import new_id
from guichet.contract.catalogue import ConfirmLegalValues, LegalLine, LegalLines, LegalState, ListLegalValues
from guichet.contract.refusals import GuichetError
from guichet.domain.legal_values import Rule, confirmed, problems_of, rule_of, unconfirmed, with_rule
from guichet.domain.procedures import LegalValue, LegalValues
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import fold
from guichet.ui.screens.admin.legal_words import cells
from guichet.ui.watched import Watched

_TABLES = ("procedure_version", "agent", "service")
Key = tuple[str, LegalValue]


def key_of(line: LegalLine) -> Key:
    """Name a line, whatever its version."""
    return line.procedure, line.value


@dataclass
class Filter:
    """Which lines are shown; empty words and None keep everything."""

    to_confirm: bool = True
    service: str | None = None
    value: LegalValue | None = None
    text: str = ""

    def keeps(self, line: LegalLine) -> bool:
        """Tell whether a line is shown."""
        if self.to_confirm and line.state is not LegalState.TO_CONFIRM:
            return False
        if self.service not in (None, line.service) or self.value not in (None, line.value):
            return False
        searched = fold(" ".join((*cells(line), line.service_name)))
        return all(word in searched for word in fold(self.text).split())


@dataclass(frozen=True)
class Change:
    """A confirmation that was done, and how to take it back."""

    procedure: str
    base: LegalValues
    new: LegalValues


@dataclass
class _Batch:
    """Confirmations under way together."""

    left: int
    done: list[Change] = field(default_factory=list)


class LegalModel(Watched):
    """The values of the catalogue, as published last; confirms one value or all that are ticked."""

    shown = Signal()
    done = Signal(object)  # list[Change]: they are journalled

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, _TABLES, parent)
        self.lines: tuple[LegalLine, ...] = ()
        self.filter = Filter()
        self.ticked: set[Key] = set()

    @property
    def kept(self) -> list[LegalLine]:
        """The lines that the filter keeps."""
        return [line for line in self.lines if self.filter.keeps(line)]

    @property
    def to_confirm(self) -> int:
        """How many values nobody confirmed."""
        return sum(line.state is LegalState.TO_CONFIRM for line in self.lines)

    @property
    def services(self) -> list[tuple[str, str]]:
        """The services that answer, by name."""
        return sorted({(line.service, line.service_name) for line in self.lines}, key=lambda each: fold(each[1]))

    def confirmable(self) -> list[LegalLine]:
        """Give the ticked lines that are shown and may be confirmed as they are."""
        return [line for line in self.kept if key_of(line) in self.ticked and can_confirm(line)]

    def ask(self) -> None:
        """Ask the list again."""
        self._ask(ListLegalValues(), self._take)

    def _take(self, found: LegalLines) -> None:
        self.lines = found.lines
        self.ticked &= {key_of(line) for line in self.lines if line.state is LegalState.TO_CONFIRM}
        self.shown.emit()

    def tick(self, line: LegalLine) -> None:
        """Tick a line that is to be confirmed, or take its tick away."""
        if can_confirm(line):
            self.ticked ^= {key_of(line)}

    def confirm(self, line: LegalLine, rule: Rule) -> None:
        """Confirm a value as the administrator wants it."""
        self._do([Change(line.procedure, line.legal, with_rule(line.legal, line.value, confirmed(rule)))])

    def confirm_ticked(self) -> None:
        """Confirm every ticked value as it is; those of one procedure go together."""
        wanted: dict[str, Change] = {}
        for line in self.confirmable():
            so_far = wanted.get(line.procedure, Change(line.procedure, line.legal, line.legal))
            rule = rule_of(line.legal, line.value)
            if rule is not None:
                new = with_rule(so_far.new, line.value, confirmed(rule))
                wanted[line.procedure] = Change(line.procedure, line.legal, new)
        self.ticked = set()
        self._do(list(wanted.values()))

    def withdraw(self, line: LegalLine) -> None:
        """Say that a value is to be confirmed again."""
        rule = rule_of(line.legal, line.value)
        if rule is not None:
            new = with_rule(line.legal, line.value, unconfirmed(rule))
            self._do([Change(line.procedure, line.legal, new)])

    def take_back(self, changes: Sequence[Change]) -> None:
        """Undo what was done."""
        self._do([Change(each.procedure, each.new, each.base) for each in changes], undone=True)

    def _do(self, changes: Sequence[Change], *, undone: bool = False) -> None:
        batch = _Batch(len(changes))

        def ended() -> None:
            batch.left -= 1
            if batch.left == 0 and batch.done and not undone:
                self.done.emit(batch.done)

        def failed(error: GuichetError) -> None:
            self.refused.emit(error)
            ended()

        for change in changes:

            def done(_: object, change: Change = change) -> None:
                batch.done.append(change)
                ended()

            operation = ConfirmLegalValues(
                version_id=new_id(), procedure=change.procedure, base=change.base, new=change.new
            )
            self._bridge.do(operation, owner=self, done=done, failed=failed)


def can_confirm(line: LegalLine) -> bool:
    """Tell whether a value that nobody confirmed may be confirmed just as it is."""
    rule = rule_of(line.legal, line.value)
    return line.state is LegalState.TO_CONFIRM and rule is not None and not problems_of(confirmed(rule))
