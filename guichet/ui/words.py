"""Plain words, icons and colours for the enumerations of the contract, the same on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from guichet.contract.interactions import Direction, Retraction, TimelineEntry
from guichet.contract.people import IdentityProof, PersonHit, ReasonKind, RelationKind
from guichet.contract.requests import EventKind
from guichet.domain.channels import Channel
from guichet.domain.permissions import Permission
from guichet.ui import clock, formats


def tr(text: str) -> str:
    """Translate one of these words."""
    return QCoreApplication.translate("Words", text)


CHANNEL_ICONS: Final = {
    Channel.COUNTER: ("building-2", "ch_guichet"),
    Channel.PHONE: ("phone", "ch_tel"),
    Channel.WEB: ("globe", "ch_web"),
    Channel.EMAIL: ("mail", "ch_mail"),
    Channel.SMS: ("message-square", "ch_sms"),
    Channel.POST: ("mailbox", "ch_courrier"),
    Channel.SOCIAL_NETWORK: ("megaphone", "ch_rdv"),
    Channel.APPOINTMENT: ("calendar-check", "ch_rdv"),
    Channel.NOTE: ("history", "text2"),
}
"""Icon and colour token of each channel."""

_CATEGORY_ICONS: Final = {
    "Enfance": "school",
    "Papiers": "id-card",
    "État civil": "file-text",
    "Citoyenneté": "vote",
    "Coordonnées": "map-pin",
    "Déchets": "trash-2",
    "Signalement": "construction",
    "Voirie": "construction",
    "Social": "heart-handshake",
    "Urbanisme": "house",
    "Relation avec la ville": "message-square",
    "Vie associative": "users",
    "Étrangers": "globe",
}


def category_icon(category: str) -> str:
    """Give the icon of a category of procedures."""
    return _CATEGORY_ICONS.get(category, "folder-open")


def channel_name(channel: Channel) -> str:
    """Name a channel in the plural, as a filter."""
    return {
        Channel.COUNTER: tr("Visites"),
        Channel.PHONE: tr("Appels"),
        Channel.WEB: tr("En ligne"),
        Channel.EMAIL: tr("Courriels"),
        Channel.SMS: tr("SMS"),
        Channel.POST: tr("Courriers"),
        Channel.SOCIAL_NETWORK: tr("Réseaux sociaux"),
        Channel.APPOINTMENT: tr("Rendez-vous"),
        Channel.NOTE: tr("Suivi et notes"),
    }[channel]


def channel_place(channel: Channel) -> str:
    """Name a channel in the singular, as the place of an exchange."""
    return {
        Channel.COUNTER: tr("Guichet"),
        Channel.PHONE: tr("Téléphone"),
        Channel.WEB: tr("En ligne"),
        Channel.EMAIL: tr("Courriel"),
        Channel.SMS: tr("SMS"),
        Channel.POST: tr("Courrier"),
        Channel.SOCIAL_NETWORK: tr("Réseau social"),
        Channel.APPOINTMENT: tr("Rendez-vous"),
        Channel.NOTE: tr("Suivi"),
    }[channel]


def exchange(channel: Channel, direction: Direction) -> str:
    """Name an exchange: « Appel reçu », « Courriel envoyé », « Note interne »."""
    if channel is Channel.NOTE or direction is Direction.INTERNAL:
        return tr("Note interne")
    received = direction is Direction.INCOMING
    return {
        Channel.COUNTER: tr("Visite au guichet"),
        Channel.PHONE: tr("Appel reçu") if received else tr("Appel passé"),
        Channel.WEB: tr("Demande en ligne") if received else tr("Réponse en ligne"),
        Channel.EMAIL: tr("Courriel reçu") if received else tr("Courriel envoyé"),
        Channel.SMS: tr("SMS reçu") if received else tr("SMS envoyé"),
        Channel.POST: tr("Courrier reçu") if received else tr("Courrier envoyé"),
        Channel.SOCIAL_NETWORK: tr("Message reçu") if received else tr("Message envoyé"),
        Channel.APPOINTMENT: tr("Rendez-vous"),
        Channel.NOTE: tr("Note interne"),
    }[channel]


def event(kind: EventKind) -> str:
    """Name what happened to a request."""
    return {
        EventKind.OPENED: tr("Demande déposée"),
        EventKind.COMMENTED: tr("Note interne"),
        EventKind.ASSIGNED: tr("Demande transmise"),
        EventKind.ADVANCED: tr("Demande avancée"),
        EventKind.SUSPENDED: tr("Pièces demandées"),
        EventKind.RESUMED: tr("Pièces reçues"),
        EventKind.CLOSED: tr("Demande close"),
        EventKind.REOPENED: tr("Demande rouverte"),
        EventKind.TAKEN_BACK: tr("Étape annulée"),
        EventKind.CORRECTED: tr("Demande corrigée"),
        EventKind.DOCUMENT: tr("Pièce cochée"),
        EventKind.RECEIPT: tr("Récépissé remis"),
        EventKind.RECEIPT_VOIDED: tr("Récépissé annulé"),
    }[kind]


def entry_title(entry: TimelineEntry) -> str:
    """Title a line of a history: what it was, then its subject, unless that is all that was said.

    What was taken back has only that to say.
    """
    if entry.retracted is not None:
        return retraction(entry.retracted)
    what = event(entry.event) if entry.event is not None else exchange(entry.channel, entry.direction)
    return f"{what} — {entry.subject}" if entry.subject and not is_one_sentence(entry) else what


def retraction(retracted: Retraction) -> str:
    """Say who took an exchange back, when and why."""
    return tr("Échange retiré par {agent} le {day}\u00a0: {reason}").format(
        agent=agent_short(retracted.agent_display),
        day=formats.day_numeric(clock.local(retracted.at).date()),
        reason=retracted.reason,
    )


def agent_short(display: str) -> str:
    """Write an agent's name for a small line: « C. Moreau »."""
    given, _, surname = display.partition(" ")
    return f"{given[:1]}. {surname}" if surname else given


