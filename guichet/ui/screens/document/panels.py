"""The panels about the documents of the open request: made when first wanted, shown over the window one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from guichet.contract.documents import HeldLine, TakenFile
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import DocumentLine, RequestSheet
from guichet.ui.formats import joined
from guichet.ui.screens.document import attach_panel, check_panel, held_panel, reuse_panel
from guichet.ui.screens.document.attach_panel import Asked, AttachPanel
from guichet.ui.screens.document.check_panel import CheckPanel
from guichet.ui.screens.document.draft_model import DraftModel
from guichet.ui.screens.document.gestures import asks_identity
from guichet.ui.screens.document.held_panel import HeldPanel
from guichet.ui.screens.document.reuse_panel import ReusePanel
from guichet.ui.screens.document.scan_bar import STOP_SCAN, ScanBar
from guichet.ui.screens.document.scan_model import ScanModel
from guichet.ui.screens.request.parts import Tools
from guichet.ui.shell.overlay import OverlayHost
from guichet.ui.widgets.actions import ActionSpec, Context
from guichet.ui.widgets.pages.viewer import PageViewer

Made = TypeVar("Made")
_SHARE = 0.7
_WIDEST = 1400
"""Of the window's width, and in unscaled pixels: what a panel with a list beside its pages takes."""
Panel = AttachPanel | CheckPanel | HeldPanel | ReusePanel


