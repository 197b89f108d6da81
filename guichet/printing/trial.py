"""A sheet to try a printer with: its name, the hour, the letters and the codes that real papers bear."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec

from guichet.printing.content import Paper
from guichet.printing.drawing import draw
from guichet.printing.text import NBSP, _, clock_time, printable, short_date
from guichet.printing.words import Facts, Words

TRIAL: Final = "ESSAI"
"""What stands where papers have their number."""


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet that proves nothing and names nobody; ``printed_at`` is the town's local time."""

    town: str
    printer: str
    printed_at: datetime


def render_trial(trial: Trial, paper: Paper) -> bytes:
    """Draw the sheet as a PDF file, laid out like every other paper."""
    return draw(_words(trial, paper), paper)


def _words(trial: Trial, paper: Paper) -> Words:
    printer, size = printable(trial.printer), {Paper.A4: "A4", Paper.ROLL80: f"80{NBSP}mm"}[paper]
    moment = f"{short_date(trial.printed_at.date())}, {clock_time(trial.printed_at.time())}"
    return Words(
        title=_("Essai d’impression"),
        number=_("Essai"),
        town=printable(trial.town),
        service=_("Ce papier n’a aucune valeur"),
        place="",
        lead=_("Cette imprimante est prête si tout se lit, jusqu’au bord."),
        notices=(),
        void="",
        reference_label=_("Code à barres"),
        reference=TRIAL,
        bar_content=TRIAL,
        qr_content=f"{TRIAL} {trial.printed_at:%Y-%m-%d %H:%M}",
        qr_label=_("Code QR"),
        follow_up="",
        sections=(
            Facts(
                heading=_("L’imprimante"),
                rows=((_("Nom"), printer), (_("Papier"), size), (_("Imprimé le"), moment)),
            ),
            Facts(
                heading=_("Les caractères"),
                rows=(
                    (_("Accents"), "é è ê ë à â ä ç î ï ô ö ù û ü ÿ œ æ"),
                    (_("Capitales"), "É È Ê À Â Ç Î Ô Ù Œ Æ"),
                    (_("Signes"), f"« guillemets » € ’ — … n° 1{NBSP}234,50{NBSP}€"),
                ),
            ),
        ),
        closing_heading=_("Si quelque chose manque"),
        closing=(
            _("Un côté coupé{nbsp}: vérifiez la largeur du papier dans les réglages.").format(nbsp=NBSP),
            _("Des lettres pâles{nbsp}: changez le rouleau ou la cartouche.").format(nbsp=NBSP),
        ),
    )
