"""A picture is kept without saying where, when and with what it was taken, and loses nothing else."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from guichet.imaging.kinds import JPEG, PNG, TIFF
from guichet.imaging.plain import Unfamiliar, without_origin
from guichet.imaging.pool import Imaging
from tests.imaging.samples import DATE, GPS, MAKE, MAKER, ORIENTATION, picture, shown, told_exif

TALE = "Chez les Exemple, 3 rue Inventée"
PROFILE = b"a colour profile" * 20
XMP = f"<x:xmpmeta>{TALE}</x:xmpmeta>".encode()
SECRETS = (MAKER.encode(), TALE.encode(), b"2026:03:02", b"secret notes", b"Exif\0\0MM\0*secret")


@pytest.fixture(scope="module")
def imaging() -> Iterator[Imaging]:
    made = Imaging()
    yield made
    made.close()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def pixels(content: bytes) -> list[bytes]:
    picture = opened(content)
    found = []
    for page in range(getattr(picture, "n_frames", 1)):
        picture.seek(page)
        found.append(picture.tobytes())
    return found


def photo(orientation: int = 6) -> bytes:
    """Give a JPEG as a telephone makes it: EXIF, XMP, a comment, a profile, and a second picture after its end."""
    options: dict[str, Any] = {"xmp": XMP, "comment": TALE, "icc_profile": PROFILE, "dpi": (300, 300)}
    return (
        picture("JPEG", exif=told_exif(orientation), progressive=True, **options)
        + picture("JPEG", (20, 20))
        + TALE.encode()
    )


def png(orientation: int = 1) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", TALE)
    notes.add_itxt("Author", TALE)
    options: dict[str, Any] = {"pnginfo": notes, "icc_profile": PROFILE, "dpi": (200, 200)}
    return picture("PNG", exif=told_exif(orientation), **options) + TALE.encode()


def several(**options: Any) -> bytes:
    """Give a TIFF of two pages, each with its own tale."""
    out = io.BytesIO()
    pages = [Image.effect_noise((90, 60), 40), Image.effect_noise((60, 90), 40)]
    exif = told_exif()
    exif[270] = TALE
    for page in pages:
        page.encoderinfo = {"exif": exif}
    told = {"exif": exif, "software": MAKER, "artist": TALE, "icc_profile": PROFILE, "dpi": (200, 200), **options}
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw", **told)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (photo(), JPEG),
        (photo(1), JPEG),
        (png(), PNG),
        (png(3), PNG),
        (several(), TIFF),
        (several(big_tiff=True), TIFF),
        (picture("TIFF", exif=told_exif(), compression="jpeg"), TIFF),
    ],
    ids=["jpeg", "jpeg upright", "png", "png turned", "tiff", "big tiff", "tiff of a jpeg"],
)
def test_what_a_picture_tells_of_its_origin_goes_and_its_pixels_stay(content: bytes, kind: str) -> None:
    assert any(secret in content for secret in SECRETS), "the sample tells nothing"
    plain = without_origin(content, kind)
    assert not any(secret in plain for secret in SECRETS)
    before, after = opened(content), opened(plain)
    assert pixels(plain) == pixels(content)[: getattr(after, "n_frames", 1)]
    assert getattr(after, "n_frames", 1) == (getattr(before, "n_frames", 1) if kind == TIFF else 1)
    assert after.info.get("icc_profile") == before.info.get("icc_profile")
    assert after.info.get("dpi") == before.info.get("dpi")
    exif = after.getexif()
    assert exif.get(ORIENTATION, 1) == before.getexif().get(ORIENTATION, 1)
    assert not {MAKE, DATE, GPS} & set(exif)
    assert not exif.get_ifd(GPS)
    assert len(plain) <= len(content)
    assert without_origin(plain, kind) == plain


def test_a_page_is_not_compressed_again(imaging: Imaging) -> None:
    content = photo()
    taken = imaging.take(content)
    assert taken.content is not None
    scan = content.index(b"\xff\xda")
    end = content.index(b"\xff\xd9", scan)
    assert content[scan:end] in taken.content
    assert taken.media_type == JPEG
    width, height = 600, 400
    drawn = imaging.render(taken.content, width=200)
    assert (drawn.width, drawn.height) == (200, 200 * width // height), "it stands as it was taken"


def test_the_resolution_that_only_exif_says_is_kept() -> None:
    exif = told_exif()
    exif[0x011A], exif[0x011B], exif[0x0128] = 300.0, 300.0, 2
    content = picture("JPEG", exif=exif)
    start = content.index(b"JFIF\0") - 4
    stop = start + 2 + struct.unpack_from("!H", content, start + 2)[0]
    content = content[:start] + content[stop:]
    assert opened(content).info["dpi"] == (300, 300)
    plain = without_origin(content, JPEG)
    assert opened(plain).info["dpi"] == (300, 300)
    assert MAKER.encode() not in plain


def test_a_picture_that_another_kind_is_made_of_tells_nothing_either(imaging: Imaging) -> None:
    for kind, options in (("WEBP", {"exif": told_exif(), "xmp": XMP}), ("GIF", {"comment": TALE})):
        content = picture(kind, **options)
        assert any(secret in content for secret in SECRETS)
        taken = imaging.take(content)
        assert taken.content is not None
        assert not any(secret in taken.content for secret in SECRETS)


def test_a_photograph_whose_layout_is_odd_is_kept_as_another_one(imaging: Imaging) -> None:
    content = photo(1)
    comment = content.index(TALE.encode()) - 4
    odd = content[:comment] + b"\0\0\0" + content[comment:]
    with pytest.raises(Unfamiliar):
        without_origin(odd, JPEG)
    assert shown(odd).size == (600, 400), "it can be read"
    taken = imaging.take(odd)
    assert taken.content is not None
    assert not any(secret in taken.content for secret in SECRETS)


def test_damaged_files_are_unfamiliar_and_never_more() -> None:
    for kind, content in ((JPEG, photo()), (PNG, png()), (TIFF, several())):
        for cut in range(8, len(content), max(1, len(content) // 60)):
            damaged = bytearray(content)
            damaged[cut] ^= 0x55
            for bad in (content[:cut], bytes(damaged)):
                try:
                    plain = without_origin(bad, kind)
                except Unfamiliar:
                    continue
                assert len(plain) <= len(bad) + 64


def test_an_unknown_block_of_a_png_goes() -> None:
    content = picture("PNG")
    chunk = b"prVt" + TALE.encode()
    block = struct.pack("!I", len(chunk) - 4) + chunk + struct.pack("!I", zlib.crc32(chunk))
    end = content.index(b"IEND") - 4
    assert without_origin(content[:end] + block + content[end:], PNG) == content
