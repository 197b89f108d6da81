"""What agents type and have not saved, written at the workstation; the one place that writes and forgets it."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from guichet.contract.desk import Session
from guichet.contract.drafts import (
    ABOUT_PERSON,
    ABOUT_REQUEST,
    KEPT_FOR,
    LARGEST_DRAFT,
    LONGEST_SUBJECT,
    DraftContent,
    DraftsKept,
    KeepDrafts,
)
from guichet.contract.refusals import FieldRefused, NotLoggedIn
from guichet.desk.lanes import Lanes
from guichet.desk.store import Store
from guichet.models.workstation import TypedDraft


class TypedDrafts:
    """Drafts of whoever is logged in; every write belongs to the database lane."""

    def __init__(self, store: Store, lanes: Lanes) -> None:
        self._store = store
        self._lanes = lanes

    def keep(self, session: Session, query: KeepDrafts) -> Future[DraftsKept]:
        """Keep and drop in one transaction; fails as the query says."""

        def write() -> DraftsKept:
            replica = self._store.replica
            with replica.engine.begin() as connection:
                for content in query.kept:
                    _keep(connection, session.agent_id, content, replica.now())
                mine = TypedDraft.agent_id == session.agent_id
                connection.execute(delete(TypedDraft).where(mine, TypedDraft.draft_id.in_(query.dropped)))
            return DraftsKept()

        if query.agent_id != session.agent_id:
            raise NotLoggedIn()
        for content in query.kept:
            _check(content)
        return self._lanes.db.submit(write)

    def forget_old(self) -> None:
        """Forget what nobody came back to in time, whoever typed it."""
        replica = self._store.replica
        with replica.engine.begin() as connection:
            connection.execute(delete(TypedDraft).where(TypedDraft.changed_at < replica.now() - KEPT_FOR))


def _check(content: DraftContent) -> None:
    if len(content.payload) > LARGEST_DRAFT:
        raise FieldRefused("payload", "too_large")
    if len(content.about) > LONGEST_SUBJECT:
        raise FieldRefused("about", "too_large")
    if content.about and content.kind in ABOUT_PERSON | ABOUT_REQUEST:
        try:
            UUID(hex=content.about)
        except ValueError:
            raise FieldRefused("about", "malformed") from None


def _keep(connection: Connection, agent_id: UUID, content: DraftContent, now: datetime) -> None:
    row = insert(TypedDraft).values(
        draft_id=content.draft_id,
        agent_id=agent_id,
        kind=content.kind,
        about=content.about,
        payload=content.payload,
        began_at=now,
        changed_at=now,
    )
    again = {"about": content.about, "payload": content.payload, "changed_at": now}
    mine = TypedDraft.agent_id == agent_id
    connection.execute(row.on_conflict_do_update(index_elements=["draft_id"], set_=again, where=mine))
