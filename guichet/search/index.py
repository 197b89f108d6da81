"""Keeps the identification index true to the rows: a few people at a time, or all at once.

Everything happens on the caller's connection, in the caller's transaction: the index commits, or not, with the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import msgspec
from sqlalchemy import Connection

from guichet.search import schema
from guichet.search.normalise import ContactFields, PersonFields, Projection, project
from guichet.search.phonetic import phonetic_key

BATCH: Final = 500
_BULK: Final = 4000
_HASH_BYTES: Final = 64 << 20
_USUAL_HASH_BYTES: Final = 1 << 20

_SOME_KEPT: Final = (
    "SELECT id, person_id, kind, birth, doc, keys, place FROM search_candidate"
    " WHERE person_id IN (SELECT value FROM json_each(?))"
)
_SOME_PEOPLE: Final = (
    "SELECT id, kind = 'organisation', birth_name, usual_name, given_names, birth_date, birth_place, organisation_name,"
    " registration, external_id FROM person WHERE id IN (SELECT value FROM json_each(?))"
)
_EVERYONE: Final = (
    "SELECT id, kind = 'organisation', birth_name, usual_name, given_names, birth_date, birth_place, organisation_name,"
    " registration, external_id FROM person ORDER BY id"
)
_SOME_CONTACTS: Final = (
    "SELECT person_id, kind, value, street, postcode, city FROM contact_point"
    " WHERE person_id IN (SELECT value FROM json_each(?)) AND ended_on IS NULL ORDER BY id"
)
_EVERY_CONTACT: Final = (
    "SELECT person_id, kind, value, street, postcode, city FROM contact_point"
    " WHERE ended_on IS NULL ORDER BY person_id, id"
)
_ROLES: Final = {"s": 0, "f": 1, "o": 2, "a": 3}
_LEXICON_UPSERT: Final = (
    "INSERT INTO search_lexicon (token, surnames, firsts, others, addresses, sound, stamp) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (token) DO UPDATE SET surnames = surnames + excluded.surnames, firsts = firsts + excluded.firsts,"
    " others = others + excluded.others, addresses = addresses + excluded.addresses, stamp = excluded.stamp"
)

Progress = Callable[[int, int], None]
"""Told how many people are done, of how many."""


def needs_rebuild(connection: Connection) -> bool:
    """Say whether there is no index here, or one of another program's version."""
    return schema.state(connection).get("version") != schema.SCHEMA_VERSION


def update(connection: Connection, person_ids: Collection[str]) -> None:
    """Bring the index up to date with these people's rows, in the caller's transaction.

    ``person_ids`` are stored ids (32 hexadecimal digits); people whose row is gone leave the index, people whose
    projection did not change cost a reading. Call it with everyone whose person or contact rows changed. Where the
    index is missing or of another version nothing is done: :func:`rebuild` is due, and reads every row.
    """
    if needs_rebuild(connection):
        return
    wanted = sorted(set(person_ids))
    for start in range(0, len(wanted), BATCH):
        _update_batch(connection, wanted[start : start + BATCH])


def tidy(connection: Connection) -> None:
    """Merge the full-text segments a little; for idle moments, so that no keystroke waits for a merge."""
    connection.exec_driver_sql("INSERT INTO search_words (search_words, rank) VALUES ('merge', 200)")


def rebuild(connection: Connection, progress: Progress | None = None) -> int:
    """Build the whole index anew from the person and contact rows, and give how many people it holds."""
    schema.drop(connection)
    schema.create(connection)
    _set_option(connection, "hashsize", _HASH_BYTES)
    total = int(connection.exec_driver_sql("SELECT count(*) FROM person").scalar_one())
    tally = _Tally()
    keys: list[tuple[str, int]] = []
    done = 0
    for batch in _batches(_scan(connection), _BULK):
        numbered = [(done + offset, *pair) for offset, pair in enumerate(batch, start=1)]
        _insert(connection, numbered)
        for candidate, _, projection in numbered:
            tally.count(projection.doc, 1)
            keys += _key_rows(candidate, projection)
        done += len(batch)
        if progress is not None:
            progress(done, total)
    keys.sort()
    _many(connection, "INSERT INTO search_key (key, candidate) VALUES (?, ?)", keys)
    _many(connection, _LEXICON_UPSERT, tally.rows(stamp=0))
    schema.create_indexes(connection)
    schema.set_state(connection, "people", done)
    connection.exec_driver_sql("INSERT INTO search_words (search_words) VALUES ('optimize')")
    _set_option(connection, "hashsize", _USUAL_HASH_BYTES)
    return done


class _Tally:
    """Counts of words by role, as they change."""

    def __init__(self) -> None:
        self._words: Counter[str] = Counter()

    def count(self, doc: str, sign: int) -> None:
        """Count the role-coded words of a document in (1) or out (-1)."""
        if sign > 0:
            self._words.update(doc.split())
        else:
            self._words.subtract(doc.split())

    def rows(self, stamp: int) -> list[tuple[Any, ...]]:
        """Give the lexicon's rows to add: sorted tokens, deltas by role, sound, stamp."""
        by_token: dict[str, list[int]] = {}
        for coded, count in self._words.items():
            role = _ROLES.get(coded[0])
            if role is not None and count:
                by_token.setdefault(coded[1:], [0, 0, 0, 0])[role] = count
        return [(token, *counts, phonetic_key(token), stamp) for token, counts in sorted(by_token.items())]


