"""Many people on file at once, as an import from another program leaves them."""

from __future__ import annotations

from guichet.contract.accounts import ImportPeople
from guichet.contract.base import new_id
from guichet.models.rows import codecs
from guichet.server.bulk import BulkLoad, row_of
from tests.helpers.town import Town


def load_people(town: Town, count: int, name: str = "Masse") -> None:
    """Load people at the server, as an import does."""
    codec, now = codecs()["person"], town.base.now()
    rows = (
        row_of(codec, id=new_id(), birth_name=f"{name}{number:05}", given_names="Ana", created_at=now, updated_at=now)
        for number in range(count)
    )
    with town.base.engine.begin() as connection:
        load = BulkLoad(town.base, connection)
        created = load.insert("person", rows)
        load.finish(
            ImportPeople(fingerprint="0" * 64, lines=count, created_people=created, updated_people=0, refused_lines=0)
        )
