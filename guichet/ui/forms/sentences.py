"""What is wrong with a field, in one short sentence that says how to mend it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from guichet.domain import forms
from guichet.domain.characters import holds_control, without_invisible
from guichet.domain.contacts import EmailProblem, PhoneProblem, PostcodeProblem
from guichet.domain.lengths import LONGEST_NOTE
from guichet.domain.names import NameProblem
from guichet.domain.nir import find_nirs
from guichet.domain.procedures import Field, FieldKind
from guichet.ui.formats import NBSP, THIN, day_long
from guichet.ui.messages import field_problem


def tr(text: str) -> str:
    """Translate one of these sentences."""
    return QCoreApplication.translate("FieldSentences", text)


def problem_sentence(problem: forms.FieldProblem, field: Field | None) -> str:
    """Say what is wrong with a field of a procedure's form."""
    match problem:
        case forms.Missing():
            return missing_sentence(field)
        case forms.TooLong(longest=longest):
            return too_long_sentence(longest)
        case forms.NumberTooSmall(smallest=smallest):
            return tr("Indiquez {n} ou plus.").format(n=smallest)
        case forms.NumberTooLarge(largest=largest):
            return tr("Indiquez {n} ou moins.").format(n=largest)
        case forms.BadPhone(reason=reason):
            return phone_sentence(reason)
        case forms.BadEmail(reason=reason):
            return email_sentence(reason)
        case forms.BadName(reasons=reasons):
            return name_sentence(reasons[0])
    return _date_sentence(problem) or named_problem_sentence(type(problem).__name__, field)


def _date_sentence(problem: forms.FieldProblem) -> str:
    match problem:
        case forms.DateInPast(earliest=earliest):
            return f"{tr('Cette date est passée.')} {_after(earliest)}"
        case forms.DateTooEarly(earliest=earliest):
            return _after(earliest)
        case forms.DateInFuture(latest=latest):
            return f"{tr('Cette date est à venir.')} {_until(latest)}"
        case forms.DateTooLate(latest=latest):
            return _until(latest)
    return ""


def _after(earliest: date) -> str:
    return tr("Indiquez une date après le {day}.").format(day=day_long(earliest - timedelta(days=1)))


def _until(latest: date) -> str:
    return tr("Indiquez une date jusqu’au {day}.").format(day=day_long(latest))


def missing_sentence(field: Field | None) -> str:
    """Ask for the answer that a required field still lacks."""
    match field.kind if field is not None else None:
        case FieldKind.CHOICE | FieldKind.YES_NO:
            return tr("Choisissez une réponse.")
        case FieldKind.CHOICES:
            return tr("Cochez au moins une case.")
        case FieldKind.DATE:
            return tr("Indiquez la date.")
        case FieldKind.NUMBER:
            return tr("Indiquez un nombre.")
    return tr("Remplissez ce champ.")


def unreadable_date_sentence(today: date) -> str:
    """Show how dates are written."""
    return tr("Cette date n’existe pas. Écrivez-la ainsi{nbsp}: {day}.").format(nbsp=NBSP, day=f"{today:%d/%m/%Y}")


def named_problem_sentence(name: str, field: Field | None) -> str:
    """Say what is wrong when only the name of the problem travelled back with a refusal."""
    return missing_sentence(field) if name == forms.Missing.__name__ else field_problem(name)


def too_long_sentence(longest: int) -> str:
    """Say how long a text may be."""
    return tr("Raccourcissez ce texte{nbsp}: {n} caractères au plus.").format(nbsp=NBSP, n=longest)


def line_sentence(text: str, longest: int) -> str:
    """Say what is wrong with a line, such as a place or a street; nothing where it may be kept."""
    line = " ".join(without_invisible(text).split())
    if len(line) > longest:
        return too_long_sentence(longest)
    return field_problem("forbidden_character") if holds_control(line) else ""


def note_sentence(text: str) -> str:
    """Say what is wrong with a free text; nothing where it may be kept."""
    note = without_invisible(text)
    if len(note) > LONGEST_NOTE:
        return too_long_sentence(LONGEST_NOTE)
    if holds_control(note, lines=True):
        return field_problem("forbidden_character")
    return field_problem("HoldsNir") if find_nirs(note) else ""


def phone_sentence(problem: PhoneProblem) -> str:
    """Say what is wrong with a telephone number."""
    return {
        PhoneProblem.EMPTY: tr("Indiquez un numéro."),
        PhoneProblem.NOT_A_NUMBER: tr("Écrivez un numéro, en chiffres."),
        PhoneProblem.TOO_SHORT: tr("Il manque des chiffres{thin}; un numéro français en a dix.").format(thin=THIN),
        PhoneProblem.TOO_LONG: tr("Il y a trop de chiffres{thin}; un numéro français en a dix.").format(thin=THIN),
        PhoneProblem.UNUSED_RANGE: tr("Ce numéro n’existe pas. Relisez-le avec l’usager."),
    }[problem]


def email_sentence(problem: EmailProblem) -> str:
    """Say what is wrong with an e-mail address."""
    return {
        EmailProblem.EMPTY: tr("Indiquez une adresse."),
        EmailProblem.NO_AT_SIGN: tr("Il manque l’arobase (@)."),
        EmailProblem.MALFORMED: tr("Écrivez-la ainsi{nbsp}: nom@exemple.fr.").format(nbsp=NBSP),
    }[problem]


def postcode_sentence(problem: PostcodeProblem) -> str:
    """Say what is wrong with a postcode."""
    return {
        PostcodeProblem.EMPTY: tr("Indiquez le code postal."),
        PostcodeProblem.NOT_FIVE_DIGITS: tr("Un code postal a cinq chiffres."),
        PostcodeProblem.UNKNOWN_DEPARTMENT: tr("Ce code postal n’existe pas. Vérifiez-le."),
    }[problem]


def name_sentence(problem: NameProblem) -> str:
    """Say what is wrong with a name."""
    return {
        NameProblem.EMPTY: tr("Indiquez le nom."),
        NameProblem.DIGIT: tr("Un nom n’a pas de chiffre. Corrigez-le."),
        NameProblem.FORBIDDEN_CHARACTER: tr("Gardez les lettres, les tirets et les apostrophes."),
        NameProblem.OTHER_SCRIPT: tr("Écrivez le nom en lettres latines, comme sur ses papiers."),
        NameProblem.TOO_LONG: tr("Ce nom est trop long. Raccourcissez-le."),
    }[problem]
