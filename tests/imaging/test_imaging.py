"""Files as citizens bring them, taken in by the processes that decode them."""

from __future__ import annotations

import io
import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from guichet.contract.refusals import FileProblem, FileUnreadable
from guichet.imaging.jobs import Piece
from guichet.imaging.kinds import LARGEST
from guichet.imaging.pool import Imaging
from tests.imaging.samples import (
    BLUE,
    JPEG,
    PDF,
    PNG,
    RED,
    TIFF,
    near,
    pdf,
    picture,
    png_bomb,
    shown,
    tiff,
    turned_photo,
)


@pytest.fixture(scope="module")
def imaging() -> Iterator[Imaging]:
    made = Imaging()
    yield made
    made.close()


def refused(imaging: Imaging, content: bytes) -> FileProblem:
    with pytest.raises(FileUnreadable) as problem:
        imaging.take(content)
    return problem.value.reason


# --- taken in --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind", "pages"),
    [
        (pdf("un", "deux", "trois"), PDF, 3),
        (b"\n\n" + pdf(), PDF, 1),
        (picture("JPEG"), JPEG, 1),
        (picture("PNG"), PNG, 1),
        (picture("PNG", mode="P"), PNG, 1),
        (tiff([(200, 300), (300, 200)]), TIFF, 2),
    ],
)
def test_what_is_kept_is_kept_as_it_came(imaging: Imaging, content: bytes, kind: str, pages: int) -> None:
    taken = imaging.take(content)
    assert (taken.media_type, taken.pages, taken.content) == (kind, pages, None)


@pytest.mark.parametrize("kind", ["WEBP", "AVIF", "GIF", "BMP"])
def test_other_pictures_are_kept_as_a_photograph(imaging: Imaging, kind: str) -> None:
    taken = imaging.take(picture(kind))
    assert (taken.media_type, taken.pages) == (JPEG, 1)
    assert taken.content is not None
    drawn = shown(imaging.render(taken.content, width=300).png)
    assert near(drawn, 0.1, 0.5, RED)
    assert near(drawn, 0.9, 0.5, BLUE)


def test_a_scanned_page_becomes_light_and_keeps_its_size(imaging: Imaging) -> None:
    sheet = picture("TIFF", (1654, 2339), dpi=(200, 200))
    taken = imaging.take(sheet, scanned=True)
    assert taken.content is not None
    assert len(taken.content) < len(sheet) // 10
    (size,) = imaging.measure(taken.content)
    assert (round(size.width), round(size.height)) == (595, 842)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", FileProblem.EMPTY),
        (b"%PDF-1.7" + bytes(LARGEST), FileProblem.TOO_LARGE),
        (b"Bonjour", FileProblem.UNKNOWN_KIND),
        (b"PK\x03\x04 un document de bureau", FileProblem.UNKNOWN_KIND),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", FileProblem.HEIC),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00mp41isom", FileProblem.UNKNOWN_KIND),
        (b"%PDF-1.7\nrien d'autre", FileProblem.BROKEN),
        (pdf(encrypt=StandardEncryption("secret")), FileProblem.ENCRYPTED),
        (picture("JPEG")[:900], FileProblem.BROKEN),
        (picture("PNG")[:200], FileProblem.BROKEN),
        (tiff([(200, 300)])[:60], FileProblem.BROKEN),
        (b"\xff\xd8\xff" + bytes(500), FileProblem.BROKEN),
        (png_bomb(30_000), FileProblem.TOO_HEAVY),
        (pdf(*["page"] * 10_000), FileProblem.TOO_MANY_PAGES),
    ],
    ids=lambda value: value.value if isinstance(value, FileProblem) else "",
)
def test_what_cannot_be_shown_is_refused_for_its_reason(imaging: Imaging, content: bytes, reason: FileProblem) -> None:
    assert refused(imaging, content) is reason


def test_a_pdf_without_pages_is_refused(imaging: Imaging) -> None:
    document = pypdfium2.PdfDocument.new()
    out = io.BytesIO()
    document.save(out)
    document.close()
    assert refused(imaging, out.getvalue()) in (FileProblem.NO_PAGE, FileProblem.BROKEN)


