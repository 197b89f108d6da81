"""The central base as commands open it: the folder's own, or the one that ``--database`` names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from sqlalchemy import Connection

    from guichet.bootstrap.folders import DataFolder
    from guichet.server.base import CentralBase

ENVIRONMENT: Final = "GUICHET_DATABASE"
PROVISIONAL: Final = "provisional_organisation"
"""Setting of a base whose organisation was made by an import before anybody named it."""


def database_of(arguments: argparse.Namespace) -> str:
    """Give the central base's address that was chosen; empty: the folder's own."""
    from guichet.commands.parser import database_url

    chosen: str | None = arguments.database
    named = os.environ.get(ENVIRONMENT, "")
    return chosen or (database_url(named) if named else "")


@contextmanager
def opened(folder: DataFolder, url: str = "") -> Iterator[CentralBase]:
    """Open the central base, made or upgraded when it has to be.

    Raises:
        BaseUnreachable: it does not answer.
    """
    from sqlalchemy.exc import DBAPIError

    from guichet.bootstrap.central import central_base
    from guichet.commands.errors import BaseUnreachable

    manager = central_base(folder, url)
    try:
        base = manager.__enter__()
    except DBAPIError:
        # The driver's message may hold a password: it is not kept.
        raise BaseUnreachable() from None
    try:
        yield base
    finally:
        manager.__exit__(None, None, None)


def organisation_name(connection: Connection) -> str | None:
    """Give the organisation's name, or None when it is not set up."""
    from sqlalchemy import select

    from guichet.models.organisation import Organisation

    name: str | None = connection.execute(select(Organisation.name)).scalar()
    return name


@contextmanager
def set_up(folder: DataFolder, url: str = "") -> Iterator[CentralBase]:
    """Open a central base that has its organisation.

    Raises:
        NotInitialised: it has none; nothing is created in a folder without a base.
    """
    from guichet.commands.errors import NotInitialised

    if not url and not central_file(folder).exists():
        raise NotInitialised()
    with opened(folder, url) as base:
        with base.reading.connect() as connection, connection.begin():
            if organisation_name(connection) is None:
                raise NotInitialised()
        yield base


def central_file(folder: DataFolder) -> Path:
    """Give the file of the folder's own central base."""
    return folder.server / "central.db"
