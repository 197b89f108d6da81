"""Measures the import of a file of people, then a workstation's first synchronisation, beside raw inserts of the rows.

    python benchmarks/import_people.py [--people N] [--url postgresql://…]

Both run as a town runs them: the import on the central base, then a real server process, and a workstation that
enrols and fills its encrypted replica. What they are compared with is the floor: `executemany` of the very rows, by the
driver alone, in one transaction, without checks, sums, indexes of search, or a network.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import sqlcipher3

from guichet.bootstrap.central import new_enrolment_code, stop_server
from guichet.bootstrap.enrolment import enrol_workstation
from guichet.bootstrap.folders import DataFolder
from guichet.commands.central import opened
from guichet.commands.founding import found_provisional
from guichet.commands.fresh_replica import bring_up, replica_key
from guichet.commands.local_server import local_server
from guichet.commands.people_file import Column, PeopleFile, survey
from guichet.commands.people_load import PeopleLoad
from guichet.demo.population import Population
from guichet.models.rows import Row, codecs

TABLES = ("person", "contact_point")
PROMISED_SECONDS = 60.0
SEED = 11


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--url", default="", help="another central base than the embedded one; no first sync then")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = DataFolder(Path(place) / "data")
        os.environ["GUICHET_KEY_FILE"] = str(Path(place) / "key")
        path = Path(place) / "people.csv"
        write_file(path, options.people)
        seconds = time_import(folder, path, options.url)
        tables = read_rows(folder, options.url)
        rows = sum(map(len, tables.values()))
        print(f"{options.people:,} lines, {rows:,} rows, {path.stat().st_size / 1e6:.0f} MB")
        floor = time_raw(sqlite3.connect(Path(place) / "raw.db"), tables)
        print_line("import", seconds, rows, floor, "raw SQLite")
        budget = PROMISED_SECONDS * options.people / 100_000
        kept = "yes" if seconds < budget else "NO"
        print(f"  {options.people / seconds:,.0f} lines/s; promised {budget:.0f} s, kept: {kept}")
        print(f"  at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB of memory")
        if options.url:
            return
        try:
            seconds = time_first_sync(folder)
        finally:
            stop_server(folder)
        floor = time_raw(open_cipher(Path(place) / "raw-cipher.db"), tables)
        print_line("first sync", seconds, rows, floor, "raw SQLCipher")


def write_file(path: Path, count: int) -> None:
    residents = Population(SEED, today=date(2026, 11, 1), fictional_phones=False).residents(count)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([column.value for column in Column])
        for number, one in enumerate(residents):
            writer.writerow(
                [
                    f"X{number:07}",
                    one.civility,
                    one.birth_name,
                    one.usual_name,
                    one.given_names,
                    f"{one.birth_date:%d/%m/%Y}",
                    one.birth_place,
                    one.sex,
                    one.email,
                    one.phone,
                    one.mobile,
                    one.street,
                    one.postcode,
                    one.city,
                ]
            )


def time_import(folder: DataFolder, path: Path, url: str) -> float:
    folder.make()
    with opened(folder, url) as base:
        found_provisional(base)
        started = time.perf_counter()
        found = survey(path)
        with path.open(encoding=found.encoding, errors="replace") as text:
            loaded = PeopleLoad(base, remarked=lambda _line: None).run(PeopleFile(text), found)
        seconds = time.perf_counter() - started
    assert loaded.created == loaded.lines, loaded
    return seconds


def read_rows(folder: DataFolder, url: str) -> dict[str, list[Row]]:
    with opened(folder, url) as base, base.reading.connect() as connection, connection.begin():
        return {table: list(codecs()[table].scan(connection)) for table in TABLES}


def time_first_sync(folder: DataFolder) -> float:
    """From a workstation that is enrolled and empty to one that is whole, its search index built."""
    server = local_server(folder)
    enrol_workstation(folder, server.url, new_enrolment_code(folder))
    key = replica_key(folder)
    started = time.perf_counter()
    bring_up(folder, key)
    return time.perf_counter() - started


def time_raw(connection: Any, tables: dict[str, list[Row]]) -> float:
    with closing(connection):
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        started = time.perf_counter()
        connection.execute("BEGIN")
        for table, statement in statements():
            for part in statement[:-1]:
                connection.execute(part)
            connection.executemany(statement[-1], tables[table])
        connection.execute("COMMIT")
        return time.perf_counter() - started


def statements() -> Iterator[tuple[str, tuple[str, str]]]:
    for table in TABLES:
        columns = codecs()[table].columns
        places = ",".join("?" * len(columns))
        yield (
            table,
            (
                f"CREATE TABLE {table} ({columns[0]} TEXT PRIMARY KEY, {', '.join(columns[1:])})",
                f"INSERT INTO {table} VALUES ({places})",
            ),
        )


def open_cipher(path: Path) -> Any:
    connection = sqlcipher3.connect(str(path))
    connection.execute(f"PRAGMA key=\"x'{os.urandom(32).hex()}'\"")
    return connection


def print_line(name: str, seconds: float, rows: int, floor: float, beside: str) -> None:
    print(
        f"{name}: {seconds:.1f} s, {rows / seconds:,.0f} rows/s; "
        f"{beside} {floor:.1f} s, {rows / floor:,.0f} rows/s; ratio {seconds / floor:.1f}"
    )


if __name__ == "__main__":
    main()
