"""Measures identification: recall by class of error, keystrokes, build and update, beside plain full-text search.

    python benchmarks/search_recall.py [--people N] [--per-class N] [--seed N] [--misses]

Everything is made up and seeded. The seed of the queries printed here is not the one that prices were set with (7).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import Connection

from guichet.demo.population import Resident
from guichet.search.engine import SearchIndex
from guichet.search.index import rebuild, update
from guichet.search.normalise import words
from tests.search.query_set import Case, QuerySet
from tests.search.town import TODAY, Filed, open_town, settle

Finder = Callable[[str], list[UUID]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--per-class", type=int, default=60)
    parser.add_argument("--seed", type=int, default=20260115)
    parser.add_argument("--keystrokes", type=int, default=200, help="queries typed letter by letter")
    parser.add_argument("--misses", action="store_true", help="print what was not found among the first five")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_town(Path(folder) / "replica.db")
        with engine.begin() as connection:
            filed = settle(connection, options.people, seed=options.seed % 1000)
        with engine.begin() as connection:
            started = time.perf_counter()
            rebuild(connection)
            built = time.perf_counter() - started
        per_100k = built / options.people * 1e5
        print(f"{options.people:,} people; index built in {built:.1f} s ({per_100k:.1f} s per 100,000)")
        with engine.begin() as connection:
            print_updates(connection, filed)
        with engine.begin() as connection:
            build_plain(connection, filed)
        cases = QuerySet(filed, options.seed).cases(options.per_class)
        with engine.connect() as connection:
            index = SearchIndex()
            started = time.perf_counter()
            index.search(connection, "premier appel", today=TODAY)
            print(f"first search (loads the words): {(time.perf_counter() - started) * 1e3:.0f} ms")

            def engine_finder(text: str) -> list[UUID]:
                return [match.person_id for match in index.search(connection, text, limit=8, today=TODAY)]

            def plain_finder(text: str) -> list[UUID]:
                return search_plain(connection, text)

            compare(cases, engine_finder, plain_finder, misses=options.misses, filed=filed)
            chosen = random.Random(options.seed).sample(cases, min(options.keystrokes, len(cases)))
            for label, finder in (("engine", engine_finder), ("full text", plain_finder)):
                print_keystrokes(label, finder, [case.text for case in chosen])
        engine.dispose()


def compare(cases: list[Case], ours: Finder, plain: Finder, *, misses: bool, filed: list[Filed]) -> None:
    """Print recall at one and at five by class, ours beside plain full text."""
    hits: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    names = {one.person_id: one.who for one in filed}
    for case in cases:
        row = hits[case.label]
        row[0] += 1
        for column, finder in ((1, ours), (3, plain)):
            found = finder(case.text)[:5]
            row[column] += found[:1] == [case.wanted]
            row[column + 1] += case.wanted in found
            if column == 1 and misses and case.wanted not in found:
                print(f"  missed [{case.label}] {case.text!r}: {names[case.wanted]}")
    print(f"{'class':28}{'n':>5}{'@1':>8}{'@5':>8}   full text: @1{'@5':>8}")
    for label, row in hits.items():
        print_row(label, row)
    print_row("ALL", [sum(column) for column in zip(*hits.values(), strict=True)])


def print_row(label: str, row: list[int]) -> None:
    total = max(row[0], 1)
    first, five, plain_first, plain_five = (count / total for count in row[1:])
    print(f"{label:28}{row[0]:>5}{first:>8.3f}{five:>8.3f}{plain_first:>16.3f}{plain_five:>8.3f}")


def print_keystrokes(label: str, finder: Finder, texts: list[str]) -> None:
    """Type every text letter by letter and print the time of each search."""
    spent = []
    for text in texts:
        for length in range(1, len(text) + 1):
            started = time.perf_counter()
            finder(text[:length])
            spent.append((time.perf_counter() - started) * 1e3)
    spent.sort()
    p50, p95, p99 = (spent[int(len(spent) * share)] for share in (0.50, 0.95, 0.99))
    print(f"keystroke, {label}: p50 {p50:.1f}, p95 {p95:.1f}, p99 {p99:.1f}, max {spent[-1]:.0f} ms, n {len(spent)}")


def print_updates(connection: Connection, filed: list[Filed]) -> None:
    """Change people one at a time and print the time that the index takes."""
    spent = []
    for one in random.Random(1).sample(filed, min(200, len(filed))):
        connection.exec_driver_sql(
            "UPDATE person SET birth_name = birth_name || '-Neuf' WHERE id = ?", (one.person_id.hex,)
        )
        started = time.perf_counter()
        update(connection, [one.person_id.hex])
        spent.append((time.perf_counter() - started) * 1e3)
        connection.exec_driver_sql(
            "UPDATE person SET birth_name = substr(birth_name, 1, length(birth_name) - 5) WHERE id = ?",
            (one.person_id.hex,),
        )
        update(connection, [one.person_id.hex])
    spent.sort()
    print(f"update of one person: p50 {spent[len(spent) // 2]:.2f} ms, p95 {spent[int(len(spent) * 0.95)]:.2f} ms")


def build_plain(connection: Connection, filed: list[Filed]) -> None:
    """Build the baseline: one full-text table of everything, words and prefixes, ranked by bm25."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE plain USING fts5(person_id UNINDEXED, doc,"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3 4')"
    )
    rows = []
    for one in filed:
        who = one.who
        shared = [who.street, who.postcode, who.city, who.email, who.phone.replace("+33", "0"), one.external_id]
        if isinstance(who, Resident):
            own = [who.birth_name, who.usual_name, who.given_names, f"{who.birth_date:%d %m %Y}"]
            own.append(who.mobile.replace("+33", "0"))
        else:
            own = [who.name, who.registration]
        rows.append((one.person_id.hex, " ".join(own + shared)))
    connection.exec_driver_sql("INSERT INTO plain (person_id, doc) VALUES (?, ?)", rows)


def search_plain(connection: Connection, text: str) -> list[UUID]:
    found = words(text)
    if not found:
        return []
    query = " AND ".join(f'"{word}"' for word in found) + "*"
    rows = connection.exec_driver_sql("SELECT person_id FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 5", (query,))
    return [UUID(hex=row[0]) for row in rows]


if __name__ == "__main__":
    main()
