"""The world around one window for a day: town, network, clock, printer, and a colleague at another counter."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from guichet.contract.base import Done, FieldEdit, Operation, new_id
from guichet.contract.interactions import Direction, RecordInteraction
from guichet.contract.people import CorrectPerson, NaturalDraft, OpenPerson, RegisterPerson, Search
from guichet.contract.printers import PrintReceipt
from guichet.contract.refusals import PrinterFailed, PrinterSilent
from guichet.contract.requests import IssueReceipt, ReceiptKind, ShowRequestForm
from guichet.demo.cases import ZONE
from guichet.demo.texts import PASSWORD
from guichet.domain.channels import Channel
from guichet.models.people import Person
from guichet.models.requests import Interaction
from guichet.models.rows import recompute
from guichet.models.server import StoredOperation
from tests.helpers.cups import Listener, private_cups
from tests.helpers.forms import filed
from tests.helpers.moved_clock import MovedClock
from tests.helpers.town import Town, Workplace, small_town

PEOPLE: Final = 3_000
QUEUE: Final = "accueil"
_SITE: Final = "mairie"
_COLLEAGUE: Final = "yanis.girard"
_SECONDS: Final = 30.0
_OPENING: Final = time(8, 30)
_PROCEDURE: Final = "encombrants"


@dataclass
class Colleague:
    """An agent at another counter, whose gestures reach the window through the server alone."""

    workplace: Workplace
    clock: MovedClock
    confirmed: list[UUID] = field(default_factory=list)
    printed: int = 0
    not_printed: int = 0

    def note(self, person_id: UUID, text: str) -> None:
        """Write into somebody's history."""
        call = RecordInteraction(
            interaction_id=new_id(),
            person_id=person_id,
            channel=Channel.PHONE,
            direction=Direction.INCOMING,
            happened_at=self.clock.now(),
            subject="Appel",
            body=text,
        )
        self._do(call)

    def correct(self, person_id: UUID, field_name: str, value: str) -> None:
        """Put a field of somebody right."""
        sheet = self._ask(OpenPerson(person_id=person_id, reason="visit"))
        edit = FieldEdit(field_name, getattr(sheet, field_name), value)
        self._do(CorrectPerson(person_id=person_id, edits=(edit,)))

    def register(self, name: str) -> None:
        """Put somebody new on file."""
        self._do(RegisterPerson(person_id=new_id(), identity=NaturalDraft(birth_name=name, given_names="Ana")))

    def request(self, person_id: UUID) -> None:
        """Open a request for somebody, issue its receipt and print it; a printer that fails loses nothing."""
        form = self._ask(ShowRequestForm(procedure=_PROCEDURE, requester_id=person_id))
        opened, receipt_id = filed(form, person_id, interaction_id=None), new_id()
        self._do(opened)
        receipt = IssueReceipt(
            event_id=new_id(),
            receipt_id=receipt_id,
            request_id=opened.request_id,
            kind=ReceiptKind.DEPOSIT,
            issued_on=form.today,
        )
        self._do(receipt)
        try:
            self._ask(PrintReceipt(receipt_id=receipt_id, printer=QUEUE))
        except (PrinterSilent, PrinterFailed):
            self.not_printed += 1
        else:
            self.printed += 1

    def sync(self) -> None:
        """Send and fetch at once."""
        self.workplace.sync()

    def _ask(self, query: Any) -> Any:
        return self.workplace.client.ask(query).result(_SECONDS)

    def _do(self, operation: Operation) -> None:
        done: Done = self.workplace.client.do(operation).result(_SECONDS)
        self.confirmed.append(done.op_id)


