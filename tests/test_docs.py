"""What the documentation names is there: files, folders, links and tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")], key=lambda page: page.as_posix()
)
_LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"`([a-z_]+(?:/[A-Za-z0-9_.-]+)+/?)`")
_TEST = re.compile(r"`(test_[a-z0-9_]+)`")
_MADE_AT_RUN = ("server/", "workstation/", "logs/")
"""Beginnings of paths of a data folder, which a page names as such."""


@pytest.fixture(scope="module")
def test_names() -> frozenset[str]:
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return frozenset(name for text in texts for name in re.findall(r"^def (test_[a-z0-9_]+)", text, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_paths_are_there(page: Path) -> None:
    paths = _CODE.findall(page.read_text(encoding="utf-8"))
    assert [path for path in paths if not _is_there(path)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_tests_are_there(page: Path, test_names: frozenset[str]) -> None:
    assert set(_TEST.findall(page.read_text(encoding="utf-8"))) <= test_names


def test_the_pages_name_enough_to_be_worth_checking() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert len(_CODE.findall(text)) > 50


def _is_there(path: str) -> bool:
    """Say whether a path is one of the repository's or the package's; a data folder's are not looked for."""
    found = any((base / path).exists() for base in (ROOT, ROOT / "guichet"))
    return found or (path.startswith(_MADE_AT_RUN) and not path.endswith(".py"))
