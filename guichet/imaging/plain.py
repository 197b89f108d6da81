"""A picture as it is kept: its pixels to the last bit, and nothing of when, where and with what it was taken.

A telephone writes into a photograph where it stood; nobody needs that to read a document (data minimisation: GDPR
article 5, 1, c). What stays is what a page is drawn with: the orientation, the resolution, the colour profile. Nothing
is decoded or compressed again. Layouts: ITU-T T.81 annex B (JPEG), W3C PNG third edition, TIFF 6.0 and BigTIFF.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

import msgspec
from PIL import Image

from guichet.imaging.kinds import JPEG, MAX_PAGES, PNG, TIFF

_KEPT_TAGS: Final = (0x0112, 0x011A, 0x011B, 0x0128)
"""Orientation, resolution across and down, its unit."""
_UPRIGHT: Final = 1


class Unfamiliar(Exception):
    """The file is not laid out as its format says: nobody knows what is in it."""


def without_origin(content: bytes, kind: str) -> bytes:
    """Give a picture without what it says of its origin; the same bytes when it says nothing.

    Raises:
        Unfamiliar: it is not laid out as its format says.
    """
    write = {JPEG: _plain_jpeg, PNG: _plain_png, TIFF: _plain_tiff}[kind]
    try:
        return write(content)
    except (struct.error, IndexError, ValueError):
        raise Unfamiliar from None


# --- what is kept of EXIF --------------------------------------------------------------------------------------------


def _kept_exif(exif: bytes) -> bytes:
    """Give an EXIF block with the few tags that a page is drawn with; empty when they say nothing."""
    found = Image.Exif()
    try:
        found.load(exif)
        tags = {tag: found[tag] for tag in _KEPT_TAGS if tag in found}
    except Exception:  # a damaged block says nothing: Pillow leaves it aside too
        return b""
    if tags.get(_KEPT_TAGS[0], _UPRIGHT) == _UPRIGHT:
        tags.pop(_KEPT_TAGS[0], None)
    kept = Image.Exif()
    kept.update(tags)
    try:
        return kept.tobytes() if tags else b""
    except Exception:  # a value of another type than its tag's
        return b""


# --- JPEG ------------------------------------------------------------------------------------------------------------

_EXIF: Final = b"Exif\0\0"
_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD8)))
_AFTER_SCAN: Final = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")
"""The first marker that is neither a stuffed byte nor a restart."""
_APPLICATION: Final = range(0xE0, 0xF0)
_DRAWN_WITH: Final = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))


class _Part(msgspec.Struct, frozen=True):
    """A segment with its marker; what follows a scan's header is a part of its own, of marker 0."""

    marker: int
    content: bytes

    @property
    def data(self) -> bytes:
        return self.content[4:]


def _plain_jpeg(content: bytes) -> bytes:
    parts, exif = [], b""
    for part in _jpeg_parts(content):
        if part.marker == 0xE1 and part.data.startswith(_EXIF):
            exif = exif or _kept_exif(part.data)
        elif not _says_origin(part):
            parts.append(part.content)
    place = 2 if len(parts) > 1 and parts[1][1:2] == b"\xe0" else 1
    if exif:
        parts.insert(place, b"\xff\xe1" + struct.pack("!H", len(exif) + 2) + exif)
    return b"".join(parts)


def _jpeg_parts(content: bytes) -> Iterator[_Part]:
    """Give the parts up to the end of the picture: what some telephones add after it is another one, or a film."""
    at = 0
    while True:
        if content[at] != 0xFF:
            raise Unfamiliar
        while content[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = content[at + 1]
        if (marker == _START) != (at == 0):
            raise Unfamiliar
        if marker in (_START, _END) or marker in _ALONE:
            yield _Part(marker, content[at : at + 2])
            if marker == _END:
                return
            at += 2
            continue
        stop = at + 2 + struct.unpack_from("!H", content, at + 2)[0]
        if stop > len(content):
            raise Unfamiliar
        yield _Part(marker, content[at:stop])
        at = stop
        if marker == _SCAN:
            found = _AFTER_SCAN.search(content, at)
            if found is None:
                raise Unfamiliar
            yield _Part(0, content[at : found.start()])
            at = found.end() - 2


def _says_origin(part: _Part) -> bool:
    if part.marker in _APPLICATION:
        return not any(part.marker == marker and part.data.startswith(name) for marker, name in _DRAWN_WITH)
    return part.marker == _COMMENT


# --- PNG -------------------------------------------------------------------------------------------------------------

_PNG_HEAD: Final = 8
_PNG_DRAWN_WITH: Final = frozenset(
    (b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"hIST", b"sPLT", b"pHYs")
)


def _plain_png(content: bytes) -> bytes:
    parts = [content[:_PNG_HEAD]]
    for name, chunk in _png_chunks(content):
        if name == b"eXIf":
            exif = _kept_exif(_EXIF + chunk[8:-4])[len(_EXIF) :]
            if exif:
                parts.append(_png_chunk(name, exif))
        elif name[:1].isupper() or name in _PNG_DRAWN_WITH:
            parts.append(chunk)
    return b"".join(parts)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _PNG_HEAD
    name = b""
    while name != b"IEND":
        length, name = struct.unpack_from("!I4s", content, at)
        stop = at + 12 + length
        if stop > len(content):
            raise Unfamiliar
        yield name, content[at:stop]
        at = stop


def _png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack("!I", len(data)) + name + data + struct.pack("!I", zlib.crc32(name + data))


# --- TIFF ------------------------------------------------------------------------------------------------------------

_SUB_IFDS: Final = 330
_POINTERS: Final = frozenset((0x8769, 0x8825, 0xA005))
"""EXIF, GPS and interoperability: each leads to a table of its own."""
_TOLD: Final = frozenset((269, 270, 271, 272, 285, 305, 306, 315, 316, 337, 700))
"""Names, descriptions, dates, makers, authors, XMP."""
_PRIVATE: Final = 0x8000
_BIG: Final = 43
_PLACE: Final = {4: "I", 8: "Q"}
_PROFILE: Final = 34675
_TYPE_BYTES: Final = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
}


