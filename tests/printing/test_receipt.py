from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from typing import Any

import msgspec
import pytest

from guichet.contract.refusals import ReceiptIncomplete, ReferenceUnprintable, Refusal
from guichet.printing.content import (
    AnonymousAgent,
    LegalSilence,
    MissingDocument,
    NamedAgent,
    Paper,
    ReceiptDocument,
    Reprinted,
    Silence,
    Voided,
)
from guichet.printing.receipt import render_receipt
from tests.printing.reading import read
from tests.printing.samples import OFFICE, receipt

BOTH = pytest.mark.parametrize("paper", list(Paper))
URL = "https://suivi.saint-aubin.example/s/8KQ2-W7PX-41ZB"


def text_of(paper: Paper = Paper.A4, **changes: Any) -> str:
    return read(render_receipt(receipt(**changes), paper)).text


@BOTH
def test_says_what_was_received_what_is_missing_when_we_answer_and_how_to_reach_us(paper: Paper) -> None:
    text = text_of(paper)
    for words in (
        "Récépissé de dépôt",
        "R-07-000412",
        "Nous avons reçu votre demande le mar. 24 nov. 2026.",
        "Mme BENALI Samira",
        "Adam BENALI",
        "mar. 24 nov. 2026 à 10 h 05",
        "Claire Moreau, agente",
        "Livret de famille Copie des pages parents et enfant",
        "Nous ne la gardons pas. Carte nationale d’identité",
        "Apportez ces 2 pièces au plus tard le ven. 4 déc. 2026 Carnet de vaccination",
        "Nous vous répondons au plus tard le mar. 15 déc. 2026",
        "02 33 00 00 10",
        "ecoles@saint-aubin.example",
        "1 place de la République",
        "Il ne prouve pas que votre dossier est complet. Ce n’est pas un accusé de réception.",
    ):
        assert words in text


@BOTH
def test_codes_hold_the_reference_at_the_resolution_of_a_thermal_head(paper: Paper) -> None:
    codes = read(render_receipt(receipt(reference="D-2026-0012-00417-K"), paper)).codes
    assert codes == {"Code128": {"D2026001200417K"}, "QRCode": {"D-2026-0012-00417-K"}}


@BOTH
def test_the_longest_reference_is_still_read(paper: Paper) -> None:
    codes = read(render_receipt(receipt(reference="ABCDEFGHJKLMNPRSTUVW"), paper)).codes
    assert codes["Code128"] == {"ABCDEFGHJKLMNPRSTUVW"}


@BOTH
def test_the_follow_up_address_is_in_the_qr_code_and_in_clear(paper: Paper) -> None:
    page = read(render_receipt(receipt(follow_up_url=URL), paper))
    assert page.codes["QRCode"] == {URL}
    assert "suivi.saint-aubin.example/s/8KQ2-W7PX-41ZB" in page.text


def test_a_usual_receipt_is_one_a4_page_and_no_page_number() -> None:
    page = read(render_receipt(receipt()))
    ((width, height),) = page.sizes
    assert (width, height) == pytest.approx((595.28, 841.89), abs=0.01)
    assert "Page 1" not in page.text


def test_the_roll_is_80_mm_wide_and_cut_to_its_text() -> None:
    page = read(render_receipt(receipt(), Paper.ROLL80))
    ((width, height),) = page.sizes
    ((_left, _top, _right, bottom),) = page.ink
    assert width == pytest.approx(226.77, abs=0.01)
    assert 10 < height - bottom < 25


CROWDED: dict[str, Any] = {
    "citizen": "Mme " + "DE LA ROCHEFOUCAULD-MONTMORENCY " * 8 + "Éléonore-Œdipe",
    "beneficiary": "X" * 300,
    "procedure": "Demande d’autorisation d’occupation temporaire du domaine public " * 3,
    "provided": tuple(ReceiptDocument(f"Pièce donnée {i}", "Relevé à l’été " * 12) for i in range(40)),
    "seen": tuple(ReceiptDocument(f"Pièce montrée {i}", "y" * 250) for i in range(40)),
    "missing": tuple(
        MissingDocument(f"Pièce attendue {i}", date(2026, 12, 1 + i % 3), "https://www.example.org/" + "a/b-" * 40)
        for i in range(40)
    ),
}


@BOTH
def test_long_content_stays_inside_the_paper_and_nothing_is_lost(paper: Paper) -> None:
    page = read(render_receipt(receipt(**CROWDED), paper))
    margin = {Paper.A4: 48, Paper.ROLL80: 11}[paper]
    for (width, height), (left, top, right, bottom) in zip(page.sizes, page.ink, strict=True):
        assert left >= margin - 1
        assert right <= width - margin + 1
        assert top >= 13
        assert bottom <= height - 13
    for i in range(40):
        for kind in ("donnée", "montrée", "attendue"):
            assert f"Pièce {kind} {i} " in page.text
    assert page.text.replace(" ", "").count("X" * 300) == 1
    assert page.codes["Code128"] == {"D2026001200417K"}


