"""Make a workstation out of an empty folder: enrolment with the server, and the first replica."""

from __future__ import annotations

from pathlib import Path

from guichet.contract.refusals import AlreadyEnrolled
from guichet.models.base import Side
from guichet.models.engine import create_schema, workstation_engine
from guichet.models.versions import WORKSTATION_SCHEMA
from guichet.search.index import rebuild
from guichet.sync.envelope import DeviceKey
from guichet.sync.local import Identity, write_identity, write_setting
from guichet.sync.messages import EnrolRequest
from guichet.sync.transport import Server, fetch_certificate, read_code


def enrol(database: Path, key: bytes, url: str, code: str, name: str) -> Identity:
    """Enrol a workstation and make its (still empty) replica; ``key`` is the database key to make it with.

    The certificate is checked against the code before the code's secret is said.

    Raises:
        AlreadyEnrolled: the file exists.
        EnrolmentCodeRefused, ServerUnreachable, ServerUntrusted, ServerFailed.
    """
    if database.exists():
        raise AlreadyEnrolled()
    certificate = fetch_certificate(url, code)
    secret, _ = read_code(code)
    device = DeviceKey.generate()
    server = Server(url, certificate)
    try:
        enrolled = server.enrol(EnrolRequest(code=secret, name=name, public_key=device.public_text()))
    finally:
        server.close()
    identity = Identity(
        workstation=enrolled.workstation,
        workstation_id=enrolled.workstation_id,
        url=url,
        certificate=certificate,
        token=enrolled.token,
        device_key=device.to_text(),
        partitions=enrolled.partitions,
        blob_key=enrolled.blob_key,
    )
    make_replica(database, key, identity)
    return identity


def make_replica(database: Path, key: bytes, identity: Identity) -> None:
    """Make an empty replica that knows who it is."""
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = workstation_engine(database, key, pool=False)
    try:
        with engine.begin() as connection:
            create_schema(connection, Side.WORKSTATION)
            rebuild(connection)
            write_identity(connection, identity)
            write_setting(connection, "schema", WORKSTATION_SCHEMA)
    finally:
        engine.dispose()
