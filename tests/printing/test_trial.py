"""The sheet that a printer is tried with."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guichet.printing.content import Paper
from guichet.printing.thermal import escpos
from guichet.printing.trial import Trial, render_trial
from tests.printing.reading import read

TRIAL = Trial(town="Saint-Aubin", printer="Accueil — étage 1", printed_at=datetime(2026, 11, 24, 10, 5, tzinfo=UTC))


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, "A4"), (Paper.ROLL80, "80 mm")])
def test_says_the_printer_the_hour_and_every_letter_of_real_papers(paper: Paper, size: str) -> None:
    printed = read(render_trial(TRIAL, paper))
    assert len(printed.pages) == 1
    for words in (
        "Essai d’impression",
        "Saint-Aubin",
        "Accueil — étage 1",
        size,
        "mar. 24 nov. 2026, 10 h 05",
        "é è ê ë à â ä ç î ï ô ö ù û ü ÿ œ æ",
        "« guillemets » € ’ — …",
        "n’a aucune valeur",
    ):
        assert words in printed.text
    assert {"ESSAI 2026-11-24 10:05"} in printed.codes.values()
    assert {"ESSAI"} in printed.codes.values()


def test_fits_the_roll_of_a_receipt_printer() -> None:
    data = escpos(render_trial(TRIAL, Paper.ROLL80))
    assert data.startswith(b"\x1b@")
    assert data.endswith(b"\x1dVB\x00")
