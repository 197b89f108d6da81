"""Printing on Windows, by the print verb of the program that opens PDF files.

Untried: written from Microsoft's documentation, behind the same interface as CUPS, and never run on Windows. The verb
tells nothing of what becomes of the job, so only a missing printer and a refused verb are known.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from guichet.contract.printers import PrinterFacts, PrinterState
from guichet.contract.refusals import PrinterFailed, PrinterMissing

if TYPE_CHECKING:
    from guichet.printing.printers import Job

_LIST: Final = (
    "$chosen = (Get-CimInstance Win32_Printer -Filter 'Default=TRUE').Name;"
    " ConvertTo-Json -Compress -InputObject @(Get-CimInstance Win32_Printer | Select-Object"
    " Name, WorkOffline, PrinterStatus, @{n='Chosen';e={$_.Name -eq $chosen}})"
)
_STOPPED: Final = 6
_OFFLINE: Final = 7
_ANSWER: Final = 10.0


class WindowsSpooler:
    """The printers of a Windows session; the paper lies in a folder of the user's until the next one is printed."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.gettempdir()) / "guichet-print"

    def printers(self) -> tuple[PrinterFacts, ...]:
        """List the printers that the session has."""
        return read_printers(_powershell(_LIST))

    def print(self, printer: str, job: Job) -> None:
        """Hand the paper to the program that prints PDF files.

        Raises:
            PrinterMissing: there is no such printer.
            PrinterFailed: no program prints PDF files, or it refused.
        """
        if printer not in {each.name for each in self.printers()}:
            raise PrinterMissing(printer)
        if sys.platform == "win32":
            try:
                os.startfile(self._lay(job), "printto", f'"{printer}"')  # noqa: S606  # our own file, by its type's verb
            except OSError:
                raise PrinterFailed(printer) from None

    def _lay(self, job: Job) -> Path:
        """Write the paper where the verb can read it; earlier ones are gone by then, and removed."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        for earlier in self._folder.glob("*.pdf"):
            earlier.unlink(missing_ok=True)
        path = self._folder / f"{job.title}.pdf"
        path.write_bytes(job.pdf)
        return path


def read_printers(listed: bytes) -> tuple[PrinterFacts, ...]:
    """Read the list that PowerShell wrote as JSON; none when it wrote nothing."""
    found: list[dict[str, Any]] = msgspec.json.decode(listed) if listed.strip() else []
    return tuple(
        PrinterFacts(
            name=each["Name"],
            label=each["Name"],
            state=PrinterState.NOT_ANSWERING
            if each.get("WorkOffline") or each.get("PrinterStatus") in {_STOPPED, _OFFLINE}
            else PrinterState.READY,
            default=bool(each.get("Chosen")),
        )
        for each in found
    )


def _powershell(script: str) -> bytes:
    command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", script]
    try:
        return subprocess.run(command, capture_output=True, timeout=_ANSWER, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return b""
