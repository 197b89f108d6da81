"""The database key: in the system's keyring; on machines without one, in a file that ``GUICHET_KEY_FILE`` names."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from pathlib import Path

from guichet.contract.refusals import KeyUnavailable, KeyWrong

KEY_BYTES = 32
ENVIRONMENT = "GUICHET_KEY_FILE"
_SERVICE = "guichet"


class KeyPlace:
    """Where the key of one workstation folder is kept. ``file`` is None when it is the keyring."""

    def __init__(self, folder: Path) -> None:
        named = os.environ.get(ENVIRONMENT)
        self.file = Path(named).expanduser() if named else None
        self._name_file = folder / "replica.id"

    def read(self) -> bytes | None:
        """Give the key, or None when there is none yet.

        Raises:
            KeyUnavailable: no keyring, or it is locked, or the file cannot be read.
        """
        if self.file is not None:
            return self._read_file(self.file)
        name = self._name(make=False)
        text = None if name is None else self._keyring("get_password", name)
        return None if text is None else bytes.fromhex(text)

    def create(self) -> bytes:
        """Make a key and keep it; gives the one that is there, if there is one.

        Raises:
            KeyUnavailable: it cannot be kept.
        """
        found = self.read()
        if found is not None:
            return found
        key = secrets.token_bytes(KEY_BYTES)
        self.write(key)
        return key

    def write(self, key: bytes) -> None:
        """Keep a key (a new one, or one read from a recovery sheet)."""
        if self.file is not None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(key.hex() + "\n")
            return
        name = self._name(make=True)
        assert name is not None
        self._keyring("set_password", name, key.hex())

    def _read_file(self, file: Path) -> bytes | None:
        try:
            key = bytes.fromhex(file.read_text().strip())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as problem:
            raise KeyUnavailable(ENVIRONMENT) from problem
        if len(key) != KEY_BYTES:
            raise KeyUnavailable(ENVIRONMENT)
        return key

    def _name(self, *, make: bool) -> str | None:
        if self._name_file.exists():
            return self._name_file.read_text().strip()
        if not make:
            return None
        self._name_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = secrets.token_hex(8)
        self._name_file.write_text(name)
        return name

    def _keyring(self, verb: str, *values: str) -> str | None:
        import keyring
        from keyring.errors import KeyringError

        try:
            result: str | None = getattr(keyring, verb)(_SERVICE, *values)
        except (KeyringError, OSError) as problem:
            raise KeyUnavailable("keyring") from problem
        return result


def write_recovery(key: bytes) -> str:
    """Write a key for paper: base32 in groups of four, with a four-character check at the end."""
    text = base64.b32encode(key + _check(key)).decode().rstrip("=")
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def read_recovery(text: str) -> bytes:
    """Read a recovery key as retyped from paper.

    Raises:
        KeyWrong: a character is wrong or missing.
    """
    plain = "".join(text.upper().replace("-", "").split()).replace("0", "O").replace("1", "I").replace("8", "B")
    try:
        data = base64.b32decode(plain + "=" * (-len(plain) % 8))
    except (binascii.Error, ValueError) as problem:
        raise KeyWrong() from problem
    key = data[:KEY_BYTES]
    if len(data) != KEY_BYTES + 3 or data[KEY_BYTES:] != _check(key):
        raise KeyWrong()
    return key


def _check(key: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(b"guichet-recovery" + key).digest()[:3]
