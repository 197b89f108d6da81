"""The list of documents to bring: which, by when, how."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from guichet.contract.refusals import ReceiptIncomplete
from guichet.printing.content import MissingDocument, Paper, Reprinted, Voided
from guichet.printing.missing_sheet import render_missing_sheet
from tests.printing.reading import read
from tests.printing.samples import OFFICE, missing_sheet

BOTH = pytest.mark.parametrize("paper", list(Paper))


def text_of(paper: Paper = Paper.A4, **changes: Any) -> str:
    return read(render_missing_sheet(missing_sheet(**changes), paper)).text


@BOTH
def test_says_what_to_bring_by_when_and_how(paper: Paper) -> None:
    text = text_of(paper)
    for words in (
        "Pièces à apporter",
        "Il manque 2 pièces à votre demande du mar. 24 nov. 2026.",
        "Apportez ces 2 pièces au plus tard le ven. 4 déc. 2026 Justificatif de domicile",
        "Ou bien : facture d’énergie",
        "Datée de moins de 3 mois.",
        "Montrez-la au guichet. Nous ne la gardons pas.",
        "Au guichet Hôtel de ville · Du lundi au vendredi",
        "Par courriel ecoles@saint-aubin.example",
        "Par courrier Affaires scolaires",
        "copie lisible suffit.",
        "Appelez-nous au 02 33 00 00 10.",
        "Il dit quelles pièces manquent le mer. 25 nov. 2026.",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("days", "words"),
    [(90, "moins de 3 mois"), (365, "moins de 1 an"), (730, "moins de 2 ans"), (45, "moins de 45 jours")],
)
def test_an_age_is_said_as_people_count(days: int, words: str) -> None:
    text = text_of(missing=(MissingDocument("Justificatif", None, max_age_days=days),))
    assert f"Datée de {words}." in text
    assert "Il manque 1 pièce à votre demande" in text


def test_an_acronym_keeps_its_capitals() -> None:
    text = text_of(missing=(MissingDocument("Coordonnées bancaires", None, accepted=("RIB", "Relevé")),))
    assert "Ou bien : RIB, relevé." in text


def test_what_is_only_shown_cannot_be_sent() -> None:
    text = text_of(missing=(MissingDocument("Passeport", date(2026, 12, 4), shown=True),))
    assert "Par courriel" not in text
    assert "copie lisible" not in text
    assert "Au guichet" in text


def test_a_small_town_without_phone_nor_mail_has_its_list() -> None:
    bare = msgspec.structs.replace(OFFICE, phone="", email="", postal_address=(), site="", opening_hours="")
    text = text_of(office=bare)
    assert "Au guichet Affaires scolaires" in text
    assert "Une question" not in text
    assert "Par courrier" not in text


@pytest.mark.parametrize(
    ("changes", "mentions"),
    [
        ({"missing": ()}, ("missing",)),
        ({"missing": (MissingDocument(" ", None),)}, ("missing.0.label",)),
        ({"number": "", "citizen": ""}, ("number", "citizen")),
    ],
)
def test_an_empty_list_is_refused(changes: dict[str, Any], mentions: tuple[str, ...]) -> None:
    with pytest.raises(ReceiptIncomplete) as refusal:
        render_missing_sheet(missing_sheet(**changes))
    assert refusal.value.mentions == mentions


@BOTH
def test_marks_are_printed(paper: Paper) -> None:
    assert "Sans réseau" in text_of(paper, offline=True)
    assert "Duplicata" in text_of(paper, mark=Reprinted(date(2026, 11, 26)))
    void = text_of(paper, mark=Voided(date(2026, 11, 26), replaced_by="R-2026-0012-00415-X"))
    assert "Cette liste est annulée" in void
    assert "La liste n° R-2026-0012-00415-X la remplace." in void
    assert read(render_missing_sheet(missing_sheet(), paper)).metadata["Title"] == "Pièces à apporter"
