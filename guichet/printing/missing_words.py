"""What the list of documents to bring says: which, by when, and the ways to bring them."""

from __future__ import annotations

from typing import Final

from guichet.printing.missing_sheet import MissingSheet
from guichet.printing.text import NBSP, _, plural, printable, short_date
from guichet.printing.words import (
    Facts,
    Missing,
    Mould,
    Words,
    address_lines,
    agent_line,
    awaited,
    citizen_line,
    delay_note,
    filled,
    offline_notice,
    paper_words,
)

_MOULD: Final = Mould(
    title=_("Pièces à apporter"),
    number=_("Liste n°\u00a0{number}"),
    void_title=_("Cette liste est annulée"),
    replaced=_("La liste n°\u00a0{number} la remplace."),
)


def missing_words(sheet: MissingSheet) -> Words:
    """Write the list's sentences."""
    lead = plural(
        "Il manque 1 pièce à votre demande du {date}.",
        "Il manque {n} pièces à votre demande du {date}.",
        len(sheet.missing),
    )
    local = _("Votre demande est enregistrée sur ce poste. Le service la reçoit dès que le réseau revient.")
    return paper_words(
        _MOULD,
        number=sheet.number,
        office=sheet.office,
        reference=sheet.reference,
        follow_up_url=sheet.follow_up_url,
        mark=sheet.mark,
        lead=lead.format(n=len(sheet.missing), date=short_date(sheet.received_on)),
        notices=(offline_notice(local),) if sheet.offline else (),
        sections=(
            Missing(_("Ce qu’il faut"), awaited(sheet.missing), note=delay_note(sheet.missing)),
            _ways(sheet),
            _facts(sheet),
        ),
        closing=(
            _("Il dit quelles pièces manquent le {date}.").format(date=short_date(sheet.issued_on)),
            _("Apportez-le avec vos pièces, ou écrivez votre référence sur votre envoi."),
        ),
    )


def _ways(sheet: MissingSheet) -> Facts:
    office = sheet.office
    at_counter = " · ".join(filter(None, (printable(office.site), printable(office.opening_hours))))
    may_be_sent = not all(document.shown for document in sheet.missing)
    phone = printable(office.phone).replace(" ", NBSP)
    rows = (
        (_("Au guichet"), at_counter or printable(office.service)),
        (_("Par courriel"), printable(office.email) if may_be_sent else ""),
        (_("Par courrier"), address_lines(office) if may_be_sent and office.postal_address else ""),
        # A legible photocopy is enough (CRPA R113-5).
        (_("Copies"), _("Une photo ou une copie lisible suffit.") if may_be_sent else ""),
        (
            _("Une question"),
            _("Appelez-nous au {phone}. Il vous manque une pièce\u202f? Dites-le-nous.").format(phone=phone)
            if phone
            else "",
        ),
    )
    return Facts(_("Comment faire"), filled(rows))


def _facts(sheet: MissingSheet) -> Facts:
    rows = (
        (_("Démarche"), printable(sheet.procedure)),
        (_("Demandée par"), citizen_line(sheet.citizen)),
        (_("Pour"), printable(sheet.beneficiary)),
        (_("Remise par"), agent_line(sheet.agent)),
    )
    return Facts(_("Votre demande"), filled(rows))
