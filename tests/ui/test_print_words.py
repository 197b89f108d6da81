"""Printers in words: an agent reads what a machine is, not how it is reached."""

from __future__ import annotations

from uuid import UUID

import pytest

from guichet.contract.printers import PrinterFacts, PrinterState
from guichet.contract.refusals import PrinterMissing, PrinterSilent
from guichet.contract.requests import ReceiptKind
from guichet.ui import print_words
from guichet.ui.print_job import Failure, IssuedPaper, PrintJob


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("192.168.1.50:9100", "Imprimante de tickets"),
        ("escpos://caisse:9100", "Imprimante de tickets"),
        ("127.0.0.1:38995", "Imprimante de tickets"),
        ("[fe80::1]:9100", "Imprimante de tickets"),
        ("Imprimante accueil", "Imprimante accueil"),
        ("", ""),
    ],
)
def test_a_receipt_printer_is_called_what_it_is(label: str, name: str) -> None:
    assert print_words.printer_name(label) == name


def test_a_printer_is_named_in_sentences() -> None:
    paper = IssuedPaper(UUID(int=1), UUID(int=2), "R-2026-12-00001-K", ReceiptKind.DEPOSIT)
    job = PrintJob(paper, "escpos://caisse:9100", "roll80", False)
    silent = Failure(job, PrinterSilent("caisse:9100"))
    gone = Failure(job, PrinterMissing("accueil"))
    assert print_words.trouble(silent, "caisse:9100").startswith("L’imprimante de tickets ne répond pas. ")
    assert print_words.trouble(gone, "Accueil").startswith("L’imprimante Accueil n’est plus sur ce poste. ")
    told = "Récépissé R-2026-12-00001-K imprimé sur l’imprimante de tickets."
    assert print_words.printed(job, "caisse:9100") == told
    facts = PrinterFacts(name=job.printer, label="caisse:9100", state=PrinterState.READY, roll=True)
    assert print_words.printer_line(facts) == "Imprimante de tickets — prête"
