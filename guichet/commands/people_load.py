"""People of a file into the central base, as one audited bulk operation that streams whatever its size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, Executable, bindparam, select

from guichet.commands.people_file import Cells, Column, PeopleFile, RecordProblem, Survey
from guichet.commands.people_lines import BadLine, ContactCell, Doubt, Fate, LineReader, PersonLine
from guichet.contract.accounts import ImportPeople
from guichet.contract.base import new_id
from guichet.contract.people import PersonKind
from guichet.models.rows import Row, codecs
from guichet.models.server import StoredOperation
from guichet.server.base import CentralBase
from guichet.server.bulk import BulkLoad

CHUNK: Final = 4_000
_ASKED_AT_ONCE: Final = 500


class Remark(msgspec.Struct, frozen=True):
    """What the report tells: the line's number, the column at fault if one is, the problem, what became of it."""

    line: int
    column: Column | None
    problem: str
    fate: Fate


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did, in people and lines."""

    lines: int
    created: int
    updated: int
    unchanged: int
    refused: int
    doubted: int
    """Lines that were taken without one of their cells, or with a name to check."""


class PeopleLoad:
    """One import: reads, checks and writes people chunk by chunk inside one transaction.

    Args:
        remarked: told of every line that is not taken, and of every cell that is odd in the others.
        progress: told the number of the last line read.
    """

    def __init__(
        self,
        base: CentralBase,
        *,
        remarked: Callable[[Remark], None],
        progress: Callable[[int], None] = lambda _line: None,
    ) -> None:
        self._base = base
        self._remarked = remarked
        self._progress = progress
        self._seen_before = False
        self._created = self._updated = self._unchanged = self._refused = self._doubted = self._lines = 0

    def run(self, file: PeopleFile, survey: Survey) -> Loaded:
        """Import a whole file; on any failure nothing of it stays."""
        now = self._base.now()
        with self._base.engine.begin() as connection:
            town = self._base.town(connection)
            today = now.astimezone(ZoneInfo(town.time_zone)).date()
            reader = LineReader(today=today, department=town.department)
            load = BulkLoad(self._base, connection)
            writer = _Writer(connection, load, moment=int(now.timestamp() * 1000), today=today)
            self._seen_before = _imported(connection, survey.fingerprint)
            people = self._people(file, reader)
            while chunk := list(islice(people, CHUNK)):
                self._write(writer, chunk)
                self._progress(file.line)
            load.finish(
                ImportPeople(
                    fingerprint=survey.fingerprint,
                    lines=self._lines,
                    created_people=self._created,
                    updated_people=self._updated,
                    refused_lines=self._refused,
                )
            )
        return Loaded(
            lines=self._lines,
            created=self._created,
            updated=self._updated,
            unchanged=self._unchanged,
            refused=self._refused,
            doubted=self._doubted,
        )

    def _people(self, file: PeopleFile, reader: LineReader) -> Iterator[tuple[int, PersonLine]]:
        """Give the people of the good lines; an identifier that comes twice counts the first time."""
        seen: set[str] = set()
        for number, cells in file.records():
            self._lines += 1
            doubts: list[Doubt] = []
            try:
                person = _read(cells, reader, doubts)
                if person.external_id in seen:
                    raise BadLine(Column.EXTERNAL_ID, "identifier_twice")
            except BadLine as problem:
                self._refuse(number, problem.column, problem.problem)
                continue
            if person.external_id:
                seen.add(person.external_id)
            if doubts:
                self._doubted += 1
                for doubt in doubts:
                    self._remarked(Remark(number, doubt.column, doubt.problem, doubt.fate))
            yield number, person

    def _write(self, writer: _Writer, chunk: Sequence[tuple[int, PersonLine]]) -> None:
        known = writer.known(person.external_id for _, person in chunk if person.external_id)
        new: list[PersonLine] = []
        old: list[tuple[Row, PersonLine]] = []
        for number, person in chunk:
            row = known.get(person.external_id) if person.external_id else None
            if row is None and self._seen_before and not person.external_id:
                self._unchanged += 1
            elif row is None:
                new.append(person)
            elif row[_KIND] != PersonKind.NATURAL:
                self._refuse(number, Column.EXTERNAL_ID, "an_organisation")
            else:
                old.append((row, person))
        writer.create(new)
        updated = writer.update(old)
        self._created += len(new)
        self._updated += updated
        self._unchanged += len(old) - updated

    def _refuse(self, line: int, column: Column | None, problem: str) -> None:
        self._refused += 1
        self._remarked(Remark(line, column, problem, Fate.REFUSED))


def _read(cells: Cells | RecordProblem, reader: LineReader, doubts: list[Doubt]) -> PersonLine:
    if isinstance(cells, RecordProblem):
        raise BadLine(None, cells)
    return reader.read(cells, doubts)


def _imported(connection: Connection, fingerprint: str) -> bool:
    """Say whether this very file was imported before: its people without an identifier are then here already."""
    told = select(StoredOperation.args).where(
        StoredOperation.name == ImportPeople.operation_name(), StoredOperation.args.contains(fingerprint)
    )
    return connection.execute(told.limit(1)).first() is not None


_PERSON = codecs()["person"]
_CONTACT = codecs()["contact_point"]
_KIND: Final = _PERSON.columns.index("kind")
_OWNED: Final = tuple(
    (field, _PERSON.columns.index(field))
    for field in ("civility", "birth_name", "usual_name", "given_names", "birth_date", "birth_place", "sex")
)
"""The columns of a person that a file may change, with their places."""
_UPDATED_AT: Final = _PERSON.columns.index("updated_at")
_PREFERRED: Final = _CONTACT.columns.index("preferred")
_ENDED_ON: Final = _CONTACT.columns.index("ended_on")
_BLANK_PERSON: Final = dict(zip(_PERSON.columns, _PERSON.of(_PERSON.model()), strict=True))


class _Writer:
    """Writes stored primitives directly: no object of the mapper is made for a row."""

    def __init__(self, connection: Connection, load: BulkLoad, *, moment: int, today: date) -> None:
        self._connection = connection
        self._load = load
        self._moment = moment
        self._today = today.isoformat()
        table = _PERSON.plain
        self._known = (
            select(table).where(table.c.external_id.in_(bindparam("ids", expanding=True))).order_by(table.c.id.desc())
        )
        points = _CONTACT.plain
        self._points = select(points).where(
            points.c.person_id.in_(bindparam("ids", expanding=True)), points.c.ended_on.is_(None)
        )
        self._nobody = not connection.execute(select(table.c.id).where(table.c.external_id != "").limit(1)).first()

    def known(self, external_ids: Iterable[str]) -> dict[str, Row]:
        """Give the people who bear these identifiers, as stored; of two who bear the same, the first created."""
        if self._nobody:
            return {}
        at = _PERSON.columns.index("external_id")
        return {str(row[at]): row for row in self._read(self._known, list(external_ids))}

    def create(self, people: Sequence[PersonLine]) -> None:
        """Insert new people and how to reach them."""
        rows: list[Row] = []
        contacts: list[Row] = []
        for person in people:
            person_id = new_id().hex
            rows.append(self._person_row(person_id, person))
            contacts += [self._contact_row(person_id, cell) for cell in person.contacts]
        self._load.insert("person", rows)
        self._load.insert("contact_point", contacts)

    def update(self, pairs: Sequence[tuple[Row, PersonLine]]) -> int:
        """Bring known people up to what the file says, empty cells aside; gives how many changed."""
        changed: dict[str, tuple[Row, Row]] = {}
        for row, person in pairs:
            after = list(row)
            for field, place in _OWNED:
                after[place] = getattr(person, field) or row[place]
            if tuple(after) != row:
                changed[str(row[0])] = (row, tuple(after))
        touched = self._reach(pairs)
        for row, _person in pairs:
            if row[0] in touched or row[0] in changed:
                before, after_row = changed.get(str(row[0]), (row, row))
                moved = (*after_row[:_UPDATED_AT], self._moment, *after_row[_UPDATED_AT + 1 :])
                changed[str(row[0])] = (before, moved)
        if changed:
            self._load.replace("person", list(changed.values()))
        return len(changed)

    def _reach(self, pairs: Sequence[tuple[Row, PersonLine]]) -> set[str]:
        """Add the ways to reach people that are new; each ends the one that was preferred of its kind until now."""
        active: dict[str, list[Row]] = {}
        for row in self._read(self._points, [str(row[0]) for row, person in pairs if person.contacts]):
            active.setdefault(str(row[1]), []).append(row)
        ended: list[tuple[Row, Row]] = []
        added: list[Row] = []
        touched: set[str] = set()
        for row, person in pairs:
            points = active.get(str(row[0]), [])
            for cell in person.contacts:
                if any(_says(point, cell) for point in points):
                    continue
                touched.add(str(row[0]))
                ended += [
                    (point, self._ended(point)) for point in points if point[2] == cell.kind and point[_PREFERRED]
                ]
                added.append(self._contact_row(str(row[0]), cell))
        if ended:
            self._load.replace("contact_point", ended)
        self._load.insert("contact_point", added)
        return touched

    def _read(self, statement: Executable, ids: list[str]) -> Iterator[Row]:
        for start in range(0, len(ids), _ASKED_AT_ONCE):
            for row in self._connection.execute(statement, {"ids": ids[start : start + _ASKED_AT_ONCE]}):
                yield tuple(row)

    def _person_row(self, person_id: str, person: PersonLine) -> Row:
        values = {
            **_BLANK_PERSON,
            "id": person_id,
            "external_id": person.external_id,
            "created_at": self._moment,
            "updated_at": self._moment,
        }
        for field, _place in _OWNED:
            values[field] = getattr(person, field)
        return tuple(values.values())

    def _contact_row(self, person_id: str, cell: ContactCell) -> Row:
        return (new_id().hex, person_id, str(cell.kind), cell.value, cell.street, cell.postcode, cell.city, 1, None)

    def _ended(self, point: Row) -> Row:
        values = list(point)
        values[_PREFERRED], values[_ENDED_ON] = 0, self._today
        return tuple(values)


def _says(point: Row, cell: ContactCell) -> bool:
    """Tell whether a stored contact point says the same as a cell, case aside."""
    return point[2] == cell.kind and [str(part).casefold() for part in point[3:7]] == [
        part.casefold() for part in (cell.value, cell.street, cell.postcode, cell.city)
    ]
