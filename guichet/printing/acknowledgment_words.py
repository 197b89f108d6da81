"""What an acknowledgment of receipt says: received when, handled by whom, what is missing, what silence means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from guichet.domain.acknowledgments import Remedy
from guichet.printing.acknowledgment import Acknowledgment, ImpliedDecision
from guichet.printing.content import Silence
from guichet.printing.text import _, plural, printable, short_date
from guichet.printing.words import (
    Facts,
    Missing,
    Mould,
    Notice,
    Promise,
    Section,
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
    title=_("Accusé de réception"),
    number=_("Accusé n°\u00a0{number}"),
    void_title=_("Cet accusé est annulé"),
    replaced=_("L’accusé n°\u00a0{number} le remplace."),
)


def acknowledgment_words(acknowledgment: Acknowledgment) -> Words:
    """Write the acknowledgment's sentences."""
    return paper_words(
        _MOULD,
        number=acknowledgment.number,
        office=acknowledgment.office,
        reference=acknowledgment.reference,
        follow_up_url=acknowledgment.follow_up_url,
        mark=acknowledgment.mark,
        lead=_("Nous avons reçu votre demande le {date}.").format(date=short_date(acknowledgment.received_on)),
        notices=_notices(acknowledgment),
        sections=_sections(acknowledgment),
        closing=(
            _("Il prouve que nous avons reçu votre demande, et à quelle date."),
            _("Il ne dit pas que votre demande est acceptée."),
            _("Articles L112-3 et R112-5 du code des relations entre le public et l’administration."),
        ),
    )


def _sections(acknowledgment: Acknowledgment) -> Iterator[Section]:
    yield _facts(acknowledgment)
    yield Missing(
        _("Ce qui manque"),
        awaited(acknowledgment.missing),
        note=delay_note(acknowledgment.missing),
        nothing=_("Nous ne vous demandons pas d’autre pièce aujourd’hui."),
    )
    if acknowledgment.silence is not None:
        yield _silence(acknowledgment.silence, waiting=waits(acknowledgment.missing))
        if acknowledgment.silence.meaning is Silence.REJECTS:
            yield Facts(_("Vos recours"), _remedies(acknowledgment.silence))
    yield contact(acknowledgment.office)


def _notices(acknowledgment: Acknowledgment) -> Iterator[Notice]:
    if acknowledgment.offline:
        yield offline_notice(
            _("Votre demande est enregistrée sur ce poste. Cet accusé prouve sa date."),
            _("Le service la reçoit dès que le réseau revient. Vous n’avez rien à faire."),
        )


def _facts(acknowledgment: Acknowledgment) -> Facts:
    announced = acknowledgment.answer_by
    given = _("le {date} par {agent}").format(
        date=short_date(acknowledgment.issued_on), agent=agent_line(acknowledgment.agent)
    )
    rows = (
        (_("Démarche"), printable(acknowledgment.procedure)),
        (_("Demandée par"), citizen_line(acknowledgment.citizen)),
        (_("Pour"), printable(acknowledgment.beneficiary)),
        (_("Reçue le"), short_date(acknowledgment.received_on)),
        (_("Réponse"), _("au plus tard le {date}").format(date=short_date(announced)) if announced else ""),
        (_("Accusé remis"), given),
    )
    return Facts(_("Votre demande"), filled(rows))


def _silence(silence: ImpliedDecision, *, waiting: bool) -> Promise:
    heading = _("Si nous ne répondons pas")
    attested = _("Vous pouvez alors nous demander une attestation de cette acceptation.")
    day = short_date(silence.on) if silence.on else ""
    match silence.meaning:
        case Silence.ACCEPTS if silence.on is None:
            accepted = plural(
                "Sans réponse 1 mois après, votre demande est acceptée.",
                "Sans réponse {n} mois après, votre demande est acceptée.",
                silence.months or 0,
            ).format(n=silence.months)
            lead = _("Le délai commence quand nous avons reçu toutes les pièces demandées.")
            return Promise(heading, lead, "", (accepted, attested))
        case Silence.ACCEPTS:
            return Promise(heading, _("Sans réponse de notre part, votre demande est acceptée le"), day, (attested,))
        case Silence.REJECTS:
            earlier = _("Si vos pièces arrivent plus tôt, cette date avance.")
            contest = _("Vous pouvez contester ce refus. Voici comment.")
            return Promise(
                heading,
                _("Sans réponse de notre part, votre demande est refusée le"),
                day,
                (earlier, contest) if waiting else (contest,),
            )


def _remedies(silence: ImpliedDecision) -> tuple[tuple[str, str], ...]:
    day = short_date(silence.appeal_by) if silence.appeal_by else ""
    reasons = _("Demandez-les-nous dans ce délai. Nous vous les donnons dans le mois.")
    match silence.remedy:
        case Remedy.COURT:
            again = _("Écrivez-nous au plus tard le {date}. Demandez-nous de revoir notre décision.")
            court = _(
                "Saisissez le tribunal administratif dont dépend la commune, au plus tard le {date},"
                " par courrier ou sur www.telerecours.fr."
            )
            limit = _(
                "Le délai est de 2 mois à partir du refus. Si vous nous écrivez d’abord, 2 nouveaux mois commencent"
                " à notre réponse, ou après 2 mois sans réponse."
            )
            return (
                (_("Recours gracieux"), again.format(date=day)),
                (_("Tribunal"), court.format(date=day)),
                (_("Délai"), limit),
                (_("Raisons du refus"), reasons),
            )
        case Remedy.CADA:
            first = _(
                "Saisissez d’abord la commission d’accès aux documents administratifs, au plus tard le {date},"
                " par courrier ou sur www.cada.fr."
            )
            then = _("Si le refus demeure après son avis, vous pouvez saisir le tribunal administratif.")
            return (
                (_("Commission (CADA)"), first.format(date=day)),
                (_("Tribunal"), then),
                (_("Délai"), _("Vous avez 2 mois à partir du refus pour saisir cette commission.")),
                (_("Raisons du refus"), reasons),
            )
