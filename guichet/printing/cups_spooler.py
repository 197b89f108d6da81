"""Printing by CUPS, through its own programs ``lp``, ``lpstat`` and ``cancel`` (Linux, macOS).

They are asked in the C locale, whose sentences do not change from one version to the next. A queue whose error policy
is ``abort-job`` drops a failed job without a word that these programs would repeat; the other policies stop the queue
or keep the job, which is seen.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from guichet.contract.printers import PrinterFacts, PrinterState
from guichet.contract.refusals import PrinterFailed, PrinterMissing, PrinterSilent
from guichet.printing.pages import first_page_size

if TYPE_CHECKING:
    from guichet.printing.printers import Job

_PRINTER: Final = re.compile(r"printer (\S+) (.*)")
_DEFAULT: Final = re.compile(r"system default destination: (\S+)")
_ACCEPTED: Final = re.compile(r"request id is (\S+)")
_HALTED: Final = ("paused", "offline", "shutdown", "media-empty-error", "media-jam-error")
_CONNECTING: Final = "connecting-to-device"
"""Said of a printer that is out of reach, and for a moment at the beginning of every job."""
_GIVEN_UP: Final = ("abort", "cancel")
_POLL: Final = 0.2
_ANSWER: Final = 10.0
"""Seconds within which a program of CUPS has to answer."""


class CupsSpooler:
    """The queues of the CUPS server that the environment names (``CUPS_SERVER``), by default this computer's."""

    def __init__(self, patience: float) -> None:
        self._patience = patience

    def printers(self) -> tuple[PrinterFacts, ...]:
        """List the queues; none when no server answers."""
        chosen = _DEFAULT.search(_run("lpstat", "-d")[1])
        described = _states()
        # Printers that announce themselves on the network have a name before they have a queue.
        names = dict.fromkeys([*described, *_run("lpstat", "-e")[1].split()])
        return tuple(
            PrinterFacts(
                name=name,
                label=described.get(name, (name, PrinterState.READY))[0],
                state=described.get(name, (name, PrinterState.READY))[1],
                default=chosen is not None and chosen[1] == name,
            )
            for name in sorted(names)
        )

    def print(self, printer: str, job: Job) -> None:
        """Queue the job and wait for its end; a job that does not end in time is cancelled, not left to come out later.

        Raises:
            PrinterMissing: there is no such queue.
            PrinterSilent: the queue is stopped, or the printer took too long.
            PrinterFailed: CUPS refused the job or gave it up.
        """
        facts = next((each for each in self.printers() if each.name == printer), None)
        if facts is None:
            raise PrinterMissing(printer)
        if facts.state is PrinterState.NOT_ANSWERING:
            raise PrinterSilent(printer)
        code, said = _run("lp", "-d", printer, "-t", job.title, *_options(job.pdf), "-", given=job.pdf)
        accepted = _ACCEPTED.search(said)
        if code != 0 or accepted is None:
            raise PrinterFailed(printer)
        self._await(printer, accepted[1])

    def _await(self, printer: str, job_id: str) -> None:
        until = time.monotonic() + self._patience
        while job_id in _jobs(printer, "not-completed"):
            stopped = _is_halted(_run("lpstat", "-l", "-p", printer)[1])
            if stopped or time.monotonic() > until:
                _run("cancel", job_id)
                raise PrinterFailed(printer) if stopped else PrinterSilent(printer)
            time.sleep(_POLL)
        end = _jobs(printer, "completed").get(job_id, "")
        if any(word in end for word in _GIVEN_UP):
            raise PrinterFailed(printer)


def _options(pdf: bytes) -> list[str]:
    """Ask for the paper's own size and no scaling: the modules of the codes are whole dots."""
    width, height = first_page_size(pdf)
    return ["-o", f"media=Custom.{width:.0f}x{height:.0f}mm", "-o", "print-scaling=none"]


def _described(text: str) -> Iterator[tuple[str, tuple[str, PrinterState]]]:
    """Read « lpstat -l -p »: a line for each queue, then its particulars, indented."""
    for block in re.split(r"^(?=printer )", text, flags=re.MULTILINE):
        head = _PRINTER.match(block)
        if head is None:
            continue
        stopped = _is_halted(block) or _CONNECTING in _particular(block, "Alerts")
        state = PrinterState.NOT_ANSWERING if stopped else PrinterState.READY
        yield head[1], (_particular(block, "Description").strip() or head[1], state)


def _is_halted(block: str) -> bool:
    """Say whether a queue prints nothing until somebody sees to it."""
    head, alerts = _PRINTER.match(block), _particular(block, "Alerts")
    return (head is not None and head[2].startswith("disabled")) or any(word in alerts for word in _HALTED)


def _particular(block: str, name: str) -> str:
    found = re.search(rf"^\t{name}: (.*)$", block, flags=re.MULTILINE)
    return "" if found is None else found[1]


def _states() -> dict[str, tuple[str, PrinterState]]:
    """Give the label and the state of every queue."""
    return dict(_described(_run("lpstat", "-l", "-p")[1]))


def _jobs(printer: str, which: str) -> dict[str, str]:
    """Give the jobs of a queue with what CUPS says of each."""
    _code, text = _run("lpstat", "-l", "-W", which, "-o", printer)
    blocks = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    return {block.split()[0]: block for block in blocks if block.strip()}


def _run(program: str, *arguments: str, given: bytes = b"") -> tuple[int, str]:
    """Run a program of CUPS; one that is not installed or hangs has failed and said nothing."""
    environment = os.environ | {"LC_ALL": "C"}
    try:
        done = subprocess.run(
            [program, *arguments], input=given, capture_output=True, env=environment, timeout=_ANSWER, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 1, ""
    return done.returncode, done.stdout.decode(errors="replace")
