"""What was noted by mistake is taken back in the open: by whoever wrote it, or by a supervisor."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from guichet.contract.interactions import Direction, RecordInteraction, RetractInteraction
from guichet.contract.people import IdentityProof, RetractIdentityCheck, VerifyIdentity
from guichet.contract.refusals import (
    FieldRefused,
    FreeTextRefused,
    NotAllowed,
    NotFound,
    Refusal,
    SectorClosed,
    WrittenByAnother,
)
from guichet.domain.actor import Actor
from guichet.domain.channels import Channel
from guichet.domain.nir import key_of
from guichet.domain.permissions import Grant, Role, Sector
from guichet.models.people import IdentityCheck, PersonChange
from guichet.models.requests import Interaction
from tests.helpers.store import NOW, TODAY, Store, register, stay_request, uid

LATER = NOW + timedelta(days=400)
NIR = "1900199123456"


def say(store: Store, name: str = "said", by: str = "claire", **arguments: Any) -> None:
    store.do(
        RecordInteraction(
            interaction_id=uid(name),
            person_id=uid("samira"),
            channel=Channel.PHONE,
            direction=Direction.INCOMING,
            subject="Horaires",
            body="Demande les horaires de la cantine.",
            happened_at=NOW,
            **arguments,
        ),
        by,
    )


def check(store: Store, name: str = "check", by: str = "claire") -> None:
    seen = VerifyIdentity(check_id=uid(name), person_id=uid("samira"), proof=IdentityProof.CNI, checked_on=TODAY)
    store.do(seen, by)


def supervisor_of(service: str) -> Actor:
    return Actor(agent_id=uid("hugo"), grants=(Grant(Role.SUPERVISOR, service),), sectors=frozenset(Sector))


def back(name: str = "said", reason: str = "noté dans le mauvais dossier") -> RetractInteraction:
    return RetractInteraction(interaction_id=uid(name), reason=reason)


def check_back(name: str = "check", reason: str = "autre personne") -> RetractIdentityCheck:
    return RetractIdentityCheck(check_id=uid(name), reason=reason)


@pytest.fixture
def samira(store: Store) -> Store:
    register(store, "samira")
    return store


def test_an_exchange_is_taken_back_by_its_author_on_any_day_and_keeps_no_word_of_it(samira: Store) -> None:
    say(samira)
    samira.do(back(), at=LATER)
    row = samira.row(Interaction, uid("said"))
    assert (row.retracted_at, row.retracted_by, row.retracted_why) == (
        LATER,
        uid("claire"),
        "noté dans le mauvais dossier",
    )
    assert (row.subject, row.body) == ("", "")
    assert (row.person_id, row.channel, row.happened_at, row.agent_id) == (
        uid("samira"),
        Channel.PHONE,
        NOW,
        uid("claire"),
    )


@pytest.mark.parametrize("by", ["claire", "hugo"])
def test_what_is_taken_back_stays_so_with_the_first_reason(samira: Store, by: str) -> None:
    say(samira)
    check(samira)
    samira.do_all([back(), check_back()])
    assert samira.do(back(reason="une autre raison"), by, at=LATER) == []
    assert samira.do(check_back(reason="une autre raison"), by, at=LATER) == []
    assert samira.row(Interaction, uid("said")).retracted_why == "noté dans le mauvais dossier"
    assert samira.row(IdentityCheck, uid("check")).retracted_at == NOW


def test_another_agents_lines_are_a_supervisors_to_take_back(samira: Store) -> None:
    say(samira)
    check(samira)
    for operation in (back(), check_back()):
        with pytest.raises(WrittenByAnother):
            samira.do(operation, "omar")
        samira.do(operation, "hugo")
    assert samira.row(Interaction, uid("said")).retracted_by == uid("hugo")
    assert samira.row(IdentityCheck, uid("check")).retracted_by == uid("hugo")


def test_a_supervisor_of_one_service_leaves_the_others_alone(samira: Store) -> None:
    samira.do(stay_request(samira, uid("samira")))
    say(samira, request_id=uid("request"))
    say(samira, "general")
    elsewhere = supervisor_of("voirie")
    with pytest.raises(WrittenByAnother):
        samira.do(back(), elsewhere)
    samira.do(back("general"), elsewhere)
    samira.do(back(), supervisor_of("accueil"))


def test_a_line_of_a_closed_sector_is_out_of_reach_even_of_a_supervisor(samira: Store) -> None:
    say(samira, by="nadia", sector=Sector.SOCIAL)
    with pytest.raises(SectorClosed):
        samira.do(back(), "hugo")
    samira.do(back(), "nadia")


@pytest.mark.parametrize("by", ["ines", "paul"])
def test_who_writes_nothing_takes_nothing_back(samira: Store, by: str) -> None:
    say(samira)
    check(samira)
    for operation in (back(), check_back()):
        with pytest.raises(NotAllowed):
            samira.do(operation, by)


@pytest.mark.parametrize(
    ("reason", "refusal"),
    [(" ", FieldRefused), ("x" * 301, FieldRefused), (f"son numéro {NIR}{key_of(NIR)}", FreeTextRefused)],
)
def test_a_reason_is_given_in_few_words(samira: Store, reason: str, refusal: type[Refusal]) -> None:
    say(samira)
    check(samira)
    for operation in (back(reason=reason), check_back(reason=reason)):
        with pytest.raises(refusal):
            samira.do(operation)
    assert samira.row(Interaction, uid("said")).subject == "Horaires"


def test_what_is_not_here_cannot_be_taken_back(samira: Store) -> None:
    for operation in (back("nothing"), check_back("nothing")):
        with pytest.raises(NotFound):
            samira.do(operation)


def test_the_history_of_the_file_says_which_check_was_taken_back(samira: Store) -> None:
    check(samira)
    samira.do(check_back(), at=LATER)
    (change,) = samira.rows(PersonChange)
    assert (change.person_id, change.field, change.before, change.after, change.agent_id, change.at) == (
        uid("samira"),
        "identity_check",
        f"cni {TODAY.isoformat()}",
        "autre personne",
        uid("claire"),
        LATER,
    )
