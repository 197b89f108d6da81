"""A PostgreSQL of the tests' own: one throwaway cluster for the whole session, a fresh database for each test.

It listens on a Unix socket only and belongs to ``nobody`` when the tests run as root, whom PostgreSQL does not serve. A
shell stands between: when the tests end, however they end, its standard input closes and it stops the server and
removes the folder. Names sort as they do in a French town (ICU), so that no test leans on byte order by chance.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import psycopg
import pytest
from psycopg import sql

from guichet.models.base import Side
from guichet.models.engine import create_schema, server_engine
from guichet.models.upgrade import stamp
from guichet.models.versions import SERVER_SCHEMA

_PATIENCE_SECONDS = 60
_USER = "guichet"
_EMPTY = "template0"
_MADE = "guichet_template"
_WATCH = """
postgres=$1 folder=$2
"$postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off -c synchronous_commit=off \
  -c full_page_writes=off -c max_wal_size=256MB -c autovacuum=off >"$folder/log" 2>&1 </dev/null &
server=$!
read -r _
kill -INT "$server"
wait "$server"
rm -rf "$folder"
"""


class PostgresCluster:
    """A running throwaway server; :meth:`fresh` makes databases in it."""

    def __init__(self) -> None:
        self._bin = _programs()
        self._as: dict[str, Any] = {"user": "nobody", "group": _group_of_nobody()} if os.geteuid() == 0 else {}
        self._count = 0
        self.folder = _folder(bool(self._as))
        self._run(
            *("initdb", "--no-sync", "--auth=trust", f"--username={_USER}", "--encoding=UTF8", "--locale=C"),
            *("--locale-provider=icu", "--icu-locale=fr-FR", "-D", str(self.folder / "data")),
        )
        self._watcher = subprocess.Popen(
            ["/bin/sh", "-c", _WATCH, "sh", str(self._bin / "postgres"), str(self.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
            **self._as,
        )
        self._wait()
        self._make_template()

    def url(self, database: str) -> str:
        """Give the address of a database, as ``guichet server --database`` takes it."""
        return f"postgresql://{_USER}@/{database}?host={self.folder}"

    def fresh(self, *, made: bool) -> str:
        """Make a database, empty or with the server's tables, and give its address."""
        self._count += 1
        name = f"test_{self._count}"
        self._administer(sql.SQL("CREATE DATABASE {} TEMPLATE {}"), name, _MADE if made else _EMPTY)
        return self.url(name)

    def drop(self, url: str) -> None:
        """Drop a database, with whoever is still connected to it."""
        name = re.fullmatch(r"postgresql://\w+@/(\w+)\?.*", url)
        assert name is not None
        self._administer(sql.SQL("DROP DATABASE {} WITH (FORCE)"), name[1])

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        assert self._watcher.stdin is not None
        self._watcher.stdin.close()
        self._watcher.wait(_PATIENCE_SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _administer(self, statement: sql.SQL, *names: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.format(*map(sql.Identifier, names)))

    def _make_template(self) -> None:
        self._administer(sql.SQL("CREATE DATABASE {} TEMPLATE {}"), _MADE, _EMPTY)
        engine = server_engine(self.url(_MADE))
        with engine.begin() as connection:
            create_schema(connection, Side.SERVER)
            stamp(connection, SERVER_SCHEMA)
        engine.dispose()

    def _wait(self) -> None:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                if self._watcher.poll() is not None or time.monotonic() > deadline:
                    log = self.folder / "log"
                    _give_up(f"PostgreSQL did not start: {log.read_text() if log.exists() else 'no log'}")
                time.sleep(0.01)
            else:
                return

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._bin / program), *arguments]
        options: dict[str, Any] = {"cwd": "/", "capture_output": True, "text": True, **self._as}
        done = subprocess.run(command, **options)
        if done.returncode != 0:
            _give_up(f"{program} failed: {done.stderr}")


def _programs() -> Path:
    """Give the folder of the newest installed server programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    beside = shutil.which("initdb")
    if found:
        return found[-1].parent
    if beside is not None:
        return Path(beside).resolve().parent
    _give_up("PostgreSQL's server programs are not installed: scripts/test installs them (Debian package postgresql).")


def _group_of_nobody() -> int:
    import pwd

    return pwd.getpwnam("nobody").pw_gid


def _folder(for_nobody: bool) -> Path:
    """Make the cluster's folder: within nobody's reach, and with a path short enough for a socket."""
    for place in (tempfile.gettempdir(), "/tmp", "/var/tmp"):
        reachable = all(parent.stat().st_mode & 0o001 for parent in (Path(place), *Path(place).parents))
        if len(place) < 60 and (reachable or not for_nobody):
            folder = Path(tempfile.mkdtemp(prefix="guichet-pg-", dir=place))
            if for_nobody:
                shutil.chown(folder, "nobody", _group_of_nobody())
            return folder
    _give_up("No temporary folder is within reach of the user nobody.")


def _give_up(reason: str) -> NoReturn:
    pytest.fail(reason, pytrace=False)


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[PostgresCluster]:
    """The session's server; it starts with the first test that asks for it, and fails clearly if it cannot."""
    cluster = PostgresCluster()
    yield cluster
    cluster.stop()


@pytest.fixture
def postgres_url(postgres_cluster: PostgresCluster) -> Iterator[str]:
    """The address of an empty database of this test alone."""
    url = postgres_cluster.fresh(made=False)
    yield url
    postgres_cluster.drop(url)


@pytest.fixture
def postgres_made_url(postgres_cluster: PostgresCluster) -> Iterator[str]:
    """The address of a database of this test alone, with the server's tables."""
    url = postgres_cluster.fresh(made=True)
    yield url
    postgres_cluster.drop(url)
