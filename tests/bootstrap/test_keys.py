"""The database key: in a real Secret Service, in a file for machines without one, on paper against its loss."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.bootstrap.folders import DataFolder
from guichet.bootstrap.keys import KeyPlace, read_recovery, write_recovery
from guichet.contract.refusals import KeyUnavailable, KeyWrong
from guichet.models.engine import workstation_engine
from tests.helpers.secret_service import secret_service
from tests.helpers.town import small_town


def test_the_key_lives_in_the_session_keyring_and_nowhere_on_the_disk(tmp_path: Path) -> None:
    with secret_service(tmp_path / "home"):
        folder = tmp_path / "data" / "workstation"
        key = KeyPlace(folder).create()
        assert KeyPlace(folder).create() == key
        other_process = "from pathlib import Path;from guichet.bootstrap.keys import KeyPlace;import sys;"
        other_process += "print(KeyPlace(Path(sys.argv[1])).read().hex())"
        found = subprocess.run(
            [sys.executable, "-c", other_process, str(folder)], capture_output=True, text=True, check=True
        )
        assert found.stdout.strip() == key.hex()
        for path in (tmp_path / "data").rglob("*"):
            if path.is_file():
                assert key.hex() not in path.read_text(errors="replace")
        assert KeyPlace(tmp_path / "other").read() is None


def test_without_a_keyring_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GUICHET_KEY_FILE", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    code = (
        "from pathlib import Path;from guichet.bootstrap.keys import KeyPlace;import sys\n"
        "try: KeyPlace(Path(sys.argv[1])).create()\n"
        "except Exception as e: print(type(e).__name__)"
    )
    run = [sys.executable, "-c", code, str(tmp_path / "w")]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip() == "KeyUnavailable"


def test_a_key_file_serves_machines_without_a_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "keys" / "poste.key"
    monkeypatch.setenv("GUICHET_KEY_FILE", str(file))
    key = KeyPlace(tmp_path / "w").create()
    assert KeyPlace(tmp_path / "w").read() == key
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0
    file.write_text("not a key")
    with pytest.raises(KeyUnavailable):
        KeyPlace(tmp_path / "w").read()


@given(st.binary(min_size=32, max_size=32), st.data())
def test_a_recovery_key_reads_back_and_no_slip_passes(key: bytes, data: st.DataObject) -> None:
    text = write_recovery(key)
    assert read_recovery(text) == key
    assert read_recovery(text.lower().replace("-", " ")) == key
    letters = [at for at, letter in enumerate(text) if letter != "-"]
    place = data.draw(st.sampled_from(letters))
    other = data.draw(st.sampled_from([letter for letter in "ABCDEFGH234567" if letter != text[place]]))
    with pytest.raises(KeyWrong):
        read_recovery(text[:place] + other + text[place + 1 :])


def test_the_loss_of_the_keyring_is_answered_by_the_recovery_key(tmp_path: Path) -> None:
    with small_town(tmp_path / "town", procedures=False) as town:
        workplace = town.enrol("a")
        sheet = write_recovery(workplace.key)
        workplace.close()
        town._workplaces.clear()
        folder = DataFolder(tmp_path / "town" / "a")
        with secret_service(tmp_path / "home"):
            place = KeyPlace(folder.workstation)
            assert place.read() is None
            place.write(read_recovery(sheet))
            found = place.read()
        assert found is not None
        engine = workstation_engine(folder.database, found, pool=False)
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM organisation").scalar() == 1
        engine.dispose()
        stranger = workstation_engine(folder.database, secrets.token_bytes(32), pool=False)
        with pytest.raises(KeyWrong):
            stranger.connect()
        stranger.dispose()
