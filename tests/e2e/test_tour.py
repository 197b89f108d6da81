"""The tour: every scene shows what it should, on a window whose thread is never away for long."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guichet.commands.tour import SCENES
from tests.helpers.town import ROOT

STALL_MS = 50.0
SECONDS = 100.0
"""On a machine that does other things as well; alone it takes about 45."""
MOST_KEYS = 16

FAILING = """
import sys
from guichet.cli import main
from guichet.tour import scenes
from guichet.tour.guide import Scene
scenes.SCENES["counter"] = Scene("Rien", "Rien.", lambda tour: tour.sees("Jamais écrit nulle part", seconds=0.2))
sys.exit(main(["tour", "--scene", "counter", "--out", sys.argv[1]]))
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a terminal would, with nothing of this process's environment for Qt."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "GUICHET_"))}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "size", [pytest.param("1366x768", marks=pytest.mark.slow), pytest.param("1920x1080", marks=pytest.mark.soak)]
)
def test_every_scene_shows_what_it_should(size: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    started = time.perf_counter()
    done = run("-m", "guichet", "tour", "--size", size, "--out", str(tmp_path))
    seconds = time.perf_counter() - started
    assert done.returncode == 0, done.stderr
    scenes = json.loads((tmp_path / "metrics.json").read_text("utf-8"))["scenes"]
    stalls = {name: measures["stalls_over_50_ms"] for name, measures in scenes.items()}
    with capsys.disabled():
        longest = max(measures["longest_stall_ms"] for measures in scenes.values())
        opening = max(measures["opening_stall_ms"] for measures in scenes.values())
        print(f"\ntour in {seconds:.0f} s; longest stall {longest:.0f} ms, {opening:.0f} ms while a session opens")
    assert tuple(scenes) == SCENES
    assert stalls == {name: [] for name in SCENES}
    assert opening < STALL_MS
    assert scenes["new_request"]["keys_to_receipt"] <= MOST_KEYS
    assert seconds < SECONDS
    page = (tmp_path / "index.html").read_text("utf-8")
    named = re.findall(r'(?:src|href)="([^"#]+)"', page)
    assert len(named) >= 2 * sum(measures["pictures"] for measures in scenes.values())
    assert [name for name in named if not (tmp_path / name).is_file()] == []
    assert not re.search(r"https?:", page)
    assert {path.suffix for path in (tmp_path / "papers").iterdir()} == {".pdf"}


@pytest.mark.slow
def test_a_step_that_does_not_show_stops_the_tour(tmp_path: Path) -> None:
    done = run("-c", FAILING, str(tmp_path))
    assert done.returncode == 1
    assert "on ne voit pas «\u00a0Jamais écrit nulle part\u00a0»" in done.stderr
    assert (tmp_path / "failed.png").is_file()
    assert (tmp_path / "index.html").is_file()


@pytest.mark.logs("a scene broke", "Traceback", "ZeroDivisionError")
@pytest.mark.slow
def test_a_scene_that_breaks_leaves_its_picture_too(tmp_path: Path) -> None:
    broken = FAILING.replace('tour.sees("Jamais écrit nulle part", seconds=0.2)', "1 / 0")
    done = run("-c", broken, str(tmp_path))
    assert done.returncode == 1
    assert "une erreur inattendue, ZeroDivisionError" in done.stderr
    assert (tmp_path / "failed.png").is_file()


def test_the_command_knows_the_scenes_by_name() -> None:
    done = run("-c", "from guichet.tour.scenes import SCENES; print(' '.join(SCENES))")
    assert tuple(done.stdout.split()) == SCENES
