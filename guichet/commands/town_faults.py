"""What is wrong in a town's description, and on which line: the readers of TOML and of structures speak English."""

from __future__ import annotations

import re
from typing import Final

from guichet.commands.errors import ConfigRefused
from guichet.commands.words import _

_WRITING: Final = (
    (r"Illegal character '(?:\\n|\\r)", "ce texte n’est pas refermé : il manque un guillemet"),
    (r"Illegal character", "cette ligne contient un caractère invisible : retapez-la"),
    (r"Expected ']' at the end", "il manque un crochet fermant"),
    (r"Expected ['\"]+$", "un texte n’est pas refermé : il manque un guillemet"),
    (r"Expected '=' after a key", "il manque « = » après ce nom"),
    (r"Invalid value", 'la valeur manque ou n’est pas entre guillemets droits : écrivez nom = "valeur"'),
    (r"Cannot overwrite a value", "cette clé est déjà donnée plus haut"),
    (r"Cannot declare .* twice", "ce bloc est déjà donné plus haut"),
    (r"Expected newline or end of document", "il y a quelque chose de trop à la fin de la ligne"),
    (r"Unclosed array", "une liste n’est pas refermée : il manque un crochet fermant"),
    (r"Unclosed inline table", "une accolade n’est pas refermée"),
    (r"Unescaped '\\'", "une barre oblique inverse se double : \\\\"),
)
"""Beginnings of what the reader of TOML says, with our sentence."""
_UNREADABLE: Final = 'cette ligne n’a pas la forme attendue : nom = "valeur"'
_KINDS: Final = {
    "str": "un texte entre guillemets",
    "int": "un nombre",
    "float": "un nombre à virgule",
    "bool": "true ou false",
    "array": "une liste entre crochets",
    "object": "un bloc",
    "date": "une date",
    "datetime": "une date",
}
_MISSING: Final = re.compile(r"Object missing required field `(.*?)`")
_UNKNOWN: Final = re.compile(r"Object contains unknown field `(.*?)`")
_STRANGE: Final = re.compile(r"Invalid enum value '(.*?)'")
_OTHER_KIND: Final = re.compile(r"Expected `(.*?)`, got `(.*?)`")
_EMPTY: Final = re.compile(r"Expected `(str|array)` of length >= 1")
_STEP: Final = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


def writing_fault(text: str, problem: str, file: str) -> ConfigRefused:
    """Give what the reader of TOML found wrong, in French, with its line."""
    found = re.search(r" \(at line (\d+), column \d+\)$", problem)
    # What is not closed is only missed at the end.
    line = int(found[1]) if found else text.rstrip().count("\n") + 1
    for pattern, told in _WRITING:
        if re.match(pattern, problem.partition(" (at ")[0]):
            return ConfigRefused(_where(file, line), _(told))
    return ConfigRefused(_where(file, line), _(_UNREADABLE))


def structure_fault(text: str, problem: str, file: str) -> ConfigRefused:
    """Give what is not as a town's description wants it, in French, with its line when it can be found."""
    what, _at, path = problem.partition(" - at `$")
    path = path.rstrip("`").lstrip(".")
    if found := _MISSING.match(what):
        return ConfigRefused(_where(file, _line_of(text, path), path), _("il manque « {key} »").format(key=found[1]))
    if found := _UNKNOWN.match(what):
        line = _line_of(text, f"{path}.{found[1]}".lstrip("."))
        return ConfigRefused(_where(file, line, path), _("« {key} » n’est pas une clé connue").format(key=found[1]))
    return ConfigRefused(_where(file, _line_of(text, path), path), _value_fault(what))


def _value_fault(what: str) -> str:
    if found := _STRANGE.match(what):
        return _("« {value} » n’est pas une valeur connue").format(value=found[1])
    if found := _EMPTY.match(what):
        return _("il ne peut pas être vide") if found[1] == "str" else _("il en faut au moins un")
    if found := _OTHER_KIND.match(what):
        wanted, given = (_(_KINDS.get(kind.split(" ")[0], "une autre valeur")) for kind in found.groups())
        return _("il faut {wanted}, et non {given}").format(wanted=wanted, given=given)
    return _("cette valeur ne convient pas")


def _where(file: str, line: int, path: str = "") -> str:
    told = _("{file}, ligne {line}").format(file=file, line=line) if line else file
    return f"{told}, {path}" if path else told


def _line_of(text: str, path: str) -> int:
    """Find the line of a key, else that of its block; 0 when neither is written on a line of its own."""
    steps = [(found[1], int(found[2] or 0)) for found in _STEP.finditer(path)]
    if not steps:
        return 0
    lines = text.splitlines()
    block, place = steps[0]
    headers = [at for at, line in enumerate(lines) if re.match(rf"\s*\[\[?\s*{re.escape(block)}\s*\]", line)]
    if place >= len(headers):
        return 0
    for at in range(headers[place] + 1, len(lines)):
        if re.match(r"\s*\[\[?\s*\w", lines[at]):
            break
        if len(steps) > 1 and re.match(rf"\s*{re.escape(steps[1][0])}\s*=", lines[at]):
            return at + 1
    return headers[place] + 1
