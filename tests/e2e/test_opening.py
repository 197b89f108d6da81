"""A citizen of three hundred exchanges is there at once: measured as the benchmark does, in a smaller town."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.helpers.town import ROOT

PROMISED_MS = 100.0
"""Kept in a town of 50,000 people by ``scripts/bench counter``; the size of the town hardly matters to one file."""


@pytest.mark.slow
def test_a_long_file_opens_in_a_tenth_of_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "GUICHET_"))}
    sizes = ("--people", "1000", "--citizens", "8", "--repeat", "14", "--only-opening")
    done = subprocess.run(
        [sys.executable, "benchmarks/counter.py", *sizes],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = re.search(r"painted: p50 (?P<half>[\d.]+),", done.stdout)
    assert told is not None, done.stdout
    with capsys.disabled():
        print("\n" + done.stdout.splitlines()[-1])
    assert float(told["half"]) < PROMISED_MS
