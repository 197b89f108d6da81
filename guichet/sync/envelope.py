"""An operation as it is signed, journalled and sent."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from guichet.contract.base import Operation
from guichet.contract.refusals import SignatureRefused
from guichet.contract.registry import decode_operation

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """One operation with its agent, its workstation and its number there, signed by the device."""

    op_id: UUID
    n: int
    workstation: int
    agent_id: UUID
    made_at: datetime
    name: str
    version: int
    args: str
    signature: str = ""

    def signed_bytes(self) -> bytes:
        """Give the bytes that the signature covers: every field but itself, unambiguous."""
        instant = (self.made_at - _EPOCH) // timedelta(milliseconds=1)
        digest = hashlib.sha256(self.args.encode()).hexdigest()
        parts = ("guichet-operation-1", self.op_id.hex, self.n, self.workstation, self.agent_id.hex, instant)
        return "\n".join(map(str, (*parts, self.name, self.version, digest))).encode()

    def operation(self) -> Operation:
        """Decode the operation.

        Raises:
            OperationUnknown: this program does not know it.
        """
        return decode_operation(self.args)


class DeviceKey:
    """The Ed25519 key that a workstation signs its operations with."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private

    @classmethod
    def generate(cls) -> DeviceKey:
        """Make a new key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_text(cls, text: str) -> DeviceKey:
        """Read a key written by :meth:`to_text`."""
        return cls(Ed25519PrivateKey.from_private_bytes(base64.b64decode(text)))

    def to_text(self) -> str:
        """Write the private key, to be kept in the encrypted replica only."""
        return base64.b64encode(self._private.private_bytes_raw()).decode()

    def public_text(self) -> str:
        """Write the public key, which the server keeps."""
        return base64.b64encode(self._private.public_key().public_bytes_raw()).decode()

    def sign(self, envelope: Envelope) -> Envelope:
        """Give the same envelope, signed."""
        signature = base64.b64encode(self._private.sign(envelope.signed_bytes())).decode()
        return msgspec.structs.replace(envelope, signature=signature)


def verify(envelope: Envelope, public_key: str) -> None:
    """Check a signature.

    Raises:
        SignatureRefused: it is not that device's.
    """
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key))
        key.verify(base64.b64decode(envelope.signature), envelope.signed_bytes())
    except (InvalidSignature, ValueError) as problem:
        raise SignatureRefused() from problem


def mentioned(operation: Operation) -> frozenset[UUID]:
    """Give every id that an operation's arguments name."""
    return frozenset(_ids(msgspec.structs.asdict(operation)))


def _ids(value: Any) -> Iterator[UUID]:
    match value:
        case UUID():
            yield value
        case dict():
            for part in value.values():
                yield from _ids(part)
        case list() | tuple():
            for part in value:
                yield from _ids(part)
        case msgspec.Struct():
            yield from _ids(msgspec.structs.asdict(value))
        case _:
            return
