"""Where the tour happens: a made-up town of its own, its server that can be away, a colleague at another counter."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Final

from guichet.bootstrap.central import ensure_server, new_enrolment_code, server_url, stop_server
from guichet.bootstrap.desks import ensure_desk, running_desk
from guichet.bootstrap.enrolment import enrol_workstation
from guichet.bootstrap.folders import DataFolder
from guichet.bootstrap.processes import is_alive
from guichet.contract.base import FieldEdit
from guichet.contract.people import CorrectPerson, OpenPerson, Search
from guichet.demo.texts import PASSWORD
from guichet.desk.client import DeskClient

_SITE: Final = "mairie"
_SECONDS: Final = 30.0


class TourPlace:
    """A prepared town in ``folder``, served; everything that it starts ends with ``close``."""

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder
        self._other = DataFolder(folder.root.with_name("colleague"))
        url = server_url(folder)
        assert url is not None, "the town was made and is served"
        self._listen = url.removeprefix("https://")
        self._colleague: DeskClient | None = None

    @property
    def papers(self) -> Path:
        """Where the window lays its papers."""
        return self.folder.receipts

    @property
    def logs(self) -> list[Path]:
        """The logs of the window, of the desks and of the server; they name nobody."""
        return [log for folder in (self.folder, self._other) for log in sorted(folder.logs.glob("*.log"))]

    def go_down(self) -> None:
        """Stop the server's process: this counter is alone."""
        stop_server(self.folder)

    def go_up(self) -> None:
        """Start the server again where it was."""
        if server_url(self.folder) is None:
            ensure_server(self.folder, self._listen)

    def change_at_another_counter(self, words: str, field: str, value: str) -> None:
        """Have a colleague change a field of the first person that some words find; they reach the server alone.

        The server listens elsewhere meanwhile, so that this counter goes on without it whatever the moment.
        """
        self.go_down()
        url = ensure_server(self.folder, "127.0.0.1:0")
        try:
            client = self._colleague or self._come(url)
            found = client.ask(Search(text=words)).result(_SECONDS).people
            person_id = found[0].person_id
            sheet = client.ask(OpenPerson(person_id=person_id, reason="visit")).result(_SECONDS)
            edit = FieldEdit(field, getattr(sheet, field), value)
            client.do(CorrectPerson(person_id=person_id, edits=(edit,))).result(_SECONDS)
            client.sync_now().result(_SECONDS)
        finally:
            self.go_down()

    def close(self) -> None:
        """End the colleague, the desks and the server."""
        if self._colleague is not None:
            self._colleague.close()
        desks = [desk.pid for folder in (self.folder, self._other) if (desk := running_desk(folder)) is not None]
        for pid in desks:
            os.kill(pid, signal.SIGTERM)
        self.go_down()
        deadline = time.monotonic() + _SECONDS
        while any(map(is_alive, desks)) and time.monotonic() < deadline:
            time.sleep(0.02)

    def _come(self, url: str) -> DeskClient:
        code = new_enrolment_code(self.folder, site=_SITE)
        enrol_workstation(self._other, url, code)
        desk = ensure_desk(self._other)
        client = self._colleague = DeskClient(desk.address, bytes.fromhex(desk.authkey))
        client.sync_now().result(_SECONDS)
        client.log_in("yanis.girard", PASSWORD).result(_SECONDS)
        return client
