"""The questions that ``guichet init`` asks when it is given no file; a bad answer is asked again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from guichet.commands.errors import NoTerminal
from guichet.commands.messages import sentence
from guichet.commands.town_file import USUAL_SECTORS, AdministratorPart, OrganisationPart, SitePart, TownFile
from guichet.commands.words import NBSP, _
from guichet.contract.refusals import FieldRefused
from guichet.domain.calendar import is_department
from guichet.domain.contacts import Email, Phone, Postcode, phone_region, read_email, read_phone, read_postcode
from guichet.domain.names import clean_name
from guichet.domain.permissions import Sector
from guichet.operations.cleaning import clean_login

_MOST_COUNTERS: Final = 50

Check = Callable[[str], str]
"""Gives why an answer cannot be taken and what to write instead; nothing when it can."""


def interview() -> TownFile:
    """Ask everything.

    Raises:
        NoTerminal: nobody is there to answer.
    """
    if not sys.stdin.isatty():
        raise NoTerminal("--from FICHIER.toml")
    print(_("Quelques questions pour créer la commune. Entrée laisse vide ce qui n’est pas obligatoire.\n"))
    organisation = _organisation()
    print(_("\nLes lieux d’accueil."))
    sites = [_site(1)]
    while _yes(_("Ajouter un autre lieu ?"), usual=False):
        sites.append(_site(len(sites) + 1))
    print(_("\nLe premier administrateur. Il gère les comptes et n’ouvre aucun dossier d’usager."))
    return TownFile(organisation=organisation, sites=tuple(sites), administrator=_administrator())


def _organisation() -> OrganisationPart:
    name = _ask(_("Nom de la commune"))
    department = _ask(_("Département (93, 2A, 971…)"), check=_department)
    region = phone_region(department)
    return OrganisationPart(
        name=name,
        department=department.upper(),
        street=_ask(_("Rue de la mairie"), needed=False),
        postcode=_ask(_("Code postal"), needed=False, check=_postcode),
        city=_ask(_("Ville"), needed=False),
        email=_ask(_("Adresse e-mail"), needed=False, check=_email),
        phone=_ask(_("Téléphone"), needed=False, check=lambda text: _phone(text, region)),
    )


def _site(place: int) -> SitePart:
    usual = _("Mairie") if place == 1 else ""
    name = _ask(_("Nom du lieu"), usual=usual)
    code = _ask(_("Code court, sans espace"), usual=_code(name), check=_site_code)
    counters = _ask(_("Nombre de guichets"), usual="1", check=_count)
    sectors = list(USUAL_SECTORS)
    if _yes(_("Les postes de ce lieu gardent-ils aussi les dossiers sociaux (CCAS) ?"), usual=False):
        sectors.append(Sector.SOCIAL)
    names = tuple(_("Guichet {number}").format(number=number) for number in range(1, int(counters) + 1))
    return SitePart(code=code, name=name, sectors=tuple(sectors), counters=names)


def _administrator() -> AdministratorPart:
    given_name = _ask(_("Prénom"), check=lambda text: _person_name("given_name", text))
    surname = _ask(_("Nom"), check=lambda text: _person_name("surname", text))
    login = _ask(_("Identifiant"), usual=f"{_code(given_name)}.{_code(surname)}", check=_login)
    return AdministratorPart(
        login=login, given_name=given_name, surname=surname, quality=_ask(_("Fonction"), needed=False)
    )


def _ask(question: str, *, usual: str = "", needed: bool = True, check: Check = lambda _text: "") -> str:
    """Ask until the answer can be taken; no answer takes the usual one."""
    shown = f"{question} [{usual}]{NBSP}: " if usual else f"{question}{NBSP}: "
    while True:
        answer = " ".join(input(shown).split()) or usual
        if not answer and not needed:
            return ""
        why = check(answer) if answer else _("Il faut une réponse.")
        if not why:
            return answer
        print(why)


def _department(text: str) -> str:
    return "" if is_department(text.upper()) else _("Ce département n’existe pas. Écrivez son numéro : 93, 2A, 971…")


def _postcode(text: str) -> str:
    return "" if isinstance(read_postcode(text), Postcode) else _("Un code postal a cinq chiffres, comme 93200.")


def _email(text: str) -> str:
    if isinstance(read_email(text), Email):
        return ""
    return _("Ce n’est pas une adresse e-mail. Écrivez-la comme mairie@ville.fr, ou laissez vide.")


def _phone(text: str, region: str) -> str:
    if isinstance(read_phone(text, region), Phone):
        return ""
    return _("Ce n’est pas un numéro de téléphone. Écrivez ses dix chiffres, comme 01 23 45 67 89, ou laissez vide.")


def _site_code(text: str) -> str:
    if text == _code(text):
        return ""
    told = _("Un code s’écrit en minuscules sans accent, chiffres et tirets, sans espace : par exemple {code}.")
    return told.format(code=_code(text) or "mairie")


def _count(text: str) -> str:
    if text.isdecimal() and 1 <= int(text) <= _MOST_COUNTERS:
        return ""
    return _("Écrivez un nombre de 1 à {most}.").format(most=_MOST_COUNTERS)


def _person_name(field: str, text: str) -> str:
    problems = clean_name(text).problems
    return sentence(FieldRefused(field, problems[0])) if problems else ""


def _login(text: str) -> str:
    try:
        clean_login("login", text)
    except FieldRefused:
        return _("Un identifiant s’écrit en minuscules sans accent, comme claire.moreau.")
    return ""


def _yes(question: str, *, usual: bool) -> bool:
    choices = _("O/n") if usual else _("o/N")
    while True:
        answer = input(f"{question} [{choices}] ").strip().lower()
        if not answer:
            return usual
        if answer in ("o", "oui", "y", "yes"):
            return True
        if answer in ("n", "non", "no"):
            return False


def _code(text: str) -> str:
    """Make a code of a name: small letters, digits and dashes."""
    import unicodedata

    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(letter)
    )
    return "-".join("".join(letter if letter.isascii() and letter.isalnum() else " " for letter in bare).split())
