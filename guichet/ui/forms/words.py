"""Answers of a form in the words of a screen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from guichet.contract.base import FieldValue
from guichet.domain.clocks import AnnouncedDelay, DelayUnit
from guichet.domain.procedures import Field, FieldKind
from guichet.ui.formats import count, day_numeric, phone


def tr(text: str) -> str:
    """Translate one of these words."""
    return QCoreApplication.translate("FormWords", text)


def answer_words(field: Field, value: FieldValue) -> str:
    """Write an answer as people read it; nothing when there is none."""
    if value is None or value in ("", ()):
        return ""
    match field.kind:
        case FieldKind.CHOICE | FieldKind.CHOICES:
            chosen = value if isinstance(value, list | tuple) else (value,)
            labels = {choice.value: choice.label for choice in field.choices}
            return ", ".join(labels.get(str(each), str(each)) for each in chosen)
        case FieldKind.YES_NO:
            return tr("Oui") if value else tr("Non")
        case FieldKind.DATE:
            day = as_day(value)
            return str(value) if day is None else day_numeric(day)
        case FieldKind.PHONE:
            return phone(str(value))
    return str(value)


def as_day(value: FieldValue) -> date | None:
    """Read a date as forms hold it (ISO 8601)."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def delay_words(delay: AnnouncedDelay | None) -> str:
    """Write « délai 3 semaines », « réponse le jour même »; nothing when the town announces none."""
    if delay is None:
        return ""
    if delay.count == 0:
        return tr("réponse le jour même")
    match delay.unit:
        case DelayUnit.MONTHS:
            return tr("délai {n} mois").format(n=delay.count)
        case DelayUnit.WORKING_DAYS:
            return count(delay.count, tr("délai {n} jour ouvré"), tr("délai {n} jours ouvrés"))
        case DelayUnit.DAYS:
            weeks, rest = divmod(delay.count, 7)
            if rest == 0:
                return count(weeks, tr("délai {n} semaine"), tr("délai {n} semaines"))
            return count(delay.count, tr("délai {n} jour"), tr("délai {n} jours"))


def documents_words(number: int) -> str:
    """Write « 4 pièces au plus », « aucune pièce »: the answers may make some of them needless."""
    return count(number, tr("{n} pièce au plus"), tr("{n} pièces au plus")) if number else tr("aucune pièce")