def is_one_sentence(entry: TimelineEntry) -> bool:
    """Tell whether an exchange holds its subject alone: it is shown as what was said."""
    return entry.event is None and not entry.body and not entry.detail


def entry_icon(entry: TimelineEntry) -> tuple[str, str]:
    """Give icon and colour token of a line of a history."""
    if entry.retracted is not None:
        return "undo-2", "text2"
    if entry.event is not None:
        icon = {
            EventKind.COMMENTED: "pencil-line",
            EventKind.ASSIGNED: "forward",
            EventKind.SUSPENDED: "clock-alert",
            EventKind.CLOSED: "archive",
            EventKind.TAKEN_BACK: "undo-2",
            EventKind.RECEIPT: "receipt-text",
            EventKind.CORRECTED: "pencil-line",
        }.get(entry.event, "folder-open")
        return icon, "text2"
    if entry.channel is Channel.NOTE or entry.direction is Direction.INTERNAL:
        return "pencil-line", "text2"
    return CHANNEL_ICONS[entry.channel]


PROOFS: Final = tuple(IdentityProof)


def proof(kind: IdentityProof) -> str:
    """Name a proof of identity in full."""
    return {
        IdentityProof.CNI: tr("Carte nationale d’identité"),
        IdentityProof.PASSPORT: tr("Passeport"),
        IdentityProof.RESIDENCE_PERMIT: tr("Titre de séjour"),
        IdentityProof.DRIVING_LICENCE: tr("Permis de conduire"),
        IdentityProof.FAMILY_BOOK: tr("Livret de famille"),
        IdentityProof.OTHER: tr("Autre pièce"),
    }[kind]


