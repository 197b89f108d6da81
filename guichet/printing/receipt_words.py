"""What a deposit receipt says, in plain French and in reading order, before any layout.

One idea a line, « vous », no acronym: what we received, what is missing and by when, when we answer, how to reach us.
"""

from __future__ import annotations

import enum
from datetime import date

import msgspec

from guichet.printing.receipt import (
    AnonymousAgent,
    DepositReceipt,
    LegalSilence,
    MissingDocument,
    NamedAgent,
    ReceiptDocument,
    Reprinted,
    Silence,
    Voided,
)
from guichet.printing.text import _, clock_time, plural, printable, short_date


class Tone(enum.Enum):
    """How loudly a notice speaks."""

    CAUTION = "caution"
    VOID = "void"


class Notice(msgspec.Struct, frozen=True):
    """Something to know before reading the rest."""

    tone: Tone
    title: str
    sentences: tuple[str, ...]


class Item(msgspec.Struct, frozen=True):
    """One document of a list."""

    label: str
    detail: str = ""


class DocumentList(msgspec.Struct, frozen=True):
    """A titled list of documents."""

    title: str
    items: tuple[Item, ...]


class MissingList(msgspec.Struct, frozen=True):
    """What to bring by one date limit (« » if none is set): a title that the date ends, and the documents."""

    title: str
    deadline: str
    items: tuple[Item, ...]


class ReceiptWords(msgspec.Struct, frozen=True, kw_only=True):
    """A deposit receipt as sentences; ``facts`` and ``contact`` are (label, value).

    ``bar_content`` is the reference without its hyphens: fewer, hence wider bars, and readers that type like a keyboard
    send hyphens wrong on French layouts.
    """

    title: str
    number: str
    town: str
    service: str
    place: str
    lead: str
    notices: tuple[Notice, ...]
    void: str
    reference_label: str
    reference: str
    bar_content: str
    qr_content: str
    qr_label: str
    follow_up: str
    facts_heading: str
    facts: tuple[tuple[str, str], ...]
    documents_heading: str
    documents: tuple[DocumentList, ...]
    missing_heading: str
    missing: tuple[MissingList, ...]
    missing_note: str
    nothing_missing: str
    answer_heading: str
    answer_lead: str
    answer_date: str
    answer_notes: tuple[str, ...]
    contact_heading: str
    contact: tuple[tuple[str, str], ...]
    proof_heading: str
    proof: tuple[str, ...]


def receipt_words(receipt: DepositReceipt) -> ReceiptWords:
    """Write the receipt's sentences; personal text is made printable here, once."""
    office = receipt.office
    url = printable(receipt.follow_up_url)
    return ReceiptWords(
        title=_("Récépissé de dépôt provisoire") if receipt.offline else _("Récépissé de dépôt"),
        number=_("Récépissé n°\u00a0{number}").format(number=printable(receipt.number)),
        town=printable(office.town),
        service=printable(office.service),
        place=" · ".join(filter(None, (printable(office.site), printable(office.counter)))),
        lead=_("Nous avons reçu votre demande le {date}.").format(date=short_date(receipt.received_on)),
        notices=_notices(receipt),
        void=_("ANNULÉ") if isinstance(receipt.mark, Voided) else "",
        reference_label=_("Votre référence"),
        reference=receipt.reference,
        bar_content=receipt.reference.replace("-", ""),
        qr_content=url or receipt.reference,
        qr_label=_("Suivre ma demande") if url else _("À montrer au guichet"),
        follow_up=_("Suivez votre demande sur {url}").format(url=_bare(url)) if url else "",
        facts_heading=_("Votre demande"),
        facts=_facts(receipt),
        documents_heading=_("Vos pièces"),
        documents=_documents(receipt),
        missing_heading=_("Ce qui manque"),
        missing=_missing(receipt.missing),
        missing_note=_missing_note(receipt),
        nothing_missing=_("Nous ne vous demandons pas d’autre pièce aujourd’hui."),
        answer_heading=_("Notre réponse"),
        answer_lead=_("Nous vous répondons au plus tard le")
        if receipt.answer_by
        else _("La date de notre réponse n’est pas encore connue."),
        answer_date=short_date(receipt.answer_by) if receipt.answer_by else "",
        answer_notes=_answer_notes(receipt),
        contact_heading=_("Nous joindre"),
        contact=_contact(receipt),
        proof_heading=_("Gardez ce papier"),
        proof=_proof(receipt),
    )


