"""The counter in a town of 50,000 people: a long file is there at once, and a pull does not make the window wait.

Measured by ``scripts/bench counter``, which fails when a promise is not kept. Most of these people have a name and
nothing else, which takes seconds to put on file; the benchmark by itself draws each with a year of life.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.helpers.town import ROOT

SIZES = ("--people", "500", "--more", "49500", "--citizens", "8", "--repeat", "12", "--only", "opening", "pull")


@pytest.mark.slow
def test_a_long_file_opens_at_once_and_a_pull_is_not_felt(capsys: pytest.CaptureFixture[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "GUICHET_"))}
    done = subprocess.run(
        [sys.executable, "benchmarks/counter.py", *SIZES],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    with capsys.disabled():
        print("\n" + done.stdout.strip())
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("kept: yes") == 2
