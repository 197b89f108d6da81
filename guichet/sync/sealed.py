"""Files sealed in frames: readable from any place, writable in pieces, and never in clear on a disk.

A file is cut in chunks of 64 KiB; each becomes one frame, ``nonce (12) + AES-256-GCM ciphertext + tag (16)``, under a
key of the file's own. The tag also covers the frame's index and whether it is the last one, so a frame that was
changed, moved, cut off or put after the end does not open. Nonces are random: a frame may be written again (an upload
that goes on in the middle of a chunk) without ever using one twice, and a file has a thousand frames at most.
"""

from __future__ import annotations

import enum
import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK = 64 * 1024
_NONCE = 12
_OVERHEAD = _NONCE + 16
FRAME = CHUNK + _OVERHEAD
KEY_BYTES = 32
_CONTEXT = b"guichet-sealed-1"


class SealBroken(Exception):
    """A sealed file or key is damaged, cut short, or sealed with another key."""


class Place(enum.IntEnum):
    """What a frame is in its file."""

    MIDDLE = 0
    LAST = 1
    WAITING = 2
    """The beginning of a chunk whose rest has not arrived."""


class Seal:
    """Seals and opens the frames of one file."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def close(self, index: int, chunk: bytes, place: Place) -> bytes:
        """Seal the chunk of that index (0 is the first)."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, chunk, _covered(index, place))

    def open(self, index: int, frame: bytes, place: Place) -> bytes:
        """Open a frame.

        Raises:
            SealBroken: it is not the frame that was sealed there.
        """
        if len(frame) < _OVERHEAD:
            raise SealBroken()
        try:
            return self._cipher.decrypt(frame[:_NONCE], frame[_NONCE:], _covered(index, place))
        except InvalidTag as problem:
            raise SealBroken() from problem


def _covered(index: int, place: Place) -> bytes:
    return _CONTEXT + index.to_bytes(8, "big") + bytes([place])


def new_key() -> bytes:
    """Make a random 256-bit key."""
    return secrets.token_bytes(KEY_BYTES)


def wrap_key(wrapping: bytes, key: bytes, blob_id: str) -> bytes:
    """Seal a file's key; it opens for that file only."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(wrapping).encrypt(nonce, key, blob_id.encode())


def unwrap_key(wrapping: bytes, wrapped: bytes, blob_id: str) -> bytes:
    """Open a file's key.

    Raises:
        SealBroken: it was sealed by another key, or for another file.
    """
    try:
        return AESGCM(wrapping).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], blob_id.encode())
    except (InvalidTag, ValueError) as problem:
        raise SealBroken() from problem


class ContentId:
    """The id of a content: HMAC-SHA256 under the organisation's key, in hexadecimal, fed piece by piece."""

    def __init__(self, organisation_key: bytes) -> None:
        self._digest = hmac.new(organisation_key, digestmod=hashlib.sha256)

    def feed(self, piece: bytes) -> None:
        """Take the next piece in."""
        self._digest.update(piece)

    def is_of(self, blob_id: str) -> bool:
        """Say whether what was fed has this id."""
        return hmac.compare_digest(self.text(), blob_id)

    def text(self) -> str:
        """Give the id of what was fed so far."""
        return self._digest.hexdigest()


def content_id(organisation_key: bytes, content: bytes) -> str:
    """Give the id of a whole content."""
    identity = ContentId(organisation_key)
    identity.feed(content)
    return identity.text()


def sealed_size(size: int) -> int:
    """Give the bytes on disk of a sealed file of ``size`` bytes (at least one)."""
    return size + -(-size // CHUNK) * _OVERHEAD


def frames(key: bytes, content: bytes) -> Iterator[bytes]:
    """Seal a whole content."""
    seal, size = Seal(key), len(content)
    for start in range(0, size, CHUNK):
        place = Place.LAST if start + CHUNK >= size else Place.MIDDLE
        yield seal.close(start // CHUNK, content[start : start + CHUNK], place)


def read_sealed(path: Path, key: bytes, size: int, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """Give the content of a whole sealed file from ``start`` up to ``stop`` (None: its end), chunk by chunk.

    Raises:
        SealBroken: the file is absent, of another size, or one of the frames read was changed.
    """
    end = size if stop is None else min(stop, size)
    seal, last = Seal(key), (size - 1) // CHUNK
    try:
        with path.open("rb") as file:
            if file.seek(0, os.SEEK_END) != sealed_size(size):
                raise SealBroken()
            file.seek(start // CHUNK * FRAME)
            for index in range(start // CHUNK, -(-end // CHUNK)):
                chunk = seal.open(index, file.read(FRAME), Place.LAST if index == last else Place.MIDDLE)
                yield chunk[max(start - index * CHUNK, 0) : end - index * CHUNK]
    except FileNotFoundError as problem:
        raise SealBroken() from problem


# --- files that survive a power cut --------------------------------------------------------------------------------


def private(path: str, flags: int) -> int:
    """Open a file that only this account may read (an ``opener`` for :func:`open`)."""
    return os.open(path, flags, 0o600)


def write_whole(path: Path, pieces: Iterator[bytes]) -> None:
    """Write a private file so that it is there whole or not at all, and stays after a power cut."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(temporary, "xb", opener=private) as file:
            for piece in pieces:
                file.write(piece)
            keep_on_disk(file)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    keep_folder(path.parent)


def keep_on_disk(file: IO[bytes]) -> None:
    """Wait until what was written to an open file is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def keep_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk (Windows does so by itself)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
