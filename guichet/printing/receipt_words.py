"""What a deposit receipt says: what we received, what is missing and by when, when we answer, how to reach us."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from guichet.printing.content import LegalSilence, ReceiptDocument, Silence
from guichet.printing.receipt import DepositReceipt
from guichet.printing.text import _, clock_time, plural, printable, short_date
from guichet.printing.words import (
    DocumentList,
    Facts,
    Given,
    Item,
    Missing,
    Mould,
    Notice,
    Promise,
    Section,
    Tone,
    Words,
    agent_line,
    awaited,
    citizen_line,
    contact,
    delay_note,
    filled,
    offline_notice,
    paper_words,
    waits,
)

_MOULD: Final = Mould(
    title=_("Récépissé de dépôt"),
    number=_("Récépissé n°\u00a0{number}"),
    void_title=_("Ce récépissé est annulé"),
    replaced=_("Le récépissé n°\u00a0{number} le remplace."),
)
_PROVISIONAL: Final = Mould(
    title=_("Récépissé de dépôt provisoire"),
    number=_MOULD.number,
    void_title=_MOULD.void_title,
    replaced=_MOULD.replaced,
)


def receipt_words(receipt: DepositReceipt) -> Words:
    """Write the receipt's sentences."""
    return paper_words(
        _PROVISIONAL if receipt.offline else _MOULD,
        number=receipt.number,
        office=receipt.office,
        reference=receipt.reference,
        follow_up_url=receipt.follow_up_url,
        mark=receipt.mark,
        lead=_("Nous avons reçu votre demande le {date}.").format(date=short_date(receipt.received_on)),
        notices=_notices(receipt),
        sections=_sections(receipt),
        closing=_proof(receipt),
    )


def _sections(receipt: DepositReceipt) -> Iterator[Section]:
    yield _facts(receipt)
    if given := _documents(receipt):
        yield Given(_("Vos pièces"), given)
    yield Missing(
        _("Ce qui manque"),
        awaited(receipt.missing),
        note=delay_note(receipt.missing),
        nothing=_("Nous ne vous demandons pas d’autre pièce aujourd’hui."),
    )
    yield Promise(
        _("Notre réponse"),
        _("Nous vous répondons au plus tard le")
        if receipt.answer_by
        else _("La date de notre réponse n’est pas encore connue."),
        short_date(receipt.answer_by) if receipt.answer_by else "",
        _answer_notes(receipt),
    )
    yield contact(receipt.office)


def _notices(receipt: DepositReceipt) -> Iterator[Notice]:
    if receipt.offline:
        yield offline_notice(
            _("Votre demande est enregistrée sur ce poste. Ce récépissé est provisoire."),
            _("Le service la reçoit dès que le réseau revient. Vous n’avez rien à faire."),
        )
    if receipt.clock_doubt:
        doubt = _("L’horloge de ce poste est décalée. L’heure indiquée peut être fausse.")
        yield Notice(Tone.CAUTION, _("Heure incertaine"), (doubt,))


def _facts(receipt: DepositReceipt) -> Facts:
    recorded = _("{date} à {time}").format(
        date=short_date(receipt.recorded_at.date()), time=clock_time(receipt.recorded_at.time())
    )
    if receipt.clock_doubt:
        recorded = _("{moment} (heure incertaine)").format(moment=recorded)
    rows = (
        (_("Démarche"), printable(receipt.procedure)),
        (_("Demandée par"), citizen_line(receipt.citizen)),
        (_("Pour"), printable(receipt.beneficiary)),
        (_("Enregistrée le"), recorded),
        (_("Reçue par"), agent_line(receipt.agent)),
    )
    return Facts(_("Votre demande"), filled(rows))


def _items(documents: tuple[ReceiptDocument, ...]) -> tuple[Item, ...]:
    return tuple(Item(printable(document.label), printable(document.detail)) for document in documents)


def _documents(receipt: DepositReceipt) -> tuple[DocumentList, ...]:
    lists = []
    if receipt.provided:
        title = plural("Vous nous avez donné 1 pièce", "Vous nous avez donné {n} pièces", len(receipt.provided))
        lists.append(DocumentList(title.format(n=len(receipt.provided)), _items(receipt.provided)))
    if receipt.seen:
        title = plural(
            "Vous nous avez montré 1 pièce. Nous ne la gardons pas.",
            "Vous nous avez montré {n} pièces. Nous ne les gardons pas.",
            len(receipt.seen),
        )
        lists.append(DocumentList(title.format(n=len(receipt.seen)), _items(receipt.seen)))
    return tuple(lists)


def _answer_notes(receipt: DepositReceipt) -> tuple[str, ...]:
    silence = receipt.legal_silence
    if silence is None or not silence.confirmed or waits(receipt.missing):
        return ()
    return _silence_sentences(silence)


def _silence_sentences(silence: LegalSilence) -> tuple[str, ...]:
    day = short_date(silence.on)
    match silence.meaning:
        case Silence.ACCEPTS:
            return (
                _("Sans réponse de notre part le {date}, votre demande est acceptée.").format(date=day),
                _("Vous pouvez alors nous demander une attestation."),
            )
        case Silence.REJECTS:
            return (
                _("Sans réponse de notre part le {date}, votre demande est refusée.").format(date=day),
                _("Vous pouvez alors contester ce refus."),
            )


def _proof(receipt: DepositReceipt) -> tuple[str, ...]:
    sentences = [
        _("Il prouve que vous avez déposé votre demande, et à quelle date."),
        _("Il ne prouve pas que votre dossier est complet."),
        _("Ce n’est pas un accusé de réception."),
    ]
    if receipt.acknowledgment_follows:
        sentences.append(_("Nous vous envoyons ensuite un accusé de réception."))
    return tuple(sentences)
