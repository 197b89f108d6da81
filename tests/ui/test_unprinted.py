"""Papers that did not come out are known after a restart, and forgotten once they came out."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from guichet.contract.refusals import Bug, PrinterFailed, PrinterSilent
from guichet.contract.requests import ReceiptKind
from guichet.ui import print_words
from guichet.ui.preferences import Preferences
from guichet.ui.print_job import Failure, IssuedPaper, PrintJob
from guichet.ui.unprinted import Unprinted


def failure(number: int, problem: PrinterSilent | PrinterFailed | Bug | None = None) -> Failure:
    paper = IssuedPaper(
        UUID(int=number), UUID(int=7), f"R-2026-PSD-{number:06}", ReceiptKind.ACKNOWLEDGMENT, person_id=UUID(int=8)
    )
    return Failure(PrintJob(paper, "accueil", "a4", reprint=True), problem or PrinterSilent("accueil"))


def test_what_did_not_come_out_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    unprinted = Unprinted(Preferences(path))
    for each in (failure(1), failure(2, Bug("4f2a99c1")), failure(3, PrinterFailed("accueil")), failure(1)):
        unprinted.put(each)
    unprinted.drop(UUID(int=3))
    again = Unprinted(Preferences(path)).all()
    assert [each.job for each in again] == [failure(2).job, failure(1).job], "each once, the last one last"
    assert isinstance(again[0].problem, Bug)
    assert again[0].problem.incident == "4f2a99c1"
    assert isinstance(again[1].problem, PrinterSilent)
    unprinted.drop(UUID(int=1))
    unprinted.drop(UUID(int=2))
    assert Unprinted(Preferences(path)).all() == ()


def test_a_printer_that_nobody_misses_fills_nothing() -> None:
    unprinted = Unprinted(Preferences())
    for number in range(1, 61):
        unprinted.put(failure(number))
    assert len(unprinted.all()) == 50
    assert unprinted.get(UUID(int=10)) is None
    assert unprinted.get(UUID(int=60)) is not None


@pytest.mark.logs("papers that were not printed could not be read")
@pytest.mark.parametrize("text", ["[{]", '[{"job": 1}]', '[{"job": {}, "problem": {}}]'])
def test_a_damaged_list_is_an_empty_one(text: str) -> None:
    preferences = Preferences()
    preferences.keep_unprinted(text)
    assert Unprinted(preferences).all() == ()


def test_what_is_left_over_is_said() -> None:
    one = "Un papier n’est pas sorti de l’imprimante\u00a0: Accusé de réception R-2026-PSD-000001."
    assert print_words.left_over([failure(1)]) == one
    two = print_words.left_over([failure(1), failure(2)])
    assert two.startswith("2 papiers ne sont pas sortis de l’imprimante. Le dernier\u00a0: Accusé de réception R-2026")
