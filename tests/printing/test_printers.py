"""Papers sent to the system's printers: a real CUPS server, real queues, and what arrives at the printer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from guichet.contract.printers import PrinterFacts, PrinterState
from guichet.contract.refusals import Outage, PrinterFailed, PrinterMissing, PrinterSilent
from guichet.printing.content import Paper
from guichet.printing.cups_spooler import CupsSpooler
from guichet.printing.printers import Job, list_printers, print_paper, system_spooler
from guichet.printing.receipt import render_receipt
from guichet.printing.windows_spooler import WindowsSpooler, read_printers
from tests.helpers.cups import Listener, dead_port, private_cups
from tests.helpers.cups import listener as listener
from tests.printing.samples import receipt

JOB = Job(pdf=render_receipt(receipt()), title="R-2026-0012-00412-P")
PATIENT, HASTY = 20.0, 0.5


@pytest.fixture
def queues(listener: Listener) -> Iterator[None]:
    devices = {
        "accueil": f"socket://127.0.0.1:{listener.port}",
        "eteinte": f"socket://127.0.0.1:{dead_port()}",
        "arretee": f"socket://127.0.0.1:{listener.port}",
        "fautive": "broken:/",
    }
    with private_cups(devices, stopped="arretee", default="accueil"):
        yield


def test_printers_are_listed_with_their_state(queues: None) -> None:
    assert system_spooler().printers() == (
        PrinterFacts(name="accueil", label="Imprimante accueil", state=PrinterState.READY, default=True),
        PrinterFacts(name="arretee", label="Imprimante arretee", state=PrinterState.NOT_ANSWERING),
        PrinterFacts(name="eteinte", label="Imprimante eteinte", state=PrinterState.READY),
        PrinterFacts(name="fautive", label="Imprimante fautive", state=PrinterState.READY),
    )


def test_the_bytes_that_arrive_are_those_of_the_paper(queues: None, listener: Listener) -> None:
    assert print_paper(CupsSpooler(PATIENT), JOB, "accueil") == "accueil"
    assert listener.next_job() == JOB.pdf
    assert print_paper(CupsSpooler(PATIENT), JOB) == "accueil", "the system's choice when none is made"
    assert listener.next_job() == JOB.pdf


def test_a_roll_is_printed_as_well(queues: None, listener: Listener) -> None:
    roll = Job(pdf=render_receipt(receipt(), Paper.ROLL80), title=JOB.title)
    print_paper(CupsSpooler(PATIENT), roll, "accueil")
    assert listener.next_job() == roll.pdf


@pytest.mark.parametrize(
    ("printer", "problem"),
    [
        ("inconnue", PrinterMissing),
        ("eteinte", PrinterSilent),
        ("arretee", PrinterSilent),
        ("fautive", PrinterFailed),
    ],
)
def test_a_printer_that_does_not_print_is_said(queues: None, printer: str, problem: type[Outage]) -> None:
    with pytest.raises(problem) as outage:
        print_paper(CupsSpooler(HASTY), JOB, printer)
    assert outage.value.printer == printer  # type: ignore[attr-defined]  # all three have it


def test_what_failed_does_not_come_out_later(queues: None, listener: Listener) -> None:
    with pytest.raises(PrinterSilent):
        print_paper(CupsSpooler(HASTY), JOB, "eteinte")
    print_paper(CupsSpooler(PATIENT), JOB, "accueil")
    assert listener.next_job() == JOB.pdf
    assert waiting_jobs() == ""


_LPSTAT = """\
#!/bin/sh
case "$*" in
  *not-completed*) rm "$0.asked" 2>/dev/null && echo "lente-1 agent 1024" ;;
  *-p*) printf 'printer lente now printing lente-1.  enabled\\n\\tAlerts: '
    if [ -e "$0.sent" ]; then echo connecting-to-device; else echo none; fi ;;
esac
exit 0
"""


def test_a_printer_that_is_being_reached_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment that CUPS passes through at the beginning of every job, too short to be met at will."""
    sent = tmp_path / "lpstat.sent"
    programs = {
        "lpstat": _LPSTAT,
        "lp": f"#!/bin/sh\ncat >/dev/null; touch {sent} {tmp_path}/lpstat.asked; echo request id is lente-1",
        "cancel": f"#!/bin/sh\ntouch {tmp_path}/cancelled",
    }
    for name, text in programs.items():
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert print_paper(CupsSpooler(PATIENT), JOB, "lente") == "lente"
    assert sent.exists()
    assert not (tmp_path / "cancelled").exists()


def waiting_jobs() -> str:
    import subprocess

    return subprocess.run(["lpstat", "-o"], capture_output=True, text=True, check=True).stdout


def test_without_a_choice_the_only_printer_is_taken(listener: Listener) -> None:
    with private_cups({"seule": f"socket://127.0.0.1:{listener.port}"}):
        assert print_paper(CupsSpooler(PATIENT), JOB) == "seule"
    assert listener.next_job() == JOB.pdf


def test_a_system_without_a_printer_or_without_a_server_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with private_cups({}):
        assert CupsSpooler(HASTY).printers() == ()
        with pytest.raises(PrinterMissing):
            print_paper(CupsSpooler(HASTY), JOB)
    monkeypatch.setenv("CUPS_SERVER", "/nowhere/cups.sock")
    assert CupsSpooler(HASTY).printers() == ()


def test_a_system_without_the_programs_of_cups_has_no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert CupsSpooler(HASTY).printers() == ()
    with pytest.raises(PrinterMissing):
        print_paper(CupsSpooler(HASTY), JOB, "accueil")


def test_receipt_printers_are_listed_besides(queues: None, listener: Listener) -> None:
    alive, dead = f"escpos://127.0.0.1:{listener.port}", f"escpos://127.0.0.1:{dead_port()}"
    *_system, first, second = list_printers(system_spooler(), (alive, dead))
    assert (first.name, first.state, first.roll) == (alive, PrinterState.READY, True)
    assert (second.name, second.state, second.roll) == (dead, PrinterState.NOT_ANSWERING, True)


def test_the_list_of_windows_is_read() -> None:
    listed = (
        b'[{"Name":"HP Accueil","WorkOffline":false,"PrinterStatus":3,"Chosen":true},'
        b'{"Name":"Caisse","WorkOffline":true,"PrinterStatus":3,"Chosen":false},'
        b'{"Name":"Archive","WorkOffline":null,"PrinterStatus":7,"Chosen":false}]\r\n'
    )
    assert [(each.name, each.state, each.default) for each in read_printers(listed)] == [
        ("HP Accueil", PrinterState.READY, True),
        ("Caisse", PrinterState.NOT_ANSWERING, False),
        ("Archive", PrinterState.NOT_ANSWERING, False),
    ]
    assert read_printers(b"") == ()


def test_elsewhere_the_windows_spooler_finds_no_printer() -> None:
    assert WindowsSpooler().printers() == ()
    with pytest.raises(PrinterMissing):
        WindowsSpooler().print("HP Accueil", JOB)
