"""The papers of a request: the deposit receipt, printed again."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from guichet.contract.requests import ReceiptDocument, RequestSheet
from guichet.domain.permissions import Permission
from guichet.ui.paper import PaperTray
from guichet.ui.screens.request.parts import RequestPart, Tools
from guichet.ui.widgets.actions import ActionSpec, Context


class PapersPart(RequestPart):
    """Prints what was given to the citizen."""

    wide_keys = ("request.print",)
    in_menu = ("request.print",)

    jammed = Signal(str)
    """A sentence: a paper could not be made."""

    def __init__(self, tools: Tools, tray: PaperTray) -> None:
        super().__init__(tools)
        self._tray = tray
        spec = ActionSpec("request.print", self.tr("Imprimer le récépissé"), "Ctrl+P", "printer", Context.REQUEST)
        self._print_action = tools.actions.add(spec, self.print_receipt)
        tools.model.receipt_made.connect(self._on_receipt)
        tray.jammed.connect(self._on_jammed)

    @Slot()
    def print_receipt(self) -> None:
        """Print the last receipt again."""
        self.began.emit()
        self.tools.model.print_receipt(self.tools.today())

    def allow(self, sheet: RequestSheet | None, *, still: bool) -> None:
        self._print_action.setEnabled(sheet is not None and self.tools.may(Permission.OPEN_REQUEST))

    @Slot(object)
    def _on_receipt(self, receipt: ReceiptDocument) -> None:
        self._tray.lay(receipt.number, receipt.pdf)
        self.say.emit(self.tr("Récépissé {number} prêt.").format(number=receipt.number))

    @Slot(str)
    def _on_jammed(self, number: str) -> None:
        self.jammed.emit(
            self.tr("Le récépissé {number} n’a pas pu être écrit. La demande est enregistrée. Refaites Ctrl+P.").format(
                number=number
            )
        )
