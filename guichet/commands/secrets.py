"""Passwords on the command line: typed twice, or made up and shown once; never an argument."""

from __future__ import annotations

import getpass
import os
import secrets
import sys
from collections.abc import Iterable
from typing import Final

from guichet.commands.words import _

ENVIRONMENT: Final = "GUICHET_ADMIN_PASSWORD"

# Letters that nobody mistakes for another one when reading a sheet of paper.
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz"
_DIGITS: Final = "23456789"
_GROUPS: Final = 4


def hashed(password: str, identity: Iterable[str]) -> str:
    """Give the argon2id hash of a password that meets the rules (CNIL, délibération 2022-100, with lockout).

    Raises:
        PasswordWeak: it does not meet them.
    """
    from argon2 import PasswordHasher

    from guichet.contract.refusals import PasswordWeak
    from guichet.domain.secrets import PasswordRule, password_problems

    words = [word for text in identity for word in text.replace(".", " ").split()]
    problems = password_problems(password, PasswordRule.WITH_LOCKOUT, words)
    if problems:
        raise PasswordWeak(tuple(str(problem) for problem in problems))
    return PasswordHasher().hash(password)


def ask_password(question: str) -> str:
    """Ask for a password twice, without showing it.

    Raises:
        NoTerminal: nobody is there to type it.
        PasswordsDiffer: the two are not the same.
    """
    from guichet.commands.errors import NoTerminal, PasswordsDiffer

    if not sys.stdin.isatty():
        raise NoTerminal(ENVIRONMENT)
    typed = getpass.getpass(f"{question}\u00a0: ")
    if getpass.getpass(_("Le même, une seconde fois : ")) != typed:
        raise PasswordsDiffer()
    return typed


def administrator_password(question: str) -> str:
    """Give the password that ``GUICHET_ADMIN_PASSWORD`` holds, or ask for one."""
    return os.environ.get(ENVIRONMENT) or ask_password(question)


def made_up() -> str:
    """Make up a password to be changed at the first log-in: four groups of letters and digits (66 bits)."""
    groups = ["".join(secrets.choice(_LETTERS) for _ in range(3)) + secrets.choice(_DIGITS) for _ in range(_GROUPS)]
    return "-".join([groups[0].capitalize(), *groups[1:]])