class World:
    """Everything but the window: what the day asks of it by name is a method here."""

    def __init__(self, town: Town, clock: MovedClock, listener: Listener) -> None:
        self.town = town
        self.clock = clock
        self.listener = listener
        self.mine = town.enrol("window", site=_SITE, process=True)
        self._own_wire = town.new_wire()
        other = town.enrol("other", site=_SITE, process=True, wire=self._own_wire)
        other.client.log_in(_COLLEAGUE, PASSWORD).result(_SECONDS)
        self.colleague = Colleague(other, clock)

    def known(self, count: int) -> list[tuple[str, str]]:
        """Give people whom a search by name finds alone: what is typed, and the name that shows."""
        statement = select(Person.birth_name, Person.given_names).where(Person.kind == "natural").order_by(Person.id)
        found = []
        with self.town.base.reading.connect() as connection:
            names = [tuple(row) for row in connection.execute(statement)]
        for birth_name, given_names in names[:: max(1, len(names) // (6 * count))]:
            text = f"{birth_name} {given_names}"
            people = self.colleague.workplace.client.ask(Search(text=text)).result(_SECONDS).people
            if people and names.count((birth_name, given_names)) == 1 and birth_name.upper() in people[0].display:
                found.append((text.lower(), people[0].display))
            if len(found) == count:
                break
        return found

    def cut(self) -> None:
        """Cut the network of the window's counter; the colleague keeps theirs."""
        self.town.go_down()

    def mend(self) -> None:
        """Give the network back."""
        self.town.go_up()

    def close(self) -> None:
        """Take the colleague's wire away."""
        self._own_wire.cut()

    def pass_time(self, seconds: float) -> None:
        """Let time pass for every program of the town."""
        self.clock.move(seconds)

    def stop_printer(self) -> None:
        """The printer takes nothing more."""
        subprocess.run(["cupsdisable", QUEUE], check=True, capture_output=True)

    def start_printer(self) -> None:
        """The printer takes papers again."""
        subprocess.run(["cupsenable", QUEUE], check=True, capture_output=True)

    def colleague_does(self, what: str, *arguments: Any) -> None:
        """Have the colleague do something."""
        getattr(self.colleague, what)(*arguments)

    def settle(self) -> None:
        """Wait until nothing waits at either counter and both hold the same."""
        for workplace in (self.mine, self.colleague.workplace, self.mine):
            status = workplace.sync()
            assert (status.waiting, status.conflicts, status.refused) == (0, 0, 0), status

    def desk_kilobytes(self) -> int:
        """Give the memory of the window's desk, in KiB."""
        return resident_kilobytes(self.mine.pid)

    def stored(self) -> dict[str, str]:
        """Give what the server answered to every operation that it knows, by id."""
        with self.town.base.reading.connect() as connection:
            rows = connection.execute(select(StoredOperation.op_id, StoredOperation.outcome))
            return {str(op_id): str(outcome.value) for op_id, outcome in rows}

    def texts(self) -> set[str]:
        """Give what was written into histories, as the server has it."""
        with self.town.base.reading.connect() as connection:
            rows = connection.execute(select(Interaction.subject, Interaction.body))
            return {text for row in rows for text in row}

    def differences(self) -> list[str]:
        """Give the tables whose rows are not the server's, at one counter or the other."""
        with self.town.base.reading.connect() as connection:
            truth = recompute(connection)
        found = []
        for workplace in (self.mine, self.colleague.workplace):
            report = workplace.client.check_sums().result(_SECONDS)
            held = set(workplace.identity.partitions)
            expected = {f"{key[0]}/{key[1]}": value for key, value in truth.items() if key[0] in held and value[0]}
            found += [*report.differing, *(set(report.sums.items()) ^ set(expected.items()))]
        return [str(one) for one in found]


def resident_kilobytes(pid: int) -> int:
    """Give the memory that a process holds, in KiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


def _until_morning(now: datetime) -> float:
    """Give the seconds until the next opening of the counters."""
    opening = datetime.combine(now.date(), _OPENING, tzinfo=ZONE)
    return (opening + timedelta(days=opening <= now) - now).total_seconds()


@contextmanager
def world(folder: Path) -> Iterator[World]:
    """Make the town of a day that begins at half past eight, its two counters and its printer."""
    clock = MovedClock(folder / "clock")
    clock.move(_until_morning(clock.now().astimezone(ZONE)))
    listener = Listener()
    try:
        with (
            private_cups({QUEUE: f"socket://127.0.0.1:{listener.port}"}, default=QUEUE),
            small_town(folder, people=PEOPLE, clock=clock) as town,
        ):
            around = World(town, clock, listener)
            yield around
            around.close()
    finally:
        listener.close()
        clock.close()