def _plain_tiff(content: bytes) -> bytes:
    return _Tiff(content).plain()


class _Entry(msgspec.Struct, frozen=True):
    """An entry of a table: where its value lies, of how many bytes it is, and each of its items."""

    tag: int
    raw: bytes
    at: int
    size: int
    item: int


class _Tiff:
    """A TIFF whose tables are written again in their places: the pixels do not move."""

    def __init__(self, content: bytes) -> None:
        self._data = bytearray(content)
        self._order = "<" if content[:2] == b"II" else ">"
        self._big = struct.unpack_from(self._order + "H", content, 2)[0] == _BIG
        sizes = ("Q", "HHQ", "Q") if self._big else ("H", "HHI", "I")
        self._count, self._head, self._word = (self._order + size for size in sizes)
        self._seen: set[int] = set()

    def plain(self) -> bytes:
        waiting = [self._number(8 if self._big else 4)]
        while waiting:
            table = waiting.pop()
            if table:
                waiting += self._clean(table)
        return bytes(self._data)

    def _clean(self, table: int) -> list[int]:
        """Take out of a table what says where its picture comes from; gives the tables that it leads to."""
        if table in self._seen or len(self._seen) > MAX_PAGES:
            raise Unfamiliar
        self._seen.add(table)
        entries, end = self._entries(table)
        following = self._number(end)
        kept = [entry for entry in entries if not _is_told(entry.tag)]
        for entry in entries:
            if _is_told(entry.tag):
                self._erase(entry)
        if len(kept) < len(entries):
            words = struct.pack(self._count, len(kept)) + b"".join(entry.raw for entry in kept)
            words += struct.pack(self._word, following)
            self._write(table, words.ljust(end + struct.calcsize(self._word) - table, b"\0"))
        return [following, *(each for entry in kept if entry.tag == _SUB_IFDS for each in self._numbers(entry))]

    def _erase(self, entry: _Entry) -> None:
        if entry.tag in _POINTERS:
            for table in self._numbers(entry):
                self._erase_table(table)
        self._write(entry.at, bytes(entry.size))

    def _erase_table(self, table: int) -> None:
        if table in self._seen:
            return
        self._seen.add(table)
        entries, end = self._entries(table)
        for entry in entries:
            self._erase(entry)
        self._write(table, bytes(end - table))

    def _entries(self, table: int) -> tuple[list[_Entry], int]:
        """Give a table's entries, and where it ends: there stands the next table's place."""
        (count,) = struct.unpack_from(self._count, self._data, table)
        first = table + struct.calcsize(self._count)
        width = struct.calcsize(self._head) + struct.calcsize(self._word)
        if first + count * width > len(self._data):
            raise Unfamiliar
        return [self._entry(first + number * width, width) for number in range(count)], first + count * width

    def _entry(self, at: int, width: int) -> _Entry:
        tag, kind, count = struct.unpack_from(self._head, self._data, at)
        value = at + struct.calcsize(self._head)
        item = _TYPE_BYTES.get(kind, 0)
        size = item * count
        if size > struct.calcsize(self._word):
            value = self._number(value)
        return _Entry(tag, bytes(self._data[at : at + width]), value, size, item)

    def _numbers(self, entry: _Entry) -> list[int]:
        """Give an entry's items, which are places of tables."""
        if entry.item not in _PLACE or entry.at + entry.size > len(self._data):
            raise Unfamiliar
        items = self._data[entry.at : entry.at + entry.size]
        return [number for (number,) in struct.iter_unpack(self._order + _PLACE[entry.item], items)]

    def _number(self, at: int) -> int:
        return int(struct.unpack_from(self._word, self._data, at)[0])

    def _write(self, at: int, words: bytes) -> None:
        if at + len(words) > len(self._data):
            raise Unfamiliar
        self._data[at : at + len(words)] = words


def _is_told(tag: int) -> bool:
    return tag in _TOLD or (tag >= _PRIVATE and tag != _PROFILE)
