"""Runs the process that builds a fresh replica, and tells how far it is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import msgspec

from guichet.contract.refusals import ErrorText, Outage, ServerFailed, from_text
from guichet.sync.bulk import Order, Progress


def build_fresh(order: Order, tell: Callable[[Progress], None]) -> None:
    """Build a fresh replica in a process of its own, at low priority; returns when it is whole.

    Raises:
        Outage: what stopped it; the next call goes on from there.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "guichet.sync.bulk"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    last: Progress | None = None
    try:
        process.stdin.write(msgspec.json.encode(order) + b"\n")
        process.stdin.close()
        for line in process.stdout:
            last = msgspec.json.decode(line, type=Progress)
            tell(last)
    finally:
        if process.poll() is None and last is not None and not last.done and last.error is None:
            process.terminate()
        process.wait()
        process.stdout.close()
    if last is None or not last.done:
        error = None if last is None or last.error is None else from_text(msgspec.convert(last.error, ErrorText))
        raise error if isinstance(error, Outage) else ServerFailed(0)
