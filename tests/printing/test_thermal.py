"""Receipt printers: exact bytes, and what becomes of a job when the printer does not follow."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from guichet.contract.printers import PrinterState
from guichet.contract.refusals import PrinterFailed, PrinterMissing, PrinterSilent
from guichet.printing.content import Paper
from guichet.printing.printers import Job, print_paper, system_spooler
from guichet.printing.receipt import render_receipt
from guichet.printing.thermal import escpos, is_address, look
from tests.helpers.cups import Listener, dead_port
from tests.helpers.cups import listener as listener
from tests.printing.samples import receipt

ROLL = render_receipt(receipt(), Paper.ROLL80)
ONLINE, OFFLINE = b"\x12", b"\x1a"


def address(port: int) -> str:
    return f"escpos://127.0.0.1:{port}"


def page(height: float, *boxes: tuple[float, float, float, float]) -> bytes:
    """Draw black boxes (left, bottom, width, height, in millimetres) on a piece of roll."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(80 * mm, height * mm))
    for left, bottom, width, tall in boxes:
        canvas.rect(left * mm, bottom * mm, width * mm, tall * mm, stroke=0, fill=1)
    canvas.save()
    return out.getvalue()


def test_a_roll_is_initialised_printed_and_cut_to_the_byte() -> None:
    # Two rows of eight dots a millimetre: the left half of the head is burnt, margins are not sent.
    row = b"\xff" * 36 + b"\x00" * 36
    assert escpos(page(1, (0, 0, 40, 1))) == b"\x1b@" + b"\x1dv0\x00\x48\x00\x08\x00" + row * 8 + b"\x1dVB\x00"


def test_a_long_roll_is_sent_by_pieces_that_printers_hold() -> None:
    data = escpos(page(100, (4, 0, 72, 100)))
    assert [rows for rows, _dots in rasters(data)] == [512, 288]
    assert set(b"".join(dots for _rows, dots in rasters(data))) == {0xFF}


def rasters(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Take the raster commands of a job apart: rows, dots."""
    assert data.startswith(b"\x1b@")
    place = 2
    while data[place : place + 4] == b"\x1dv0\x00":
        wide, rows = (int.from_bytes(data[place + at : place + at + 2], "little") for at in (4, 6))
        place += 8 + wide * rows
        yield rows, data[place - wide * rows : place]
    assert data[place:] == b"\x1dVB\x00"


def test_what_the_head_burns_is_the_receipt() -> None:
    dots = np.frombuffer(b"".join(piece for _rows, piece in rasters(escpos(ROLL))), np.uint8).reshape(-1, 72)
    picture = np.where(np.unpackbits(dots, axis=1), 0, 255).astype(np.uint8)
    framed = np.pad(picture, 40, constant_values=255)
    codes = {code.format.name: code.text for code in zxingcpp.read_barcodes(framed)}
    assert codes == {"Code128": "D2026001200417K", "QRCode": "D-2026-0012-00417-K"}


def test_the_printer_gets_the_whole_job(listener: Listener) -> None:
    assert print_paper(system_spooler(), Job(ROLL, "R"), address(listener.port)) == address(listener.port)
    assert listener.next_job() == escpos(ROLL)


@pytest.mark.parametrize(
    ("says", "state"),
    [(ONLINE, PrinterState.READY), (OFFLINE, PrinterState.NOT_ANSWERING), (b"", PrinterState.READY)],
)
def test_a_printer_says_whether_it_is_on_line(says: bytes, state: PrinterState) -> None:
    printer = Listener(says=says)
    facts = look(address(printer.port))
    printer.close()
    assert (facts.state, facts.roll, facts.label) == (state, True, f"127.0.0.1:{printer.port}")


def test_nothing_is_sent_to_a_printer_without_paper() -> None:
    printer = Listener(says=OFFLINE)
    with pytest.raises(PrinterSilent):
        print_paper(system_spooler(), Job(ROLL, "R"), address(printer.port))
    printer.close()
    assert printer.jobs == []


def test_a_printer_out_of_reach_is_silent() -> None:
    with pytest.raises(PrinterSilent):
        print_paper(system_spooler(), Job(ROLL, "R"), address(dead_port()))


def test_a_printer_that_stops_in_the_middle_has_failed() -> None:
    printer = Listener(slams=True)
    long_roll = page(3000, (4, 0, 72, 3000))
    with pytest.raises(PrinterFailed):
        print_paper(system_spooler(), Job(long_roll, "R"), address(printer.port))
    printer.close()


@pytest.mark.parametrize("wrong", ["escpos://", "escpos://caisse:port", "escpos://caisse:99999"])
def test_an_address_that_is_none_names_no_printer(wrong: str) -> None:
    assert is_address(wrong)
    with pytest.raises(PrinterMissing):
        print_paper(system_spooler(), Job(ROLL, "R"), wrong)
    assert look(wrong).state is PrinterState.NOT_ANSWERING


def test_a_printer_of_the_system_is_no_address() -> None:
    assert not is_address("Accueil")
