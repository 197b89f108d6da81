"""Small procedures with one of everything, so that a rule's test reads in a few lines."""

from __future__ import annotations

from datetime import date

import msgspec

from guichet.domain.catalogue import encode_procedure
from guichet.domain.channels import Channel
from guichet.domain.clocks import AnnouncedDelay, DelayUnit, SilenceKind, SilenceRule
from guichet.domain.permissions import Permission, Sector
from guichet.domain.procedures import (
    Choice,
    Condition,
    DocumentRule,
    Effect,
    Fee,
    Field,
    FieldKind,
    LegalValues,
    Outcome,
    Prefill,
    Procedure,
    Receipt,
    Stage,
    State,
    StateKind,
    Transition,
    Workflow,
)

_OPEN_STATES = ("received", "incomplete", "complete", "decided")

WORKFLOW = Workflow(
    initial="received",
    reopened="complete",
    states=(
        State("received", "Reçue", Stage.RECEIVED),
        State("incomplete", "Pièces à fournir", Stage.RECEIVED, StateKind.WAITING),
        State("complete", "Dossier complet", Stage.COMPLETE),
        State("decided", "À remettre", Stage.DECISION, StateKind.READY),
        State("granted", "Accordée", Stage.CLOSED, StateKind.CLOSED, Outcome.ACCEPTED),
        State("withdrawn", "Abandonnée", Stage.CLOSED, StateKind.CLOSED, Outcome.WITHDRAWN),
    ),
    transitions=(
        Transition(
            "declare_complete",
            "Déclarer le dossier complet",
            ("received",),
            "complete",
            effect=Effect.COMPLETE,
            needs_essential=True,
        ),
        Transition(
            "ask_documents", "Demander les pièces", ("received", "complete"), "incomplete", effect=Effect.SUSPEND
        ),
        Transition("receive_documents", "Recevoir les pièces", ("incomplete",), "complete", effect=Effect.RESUME),
        Transition(
            "decide",
            "Accorder",
            ("complete",),
            "decided",
            permission=Permission.DECIDE_REQUEST,
            effect=Effect.DECIDE,
            documents=("HOME",),
        ),
        Transition(
            "hand", "Remettre", ("decided",), "granted", permission=Permission.CLOSE_REQUEST, effect=Effect.CLOSE
        ),
        Transition(
            "withdraw",
            "Enregistrer l’abandon",
            _OPEN_STATES,
            "withdrawn",
            permission=Permission.CLOSE_REQUEST,
            effect=Effect.CLOSE,
            needs_note=True,
        ),
    ),
)

STAY = Procedure(
    id="stay-certificate",
    version=1,
    effective_on=date(2025, 1, 1),
    label="Attestation d’accueil",
    long_label="Attestation d’accueil d’un visiteur étranger",
    category="Étrangers",
    service="accueil",
    sector=Sector.CIVIL_STATUS,
    channels=(Channel.COUNTER,),
    legal=LegalValues(
        silence=SilenceRule(SilenceKind.REJECTION, 1, "CESEDA R313-10", confirmed=True),
        receipt=Receipt(required=True, article="CRPA L112-3", confirmed=True),
        fee=Fee(3000, confirmed=True),
        announced=AnnouncedDelay(10, DelayUnit.DAYS),
    ),
    workflow=WORKFLOW,
    search_words=("hébergement", "visite"),
    fields=(
        Field("host_name", "Nom de l’hébergeant", FieldKind.PERSON, required=True, prefill=Prefill.REQUESTER_NAME),
        Field("host_address", "Adresse", FieldKind.ADDRESS, prefill=Prefill.REQUESTER_ADDRESS),
        Field("arrives_on", "Arrivée", FieldKind.DATE),
        Field(
            "days",
            "Jours",
            FieldKind.CHOICES,
            choices=(Choice("mon", "Lundi"), Choice("tue", "Mardi")),
        ),
        Field("has_minor", "Avec un mineur", FieldKind.YES_NO, default=False),
        Field(
            "minor_name",
            "Nom du mineur",
            FieldKind.PERSON,
            required=True,
            shown_when=Condition("has_minor", ("yes",)),
        ),
        Field("remark", "Remarque", FieldKind.LONG_TEXT),
    ),
    documents=(
        DocumentRule("ID", "Pièce d’identité", required=True, blocking=True),
        DocumentRule("HOME", "Justificatif de domicile", required=True, max_age_days=90, seen_not_kept=False),
        DocumentRule(
            "CUSTODY",
            "Attestation de garde",
            required=True,
            blocking=True,
            needed_when=Condition("has_minor", ("yes",)),
        ),
        DocumentRule("PHOTO", "Photo"),
    ),
)

POTHOLE = Procedure(
    id="pothole",
    version=1,
    effective_on=date(2025, 1, 1),
    label="Nid-de-poule",
    long_label="Signaler un nid-de-poule",
    category="Voirie",
    service="voirie",
    sector=Sector.GENERAL,
    channels=(Channel.COUNTER, Channel.PHONE),
    legal=LegalValues(silence=SilenceRule(), receipt=Receipt(required=False), fee=Fee(0)),
    workflow=Workflow(
        initial="received",
        reopened="received",
        states=(
            State("received", "Reçu", Stage.RECEIVED),
            State("mended", "Réparé", Stage.CLOSED, StateKind.CLOSED, Outcome.DONE),
        ),
        transitions=(Transition("mend", "Réparer", ("received",), "mended", effect=Effect.CLOSE),),
    ),
    fields=(Field("place", "Lieu", FieldKind.ADDRESS, required=True),),
    anonymous_allowed=True,
)

AID = Procedure(
    id="emergency-aid",
    version=1,
    effective_on=date(2025, 1, 1),
    label="Aide d’urgence",
    long_label="Aide sociale d’urgence",
    category="Social",
    service="ccas",
    sector=Sector.SOCIAL,
    channels=(Channel.COUNTER,),
    legal=LegalValues(silence=SilenceRule(), receipt=Receipt(required=False), fee=Fee(0)),
    workflow=POTHOLE.workflow,
    fields=(),
)

ALL = (STAY, POTHOLE, AID)


def definition(procedure: Procedure) -> str:
    """Give the procedure as the catalogue stores it."""
    return encode_procedure(procedure).decode()


def version_of(procedure: Procedure, number: int, *, silence: SilenceRule | None = None) -> Procedure:
    """Give a version of a procedure, with another rule of silence if asked."""
    legal = procedure.legal if silence is None else msgspec.structs.replace(procedure.legal, silence=silence)
    return msgspec.structs.replace(procedure, version=number, legal=legal)