class DocumentPanels(QObject):
    """Opens and closes the panels, and keeps what is gathered for each document while it is not kept."""

    copy_kept = Signal(object, object)
    """UUID of the document and of its copy."""
    draft_counted = Signal(object, int)
    """UUID of a document, and how many pages are gathered for it."""
    check_noted = Signal(object, object)
    """DocumentLine, and Checked."""
    reuse_chosen = Signal(object, object)
    """UUID of the document, and the HeldLine to use again."""
    drop_asked = Signal(object, str)
    """UUID of a held document, and why it goes."""

    def __init__(self, tools: Tools, part: QWidget) -> None:
        super().__init__(part)
        self._tools = tools
        self._part = part
        self._line: DocumentLine | None = None
        self._drafts: dict[UUID, DraftModel] = {}
        self._gathering: UUID | None = None
        self.scanning = ScanModel(tools.bridge, self)
        self.scanning.page_came.connect(self._on_scanned)
        words = self.tr("Arrêter la numérisation")
        stop = tools.actions.add(ActionSpec(STOP_SCAN, words, "", "circle-stop", Context.DOCUMENT), self.scanning.stop)
        stop.setEnabled(False)
        self.scanning.running_changed.connect(stop.setEnabled)
        self.attach: AttachPanel | None = None
        self.check: CheckPanel | None = None
        self.held: HeldPanel | None = None
        self.reuse: ReusePanel | None = None

    # --- making ------------------------------------------------------------------------------------------------------

    def prepare(self) -> Iterator[None]:
        """Make the panels a piece at a time, in a quiet moment: the first one wanted then opens at once."""
        for make in (self._make_check, self._make_reuse, self._make_held, self._make_attach):
            yield from make()
        for panel in (self.check, self.reuse, self.held, self.attach):
            for widget in [] if panel is None else panel.findChildren(QWidget):
                if isValid(widget):
                    widget.ensurePolished()
                    yield

    def _make_attach(self) -> Iterator[None]:
        if self.attach is not None:
            return
        tools, scan = self._tools, self.scanning
        bar = ScanBar(tools.theme, tools.actions, scan)
        yield
        preview = PageViewer(tools.theme, self.tr("Aperçu"), searchable=False)
        yield
        if self.attach is None:
            self.attach = AttachPanel(
                tools.theme, tools.bridge, tools.actions, scan, tools.today, bar=bar, preview=preview
            )
            self.attach.close_asked.connect(self.close)
        yield

    def _make_check(self) -> Iterator[None]:
        if self.check is None:
            self.check = CheckPanel(self._tools.theme, self._tools.actions, self._tools.today)
            self.check.close_asked.connect(self.close)
            self.check.noted.connect(self._on_noted)
        yield

    def _make_held(self) -> Iterator[None]:
        if self.held is not None:
            return
        viewer = PageViewer(self._tools.theme, self.tr("Pages de la pièce"))
        yield
        if self.held is None:
            self.held = HeldPanel(self._tools.theme, self._tools.bridge, self._tools.actions, viewer)
            self.held.close_asked.connect(self.close)
            self.held.dropped.connect(self.drop_asked)
        yield

    def _make_reuse(self) -> Iterator[None]:
        if self.reuse is not None:
            return
        preview = PageViewer(self._tools.theme, self.tr("Aperçu"))
        yield
        if self.reuse is None:
            self.reuse = ReusePanel(self._tools.theme, self._tools.bridge, self._tools.actions, preview)
            self.reuse.close_asked.connect(self.close)
            self.reuse.chosen.connect(self._on_reuse)
        yield

    # --- opening -----------------------------------------------------------------------------------------------------

    def open_attach(self, sheet: RequestSheet, line: DocumentLine) -> AttachPanel:
        """Show the pages gathered for a row."""
        panel = _whole(self._make_attach, lambda: self.attach)
        person = sheet.beneficiary_id or sheet.requester_id
        asked = Asked(line.document_id, line.label, sheet.reference, _who(sheet), person, line.max_age_days)
        self._line = line
        panel.begin(self.draft_of(line.document_id), asked)
        self._open(panel, attach_panel.WIDTH)
        return panel

    def open_check(self, sheet: RequestSheet, line: DocumentLine, *, refused_copy: bool = False) -> None:
        """Ask what was checked on an original."""
        panel = _whole(self._make_check, lambda: self.check)
        self._line = line
        identity = asks_identity(sheet.procedure.document(line.code))
        panel.begin(line, _who(sheet), identity=identity, refused_copy=refused_copy)
        self._open(panel, check_panel.WIDTH)

    def open_held(self, line: DocumentLine, *, may_drop: bool, dropping: bool = False) -> None:
        """Show the copies held for a row; ``dropping`` asks at once why one is withdrawn."""
        panel = _whole(self._make_held, lambda: self.held)
        self._line = line
        panel.begin(line.document_id, may_drop=may_drop, dropping=dropping)
        self._open(panel, held_panel.WIDTH)

    def open_reuse(self, sheet: RequestSheet, line: DocumentLine, copies: Sequence[HeldLine]) -> None:
        """Offer copies that the citizen gave before."""
        panel = _whole(self._make_reuse, lambda: self.reuse)
        self._line = line
        panel.begin(line.label, joined((sheet.reference, _who(sheet))), copies, line.max_age_days)
        self._open(panel, reuse_panel.WIDTH)

    @Slot()
    def close(self) -> None:
        """Close the panel that is open; what was gathered stays."""
        host = OverlayHost.over(self._part)
        if host is not None and self.current() is not None:
            host.close_panel()

    def current(self) -> Panel | None:
        """Give the panel that is open, also under a cover."""
        host = OverlayHost.over(self._part)
        panel = None if host is None else host.panel
        return panel if isinstance(panel, Panel) else None

    def tell(self, error: GuichetError) -> bool:
        """Say in the open panel what went wrong; tell whether one is open that can."""
        panel = self.current()
        if isinstance(panel, CheckPanel | HeldPanel | ReusePanel):
            panel.tell(error)
            return True
        return False

    # --- pages -------------------------------------------------------------------------------------------------------

    def draft_of(self, document_id: UUID) -> DraftModel:
        """Give the pages gathered for a document."""
        found = self._drafts.get(document_id)
        if found is None:
            found = self._drafts[document_id] = DraftModel(self._tools.bridge, document_id, self)
            found.changed.connect(self._on_draft)
            found.kept.connect(self._on_kept)
        return found

    def scan(self) -> None:
        """Scan into the panel that is open."""
        if self.attach is not None and self._line is not None:
            self._gathering = self._line.document_id
            self.attach.scan()

    @Slot(object)
    def _on_scanned(self, taken: TakenFile) -> None:
        """A page goes to the document that it was scanned for, also when another one is open by now."""
        if self._gathering is not None:
            self.draft_of(self._gathering).add_file(taken)

    @Slot()
    def _on_draft(self) -> None:
        model = self.sender()
        if isinstance(model, DraftModel):
            self.draft_counted.emit(model.document_id, len(model.pages))

    @Slot(object)
    def _on_kept(self, held_id: UUID) -> None:
        model = self.sender()
        if isinstance(model, DraftModel):
            if self.current() is self.attach and self._line is not None and self._line.document_id == model.document_id:
                self.close()
            self.copy_kept.emit(model.document_id, held_id)

    @Slot(object)
    def _on_noted(self, checked: object) -> None:
        self.check_noted.emit(self._line, checked)

    @Slot(object)
    def _on_reuse(self, line: object) -> None:
        if self._line is not None:
            self.reuse_chosen.emit(self._line.document_id, line)

    def _open(self, panel: Panel, width: int) -> None:
        """Show a panel; one with a list beside its pages takes more of a wide window."""
        host = OverlayHost.over(self._part)
        if host is None or host.panel is panel:
            return
        if isinstance(panel, AttachPanel | ReusePanel):
            share = round(self._part.window().width() / self._tools.theme.scale * _SHARE)
            width = min(max(width, share), _WIDEST)
        host.open(panel, width=width, focus=panel.first_focus())


def _whole(make: Callable[[], Iterator[None]], get: Callable[[], Made | None]) -> Made:
    """Give a panel, made now if it was not in a quiet moment."""
    if get() is None:
        for _ in make():
            pass
    panel = get()
    assert panel is not None
    return panel


def _who(sheet: RequestSheet) -> str:
    return sheet.beneficiary_display or sheet.requester_display
