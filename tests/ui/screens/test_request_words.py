"""What happened to a document, in the words of the request's history."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from guichet.contract.requests import EventKind, EventLine, RequestSheet, ShowRequest
from guichet.ui.screens.request.words import event_words
from tests.helpers.store import register, seed, stay_request, uid, workstation_store


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> RequestSheet:
    store = seed(workstation_store(tmp_path_factory.mktemp("town")))
    store.do(stay_request(store, register(store, "samira")))
    found = store.ask(ShowRequest(request_id=uid("request"), refresh=True))
    assert isinstance(found, RequestSheet)
    return found


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ("ID:seen", "Pièce d’identité\u00a0: original vu"),
        (
            "ID:seen:passport:2031-05-03",
            "Pièce d’identité\u00a0: original vu (passeport, valable jusqu’au 3 mai 2031)",
        ),
        ("ID:seen:cni", "Pièce d’identité\u00a0: original vu (carte nationale d’identité)"),
        ("ID:seen::2031-05-03", "Pièce d’identité\u00a0: original vu (valable jusqu’au 3 mai 2031)"),
        ("HOME:dropped", "Justificatif de domicile\u00a0: copie retirée — Erreur"),
        (
            "HOME:reused:D-2026-0012-00001-S",
            "Justificatif de domicile\u00a0: copie de D-2026-0012-00001-S réutilisée, avec l’accord de l’usager",
        ),
        ("HOME:reused", "Justificatif de domicile\u00a0: copie réutilisée, avec l’accord de l’usager"),
        ("+Courrier du voisin:added", "Courrier du voisin\u00a0: ajoutée à la liste"),
    ],
)
def test_what_happened_to_a_document_is_told(detail: str, words: str, sheet: RequestSheet) -> None:
    line = EventLine(
        event_id=UUID(int=1),
        at=datetime(2026, 3, 2, tzinfo=UTC),
        kind=EventKind.DOCUMENT,
        detail=detail,
        note="Erreur" if detail.endswith("dropped") else "",
        agent_display="",
    )
    assert event_words(line, sheet) == words
