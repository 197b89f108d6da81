"""The Windows path, as far as it can be read without a Windows: what is asked, and what is understood."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import msgspec

from guichet.contract.documents import ScanColour, ScanSource
from guichet.scanning.scanner import ScanOrder
from guichet.scanning.wia import powershell, read_devices, scan_script


def test_what_is_chosen_goes_in_as_data() -> None:
    trap = ScanOrder(
        scanner="'; Remove-Item C:\\ #", source=ScanSource.FEEDER_BOTH_SIDES, colour=ScanColour.GREY, resolution=300
    )
    script = scan_script(trap, Path("C:/Temp/x"))
    assert "Remove-Item" not in script
    found = re.search(r"FromBase64String\('([^']+)'\)", script)
    assert found is not None
    order = msgspec.json.decode(base64.b64decode(found.group(1)))
    assert order == {
        "device": trap.scanner,
        "select": 5,
        "intent": 2,
        "resolution": 300,
        "folder": str(Path("C:/Temp/x")),
    }


def test_the_script_travels_whole() -> None:
    command = powershell("Écrire 'é'")
    assert base64.b64decode(command[-1]).decode("utf-16-le") == "Écrire 'é'"


def test_devices_are_read_with_what_feeds_them() -> None:
    said = b'[{"id":"{6BDD1FC6}\\\\0000","name":"Canon","can":7},{"id":"b","name":"Glace","can":2}]\r\n'
    canon, glass = read_devices(said)
    assert canon.sources == (ScanSource.GLASS, ScanSource.FEEDER, ScanSource.FEEDER_BOTH_SIDES)
    assert (glass.label, glass.sources) == ("Glace", (ScanSource.GLASS,))
    assert read_devices(b"") == ()
    assert read_devices(b"Exception") == ()
