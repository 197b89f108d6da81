"""What is asked of the process that decodes files, and how it travels: a length on eight bytes, then MessagePack."""

from __future__ import annotations

import struct
from typing import IO, Final

import msgspec

from guichet.contract.documents import PagePicture, PageSize, TextHits
from guichet.contract.refusals import FileProblem

_LENGTH: Final = struct.Struct("!Q")


class Take(msgspec.Struct, frozen=True, tag="take"):
    """Check a file, and say what it is; a kind that is not kept comes back as one that is.

    A picture that says where, when or with what it was taken comes back without that, its pixels as they were.
    """

    content: bytes
    scanned: bool = False
    """It is one page as a scanner gives it, without loss: it comes back as a JPEG of a tenth of the size."""


class Render(msgspec.Struct, frozen=True, tag="render"):
    """Draw a page."""

    content: bytes
    page: int
    width: int
    turn: int


class Measure(msgspec.Struct, frozen=True, tag="measure"):
    """Give the size of every page."""

    content: bytes


class Find(msgspec.Struct, frozen=True, tag="find"):
    """Find a text."""

    content: bytes
    text: str


class Piece(msgspec.Struct, frozen=True):
    """A page of one of the files of :class:`Assemble`."""

    file: int
    page: int
    turn: int


class Assemble(msgspec.Struct, frozen=True, tag="assemble"):
    """Make one PDF of pages."""

    files: tuple[bytes, ...]
    pieces: tuple[Piece, ...]


Job = Take | Render | Measure | Find | Assemble


class Taken(msgspec.Struct, frozen=True, tag="taken"):
    """What a file is; ``content`` is what to keep in its place, None to keep it as it came."""

    media_type: str
    pages: int
    content: bytes | None = None


class Drawn(msgspec.Struct, frozen=True, tag="drawn"):
    """A page drawn."""

    picture: PagePicture


class Measured(msgspec.Struct, frozen=True, tag="measured"):
    """The pages' sizes."""

    pages: tuple[PageSize, ...]


class Found(msgspec.Struct, frozen=True, tag="found"):
    """Where a text stands."""

    hits: TextHits


class Assembled(msgspec.Struct, frozen=True, tag="assembled"):
    """The PDF."""

    content: bytes


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """The file is not one that can be kept and shown."""

    reason: FileProblem


Answer = Taken | Drawn | Measured | Found | Assembled | Refused

_encoder: Final = msgspec.msgpack.Encoder()
job_decoder: Final[msgspec.msgpack.Decoder[Job]] = msgspec.msgpack.Decoder(Job)
answer_decoder: Final[msgspec.msgpack.Decoder[Answer]] = msgspec.msgpack.Decoder(Answer)


def write_frame(pipe: IO[bytes], value: Job | Answer) -> None:
    """Send one message."""
    data = _encoder.encode(value)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes:
    """Receive one message; ``EOFError`` when the other side is gone."""
    length = _LENGTH.unpack(_read(pipe, _LENGTH.size))[0]
    return _read(pipe, length)


def _read(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
