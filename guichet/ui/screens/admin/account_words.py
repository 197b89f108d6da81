"""Accounts and roles in the words of the screen."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QRandomGenerator

from guichet.contract.accounts import AccountFacts, GrantFacts
from guichet.domain.permissions import Role
from guichet.ui import formats
from guichet.ui.screens.admin.table import PillOf
from guichet.ui.theme import Tone

_CONSONANTS = "bcdfgjklmnprstvz"
_VOWELS = "aeiou"


def tr(text: str) -> str:
    """Translate one of these words."""
    return QCoreApplication.translate("AccountWords", text)


def role(which: Role) -> str:
    """Name a role."""
    return {
        Role.COUNTER: tr("Guichet"),
        Role.MAIL: tr("Courrier"),
        Role.OFFICER: tr("Instructeur"),
        Role.SUPERVISOR: tr("Responsable"),
        Role.ADMINISTRATOR: tr("Administrateur"),
        Role.AUDITOR: tr("Auditeur"),
    }[which]


def grant(held: GrantFacts) -> str:
    """Say a role and where it counts."""
    return tr("{role}, {service}").format(role=role(held.role), service=held.service_name or tr("partout"))


def roles(account: AccountFacts) -> str:
    """Say every role of an account, shortly."""
    said = [role(each.role) + (f" ({each.service_name})" if each.service else "") for each in account.grants]
    return ", ".join(said) or tr("Aucun rôle")


def display(account: AccountFacts) -> str:
    """Name the holder of an account."""
    return f"{account.surname.upper()} {account.given_name}"


def is_closed(account: AccountFacts, today: date) -> bool:
    """Tell whether an account is closed on this day."""
    return account.disabled_on is not None and account.disabled_on <= today


def pill(account: AccountFacts, today: date, now: datetime) -> PillOf:
    """Give the state of an account: what asks for a hand first."""
    if account.disabled_on is not None:
        day = formats.day_numeric(account.disabled_on)
        if is_closed(account, today):
            return PillOf(tr("Fermé {day}").format(day=day), Tone.NEUTRAL, "ban")
        return PillOf(tr("Ferme {day}").format(day=day), Tone.WARNING, "clock")
    if account.locked_until is not None and account.locked_until > now:
        return PillOf(tr("Bloqué ici"), Tone.DANGER, "lock")
    if not account.grants:
        return PillOf(tr("Sans rôle"), Tone.WARNING, "triangle-alert")
    if account.must_change:
        return PillOf(tr("Provisoire"), Tone.INFO, "key-round")
    return PillOf(tr("Ouvert"), Tone.SUCCESS, "circle-check")


def standing(account: AccountFacts, today: date, now: datetime) -> str:
    """Say in sentences how an account stands."""
    said = []
    if account.disabled_on is not None:
        text = tr("Compte fermé depuis le {day}.") if is_closed(account, today) else tr("Le compte ferme le {day}.")
        said.append(text.format(day=formats.day_long(account.disabled_on)))
    if account.locked_until is not None and account.locked_until > now:
        text = tr("Bloqué sur ce poste jusqu’à {hour}, après des mots de passe faux.")
        said.append(text.format(hour=formats.hour_text(account.locked_until)))
    changed = formats.moment_text(account.password_at, today)
    if account.must_change:
        said.append(tr("Mot de passe provisoire donné {moment} : l’agent choisira le sien.").format(moment=changed))
    else:
        said.append(tr("Mot de passe choisi {moment}.").format(moment=changed))
    if account.only_administrator:
        said.append(tr("Seul administrateur de la ville : ce compte reste ouvert, avec ce rôle."))
    if account.waiting:
        said.append(tr("Une modification attend l’envoi."))
    return " ".join(said)


def login_of(given_name: str, surname: str) -> str:
    """Propose an identifier: « claire.moreau »."""
    return ".".join(part for part in (_plain(given_name), _plain(surname)) if part)[:60]


def _plain(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(char if char.isalnum() else " " for char in flat).split())


def made_up_password() -> str:
    """Make a password that can be told over a counter, « Tavokali-Nusilero-47 », of more than 50 bits of chance."""
    chance = QRandomGenerator.system()

    def word() -> str:
        return "".join(
            letters[chance.bounded(len(letters))] for _ in range(4) for letters in (_CONSONANTS, _VOWELS)
        ).capitalize()

    return f"{word()}-{word()}-{chance.bounded(10, 100)}"
