"""The unit of work that an operation is given: rows to read and change, who acts, and when. No clock, no chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from guichet.contract.refusals import AlreadyExists, FieldRefused, NotAllowed, NotFound, SectorClosed
from guichet.domain.actor import Actor as Actor
from guichet.domain.partitions import sector_of, sector_partition
from guichet.domain.permissions import Permission, Sector
from guichet.models.base import Replicated, Sectored
from guichet.models.rows import Row, codecs

Model = TypeVar("Model", bound=Replicated)


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """Where and when an operation was made, as its envelope says."""

    now: datetime
    """UTC instant that the workstation's clock gave; never used to order anything."""
    workstation: int
    site_id: UUID | None = None
    time_zone: str = "Europe/Paris"
    department: str = ""


class RowChange(msgspec.Struct, frozen=True):
    """One row before and after, as stored primitives; None is absence."""

    table: str
    row_id: str
    before: Row | None
    after: Row | None


def savepoint_session(connection: Connection) -> Session:
    """Give a session inside the connection's transaction: a commit keeps its savepoint, closing undoes the rest."""
    return Session(connection, expire_on_commit=False, autoflush=False, join_transaction_mode="create_savepoint")


class Unit:
    """One operation's view of the store.

    Args:
        held: partitions that exist here; None means all (the server).
        lock: take row locks on what is read (PostgreSQL, where writers run side by side).
    """

    def __init__(
        self,
        session: Session,
        actor: Actor,
        setting: Setting,
        *,
        held: frozenset[str] | None = None,
        lock: bool = False,
    ) -> None:
        self._session = session
        self.actor = actor
        self.setting = setting
        self._held = held
        self._lock = lock
        self._seen: dict[tuple[str, UUID], tuple[Replicated, Row | None]] = {}
        self._deleted: set[tuple[str, UUID]] = set()

    @property
    def agent_id(self) -> UUID:
        """The agent who acts."""
        return self.actor.agent_id

    @property
    def now(self) -> datetime:
        """The UTC instant of the operation."""
        return self.setting.now

    @property
    def today(self) -> date:
        """The day of the operation in the town's time zone."""
        return self.setting.now.astimezone(ZoneInfo(self.setting.time_zone)).date()

    def get(self, model: type[Model], row_id: UUID) -> Model:
        """Read one row to look at or to change.

        Raises:
            NotFound: it is not here.
            SectorClosed: it lies in a sector that is not open to the agent.
        """
        row = self.find(model, row_id)
        if row is None:
            raise NotFound(str(model.__tablename__), row_id)
        if isinstance(row, Sectored):
            self.check_partition(row.partition)
        return row

    def find(self, model: type[Model], row_id: UUID) -> Model | None:
        """Read one row, or None."""
        found = self.select(model, model.id == row_id)
        return found[0] if found else None

    def select(self, model: type[Model], *conditions: ColumnElement[bool], order_by: Any = None) -> list[Model]:
        """Read the rows that meet every condition, in a stable order (by id unless told)."""
        return self._read(model, conditions, order_by, self._lock)

    def look(self, model: type[Model], *conditions: ColumnElement[bool]) -> list[Model]:
        """Read rows that the operation will not change, without holding them against other writers."""
        return self._read(model, conditions, None, lock=False)

    def _read(
        self, model: type[Model], conditions: Sequence[ColumnElement[bool]], order_by: Any, lock: bool
    ) -> list[Model]:
        self._flush()
        statement = select(model).where(*conditions).order_by(model.id if order_by is None else order_by)
        if lock:
            statement = statement.with_for_update().execution_options(populate_existing=True)
        rows = list(self._session.scalars(statement))
        for row in rows:
            self._track(row)
        return rows

    def add(self, row: Replicated) -> None:
        """Insert a row.

        Raises:
            AlreadyExists: its id, or another key of its own, is taken.
            SectorClosed: its partition is not held here, or not open to the agent.
        """
        codec = codecs()[str(row.__tablename__)]
        key = (codec.name, row.id)
        if key in self._seen or self._session.get(type(row), row.id) is not None:
            raise AlreadyExists(codec.name, str(row.id))
        partition = str(getattr(row, "partition", codec.model.fixed_partition))
        self.check_partition(partition)
        self._session.add(row)
        try:
            self._flush()
        except IntegrityError:
            # Another writer took a unique key since it was checked; the values stay out of the message.
            raise AlreadyExists(codec.name) from None
        self._seen[key] = (row, None)

    def delete(self, row: Replicated) -> None:
        """Delete a row."""
        key = (str(row.__tablename__), row.id)
        self._track(row)
        self._deleted.add(key)
        self._session.delete(row)
        self._flush()

    def check_partition(self, partition: str) -> None:
        """Refuse a partition that this workstation does not hold or that the agent may not see.

        Raises:
            SectorClosed: as said.
        """
        sector = sector_of(partition)
        foreign = sector is not None and not self.actor.root and sector not in self.actor.sectors
        if foreign or (self._held is not None and partition not in self._held):
            raise SectorClosed(partition)

    def check_sector(self, sector: Sector) -> str:
        """Give the partition of a sector that the agent may write to here."""
        partition = sector_partition(sector)
        self.check_partition(partition)
        return partition

    def demand(self, permission: Permission, service: str | None = None) -> None:
        """Refuse an agent without this permission.

        Raises:
            NotAllowed: as said.
        """
        if not self.actor.may(permission, service):
            raise NotAllowed(permission)

    def demand_root(self, permission: Permission) -> None:
        """Refuse everyone but the server itself.

        Raises:
            NotAllowed: as said.
        """
        if not self.actor.root:
            raise NotAllowed(permission)

    def changes(self) -> list[RowChange]:
        """Flush, and give every row that is now other than when this unit first read it.

        Raises:
            FieldRefused: a text is too long for its column, or holds a null character.
        """
        self._flush()
        found: list[RowChange] = []
        for (table, row_id), (row, before) in self._seen.items():
            after = None if (table, row_id) in self._deleted else codecs()[table].of(row)
            if before != after:
                found.append(RowChange(table, row_id.hex, before, after))
        return found

    def _flush(self) -> None:
        for row in (*self._session.new, *self._session.dirty):
            _check_texts(row)
        self._session.flush()

    def _track(self, row: Replicated) -> None:
        key = (str(row.__tablename__), row.id)
        if key not in self._seen:
            self._seen[key] = (row, codecs()[key[0]].of(row))


def _check_texts(row: Any) -> None:
    """Refuse what SQLite would take and PostgreSQL would not: both sides must say the same of an operation."""
    for column in row.__table__.columns:
        value = getattr(row, column.key)
        if isinstance(value, str):
            if column.type.python_type is str and len(value) > (getattr(column.type, "length", None) or len(value)):
                raise FieldRefused(column.key, "TooLong")
            if "\x00" in value:
                raise FieldRefused(column.key, "NotText")


def row_ids(changes: Iterable[RowChange]) -> dict[str, tuple[UUID, ...]]:
    """Group changed rows by table, for a ChangeSet."""
    grouped: dict[str, dict[UUID, None]] = {}
    for change in changes:
        grouped.setdefault(change.table, {})[UUID(hex=change.row_id)] = None
    return {table: tuple(ids) for table, ids in grouped.items()}
