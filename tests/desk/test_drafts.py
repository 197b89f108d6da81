"""Drafts at the desk: each agent's own, kept for some days, told with whom they are about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from guichet.contract.base import Query, new_id
from guichet.contract.drafts import (
    KEPT_FOR,
    LARGEST_DRAFT,
    DraftContent,
    DraftKind,
    KeepDrafts,
    KeptDraft,
    ShowDrafts,
)
from guichet.contract.people import NaturalDraft, RegisterPerson
from guichet.contract.refusals import FieldRefused, NotLoggedIn
from guichet.contract.requests import ShowRequestForm
from guichet.models.workstation import TypedDraft
from tests.helpers.forms import filed
from tests.helpers.town import COUNTER_AGENT, SOCIAL_AGENT, SUPERVISOR, Town, Workplace, small_town

DRAFT = UUID(int=500)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with small_town(tmp_path_factory.mktemp("town")) as made:
        yield made


@pytest.fixture(scope="module")
def social(town: Town) -> Workplace:
    """A workstation that holds the files of the social sector too."""
    return town.enrol("social", site="ccas")


@pytest.fixture
def desk(social: Workplace) -> Iterator[Workplace]:
    social.log_in()
    yield social
    social.forget_drafts()


def ask(desk: Workplace, query: Query[Any]) -> Any:
    return desk.client.ask(query).result(20)


def keep(desk: Workplace, *, by: UUID = COUNTER_AGENT, dropped: tuple[UUID, ...] = (), **content: Any) -> None:
    given = {"draft_id": DRAFT, "kind": DraftKind.NEW_PERSON, "about": "", "payload": "{}", **content}
    ask(desk, KeepDrafts(agent_id=by, kept=() if dropped else (DraftContent(**given),), dropped=dropped))


def lines(desk: Workplace) -> tuple[KeptDraft, ...]:
    found = ask(desk, ShowDrafts()).lines
    assert isinstance(found, tuple)
    return found


def test_a_draft_is_kept_over_and_dropped(desk: Workplace) -> None:
    keep(desk, payload='{"birth_name":"Ben"}')
    (first,) = lines(desk)
    keep(desk, payload='{"birth_name":"Benali"}')
    (second,) = lines(desk)
    assert (first.payload, second.payload) == ('{"birth_name":"Ben"}', '{"birth_name":"Benali"}')
    assert second.began_at == first.began_at <= second.changed_at
    keep(desk, dropped=(DRAFT,))
    assert lines(desk) == ()


def test_another_agent_neither_reads_nor_writes_nor_drops_it(desk: Workplace) -> None:
    keep(desk, payload='"mine"')
    desk.log_in("ali.kacem")
    assert lines(desk) == ()
    keep(desk, by=SUPERVISOR, payload='"theirs"')
    keep(desk, by=SUPERVISOR, dropped=(DRAFT,))
    with pytest.raises(NotLoggedIn):
        keep(desk, by=COUNTER_AGENT, dropped=(DRAFT,))
    assert lines(desk) == ()
    desk.log_in()
    assert [line.payload for line in lines(desk)] == ['"mine"']


def test_without_a_session_nothing_is_given(desk: Workplace) -> None:
    keep(desk)
    desk.client.log_out().result(5)
    for query in (ShowDrafts(), KeepDrafts(agent_id=COUNTER_AGENT)):
        with pytest.raises(NotLoggedIn):
            ask(desk, query)


@pytest.mark.parametrize(
    ("field", "content"),
    [
        ("payload", {"payload": "x" * (LARGEST_DRAFT + 1)}),
        ("about", {"about": "x" * 201}),
        ("about", {"about": "somebody", "kind": DraftKind.EXCHANGE}),
    ],
)
def test_what_is_no_draft_is_refused(desk: Workplace, field: str, content: dict[str, Any]) -> None:
    with pytest.raises(FieldRefused) as refused:
        keep(desk, **content)
    assert refused.value.field == field
    assert lines(desk) == ()


def test_what_nobody_came_back_to_is_forgotten(desk: Workplace) -> None:
    keep(desk)
    keep(desk, draft_id=UUID(int=501))
    replica = desk.store.replica
    with replica.engine.begin() as connection:
        old = replica.now() - KEPT_FOR
        connection.execute(update(TypedDraft).where(TypedDraft.draft_id == DRAFT).values(changed_at=old))
    assert [line.draft_id for line in lines(desk)] == [UUID(int=501)]
    assert desk.desk is not None
    desk.desk._lanes.write(lambda: None)
    with desk.replica().connect() as connection:
        assert list(connection.scalars(select(TypedDraft.draft_id))) == [UUID(int=501)]


def test_a_draft_is_told_with_whom_it_is_about_as_long_as_the_agent_may_know(desk: Workplace) -> None:
    desk.log_in("ines.da-silva")
    person_id = new_id()
    identity = NaturalDraft(birth_name="Benali", given_names="Samira")
    desk.client.do(RegisterPerson(person_id=person_id, identity=identity)).result(10)
    form = ask(desk, ShowRequestForm(procedure="ccas-aide-facultative", requester_id=person_id))
    opened = filed(form, person_id)
    desk.client.do(opened).result(10)
    for agent_id, login in ((SOCIAL_AGENT, "ines.da-silva"), (COUNTER_AGENT, "claire.moreau")):
        desk.log_in(login)
        for kind, about in ((DraftKind.EXCHANGE, person_id), (DraftKind.REQUEST_NOTE, opened.request_id)):
            keep(desk, by=agent_id, draft_id=new_id(), kind=kind, about=about.hex)
        keep(desk, by=agent_id, draft_id=new_id(), kind=DraftKind.EXCHANGE, about=new_id().hex)
        told = {(line.kind, line.person_display, bool(line.reference)) for line in lines(desk)}
        whole = {("exchange", "BENALI Samira", False), ("request_note", "BENALI Samira", True)}
        assert told == (whole if agent_id == SOCIAL_AGENT else {("exchange", "BENALI Samira", False)})


def test_drafts_say_nothing_in_the_logs(desk: Workplace, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    keep(desk, payload='{"birth_name":"Benali"}')
    lines(desk)
    assert "Benali" not in caplog.text
