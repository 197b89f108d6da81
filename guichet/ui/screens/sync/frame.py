"""The parts of the frame that tell how synchronisation is: pill, banner, hour of the last exchange."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from guichet.contract.desk import SyncStatus
from guichet.ui.screens.sync.model import SyncModel
from guichet.ui.screens.sync.presenter import banner_of, exchange_of, look_of
from guichet.ui.shell.banners import Banners
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.shell.sync_pill import SyncLook
from guichet.ui.theme import Tone

_PATIENCE_MS = 700
"""A sending shorter than this is not shown: the pill would only flicker."""

_PASSING = (SyncLook.WAITING, SyncLook.SENDING, SyncLook.RECEIVING)


class SyncFrame(QObject):
    """Follows the model; passing states are shown once they last."""

    def __init__(
        self, window: MainWindow, banners: Banners, model: SyncModel, open_page: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._banners = banners
        self._model = model
        self._open_page = open_page
        self._on_its_page = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_pill)
        model.status_changed.connect(self.show_status)
        model.shown.connect(self._on_page)
        self.show_status(model.status)

    @Slot(object)
    def show_status(self, status: SyncStatus) -> None:
        """Show a state of synchronisation."""
        if look_of(status)[0] not in _PASSING:
            self._patience.stop()
            self._show_pill()
        elif not self._patience.isActive():
            self._patience.start()
        self._show_banner()

    def set_on_page(self, on_page: bool) -> None:
        """Say whether the page of synchronisation is the one in sight: no banner leads where one is already."""
        if on_page is not self._on_its_page:
            self._on_its_page = on_page
            self._window.top_bar.sync.set_current(on_page)
            self._show_banner()

    @Slot(object)
    def _on_page(self, _page: object) -> None:
        self._show_banner()

    @Slot()
    def _show_pill(self) -> None:
        status = self._model.status
        self._window.top_bar.sync.show_state(*look_of(status))
        self._window.status.show_exchange(exchange_of(status))

    def _show_banner(self) -> None:
        text = banner_of(self._model.status, self._model.page, self._model.cut_since)
        if text is None or (self._on_its_page and text.tone is Tone.DANGER):  # the page says it, and more
            self._banners.clear_lasting()
        else:
            action = "" if self._on_its_page else text.action
            self._banners.last(text.tone, text.icon, text.message, action, self._open_page)
