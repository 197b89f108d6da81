"""Fails the test behind which something went wrong that nobody looked at: what a program logged as a warning or worse,
or said outside its log.

This process is heard directly. Programs started by a test say it in files: the logs below its ``tmp_path``, and those
of the folders given to :func:`listen_to` (a town that many tests share). A test that provokes such lines says which,
as regular expressions: ``@pytest.mark.logs("the key cannot be read")``.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Generator, Iterable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

import pytest

_LINE: Final = re.compile(r"\d{4}-\d\d-\d\d [\d:,]+ (?P<level>[A-Z]+) (?P<logger>\S+): ")
_TROUBLE: Final = re.compile(r"Traceback|Exception|Error|Warning|^Q\w+::|^Fatal|Segmentation")
"""In what a program says outside its log: the rest is addressed to a person."""
_QUIET: Final = ("DEBUG", "INFO")
_MOST_LINES: Final = 20


class _Ear(logging.Handler):
    """Keeps what this process logs as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


class _Files:
    """Reads logs on from where they were read last."""

    def __init__(self) -> None:
        self._folders: set[Path] = set()
        self._ended: set[Path] = set()
        self._read: dict[Path, int] = {}

    def add(self, folder: Path) -> None:
        self._folders.add(folder)

    def drop(self, folder: Path) -> None:
        self._ended.add(folder)

    def unusual(self, more: Iterable[Path]) -> list[str]:
        """Give the lines, since the last time, that say that something is not as usual."""
        found = []
        for folder in {*self._folders, *more}:
            for path in sorted(folder.rglob("*.log")) if folder.is_dir() else ():
                found += [f"{path.parent.parent.name}/{path.name}: {line}" for line in self._new_lines(path)]
        self._folders -= self._ended
        self._ended.clear()
        return found

    def _new_lines(self, path: Path) -> Iterator[str]:
        with path.open("rb") as file:
            file.seek(self._read.get(path, 0))
            text = file.read()
        self._read[path] = self._read.get(path, 0) + len(text)
        loud = False
        for line in text.decode("utf-8", "replace").splitlines():
            told = _LINE.match(line)
            if told is None and loud:
                continue  # the trace below a line that is given already
            loud = told is not None and told["level"] not in _QUIET
            if loud or (told is None and _TROUBLE.search(line)):
                yield line


_ear = _Ear()
_files = _Files()


def listen_to(folder: Path) -> None:
    """Read, after every test, what the programs of this folder log; for folders that outlive a test."""
    _files.add(folder)


def hear_out(folder: Path) -> None:
    """Read this folder once more, after the test in hand: its programs have ended."""
    _files.drop(folder)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "logs(*patterns): lines of logs that this test provokes, as regular expressions")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Hear each test anew: a command that a test runs in this process sends the log elsewhere, and stays so."""
    root = logging.getLogger()
    root.addHandler(_ear)
    try:
        return (yield)
    finally:
        root.removeHandler(_ear)
        for handler in [each for each in root.handlers if isinstance(each, RotatingFileHandler)]:
            root.removeHandler(handler)
            handler.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    yield
    _complain(item, _heard())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    own = getattr(item, "funcargs", {}).get("tmp_path")
    yield
    _complain(item, [*_heard(), *_files.unusual([own] if own is not None else [])])


def _heard() -> list[str]:
    heard, _ear.heard = _ear.heard, []
    return heard


def _complain(item: pytest.Item, lines: list[str]) -> None:
    expected = [re.compile(pattern) for mark in item.iter_markers("logs") for pattern in mark.args]
    left = [line for line in lines if not any(pattern.search(line) for pattern in expected)]
    if left:
        pytest.fail("something was logged behind this test:\n" + "\n".join(left[:_MOST_LINES]), pytrace=False)
