"""What this workstation remembers for its window whoever works at it: the scanner and how pages are taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

_GROUP = "workstation"
_memory: dict[str, str] = {}
_settings: list[QSettings] = []


def keep_in(path: Path | None) -> None:
    """Remember in an INI file from now on; None remembers for this process only, as at start."""
    _memory.clear()
    _settings[:] = [] if path is None else [QSettings(str(path), QSettings.Format.IniFormat)]


def recall(key: str, default: str = "") -> str:
    """Give what was remembered under a key; nothing personal is ever there."""
    if key not in _memory:
        _memory[key] = str(_settings[0].value(f"{_GROUP}/{key}", default)) if _settings else default
    return _memory[key] or default


def remember(key: str, value: str) -> None:
    """Remember something for the next time, and for the next start."""
    _memory[key] = value
    for settings in _settings:
        settings.setValue(f"{_GROUP}/{key}", value)
