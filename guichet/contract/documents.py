"""Files of supporting documents: taken in or scanned page by page, arranged, kept, shown, used again.

A file is named by its ``blob_id`` from the moment it is taken in: the workstation keeps it encrypted at once, so that a
power cut loses no page, and it travels only when an operation holds it. Pictures of pages are made by the desk.
"""

from __future__ import annotations

import enum
from datetime import date
from typing import ClassVar
from uuid import UUID

import msgspec

from guichet.contract.base import Operation, Query
from guichet.domain.permissions import Permission

# --- files taken in --------------------------------------------------------------------------------------------------


class TakenFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file as the workstation keeps it; ``size`` in bytes, ``pages`` at least one."""

    blob_id: str
    media_type: str
    size: int
    pages: int


class TakeFile(Query[TakenFile], frozen=True, kw_only=True, tag="documents.take"):
    """Keep a PDF or a picture, from its ``path`` on this machine or from its ``content``; the original stays as it is.

    Raises:
        FileUnreadable: not a file that can be shown, and why.
        NotAllowed: this agent keeps no copy.
    """

    answer: ClassVar[type] = TakenFile

    path: str = ""
    content: bytes = b""


class DraftPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a file, counted from 0, turned clockwise by ``turn`` degrees (0, 90, 180 or 270)."""

    blob_id: str
    page: int = 0
    turn: int = 0


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The pages gathered so far for a document of a check-list, in their order."""

    pages: tuple[DraftPage, ...] = ()


class ShowDraft(Query[Draft], frozen=True, kw_only=True, tag="documents.draft"):
    """Give the pages gathered at this workstation for a document, also those of before a power cut."""

    answer: ClassVar[type] = Draft

    document_id: UUID


class ArrangeDraft(Query[Draft], frozen=True, kw_only=True, tag="documents.arrange"):
    """Keep the pages gathered for a document in this order; none gives the draft up."""

    answer: ClassVar[type] = Draft

    document_id: UUID
    pages: tuple[DraftPage, ...]


class AssembleFile(Query[TakenFile], frozen=True, kw_only=True, tag="documents.assemble"):
    """Make one file of pages, ready for :class:`~guichet.contract.requests.HoldDocument`.

    A whole file in its own order and unturned stays byte for byte what it was: a signature in it still holds.

    Raises:
        FileUnreadable: a page cannot be read.
        BlobIncomplete: a page is not at this workstation.
    """

    answer: ClassVar[type] = TakenFile

    pages: tuple[DraftPage, ...]


# --- pages shown -----------------------------------------------------------------------------------------------------


class PagePicture(msgspec.Struct, frozen=True, kw_only=True):
    """A page as a PNG picture, in pixels."""

    width: int
    height: int
    png: bytes


class RenderPage(Query[PagePicture], frozen=True, kw_only=True, tag="documents.page"):
    """Draw a page of a file, ``width`` pixels wide after it is turned.

    A held document is fetched from the server when this workstation does not have it.

    Raises:
        NotFound: no such file for this agent.
        BlobIncomplete: it has not wholly arrived at the server.
        Outage: it is at the server, which cannot be reached.
    """

    answer: ClassVar[type] = PagePicture

    blob_id: str
    page: int = 0
    turn: int = 0
    width: int = 800


class PageSize(msgspec.Struct, frozen=True):
    """The size of a page in points."""

    width: float
    height: float


class TextBox(msgspec.Struct, frozen=True):
    """Where a found text stands: parts of the page's width and height from its upper left corner, 0 to 1."""

    page: int
    left: float
    top: float
    width: float
    height: float


class TextHits(msgspec.Struct, frozen=True, kw_only=True):
    """Where a text was found, in reading order; ``has_text`` is False for a file that is pictures only."""

    boxes: tuple[TextBox, ...]
    has_text: bool


class FindText(Query[TextHits], frozen=True, kw_only=True, tag="documents.find_text"):
    """Find a text in a file, whatever its capitals and accents; raises as :class:`RenderPage`."""

    answer: ClassVar[type] = TextHits

    blob_id: str
    text: str


class DocumentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A held document, ready to be shown."""

    held_id: UUID
    document_id: UUID
    request_id: UUID
    reference: str
    code: str
    label: str
    person_id: UUID | None
    person_display: str
    blob_id: str
    media_type: str
    size: int
    pages: tuple[PageSize, ...]
    held_on: date
    issued_on: date | None
    agent_display: str
    consent: bool
    waiting: bool
    """True while the file or its operation has not reached the server."""


class ShowDocument(Query[DocumentFacts], frozen=True, kw_only=True, tag="documents.show"):
    """Open a held document; journalled as a consultation of its person's file. Raises as :class:`RenderPage`."""

    answer: ClassVar[type] = DocumentFacts

    held_id: UUID


# --- used again ------------------------------------------------------------------------------------------------------


class HeldLine(msgspec.Struct, frozen=True, kw_only=True):
    """A copy that the town holds of a citizen's document, for another request."""

    held_id: UUID
    code: str
    label: str
    reference: str
    """The request it was given for."""
    procedure_label: str
    held_on: date
    issued_on: date | None
    age_days: int
    """Since it was issued, or since it was given where its date is not known."""
    too_old: bool
    pages: int
    media_type: str


