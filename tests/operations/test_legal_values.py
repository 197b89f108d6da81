"""Legal values confirmed, corrected and taken back; and the acknowledgment that waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guichet.contract.base import Operation
from guichet.contract.catalogue import ConfirmLegalValues
from guichet.contract.refusals import (
    FieldsDiverged,
    FormRefused,
    LegalValueUnconfirmed,
    NotAllowed,
    ProcedureUnknown,
)
from guichet.contract.requests import IssueReceipt, ReceiptKind, ShowRequest
from guichet.domain.catalogue import decode_procedure
from guichet.domain.clocks import AnnouncedDelay, DelayUnit, SilenceKind, SilenceRule
from guichet.domain.legal_values import with_rule
from guichet.domain.procedures import LegalValue, LegalValues, Procedure
from guichet.domain.references import ReferenceKind
from guichet.models.organisation import ProcedureVersion
from guichet.models.requests import Receipt, Request
from tests.helpers.procedures import STAY, definition
from tests.helpers.store import (
    NOW,
    TODAY,
    Store,
    register,
    seed,
    server_store,
    server_store_at,
    stay_request,
    uid,
    workstation_store,
)

SILENCE, DELAY = LegalValue.SILENCE, LegalValue.ANNOUNCED_DELAY
GUESS = SilenceRule(SilenceKind.REJECTION, 2, "CRPA L231-4 : à confirmer")
UNKNOWN = SilenceRule(article="À confirmer")
LAW = SilenceRule(SilenceKind.REJECTION, 1, "CESEDA R313-10", confirmed=True)
DELAY_SET = AnnouncedDelay(8, DelayUnit.DAYS, "Délibération du 3 mars", confirmed=True)


@pytest.fixture(params=["workstation", "server", "postgresql"])
def anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A workstation's replica, a server's base on SQLite, and on PostgreSQL."""
    if request.param == "workstation":
        made = workstation_store(tmp_path)
    elif request.param == "server":
        made = server_store(tmp_path)
    else:
        made = server_store_at(request.getfixturevalue("postgres_url"))
    yield seed(made)
    made.engine.dispose()


def legal_with(silence: SilenceRule, base: LegalValues = STAY.legal) -> LegalValues:
    return with_rule(base, SILENCE, silence)


def confirmation(base: LegalValues, new: LegalValues, name: str = "new version") -> ConfirmLegalValues:
    return ConfirmLegalValues(version_id=uid(name), procedure=STAY.id, base=base, new=new)


def versions(store: Store) -> list[Procedure]:
    rows = store.rows(ProcedureVersion, ProcedureVersion.procedure == STAY.id)
    return [decode_procedure(row.definition.encode()) for row in sorted(rows, key=lambda row: row.number)]


def with_guess(store: Store, silence: SilenceRule = GUESS) -> LegalValues:
    """Make the town's procedure say a silence that nobody confirmed."""
    guessed = legal_with(silence)
    store.do(confirmation(STAY.legal, guessed, "guess"), "ines")
    assert not versions(store)[-1].legal.acknowledgment_ready
    return guessed


def file_request(store: Store, version: int = 1) -> None:
    """File a request with its essential document seen."""
    store.do(stay_request(store, register(store, "durand"), procedure_version=version, seen=("ID",)))


def issue(store: Store, name: str) -> dict[str, Any]:
    store.do(
        IssueReceipt(
            event_id=uid(f"{name} issued"),
            receipt_id=uid(name),
            request_id=uid("request"),
            number=store.reference(ReferenceKind.RECEIPT),
            kind=ReceiptKind.ACKNOWLEDGMENT,
            issued_on=TODAY,
        )
    )
    content: dict[str, Any] = store.row(Receipt, uid(name)).content
    return content


def test_a_confirmation_publishes_the_next_version_with_who_and_when(anywhere: Store) -> None:
    new = with_rule(STAY.legal, DELAY, DELAY_SET)
    anywhere.do(confirmation(STAY.legal, new), "ines")
    first, second = versions(anywhere)
    assert first == STAY
    assert second.legal == new
    assert (second.version, second.effective_on) == (2, TODAY)
    row = anywhere.row(ProcedureVersion, uid("new version"))
    assert (row.published_by, row.published_at, row.number) == (uid("ines"), NOW, 2)


def test_values_confirmed_by_two_administrators_meet_in_a_third_version(anywhere: Store) -> None:
    anywhere.do(confirmation(STAY.legal, legal_with(GUESS), "first"), "ines")
    anywhere.do(confirmation(STAY.legal, with_rule(STAY.legal, DELAY, DELAY_SET), "second"), "ines")
    newest = versions(anywhere)[-1]
    assert (newest.version, newest.legal.silence, newest.legal.announced) == (3, GUESS, DELAY_SET)


