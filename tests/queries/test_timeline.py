"""A citizen's history."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from guichet.contract.interactions import (
    Direction,
    RecordInteraction,
    RetractInteraction,
    Retraction,
    ShowTimeline,
    Timeline,
)
from guichet.contract.refusals import NotAllowed
from guichet.contract.requests import CommentRequest, DocumentState, EventKind, TickDocument
from guichet.domain.channels import Channel
from guichet.domain.permissions import Sector
from guichet.models.workstation import BaseRow
from tests.helpers.store import NOW, TODAY, Store, register, stay_request, uid


def history(store: Store, name: str = "benali", by: str = "claire", **arguments: Any) -> Timeline:
    shown = store.ask(ShowTimeline(person_id=uid(name), **arguments), by)
    assert isinstance(shown, Timeline)
    return shown


def say(store: Store, name: str, channel: Channel, at: datetime, by: str = "claire", **arguments: Any) -> None:
    store.do(
        RecordInteraction(
            interaction_id=uid(name),
            person_id=uid("benali"),
            channel=channel,
            direction=Direction.INCOMING,
            subject=name,
            happened_at=at,
            **arguments,
        ),
        by,
    )


@pytest.fixture
def told(store: Store) -> Store:
    """A request filed for Lina at half past nine, a call the day before, a comment the day after."""
    register(store, "benali")
    register(store, "lina")
    store.do(stay_request(store, uid("benali"), beneficiary_id=uid("lina")))
    say(store, "appel", Channel.PHONE, NOW - timedelta(days=1))
    comment = CommentRequest(event_id=uid("comment"), request_id=uid("request"), note="rappeler")
    store.do(comment, at=NOW + timedelta(days=1))
    return store


def test_exchanges_and_events_are_one_history_newest_first(told: Store) -> None:
    shown = history(told)
    assert [(entry.entry_id, entry.event) for entry in shown.entries] == [
        (uid("comment"), EventKind.COMMENTED),
        (uid("request said"), None),
        (uid("appel"), None),
    ]
    comment, said, _ = shown.entries
    assert (comment.subject, comment.body, comment.direction) == (
        "Attestation d’accueil",
        "rappeler",
        Direction.INTERNAL,
    )
    assert said.reference == comment.reference == "D-2026-0012-00001-S"
    assert said.agent_display == "Claire Essai"
    assert (shown.total, shown.first_year) == (3, 2026)
    assert shown.counts == {Channel.NOTE: 1, Channel.COUNTER: 1, Channel.PHONE: 1}


def test_the_beneficiary_has_the_events_and_not_what_was_said_by_another(told: Store) -> None:
    assert [entry.event for entry in history(told, "lina").entries] == [EventKind.COMMENTED, EventKind.OPENED]


def test_ticks_are_left_to_the_request(told: Store) -> None:
    told.do(
        TickDocument(
            event_id=uid("tick"),
            document_id=uid("request ID"),
            expected=DocumentState.MISSING,
            state=DocumentState.SEEN,
            seen_on=TODAY,
        )
    )
    assert history(told).total == 3


def test_a_page_counts_the_whole(told: Store) -> None:
    page = history(told, offset=1, limit=1)
    assert [entry.entry_id for entry in page.entries] == [uid("request said")]
    assert page.total == 3
    calls = history(told, channels=(Channel.PHONE,))
    assert [entry.entry_id for entry in calls.entries] == [uid("appel")]
    assert calls.counts[Channel.COUNTER] == 1
    assert history(told, offset=9).entries == ()


def test_a_closed_sector_is_neither_shown_nor_counted(told: Store) -> None:
    say(told, "aide", Channel.COUNTER, NOW, "nadia", sector=Sector.SOCIAL)
    assert history(told).total == 3
    assert [entry.entry_id for entry in history(told, by="nadia").entries] == [uid("aide"), uid("appel")]


def test_what_the_server_has_not_answered_waits(told: Store) -> None:
    with told.engine.begin() as connection:
        connection.execute(insert(BaseRow).values(table_name="interaction", row_id=uid("appel").hex, row=None))
        connection.execute(insert(BaseRow).values(table_name="request_event", row_id=uid("comment").hex, row=None))
    assert [entry.waiting for entry in history(told).entries] == [True, False, True]


def test_an_empty_history_has_no_first_year(told: Store) -> None:
    register(told, "nouveau")
    shown = history(told, "nouveau")
    assert (shown.entries, shown.total, shown.first_year) == ((), 0, None)
    with pytest.raises(NotAllowed):
        history(told, by="ines")


def test_what_was_taken_back_is_a_line_without_its_text_and_is_not_counted(told: Store) -> None:
    say(told, "mot", Channel.SMS, NOW - timedelta(days=400), body="Un texte sur quelqu’un d’autre.")
    assert history(told).first_year == 2025
    told.do(RetractInteraction(interaction_id=uid("mot"), reason="noté par erreur"), "hugo", at=NOW)
    shown = history(told)
    assert (shown.total, shown.lines, shown.first_year) == (3, 4, 2026)
    assert Channel.SMS not in shown.counts
    line = shown.entries[-1]
    assert (line.entry_id, line.channel, line.subject, line.body) == (uid("mot"), Channel.SMS, "", "")
    assert line.agent_display == "Claire Essai"
    assert line.retracted == Retraction(at=NOW, agent_display="Hugo Essai", reason="noté par erreur")
    messages = history(told, channels=(Channel.SMS,))
    assert ([entry.entry_id for entry in messages.entries], messages.lines, messages.total) == ([uid("mot")], 1, 3)
    assert history(told, offset=3, limit=1).entries == (line,), "every page has its own lines"


def test_an_opening_is_told_as_an_event_once_its_exchange_is_taken_back(told: Store) -> None:
    told.do(RetractInteraction(interaction_id=uid("request said"), reason="c’était par téléphone"))
    shown = history(told)
    assert [entry.event for entry in shown.entries if entry.retracted is None] == [
        EventKind.COMMENTED,
        EventKind.OPENED,
        None,
    ]
    assert shown.total == 3


def test_who_may_take_a_line_back_is_told(told: Store) -> None:
    def offered(by: str) -> list[str]:
        return [entry.subject for entry in history(told, by=by).entries if entry.may_retract]

    assert offered("claire") == offered("hugo") == ["Attestation d’accueil", "appel"]
    assert offered("omar") == []
    told.do(RetractInteraction(interaction_id=uid("appel"), reason="noté deux fois"))
    assert offered("claire") == ["Attestation d’accueil"]
