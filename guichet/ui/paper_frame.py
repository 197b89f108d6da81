"""What the frame shows of papers: the printers in the status bar, the preview over the body, what became of a print."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from guichet.ui import print_words
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import joined
from guichet.ui.paper import PaperTray
from guichet.ui.print_job import Failure, PrintJob
from guichet.ui.print_room import Health, PrintRoom
from guichet.ui.screens.paper.page import WIDTH, PaperPanel
from guichet.ui.shell.banners import Banners
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.keys import key_text

_ICONS = {Health.READY: "printer-check", Health.UNKNOWN: "printer", Health.NONE: "printer", Health.SILENT: "printer"}


class PaperFrame(QObject):
    """Follows the print room of a session."""

    settings_asked = Signal()
    paper_asked = Signal(object)
    """IssuedPaper that did not come out, and whose request is to be seen."""

    def __init__(
        self,
        window: MainWindow,
        bridge: DeskBridge,
        actions: Actions,
        room: PrintRoom,
        tray: PaperTray,
        banners: Banners,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._bridge = bridge
        self._actions = actions
        self._room = room
        self._tray = tray
        self._banners = banners
        self._in_sight: UUID | None = None
        self._told: Failure | None = None
        self._came_out: tuple[UUID, str] | None = None
        """The paper that the toast says is printed, and the words of the toast."""
        self.panel: PaperPanel | None = None
        room.printers_changed.connect(self._show_health)
        room.preview_asked.connect(self.preview)
        room.printed.connect(self._on_printed)
        room.failed.connect(self._on_failed)
        window.status.device_asked.connect(self._on_device)
        window.overlay.closed.connect(self._on_closed)

    def open(self) -> None:
        """A session is open: look at the printers."""
        self._show_health()
        self._room.open()
        left_over = self._room.left_over()
        if left_over and self._actions["module.counter"].isVisible():  # who receives nobody opens no request
            self._warn(left_over[-1], print_words.left_over(left_over))

    def see(self, request_id: UUID | None) -> None:
        """Tell which request is in sight: it says itself what did not come out."""
        self._in_sight = request_id
        if self._told is not None and self._told.job.paper.request_id == request_id:
            self._close_banner()

    @Slot(object, bool)
    def preview(self, job: PrintJob, no_printer: bool) -> None:
        """Show a paper over the body; under a lock it waits."""
        if self.panel is None:
            self.panel = PaperPanel(self._window.theme, self._bridge, self._actions, self._room, self._tray)
            self.panel.closing.connect(self._window.overlay.close_panel)
            self.panel.settings_asked.connect(self._on_settings)
        self.panel.begin(job)
        self._window.overlay.open(self.panel, width=WIDTH, focus=self.panel.first_stop(no_printer=no_printer))

    # --- what follows ------------------------------------------------------------------------------------------------

    @Slot()
    def _show_health(self) -> None:
        health = self._room.health()
        text = print_words.health(health)
        self._window.status.show_device("printer", _ICONS[health], text, failing=health is Health.SILENT)

    @Slot(object, str)
    def _on_printed(self, job: PrintJob, printer: str) -> None:
        if self._told is not None and self._told.job.paper == job.paper:
            self._close_banner()
        toast = self._window.toast
        told = print_words.printed(job, printer)
        undoable = toast.offers_undo
        if undoable:  # the gesture before, which may still be taken back
            told = joined((self.tr("Demande enregistrée"), told))
        self._came_out = job.paper.receipt_id, told
        self._say(told, undo=undoable)

    def _say(self, text: str, *, undo: bool) -> None:
        self._window.toast.say(text, undo=undo, cap=key_text(self._actions["undo.last"].shortcut()) if undo else "")

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self._take_word_back(failure.job.paper.receipt_id)
        if failure.job.paper.request_id == self._in_sight:
            return
        self._warn(failure, print_words.trouble(failure, self._room.label(failure.job.printer)))

    def _warn(self, failure: Failure, text: str) -> None:
        self._told = failure
        self._banners.remind(text, self.tr("Voir la demande"), self._open_failed)

    def _take_word_back(self, receipt_id: UUID) -> None:
        """Do not go on saying that a paper is printed beside the news that it now fails; keep the way to undo."""
        toast, said = self._window.toast, self._came_out
        if said is None or said[0] != receipt_id:
            return
        self._came_out = None
        if not toast.isVisible() or toast.message.text() != said[1]:
            return
        if toast.undo.isVisible():
            self._say(self.tr("Demande enregistrée"), undo=True)
        else:
            toast.dismiss()

    @Slot()
    def _open_failed(self) -> None:
        told = self._told
        self._close_banner()
        if told is not None:
            self.paper_asked.emit(told.job.paper)

    def _close_banner(self) -> None:
        self._told = None
        self._banners.close_reminder()

    @Slot(str)
    def _on_device(self, key: str) -> None:
        if key == "printer":
            self.settings_asked.emit()

    @Slot()
    def _on_settings(self) -> None:
        self._window.overlay.close_panel()
        self.settings_asked.emit()

    @Slot()
    def _on_closed(self) -> None:
        if self.panel is not None and self.panel.parent() is None:
            self.panel.forget()