def test_a_pdf_that_only_forbids_changes_is_taken(imaging: Imaging) -> None:
    assert imaging.take(pdf(encrypt=StandardEncryption("", "owner", canModify=0))).pages == 1


def test_whatever_is_cut_or_scrambled_is_taken_or_refused_and_never_more(imaging: Imaging) -> None:
    noise = random.Random(20261122)
    whole = [pdf("un", "deux"), picture("JPEG"), picture("PNG"), tiff([(80, 90), (70, 60)])]
    for content in whole:
        for _ in range(12):
            cut = content[: noise.randrange(1, len(content))]
            scrambled = bytearray(content)
            for _ in range(8):
                scrambled[noise.randrange(len(scrambled))] = noise.randrange(256)
            for damaged in (cut, bytes(scrambled), noise.randbytes(300)):
                try:
                    taken = imaging.take(damaged)
                except FileUnreadable:
                    continue
                try:
                    assert imaging.render(damaged, taken.pages - 1, width=50).width == 50
                except FileUnreadable:
                    continue


# --- drawn -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("content", [pdf("Un", size=(400, 600)), picture("PNG", (400, 600))], ids=["pdf", "png"])
def test_a_page_is_drawn_at_a_width_after_its_turn(imaging: Imaging, content: bytes, turn: int) -> None:
    drawn = imaging.render(content, 0, 300, turn)
    assert (drawn.width, drawn.height) == ((300, 450) if turn % 180 == 0 else (300, 200))
    assert shown(drawn.png).size == (drawn.width, drawn.height)


@pytest.mark.parametrize(("turn", "red", "blue"), [(90, (0.5, 0.1), (0.5, 0.9)), (180, (0.9, 0.5), (0.1, 0.5))])
def test_a_turn_is_clockwise(imaging: Imaging, turn: int, red: tuple[float, float], blue: tuple[float, float]) -> None:
    drawn = shown(imaging.render(picture(), 0, 200, turn).png)
    assert near(drawn, *red, RED)
    assert near(drawn, *blue, BLUE)


def test_a_photograph_stands_as_it_was_taken(imaging: Imaging) -> None:
    drawn = imaging.render(turned_photo(6), width=200)
    assert (drawn.width, drawn.height) == (200, 300)
    assert near(shown(drawn.png), 0.5, 0.1, RED)
    mirrored = shown(imaging.render(turned_photo(2), width=200).png)
    assert near(mirrored, 0.9, 0.5, RED)
    (size,) = imaging.measure(turned_photo(6))
    assert size.height > size.width


def test_what_is_seen_through_is_white(imaging: Imaging) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    assert shown(imaging.render(out.getvalue(), width=50).png).getpixel((25, 25)) == (255, 255, 255)


def test_sixteen_bits_of_grey_are_not_all_white(imaging: Imaging) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("I;16", (50, 50), 0x4000).save(out, "PNG")
    assert shown(imaging.render(out.getvalue(), width=50).png).getpixel((25, 25)) == (64, 64, 64)


@pytest.mark.parametrize("content", [pdf(), picture("PNG"), tiff([(20, 20)])], ids=["pdf", "png", "tiff"])
def test_a_page_that_is_not_there_is_refused(imaging: Imaging, content: bytes) -> None:
    with pytest.raises(FileUnreadable):
        imaging.render(content, 1)


def test_pages_are_measured_as_they_are_shown(imaging: Imaging) -> None:
    lying = pdf("un", size=(400, 600), rotate=90)
    assert [(size.width, size.height) for size in imaging.measure(lying)] == [(600, 400)]
    assert [(round(s.width), round(s.height)) for s in imaging.measure(tiff([(200, 400), (400, 200)]))] == [
        (72, 144),
        (144, 72),
    ]
    (photo,) = imaging.measure(picture(size=(4000, 3000)))
    assert (round(photo.width), round(photo.height)) == (794, 595), "a photograph is shown on a sheet of A4"


