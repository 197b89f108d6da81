"""What the set-up promises: locks that name no host, agree with each other, and a Qt that counts its references."""

import re
import sys
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter, QPen

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")


def _pins(lock: str) -> dict[str, set[str]]:
    """The versions a lock gives each package (several when they depend on the Python used)."""
    pins: dict[str, set[str]] = {}
    for line in (ROOT / lock).read_text().splitlines():
        if found := re.match(r"([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)", line):
            pins.setdefault(found[1], set()).add(found[2])
    return pins


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_is_pinned_by_hash_and_none_by_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    packages = re.split(r"\n(?=[a-z0-9])", text)[1:]

    assert len(packages) > 50
    assert [package.splitlines()[0] for package in packages if "--hash=sha256:" not in package] == []
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)


def test_what_is_tested_is_what_is_installed() -> None:
    installed, tested = _pins(LOCKS[0]), _pins(LOCKS[1])

    assert {name: tested.get(name) for name in installed} == installed


def test_every_declared_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    names = {re.split(r"[\[<>=]", line)[0].lower() for line in project["project"]["dependencies"]}

    assert names - _pins(LOCKS[0]).keys() == set()


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    declared = project["project"]["dependencies"] + [
        line for group in project["dependency-groups"].values() for line in group
    ]
    page = (ROOT / "docs" / "dependencies.md").read_text()

    assert [name for line in declared if f"| {(name := re.split(r'[<>=]', line)[0])} |" not in page] == []


def test_qt_gives_back_the_none_it_returns() -> None:
    """PySide6 6.12.0 on CPython 3.11 loses a reference to None at nearly every call, and aborts in the end."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pen = QPen()
    before = sys.getrefcount(None)
    for _ in range(2000):
        painter.setPen(pen)
    after = sys.getrefcount(None)
    painter.end()

    assert abs(after - before) < 500
