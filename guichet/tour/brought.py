"""What a citizen of the tour brings: a letter as a file, and sheets for a scanner made of software."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

_LETTER: Final = (
    (
        "École maternelle des Tilleuls",
        "Certificat de radiation",
        "",
        "La directrice certifie que l’enfant BENALI Adam, né en 2023,",
        "a été radié du registre de l’école le 6 novembre 2026,",
        "à la demande de sa mère, pour cause de déménagement.",
        "",
        "Classe fréquentée : petite section.",
        "Livret remis à la famille : oui.",
    ),
    ("Observations", "", "La cantine est réglée jusqu’au 6 novembre 2026.", "Aucun livre n’est à rendre."),
)
_SANE: Final = """
number_of_devices 1
mode Gray
depth 8
resolution_max 1200.0
resolution 50.0
test-picture "Grid"
geometry_max 300.0
br_x 210.0
br_y 297.0
source "Flatbed"
"""


def can_scan() -> bool:
    """Tell whether this computer has the program that scanners are asked by."""
    return shutil.which("scanimage") is not None


def set_scanner(folder: Path) -> None:
    """Give SANE its virtual scanner and no other; call before the desk starts."""
    folder.mkdir(mode=0o700)
    (folder / "dll.conf").write_text("test\n")
    (folder / "test.conf").write_text(_SANE)
    os.environ["SANE_CONFIG_DIR"] = str(folder)


def write_letter(path: Path) -> None:
    """Write the two pages of an school's certificate about a child who does not exist."""
    canvas = Canvas(str(path), pagesize=A4)
    for page in _LETTER:
        height = A4[1] - 110
        for number, line in enumerate(page):
            canvas.setFont("Helvetica-Bold" if number < 2 else "Helvetica", 18 if number < 2 else 12)
            canvas.drawString(70, height, line)
            height -= 32 if number < 2 else 20
        canvas.showPage()
    canvas.save()
