"""A made-up family and its neighbours, put on file through a workstation: enough for a screen to look lived in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from guichet.contract.base import new_id
from guichet.contract.interactions import Direction, RecordInteraction
from guichet.contract.people import (
    AddRelation,
    Civility,
    ContactDraft,
    ContactKind,
    NaturalDraft,
    OrganisationDraft,
    RegisterPerson,
    RelationKind,
    Sex,
)
from guichet.contract.requests import ShowRequestForm
from guichet.desk.client import DeskClient
from guichet.domain.channels import Channel
from tests.helpers.forms import filed

SAMIRA, KARIM, INES, ADAM, NORA, CLUB, PAUL = (UUID(int=900 + number) for number in range(7))
SCHOOL, CANTEEN, POTHOLE = (UUID(int=950 + number) for number in range(3))

_NEIGHBOURS = (
    "Moulin Jeanne", "Garnier Luc", "Petit Alice", "Roche Hugo", "Faure Léa", "Blanc Noé", "Guérin Zoé", "Muller Jean",
    "Henry Rose", "Roussel Tom", "Nicolas Eva", "Perrin Axel", "Morin Lina", "Mathieu Paul", "Clément Anna",
    "Gauthier Théo", "Dumont Inès", "Lopez Maria", "Fontaine Sam", "Chevalier Ève", "Robin Gaël", "Masson Ida",
)  # fmt: skip


def settle_family(client: DeskClient) -> None:
    """Put the BENALI family, a club and some neighbours on file, with a history and three open requests."""
    _people(client)
    _history(client)
    _requests(client)


def _people(client: DeskClient) -> None:
    today = datetime.now(UTC).date()
    people = (
        (SAMIRA, Civility.MRS, "Haddad", "Benali", "Samira", date(1986, 3, 14), Sex.FEMALE),
        (KARIM, Civility.MR, "Benali", "", "Karim", date(1983, 9, 2), Sex.MALE),
        (INES, Civility.NONE, "Benali", "", "Inès", date(2021, 6, 1), Sex.FEMALE),
        (ADAM, Civility.NONE, "Benali", "", "Adam", date(2023, 2, 9), Sex.MALE),
        (NORA, Civility.MRS, "Benallal", "", "Nora", date(1959, 7, 21), Sex.FEMALE),
        (PAUL, Civility.MR, "Leroy", "", "Paul", date(1971, 1, 30), Sex.MALE),
    )
    for person_id, civility, birth_name, usual_name, given_names, birth_date, sex in people:
        contacts: tuple[ContactDraft, ...] = (_home(),)
        if person_id == SAMIRA:
            contacts += (
                ContactDraft(contact_id=UUID(int=990), kind=ContactKind.MOBILE, value="06 39 98 56 78", preferred=True),
                ContactDraft(contact_id=new_id(), kind=ContactKind.EMAIL, value="samira.benali@exemple.fr"),
            )
        draft = NaturalDraft(
            civility=civility,
            birth_name=birth_name,
            usual_name=usual_name,
            given_names=given_names,
            birth_date=birth_date,
            sex=sex,
        )
        note = "lecture difficile. Proposer de relire le formulaire ensemble." if person_id == SAMIRA else ""
        client.do(RegisterPerson(person_id=person_id, identity=draft, contacts=contacts, note=note)).result(20)
    club = OrganisationDraft(name="Association Les Lilas")
    client.do(RegisterPerson(person_id=CLUB, identity=club)).result(20)
    for child in (INES, ADAM):
        relation = AddRelation(relation_id=new_id(), person_id=SAMIRA, other_id=child, kind=RelationKind.PARENT)
        client.do(relation).result(20)
    spouse = AddRelation(relation_id=new_id(), person_id=SAMIRA, other_id=KARIM, kind=RelationKind.SPOUSE)
    client.do(spouse).result(20)
    for number, name in enumerate(_NEIGHBOURS):
        surname, given = name.split()
        born = today.replace(year=1950 + number, day=1)
        draft = NaturalDraft(birth_name=surname, given_names=given, birth_date=born)
        client.do(RegisterPerson(person_id=UUID(int=800 + number), identity=draft)).result(20)


def _home() -> ContactDraft:
    return ContactDraft(
        contact_id=new_id(), kind=ContactKind.ADDRESS, street="12 rue des Lilas", postcode="93200", city="Saint-Denis"
    )


def _history(client: DeskClient) -> None:
    now = datetime.now(UTC)
    said = (
        (0.05, Channel.COUNTER, Direction.INCOMING, "inscription scolaire",
         "Se présente avec le livret de famille et un justificatif de domicile. Il manque le carnet de vaccination."),
        (0.1, Channel.SMS, Direction.OUTGOING, "rappel de rendez-vous",
         "Bonjour Mme BENALI, votre rendez-vous est fixé à 10 h au guichet 3 de l’hôtel de ville."),
        (6, Channel.WEB, Direction.INCOMING, "inscription scolaire, maternelle",
         "Bonjour,\n\nJe souhaite inscrire mon fils Adam en petite section à la rentrée. Nous sommes hébergés chez ma "
         "sœur depuis octobre : je joins son attestation et sa pièce d’identité.\n\nMerci, Samira BENALI"),
        (12, Channel.PHONE, Direction.INCOMING, "horaires de la cantine",
         "Demande les horaires et les tarifs de la restauration scolaire. Lien envoyé."),
        (20, Channel.POST, Direction.INCOMING, "dégrèvement taxe d’enlèvement",
         "Lettre de 3 pages, numérisée. Transmise au service des finances."),
        (34, Channel.EMAIL, Direction.INCOMING, "attestation de domicile pour la CAF",
         "Question sur la pièce à fournir. Réponse type envoyée le jour même."),
        (47, Channel.APPOINTMENT, Direction.INCOMING, "renouvellement de carte d’identité",
         "Dossier déposé, empreintes non requises. Titre remis."),
        (53, Channel.WEB, Direction.INCOMING, "éclairage public, rue des Lilas", "Lampadaire éteint."),
    )  # fmt: skip
    for days, channel, direction, subject, body in said:
        client.do(
            RecordInteraction(
                interaction_id=new_id(),
                person_id=SAMIRA,
                channel=channel,
                direction=direction,
                subject=subject,
                body=body,
                happened_at=now - timedelta(days=days),
            )
        ).result(20)


def _requests(client: DeskClient) -> None:
    today = datetime.now(UTC).date()
    wanted = (
        (SCHOOL, "inscription-scolaire", SAMIRA, ADAM, 3),
        (CANTEEN, "cantine-periscolaire", SAMIRA, INES, 25),
        (POTHOLE, "reclamation", SAMIRA, None, 90),
    )
    for request_id, procedure, requester, beneficiary, days in wanted:
        form = client.ask(
            ShowRequestForm(procedure=procedure, requester_id=requester, beneficiary_id=beneficiary)
        ).result(20)
        received = today - timedelta(days=days)
        client.do(
            filed(form, requester, request_id=request_id, beneficiary_id=beneficiary, received_on=received)
        ).result(20)
