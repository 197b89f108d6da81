"""Nothing goes wrong behind a test unseen: each way of going wrong makes the test that caused it fail."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parents[1]

CASES = {
    "a warning of Qt": """
        from PySide6.QtCore import qWarning
        def test_it(qapp): qWarning("nobody looks")
    """,
    "a line of the log": """
        import logging
        def test_it(): logging.getLogger("guichet.sync").error("nobody looks")
    """,
    "a line of the log, after a test that sent the log to a file": """
        import logging
        from guichet.bootstrap.logs import log_to
        def test_before(tmp_path): log_to(tmp_path, "guichet")
        def test_it(): logging.getLogger("guichet.sync").error("nobody looks")
    """,
    "an exception that nobody can catch": """
        class Careless:
            def __del__(self): raise ValueError("nobody looks")
        def test_it(): Careless()
    """,
    "an exception in a thread": """
        import threading
        def fail(): raise ValueError("nobody looks")
        def test_it():
            thread = threading.Thread(target=fail)
            thread.start()
            thread.join()
    """,
    "an exception in a slot": """
        from PySide6.QtCore import QTimer
        def fail(): raise ValueError("nobody looks")
        def test_it(qtbot):
            QTimer.singleShot(0, fail)
            qtbot.wait(20)
    """,
    "a line of a program's log": """
        import subprocess, sys
        PROGRAM = (
            "import sys, logging; from pathlib import Path; from guichet.bootstrap.logs import log_to;"
            "log_to(Path(sys.argv[1]), 'desk'); logging.getLogger('guichet.desk').warning('nobody looks')"
        )
        def test_it(tmp_path): subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path / "logs")], check=True)
    """,
    "an exception that nobody can catch, in a program": """
        from guichet.bootstrap.processes import spawn
        def test_it(tmp_path):
            (tmp_path / "careless.py").write_text(
                "class Careless:\\n    def __del__(self): raise ValueError('nobody looks')\\nCareless()\\n"
            )
            import os
            os.chdir(tmp_path)
            assert spawn("careless", log=tmp_path / "logs" / "desk-start.log").wait() == 0
    """,
}


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A test of its own, run under this project's settings."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    pytester.makeconftest('pytest_plugins = ["tests.helpers.quiet"]')
    settings = (ROOT / "pyproject.toml").read_text("utf-8").replace('testpaths = ["tests"]', 'testpaths = ["."]')
    (pytester.path / "pyproject.toml").write_text(settings, "utf-8")
    return pytester


@pytest.mark.slow
def test_each_makes_its_test_fail_and_no_other(run: pytest.Pytester) -> None:
    for number, text in enumerate(CASES.values()):
        run.makepyfile(**{f"test_case{number}": dedent(text)})
    run.makepyfile(test_quiet="def test_it(tmp_path): pass")
    result = run.runpytest_subprocess("-q", "-p", "no:cacheprovider", str(run.path))
    told = result.stdout.str()
    failed = {line.split()[1].partition("::")[0] for line in told.splitlines() if line.startswith(("FAILED", "ERROR"))}
    unseen = [name for number, name in enumerate(CASES) if f"test_case{number}.py" not in failed]
    assert unseen == []
    assert "test_quiet.py" not in failed
    assert told.count("nobody looks") >= len(CASES)


@pytest.mark.slow
def test_a_line_that_a_test_announces_is_no_surprise_to_it_alone(run: pytest.Pytester) -> None:
    run.makepyfile(
        """
        import logging, pytest
        @pytest.mark.logs("a file of \\\\d+ bytes")
        def test_announced(): logging.getLogger("guichet").warning("a file of 12 bytes was not sent")
        @pytest.mark.logs("something else")
        def test_otherwise(): logging.getLogger("guichet").warning("a file of 12 bytes was not sent")
        """
    )
    run.runpytest_subprocess("-q", "-p", "no:cacheprovider").assert_outcomes(passed=1, failed=1)
