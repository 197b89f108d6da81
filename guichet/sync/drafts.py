"""Pages gathered at a workstation for a document, until a copy is held: a power cut loses none."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from guichet.contract.documents import ArrangeDraft, Draft, DraftPage
from guichet.models.workstation import DocumentDraft


def read_draft(connection: Connection, document_id: UUID) -> Draft:
    """Give the pages gathered for a document; none when there is no draft."""
    statement = select(DocumentDraft.pages).where(DocumentDraft.document_id == document_id)
    return Draft(pages=_pages(connection.execute(statement).scalar() or []))


def keep_draft(connection: Connection, arranged: ArrangeDraft, now: datetime) -> None:
    """Keep the pages gathered for a document in their order; none drops the draft."""
    connection.execute(delete(DocumentDraft).where(DocumentDraft.document_id == arranged.document_id))
    if arranged.pages:
        pages = msgspec.to_builtins(arranged.pages)
        row = insert(DocumentDraft).values(document_id=arranged.document_id, pages=pages, changed_at=now)
        connection.execute(row)


def drop_draft(connection: Connection, document_id: UUID) -> frozenset[str]:
    """Drop a draft; gives the files that it named."""
    files = frozenset(page.blob_id for page in read_draft(connection, document_id).pages)
    connection.execute(delete(DocumentDraft).where(DocumentDraft.document_id == document_id))
    return files


def drop_old_drafts(connection: Connection, before: datetime) -> None:
    """Drop drafts that nobody touched since."""
    connection.execute(delete(DocumentDraft).where(DocumentDraft.changed_at < before))


def drafted_files(connection: Connection) -> frozenset[str]:
    """Give the files that drafts name."""
    return frozenset(
        page.blob_id for pages in connection.scalars(select(DocumentDraft.pages)) for page in _pages(pages)
    )


def _pages(stored: object) -> tuple[DraftPage, ...]:
    return msgspec.convert(stored, tuple[DraftPage, ...])
