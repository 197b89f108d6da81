"""Scanners made of software: SANE's own virtual device, and programs that behave like ``scanimage`` on a bad day."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

needs_sane = pytest.mark.skipif(shutil.which("scanimage") is None, reason="scanimage is not installed")

DEVICES = "airscan:e1:Canon MF640\tCanon\tMF640\nv4l:/dev/video0\tNoname\tWebcam\nepson2:libusb:001:004\tEpson\tGT"

_TEST_CONF = """
number_of_devices 2
mode Gray
depth 8
resolution_min 1.0
resolution_max 1200.0
resolution_quant 1.0
resolution 50.0
test-picture "Grid"
geometry_min 0.0
geometry_max 300.0
geometry_quant 1.0
tl_x 0.0
tl_y 0.0
br_x 210.0
br_y 297.0
source "Flatbed"
"""


def virtual_device(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Let SANE know its virtual device and no other."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dll.conf").write_text("test\n")
    (folder / "test.conf").write_text(_TEST_CONF)
    patch.setenv("SANE_CONFIG_DIR", str(folder))


def program(folder: Path, name: str, *, pages: int, code: int, then: str = "", options: str = "") -> str:
    """Write a program that scans so many white pages, does something more, and ends with a code."""
    path = folder / name
    path.write_text(
        f"""#!{sys.executable}
import pathlib, signal, sys, time
sys.path.insert(0, {str(ROOT)!r})
signal.signal(signal.SIGINT, lambda *_: sys.exit(2))
if "-f" in sys.argv:
    print({DEVICES!r})
    sys.exit()
if "-A" in sys.argv:
    print({options!r})
    sys.exit()
pathlib.Path({str(folder / "said")!r}).write_text("\\n".join(sys.argv[1:]))
from tests.imaging.samples import picture
pattern = next(word.partition("=")[2] for word in sys.argv if word.startswith("--batch="))
for number in range(1, {pages} + 1):
    page = pathlib.Path(pattern % number)
    part = page.with_suffix(".tif.part")
    part.write_bytes(picture("TIFF", (60 + number, 80)))
    part.rename(page)
    print(page, flush=True)
{then}
sys.exit({code})
""",
        encoding="utf-8",
    )
    path.chmod(0o700)
    return str(path)
