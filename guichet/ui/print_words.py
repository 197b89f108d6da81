"""Papers and printers in words: what a paper is called, how a printer is, why a paper did not come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from guichet.contract.printers import PrinterFacts, PrinterState
from guichet.contract.refusals import DeskGone, PrinterFailed, PrinterMissing, PrinterSilent
from guichet.contract.requests import ReceiptKind
from guichet.ui.formats import NBSP, count
from guichet.ui.messages import sentence
from guichet.ui.print_job import Failure, PrintJob
from guichet.ui.print_room import Health

_ROLL: Final = re.compile(r"(?:escpos://)?(?:\[[^\]\s]+\]|[^\s:/\[\]]+):\d+")
"""A receipt printer has no name but its address, which the settings show."""


def tr(text: str) -> str:
    """Translate one of these words."""
    return QCoreApplication.translate("PrintWords", text)


def printer_name(label: str) -> str:
    """Name a printer by its label; a receipt printer is called what it is: a workstation has one."""
    return tr("Imprimante de tickets") if _is_roll(label) else label


def _is_roll(label: str) -> bool:
    """Tell whether a label is the address of a receipt printer."""
    return _ROLL.fullmatch(label) is not None


def _the_printer(label: str) -> str:
    if _is_roll(label):
        return tr("L’imprimante de tickets")
    return tr("L’imprimante {printer}").format(printer=label)


def paper_name(kind: ReceiptKind) -> str:
    """Name a kind of paper."""
    return {
        ReceiptKind.DEPOSIT: tr("Récépissé de dépôt"),
        ReceiptKind.ACKNOWLEDGMENT: tr("Accusé de réception"),
        ReceiptKind.MISSING_DOCUMENTS: tr("Liste des pièces à fournir"),
    }[kind]


def paper_short(kind: ReceiptKind) -> str:
    """Name a kind of paper in a sentence that goes on with its number."""
    return {
        ReceiptKind.DEPOSIT: tr("Récépissé"),
        ReceiptKind.ACKNOWLEDGMENT: tr("Accusé de réception"),
        ReceiptKind.MISSING_DOCUMENTS: tr("Liste des pièces"),
    }[kind]


def printed(job: PrintJob, printer: str) -> str:
    """Say that a paper came out, and where."""
    text = tr("{paper} {number} imprimé sur {printer}.")
    if job.paper.kind is ReceiptKind.MISSING_DOCUMENTS:
        text = tr("{paper} {number} imprimée sur {printer}.")
    return text.format(paper=paper_short(job.paper.kind), number=job.paper.number, printer=_on(printer))


def _on(label: str) -> str:
    return tr("l’imprimante de tickets") if _is_roll(label) else label


def trouble(failure: Failure, printer: str) -> str:
    """Say why a paper did not come out, what is safe, and what to look at."""
    printer = _the_printer(printer)
    match failure.problem:
        case PrinterSilent():
            return tr("{printer} ne répond pas. La demande est enregistrée.").format(printer=printer)
        case PrinterFailed():
            text = tr("{printer} s’est arrêtée. La demande est enregistrée. Regardez ce qui est sorti.")
            return text.format(printer=printer)
        case PrinterMissing():
            text = tr("{printer} n’est plus sur ce poste. La demande est enregistrée.")
            return text.format(printer=printer)
        case DeskGone():
            return tr("L’impression a été coupée. Regardez si le papier est sorti avant de réessayer.")
    return sentence(failure.problem)


def left_over(failures: Sequence[Failure]) -> str:
    """Say which papers of a session before did not come out."""
    last = failures[-1].job.paper
    name = tr("{paper} {number}").format(paper=paper_short(last.kind), number=last.number)
    one = tr("Un papier n’est pas sorti de l’imprimante{nbsp}: {paper}.").format(nbsp=NBSP, paper=name)
    many = tr("{{n}} papiers ne sont pas sortis de l’imprimante. Le dernier{nbsp}: {paper}.")
    return count(len(failures), one, many.format(nbsp=NBSP, paper=name))


def health(state: Health) -> str:
    """Say how the printers are, for the status bar."""
    return {
        Health.UNKNOWN: tr("Imprimante"),
        Health.READY: tr("Imprimante prête"),
        Health.SILENT: tr("L’imprimante ne répond pas"),
        Health.NONE: tr("Aucune imprimante"),
    }[state]


def printer_line(printer: PrinterFacts) -> str:
    """Name one printer, and say how it is."""
    return f"{printer_name(printer.label)} — {printer_state(printer)}"


def printer_state(printer: PrinterFacts) -> str:
    """Say how one printer is."""
    return tr("prête") if printer.state is PrinterState.READY else tr("ne répond pas")
