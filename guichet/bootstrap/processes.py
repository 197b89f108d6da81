"""Starting our own programs as processes of their own, and finding those that run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_NEW_GROUP_NO_WINDOW = 0x00000200 | 0x08000000


def spawn(module: str, *arguments: str, stdin: bytes = b"", log: Path) -> subprocess.Popen[bytes]:
    """Start ``python -m module`` detached from this one; its output goes to a log file.

    ``stdin`` is given once and closed: secrets never stand on a command line.
    """
    log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            start_new_session=True,
            creationflags=_NEW_GROUP_NO_WINDOW if os.name == "nt" else 0,
        )
    assert process.stdin is not None
    process.stdin.write(stdin)
    process.stdin.close()
    return process


def is_alive(pid: int) -> bool:
    """Say whether a process of this number runs."""
    if os.name == "posix":
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return not _is_zombie(pid)
    listing = subprocess.run(["tasklist", "/FI", f"PID eq {pid}", "/NH"], capture_output=True, text=True, check=False)
    return str(pid) in listing.stdout


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False