def test_a_long_a4_receipt_numbers_its_pages() -> None:
    page = read(render_receipt(receipt(**CROWDED)))
    total = len(page.pages)
    assert total > 2
    assert all(f"Page {number} sur {total}" in text for number, text in enumerate(page.pages, 1))


def test_a_block_higher_than_a_page_is_cut_between_lines() -> None:
    page = read(render_receipt(receipt(citizen="Nom " * 2500)))
    assert len(page.pages) > 2
    assert page.text.count("Nom") == 2500


def test_missing_documents_are_grouped_by_date_soonest_first() -> None:
    missing = (
        MissingDocument("Sans date", None),
        MissingDocument("Plus tard", date(2027, 1, 1)),
        MissingDocument("Bientôt", date(2026, 12, 4), blocking=False),
    )
    text = text_of(missing=missing)
    soon, later, undated = (text.index(words) for words in ("Bientôt", "Plus tard", "Sans date"))
    assert soon < later < undated
    assert "au plus tard le ven. 4 déc. 2026 Bientôt Nous étudions votre demande en l’attendant." in text
    assert "au plus tard le ven. 1er janv. 2027 Plus tard" in text
    assert "Apportez-nous cette pièce Sans date" in text


def test_nothing_missing_is_said_without_promising_completeness() -> None:
    text = text_of(missing=())
    assert "Nous ne vous demandons pas d’autre pièce aujourd’hui." in text
    assert "Il ne prouve pas que votre dossier est complet." in text


@BOTH
@pytest.mark.parametrize(("meaning", "word"), [(Silence.ACCEPTS, "acceptée"), (Silence.REJECTS, "refusée")])
def test_confirmed_legal_silence_is_told(paper: Paper, meaning: Silence, word: str) -> None:
    silence = LegalSilence(meaning, date(2027, 1, 24), confirmed=True)
    text = text_of(paper, missing=(), legal_silence=silence)
    assert f"Sans réponse de notre part le dim. 24 janv. 2027, votre demande est {word}." in text


@pytest.mark.parametrize(
    "changes",
    [
        {"missing": (), "legal_silence": LegalSilence(Silence.ACCEPTS, date(2027, 1, 24), confirmed=False)},
        {"missing": (), "legal_silence": None},
        {"missing": (MissingDocument("Acte de naissance", date(2026, 12, 4)),)},
    ],
    ids=["unconfirmed", "unknown", "document missing"],
)
def test_legal_silence_is_not_told(changes: dict[str, Any]) -> None:
    assert "Sans réponse" not in text_of(**changes)


def test_legal_silence_is_told_when_the_missing_document_does_not_block() -> None:
    missing = (MissingDocument("Photo", date(2026, 12, 4), blocking=False),)
    text = text_of(missing=missing)
    assert "Sans réponse de notre part" in text
    assert "notre réponse peut tarder" not in text


def test_unknown_answer_date_is_said() -> None:
    assert "La date de notre réponse n’est pas encore connue." in text_of(answer_by=None)


@BOTH
def test_an_offline_receipt_is_provisional_and_says_what_it_proves(paper: Paper) -> None:
    text = text_of(paper, offline=True)
    assert "Récépissé de dépôt provisoire" in text
    assert "Sans réseau Votre demande est enregistrée sur ce poste." in text
    assert "Il prouve que vous avez déposé votre demande, et à quelle date." in text
    assert "provisoire" not in text_of(paper)


@BOTH
def test_a_doubtful_clock_is_marked(paper: Paper) -> None:
    text = text_of(paper, clock_doubt=True)
    assert "L’horloge de ce poste est décalée." in text
    assert "10 h 05 (heure incertaine)" in text
    assert "incertaine" not in text_of(paper)


@BOTH
def test_a_copy_and_a_void_receipt_are_marked(paper: Paper) -> None:
    again = text_of(paper, mark=Reprinted(date(2026, 11, 26)))
    assert "Duplicata" in again
    assert "Imprimé à nouveau le jeu. 26 nov. 2026." in again
    void = text_of(paper, mark=Voided(date(2026, 11, 26), replaced_by="R-07-000415"))
    assert "ANNULÉ" in void
    assert "Le récépissé n° R-07-000415 le remplace." in void
    assert "ANNULÉ" not in again


def test_an_anonymous_agent_shows_a_mark_only() -> None:
    text = text_of(agent=AnonymousAgent(mark="Agent 12", quality="police municipale"))
    assert "Agent 12, police municipale" in text
    assert "Moreau" not in text


