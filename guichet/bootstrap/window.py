"""The window process: it paints first; the desk process starts beside it and is joined when it is ready."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from typing import TYPE_CHECKING

from guichet.bootstrap.desks import DeskAddress, running_desk, start_desk, wait_for_desk
from guichet.bootstrap.folders import DataFolder
from guichet.bootstrap.logs import log_to
from guichet.contract.refusals import GuichetError, NotEnrolled

if TYPE_CHECKING:
    import subprocess

    from guichet.ui.app import Application
    from guichet.ui.desk_bridge import DeskBridge

log = logging.getLogger(__name__)


def has_display() -> bool:
    """Say whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_window(folder: DataFolder, *, demo: bool = False) -> int:
    """Show the workstation's window until it is closed; gives the exit code. ``demo`` logs the demo agent in by itself.

    Raises:
        NotEnrolled: there is no workstation in this folder.
    """
    return open_window(folder, demo=demo).run()


def open_window(folder: DataFolder, *, demo: bool = False) -> Application:
    """Show the workstation's window and have it joined to its desk, which is started if it does not run.

    Raises:
        NotEnrolled: there is no workstation in this folder.
    """
    if not folder.database.exists():
        raise NotEnrolled()
    started = time.perf_counter()
    log_to(folder.logs, "window")
    found = running_desk(folder)
    process = start_desk(folder) if found is None else None
    from guichet.ui.app import Application

    application = Application(paper_folder=folder.receipts, settings_file=folder.window_settings, demo=demo)
    application.painted.connect(lambda: log.info("first paint after %d ms", (time.perf_counter() - started) * 1000))
    application.usable.connect(lambda: log.info("usable after %d ms", (time.perf_counter() - started) * 1000))
    application.relaunch_asked.connect(lambda: _join_beside(folder, None, start_desk(folder), application.bridge))
    application.show()
    _join_beside(folder, found, process, application.bridge)
    return application


def _join_beside(
    folder: DataFolder, found: DeskAddress | None, process: subprocess.Popen[bytes] | None, bridge: DeskBridge
) -> None:
    threading.Thread(target=_join, args=(folder, found, process, bridge), name="joiner", daemon=True).start()


def _join(
    folder: DataFolder, found: DeskAddress | None, process: subprocess.Popen[bytes] | None, bridge: DeskBridge
) -> None:
    """Connect to the desk off the window's thread; a desk that cannot start is told as gone, with its reason."""
    from guichet.desk.client import DeskClient

    try:
        if found is None:
            assert process is not None
            found = wait_for_desk(folder, process)
        client = DeskClient(
            found.address,
            bytes.fromhex(found.authkey),
            on_changed=bridge.on_changed,
            on_status=bridge.on_status,
            on_gone=bridge.on_gone,
        )
    except GuichetError as error:
        log.error("the desk did not start: %s", type(error).__name__)
        bridge.on_gone()
        return
    bridge.joined.emit(client)
