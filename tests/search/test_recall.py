"""The right person among the first five, class of error by class of error, on a small made-up town."""

from collections import defaultdict

import pytest
from sqlalchemy import Connection

from guichet.search.engine import SearchIndex
from tests.search.query_set import QuerySet
from tests.search.town import TODAY, Filed


@pytest.mark.slow
def test_the_right_person_is_among_the_first_five(town: Connection, index: SearchIndex, filed: list[Filed]) -> None:
    hits: dict[str, list[bool]] = defaultdict(list)
    first = 0
    for case in QuerySet(filed, seed=90210).cases(per_class=20):
        found = [match.person_id for match in index.search(town, case.text, limit=5, today=TODAY)]
        hits[case.label].append(case.wanted in found)
        first += found[:1] == [case.wanted]
    total = sum(len(row) for row in hits.values())
    five = sum(sum(row) for row in hits.values()) / total
    for label, row in hits.items():
        print(f"{label:28}{len(row):>5}{sum(row) / len(row):>8.3f}")
    print(f"{len(filed):,} people, {total} queries: recall@1 {first / total:.3f}, recall@5 {five:.3f}")
    assert total > 700
    assert five >= 0.98
    assert min(sum(row) / len(row) for row in hits.values()) >= 0.75
