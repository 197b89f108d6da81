"""How people and agents are called on every face: one rule for screens, results, receipts and journals."""

from __future__ import annotations

from typing import Final

from guichet.contract.people import Civility, NaturalDraft, OrganisationDraft, PersonKind
from guichet.domain import names

_CIVILITIES: Final = {
    Civility.MRS: names.Civility.MADAM,
    Civility.MR: names.Civility.SIR,
    Civility.NONE: names.Civility.UNSTATED,
}


def person_name(
    *, civility: Civility = Civility.NONE, birth_name: str = "", usual_name: str = "", given_names: str = ""
) -> names.PersonName:
    """Give the names of a natural person as the rules of ``guichet.domain.names`` take them."""
    return names.PersonName(birth_name, usual_name, given_names, _CIVILITIES[civility])


def person_display(
    kind: PersonKind,
    *,
    civility: Civility = Civility.NONE,
    birth_name: str = "",
    usual_name: str = "",
    given_names: str = "",
    organisation_name: str = "",
) -> str:
    """Name a person on screens: «Mme BENALI Samira», «Les Lilas»."""
    if kind is PersonKind.ORGANISATION:
        return organisation_name
    named = person_name(civility=civility, birth_name=birth_name, usual_name=usual_name, given_names=given_names)
    return names.display_name(named)


def draft_display(identity: NaturalDraft | OrganisationDraft) -> str:
    """Name a person who is not on file yet."""
    if isinstance(identity, OrganisationDraft):
        return identity.name
    return person_display(
        PersonKind.NATURAL,
        civility=identity.civility,
        birth_name=identity.birth_name,
        usual_name=identity.usual_name,
        given_names=identity.given_names,
    )


def person_initials(kind: PersonKind, name: names.PersonName, organisation_name: str = "") -> str:
    """Give one or two capitals for the round badge: «SB», «LL»."""
    if kind is PersonKind.NATURAL:
        return names.initials(name)
    words = [word for word in organisation_name.split() if word[0].isalpha()]
    return "".join(word[0] for word in words[:2]).upper()


def agent_display(given_name: str, surname: str) -> str:
    """Name an agent: «Claire Moreau»."""
    return f"{given_name} {surname}".strip()
