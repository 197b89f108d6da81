"""The index kept person by person says the same as an index made anew."""

import random
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

from guichet.search import schema
from guichet.search.engine import SearchIndex
from guichet.search.index import needs_rebuild, rebuild, tidy, update
from tests.search.town import TODAY, Filed, open_town, settle, write


def contents(connection: Connection) -> dict[str, Any]:
    """Everything that the index says, without its own numbers."""
    ask = connection.exec_driver_sql
    return {
        "people": ask("SELECT person_id, kind, birth, doc, keys, place FROM search_candidate ORDER BY person_id").all(),
        "words": ask(
            "SELECT token, surnames, firsts, others, addresses, sound FROM search_lexicon"
            " WHERE surnames + firsts + others + addresses > 0 ORDER BY token"
        ).all(),
        "keys": ask(
            "SELECT key, person_id FROM search_key JOIN search_candidate ON id = candidate ORDER BY key, person_id"
        ).all(),
        "count": schema.state(connection)["people"],
    }


def matches(connection: Connection, word: str) -> set[str]:
    rows = connection.exec_driver_sql(
        "SELECT person_id FROM search_candidate WHERE id IN"
        " (SELECT rowid FROM search_words WHERE search_words MATCH ?)",
        (f'"{word}"',),
    )
    return {row[0] for row in rows}


def test_an_empty_replica_needs_an_index_and_gets_one(replica: Engine) -> None:
    with replica.begin() as connection:
        assert needs_rebuild(connection)
        assert rebuild(connection) == 0
        assert not needs_rebuild(connection)


def test_an_index_of_another_version_is_rebuilt(replica: Engine) -> None:
    with replica.begin() as connection:
        rebuild(connection)
        schema.set_state(connection, "version", schema.SCHEMA_VERSION + 1)
        assert needs_rebuild(connection)
        rebuild(connection)
        assert not needs_rebuild(connection)


def test_progress_is_told_with_real_counts(replica: Engine) -> None:
    told: list[tuple[int, int]] = []
    with replica.begin() as connection:
        settle(connection, 50, seed=3)
        rebuild(connection, lambda done, total: told.append((done, total)))
    assert told == [(50, 50)]


def test_changes_one_by_one_say_the_same_as_a_rebuild(replica: Engine) -> None:
    chance = random.Random(11)
    with replica.begin() as connection:
        filed = settle(connection, 300, seed=5)
        rebuild(connection)
        for step in range(60):
            one = chance.choice(filed)
            _change(connection, one, step, chance)
            update(connection, [one.person_id.hex])
        tidy(connection)
        kept = contents(connection)
        kept_words = {word: matches(connection, word) for word in ("smartin", "sneuf", "fmarie", "a75001")}
        rebuild(connection)
        assert contents(connection) == kept
        assert {word: matches(connection, word) for word in kept_words} == kept_words


def _change(connection: Connection, one: Filed, step: int, chance: random.Random) -> None:
    target = (one.person_id.hex,)
    match step % 4:
        case 0:
            connection.exec_driver_sql("UPDATE person SET usual_name = 'Neuf' WHERE id = ?", target)
        case 1:
            connection.exec_driver_sql("DELETE FROM contact_point WHERE person_id = ?", target)
            connection.exec_driver_sql("DELETE FROM person WHERE id = ?", target)
        case 2:
            connection.exec_driver_sql("UPDATE contact_point SET ended_on = '2026-01-01' WHERE person_id = ?", target)
        case _:
            write(connection, [one])
    if chance.random() < 0.3:
        connection.exec_driver_sql("UPDATE person SET note = 'vu' WHERE id = ?", target)


def test_an_update_that_is_rolled_back_leaves_the_index_as_it_was(replica: Engine) -> None:
    with replica.begin() as connection:
        filed = settle(connection, 20, seed=5)
        rebuild(connection)
    with replica.connect() as connection:
        connection.exec_driver_sql("UPDATE person SET birth_name = 'Zwyx'")
        update(connection, [one.person_id.hex for one in filed])
        assert matches(connection, "szwyx")
        connection.rollback()
        assert not matches(connection, "szwyx")


def test_the_last_one_filed_may_change_as_somebody_arrives(replica: Engine) -> None:
    with replica.begin() as connection:
        filed = settle(connection, 20, seed=5)
        arriving, last = filed[3], filed[-1]
        connection.exec_driver_sql("DELETE FROM person WHERE id = ?", (arriving.person_id.hex,))
        rebuild(connection)
        newest = connection.exec_driver_sql("SELECT person_id FROM search_candidate ORDER BY id DESC").scalars().first()
        connection.exec_driver_sql("UPDATE person SET birth_name = 'Zwyx' WHERE id = ?", (newest,))
        write(connection, [arriving])
        update(connection, [str(newest), arriving.person_id.hex, last.person_id.hex])
        kept = contents(connection)
        rebuild(connection)
        assert contents(connection) == kept
        assert matches(connection, "szwyx") == {newest}


def test_a_search_sees_what_was_filed_since_the_last_one(replica: Engine, index: SearchIndex) -> None:
    with replica.begin() as connection:
        filed = settle(connection, 40, seed=5)
        rebuild(connection)
        assert index.search(connection, "zwyxalbert", today=TODAY) == []
    with replica.begin() as connection:
        target = filed[0].person_id
        connection.exec_driver_sql("UPDATE person SET birth_name = 'Zwyxalbert' WHERE id = ?", (target.hex,))
        update(connection, [target.hex])
    with replica.begin() as connection:
        assert [match.person_id for match in index.search(connection, "zwyxalbret", today=TODAY)] == [target]


def test_a_person_who_leaves_is_found_no_more(replica: Engine, index: SearchIndex) -> None:
    with replica.begin() as connection:
        filed = settle(connection, 40, seed=5)
        rebuild(connection)
        gone = filed[3]
        connection.exec_driver_sql("DELETE FROM person WHERE id = ?", (gone.person_id.hex,))
        update(connection, [gone.person_id.hex, "0" * 32])
        assert all(
            match.person_id != gone.person_id for match in index.search(connection, gone.external_id, today=TODAY)
        )


def test_without_an_index_updates_wait_for_the_rebuild(replica: Engine, index: SearchIndex) -> None:
    with replica.begin() as connection:
        filed = settle(connection, 5, seed=5)
        update(connection, [filed[0].person_id.hex])
        assert needs_rebuild(connection)
        assert index.search(connection, filed[0].external_id, today=TODAY) == []


def test_another_replica_swapped_in_is_searched_at_once(
    replica: Engine, index: SearchIndex, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = open_town(tmp_path_factory.mktemp("other") / "replica.db")
    for engine, seed in ((replica, 5), (other, 6)):
        with engine.begin() as connection:
            filed = settle(connection, 30, seed=seed)
            rebuild(connection)
            found = index.search(connection, filed[7].external_id, today=TODAY)
            assert found[0].person_id == filed[7].person_id
    other.dispose()
