"""Run one lineage of revisions on a base, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from guichet.models.base import Side

HERE = Path(__file__).parent
FOLDERS = {Side.SERVER: HERE / "server", Side.WORKSTATION: HERE / "workstation"}


def migrate(connection: Connection, side: Side, more: Sequence[Path] = ()) -> None:
    """Bring a base (an empty one too) to the newest revision of its side.

    ``connection`` is in a transaction, and stays in it: whatever fails, the base is as it was. ``more`` are folders of
    further revisions, beside the program's own.
    """
    assert connection.in_transaction()
    config = settings(side, more)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def settings(side: Side, more: Sequence[Path] = ()) -> Config:
    """Give Alembic's settings for a lineage; there is no ``alembic.ini``."""
    config = Config()
    folders = "\n".join(str(folder) for folder in (FOLDERS[side], *more))
    for name, value in (
        ("script_location", str(HERE)),
        ("path_separator", "newline"),
        ("version_locations", folders),
    ):
        config.set_main_option(name, value.replace("%", "%%"))
    return config
