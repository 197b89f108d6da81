"""A small procedure for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from guichet.domain.channels import Channel
from guichet.domain.clocks import SilenceKind, SilenceRule
from guichet.domain.permissions import Permission, Sector
from guichet.domain.procedures import (
    AcceptedDocument,
    Condition,
    DocumentRule,
    Effect,
    Fee,
    LegalValues,
    Outcome,
    Procedure,
    Receipt,
    Stage,
    State,
    StateKind,
    Transition,
    Workflow,
)

WORKFLOW = Workflow(
    initial="received",
    reopened="received",
    states=(
        State("received", "Enregistrée", Stage.RECEIVED),
        State("incomplete", "Pièces à fournir", Stage.RECEIVED, StateKind.WAITING),
        State("complete", "Dossier complet", Stage.COMPLETE),
        State("closed", "Acceptée", Stage.CLOSED, StateKind.CLOSED, Outcome.ACCEPTED),
    ),
    transitions=(
        Transition("ask", "Demander les pièces", ("received",), "incomplete", effect=Effect.SUSPEND),
        Transition("receive", "Enregistrer les pièces", ("incomplete",), "complete", effect=Effect.RESUME),
        Transition(
            "complete", "Déclarer complet", ("received",), "complete", effect=Effect.COMPLETE, needs_essential=True
        ),
        Transition(
            "close",
            "Accorder et clore",
            ("complete",),
            "closed",
            permission=Permission.DECIDE_REQUEST,
            effect=Effect.CLOSE,
            documents=("PHOTO",),
            needs_note=True,
        ),
    ),
)

DOCUMENTS = (
    DocumentRule(
        "ID", "Pièce d’identité", required=True, blocking=True, accepted=(AcceptedDocument("PASSPORT", "Passeport"),)
    ),
    DocumentRule("HOME", "Domicile", required=True, blocking=True, max_age_days=90),
    DocumentRule("PHOTO", "Photo", required=True),
    DocumentRule("JUDGMENT", "Jugement", required=True, blocking=True, needed_when=Condition("shared", ("yes",))),
    DocumentRule("LETTER", "Lettre"),
)


def a_procedure(**values: Any) -> Procedure:
    """A sound procedure, changed as asked."""
    given: dict[str, Any] = {
        "id": "a-procedure",
        "version": 1,
        "effective_on": date(2026, 1, 1),
        "label": "Une démarche",
        "long_label": "Une démarche de test",
        "category": "Tests",
        "service": "accueil",
        "sector": Sector.GENERAL,
        "channels": (Channel.COUNTER,),
        "legal": LegalValues(
            SilenceRule(SilenceKind.REJECTION, 2, "CRPA L231-4", confirmed=True),
            Receipt(required=True, article="CRPA L112-3", confirmed=True),
            Fee(0, confirmed=True),
        ),
        "workflow": WORKFLOW,
        "documents": DOCUMENTS,
    }
    return Procedure(**(given | values))
