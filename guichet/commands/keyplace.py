"""Which key opens the replica: the keyring's, a file that the administrator named, or one that a trial folder made.

A key in a file protects much less than one in the keyring, so it is said loudly each time.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from guichet.commands.words import _

if TYPE_CHECKING:
    from guichet.bootstrap.folders import DataFolder

ENVIRONMENT: Final = "GUICHET_KEY_FILE"


def folder_key_file(folder: DataFolder) -> Path:
    """Give the key file of a folder that was made on a machine without a keyring."""
    return folder.workstation / "replica.key"


def use_folder_key(folder: DataFolder) -> None:
    """Use the folder's own key file when it has one and none is named; say loudly that a key lies in a file."""
    own = folder_key_file(folder)
    if not os.environ.get(ENVIRONMENT) and own.is_file():
        os.environ[ENVIRONMENT] = str(own)
    named = os.environ.get(ENVIRONMENT)
    if named:
        _warn(named)


def make_folder_key(folder: DataFolder) -> None:
    """Decide that the folder's key lies in a file of its own, for this process and those that it starts."""
    os.environ[ENVIRONMENT] = str(folder_key_file(folder))
    _warn(os.environ[ENVIRONMENT])


def _warn(file: str) -> None:
    text = _(
        "ATTENTION : la clé de la base est dans un fichier, pas dans le trousseau du système.\n"
        "Qui copie ce fichier et le dossier de données lit tout : {file}"
    )
    print(text.format(file=file), file=sys.stderr)