def test_the_same_value_twice_changes_nothing_and_another_one_is_a_conflict(anywhere: Store) -> None:
    new = with_rule(STAY.legal, DELAY, DELAY_SET)
    anywhere.do(confirmation(STAY.legal, new, "first"), "ines")
    assert anywhere.do(confirmation(STAY.legal, new, "again"), "ines") == []
    other = with_rule(STAY.legal, DELAY, AnnouncedDelay(30, DelayUnit.DAYS, "Arrêté du maire", confirmed=True))
    with pytest.raises(FieldsDiverged) as refused:
        anywhere.do(confirmation(STAY.legal, other, "other"), "ines")
    assert [each.field for each in refused.value.fields] == ["announced_delay"]
    assert len(versions(anywhere)) == 2


@pytest.mark.parametrize(
    ("new", "problems"),
    [
        (legal_with(SilenceRule(SilenceKind.REJECTION, 2, confirmed=True)), {"silence.article": "no_source"}),
        (
            legal_with(SilenceRule(article="CRPA", confirmed=True)),
            {"silence.kind": "silence_unknown"},
        ),
        (
            with_rule(STAY.legal, DELAY, AnnouncedDelay(900, DelayUnit.DAYS, confirmed=True)),
            {"announced_delay.count": "bad_count", "announced_delay.article": "no_source"},
        ),
    ],
)
def test_what_has_no_source_or_says_nothing_is_not_confirmed(
    store: Store, new: LegalValues, problems: dict[str, str]
) -> None:
    with pytest.raises(FormRefused) as refused:
        store.do(confirmation(STAY.legal, new), "ines")
    assert refused.value.problems == problems
    assert versions(store) == [STAY]


def test_only_who_keeps_the_catalogue_confirms(store: Store) -> None:
    operation: Operation = confirmation(STAY.legal, legal_with(GUESS))
    for agent in ("claire", "hugo", "paul"):
        with pytest.raises(NotAllowed):
            store.do(operation, agent)
    with pytest.raises(ProcedureUnknown):
        store.do(ConfirmLegalValues(version_id=uid("v"), procedure="piscine", base=STAY.legal, new=STAY.legal), "ines")


def test_a_confirmation_unblocks_the_acknowledgment_of_requests_filed_before(store: Store) -> None:
    guessed = with_guess(store)
    file_request(store, 2)
    with pytest.raises(LegalValueUnconfirmed):
        issue(store, "too early")
    confirmed = SilenceRule(GUESS.kind, GUESS.months, "CRPA L231-4, 2°", confirmed=True)
    store.do(confirmation(guessed, legal_with(confirmed)), "ines")
    said = issue(store, "acknowledgment")["silence"]
    assert (said["meaning"], said["months"], said["on"]) == ("rejects", 2, "2026-05-02")
    assert store.row(Request, uid("request")).procedure_version == 2


def test_a_corrected_silence_moves_the_day_of_requests_filed_under_the_guess(store: Store) -> None:
    unknown = with_guess(store, UNKNOWN)
    file_request(store, 2)
    assert store.row(Request, uid("request")).legal_on is None
    before = store.ask(ShowRequest(request_id=uid("request")))
    assert (before.legal_confirmed, before.legal_on) == (False, None)
    store.do(confirmation(unknown, legal_with(LAW)), "ines")
    sheet = store.ask(ShowRequest(request_id=uid("request")))
    assert (sheet.legal_confirmed, sheet.legal_on) == (True, date(2026, 4, 2))
    assert issue(store, "acknowledgment")["silence"]["on"] == "2026-04-02"
    assert store.row(Request, uid("request")).legal_on == date(2026, 4, 2)


def test_a_confirmation_taken_back_blocks_again_and_the_next_one_counts(store: Store) -> None:
    guessed = with_guess(store)
    file_request(store, 2)
    store.do(confirmation(guessed, legal_with(LAW), "confirmed"), "ines")
    store.do(confirmation(legal_with(LAW), guessed, "taken back"), "ines")
    with pytest.raises(LegalValueUnconfirmed):
        issue(store, "acknowledgment")
    store.do(confirmation(guessed, STAY.legal, "again"), "ines")
    assert issue(store, "acknowledgment")["silence"]["months"] == STAY.legal.silence.months


def test_who_filed_under_a_confirmed_silence_keeps_it(store: Store) -> None:
    file_request(store)
    longer = SilenceRule(SilenceKind.REJECTION, 4, "Nouveau décret", confirmed=True)
    store.do(confirmation(STAY.legal, legal_with(longer)), "ines", at=NOW + timedelta(hours=1))
    assert issue(store, "acknowledgment")["silence"]["months"] == 1
    assert definition(versions(store)[0]) == definition(STAY)
