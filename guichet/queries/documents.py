"""Copies of documents: those of a row of a check-list, those held already that would do, and who may see a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select

from guichet.contract.documents import (
    DocumentFacts,
    HeldDocuments,
    HeldLine,
    HeldOfRequest,
    PageSize,
    ProposeDocuments,
)
from guichet.contract.refusals import NotFound, SectorClosed
from guichet.domain.permissions import Permission
from guichet.domain.procedures import DocumentRule, Procedure
from guichet.models.requests import HeldDocument, Request, RequestDocument
from guichet.models.types import is_clear
from guichet.models.workstation import LocalBlob
from guichet.queries.ask import Reader, answers
from guichet.queries.catalogue import label_of, procedures
from guichet.queries.lookups import AnyRow, agents, any_waiting, folded, named, people

_BLOB_ID: Final = re.compile(r"[0-9a-f]{64}")
_COLUMNS: Final = (
    HeldDocument.id,
    HeldDocument.partition,
    HeldDocument.request_id,
    HeldDocument.document_id,
    HeldDocument.person_id,
    HeldDocument.code,
    HeldDocument.blob_id,
    HeldDocument.media_type,
    HeldDocument.size,
    HeldDocument.pages,
    HeldDocument.held_on,
    HeldDocument.issued_on,
    HeldDocument.consent,
    HeldDocument.agent_id,
    Request.reference,
    Request.procedure,
    Request.procedure_version,
    Request.requester_id,
    RequestDocument.label,
)


@answers(HeldOfRequest)
def held_of_request(query: HeldOfRequest, reader: Reader) -> HeldDocuments:
    """Give the copies held for one row of a check-list, the most recent first.

    Raises:
        NotFound: there is no such row here.
        SectorClosed: its sector is not open to the agent.
    """
    document = document_row(reader, query.document_id)
    rows = reader.connection.execute(_held().where(HeldDocument.document_id == document.id)).all()
    return HeldDocuments(lines=_lines(reader, rows, None))


@answers(ProposeDocuments)
def propose_documents(query: ProposeDocuments, reader: Reader) -> HeldDocuments:
    """Give the copies of the requester and of the beneficiary, in the same sector, that are of this document.

    What is only looked at is never proposed; a file that was used several times is proposed once.

    Raises:
        NotFound: there is no such row here.
        SectorClosed: its sector is not open to the agent.
    """
    document = document_row(reader, query.document_id)
    procedure = procedures(reader, {(document.procedure, document.procedure_version)}).get(
        (document.procedure, document.procedure_version)
    )
    rule = None if procedure is None else procedure.document(document.code)
    concerned = {each for each in (document.requester_id, document.beneficiary_id) if each is not None}
    if rule is None or rule.seen_not_kept or not concerned:
        return HeldDocuments(lines=())
    rows = reader.connection.execute(
        _held().where(
            HeldDocument.partition == document.partition,
            HeldDocument.document_id != document.id,
            HeldDocument.person_id.in_(concerned),
        )
    ).all()
    known = _procedures(reader, rows)
    same = [row for row in rows if _is_same(rule, row, known)]
    once = {row.blob_id: row for row in reversed(same)}
    return HeldDocuments(lines=_lines(reader, [row for row in same if once[row.blob_id] is row], rule))


# --- for the desk, which adds the file to them -----------------------------------------------------------------------


def document_row(reader: Reader, document_id: UUID) -> AnyRow:
    """Give a row of a check-list with what its request says.

    Raises:
        NotFound: there is none here.
        SectorClosed: its sector is not open to the agent.
    """
    reader.demand(Permission.FIND_PERSON)
    columns = (
        RequestDocument.id,
        RequestDocument.partition,
        RequestDocument.code,
        Request.procedure,
        Request.procedure_version,
        Request.requester_id,
        Request.beneficiary_id,
    )
    statement = select(*columns).join(Request, Request.id == RequestDocument.request_id)
    row = reader.connection.execute(statement.where(RequestDocument.id == document_id)).first()
    if row is None:
        raise NotFound(RequestDocument.__tablename__, document_id)
    if row.partition not in reader.partitions:
        raise SectorClosed(row.partition)
    return row


def check_file(reader: Reader, blob_id: str) -> None:
    """Let only who holds a document of this file see it; or, for a file that no document holds yet, who may add one.

    Raises:
        NotFound: no such file for this agent.
        SectorClosed: only documents of sectors that are closed to the agent hold it.
    """
    reader.demand(Permission.FIND_PERSON)
    if not _BLOB_ID.fullmatch(blob_id):
        raise NotFound(HeldDocument.__tablename__, UUID(int=0))
    statement = select(HeldDocument.partition, HeldDocument.dropped_on).where(HeldDocument.blob_id == blob_id)
    rows = reader.connection.execute(statement).all()
    if any(row.dropped_on is None and row.partition in reader.partitions for row in rows):
        return
    closed = sorted(row.partition for row in rows if row.partition not in reader.partitions)
    if closed:
        raise SectorClosed(closed[0])
    here = reader.connection.execute(select(LocalBlob.blob_id).where(LocalBlob.blob_id == blob_id)).first()
    if here is None or not reader.actor.may(Permission.HOLD_DOCUMENT):
        raise NotFound(HeldDocument.__tablename__, UUID(hex=blob_id[:32]))


def held_facts(reader: Reader, held_id: UUID) -> DocumentFacts:
    """Give a held document without the sizes of its pages, which its file says.

    Raises:
        NotFound: there is none here, or it was taken back.
        SectorClosed: its sector is not open to the agent.
    """
    reader.demand(Permission.FIND_PERSON)
    row = reader.connection.execute(_held().where(HeldDocument.id == held_id)).first()
    if row is None:
        raise NotFound(HeldDocument.__tablename__, held_id)
    if row.partition not in reader.partitions:
        raise SectorClosed(row.partition)
    person_id = row.person_id or row.requester_id
    return DocumentFacts(
        held_id=row.id,
        document_id=row.document_id,
        request_id=row.request_id,
        reference=row.reference,
        code=row.code,
        label=_label(row, _procedures(reader, [row])),
        person_id=person_id,
        person_display=named(people(reader, [person_id]), person_id),
        blob_id=row.blob_id,
        media_type=row.media_type,
        size=row.size,
        pages=tuple[PageSize, ...](),
        held_on=row.held_on,
        issued_on=row.issued_on,
        agent_display=named(agents(reader, [row.agent_id]), row.agent_id),
        consent=row.consent,
        waiting=_is_waiting(reader, row),
    )


# --- helpers ---------------------------------------------------------------------------------------------------------


def _held() -> Select[*tuple[Any, ...]]:
    """Select copies that were not taken back, the most recent first."""
    return (
        select(*_COLUMNS)
        .join(Request, Request.id == HeldDocument.request_id)
        .outerjoin(RequestDocument, RequestDocument.id == HeldDocument.document_id)
        .where(HeldDocument.dropped_on.is_(None))
        .order_by(HeldDocument.held_on.desc(), HeldDocument.id.desc())
    )


def _procedures(reader: Reader, rows: Iterable[AnyRow]) -> dict[tuple[str, int], Procedure]:
    return procedures(reader, {(row.procedure, row.procedure_version) for row in rows})


def _label(row: AnyRow, known: dict[tuple[str, int], Procedure]) -> str:
    procedure = known.get((row.procedure, row.procedure_version))
    rule = None if procedure is None else procedure.document(row.code)
    return rule.label if rule is not None else row.label or row.code


def _is_same(rule: DocumentRule, row: AnyRow, known: dict[tuple[str, int], Procedure]) -> bool:
    """Say whether a copy is of a document: the catalogue's code of both, or labels that begin alike.

    «Justificatif de domicile» and «Justificatif de domicile de moins de 3 mois» are one paper; its age is told apart.
    """
    if row.code == rule.code:
        return True
    ours, theirs = folded(rule.label), folded(_label(row, known))
    return ours.startswith(theirs) or theirs.startswith(ours)


def _lines(reader: Reader, rows: Iterable[AnyRow], rule: DocumentRule | None) -> tuple[HeldLine, ...]:
    rows = list(rows)
    known = _procedures(reader, rows)
    return tuple(_line(row, known, rule, reader.today) for row in rows)


def _line(row: AnyRow, known: dict[tuple[str, int], Procedure], rule: DocumentRule | None, today: date) -> HeldLine:
    age = (today - (row.issued_on or row.held_on)).days
    longest = None if rule is None else rule.max_age_days
    return HeldLine(
        held_id=row.id,
        code=row.code,
        label=_label(row, known),
        reference=row.reference,
        procedure_label=label_of(known, row.procedure, row.procedure_version),
        held_on=row.held_on,
        issued_on=row.issued_on,
        age_days=age,
        too_old=longest is not None and age > longest,
        pages=row.pages,
        media_type=row.media_type,
    )


def _is_waiting(reader: Reader, row: AnyRow) -> bool:
    if any_waiting(reader, [HeldDocument.__tablename__], {row.id}):
        return True
    unsent = select(LocalBlob.blob_id).where(LocalBlob.blob_id == row.blob_id, is_clear(LocalBlob.sent))
    return reader.connection.execute(unsent).first() is not None
