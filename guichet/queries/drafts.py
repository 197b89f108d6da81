"""What an agent typed and has not saved, with whom or what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import select

from guichet.contract.drafts import ABOUT_PERSON, ABOUT_REQUEST, KEPT_FOR, KeptDraft, KeptDrafts, ShowDrafts
from guichet.contract.people import RequestHit
from guichet.models.requests import Request
from guichet.models.workstation import TypedDraft
from guichet.queries.ask import Reader, answers
from guichet.queries.lookups import AnyRow, people
from guichet.queries.request_lines import LINE_COLUMNS, request_hits

_MOST: Final = 50


@answers(ShowDrafts)
def show_drafts(query: ShowDrafts, reader: Reader) -> KeptDrafts:
    """Give the drafts of the agent who asks, and of nobody else."""
    rows = reader.connection.execute(
        select(
            TypedDraft.draft_id,
            TypedDraft.kind,
            TypedDraft.about,
            TypedDraft.payload,
            TypedDraft.began_at,
            TypedDraft.changed_at,
        )
        .where(TypedDraft.agent_id == reader.agent_id, TypedDraft.changed_at >= reader.now - KEPT_FOR)
        .order_by(TypedDraft.changed_at.desc(), TypedDraft.draft_id.desc())
        .limit(_MOST)
    ).all()
    called = people(reader, _ids(rows, ABOUT_PERSON))
    requests = _requests(reader, _ids(rows, ABOUT_REQUEST))
    lines = (_line(row, called, requests) for row in rows)
    return KeptDrafts(tuple(line for line in lines if line is not None))


def _ids(rows: Iterable[AnyRow], kinds: frozenset[str]) -> set[UUID]:
    return {UUID(hex=row.about) for row in rows if row.kind in kinds and row.about}


def _requests(reader: Reader, ids: set[UUID]) -> dict[UUID, RequestHit]:
    if not ids:
        return {}
    rows = reader.connection.execute(
        select(*LINE_COLUMNS).where(Request.id.in_(ids), Request.partition.in_(reader.partitions))
    ).all()
    return {hit.request_id: hit for hit in request_hits(reader, rows)}


def _line(row: AnyRow, called: dict[UUID, str], requests: dict[UUID, RequestHit]) -> KeptDraft | None:
    """Give one draft; None when what it is about is not here for this agent."""
    found = {"draft_id": row.draft_id, "kind": row.kind, "about": row.about, "payload": row.payload}
    found |= {"began_at": row.began_at, "changed_at": row.changed_at}
    about = UUID(hex=row.about) if row.about and row.kind in ABOUT_PERSON | ABOUT_REQUEST else None
    if about is None:
        return KeptDraft(**found)
    if row.kind in ABOUT_PERSON:
        return KeptDraft(**found, person_id=about, person_display=called[about]) if about in called else None
    hit = requests.get(about)
    if hit is None:
        return None
    return KeptDraft(
        **found,
        person_id=hit.person_id,
        person_display=hit.person_display,
        request_id=about,
        request_label=hit.label,
        reference=hit.reference,
    )
