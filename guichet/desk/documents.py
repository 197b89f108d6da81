"""Files of documents at a workstation: taken in, arranged, put together, shown; on lanes of their own.

The replica answers who may see what (``guichet.queries.documents``), :mod:`guichet.imaging` makes the pictures, and
:class:`~guichet.desk.documents_files.Contents` has the bytes, wherever they are.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from guichet.contract.base import Query
from guichet.contract.desk import Session
from guichet.contract.documents import (
    ArrangeDraft,
    AssembleFile,
    DocumentFacts,
    Draft,
    DraftPage,
    FindText,
    PagePicture,
    RenderPage,
    ShowDocument,
    ShowDraft,
    TakeFile,
    TakenFile,
    TextHits,
)
from guichet.contract.refusals import CopyForbidden, FileProblem, FileUnreadable
from guichet.desk.documents_files import Contents
from guichet.desk.lanes import Lanes
from guichet.domain.permissions import Permission
from guichet.imaging.jobs import Piece, Taken
from guichet.imaging.kinds import LARGEST, MAX_PAGES
from guichet.imaging.pool import Imaging
from guichet.queries.ask import Reader
from guichet.queries.catalogue import procedures
from guichet.queries.documents import check_file, document_row, held_facts
from guichet.sync.blobs import LocalFiles
from guichet.sync.drafts import keep_draft, read_draft

Result = TypeVar("Result")

SHOWN: Final = (TakeFile, ShowDraft, ArrangeDraft, AssembleFile, RenderPage, FindText, ShowDocument)
"""The queries that are answered here."""


class Replicated(Protocol):
    """The replica as documents need it."""

    def look(self, session: Session, job: Callable[[Reader], Result]) -> Result:
        """Read as an agent."""

    def consult(self, session: Session, people: tuple[UUID, ...], query: Query[Any]) -> None:
        """Journal that an agent opened people's files."""


