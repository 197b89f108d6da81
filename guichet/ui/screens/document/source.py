"""Pages that the desk draws: of one file, or of the pages gathered for a document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from guichet.contract.desk import SyncState, SyncStatus
from guichet.contract.documents import DraftPage, FindText, PagePicture, RenderPage, TextHits
from guichet.contract.refusals import GuichetError, Outage
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.messages import sentence
from guichet.ui.widgets.pages.source import DrawnPage, PageSource

_CUT_OFF = (SyncState.OFFLINE, SyncState.BLOCKED)


class DeskPages(PageSource):
    """The pages of one file, kept here or fetched from the server; asked for again when the network is back."""

    def __init__(self, bridge: DeskBridge, blob_id: str, parent: QObject) -> None:
        super().__init__()
        self.setParent(parent)
        self._bridge = bridge
        self._blob_id = blob_id
        self._sought = ""
        self._cut_off = False
        bridge.status_changed.connect(self._on_status)

    def ask_page(self, page: int, width: int, turn: int) -> None:
        def done(picture: PagePicture) -> None:
            self.drawn.emit(DrawnPage(page, width, turn, picture.png))

        def failed(error: GuichetError) -> None:
            self._cut_off = self._cut_off or isinstance(error, Outage)
            self.undrawn.emit(page, sentence(error))

        query = RenderPage(blob_id=self._blob_id, page=page, turn=turn, width=width)
        self._bridge.ask(query, owner=self, done=done, failed=failed)

    def find(self, text: str) -> None:
        self._sought = text

        def done(hits: TextHits) -> None:
            if text == self._sought:  # else something else was typed meanwhile
                self.found.emit(hits)

        def failed(_error: GuichetError) -> None:
            done(TextHits(boxes=(), has_text=False))

        self._bridge.ask(FindText(blob_id=self._blob_id, text=text), owner=self, done=done, failed=failed)

    @Slot(object)
    def _on_status(self, status: SyncStatus) -> None:
        if self._cut_off and status.state not in _CUT_OFF:
            self._cut_off = False
            self.available.emit()


class DraftPages(PageSource):
    """The pages gathered for a document, in their order and as they are turned."""

    def __init__(self, bridge: DeskBridge, parent: QObject) -> None:
        super().__init__()
        self.setParent(parent)
        self._bridge = bridge
        self._pages: tuple[DraftPage, ...] = ()

    def set_pages(self, pages: Sequence[DraftPage]) -> None:
        """Draw these pages; the view has to be told which ones look otherwise."""
        self._pages = tuple(pages)

    def ask_page(self, page: int, width: int, turn: int) -> None:
        asked = self._pages[page]

        def is_still_there() -> bool:
            return page < len(self._pages) and self._pages[page] == asked

        def done(picture: PagePicture) -> None:
            if is_still_there():
                self.drawn.emit(DrawnPage(page, width, turn, picture.png))

        def failed(error: GuichetError) -> None:
            if is_still_there():
                self.undrawn.emit(page, sentence(error))

        whole_turn = (asked.turn + turn) % 360
        query = RenderPage(blob_id=asked.blob_id, page=asked.page, turn=whole_turn, width=width)
        self._bridge.ask(query, owner=self, done=done, failed=failed)
