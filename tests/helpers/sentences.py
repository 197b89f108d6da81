"""The sentences of the window as its source holds them, and the file of their translations.

``python -m tests.helpers.sentences`` adds what is new to the file, unfinished, and takes away what is said no more; a
Linguist, or any editor, does the rest.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from guichet.ui.language import ENGLISH_SENTENCES, read_sentences
from tests.helpers.town import ROOT

WINDOW: Final = ROOT / "guichet" / "ui"
_SAID_BY: Final = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1, "_plain": 0, "_with": 0}
"""The functions that say a sentence, and which of their arguments it is; the last two are those of the messages."""


def sentences() -> dict[str, str]:
    """Give the sentences of the window, each with the file that says it first, in the order of the files."""
    found: dict[str, str] = {}
    for path in sorted(WINDOW.rglob("*.py")):
        for call in _calls(path):
            found.setdefault(call, path.relative_to(ROOT).as_posix())
    return found


def too_early() -> list[str]:
    """Give where a sentence is said while modules are imported: before anybody knows in which language."""
    found = []
    for path in sorted(WINDOW.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        late = {id(node) for function in ast.walk(tree) if isinstance(function, _LATER) for node in ast.walk(function)}
        found += [
            f"{path.relative_to(ROOT)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and _name(node) in ("tr", "translate") and id(node) not in late
        ]
    return found


def write(file: Path, translations: dict[str, str]) -> int:
    """Write the file of the sentences of now with these translations; give how many lack one."""
    said = sentences()
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines += ['<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">', "<context>", "    <name>Guichet</name>"]
    for source, place in said.items():
        text = translations.get(source, "")
        state = "" if text else ' type="unfinished"'
        lines += [
            "    <message>",
            f'        <location filename="{place}"/>',
            f"        <source>{_escaped(source)}</source>",
            f"        <translation{state}>{_escaped(text)}</translation>",
            "    </message>",
        ]
    lines += ["</context>", "</TS>", ""]
    file.write_text("\n".join(lines), "utf-8")
    return sum(source not in translations for source in said)


_LATER: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def _calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        place = _SAID_BY.get(_name(node)) if isinstance(node, ast.Call) else None
        if place is None or not isinstance(node, ast.Call) or len(node.args) <= place:
            continue
        for said in ast.walk(node.args[place]):
            if isinstance(said, ast.Constant) and isinstance(said.value, str) and said.value:
                yield said.value


def _name(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", "") or getattr(node.func, "id", "")


def _escaped(text: str) -> str:
    return escape(text, {"\u00a0": "&#xa0;", "\u202f": "&#x202f;"})


if __name__ == "__main__":
    lacking = write(ENGLISH_SENTENCES, read_sentences(ENGLISH_SENTENCES))
    print(f"{lacking} sentences lack their English in {ENGLISH_SENTENCES.relative_to(ROOT)}")
