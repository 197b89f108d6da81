"""What the screen says about documents: ages, scans that stopped, checks of identity."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from guichet.contract.documents import HeldLine, ScanColour, ScanSource, ScanTrouble
from guichet.ui.formats import NBSP, count, day_long, joined

_MONTH = 30.44
_YEAR = 365


def tr(text: str) -> str:
    """Translate one of these words."""
    return QCoreApplication.translate("DocumentWords", text)


def pages(number: int) -> str:
    """Write « 1 page », « 3 pages »."""
    return count(number, tr("{n} page"), tr("{n} pages"))


def ago(days: int) -> str:
    """Write « aujourd’hui », « il y a 12 jours », « il y a 8 mois », « il y a 2 ans »."""
    if days <= 0:
        return tr("aujourd’hui")
    if days < 2 * _MONTH:
        return count(days, tr("il y a {n} jour"), tr("il y a {n} jours"))
    if days < 2 * _YEAR:
        return tr("il y a {n} mois").format(n=int(days / _MONTH))
    return tr("il y a {n} ans").format(n=days // _YEAR)


def given_before(line: HeldLine) -> str:
    """Write « Déjà fournie le 3 mars 2026 (il y a 8 mois) », by the document's own date where it is known."""
    if line.issued_on is not None:
        said = tr("Datée du {day} ({age})").format(day=day_long(line.issued_on), age=ago(line.age_days))
        return joined((said, tr("fournie le {day}").format(day=day_long(line.held_on))))
    return tr("Déjà fournie le {day} ({age})").format(day=day_long(line.held_on), age=ago(line.age_days))


def given_for(line: HeldLine) -> str:
    """Say what the copy is and for which request it was given."""
    where = tr("{procedure}, demande {reference}").format(procedure=line.procedure_label, reference=line.reference)
    return joined((line.label, where, pages(line.pages)))


def too_old(line: HeldLine, max_age_days: int | None) -> str:
    """Say why a copy does not do any more."""
    if not line.too_old or max_age_days is None:
        return ""
    return tr("Trop ancienne{nbsp}: la démarche demande moins de {age}.").format(nbsp=NBSP, age=span(max_age_days))


def span(days: int) -> str:
    """Write « 3 mois », « un an », « 45 jours »."""
    if days == _YEAR:
        return tr("un an")
    months, rest = divmod(days, 30)
    return tr("{n} jours").format(n=days) if rest else tr("{n} mois").format(n=months)


def oldest(today: date, max_age_days: int) -> str:
    """Say after which day a document must be dated."""
    return day_long(today - timedelta(days=max_age_days))


def no_scanner(*, available: bool) -> str:
    """Say that there is no scanner, or that this workstation has no way to scan, and what to do."""
    if available:
        return tr("Aucun scanner ne répond. Vérifiez qu’il est allumé et branché, ou joignez un fichier.")
    return tr("Ce poste ne peut pas numériser. Joignez un fichier.")


def scan_source(source: ScanSource) -> str:
    """Name where sheets are taken from."""
    return {
        ScanSource.GLASS: tr("Vitre"),
        ScanSource.FEEDER: tr("Chargeur"),
        ScanSource.FEEDER_BOTH_SIDES: tr("Chargeur, recto verso"),
    }[source]


def scan_colour(colour: ScanColour) -> str:
    """Name how a page is taken."""
    return {ScanColour.COLOUR: tr("Couleur"), ScanColour.GREY: tr("Niveaux de gris")}[colour]


def scan_trouble(trouble: ScanTrouble, came: int) -> str:
    """Say why a scan stopped, that its pages are kept, and what to do."""
    said = {
        ScanTrouble.BUSY: tr("Le scanner est occupé. Attendez la fin du travail en cours, puis recommencez."),
        ScanTrouble.JAMMED: tr("Une feuille est coincée. Retirez-la, puis recommencez à cette feuille."),
        ScanTrouble.NO_PAPER: tr("Le chargeur est vide. Posez les feuilles, puis recommencez."),
        ScanTrouble.COVER_OPEN: tr("Le capot du scanner est ouvert. Fermez-le, puis recommencez."),
        ScanTrouble.SILENT: tr("Le scanner ne répond pas. Vérifiez qu’il est allumé et branché, puis recommencez."),
        ScanTrouble.FAILED: tr("Le scanner s’est arrêté. Recommencez, ou joignez un fichier."),
        ScanTrouble.STOPPED: tr("Numérisation arrêtée."),
    }[trouble]
    if not came:
        return said
    return f"{said} {count(came, tr('La page reçue est gardée.'), tr('Les {n} pages reçues sont gardées.'))}"
