"""SANE's scanners, through its ``scanimage`` program: a driver that crashes does so outside this process."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from guichet.contract.documents import ScanColour, ScannerFacts, ScanSource
from guichet.contract.refusals import ScannerMissing
from guichet.scanning.feed import pages_of, plain_environment
from guichet.scanning.scanner import ScanOrder

_PROGRAM: Final = "scanimage"
_LOOKING: Final = 30.0
_A4_MM: Final = (210.0, 297.0)
_WANTED: Final = (150, 200, 300)
_OPTION: Final = re.compile(r"^ {2,}(-[a-z]|--[a-z0-9-]+)(?:\[=\((.*?)\)\]|[ =](.+?))? \[(.*)\]$", re.MULTILINE)
"""A line of ``scanimage -A``: the option, its choices or its range, its value; ``[inactive]`` counts as absent."""
_RANGE: Final = re.compile(r"^(-?[\d.]+)\.\.(-?[\d.]+)")
_MOVING: Final = (re.compile(r"^(airscan:)[ew]\d+:"), re.compile(r"(libusb:)\d+:\d+$"))
"""What moves in a device's name from one day to the next: the rank it was found at, the port it is plugged into."""
_NO_MAKER: Final = frozenset({"", "noname", "escl", "ipp"})
_CAMERA: Final = "v4l:"


class _Device(msgspec.Struct, frozen=True, kw_only=True):
    """A scanner as it is called now, and how its options are said."""

    device: str
    facts: ScannerFacts
    sources: dict[ScanSource, tuple[str, ...]]
    colours: dict[ScanColour, tuple[str, ...]]
    resolutions: tuple[int, ...]
    area: tuple[str, ...]