# --- text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["élève", "ELEVE", "eleve", "L’élève", "l'eleve   de"])
def test_a_text_is_found_whatever_its_capitals_and_accents(imaging: Imaging, asked: str) -> None:
    hits = imaging.find(pdf("Rien ici", "Certificat de l'Élève de CM2"), asked)
    assert hits.has_text
    (box,) = hits.boxes
    assert box.page == 1
    assert 0.1 < box.left < 0.5
    assert 0.05 < box.top < 0.1
    assert 0.02 < box.width < 0.4
    assert 0.005 < box.height < 0.03


def test_a_text_that_runs_over_two_lines_has_two_boxes(imaging: Imaging) -> None:
    hits = imaging.find(pdf("domicilié au 12 rue\ndes Lilas"), "rue des lilas")
    first, second = hits.boxes
    assert second.top > first.top
    assert second.left < first.left


def test_boxes_follow_a_page_that_lies_down(imaging: Imaging) -> None:
    (box,) = imaging.find(pdf("Dupont", size=(400, 600), rotate=90), "dupont").boxes
    assert box.left > 0.8
    assert box.height > box.width


def test_a_picture_has_no_text(imaging: Imaging) -> None:
    assert not imaging.find(picture(), "élève").has_text
    blank = imaging.find(pdf(""), "élève")
    assert not blank.has_text
    assert imaging.find(pdf("Certificat"), "  ").boxes == ()


# --- put together ----------------------------------------------------------------------------------------------------


def test_pages_of_several_files_make_one(imaging: Imaging) -> None:
    files = (pdf("alpha", "beta"), picture(), tiff([(200, 400), (400, 200)]), turned_photo(6), picture("PNG", mode="L"))
    wanted = (
        Piece(1, 0, 0),
        Piece(0, 1, 0),
        Piece(0, 0, 90),
        Piece(2, 1, 0),
        Piece(3, 0, 0),
        Piece(4, 0, 180),
    )
    made = imaging.assemble(files, wanted)
    assert imaging.take(made).pages == len(wanted)
    sizes = [size.width > size.height for size in imaging.measure(made)]
    assert sizes == [True, False, True, True, False, True]
    assert [box.page for box in imaging.find(made, "beta").boxes] == [1]
    assert [box.page for box in imaging.find(made, "alpha").boxes] == [2]
    assert near(shown(imaging.render(made, 0, 200).png), 0.1, 0.5, RED)
    assert near(shown(imaging.render(made, 4, 200).png), 0.5, 0.1, RED)


def test_a_photograph_is_laid_on_a_page_without_loss_or_growth(imaging: Imaging) -> None:
    photo = picture(size=(2000, 1500), quality=80)
    made = imaging.assemble((photo,), (Piece(0, 0, 0),))
    assert photo in made
    assert len(made) < len(photo) + 5_000


def test_a_page_that_is_not_there_cannot_be_put_in(imaging: Imaging) -> None:
    for content in (pdf(), picture()):
        with pytest.raises(FileUnreadable):
            imaging.assemble((content,), (Piece(0, 7, 0),))


# --- the processes ---------------------------------------------------------------------------------------------------


def test_many_ask_at_once(imaging: Imaging) -> None:
    content = pdf(*map(str, range(20)))
    with ThreadPoolExecutor(8) as many:
        drawn = list(many.map(lambda page: imaging.render(content, page, 100).png, range(20)))
    assert len(set(drawn)) == 20


def test_a_process_that_died_is_replaced() -> None:
    imaging = Imaging(processes=1)
    imaging.warm()
    try:
        (process,) = imaging._idle
        process._process.kill()
        process._process.wait()
        assert imaging.take(pdf()).pages == 1
    finally:
        imaging.close()


@pytest.mark.logs("a file was given up")
def test_what_takes_too_long_is_given_up_and_the_next_file_is_taken() -> None:
    imaging = Imaging(processes=1, patience=0.0)
    try:
        with pytest.raises(FileUnreadable) as problem:
            imaging.render(pdf())
        assert problem.value.reason is FileProblem.TOO_HEAVY
        imaging._patience = 30.0
        assert imaging.take(pdf()).pages == 1
    finally:
        imaging.close()
    assert not any(isinstance(thread, threading.Timer) and thread.is_alive() for thread in threading.enumerate())
