"""Where a data folder keeps what: ``server/`` and ``workstation/`` apart."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import platformdirs

ENVIRONMENT = "GUICHET_DATA"


class DataFolder(msgspec.Struct, frozen=True):
    """One data folder, chosen by ``--data``, else ``GUICHET_DATA``, else the system's place for a user's data."""

    root: Path

    @property
    def server(self) -> Path:
        """The central server's own folder."""
        return self.root / "server"

    @property
    def server_url(self) -> str:
        """The embedded central base."""
        return f"sqlite:///{self.server / 'central.db'}"

    @property
    def workstation(self) -> Path:
        """The workstation's own folder."""
        return self.root / "workstation"

    @property
    def database(self) -> Path:
        """The workstation's encrypted replica."""
        return self.workstation / "replica.db"

    @property
    def receipts(self) -> Path:
        """Where the window puts PDFs for the system's viewer."""
        return self.workstation / "paper"

    @property
    def window_settings(self) -> Path:
        """Each agent's text size, colours and font."""
        return self.workstation / "window.ini"

    @property
    def logs(self) -> Path:
        """Where programs write their logs; never personal data."""
        return self.root / "logs"

    def make(self) -> None:
        """Make the folder, readable by its owner only."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)


def choose_folder(chosen: str | None) -> DataFolder:
    """Give the data folder of a command."""
    place = chosen or os.environ.get(ENVIRONMENT) or platformdirs.user_data_dir("guichet", appauthor=False)
    return DataFolder(Path(place).expanduser().absolute())
