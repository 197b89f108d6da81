"""The address of a receipt printer, as people type it."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

_SCHEME: Final = "escpos"
_PORT: Final = 9100


def read_address(text: str) -> str | None:
    """Read a receipt printer's address as typed (« 192.168.1.50 », « escpos://caisse:9100 »); None when it is none.

    Nothing typed is an address too: the empty one.
    """
    typed = text.strip()
    if not typed:
        return ""
    if "://" not in typed:
        typed = f"{_SCHEME}://{typed}"
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname or "", parts.port or _PORT
    except ValueError:
        return None
    bare = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
    if parts.scheme != _SCHEME or not bare or not host or any(letter.isspace() for letter in host):
        return None
    shown = f"[{host}]" if ":" in host else host
    return f"{_SCHEME}://{shown}:{port}"
