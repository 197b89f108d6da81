"""``kill -9`` of window and desk in the middle of typing: the same agent finds the forms filled, another nothing."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as select_rows

from guichet.models.workstation import TypedDraft
from guichet.sync.messages import PULL_LIMIT
from tests.helpers.crowd import load_people
from tests.helpers.town import ROOT, Town, Workplace, small_town

STALL_MS = 50.0
_PATIENCE = 60.0


def step(workplace: Workplace, name: str, login: str = "claire.moreau") -> dict[str, Any]:
    """Open the real window, have a script type into it, and kill the window; the desk goes on."""
    key = str(workplace.folder.root / "key")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "GUICHET_KEY_FILE": key}
    command = [sys.executable, "-m", "tests.e2e.typing_window", str(workplace.folder.root), login, name]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        ready, _, _ = select.select([process.stdout], [], [], _PATIENCE)
        assert ready, "the window said nothing"
        found: dict[str, Any] = json.loads(process.stdout.readline())
        return found
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def power_cut(workplace: Workplace) -> None:
    """Kill the desk as well, and start it again."""
    workplace.kill()
    workplace.open()


def drafts(workplace: Workplace) -> int:
    with workplace.replica().connect() as connection:
        return connection.execute(select_rows(func.count(TypedDraft.draft_id))).scalar_one()


def test_what_is_half_typed_outlives_window_and_desk(tmp_path: Path) -> None:
    with small_town(tmp_path) as town:
        workplace = town.enrol("a", process=True)
        begun = step(workplace, "begin")
        assert begun["person"] == ["CHARLIE", "Chloe"]
        assert begun["report"]["note"] == "devant la mairie, sur toute la largeur"
        assert "12 rue des Lilas" in begun["report"]["values"].values()
        power_cut(workplace)
        assert step(workplace, "look", "ali.kacem") == {"listed": []}
        again = step(workplace, "go_on")
        report = f"Sans usager | Nouvelle demande · {begun['report']['kind']}"
        assert again["listed"] == [report, "CHARLIE Chloe | Nouvel usager"]
        assert again["report"] == begun["report"]
        assert again["person"] == begun["person"]
        power_cut(workplace)
        left = step(workplace, "look")
        assert left == {"listed": [report]}, "the person is on file"
        assert drafts(workplace) == 1
        _pull_everything(town, workplace)
        assert step(workplace, "look") == left, "a fresh replica brings drafts along"
        print(f"longest stall while typing: {begun['stall']:.0f} ms")


def _pull_everything(town: Town, workplace: Workplace) -> None:
    load_people(town, PULL_LIMIT + 1)
    workplace.sync()
