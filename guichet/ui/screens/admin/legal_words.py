"""Legal values in the words of the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from guichet.contract.catalogue import LegalLine, LegalState
from guichet.domain.clocks import AnnouncedDelay, DelayUnit, SilenceKind, SilenceRule
from guichet.domain.legal_values import LegalProblem, Rule, rule_of, source_of
from guichet.domain.procedures import Fee, LegalValue, Receipt
from guichet.ui import clock, formats
from guichet.ui.formats import NBSP, count


def tr(text: str) -> str:
    """Translate one of these words."""
    return QCoreApplication.translate("LegalWords", text)


def name(value: LegalValue) -> str:
    """Name a legal value."""
    return {
        LegalValue.ANNOUNCED_DELAY: tr("Délai annoncé"),
        LegalValue.SILENCE: tr("Effet du silence"),
        LegalValue.RECEIPT: tr("Accusé de réception"),
        LegalValue.FEE: tr("Tarif"),
    }[value]


def silence(kind: SilenceKind) -> str:
    """Say what silence means."""
    return {
        SilenceKind.ACCEPTANCE: tr("Accord"),
        SilenceKind.REJECTION: tr("Rejet"),
        SilenceKind.NONE: tr("Sans effet : rien à décider"),
        SilenceKind.UNKNOWN: tr("À établir"),
    }[kind]


def unit(which: DelayUnit) -> str:
    """Name what a delay counts."""
    return {
        DelayUnit.DAYS: tr("jours"),
        DelayUnit.WORKING_DAYS: tr("jours ouvrés"),
        DelayUnit.MONTHS: tr("mois"),
    }[which]


def told(rule: Rule) -> str:
    """Say a value in a few words: « 15 jours », « Rejet à 2 mois », « Dû », « 30,00 € »."""
    match rule:
        case AnnouncedDelay(count=0):
            return tr("Le jour même")
        case AnnouncedDelay(count=number, unit=DelayUnit.MONTHS):
            return tr("{n} mois").format(n=number)
        case AnnouncedDelay(count=number, unit=DelayUnit.WORKING_DAYS):
            return count(number, tr("{n} jour ouvré"), tr("{n} jours ouvrés"))
        case AnnouncedDelay(count=number):
            return count(number, tr("{n} jour"), tr("{n} jours"))
        case SilenceRule(kind=SilenceKind.ACCEPTANCE | SilenceKind.REJECTION as kind, months=int(months)):
            return tr("{effect} à {n} mois").format(effect=silence(kind), n=months)
        case SilenceRule(kind=SilenceKind.NONE):
            return tr("Sans effet")
        case SilenceRule(kind=kind):
            return silence(kind)
        case Receipt(required=required):
            return tr("Dû") if required else tr("Non dû")
        case Fee(cents=None):
            return tr("Fixé par la ville")
        case Fee(cents=0):
            return tr("Gratuit")
        case Fee(cents=cents):
            return euros(cents or 0)


def euros(cents: int) -> str:
    """Write « 30,00 € »."""
    return f"{cents // 100},{cents % 100:02}{NBSP}€"


def cells(line: LegalLine) -> tuple[str, str, str]:
    """Give the procedure, the value and its source, for a row."""
    rule = rule_of(line.legal, line.value)
    if rule is None:
        return line.label, name(line.value), ""
    return line.label, formats.labelled(name(line.value), told(rule)), source_of(rule)


def state(line: LegalLine) -> str:
    """Say in a sentence where a value stands."""
    if line.state is LegalState.TO_CONFIRM:
        return tr("Personne n’a confirmé cette valeur.")
    if line.state is LegalState.SOURCED or line.confirmed_at is None:
        return tr("Valeur donnée avec sa source par le catalogue d’origine.")
    moment = formats.moment_text(line.confirmed_at, clock.today())
    text = tr("Confirmée par {agent} {moment}.").format(agent=line.confirmed_by, moment=moment)
    return f"{text} {tr('À envoyer.')}" if line.waiting else text


def stakes(line: LegalLine) -> str:
    """Say what depends on a value."""
    waiting = line.state is LegalState.TO_CONFIRM
    match line.value:
        case LegalValue.SILENCE if waiting:
            return tr(
                "Aucun accusé de réception ne se fait pour cette démarche avant cette confirmation (CRPA R112-5)."
            )
        case LegalValue.SILENCE:
            return tr("L’accusé de réception dit cet effet et sa date (CRPA R112-5).")
        case LegalValue.ANNOUNCED_DELAY:
            return tr("L’échéance des demandes vient de ce délai. Les demandes en cours gardent la leur.")
        case LegalValue.RECEIPT:
            return tr("Le récépissé de dépôt annonce l’accusé quand il est dû (CRPA L112-3).")
        case LegalValue.FEE:
            return tr("Le tarif est dit à l’usager au dépôt.")


def problem(which: LegalProblem) -> str:
    """Say what keeps a value from being confirmed, and how to put it right."""
    return {
        LegalProblem.NO_SOURCE: tr("Indiquez l’article, la délibération ou l’engagement."),
        LegalProblem.SOURCE_TOO_LONG: tr("Ce texte est trop long. Raccourcissez-le."),
        LegalProblem.UNSETTLED_SOURCE: tr("Cette source est à confirmer. Indiquez l’article ou la délibération."),
        LegalProblem.SILENCE_UNKNOWN: tr("Choisissez l’effet du silence."),
        LegalProblem.NO_MONTHS: tr("Indiquez un nombre de mois."),
        LegalProblem.BAD_MONTHS: tr("Indiquez de 1 à 24 mois."),
        LegalProblem.BAD_COUNT: tr("Indiquez un délai de 0 à 400."),
        LegalProblem.BAD_FEE: tr("Indiquez un montant, par exemple 30 ou 30,50."),
    }[which]
