"""Logging: to a rotating file in the data folder and, if asked, to the terminal."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path


def log_to(folder: Path, name: str, *, terminal: bool = False) -> None:
    """Write this process's log to ``<folder>/<name>.log`` (5 files of 2 MB)."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handlers: list[logging.Handler] = [
        logging.handlers.RotatingFileHandler(
            folder / f"{name}.log", maxBytes=2_000_000, backupCount=4, encoding="utf-8"
        )
    ]
    if terminal:
        handlers.append(logging.StreamHandler())
    logging.basicConfig(
        level=logging.INFO, handlers=handlers, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