def _update_batch(connection: Connection, person_ids: list[str]) -> None:
    ids = (msgspec.json.encode(person_ids).decode(),)
    kept = {str(row[1]): (int(row[0]), Projection(*row[2:])) for row in connection.exec_driver_sql(_SOME_KEPT, ids)}
    wanted = _read(connection, ids)
    changed = [one for one in person_ids if wanted.get(one) != (kept[one][1] if one in kept else None)]
    if not changed:
        return
    tally = _Tally()
    leaving = [kept[one] for one in changed if one in kept]
    for _, projection in leaving:
        tally.count(projection.doc, -1)
    # Read before anybody leaves: the last number may be that of somebody who comes back under it.
    top = int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM search_candidate").scalar_one())
    _remove(connection, leaving)
    entering: list[tuple[int, str, Projection]] = []
    for person_id in changed:
        arriving = wanted.get(person_id)
        if arriving is not None:
            if person_id not in kept:
                top += 1
            entering.append((kept[person_id][0] if person_id in kept else top, person_id, arriving))
            tally.count(arriving.doc, 1)
    _insert(connection, entering)
    _many(
        connection,
        "INSERT INTO search_key (key, candidate) VALUES (?, ?)",
        [row for candidate, _, projection in entering for row in _key_rows(candidate, projection)],
    )
    state = schema.state(connection)
    _many(connection, _LEXICON_UPSERT, tally.rows(state["stamp"] + 1))
    schema.set_state(connection, "stamp", state["stamp"] + 1)
    schema.set_state(connection, "people", state["people"] + len(entering) - len(leaving))


def _read(connection: Connection, ids: tuple[str]) -> dict[str, Projection]:
    people = connection.exec_driver_sql(_SOME_PEOPLE, ids).all()
    contacts: dict[str, list[ContactFields]] = {}
    for row in connection.exec_driver_sql(_SOME_CONTACTS, ids):
        contacts.setdefault(row[0], []).append(ContactFields(*row[1:]))
    return {row[0]: project(_person(row), contacts.get(row[0], ())) for row in people}


def _scan(connection: Connection) -> Iterator[tuple[str, Projection]]:
    """Project everyone, reading people and contacts side by side in order of person."""
    streaming = {"yield_per": _BULK}
    people = connection.exec_driver_sql(_EVERYONE, execution_options=streaming)
    contacts = connection.exec_driver_sql(_EVERY_CONTACT, execution_options=streaming)
    groups = groupby(contacts, key=lambda row: str(row[0]))
    owner, group = next(groups, ("~", iter(())))
    for row in people:
        person_id = str(row[0])
        while owner < person_id:
            owner, group = next(groups, ("~", iter(())))
        mine = [ContactFields(*contact[1:]) for contact in group] if owner == person_id else []
        yield person_id, project(_person(row), mine)


def _person(row: Sequence[Any]) -> PersonFields:
    return PersonFields(
        organisation=bool(row[1]),
        birth_name=row[2],
        usual_name=row[3],
        given_names=row[4],
        birth_date=row[5],
        birth_place=row[6],
        organisation_name=row[7],
        registration=row[8],
        external_id=row[9],
    )


def _insert(connection: Connection, rows: Sequence[tuple[int, str, Projection]]) -> None:
    _many(
        connection,
        "INSERT INTO search_candidate (id, person_id, kind, birth, doc, keys, place) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(number, person_id, *msgspec.structs.astuple(projection)) for number, person_id, projection in rows],
    )
    documents = [(number, projection.doc) for number, _, projection in rows]
    _many(connection, "INSERT INTO search_words (rowid, doc) VALUES (?, ?)", documents)


def _remove(connection: Connection, rows: Sequence[tuple[int, Projection]]) -> None:
    gone = [(number,) for number, _ in rows]
    _many(connection, "DELETE FROM search_candidate WHERE id = ?", gone)
    _many(connection, "DELETE FROM search_words WHERE rowid = ?", gone)
    keys = [row for number, projection in rows for row in _key_rows(number, projection)]
    _many(connection, "DELETE FROM search_key WHERE key = ? AND candidate = ?", keys)


def _key_rows(candidate: int, projection: Projection) -> list[tuple[str, int]]:
    return [(key, candidate) for key in projection.keys.split("\n")] if projection.keys else []


def _many(connection: Connection, statement: str, rows: list[Any]) -> None:
    if rows:
        connection.exec_driver_sql(statement, rows)


def _set_option(connection: Connection, name: str, value: int) -> None:
    connection.exec_driver_sql("INSERT INTO search_words (search_words, rank) VALUES (?, ?)", (name, value))


def _batches(rows: Iterable[tuple[str, Projection]], size: int) -> Iterator[list[tuple[str, Projection]]]:
    batch: list[tuple[str, Projection]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
