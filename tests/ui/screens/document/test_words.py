from __future__ import annotations

from datetime import date

import pytest

from guichet.contract.base import new_id
from guichet.contract.documents import HeldLine, ScanTrouble
from guichet.contract.requests import DocumentLine, DocumentState
from guichet.domain.procedures import AcceptedDocument, DocumentRule
from guichet.ui.screens.document import words
from guichet.ui.screens.document.gestures import TICKS, Allowed, Gesture, asks_identity, gestures_of, words_of

BOTH = Allowed(tick=True, hold=True)


def line(state: DocumentState = DocumentState.MISSING, *, kept: bool = True, copies: int = 0) -> DocumentLine:
    return DocumentLine(
        document_id=new_id(),
        code="PREUVE",
        label="Pièces à l’appui",
        state=state,
        required=True,
        blocking=False,
        max_age_days=None,
        seen_on=None,
        issued_on=None,
        agent_display="",
        help="",
        seen_not_kept=not kept,
        copies=copies,
    )


def held(**told: object) -> HeldLine:
    facts: dict[str, object] = {
        "held_id": new_id(),
        "code": "PREUVE",
        "label": "Pièces à l’appui",
        "reference": "D-2026-0001-00001-R",
        "procedure_label": "Réclamation",
        "held_on": date(2026, 3, 3),
        "issued_on": None,
        "age_days": 245,
        "too_old": False,
        "pages": 2,
        "media_type": "application/pdf",
    }
    return HeldLine(**(facts | told))  # type: ignore[arg-type]  # the facts of a test


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "aujourd’hui"),
        (1, "il y a 1 jour"),
        (45, "il y a 45 jours"),
        (245, "il y a 8 mois"),
        (800, "il y a 2 ans"),
    ],
)
def test_an_age_is_said_in_the_unit_that_helps(days: int, said: str) -> None:
    assert words.ago(days) == said


def test_a_copy_says_when_and_for_what_it_was_given() -> None:
    assert words.given_before(held()) == "Déjà fournie le 3 mars 2026 (il y a 8 mois)"
    dated = held(issued_on=date(2026, 2, 1))
    assert words.given_before(dated) == "Datée du 1er février 2026 (il y a 8 mois) · fournie le 3 mars 2026"
    assert words.given_for(held()) == "Pièces à l’appui · Réclamation, demande D-2026-0001-00001-R · 2 pages"
    assert words.too_old(held(), 90) == ""
    assert words.too_old(held(too_old=True), 90) == "Trop ancienne\u00a0: la démarche demande moins de 3 mois."


@pytest.mark.parametrize("trouble", list(ScanTrouble))
def test_every_trouble_of_a_scan_says_what_to_do_and_that_pages_are_kept(trouble: ScanTrouble) -> None:
    assert words.scan_trouble(trouble, 0).endswith(".")
    assert words.scan_trouble(trouble, 1).endswith("La page reçue est gardée.")
    assert words.scan_trouble(trouble, 3).endswith("Les 3 pages reçues sont gardées.")


def test_a_row_that_takes_a_copy_offers_to_make_one() -> None:
    offered = gestures_of(line(), BOTH, reusable=True)
    assert {Gesture.SCAN, Gesture.ATTACH, Gesture.REUSE, Gesture.SEEN, Gesture.NOT_NEEDED} <= set(offered)
    assert not {Gesture.CHECKED, Gesture.VIEW, Gesture.DROP, Gesture.MISSING} & set(offered)


def test_a_row_that_is_seen_and_not_kept_offers_the_check_and_no_copy() -> None:
    offered = gestures_of(line(kept=False), BOTH, reusable=True)
    assert Gesture.CHECKED in offered
    assert not {Gesture.SCAN, Gesture.ATTACH, Gesture.REUSE} & set(offered)


def test_a_held_copy_is_looked_at_or_withdrawn_never_unticked() -> None:
    offered = gestures_of(line(DocumentState.HELD, copies=1), BOTH, reusable=False)
    assert {Gesture.VIEW, Gesture.DROP, Gesture.SCAN} <= set(offered)
    assert not set(TICKS) & set(offered)


def test_what_a_role_may_not_do_is_not_offered() -> None:
    assert gestures_of(line(DocumentState.HELD, copies=1), Allowed(tick=False, hold=False), reusable=True) == (
        Gesture.VIEW,
    )


def test_every_gesture_has_words_and_an_icon() -> None:
    assert all(words_of(gesture)[0] and words_of(gesture)[1] for gesture in Gesture)


def test_identity_is_known_by_the_code_or_by_what_does_as_well() -> None:
    assert asks_identity(DocumentRule(code="ID", label="Pièce d’identité"))
    assert asks_identity(
        DocumentRule(code="FILIATION", label="…", accepted=(AcceptedDocument("CNI_ENFANT", "Carte d’identité"),))
    )
    assert not asks_identity(DocumentRule(code="IDEE", label="…"))
    assert not asks_identity(DocumentRule(code="DOM", label="Justificatif de domicile"))
    assert not asks_identity(None)
