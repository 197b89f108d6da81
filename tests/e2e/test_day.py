"""A day's use: hundreds of gestures at the real window, hours that pass, cuts, locks, a printer that fails."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.helpers.town import ROOT
from tests.soak.day import Order, Report
from tests.soak.world import World, world

SEED = 20_261
MOST_GROWTH = 0.10
STALL_MS = 50.0
CROWD = 1.25
"""Programs that want a processor, for each that there is, over five minutes; the day itself makes less than one."""
KEPT = ("ok", "conflict")
"""What the server may have answered to a gesture that was confirmed: a conflict was settled by another one."""


def play(around: World, *, gestures: int, hours: float) -> Report:
    """Run the day's process, and do here what it asks of the world."""
    folder = around.mine.folder.root
    report, order_file = folder / "report.json", folder / "order.json"
    address = str(Path(tempfile.gettempdir()) / f"guichet-day-{secrets.token_hex(6)}.sock")
    authkey = secrets.token_bytes(16)
    order = Order(
        folder=str(folder),
        clock=str(around.clock.path),
        address=address,
        authkey=authkey.hex(),
        report=str(report),
        gestures=gestures,
        hours=hours,
        seed=SEED,
        people=around.known(24),
    )
    order_file.write_bytes(msgspec.json.encode(order))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    environment["GUICHET_KEY_FILE"] = str(folder / "key")
    with Listener(address, authkey=authkey) as door:
        process = subprocess.Popen([sys.executable, "-m", "tests.soak.day", str(order_file)], cwd=ROOT, env=environment)
        try:
            with door.accept() as connection:
                serve(around, connection)
            assert process.wait(60) == 0
        finally:
            process.kill()
            process.wait()
    return msgspec.json.decode(report.read_bytes(), type=Report)


def serve(around: World, connection: Connection) -> None:
    """Answer what the day asks, until it ends."""
    while True:
        try:
            what, arguments = connection.recv()
        except EOFError:
            return
        answer: Any
        try:
            answer = getattr(around, what)(*arguments)
        except Exception as error:  # raised where it was asked for
            answer = RuntimeError(f"{what}: {type(error).__name__} {error}")
        connection.send(answer)


def examine(around: World, report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    """Require that the day went well and left everything in order."""
    with capsys.disabled():
        print(told(report))
    if report.failure:
        pytest.fail(report.failure, pytrace=False)
    assert report.troubles == []
    stored = around.stored()
    confirmed = report.confirmed + [str(op_id) for op_id in around.colleague.confirmed]
    assert {op_id: stored.get(op_id, "lost") for op_id in confirmed if stored.get(op_id) not in KEPT} == {}
    texts = around.texts()
    assert [text for text in report.written if text not in texts] == []
    assert around.differences() == []
    assert around.colleague.printed > 0
    assert len(around.listener.jobs) >= around.colleague.printed  # the window prints as well
    assert all(job.startswith(b"%PDF") for job in around.listener.jobs)
    assert report.window_at_the_end <= report.window_after_an_hour * (1 + MOST_GROWTH)
    assert report.desk_at_the_end <= report.desk_after_an_hour * (1 + MOST_GROWTH)


def is_crowded() -> bool:
    """Say whether the machine had more to do than this day."""
    return os.getloadavg()[1] > CROWD * (os.cpu_count() or 1)


def told(report: Report) -> str:
    """Say what was measured."""
    stalls = {name: sorted(found, reverse=True)[:5] for name, found in report.stalls.items()}
    return (
        f"\n{report.gestures} gestures and {len(report.confirmed)} operations in {report.seconds:.0f} s; "
        f"window {report.window_after_an_hour // 1024} → {report.window_at_the_end // 1024} MiB "
        f"({report.objects_after_an_hour:,} → {report.objects_at_the_end:,} objects), "
        f"desk {report.desk_after_an_hour // 1024} → {report.desk_at_the_end // 1024} MiB; "
        f"stalls over {STALL_MS:.0f} ms: {stalls or 'none'}"
    )


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_morning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with world(tmp_path) as around:
        examine(around, play(around, gestures=60, hours=1.6), capsys)


@pytest.mark.soak
def test_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with world(tmp_path) as around:
        report = play(around, gestures=300, hours=8.0)
        examine(around, report, capsys)
        assert around.colleague.not_printed > 0
        if is_crowded():
            with capsys.disabled():
                print("other programs keep this machine busy: its stalls are told and not judged")
        else:
            assert {name: found for name, found in report.stalls.items() if found} == {}
