"""Receipts of an imaginary town, for the printing tests."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from guichet.printing.acknowledgment import Acknowledgment, ImpliedDecision
from guichet.printing.content import (
    LegalSilence,
    MissingDocument,
    NamedAgent,
    Office,
    ReceiptDocument,
    Silence,
)
from guichet.printing.missing_sheet import MissingSheet
from guichet.printing.receipt import DepositReceipt

OFFICE = Office(
    town="Ville de Saint-Aubin-les-Grèves",
    service="Affaires scolaires",
    postal_address=("Hôtel de ville", "1 place de la République", "50380 Saint-Aubin-les-Grèves"),
    email="ecoles@saint-aubin.example",
    phone="02 33 00 00 10",
    site="Hôtel de ville",
    counter="Guichet 3",
    opening_hours="Du lundi au vendredi, de 9 h à 17 h",
)
RECEIPT = DepositReceipt(
    number="R-07-000412",
    office=OFFICE,
    agent=NamedAgent(given_name="Claire", surname="Moreau", quality="agente d’accueil"),
    citizen="Mme BENALI Samira",
    beneficiary="Adam BENALI",
    procedure="Inscription scolaire — maternelle",
    reference="D-2026-0012-00417-K",
    received_on=date(2026, 11, 24),
    recorded_at=datetime(2026, 11, 24, 10, 5),  # noqa: DTZ001  # the town's wall clock, as it is printed
    provided=(
        ReceiptDocument("Livret de famille", "Copie des pages parents et enfant"),
        ReceiptDocument("Justificatif de domicile", "Facture d’énergie du 3 oct. 2026"),
    ),
    seen=(ReceiptDocument("Carte nationale d’identité"),),
    missing=(
        MissingDocument("Carnet de vaccination", date(2026, 12, 4), "Pages des vaccins obligatoires"),
        MissingDocument("Attestation d’hébergement", date(2026, 12, 4)),
    ),
    answer_by=date(2026, 12, 15),
    legal_silence=LegalSilence(Silence.ACCEPTS, date(2027, 1, 24), confirmed=True),
)


def receipt(**changes: Any) -> DepositReceipt:
    """Give the model receipt with some fields changed."""
    return msgspec.structs.replace(RECEIPT, **changes)


ACKNOWLEDGMENT = Acknowledgment(
    number="R-2026-0012-00413-B",
    office=OFFICE,
    agent=RECEIPT.agent,
    citizen="Mme BENALI Samira",
    beneficiary="Adam BENALI",
    procedure="Inscription scolaire — maternelle",
    reference="D-2026-0012-00417-K",
    received_on=date(2026, 11, 24),
    issued_on=date(2026, 11, 25),
    silence=ImpliedDecision(
        meaning=Silence.REJECTS,
        months=2,
        on=date(2027, 1, 24),
        confirmed=True,
        appeal_by=date(2027, 3, 25),
    ),
    answer_by=date(2026, 12, 15),
)
WANTED = (
    MissingDocument(
        "Justificatif de domicile",
        date(2026, 12, 4),
        accepted=("Facture d’énergie", "Quittance de loyer", "Avis d’imposition"),
        max_age_days=90,
    ),
    MissingDocument("Pièce d’identité", date(2026, 12, 4), shown=True),
)
SHEET = MissingSheet(
    number="R-2026-0012-00414-L",
    office=OFFICE,
    agent=RECEIPT.agent,
    citizen="Mme BENALI Samira",
    beneficiary="Adam BENALI",
    procedure="Inscription scolaire — maternelle",
    reference="D-2026-0012-00417-K",
    received_on=date(2026, 11, 24),
    issued_on=date(2026, 11, 25),
    missing=WANTED,
)


def acknowledgment(**changes: Any) -> Acknowledgment:
    """Give the model acknowledgment with some fields changed."""
    return msgspec.structs.replace(ACKNOWLEDGMENT, **changes)


def missing_sheet(**changes: Any) -> MissingSheet:
    """Give the model list of documents to bring with some fields changed."""
    return msgspec.structs.replace(SHEET, **changes)
