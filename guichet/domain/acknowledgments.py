"""What an acknowledgment of receipt (accusé de réception) must bear, and where a refusal by silence is contested.

CRPA R112-5 lists the mentions; L111-2 wants the agent's name and quality; L114-5 a date limit for missing documents.
An acknowledgment that lacks one does not start the time limits for appeal (L112-6), so none is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final


class Remedy(StrEnum):
    """Where a refusal is contested first."""

    COURT = "court"
    """An administrative appeal or the administrative court, at the citizen's choice (CRPA L411-2, CJA R421-1)."""
    CADA = "cada"
    """The commission on access to administrative documents, before any court (CRPA R311-12, R311-13, R343-1)."""


_ACCESS_TO_DOCUMENTS: Final = re.compile(r"R\.?\s?\*?\s?311-1[23]\b")
_REJECTS: Final = "rejects"


def remedy(article: str) -> Remedy:
    """Give the remedy that goes with the article which makes silence a refusal."""
    return Remedy.CADA if _ACCESS_TO_DOCUMENTS.search(article) else Remedy.COURT


def lacking(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Name what an acknowledgment of these facts would lack, as paths: « office.phone », « missing.0.due_on ».

    Args:
        facts: what it says, as JSON primitives under the names of its fields. An electronic address is a mention only
            of services that have one.
    """
    return tuple(path for path, value in _mentions(facts) if _is_blank(value))


def _mentions(facts: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in ("number", "procedure", "reference", "received_on"):
        yield name, facts[name]
    for name in ("town", "service", "postal_address", "phone"):
        yield f"office.{name}", facts["office"][name]
    agent = facts["agent"]
    for name in ("mark", "quality") if "mark" in agent else ("given_name", "surname", "quality"):
        yield f"agent.{name}", agent[name]
    if facts["citizen"] is not None:
        yield "citizen", facts["citizen"]
    for place, document in enumerate(facts["missing"]):
        yield f"missing.{place}.label", document["label"]
        # What is not essential stops no clock (L114-5-1): it may come without a date limit.
        if document["blocking"]:
            yield f"missing.{place}.due_on", document["due_on"]
    yield from _of_silence(facts["silence"], facts["missing"])


def _of_silence(silence: Mapping[str, Any] | None, missing: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    if silence is None:
        yield "silence.meaning", None
    elif silence["meaning"] == _REJECTS:
        yield "silence.on", silence["on"]
        yield "silence.appeal_by", silence["appeal_by"]
    elif silence["on"] is None and any(document["blocking"] for document in missing):
        # The time limit runs again from the day the documents come (L114-5): its length stands for its end.
        yield "silence.months", silence["months"]
    else:
        yield "silence.on", silence["on"]


def _is_blank(value: Any) -> bool:
    if isinstance(value, str):
        return not any(character.isprintable() and not character.isspace() for character in value)
    if isinstance(value, Sequence):
        return all(_is_blank(line) for line in value)
    return value is None
