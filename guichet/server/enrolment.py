"""Enrolment: one-time codes, workstation numbers that are never given twice, and device keys."""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection, Row, insert, select, update

from guichet.contract.base import new_id
from guichet.contract.refusals import EnrolmentCodeRefused, NotFound
from guichet.domain.partitions import COMMON, PEOPLE, queue_partition, sector_partition
from guichet.domain.permissions import Sector
from guichet.models.organisation import Site, Workstation
from guichet.models.rows import codecs
from guichet.models.server import Device, EnrolmentCode
from guichet.operations.unit import RowChange
from guichet.server.base import CentralBase, read_setting, token_hash, write_setting
from guichet.server.blobs import ensure_blob_keys
from guichet.server.feed import publish
from guichet.sync.messages import Enrolled, EnrolRequest

CODE_DAYS = 2
_SECRET_BYTES = 10
_FINGERPRINT_BYTES = 10


def write_code(secret: bytes, certificate_sha256: bytes) -> str:
    """Write an enrolment code: the one-time secret, then the head of the server certificate's SHA-256 (80 bits each).

    The workstation checks the second half before it says the first: nobody in between can take the code.
    """
    text = base64.b32encode(secret + certificate_sha256[:_FINGERPRINT_BYTES]).decode()
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


class Enrolment:
    """Gives codes and takes workstations in."""

    def __init__(self, base: CentralBase) -> None:
        self._base = base

    def new_code(self, site_code: str, certificate: bytes, counter_id: UUID | None = None) -> str:
        """Give a one-time code for a site (its only site when ``site_code`` is empty), good for two days.

        Raises:
            NotFound: no such site.
        """
        secret = secrets.token_bytes(_SECRET_BYTES)
        with self._base.engine.begin() as connection:
            condition = Site.code == site_code if site_code else Site.code != ""
            site_id = connection.execute(select(Site.id).where(condition).order_by(Site.code)).scalar()
            if site_id is None:
                raise NotFound("site", UUID(int=0))
            connection.execute(
                insert(EnrolmentCode).values(
                    code_hash=_secret_hash(secret),
                    site_id=site_id,
                    counter_id=counter_id,
                    expires_at=self._base.now() + timedelta(days=CODE_DAYS),
                )
            )
        return write_code(secret, hashlib.sha256(certificate).digest())

    def enrol(self, request: EnrolRequest) -> Enrolled:
        """Take a workstation in.

        Raises:
            EnrolmentCodeRefused: unknown, used or too old.
        """
        now = self._base.now()
        with self._base.engine.begin() as connection:
            code = self._take_code(connection, request.code)
            number = int(read_setting(connection, "next_workstation") or 1)
            write_setting(connection, "next_workstation", number + 1)
            site = connection.execute(select(Site.code, Site.sectors).where(Site.id == code.site_id)).one()
            partitions = site_partitions(site.code, site.sectors)
            token, workstation_id = secrets.token_urlsafe(32), new_id()
            row = Workstation(
                id=workstation_id,
                number=number,
                name=request.name,
                site_id=code.site_id,
                counter_id=code.counter_id,
                enrolled_at=now,
                revoked_at=None,
            )
            codec = codecs()["workstation"]
            codec.insert(connection, [codec.of(row)])
            connection.execute(
                insert(Device).values(
                    workstation=number,
                    token_hash=token_hash(token),
                    public_key=request.public_key,
                    partitions=list(partitions),
                    revoked=False,
                )
            )
            publish(connection, [(new_id(), [RowChange("workstation", workstation_id.hex, None, codec.of(row))])])
            ensure_blob_keys(connection)
            blob_key = str(read_setting(connection, "blob_key"))
        return Enrolled(
            workstation=number,
            workstation_id=workstation_id,
            token=token,
            partitions=partitions,
            blob_key=blob_key,
        )

    def revoke(self, number: int) -> None:
        """Take a workstation's access back: it may no longer push nor pull, from its next call on.

        Raises:
            NotFound: no workstation has this number.
        """
        codec, now = codecs()["workstation"], self._base.now()
        with self._base.engine.begin() as connection:
            row_id = connection.execute(select(Workstation.id).where(Workstation.number == number)).scalar()
            if row_id is None:
                raise NotFound("workstation", UUID(int=0))
            connection.execute(update(Device).where(Device.workstation == number).values(revoked=True))
            before = codec.read(connection, [row_id.hex])[row_id.hex]
            after = codec.changed(before, revoked_at=now)
            codec.write(connection, [after])
            publish(connection, [(new_id(), [RowChange(codec.name, row_id.hex, before, after)])])

    def _take_code(self, connection: Connection, code: str) -> Row[UUID, UUID | None]:
        hashed = token_hash(code)
        statement = select(EnrolmentCode.site_id, EnrolmentCode.counter_id).where(
            EnrolmentCode.code_hash == hashed,
            EnrolmentCode.used_at.is_(None),
            EnrolmentCode.expires_at > self._base.now(),
        )
        row = connection.execute(statement.with_for_update()).first()
        if row is None:
            raise EnrolmentCodeRefused()
        used = update(EnrolmentCode).where(EnrolmentCode.code_hash == hashed).values(used_at=self._base.now())
        connection.execute(used)
        return row


def site_partitions(site_code: str, sectors: list[str]) -> tuple[str, ...]:
    """Give the partitions that a site's workstations hold."""
    return (COMMON, PEOPLE, queue_partition(site_code), *(sector_partition(Sector(name)) for name in sorted(sectors)))


def _secret_hash(secret: bytes) -> str:
    return token_hash(base64.b32encode(secret).decode())
