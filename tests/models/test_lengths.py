"""What is said of a length while one types is what the columns hold."""

from __future__ import annotations

import pytest
from sqlalchemy import String

from guichet.domain.lengths import LONGEST
from guichet.models.people import ContactPoint, Person


@pytest.mark.parametrize("field", LONGEST)
def test_a_column_holds_what_its_field_allows(field: str) -> None:
    columns = {**Person.__table__.columns, **ContactPoint.__table__.columns}
    kind = columns[field].type
    assert isinstance(kind, String)
    assert kind.length == LONGEST[field]