def _bare(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removesuffix("/")


def _notices(receipt: DepositReceipt) -> tuple[Notice, ...]:
    found: list[Notice] = []
    match receipt.mark:
        case Voided(on=on, replaced_by=replaced_by):
            sentences = [_("Annulé le {date}. Il n’a plus de valeur.").format(date=short_date(on))]
            if number := printable(replaced_by):
                sentences.append(_("Le récépissé n°\u00a0{number} le remplace.").format(number=number))
            found.append(Notice(Tone.VOID, _("Ce récépissé est annulé"), tuple(sentences)))
        case Reprinted(on=on):
            again = _("Imprimé à nouveau le {date}.").format(date=short_date(on))
            found.append(Notice(Tone.CAUTION, _("Duplicata"), (again, _("L’original porte le même numéro."))))
        case None:
            pass
    if receipt.offline:
        found.append(
            Notice(
                Tone.CAUTION,
                _("Sans réseau"),
                (
                    _("Votre demande est enregistrée sur ce poste. Ce récépissé est provisoire."),
                    _("Le service la reçoit dès que le réseau revient. Vous n’avez rien à faire."),
                ),
            )
        )
    if receipt.clock_doubt:
        found.append(
            Notice(
                Tone.CAUTION,
                _("Heure incertaine"),
                (_("L’horloge de ce poste est décalée. L’heure indiquée peut être fausse."),),
            )
        )
    return tuple(found)


def _facts(receipt: DepositReceipt) -> tuple[tuple[str, str], ...]:
    recorded = _("{date} à {time}").format(
        date=short_date(receipt.recorded_at.date()), time=clock_time(receipt.recorded_at.time())
    )
    if receipt.clock_doubt:
        recorded = _("{moment} (heure incertaine)").format(moment=recorded)
    facts = [
        (_("Démarche"), printable(receipt.procedure)),
        (_("Demandée par"), _("Demande anonyme") if receipt.citizen is None else printable(receipt.citizen)),
        (_("Pour"), printable(receipt.beneficiary)),
        (_("Enregistrée le"), recorded),
        (_("Reçue par"), _agent(receipt.agent)),
    ]
    return tuple((label, value) for label, value in facts if value)


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


def _missing(documents: tuple[MissingDocument, ...]) -> tuple[MissingList, ...]:
    dates = {document.due_on for document in documents}
    soonest_first = sorted(dates, key=lambda due_on: due_on or date.max)
    return tuple(
        _missing_by(due_on, [document for document in documents if document.due_on == due_on])
        for due_on in soonest_first
    )


def _missing_by(due_on: date | None, documents: list[MissingDocument]) -> MissingList:
    count = len(documents)
    if due_on:
        title = plural("Apportez cette pièce au plus tard le", "Apportez ces {n} pièces au plus tard le", count)
    else:
        title = plural("Apportez-nous cette pièce", "Apportez-nous ces {n} pièces", count)
    return MissingList(
        title=title.format(n=count),
        deadline=short_date(due_on) if due_on else "",
        items=tuple(_missing_item(document) for document in documents),
    )


def _missing_item(document: MissingDocument) -> Item:
    meanwhile = "" if document.blocking else _("Nous étudions votre demande en l’attendant.")
    return Item(printable(document.label), "\n".join(filter(None, (printable(document.detail), meanwhile))))


def _waits(receipt: DepositReceipt) -> bool:
    return any(document.blocking for document in receipt.missing)


def _missing_note(receipt: DepositReceipt) -> str:
    return _("Tant qu’il manque une pièce, notre réponse peut tarder.") if _waits(receipt) else ""


def _answer_notes(receipt: DepositReceipt) -> tuple[str, ...]:
    silence = receipt.legal_silence
    if silence is None or not silence.confirmed or _waits(receipt):
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


def _contact(receipt: DepositReceipt) -> tuple[tuple[str, str], ...]:
    office = receipt.office
    address = "\n".join(filter(None, (printable(line) for line in (office.service, *office.postal_address))))
    lines = [
        (_("Téléphone"), printable(office.phone)),
        (_("Courriel"), printable(office.email)),
        (_("Adresse"), address),
        (_("Horaires"), printable(office.opening_hours)),
    ]
    return tuple((label, value) for label, value in lines if value)


def _agent(agent: NamedAgent | AnonymousAgent) -> str:
    match agent:
        case NamedAgent(given_name=given_name, surname=surname, quality=quality):
            return ", ".join(filter(None, (f"{printable(given_name)} {printable(surname)}", printable(quality))))
        case AnonymousAgent(mark=mark, quality=quality):
            return ", ".join(filter(None, (printable(mark), printable(quality))))


def _proof(receipt: DepositReceipt) -> tuple[str, ...]:
    sentences = [
        _("Il prouve que vous avez déposé votre demande, et à quelle date."),
        _("Il ne prouve pas que votre dossier est complet."),
        _("Ce n’est pas un accusé de réception."),
    ]
    if receipt.acknowledgment_follows:
        sentences.append(_("Nous vous envoyons ensuite un accusé de réception."))
    return tuple(sentences)
