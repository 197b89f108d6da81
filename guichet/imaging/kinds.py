"""What a file is, from its first bytes; its name says nothing that can be trusted."""

from __future__ import annotations

from typing import Final

from guichet.contract.refusals import FileProblem, FileUnreadable

PDF: Final = "application/pdf"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
TIFF: Final = "image/tiff"
KEPT: Final = frozenset({PDF, JPEG, PNG, TIFF})
"""The kinds that are kept as they come; the other pictures are kept as a JPEG."""

LARGEST: Final = 64 * 1024 * 1024
MAX_PAGES: Final = 2_000
_PDF_HEAD: Final = 1024
"""A PDF's mark may stand that far from its beginning (ISO 32000-1, annex H)."""

_HEADS: Final = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)
_BRANDS: Final = {b"avif": "image/avif", b"avis": "image/avif"}
_HEIC: Final = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})


def kind_of(content: bytes) -> str:
    """Give a file's media type.

    Raises:
        FileUnreadable: empty, larger than 64 MiB, or neither a PDF nor a picture.
    """
    if not content:
        raise FileUnreadable(FileProblem.EMPTY)
    if len(content) > LARGEST:
        raise FileUnreadable(FileProblem.TOO_LARGE)
    for head, kind in _HEADS:
        if content.startswith(head):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp":
        return _of_brand(content)
    if b"%PDF-" in content[:_PDF_HEAD]:
        return PDF
    raise FileUnreadable(FileProblem.UNKNOWN_KIND)


def _of_brand(content: bytes) -> str:
    """Tell the pictures that share one box format apart, by the brand they say first or are compatible with."""
    size = min(int.from_bytes(content[:4], "big"), 256)
    brands = [content[at : at + 4] for at in (8, *range(16, size, 4))]
    for brand in brands:
        if brand in _BRANDS:
            return _BRANDS[brand]
    if any(brand in _HEIC for brand in brands):
        raise FileUnreadable(FileProblem.HEIC)
    raise FileUnreadable(FileProblem.UNKNOWN_KIND)