def test_an_anonymous_request_names_nobody() -> None:
    text = text_of(citizen=None, beneficiary="")
    assert "Demande anonyme" in text
    assert "BENALI" not in text


def test_an_acknowledgment_is_announced_only_when_it_follows() -> None:
    announced = "Nous vous envoyons ensuite un accusé de réception."
    assert announced in text_of(acknowledgment_follows=True)
    assert announced not in text_of()


@pytest.mark.parametrize(
    ("changes", "mentions"),
    [
        ({"number": "\u200b"}, ("number",)),
        ({"citizen": " "}, ("citizen",)),
        ({"procedure": "", "reference": ""}, ("procedure", "reference")),
        ({"office": msgspec.structs.replace(OFFICE, town=" ", phone="")}, ("office.town",)),
        ({"agent": NamedAgent(given_name="Claire", surname="", quality="")}, ("agent.surname",)),
        ({"agent": AnonymousAgent(mark="", quality="accueil")}, ("agent.mark",)),
        ({"missing": (MissingDocument("", date(2026, 12, 4)),)}, ("missing.0.label",)),
    ],
)
def test_a_receipt_without_a_mandatory_mention_is_refused(changes: dict[str, Any], mentions: tuple[str, ...]) -> None:
    with pytest.raises(ReceiptIncomplete) as refusal:
        render_receipt(receipt(**changes))
    assert refusal.value.mentions == mentions
    assert isinstance(refusal.value, Refusal)
    assert "BENALI" not in f"{refusal.value} {refusal.value!r}"


@pytest.mark.parametrize("paper", list(Paper))
def test_a_small_town_without_phone_nor_mail_has_its_receipts(paper: Paper) -> None:
    bare = msgspec.structs.replace(OFFICE, phone="", email="", postal_address=(), site="", counter="")
    agent = NamedAgent(given_name="Claire", surname="Moreau", quality="")
    text = text_of(paper, office=bare, agent=agent)
    assert "Claire Moreau" in text
    assert "Téléphone" not in text


@pytest.mark.parametrize("reference", ["D-2026-0012-00417-KLM", "D-2026-é", "D-2026\n12"])
def test_a_reference_that_cannot_be_a_bar_code_is_refused(reference: str) -> None:
    with pytest.raises(ReferenceUnprintable):
        render_receipt(receipt(reference=reference))


@BOTH
def test_metadata_tell_the_kind_of_paper_and_nothing_personal(paper: Paper) -> None:
    data = render_receipt(receipt(), paper)
    metadata = read(data).metadata
    assert metadata["Title"] == "Récépissé de dépôt"
    assert metadata["Author"] == OFFICE.town
    assert not any(word in " ".join(metadata.values()) for word in ("BENALI", "Moreau", "00417", "000412"))
    assert b"fr-FR" in data


@BOTH
def test_every_font_is_embedded(paper: Paper) -> None:
    data = render_receipt(receipt(), paper)
    assert b"/FontFile2" in data
    assert b"Helvetica" not in data


@BOTH
def test_no_picture_is_embedded(paper: Paper) -> None:
    assert b"/Subtype /Image" not in render_receipt(receipt(), paper)


_HASH = """
import hashlib, sys
from guichet.printing.content import Paper
from guichet.printing.receipt import render_receipt
from tests.printing.samples import receipt
print([hashlib.sha256(render_receipt(receipt(offline=True), paper)).hexdigest() for paper in Paper])
"""


def test_same_receipt_same_bytes_in_another_process_and_locale() -> None:
    def digests(**environment: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", _HASH], env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert digests(PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C") == digests(
        PYTHONHASHSEED="2", TZ="Pacific/Noumea", LANGUAGE="de", LC_ALL="C.UTF-8"
    )
    assert render_receipt(receipt()) == render_receipt(receipt())


def test_making_a_receipt_does_not_import_the_pdf_library() -> None:
    script = "import sys, tests.printing.samples; print(sorted({'reportlab', 'PIL', 'segno'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_accents_typed_in_pieces_and_hidden_marks_are_mended() -> None:
    text = text_of(citizen="Mme Be\u0301ne\u0301dicte\u202e NGUYE\u0302\u0303N\u200b\tLi\u00ean")
    assert "Mme Bénédicte NGUYỄN Liên" in text


def test_the_day_of_filing_may_differ_from_the_day_of_recording() -> None:
    text = text_of(recorded_at=datetime(2026, 11, 25, 9, 0))  # noqa: DTZ001  # wall clock, as it is printed
    assert "Nous avons reçu votre demande le mar. 24 nov. 2026." in text
    assert "mer. 25 nov. 2026 à 9 h 00" in text
