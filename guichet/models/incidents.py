"""Unknown failures: logged under a number to quote, with where and what kind, never with the text of an exception.

A database's message may hold a whole row (PostgreSQL's DETAIL does), and rows are people's data.
"""

from __future__ import annotations

import logging
import secrets
import traceback

from sqlalchemy.exc import DBAPIError

from guichet.contract.refusals import BaseUnreadable, DiskFull, Outage

_FRAMES = 12


def report(log: logging.Logger, what: str, problem: BaseException) -> str:
    """Log a failure and give its number."""
    incident = secrets.token_hex(4)
    log.error("%s: incident %s (%s) at %s", what, incident, _kind(problem), _where(problem))
    return incident


def outage_of(problem: BaseException) -> Outage | None:
    """Say which trouble of the world a database's exception tells of; None for a fault of the program."""
    if not isinstance(problem, DBAPIError):
        return None
    said = str(problem.orig)
    if "disk is full" in said or "disk I/O error" in said:
        return DiskFull()
    if "malformed" in said or "is locked" in said:
        return BaseUnreadable()
    return None


def _kind(problem: BaseException) -> str:
    names = [type(problem).__name__]
    if isinstance(problem, DBAPIError) and problem.orig is not None:
        names.append(type(problem.orig).__name__)
        names.append(str(getattr(problem.orig, "sqlstate", None) or getattr(problem.orig, "sqlite_errorname", "")))
    return " ".join(name for name in names if name)


def _where(problem: BaseException) -> str:
    frames = traceback.extract_tb(problem.__traceback__)[-_FRAMES:]
    return " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in reversed(frames))
