"""Windows' scanners, through Windows Image Acquisition: a PowerShell of its own speaks COM to it.

Nobody has run this on a real Windows machine or with a real scanner yet. The numbers are those of Microsoft's reference
(``WiaDef.h``); the ends of a scan become the exit codes that :mod:`guichet.scanning.feed` knows.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from guichet.contract.documents import ScanColour, ScannerFacts, ScanSource
from guichet.contract.refusals import ScannerMissing
from guichet.scanning.feed import NO_WINDOW, pages_of, plain_environment
from guichet.scanning.scanner import ScanOrder

_PROGRAM: Final = "powershell.exe"
_LOOKING: Final = 30.0
_FEEDER, _FLATBED, _DUPLEX = 1, 2, 4
_SELECT: Final = {
    ScanSource.GLASS: _FLATBED,
    ScanSource.FEEDER: _FEEDER,
    ScanSource.FEEDER_BOTH_SIDES: _FEEDER | _DUPLEX,
}
_INTENT: Final = {ScanColour.COLOUR: 1, ScanColour.GREY: 2}

_LOOK: Final = """
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$found = @()
foreach ($info in (New-Object -ComObject WIA.DeviceManager).DeviceInfos) {
  if ($info.Type -ne 1) { continue }
  $can = 2
  try { $can = $info.Connect().Properties.Item('3086').Value } catch {}
  $found += @{ id = $info.DeviceID; name = $info.Properties.Item('Name').Value; can = $can }
}
ConvertTo-Json -Compress @($found)
"""

_SCAN: Final = """
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$order = ConvertFrom-Json ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{order}')))
$ends = @{ '80210002' = 6; '80210003' = 7; '80210005' = 9; '80210006' = 3; '8021000A' = 9; '80210015' = 1;
           '80210016' = 8 }
function Set-Wia($of, $number, $value) { try { $of.Properties.Item("$number").Value = $value } catch {} }
try {
  $infos = (New-Object -ComObject WIA.DeviceManager).DeviceInfos
  $info = $infos | Where-Object { $_.DeviceID -eq $order.device } | Select-Object -First 1
  if (-not $info) { exit 1 }
  $device = $info.Connect()
  Set-Wia $device 3088 $order.select
  if ($order.select -band 1) { Set-Wia $device 3096 1 }
  $page = 0
  do {
    $item = $device.Items.Item(1)
    Set-Wia $item 6146 $order.intent
    Set-Wia $item 6147 $order.resolution
    Set-Wia $item 6148 $order.resolution
    Set-Wia $item 6149 0
    Set-Wia $item 6150 0
    Set-Wia $item 6151 ([int]($order.resolution * 210 / 25.4))
    Set-Wia $item 6152 ([int]($order.resolution * 297 / 25.4))
    $image = $item.Transfer('{B96B3CAF-0728-11D3-9D7B-0000F81EF32E}')
    $page++
    $name = 'p{0:d6}.png' -f $page
    $image.SaveFile((Join-Path $order.folder ($name + '.part')))
    Move-Item (Join-Path $order.folder ($name + '.part')) (Join-Path $order.folder $name)
    [Console]::Out.WriteLine($name)
    [Console]::Out.Flush()
  } while ($order.select -band 1)
  exit 0
} catch {
  $why = $_.Exception
  while ($why.InnerException) { $why = $why.InnerException }
  $code = '{0:X8}' -f [int]$why.HResult
  if ($ends.ContainsKey($code)) { exit $ends[$code] }
  exit 11
}
"""


class _Found(msgspec.Struct, frozen=True):
    id: str
    name: str
    can: int = _FLATBED


class WiaScanners:
    """The scanners that Windows knows."""

    def available(self) -> bool:
        """Say whether PowerShell is there, as it is on every Windows."""
        return shutil.which(_PROGRAM) is not None

    def look(self) -> tuple[ScannerFacts, ...]:
        """Ask Windows for its scanners and what feeds them."""
        try:
            asked = subprocess.run(
                powershell(_LOOK),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=plain_environment(),
                timeout=_LOOKING,
                creationflags=NO_WINDOW if sys.platform == "win32" else 0,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return ()
        return read_devices(asked.stdout)

    def scan(self, order: ScanOrder, folder: Path, stop: threading.Event) -> Iterator[bytes]:
        """Scan, one transfer a page, until the feeder is empty."""
        if not self.available():
            raise ScannerMissing(order.scanner)
        yield from pages_of(powershell(scan_script(order, folder)), folder, stop)


def read_devices(said: bytes) -> tuple[ScannerFacts, ...]:
    """Read what the script says of the devices."""
    try:
        found = msgspec.json.decode(said.strip() or b"[]", type=list[_Found])
    except msgspec.MsgspecError:
        return ()
    return tuple(ScannerFacts(name=each.id, label=each.name, sources=_sources(each.can)) for each in found)


def scan_script(order: ScanOrder, folder: Path) -> str:
    """Write the script of one scan; what was chosen goes in as data, never as code."""
    said = {
        "device": order.scanner,
        "select": _SELECT[order.source],
        "intent": _INTENT[order.colour],
        "resolution": order.resolution,
        "folder": str(folder),
    }
    return _SCAN.replace("{order}", base64.b64encode(msgspec.json.encode(said)).decode())


def powershell(script: str) -> list[str]:
    """Give the command that runs a script without a profile and without a window."""
    encoded = base64.b64encode(script.encode("utf-16-le")).decode()
    return [_PROGRAM, "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-EncodedCommand", encoded]


def _sources(can: int) -> tuple[ScanSource, ...]:
    offered = [ScanSource.GLASS] if can & _FLATBED or not can & _FEEDER else []
    if can & _FEEDER:
        offered.append(ScanSource.FEEDER)
    if can & _DUPLEX:
        offered.append(ScanSource.FEEDER_BOTH_SIDES)
    return tuple(offered)
