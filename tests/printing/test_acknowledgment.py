"""The acknowledgment of receipt bears what CRPA R112-5 lists, or is not made."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from guichet.contract.refusals import LegalValueUnconfirmed, ReceiptIncomplete, ReferenceUnprintable
from guichet.domain.acknowledgments import Remedy
from guichet.printing.acknowledgment import ImpliedDecision, render_acknowledgment
from guichet.printing.content import AnonymousAgent, MissingDocument, NamedAgent, Paper, Reprinted, Silence, Voided
from tests.printing.reading import read
from tests.printing.samples import ACKNOWLEDGMENT, OFFICE, WANTED, acknowledgment

BOTH = pytest.mark.parametrize("paper", list(Paper))
ACCEPTED = ImpliedDecision(meaning=Silence.ACCEPTS, months=2, on=date(2027, 1, 24), confirmed=True)
assert ACKNOWLEDGMENT.silence is not None
REFUSED = ACKNOWLEDGMENT.silence


def text_of(paper: Paper = Paper.A4, **changes: Any) -> str:
    return read(render_acknowledgment(acknowledgment(**changes), paper)).text


def office(**changes: Any) -> Any:
    return msgspec.structs.replace(OFFICE, **changes)


@BOTH
def test_a_refusal_by_silence_is_told_with_every_mention_and_the_ways_to_contest_it(paper: Paper) -> None:
    text = text_of(paper)
    for words in (
        "Accusé de réception",
        "R-2026-0012-00413-B",
        "Nous avons reçu votre demande le mar. 24 nov. 2026.",
        "Inscription scolaire",
        "Mme BENALI Samira",
        "Claire Moreau, agente",
        "Sans réponse de notre part, votre demande est refusée le dim. 24 janv. 2027",
        "au plus tard le jeu. 25 mars 2027",
        "Recours gracieux",
        "Saisissez le tribunal administratif",
        "Le délai est de 2 mois à partir du refus.",
        "Affaires scolaires",
        "1 place de la République",
        "ecoles@saint-aubin.example",
        "02 33 00 00 10",
    ):
        assert words in text
    assert "attestation" not in text


@BOTH
def test_an_acceptance_by_silence_is_told_with_the_right_to_an_attestation(paper: Paper) -> None:
    text = text_of(paper, silence=ACCEPTED)
    assert "Sans réponse de notre part, votre demande est acceptée le dim. 24 janv. 2027" in text
    assert "Vous pouvez alors nous demander une attestation de cette acceptation." in text
    assert "recours" not in text.lower()


@BOTH
def test_missing_documents_are_listed_with_their_date_limit(paper: Paper) -> None:
    text = text_of(paper, missing=WANTED)
    assert "Apportez ces 2 pièces au plus tard le ven. 4 déc. 2026 Justificatif de domicile" in text
    assert "Ou bien : facture d’énergie, quittance de loyer, avis d’imposition. Datée de moins de 3 mois." in text
    assert "Pièce d’identité Montrez-la au guichet. Nous ne la gardons pas." in text
    assert "Si vos pièces arrivent plus tôt, cette date avance." in text


def test_an_acceptance_runs_from_the_day_essential_documents_come() -> None:
    waiting = msgspec.structs.replace(ACCEPTED, on=None)
    text = text_of(missing=WANTED, silence=waiting)
    assert "Le délai commence quand nous avons reçu toutes les pièces demandées." in text
    assert "Sans réponse 2 mois après, votre demande est acceptée." in text
    assert "votre demande est acceptée le" not in text
    one = text_of(missing=WANTED, silence=msgspec.structs.replace(waiting, months=1))
    assert "Sans réponse 1 mois après" in one


def test_a_refused_document_goes_to_its_commission_first() -> None:
    text = text_of(silence=msgspec.structs.replace(REFUSED, remedy=Remedy.CADA))
    assert "Saisissez d’abord la commission d’accès aux documents administratifs" in text
    assert "Recours gracieux" not in text


@pytest.mark.parametrize(
    ("changes", "mentions"),
    [
        ({"number": "\u200b"}, ("number",)),
        ({"citizen": " "}, ("citizen",)),
        ({"office": office(town="", service=" ")}, ("office.town", "office.service")),
        ({"office": office(postal_address=())}, ("office.postal_address",)),
        ({"office": office(postal_address=("", " "))}, ("office.postal_address",)),
        ({"office": office(phone="")}, ("office.phone",)),
        ({"agent": NamedAgent(given_name="Claire", surname="Moreau", quality="")}, ("agent.quality",)),
        ({"agent": AnonymousAgent(mark="", quality="accueil")}, ("agent.mark",)),
        ({"silence": None}, ("silence.meaning",)),
        ({"silence": msgspec.structs.replace(ACCEPTED, on=None)}, ("silence.on",)),
        (
            {"silence": msgspec.structs.replace(REFUSED, on=None, appeal_by=None)},
            ("silence.on", "silence.appeal_by"),
        ),
        ({"missing": (MissingDocument("Photo", None),)}, ("missing.0.due_on",)),
        ({"missing": (MissingDocument("", date(2026, 12, 4)),)}, ("missing.0.label",)),
        (
            {"missing": WANTED, "silence": msgspec.structs.replace(ACCEPTED, on=None, months=None)},
            ("silence.months",),
        ),
    ],
)
def test_without_a_mention_there_is_no_acknowledgment(changes: dict[str, Any], mentions: tuple[str, ...]) -> None:
    with pytest.raises(ReceiptIncomplete) as refusal:
        render_acknowledgment(acknowledgment(**changes))
    assert refusal.value.mentions == mentions
    assert "BENALI" not in repr(refusal.value)


def test_what_nobody_confirmed_is_not_printed() -> None:
    with pytest.raises(LegalValueUnconfirmed):
        render_acknowledgment(acknowledgment(silence=msgspec.structs.replace(REFUSED, confirmed=False)))


def test_a_service_without_an_electronic_address_acknowledges_all_the_same() -> None:
    text = text_of(office=office(email=""))
    assert "Accusé de réception" in text
    assert "Courriel" not in text


def test_a_document_that_is_not_essential_wants_no_date_limit() -> None:
    text = text_of(missing=(MissingDocument("Photo", None, blocking=False),), silence=ACCEPTED)
    assert "votre demande est acceptée le dim. 24 janv. 2027" in text
    assert "Photo Nous étudions votre demande en l’attendant." in text


def test_an_agent_may_stay_unnamed() -> None:
    text = text_of(agent=AnonymousAgent(mark="Agent 12", quality="police municipale"))
    assert "Agent 12, police municipale" in text
    assert "Moreau" not in text


def test_a_reference_that_no_roll_holds_is_refused() -> None:
    with pytest.raises(ReferenceUnprintable):
        render_acknowledgment(acknowledgment(reference="D-2026-0012-00417-KLM"))


@BOTH
def test_an_offline_a_copied_and_a_void_acknowledgment_say_so(paper: Paper) -> None:
    offline = text_of(paper, offline=True)
    assert "Sans réseau Votre demande est enregistrée sur ce poste." in offline
    assert "Il prouve que nous avons reçu votre demande, et à quelle date." in offline
    again = text_of(paper, mark=Reprinted(date(2026, 11, 26)))
    assert "Duplicata" in again
    void = text_of(paper, mark=Voided(date(2026, 11, 26), replaced_by="R-2026-0012-00415-X"))
    assert "ANNULÉ" in void
    assert "L’accusé n° R-2026-0012-00415-X le remplace." in void
    assert "ANNULÉ" not in again


@BOTH
def test_codes_are_read_and_metadata_tell_nothing_personal(paper: Paper) -> None:
    page = read(render_acknowledgment(acknowledgment(), paper))
    assert page.codes == {"Code128": {"D2026001200417K"}, "QRCode": {"D-2026-0012-00417-K"}}
    assert page.metadata["Title"] == "Accusé de réception"
    assert not any(word in " ".join(page.metadata.values()) for word in ("BENALI", "Moreau", "00417"))


def test_a_usual_acknowledgment_is_one_a4_page() -> None:
    assert len(read(render_acknowledgment(acknowledgment())).pages) == 1
    assert len(read(render_acknowledgment(acknowledgment(silence=ACCEPTED))).pages) == 1


@BOTH
def test_the_same_acknowledgment_is_the_same_bytes(paper: Paper) -> None:
    assert render_acknowledgment(acknowledgment(), paper) == render_acknowledgment(acknowledgment(), paper)