class HeldDocuments(msgspec.Struct, frozen=True, kw_only=True):
    """What is held already, the most recent first."""

    lines: tuple[HeldLine, ...]


class ProposeDocuments(Query[HeldDocuments], frozen=True, kw_only=True, tag="documents.propose"):
    """Give the held documents of the requester and the beneficiary that would do for a row of a check-list."""

    answer: ClassVar[type] = HeldDocuments

    document_id: UUID


class HeldOfRequest(Query[HeldDocuments], frozen=True, kw_only=True, tag="documents.of_request"):
    """Give the copies held for one row of a check-list."""

    answer: ClassVar[type] = HeldDocuments

    document_id: UUID


class ReuseDocument(Operation, frozen=True, kw_only=True, tag="request.reuse_document"):
    """Use a held document again for a row of a check-list, with the person's consent.

    Raises:
        FieldRefused: the consent was not given.
        NotFound: there is no such copy of the requester or the beneficiary, or it was taken back.
        CopyForbidden: this document is seen and not kept.
        DocumentTooOld: older than the procedure allows.
        SectorClosed: it would pass from one sector's files to another's.
    """

    needs: ClassVar[Permission] = Permission.HOLD_DOCUMENT

    event_id: UUID
    held_id: UUID
    source_id: UUID
    document_id: UUID
    held_on: date
    consent: bool

    def created(self) -> tuple[UUID, ...]:
        return (self.held_id,)


class DropDocument(Operation, frozen=True, kw_only=True, tag="request.drop_document"):
    """Take back a copy that should not be there: another person's, the wrong page. Its file is erased everywhere."""

    needs: ClassVar[Permission] = Permission.HOLD_DOCUMENT

    event_id: UUID
    held_id: UUID
    dropped_on: date
    reason: str


class AddDocument(Operation, frozen=True, kw_only=True, tag="request.add_document"):
    """Add a row to a request's check-list, for what the procedure does not ask for and the citizen brought."""

    needs: ClassVar[Permission] = Permission.HOLD_DOCUMENT

    event_id: UUID
    document_id: UUID
    request_id: UUID
    label: str

    def created(self) -> tuple[UUID, ...]:
        return (self.document_id,)


# --- scanners --------------------------------------------------------------------------------------------------------


class ScanSource(enum.StrEnum):
    """Where a scanner takes sheets from."""

    GLASS = "glass"
    FEEDER = "feeder"
    FEEDER_BOTH_SIDES = "feeder_both_sides"


class ScanColour(enum.StrEnum):
    """How a page is taken."""

    COLOUR = "colour"
    GREY = "grey"


class ScannerFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A scanner: ``name`` is what it is asked by, ``label`` what people call it."""

    name: str
    label: str
    sources: tuple[ScanSource, ...]
    resolutions: tuple[int, ...] = (150, 200, 300)


class ScannerList(msgspec.Struct, frozen=True, kw_only=True):
    """The scanners of a workstation; ``available`` is False where the system has no way to reach any."""

    scanners: tuple[ScannerFacts, ...]
    available: bool


class ShowScanners(Query[ScannerList], frozen=True, kw_only=True, tag="scanners.show"):
    """Look for scanners; ``fresh`` asks the devices again, which takes seconds."""

    answer: ClassVar[type] = ScannerList

    fresh: bool = False


class ScanTrouble(enum.StrEnum):
    """Why a scan ended before the feeder was empty; the pages before are kept."""

    BUSY = "busy"
    JAMMED = "jammed"
    NO_PAPER = "no_paper"
    COVER_OPEN = "cover_open"
    SILENT = "silent"
    FAILED = "failed"
    STOPPED = "stopped"
    """By the agent."""


class ScanProgress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a scan stands: the pages that came after those already told, each kept at once."""

    job: UUID
    pages: tuple[TakenFile, ...] = ()
    ended: bool = False
    trouble: ScanTrouble | None = None


class StartScan(Query[ScanProgress], frozen=True, kw_only=True, tag="scanners.start"):
    """Begin to scan; answered at once, then :class:`FollowScan` tells each page.

    With a ``document_id``, each page also joins the draft of that document as it comes: a power cut between two pages
    leaves those that came.

    Raises:
        ScannerMissing: there is no such scanner.
        CopyForbidden: this document is seen and not kept.
    """

    answer: ClassVar[type] = ScanProgress

    scanner: str
    source: ScanSource = ScanSource.GLASS
    colour: ScanColour = ScanColour.COLOUR
    resolution: int = 200
    document_id: UUID | None = None


class FollowScan(Query[ScanProgress], frozen=True, kw_only=True, tag="scanners.follow"):
    """Wait for the pages of a scan after the first ``after``, or for its end; twenty seconds at most.

    Raises:
        NotFound: there is no such scan of this agent's.
    """

    answer: ClassVar[type] = ScanProgress

    job: UUID
    after: int = 0


class StopScan(Query[ScanProgress], frozen=True, kw_only=True, tag="scanners.stop"):
    """End a scan; the pages that came stay."""

    answer: ClassVar[type] = ScanProgress

    job: UUID
