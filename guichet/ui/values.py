"""How the values of a file are written for people: in histories, comparisons and lists of choices."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from guichet.contract.base import FieldValue
from guichet.contract.people import Civility, ContactKind, ContactPointFacts, OrganisationKind, RelationKind, Sex
from guichet.ui import formats


def tr(text: str) -> str:
    """Translate one of these words."""
    return QCoreApplication.translate("Values", text)


CONTACT_ICONS = {
    ContactKind.ADDRESS: "map-pin",
    ContactKind.PHONE: "phone",
    ContactKind.MOBILE: "smartphone",
    ContactKind.EMAIL: "mail",
}
"""Icon of each kind of contact, in the order in which agents look for them."""


def civility(value: Civility) -> str:
    """Name a civility."""
    return {
        Civility.NONE: tr("Non précisée"),
        Civility.MRS: tr("Madame"),
        Civility.MR: tr("Monsieur"),
    }[value]


def sex(value: Sex) -> str:
    """Name a sex as civil status records it."""
    return {Sex.UNKNOWN: tr("Non précisé"), Sex.FEMALE: tr("Femme"), Sex.MALE: tr("Homme")}[value]


def organisation_kind(value: OrganisationKind) -> str:
    """Name a kind of organisation."""
    return {
        OrganisationKind.ASSOCIATION: tr("Association"),
        OrganisationKind.COMPANY: tr("Entreprise"),
        OrganisationKind.PUBLIC_BODY: tr("Administration"),
        OrganisationKind.OTHER: tr("Autre"),
    }[value]


def contact_kind(value: ContactKind) -> str:
    """Name a way to reach somebody."""
    return {
        ContactKind.ADDRESS: tr("Adresse"),
        ContactKind.PHONE: tr("Téléphone fixe"),
        ContactKind.MOBILE: tr("Téléphone mobile"),
        ContactKind.EMAIL: tr("Courriel"),
    }[value]


def contact(point: ContactPointFacts) -> str:
    """Write a contact point on one line."""
    match point.kind:
        case ContactKind.ADDRESS:
            town = f"{point.postcode} {point.city}".strip()
            return ", ".join(part for part in (point.street, town) if part)
        case ContactKind.EMAIL:
            return point.value
        case _:
            return formats.phone(point.value)


def relation(kind: RelationKind, *, outward: bool) -> str:
    """Say what the open file's person is to the other, before the other's name."""
    outwards = {
        RelationKind.PARENT: tr("Est parent de"),
        RelationKind.GUARDIAN: tr("Est représentant légal de"),
        RelationKind.PROXY: tr("Est mandataire de"),
        RelationKind.SPOUSE: tr("Est conjoint de"),
        RelationKind.REPRESENTATIVE: tr("Représente"),
        RelationKind.MEMBER: tr("Est membre de"),
    }
    inwards = {
        RelationKind.PARENT: tr("A pour parent"),
        RelationKind.GUARDIAN: tr("A pour représentant légal"),
        RelationKind.PROXY: tr("A pour mandataire"),
        RelationKind.SPOUSE: tr("Est conjoint de"),
        RelationKind.REPRESENTATIVE: tr("Est représenté par"),
        RelationKind.MEMBER: tr("A pour membre"),
    }
    return (outwards if outward else inwards)[kind]


def other_end(kind: RelationKind, *, outward: bool) -> str:
    """Say what the other is to the open file's person, under the other's name."""
    outwards = {
        RelationKind.PARENT: tr("Enfant"),
        RelationKind.GUARDIAN: tr("Personne représentée"),
        RelationKind.PROXY: tr("Mandant"),
        RelationKind.SPOUSE: tr("Conjoint"),
        RelationKind.REPRESENTATIVE: tr("Organisme représenté"),
        RelationKind.MEMBER: tr("Organisme d’appartenance"),
    }
    inwards = {
        RelationKind.PARENT: tr("Parent"),
        RelationKind.GUARDIAN: tr("Représentant légal"),
        RelationKind.PROXY: tr("Mandataire"),
        RelationKind.SPOUSE: tr("Conjoint"),
        RelationKind.REPRESENTATIVE: tr("Représentant"),
        RelationKind.MEMBER: tr("Membre"),
    }
    return (outwards if outward else inwards)[kind]


def written(field: str, value: FieldValue) -> str:
    """Write a value that travelled as people read it."""
    if field == "preferred":
        return tr("oui") if value in (True, "1") else tr("non")
    if value is None or value in ("", ()):
        return tr("(vide)")
    if isinstance(value, bool):
        return tr("oui") if value else tr("non")
    if isinstance(value, tuple | list):
        return ", ".join(str(each) for each in value)
    text = str(value)
    match field:
        case "civility":
            return civility(Civility(text))
        case "sex":
            return sex(Sex(text))
        case "organisation_kind":
            return organisation_kind(OrganisationKind(text))
        case "value":
            return formats.phone(text)
        case _ if field.endswith(("_date", "_on")):
            return formats.day_long(date.fromisoformat(text))
        case _:
            return text
