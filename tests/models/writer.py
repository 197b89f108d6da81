"""A program that writes to a replica until it is killed; run as ``python -m tests.models.writer FILE [HANG]``.

It says ``done N`` once gesture N is committed, and with HANG says ``inside`` and waits in the middle of that gesture.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from sqlalchemy import insert, select

from guichet.models.workstation import BaseRow, SyncCursor
from tests.models.kinds import Kind, open_file

ROWS_A_GESTURE = 20


def main(path: str, hang: int) -> None:
    engine = open_file(Kind.SQLCIPHER, Path(path))
    with engine.connect() as connection:
        gesture = len(connection.execute(select(SyncCursor.seq)).all())
    while True:
        gesture += 1
        with engine.begin() as connection:
            for row in range(ROWS_A_GESTURE):
                connection.execute(insert(BaseRow).values(table_name=f"{gesture}", row_id=f"{row}", row=["x" * 3000]))
                if gesture == hang and row == ROWS_A_GESTURE // 2:
                    print("inside", flush=True)
                    time.sleep(600)
            connection.execute(insert(SyncCursor).values(partition=f"{gesture}", seq=gesture, chain=""))
        print(f"done {gesture}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
