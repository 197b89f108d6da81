from __future__ import annotations

import pytest
from reportlab.lib.colors import HexColor

from guichet.printing.blocks import REGULAR, Type, register_fonts, set_lines
from guichet.printing.codes import code128_bars, code128_width, qr_rows

register_fonts()
KIND = Type(REGULAR, 10, 14, HexColor(0))


def lines(text: str, width: float) -> list[str]:
    return [line.text for line in set_lines(text, KIND, width)]


def test_french_narrow_spaces_never_break() -> None:
    assert lines("Prêt\u202f? Oui\u202f!", KIND.width("Prêt\u202f? O")) == ["Prêt\u202f?", "Oui\u202f!"]


def test_an_address_is_cut_after_its_marks() -> None:
    assert lines("ecoles@saint-aubin.example", KIND.width("ecoles@saint-aubin.exa")) == [
        "ecoles@saint-aubin.",
        "example",
    ]


@pytest.mark.parametrize("width", [0.5, 12, 40, 90, 400])
@pytest.mark.parametrize("text", ["", "a", "x" * 90, "Un mot puis anticonstitutionnellement", "--@@//..", "é\n\nè"])
def test_lines_hold_all_the_text_within_the_width(text: str, width: float) -> None:
    found = lines(text, width)
    assert "".join(found).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(KIND.width(line) <= width or len(line) == 1 for line in found)


def test_bars_are_a_code_128_of_whole_symbols() -> None:
    # Start, three characters, check: 11 modules each; stop: 13 (ISO/IEC 15417).
    assert code128_width("ABC") == 5 * 11 + 13
    assert code128_bars("ABC")[0] == (0, 2)


def test_a_short_reference_is_the_smallest_qr_code_with_its_finder_patterns() -> None:
    rows = qr_rows("D-2026-0012-00417-K")
    assert len(rows) == 21
    assert rows[0][0] == (0, 7)
    assert rows[0][-1] == (14, 7)
    assert rows[1][:2] == ((0, 1), (6, 1))