class SaneScanners:
    """The scanners that SANE knows."""

    def __init__(self, program: str = _PROGRAM) -> None:
        self._program = program
        self._known: dict[str, _Device] = {}

    def available(self) -> bool:
        """Say whether ``scanimage`` is installed."""
        return shutil.which(self._program) is not None

    def look(self) -> tuple[ScannerFacts, ...]:
        """Ask every device of the network and of the cables, and what each can do."""
        rows = [line.split("\t") for line in self._ask("-f", "%d\t%v\t%m%n").splitlines()]
        found = [(row[0], row[1], row[2]) for row in rows if len(row) == 3 and not row[0].startswith(_CAMERA)]
        twins = Counter(_lasting(device) for device, _, _ in found)
        self._known = {}
        for device, maker, model in found:
            lasting = _lasting(device)
            name = lasting if twins[lasting] == 1 else device
            self._known[name] = self._described(name, device, maker, model)
        return tuple(each.facts for each in self._known.values())

    def scan(self, order: ScanOrder, folder: Path, stop: threading.Event) -> Iterator[bytes]:
        """Scan by ``scanimage --batch``: as many pages as the feeder has, one from the glass."""
        known = self._known.get(order.scanner)
        if known is None:
            self.look()
            known = self._known.get(order.scanner)
        if known is None or not self.available():
            raise ScannerMissing(order.scanner)
        yield from pages_of(self._command(known, order), folder, stop)

    def _command(self, known: _Device, order: ScanOrder) -> list[str]:
        one = ["--batch-count=1"] if order.source is ScanSource.GLASS else []
        resolution = min(known.resolutions or (order.resolution,), key=lambda dpi: abs(dpi - order.resolution))
        return [
            self._program,
            f"--device-name={known.device}",
            *known.sources.get(order.source, ()),
            *known.colours.get(order.colour, ()),
            *([f"--resolution={resolution}"] if known.resolutions else []),
            *known.area,
            "--format=tiff",
            "--batch=p%06d.tif",  # in the folder that it runs in: a path may hold a % of its own
            "--batch-print",
            *one,
        ]

    def _described(self, name: str, device: str, maker: str, model: str) -> _Device:
        options = _options(self._ask("-A", f"--device-name={device}"))
        sources = _sources(options)
        resolutions = _resolutions(options.get("--resolution", ""))
        nameless = maker.lower() in _NO_MAKER or model.lower().startswith(maker.lower())
        label = model if nameless else f"{maker} {model}"
        offered = tuple(dict.fromkeys(min(resolutions, key=lambda dpi: abs(dpi - wanted)) for wanted in _WANTED))
        facts = ScannerFacts(name=name, label=label, sources=tuple(sources), resolutions=offered)
        return _Device(
            device=device,
            facts=facts,
            sources=sources,
            colours=_colours(options.get("--mode", "")),
            resolutions=resolutions if "--resolution" in options else (),
            area=_area(options),
        )

    def _ask(self, *arguments: str) -> str:
        try:
            asked = subprocess.run(
                [self._program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=plain_environment(),
                timeout=_LOOKING,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return asked.stdout.decode(errors="replace")


def _lasting(device: str) -> str:
    """Give the part of a device's name that it keeps when it is found in another order or on another port."""
    for moving in _MOVING:
        device = moving.sub(r"\1", device)
    return device


def _options(text: str) -> dict[str, str]:
    """Read which options are active, with their choices (``a|b``) or their range (``1..600dpi``)."""
    return {
        option: (flags or choices or "")
        for option, flags, choices, value in _OPTION.findall(text)
        if value != "inactive"
    }


def _sources(options: dict[str, str]) -> dict[ScanSource, tuple[str, ...]]:
    found: dict[ScanSource, tuple[str, ...]] = {}
    for choice in filter(None, options.get("--source", "").split("|")):
        source = _source_of(choice)
        if source is not None:
            found.setdefault(source, (f"--source={choice}",))
    feeder = found.get(ScanSource.FEEDER)
    if feeder is not None and ScanSource.FEEDER_BOTH_SIDES not in found:
        if "duplex" in options.get("--adf-mode", "").lower():
            found[ScanSource.FEEDER_BOTH_SIDES] = (*feeder, "--adf-mode=Duplex")
            found[ScanSource.FEEDER] = (*feeder, "--adf-mode=Simplex")
        elif "--duplex" in options:
            found[ScanSource.FEEDER_BOTH_SIDES] = (*feeder, "--duplex=yes")
    return found or {ScanSource.GLASS: ()}


def _source_of(choice: str) -> ScanSource | None:
    said = choice.lower()
    if "duplex" in said or "both" in said:
        return ScanSource.FEEDER_BOTH_SIDES
    if "back" in said or "transparency" in said or "negative" in said:
        return None
    if "feeder" in said or "adf" in said:
        return ScanSource.FEEDER
    return ScanSource.GLASS if "flatbed" in said or said in ("fb", "normal", "platen") else None


def _colours(modes: str) -> dict[ScanColour, tuple[str, ...]]:
    words = {ScanColour.COLOUR: ("color", "colour"), ScanColour.GREY: ("gray", "grey")}
    found: dict[ScanColour, tuple[str, ...]] = {}
    for mode in filter(None, modes.split("|")):
        for colour, spellings in words.items():
            if any(word in mode.lower() for word in spellings):
                found.setdefault(colour, (f"--mode={mode}",))
    return found


def _resolutions(choices: str) -> tuple[int, ...]:
    """Give what may be asked for: the choices, or of a range those that people want."""
    within = _RANGE.match(choices)
    if within is not None:
        low, high = (float(each) for each in within.groups())
        return tuple(dpi for dpi in _WANTED if low <= dpi <= high) or (round(high),)
    numbers = (re.sub(r"[^\d.].*$", "", choice) for choice in choices.split("|"))
    return tuple(round(float(number)) for number in numbers if number and number != ".") or _WANTED


def _area(options: dict[str, str]) -> tuple[str, ...]:
    """Ask for a sheet of A4, or as much of it as the glass has."""
    found: list[str] = []
    for option, length in zip(("-x", "-y"), _A4_MM, strict=True):
        within = _RANGE.match(options.get(option, ""))
        if within is not None:
            found += [option, f"{min(length, float(within.group(2))):g}"]
    return tuple(["-l", "0", "-t", "0", *found] if len(found) == 4 and {"-l", "-t"} <= options.keys() else found)
