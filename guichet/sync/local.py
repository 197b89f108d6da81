"""What a workstation knows of itself: number, keys, server; kept in its encrypted replica."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from guichet.contract.refusals import NotEnrolled
from guichet.models.workstation import LocalSetting


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """An enrolled workstation: who it is for the server, and how it knows the server again."""

    workstation: int
    workstation_id: UUID
    url: str
    certificate: str
    """PEM of the server's certificate, pinned."""
    token: str
    device_key: str
    partitions: tuple[str, ...]
    blob_key: str


def read_setting(connection: Connection, key: str) -> Any:
    """Give a setting of this workstation, or None."""
    return connection.execute(select(LocalSetting.value).where(LocalSetting.key == key)).scalar()


def write_setting(connection: Connection, key: str, value: Any) -> None:
    """Set (or with None, drop) a setting of this workstation."""
    if value is None:
        connection.execute(delete(LocalSetting).where(LocalSetting.key == key))
        return
    statement = insert(LocalSetting).values(key=key, value=value)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
    )


def read_identity(connection: Connection) -> Identity:
    """Give this workstation's identity.

    Raises:
        NotEnrolled: it has none.
    """
    value = read_setting(connection, "identity")
    if value is None:
        raise NotEnrolled()
    return msgspec.convert(value, Identity)


def write_identity(connection: Connection, identity: Identity) -> None:
    """Keep this workstation's identity."""
    write_setting(connection, "identity", msgspec.to_builtins(identity))


def last_contact(connection: Connection) -> datetime | None:
    """Give when this workstation last took a pull in; None before the first."""
    value = read_setting(connection, "last_contact")
    return None if value is None else datetime.fromisoformat(value)


def note_contact(connection: Connection, at: datetime) -> None:
    """Note that the server was met, to the minute: most rounds then write nothing."""
    minute = at.replace(second=0, microsecond=0)
    if last_contact(connection) != minute:
        write_setting(connection, "last_contact", minute.isoformat())


def next_count(connection: Connection, name: str) -> int:
    """Give the next number of a counter of this workstation, from 1; it is never given again."""
    count = int(read_setting(connection, f"count.{name}") or 0) + 1
    write_setting(connection, f"count.{name}", count)
    return count
