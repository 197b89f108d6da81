"""Help and errors of arguments: French, quick, and wherever ``--data`` stands."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guichet.cli import main, parser
from guichet.commands.parser import Parser, in_french
from tests.commands.conftest import Guichet

ENGLISH = ("usage:", "positional", "show this", "default:", "required:")


def parsers(top: Parser) -> Iterator[Parser]:
    yield top
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from parsers(below)


def test_every_help_text_renders_in_french() -> None:
    texts = {one.prog: one.format_help() for one in parsers(parser())}
    assert len(texts) >= 18
    for program, text in texts.items():
        assert text.startswith("Utilisation"), program
        assert program.split()[0] == "guichet"
        assert not any(word in text.lower() for word in ENGLISH), program
        assert "--data DOSSIER" in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Il manque"),
        (["nowhere"], "n’existe pas"),
        (["enrol", "https://x:1"], "Il manque\u00a0: CODE"),
        (["search", "--limit", "0"], "un nombre entre 1 et 100"),
        (["search", "--limit"], "attend une valeur"),
        (["server", "--database", "mysql://x"], "sqlite:///chemin"),
        (["agent", "add", "x", "--given-name", "A", "--surname", "B", "--role", "roi"], "n’est pas un rôle"),
        (["doctor", "--nothing"], "Argument inconnu\u00a0: --nothing"),
    ],
)
def test_misuse_is_told_in_french_with_code_2(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    error = capsys.readouterr().err
    assert told in error
    assert "--help" in error


def test_a_problem_that_is_not_known_is_told_as_it_is() -> None:
    assert in_french("something new") == "something new"


def test_data_may_stand_before_or_after_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "a"), "search", "x"]) == 1
    assert str(tmp_path / "a") in capsys.readouterr().err
    assert main(["search", "--data", str(tmp_path / "b"), "x"]) == 1
    assert str(tmp_path / "b") in capsys.readouterr().err
    assert main(["--data", str(tmp_path / "a"), "search", "--data", str(tmp_path / "c"), "x"]) == 1
    assert str(tmp_path / "c") in capsys.readouterr().err


def test_help_loads_neither_database_nor_window() -> None:
    code = "import sys, guichet.cli; guichet.cli.parser().format_help(); print(' '.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "guichet.commands.search" in loaded
    assert not {"sqlalchemy", "msgspec", "httpx", "PySide6", "numpy", "tqdm"} & set(loaded)


def test_version_is_the_installed_one(guichet: Guichet) -> None:
    from importlib.metadata import version

    assert guichet("--version").out == f"guichet {version('guichet')}\n"


def test_python_dash_m_runs_the_program() -> None:
    done = subprocess.run([sys.executable, "-m", "guichet", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("guichet ")
