"""Pages gathered for a document of a check-list, kept at once by the desk, until they are made into one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from guichet.contract.base import new_id
from guichet.contract.documents import (
    ArrangeDraft,
    AssembleFile,
    Draft,
    DraftPage,
    ShowDraft,
    TakeFile,
    TakenFile,
)
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import HoldDocument
from guichet.ui.desk_bridge import DeskBridge


@dataclass(frozen=True)
class Given:
    """What is told with a copy: whose it is, of what day, and whether it may be used again."""

    person_id: UUID | None
    held_on: date
    issued_on: date | None = None
    consent: bool = False


class DraftModel(QObject):
    """The pages of one document. What is done to them is kept at once; the last removal can be taken back."""

    changed = Signal()
    """Pages came, left, turned or changed places."""
    taking_changed = Signal(bool)
    """Files are being taken in, or no longer."""
    busy_changed = Signal(bool)
    """The file is being made and kept, or no longer."""
    refused = Signal(object)  # GuichetError
    not_taken = Signal(str, object)
    """The name of a file, empty for what was pasted, and the GuichetError that says why it is not taken."""
    kept = Signal(object)
    """UUID of the held document."""

    def __init__(self, bridge: DeskBridge, document_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.document_id = document_id
        self.pages: tuple[DraftPage, ...] = ()
        self.is_read = False
        self.busy = False
        self._before: tuple[DraftPage, ...] | None = None
        self._waiting: list[TakeFile] = []
        self._taking = False
        self._arranging = False
        self._arranged: tuple[DraftPage, ...] = ()
        self._then: Callable[[bool], None] | None = None
        self.last_kept: TakenFile | None = None
        """The file of the last copy that was made of these pages."""
        bridge.ask(ShowDraft(document_id=document_id), owner=self, done=self._on_draft, failed=self._on_draft_refused)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way that would be lost with this model."""
        return not (self._taking or self._arranging or self.busy or self._waiting)

    @property
    def can_restore(self) -> bool:
        """Whether a removal can be taken back."""
        return self._before is not None

    # --- pages -------------------------------------------------------------------------------------------------------

    def take_paths(self, paths: Sequence[str]) -> None:
        """Add the pages of files of this machine, in their order."""
        self._take([TakeFile(path=path) for path in paths])

    def take_content(self, content: bytes) -> None:
        """Add the pages of a picture or a PDF given by its bytes."""
        self._take([TakeFile(content=content)])

    def add_file(self, taken: TakenFile) -> None:
        """Add the pages of a file that the desk took in."""
        came = tuple(DraftPage(blob_id=taken.blob_id, page=page) for page in range(taken.pages))
        self._set((*self.pages, *came))

    def move(self, place: int, to: int) -> None:
        """Put a page at another place."""
        if 0 <= place < len(self.pages) and 0 <= to < len(self.pages) and place != to:
            pages = list(self.pages)
            pages.insert(to, pages.pop(place))
            self._set(tuple(pages))

    def turn(self, place: int, degrees: int) -> None:
        """Turn a page clockwise."""
        if 0 <= place < len(self.pages):
            pages = list(self.pages)
            page = pages[place]
            pages[place] = DraftPage(blob_id=page.blob_id, page=page.page, turn=(page.turn + degrees) % 360)
            self._set(tuple(pages))

    def remove(self, place: int) -> None:
        """Take a page away; :meth:`restore` puts it back."""
        if 0 <= place < len(self.pages):
            self._set((*self.pages[:place], *self.pages[place + 1 :]), restorable=True)

    def restore(self) -> None:
        """Take the last removal back."""
        if self._before is not None:
            self._set(self._before)

    def give_up(self) -> None:
        """Forget every page; :meth:`restore` puts them back."""
        self._set((), restorable=True)

    # --- the copy ----------------------------------------------------------------------------------------------------

    def keep(self, given: Given) -> None:
        """Make one file of the pages and keep it as the copy of the document."""
        if self.busy or not self.pages:
            return
        self._set_busy(True)
        self._bridge.ask(
            AssembleFile(pages=self.pages),
            owner=self,
            done=lambda made: self._hold(made, given),
            failed=self._on_refused,
        )

    def bring_back(self, kept: TakenFile, done: Callable[[bool], None]) -> None:
        """Gather the pages of a copy again, before those that came meanwhile; ``done`` tells whether they are kept.

        Called before the copy is taken back: its file is erased unless pages of it are gathered.
        """
        self._then = done
        pages = tuple(DraftPage(blob_id=kept.blob_id, page=page) for page in range(kept.pages))
        self._set((*pages, *self.pages))

    def _hold(self, made: TakenFile, given: Given) -> None:
        held_id = new_id()
        operation = HoldDocument(
            event_id=new_id(),
            held_id=held_id,
            document_id=self.document_id,
            person_id=given.person_id,
            blob_id=made.blob_id,
            media_type=made.media_type,
            size=made.size,
            pages=made.pages,
            held_on=given.held_on,
            issued_on=given.issued_on,
            consent=given.consent,
        )
        self._bridge.do(operation, owner=self, done=lambda _done: self._on_held(made, held_id), failed=self._on_refused)

    def _on_held(self, made: TakenFile, held_id: UUID) -> None:
        self._set_busy(False)
        self.last_kept = made
        self._set(())
        self.kept.emit(held_id)

    # --- inside ------------------------------------------------------------------------------------------------------

    def _take(self, files: list[TakeFile]) -> None:
        self._waiting += files
        self._take_next()

    def _take_next(self) -> None:
        """Take one file at a time: pages come in the order in which the files were given."""
        if self._taking or not self._waiting:
            return
        self._set_taking(True)
        query = self._waiting.pop(0)
        name = PurePath(query.path).name
        self._bridge.ask(query, owner=self, done=self._on_taken, failed=lambda error: self._on_not_taken(name, error))

    def _on_taken(self, taken: TakenFile) -> None:
        self.add_file(taken)
        self._after_taking()

    def _on_not_taken(self, name: str, error: GuichetError) -> None:
        self.not_taken.emit(name, error)
        self._after_taking()

    def _after_taking(self) -> None:
        self._taking = False
        self._take_next()
        if not self._taking:
            self.taking_changed.emit(False)

    def _set(self, pages: tuple[DraftPage, ...], *, restorable: bool = False) -> None:
        if pages == self.pages:
            return
        self._before = self.pages if restorable else None
        self.pages = pages
        self.changed.emit()
        self._arrange()

    def _arrange(self) -> None:
        """Tell the desk how the pages stand, one telling at a time, so that the last one wins."""
        if self._arranging or self.pages == self._arranged:
            return
        self._arranging = True
        told = self.pages
        self._bridge.ask(
            ArrangeDraft(document_id=self.document_id, pages=told),
            owner=self,
            done=lambda _draft: self._on_arranged(told),
            failed=self._on_not_arranged,
        )

    def _on_arranged(self, told: tuple[DraftPage, ...]) -> None:
        self._arranging = False
        self._arranged = told
        self._arrange()
        if not self._arranging:
            self._tell_arranged(done=True)

    def _on_not_arranged(self, error: GuichetError) -> None:
        self._arranging = False
        self.refused.emit(error)
        self._tell_arranged(done=False)

    def _tell_arranged(self, *, done: bool) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(done)

    def _on_draft(self, draft: Draft) -> None:
        known = {(page.blob_id, page.page) for page in draft.pages}
        came_meanwhile = [page for page in self.pages if (page.blob_id, page.page) not in known]
        self.pages = self._arranged = draft.pages
        self.is_read = True
        self._set((*draft.pages, *came_meanwhile))
        if not came_meanwhile:
            self.changed.emit()

    def _on_draft_refused(self, error: GuichetError) -> None:
        self.is_read = True
        self.refused.emit(error)

    def _on_refused(self, error: GuichetError) -> None:
        self._set_busy(False)
        self.refused.emit(error)

    def _set_taking(self, taking: bool) -> None:
        self._taking = taking
        self.taking_changed.emit(taking)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)
