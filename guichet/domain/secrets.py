"""What makes a password strong enough (CNIL, délibération 2022-100).

A password that stands alone has twelve characters of four kinds, or fourteen of three, or is a phrase of seven words.
Where the account locks after failures, eight characters of three kinds do. No expiry is asked of users. Hashing is
not done here.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise
from typing import Final

from guichet.domain._common_passwords import COMMON_WORDS

_WORDS_IN_A_PHRASE: Final = 7
_FEWEST_DIFFERENT_WORDS: Final = 6
_BITS_OF_A_WORD: Final = 12
_FEWEST_DIFFERENT: Final = 5
_SHORTEST_IDENTITY: Final = 4
_KINDS: Final = ((re.compile("[a-zà-öø-ÿ]"), 26), (re.compile("[A-ZÀ-ÖØ-Þ]"), 26), (re.compile("[0-9]"), 10))
_OTHER: Final = (re.compile("[^a-zà-öø-ÿA-ZÀ-ÖØ-Þ0-9]"), 33)
_LEET: Final = str.maketrans("@4831!|05$7", "aabeiiiosst")
_EDGES: Final = re.compile("^[^a-z]+|[^a-z]+$")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_RUNS: Final = ("abcdefghijklmnopqrstuvwxyz", "azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm", "01234567890")
_NEEDED: Final = {"alone": ((12, 4), (14, 3)), "with_lockout": ((8, 3),)}


class PasswordRule(StrEnum):
    """Where the password is used."""

    ALONE = "alone"
    WITH_LOCKOUT = "with_lockout"


class PasswordProblem(StrEnum):
    """Why a password is too weak."""

    TOO_SHORT = "too_short"
    TOO_FEW_KINDS = "too_few_kinds"
    TOO_COMMON = "too_common"
    TOO_REPETITIVE = "too_repetitive"
    TELLS_WHO_YOU_ARE = "tells_who_you_are"


def password_problems(password: str, rule: PasswordRule, identity: Iterable[str] = ()) -> tuple[PasswordProblem, ...]:
    """Everything that makes a password too weak; empty when it may be used.

    Args:
        password: as typed; never kept nor logged.
        rule: where it is used.
        identity: what others know of its owner (log-in, names, town), refused inside the password.
    """
    folded = _fold(password)
    found = set()
    if not _is_phrase(password):
        found |= _length_problems(password, rule)
        if _is_common(folded):
            found.add(PasswordProblem.TOO_COMMON)
    if len(set(folded)) < _FEWEST_DIFFERENT or 2 * _longest_run(folded) > len(folded):
        found.add(PasswordProblem.TOO_REPETITIVE)
    if any(len(word) >= _SHORTEST_IDENTITY and word in folded for word in map(_fold, identity)):
        found.add(PasswordProblem.TELLS_WHO_YOU_ARE)
    return tuple(problem for problem in PasswordProblem if problem in found)


def strength_bits(password: str) -> int:
    """The most guesses that the password's length and kinds can cost, in bits, as the CNIL counts them."""
    alphabet = sum(size for pattern, size in (*_KINDS, _OTHER) if pattern.search(password))
    bits = len(password) * math.log2(alphabet) if alphabet else 0.0
    words = len(_WORD.findall(password))
    return int(min(bits, words * _BITS_OF_A_WORD) if _is_phrase(password) else bits)


def _length_problems(password: str, rule: PasswordRule) -> set[PasswordProblem]:
    kinds = sum(pattern.search(password) is not None for pattern, _ in (*_KINDS, _OTHER))
    choices = _NEEDED[rule.value]
    if any(len(password) >= length and kinds >= needed for length, needed in choices):
        return set()
    if len(password) < min(length for length, _ in choices):
        return {PasswordProblem.TOO_SHORT}
    if kinds < min(needed for _, needed in choices):
        return {PasswordProblem.TOO_FEW_KINDS}
    # Long enough with one more kind, or rich enough with two more characters.
    return {PasswordProblem.TOO_SHORT, PasswordProblem.TOO_FEW_KINDS}


def _is_phrase(password: str) -> bool:
    words = _WORD.findall(password)
    return len(words) >= _WORDS_IN_A_PHRASE and len(set(map(str.casefold, words))) >= _FEWEST_DIFFERENT_WORDS


def _is_common(folded: str) -> bool:
    """Tell whether all that is left, once digits and signs are taken off, is one or two words everybody uses."""
    cores = {_letters(_EDGES.sub("", folded).translate(_LEET)), _letters(folded.translate(_LEET))}
    return any(
        core in COMMON_WORDS
        or any(core[:cut] in COMMON_WORDS and core[cut:] in COMMON_WORDS for cut in range(1, len(core)))
        for core in cores
    )


def _longest_run(folded: str) -> int:
    """The longest stretch of one character, or of the alphabet, the keyboard or the digits, either way."""
    steps = {pair for run in _RUNS for line in (run, run[::-1]) for pair in pairwise(line)}
    longest = current = 1
    for pair in pairwise(folded):
        current = current + 1 if pair in steps or pair[0] == pair[1] else 1
        longest = max(longest, current)
    return longest


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())
