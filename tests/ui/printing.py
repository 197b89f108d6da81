"""Papers that a window sends to a printer of the test's own."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from guichet.ui.preferences import Printing
from tests.helpers.cups import Listener


def on_roll(listener: Listener) -> Printing:
    """Choose a receipt printer."""
    return Printing(roll=address(listener), receipts="roll80")


def address(listener: Listener) -> str:
    """Give the address of a receipt printer."""
    return f"escpos://127.0.0.1:{listener.port}"


def next_job(listener: Listener, qtbot: QtBot) -> bytes:
    """Let the window live until a job has arrived, and give it."""
    qtbot.waitUntil(lambda: bool(listener.jobs), timeout=20_000)
    return listener.next_job()
