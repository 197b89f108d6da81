"""The central base as the server's parts see it: engine, clock, files; and who a device is."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, select

from guichet.contract.clock import utc_now
from guichet.contract.refusals import WorkstationRevoked
from guichet.models.dialects import upsert_into
from guichet.models.engine import reading, snapshot_reading
from guichet.models.organisation import Organisation
from guichet.models.server import Device, ServerSetting
from guichet.operations.unit import Setting


class Town(msgspec.Struct, frozen=True):
    """What the server needs of the organisation at each operation."""

    name: str
    time_zone: str
    department: str


class KnownDevice(msgspec.Struct, frozen=True):
    """An enrolled workstation that presented its token."""

    workstation: int
    public_key: str
    partitions: tuple[str, ...]
    revoked: bool


class CentralBase:
    """The server's database and its folder."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder
        self.reading = reading(engine)
        self.snapshot = snapshot_reading(engine)
        self.is_postgresql = engine.dialect.name == "postgresql"

    def now(self) -> datetime:
        """Give the server's clock, to the millisecond."""
        return utc_now()

    def town(self, connection: Connection) -> Town:
        """Give the organisation's facts; an empty base answers a nameless town."""
        row = connection.execute(select(Organisation.name, Organisation.time_zone, Organisation.department)).first()
        return Town("", "Europe/Paris", "") if row is None else Town(*row)

    def device(self, token: str) -> KnownDevice | None:
        """Give the workstation of this token; None when there is none.

        Raises:
            WorkstationRevoked: it was enrolled, and no longer is.
        """
        statement = select(Device.workstation, Device.public_key, Device.partitions, Device.revoked)
        with self.reading.connect() as connection:
            row = connection.execute(statement.where(Device.token_hash == token_hash(token))).first()
        if row is None:
            return None
        if row.revoked:
            raise WorkstationRevoked()
        return KnownDevice(row.workstation, row.public_key, tuple(row.partitions), row.revoked)


def token_hash(token: str) -> str:
    """Give what is kept of a token or code: its SHA-256 (both are random, so no salt is needed)."""
    return hashlib.sha256(token.encode()).hexdigest()


def setting_of(town: Town, now: datetime, workstation: int) -> Setting:
    """Give an operation's surroundings on the server."""
    return Setting(now=now, workstation=workstation, time_zone=town.time_zone, department=town.department)


def read_setting(connection: Connection, key: str) -> Any:
    """Give a server setting, or None."""
    return connection.execute(select(ServerSetting.value).where(ServerSetting.key == key)).scalar()


def write_setting(connection: Connection, key: str, value: Any) -> None:
    """Set a server setting."""
    statement = upsert_into(connection, ServerSetting).values(key=key, value=value)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
    )