def proof_short(kind: IdentityProof) -> str:
    """Name a proof of identity in a pill."""
    return tr("CNI") if kind is IdentityProof.CNI else proof(kind).lower()


def relation(kind: RelationKind, number: int, *, outward: bool) -> str:
    """Name what the others are to the open file's person, before a colon."""
    many = number > 1
    outwards = {
        RelationKind.PARENT: tr("{n} enfants") if many else tr("1 enfant"),
        RelationKind.GUARDIAN: tr("Représente"),
        RelationKind.PROXY: tr("Mandataire de"),
        RelationKind.SPOUSE: tr("Conjoint"),
        RelationKind.REPRESENTATIVE: tr("Représente"),
        RelationKind.MEMBER: tr("Membre de"),
    }
    inwards = {
        RelationKind.PARENT: tr("Parents") if many else tr("Parent"),
        RelationKind.GUARDIAN: tr("Représentants légaux") if many else tr("Représentant légal"),
        RelationKind.PROXY: tr("Mandataires") if many else tr("Mandataire"),
        RelationKind.SPOUSE: tr("Conjoint"),
        RelationKind.REPRESENTATIVE: tr("Représentants") if many else tr("Représentant"),
        RelationKind.MEMBER: tr("Membres") if many else tr("Membre"),
    }
    return (outwards if outward else inwards)[kind].format(n=number)


def reason(kind: ReasonKind) -> str:
    """Say why a person is found; nothing where the name itself shows it."""
    return {
        ReasonKind.NAME: "",
        ReasonKind.NAME_PREFIX: "",
        ReasonKind.NAME_NEAR: tr("nom proche"),
        ReasonKind.NAME_SOUND: tr("même prononciation"),
        ReasonKind.BIRTH_NAME: tr("nom de naissance {name}"),
        ReasonKind.BIRTH_DATE: tr("date de naissance"),
        ReasonKind.BIRTH_DATE_NEAR: tr("date de naissance proche"),
        ReasonKind.BIRTH_YEAR: tr("année de naissance"),
        ReasonKind.PHONE: tr("téléphone"),
        ReasonKind.EMAIL: tr("courriel"),
        ReasonKind.ADDRESS: tr("adresse"),
        ReasonKind.REFERENCE: tr("référence"),
        ReasonKind.EXTERNAL_ID: tr("numéro externe"),
    }[kind]


def reasons(hit: PersonHit) -> str:
    """Say in a few words why a person is found."""
    said = (reason(each.kind).format(name=each.matched.upper()) for each in hit.reasons)
    return ", ".join(text for text in dict.fromkeys(said) if text)


def operation(name: str) -> str:
    """Say what an operation does, by its journal name; the name itself for one that this version does not know."""
    return {
        "person.register": tr("Création d’un usager"),
        "person.correct": tr("Correction d’un usager"),
        "person.add_contact": tr("Ajout d’une coordonnée"),
        "person.correct_contact": tr("Correction d’une coordonnée"),
        "person.end_contact": tr("Fin d’une coordonnée"),
        "person.add_relation": tr("Ajout d’un lien"),
        "person.end_relation": tr("Fin d’un lien"),
        "person.verify_identity": tr("Vérification d’identité"),
        "person.retract_identity_check": tr("Vérification d’identité retirée"),
        "household.form": tr("Création d’un foyer"),
        "household.join": tr("Entrée dans un foyer"),
        "household.leave": tr("Sortie d’un foyer"),
        "interaction.record": tr("Échange noté"),
        "interaction.retract": tr("Échange retiré"),
        "request.open": tr("Dépôt d’une demande"),
        "request.comment": tr("Note interne sur une demande"),
        "request.assign": tr("Transmission d’une demande"),
        "request.advance": tr("Étape d’une demande"),
        "request.suspend": tr("Demande de pièces"),
        "request.resume": tr("Réception de pièces"),
        "request.close": tr("Clôture d’une demande"),
        "request.reopen": tr("Réouverture d’une demande"),
        "request.take_step_back": tr("Étape d’une demande annulée"),
        "request.correct": tr("Correction d’une demande"),
        "request.tick_document": tr("Pièce cochée"),
        "request.hold_document": tr("Pièce conservée"),
        "request.reuse_document": tr("Pièce réutilisée d’une autre demande"),
        "request.drop_document": tr("Copie d’une pièce retirée"),
        "request.add_document": tr("Pièce ajoutée à une demande"),
        "request.issue_receipt": tr("Récépissé remis"),
        "receipt.void": tr("Récépissé annulé"),
        "agent.add": tr("Ouverture d’un compte"),
        "agent.correct": tr("Correction d’un compte"),
        "agent.reset_password": tr("Nouveau mot de passe d’un agent"),
        "agent.change_own_password": tr("Changement de mot de passe"),
        "agent.disable": tr("Fermeture d’un compte"),
        "agent.enable": tr("Réouverture d’un compte"),
        "agent.unlock": tr("Déblocage d’un compte"),
        "organisation.set_offline_days": tr("Délai d’ouverture des sessions hors ligne"),
        "agent.grant": tr("Rôle donné"),
        "agent.revoke": tr("Rôle retiré"),
        "catalogue.confirm_values": tr("Valeur légale"),
        "catalogue.publish": tr("Nouvelle version d’une démarche"),
    }.get(name, name)


