"""A real Secret Service of the test's own: a private session bus and GNOME Keyring, unlocked."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def secret_service(home: Path) -> Iterator[None]:
    """Run a keyring for the time of a test and point this process at it."""
    for name in ("run", "data", "config", "cache"):
        (home / name).mkdir(parents=True, mode=0o700)
    environment = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PATH": "/usr/bin:/bin",
    }
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    )
    assert bus.stdout is not None
    environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
    keyring = subprocess.Popen(
        ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    )
    assert keyring.stdin is not None
    keyring.stdin.write("motdepasse-de-session")
    keyring.stdin.close()
    try:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in environment.items():
                if name != "PATH":
                    patch.setenv(name, value)
            patch.delenv("GUICHET_KEY_FILE", raising=False)
            patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.SecretService.Keyring")
            patch.setattr("keyring.core._keyring_backend", None)  # an earlier test may have chosen another for good
            _await(environment)
            yield
    finally:
        for process in (keyring, bus):
            process.terminate()
            process.wait(10)
        bus.stdout.close()


def _await(environment: dict[str, str]) -> None:
    """Wait until the keyring answers on the bus."""
    call = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"]
    for _ in range(200):
        found = subprocess.run(
            [*call, "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if "true" in found.stdout:
            return
    raise AssertionError("the keyring did not come up")
