"""Machine-readable codes as modules: what is dark and what is light, for vector drawing (no picture is made)."""

from __future__ import annotations

import segno
from barcode.codex import Code128


def code128_bars(text: str) -> tuple[tuple[int, int], ...]:
    """Give the bars of a Code 128 (ISO/IEC 15417), quiet zones excluded, as (first module, modules wide)."""
    modules = Code128(text).build()[0]
    return _runs([module == "1" for module in modules])


def code128_width(text: str) -> int:
    """Give the width of the symbol in modules, quiet zones excluded."""
    first, wide = code128_bars(text)[-1]
    return first + wide


def qr_rows(content: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Give the dark runs of a QR code (ISO/IEC 18004, correction M or better), row by row from the top."""
    symbol = segno.make_qr(content, error="m")
    return tuple(_runs([bool(module) for module in row]) for row in symbol.matrix)


def _runs(modules: list[bool]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(modules):
        if not dark:
            continue
        if found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((place, 1))
    return tuple(found)