def field(name: str) -> str:
    """Name a field of a file for a sentence."""
    return {
        "civility": tr("civilité"),
        "birth_name": tr("nom de naissance"),
        "usual_name": tr("nom d’usage"),
        "given_names": tr("prénoms"),
        "birth_date": tr("date de naissance"),
        "birth_place": tr("lieu de naissance"),
        "sex": tr("sexe"),
        "organisation_name": tr("nom de l’organisme"),
        "organisation_kind": tr("type d’organisme"),
        "registration": tr("numéro d’immatriculation"),
        "note": tr("note"),
        "external_id": tr("numéro externe"),
        "preferred_channel": tr("moyen de contact préféré"),
        "value": tr("coordonnée"),
        "email": tr("courriel"),
        "phone": tr("téléphone"),
        "mobile": tr("téléphone mobile"),
        "street": tr("rue"),
        "postcode": tr("code postal"),
        "city": tr("commune"),
        "preferred": tr("coordonnée préférée"),
        "ended_on": tr("date de fin"),
        "ends_on": tr("date de fin"),
        "checked_on": tr("date de vérification"),
        "received_on": tr("date de réception"),
        "effective_on": tr("date d’effet"),
        "notified_on": tr("date de la demande de pièces"),
        "deadline_on": tr("date limite"),
        "seen_on": tr("date de présentation"),
        "issued_on": tr("date du document"),
        "voided_on": tr("date d’annulation"),
        "reason": tr("motif"),
        "kind": tr("type de lien"),
        "other_id": tr("autre personne"),
        "scope": tr("étendue du mandat"),
        "subject": tr("objet"),
        "body": tr("texte"),
        "label": tr("nom du foyer"),
        "service": tr("service"),
        "agent_id": tr("agent chargé de la demande"),
        "login": tr("identifiant"),
        "given_name": tr("prénom"),
        "surname": tr("nom"),
        "quality": tr("fonction"),
        "announced_delay": tr("délai annoncé"),
        "silence": tr("effet du silence"),
        "receipt": tr("accusé de réception"),
        "fee": tr("tarif"),
    }.get(name, name.replace("_", " "))