class Documents:
    """Answers what is asked about files."""

    def __init__(
        self, replica: Replicated, files: LocalFiles, contents: Contents, lanes: Lanes, imaging: Imaging
    ) -> None:
        self._replica = replica
        self._files = files
        self._contents = contents
        self._lanes = lanes
        self._imaging = imaging

    def ask(self, session: Session, query: Query[Any]) -> Future[Any]:
        """Answer one of :data:`SHOWN`; the future fails as the query says."""
        return self._lanes.pictures.submit(self._answer, session, query)

    def _answer(self, session: Session, query: Query[Any]) -> Any:
        match query:
            case TakeFile():
                return self._take_file(session, query)
            case ShowDraft(document_id=document_id):
                return self._show_draft(session, document_id)
            case ArrangeDraft():
                return self._arrange(session, query)
            case AssembleFile(pages=pages):
                return self._assemble(session, pages)
            case RenderPage():
                return self._render(session, query)
            case FindText():
                return self._find(session, query)
            case ShowDocument():
                return self._show(session, query)
            case _:
                raise TypeError(type(query))

    # --- taken in ----------------------------------------------------------------------------------------------------

    def take(self, content: bytes, *, scanned: bool = False) -> TakenFile:
        """Check a file and keep it; on return it survives a power cut.

        Raises:
            FileUnreadable: not a file that can be kept and shown.
        """
        return self._keep(content, self._imaging.take(content, scanned=scanned))

    def _keep(self, content: bytes, taken: Taken) -> TakenFile:
        kept = content if taken.content is None else taken.content
        if len(kept) > LARGEST:
            raise FileUnreadable(FileProblem.TOO_LARGE)
        file = self._files.keep(kept, taken.media_type, self._lanes.write)
        return TakenFile(blob_id=file.blob_id, media_type=taken.media_type, size=file.size, pages=taken.pages)

    def _take_file(self, session: Session, query: TakeFile) -> TakenFile:
        self._replica.look(session, _may_hold)
        return self.take(_read(Path(query.path)) if query.path else query.content)

    # --- arranged ----------------------------------------------------------------------------------------------------

    def _show_draft(self, session: Session, document_id: UUID) -> Draft:
        def read(reader: Reader) -> Draft:
            _may_hold(reader)
            document_row(reader, document_id)
            return read_draft(reader.connection, document_id)

        self._imaging.warm()
        return self._replica.look(session, read)

    def _arrange(self, session: Session, query: ArrangeDraft) -> Draft:
        draft = Draft(pages=query.pages)

        def check(reader: Reader) -> None:
            if not draft.pages:
                _may_hold(reader)
                document_row(reader, query.document_id)
                return
            may_copy(reader, query.document_id)
            if len(draft.pages) > MAX_PAGES:
                raise FileUnreadable(FileProblem.TOO_MANY_PAGES)
            for blob_id in {page.blob_id for page in draft.pages}:
                check_file(reader, blob_id)

        self._replica.look(session, check)
        self._lanes.write(lambda: self._files.write(lambda connection, now: keep_draft(connection, query, now)))
        return draft

    def add_to_draft(self, document_id: UUID, page: DraftPage) -> None:
        """Put one more page at the end of a document's draft."""

        def add(connection: Connection, now: datetime) -> None:
            pages = (*read_draft(connection, document_id).pages, page)
            keep_draft(connection, ArrangeDraft(document_id=document_id, pages=pages), now)

        self._lanes.write(lambda: self._files.write(add))

    def _assemble(self, session: Session, pages: tuple[DraftPage, ...]) -> TakenFile:
        names = tuple(dict.fromkeys(page.blob_id for page in pages))

        def check(reader: Reader) -> None:
            _may_hold(reader)
            for blob_id in names:
                check_file(reader, blob_id)

        self._replica.look(session, check)
        if not pages:
            raise FileUnreadable(FileProblem.NO_PAGE)
        contents = tuple(self._contents.read(blob_id, fetch=False) for blob_id in names)
        if len(names) == 1 and not any(page.turn for page in pages):
            whole = self._imaging.take(contents[0])
            if [page.page for page in pages] == list(range(whole.pages)):
                return self._keep(contents[0], whole)
        pieces = tuple(Piece(names.index(page.blob_id), page.page, page.turn) for page in pages)
        return self.take(self._imaging.assemble(contents, pieces))

    # --- shown -------------------------------------------------------------------------------------------------------

    def _render(self, session: Session, query: RenderPage) -> PagePicture:
        content = self._content(session, query.blob_id)
        return self._imaging.render(content, query.page, query.width, query.turn)

    def _find(self, session: Session, query: FindText) -> TextHits:
        return self._imaging.find(self._content(session, query.blob_id), query.text)

    def _show(self, session: Session, query: ShowDocument) -> DocumentFacts:
        facts = self._replica.look(session, lambda reader: held_facts(reader, query.held_id))
        pages = self._imaging.measure(self._contents.read(facts.blob_id))
        if facts.person_id is not None:
            self._replica.consult(session, (facts.person_id,), query)
        return msgspec.structs.replace(facts, pages=pages)

    def _content(self, session: Session, blob_id: str) -> bytes:
        self._replica.look(session, lambda reader: check_file(reader, blob_id))
        return self._contents.read(blob_id)


def may_copy(reader: Reader, document_id: UUID) -> None:
    """Refuse an agent who may keep no copy of a document.

    Raises:
        NotAllowed, NotFound, SectorClosed: as the replica says.
        CopyForbidden: it is seen and not kept.
    """
    _may_hold(reader)
    document = document_row(reader, document_id)
    version = (document.procedure, document.procedure_version)
    procedure = procedures(reader, {version}).get(version)
    rule = None if procedure is None else procedure.document(document.code)
    if rule is not None and rule.seen_not_kept:
        raise CopyForbidden(rule.code)


def _may_hold(reader: Reader) -> None:
    reader.demand(Permission.HOLD_DOCUMENT)


def _read(path: Path) -> bytes:
    """Read a file that an agent chose; its name is said nowhere."""
    try:
        if not path.is_file():
            raise FileUnreadable(FileProblem.ABSENT)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError):
        raise FileUnreadable(FileProblem.ABSENT) from None
    return content
