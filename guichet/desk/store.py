"""The open replica of a desk, and the moment when a fresh one takes its place."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guichet.models.engine import workstation_engine
from guichet.sync.bulk import Order
from guichet.sync.replica import Replica
from guichet.sync.swap import is_built, swap


class Store:
    """Holds the replica; readers share it, a swap waits for them and keeps them out for its short time."""

    def __init__(self, database: Path, key: bytes) -> None:
        self.database = database
        self._key = key
        self._gate = threading.Condition()
        self._readers = 0
        self._closed = False
        self._replica = Replica(workstation_engine(database, key))

    @property
    def replica(self) -> Replica:
        """The replica of now; for the database lane, where swaps run too."""
        return self._replica

    @contextmanager
    def shared(self) -> Iterator[Replica]:
        """Use the replica from a reading lane."""
        with self._gate:
            self._gate.wait_for(lambda: not self._closed)
            self._readers += 1
        try:
            yield self._replica
        finally:
            with self._gate:
                self._readers -= 1
                self._gate.notify_all()

    def fresh_path(self) -> Path:
        """Give where a fresh replica is built."""
        return self.database.with_suffix(".fresh")

    def order(self) -> Order:
        """Give what the building process is told."""
        return Order(old=str(self.database), new=str(self.fresh_path()), key=self._key.hex())

    def is_built(self) -> bool:
        """Say whether a fresh replica is whole and waits to be put in place."""
        return is_built(self.fresh_path(), self._key)

    def swap(self) -> bool:
        """Put a built fresh replica in place; call it on the database lane. False when there is none."""
        fresh = self.fresh_path()
        if not self.is_built():
            return False
        with self._gate:
            self._closed = True
            self._gate.wait_for(lambda: self._readers == 0)
            try:
                swap(self.database, fresh, self._key, self._replica.engine)
                self._replica = Replica(workstation_engine(self.database, self._key))
            finally:  # after a failure the former replica serves on: its engine opens its file again by itself
                self._closed = False
                self._gate.notify_all()
        return True

    def close(self) -> None:
        """Close the file."""
        self._replica.engine.dispose()
