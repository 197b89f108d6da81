from __future__ import annotations

import stat
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from guichet.ui.paper import FolderTray


def test_a_paper_is_written_beside_the_windows_thread_for_its_owner_alone(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tray = FolderTray(tmp_path / "paper")
    threads: list[str] = []
    write = tray._write

    def watched(number: str, pdf: bytes) -> None:
        threads.append(threading.current_thread().name)
        write(number, pdf)

    monkeypatch.setattr(tray, "_write", watched)
    with qtbot.waitSignal(tray.laid) as laid:
        tray.lay("R-2026-0001-00001-X", b"%PDF-1.7")
    path = tmp_path / "paper" / "R-2026-0001-00001-X.pdf"
    assert laid.args == ["R-2026-0001-00001-X"]
    assert path.read_bytes() == b"%PDF-1.7"
    assert threads[0].startswith("paper")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    tray.close()


@pytest.mark.logs("a paper could not be written")
def test_a_folder_that_takes_nothing_jams_the_tray(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("in the way")
    tray = FolderTray(tmp_path / "file" / "paper")
    with qtbot.waitSignal(tray.jammed) as jammed:
        tray.lay("R-1", b"%PDF")
    assert jammed.args == ["R-1"]
    tray.close()
