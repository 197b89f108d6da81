import threading
import time
from pathlib import Path

from guichet.contract.people import OpenPerson
from guichet.desk.store import Store
from tests.e2e.test_two_workstations import register
from tests.helpers.town import small_town


def test_x(tmp_path: Path, monkeypatch):
    with small_town(tmp_path, procedures=False) as town:
        a = town.enrol("a")
        a.log_in()
        pid = register(a, "Durand", "Noe")
        a.sync()
        began = threading.Event()
        real = Store.is_built

        def slow(self):
            if threading.current_thread().name.startswith("db"):
                began.set()
                time.sleep(0.3)
            return real(self) or True if False else real(self)

        monkeypatch.setattr(Store, "is_built", slow)
        from guichet.desk.builder import build_fresh

        desk = a.desk
        build_fresh(desk._store.order(), lambda p: None)
        f = desk._lanes.db.submit(desk._store.swap)
        began.wait()
        q = a.client.ask(OpenPerson(person_id=pid, reason="visit"))
        try:
            q.result(8)
            print("ANSWERED")
        except Exception as e:
            print("STUCK", type(e).__name__, f.done())
        import os

        os._exit(0)
