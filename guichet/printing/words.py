"""What a paper says, in plain French and in reading order, before any layout; what papers have in common.

One idea a line, « vous », no acronym unexplained.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date

import msgspec

from guichet.printing.content import (
    AnonymousAgent,
    MissingDocument,
    NamedAgent,
    Office,
    Reprinted,
    Voided,
)
from guichet.printing.text import _, plural, printable, short_date


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


class Facts(msgspec.Struct, frozen=True):
    """A section of (label, value) rows; a value may hold several lines."""

    heading: str
    rows: tuple[tuple[str, str], ...]


class Given(msgspec.Struct, frozen=True):
    """A section of documents given or shown, ticked."""

    heading: str
    lists: tuple[DocumentList, ...]


class Missing(msgspec.Struct, frozen=True):
    """A section of what is to be brought, boxed; ``nothing`` is said when the lists are empty."""

    heading: str
    lists: tuple[MissingList, ...]
    note: str = ""
    nothing: str = ""


class Promise(msgspec.Struct, frozen=True):
    """A section about one date: a lead that the date ends (« » if none is known), then remarks."""

    heading: str
    lead: str
    date: str
    notes: tuple[str, ...] = ()


Section = Facts | Given | Missing | Promise


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A paper as sentences.

    ``bar_content`` is the reference without its hyphens: fewer, hence wider bars, and readers that type like a keyboard
    send hyphens wrong on French layouts. ``closing`` says what the paper proves, in small type at its end.
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
    sections: tuple[Section, ...]
    closing_heading: str
    closing: tuple[str, ...]


class Mould(msgspec.Struct, frozen=True, kw_only=True):
    """How one kind of paper speaks of itself; ``number`` and ``replaced`` hold ``{number}``."""

    title: str
    number: str
    void_title: str
    replaced: str


def paper_words(
    mould: Mould,
    *,
    number: str,
    office: Office,
    reference: str,
    follow_up_url: str,
    mark: Reprinted | Voided | None,
    lead: str,
    notices: Iterable[Notice],
    sections: Iterable[Section],
    closing: tuple[str, ...],
) -> Words:
    """Write what every paper bears around its own sections; personal text is made printable here, once."""
    url = printable(follow_up_url)
    return Words(
        title=mould.title,
        number=mould.number.format(number=printable(number)),
        town=printable(office.town),
        service=printable(office.service),
        place=" · ".join(filter(None, (printable(office.site), printable(office.counter)))),
        lead=lead,
        notices=(*_marked(mould, mark), *notices),
        void=_("ANNULÉ") if isinstance(mark, Voided) else "",
        reference_label=_("Votre référence"),
        reference=reference,
        bar_content=reference.replace("-", ""),
        qr_content=url or reference,
        qr_label=_("Suivre ma demande") if url else _("À montrer au guichet"),
        follow_up=_("Suivez votre demande sur {url}").format(url=_bare(url)) if url else "",
        sections=tuple(sections),
        closing_heading=_("Gardez ce papier"),
        closing=closing,
    )


def _bare(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removesuffix("/")


def _marked(mould: Mould, mark: Reprinted | Voided | None) -> tuple[Notice, ...]:
    match mark:
        case Voided(on=on, replaced_by=replaced_by):
            sentences = [_("Annulé le {date}. Il n’a plus de valeur.").format(date=short_date(on))]
            if number := printable(replaced_by):
                sentences.append(mould.replaced.format(number=number))
            return (Notice(Tone.VOID, mould.void_title, tuple(sentences)),)
        case Reprinted(on=on):
            again = _("Imprimé à nouveau le {date}.").format(date=short_date(on))
            return (Notice(Tone.CAUTION, _("Duplicata"), (again, _("L’original porte le même numéro."))),)
        case None:
            return ()


def filled(rows: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Keep the rows that have a value."""
    return tuple((label, value) for label, value in rows if value)


def citizen_line(citizen: str | None) -> str:
    """Name who asks."""
    return _("Demande anonyme") if citizen is None else printable(citizen)


def agent_line(agent: NamedAgent | AnonymousAgent) -> str:
    """Name the agent as CRPA L111-2 wants it: name and quality, or the mark that stands for the name."""
    match agent:
        case NamedAgent(given_name=given_name, surname=surname, quality=quality):
            return ", ".join(filter(None, (f"{printable(given_name)} {printable(surname)}", printable(quality))))
        case AnonymousAgent(mark=mark, quality=quality):
            return ", ".join(filter(None, (printable(mark), printable(quality))))


def address_lines(office: Office) -> str:
    """Give the postal address, one line each, the service first."""
    return "\n".join(filter(None, (printable(line) for line in (office.service, *office.postal_address))))


def contact(office: Office) -> Facts:
    """Say how to reach the service."""
    rows = (
        (_("Téléphone"), printable(office.phone)),
        (_("Courriel"), printable(office.email)),
        (_("Adresse"), address_lines(office)),
        (_("Horaires"), printable(office.opening_hours)),
    )
    return Facts(_("Nous joindre"), filled(rows))


def awaited(documents: tuple[MissingDocument, ...]) -> tuple[MissingList, ...]:
    """List what is to be brought, by date limit, the soonest first."""
    dates = {document.due_on for document in documents}
    soonest_first = sorted(dates, key=lambda due_on: due_on or date.max)
    return tuple(
        _awaited_by(due_on, [document for document in documents if document.due_on == due_on])
        for due_on in soonest_first
    )


def delay_note(documents: tuple[MissingDocument, ...]) -> str:
    """Warn that a missing essential document delays the answer; empty when none is."""
    return _("Tant qu’il manque une pièce, notre réponse peut tarder.") if waits(documents) else ""


def waits(documents: tuple[MissingDocument, ...]) -> bool:
    """Tell whether an essential document is missing."""
    return any(document.blocking for document in documents)


def _awaited_by(due_on: date | None, documents: list[MissingDocument]) -> MissingList:
    count = len(documents)
    if due_on:
        title = plural("Apportez cette pièce au plus tard le", "Apportez ces {n} pièces au plus tard le", count)
    else:
        title = plural("Apportez-nous cette pièce", "Apportez-nous ces {n} pièces", count)
    return MissingList(
        title=title.format(n=count),
        deadline=short_date(due_on) if due_on else "",
        items=tuple(_awaited_item(document) for document in documents),
    )


def _awaited_item(document: MissingDocument) -> Item:
    details = [
        printable(document.detail),
        _("Ou bien\u00a0: {others}.").format(others=", ".join(map(_inside_sentence, document.accepted)))
        if document.accepted
        else "",
        _age(document.max_age_days) if document.max_age_days is not None else "",
        _("Montrez-la au guichet. Nous ne la gardons pas.") if document.shown else "",
        "" if document.blocking else _("Nous étudions votre demande en l’attendant."),
    ]
    return Item(printable(document.label), "\n".join(filter(None, details)))


def _inside_sentence(label: str) -> str:
    """Write a label after other words: its capital goes, unless it begins an acronym."""
    text = printable(label)
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _age(days: int) -> str:
    if days % 365 == 0:
        return plural("Datée de moins de 1 an.", "Datée de moins de {n} ans.", days // 365).format(n=days // 365)
    if days % 30 == 0:
        return _("Datée de moins de {n} mois.").format(n=days // 30)
    return plural("Datée de moins de 1 jour.", "Datée de moins de {n} jours.", days).format(n=days)


def offline_notice(*sentences: str) -> Notice:
    """Say that the paper was made without a network."""
    return Notice(Tone.CAUTION, _("Sans réseau"), sentences)