def mention(path: str) -> str:
    """Name what a paper lacks, from its path: « office.phone », « missing.0.due_on »."""
    owner, _, name = path.partition(".")
    listed = {
        "label": tr("le nom d’une pièce"),
        "due_on": tr("la date limite des pièces"),
    }
    return (
        {
            "office.town": tr("le nom de la ville"),
            "office.service": tr("le nom du service"),
            "office.postal_address": tr("l’adresse de la mairie"),
            "office.phone": tr("le téléphone du service"),
            "agent.given_name": tr("le prénom de l’agent"),
            "agent.surname": tr("le nom de l’agent"),
            "agent.mark": tr("le matricule de l’agent"),
            "agent.quality": tr("la fonction de l’agent"),
            "citizen": tr("le nom de l’usager"),
            "procedure": tr("le nom de la démarche"),
            "missing": tr("au moins une pièce à demander"),
            "silence.meaning": tr("l’effet du silence"),
            "silence.on": tr("la date de la décision implicite"),
            "silence.months": tr("le délai de la décision implicite"),
            "silence.appeal_by": tr("la date limite de recours"),
        }.get(path)
        or (listed.get(name.rpartition(".")[2]) if owner in {"provided", "seen", "missing"} else None)
        or tr("une référence")
    )


def differing(fields: Sequence[str]) -> str:
    """Say which fields differ: « l’adresse diffère », « le nom de naissance et la note diffèrent »."""
    named = [_the(name) for name in fields]
    if len(named) == 1:
        return tr("{field} diffère").format(field=named[0])
    return tr("{fields} et {last} diffèrent").format(fields=", ".join(named[:-1]), last=named[-1])


_FEMININE: Final = frozenset(
    {"civility", "birth_date", "note", "value", "city", "street", "preferred", "ended_on", "ends_on", "checked_on"}
    | {"received_on", "effective_on", "deadline_on", "seen_on", "issued_on", "quality"}
)


def _the(name: str) -> str:
    said = field(name)
    if name == "given_names":
        return tr("la liste des prénoms")
    if said[:1] in "aeéiouh":
        return tr("l’{name}").format(name=said)
    return (tr("la {name}") if name in _FEMININE else tr("le {name}")).format(name=said)


def permission(needed: Permission) -> str:
    """Say what a permission allows, after « Votre rôle ne permet pas de »."""
    return {
        Permission.FIND_PERSON: tr("consulter les usagers"),
        Permission.REGISTER_PERSON: tr("créer un usager"),
        Permission.CORRECT_PERSON: tr("corriger un usager"),
        Permission.MERGE_PEOPLE: tr("fusionner des usagers"),
        Permission.EXPORT_PERSON: tr("exporter un dossier"),
        Permission.RECORD_INTERACTION: tr("noter un échange"),
        Permission.OPEN_REQUEST: tr("déposer ou corriger une demande"),
        Permission.COMMENT_REQUEST: tr("annoter une demande"),
        Permission.ADVANCE_REQUEST: tr("faire avancer une demande"),
        Permission.DECIDE_REQUEST: tr("décider d’une demande"),
        Permission.ASSIGN_REQUEST: tr("transmettre une demande"),
        Permission.CLOSE_REQUEST: tr("clore une demande"),
        Permission.REOPEN_REQUEST: tr("rouvrir une demande"),
        Permission.HOLD_DOCUMENT: tr("conserver une pièce"),
        Permission.REGISTER_MAIL: tr("enregistrer le courrier"),
        Permission.CALL_QUEUE: tr("appeler un ticket"),
        Permission.MANAGE_QUEUE: tr("gérer la file d’attente"),
        Permission.READ_INDICATORS: tr("lire les indicateurs"),
        Permission.MANAGE_ACCOUNTS: tr("gérer les comptes"),
        Permission.MANAGE_WORKSTATIONS: tr("gérer les postes"),
        Permission.MANAGE_CATALOGUE: tr("modifier le catalogue"),
        Permission.IMPORT_PEOPLE: tr("importer des usagers"),
        Permission.OWN_ACCOUNT: tr("changer votre mot de passe"),
        Permission.READ_JOURNAL: tr("lire le journal des consultations"),
        Permission.RESOLVE_QUARANTINE: tr("lever une quarantaine"),
    }[needed]
