"""The papers of a request: what was given to the citizen, seen, printed again, declared void; and one more given."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from guichet.contract.printers import PrinterFacts
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import ReceiptFacts, ReceiptKind, RequestSheet
from guichet.domain.permissions import Permission
from guichet.ui import print_words
from guichet.ui.print_job import Failure, IssuedPaper, PrintJob
from guichet.ui.print_room import PrintRoom
from guichet.ui.screens.request.paper_panels import LackPanel, VoidPanel, lacks
from guichet.ui.screens.request.paper_rows import PaperList
from guichet.ui.screens.request.papers_model import PapersModel
from guichet.ui.screens.request.parts import RequestPart, Tools
from guichet.ui.screens.request.print_trouble import ELSEWHERE, RETRY, VIEW, PrintTrouble
from guichet.ui.screens.request.words import awaits_confirmation, awaits_documents
from guichet.ui.theme import Role
from guichet.ui.widgets.actions import ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import SectionTitle
from guichet.ui.widgets.choice_menu import ChoiceMenu, MenuItem
from guichet.ui.widgets.labels import Label

_ISSUE = {
    ReceiptKind.DEPOSIT: "paper.deposit",
    ReceiptKind.ACKNOWLEDGMENT: "paper.acknowledge",
    ReceiptKind.MISSING_DOCUMENTS: "paper.list",
}


class PapersPart(RequestPart):
    """The list, and at the foot of the pane what did not come out of the printer (:attr:`trouble`)."""

    wide_keys = ("request.print",)
    in_menu = ("request.print", "paper.deposit", "paper.acknowledge", "paper.list")

    asked = Signal(object)
    """FootPanel: something is to be told before the gesture."""
    answered = Signal()
    """What a FootPanel asked is done."""
    given = Signal(object)
    """IssuedPaper: it is numbered, and on its way to the citizen."""
    withheld = Signal()
    """A paper was not issued; why is told already."""

    def __init__(self, tools: Tools, room: PrintRoom) -> None:
        super().__init__(tools)
        self._room = room
        self._sheet: RequestSheet | None = None
        self._young: IssuedPaper | None = None
        """The deposit receipt just issued, until the request that is shown holds it: the key must not issue another."""
        self.model = PapersModel(tools.bridge, self)
        self._add_actions()
        theme = tools.theme
        self.give_button = Button(theme, self.tr("Délivrer un papier"), kind=ButtonKind.LINK, icon="file-plus")
        self.give_button.clicked.connect(self._offer_kinds)
        self.title = SectionTitle(theme, self.tr("Papiers remis"), self.give_button)
        self.list = PaperList(theme)
        self.none = Label(theme, self.tr("Aucun papier remis."), Role.SM, "text2")
        self.trouble = PrintTrouble(theme, tools.actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(2))
        for widget in (self.title, self.list, self.none):
            column.addWidget(widget)
        self._connect()

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def print_receipt(self) -> None:
        """Print the last good deposit receipt again, as a copy; or the first one, numbered now."""
        self.began.emit()
        sheet = self._sheet
        if sheet is None:
            return
        good = [each for each in sheet.receipts if each.kind is ReceiptKind.DEPOSIT and not each.voided]
        if good:
            self._room.give(self._issued(good[-1]), reprint=True)
        elif self._young is not None:
            self._room.give(self._young, reprint=True)
        else:
            self.issue(ReceiptKind.DEPOSIT)

    @Slot()
    def preview(self) -> None:
        """Show the current paper as it would come out again."""
        paper = self.list.current()
        if paper is not None:
            self._room.preview_asked.emit(self._room.job(self._issued(paper), reprint=True), False)

    @Slot()
    def reprint(self) -> None:
        """Print the current paper again; it says that it is a copy."""
        paper = self.list.current()
        if paper is not None:
            self.began.emit()
            self._room.give(self._issued(paper), reprint=True)

    @Slot()
    def void(self) -> None:
        """Ask why the current paper no longer counts."""
        paper = self.list.current()
        if paper is not None and not paper.voided:
            self.began.emit()
            self.asked.emit(VoidPanel(self.tools.theme, paper, self._void))

    @Slot(object)
    def issue(self, kind: ReceiptKind) -> None:
        """Give the citizen one more paper, and print it: ``given`` or ``withheld`` tells."""
        if self._sheet is None or self.model.busy:
            self.withheld.emit()
        else:
            self.began.emit()
            self.model.issue(self._sheet, kind, self.tools.today())

    def _issue_deposit(self) -> None:
        self.issue(ReceiptKind.DEPOSIT)

    def _issue_acknowledgment(self) -> None:
        self.issue(ReceiptKind.ACKNOWLEDGMENT)

    def _issue_list(self) -> None:
        self.issue(ReceiptKind.MISSING_DOCUMENTS)

    def _void(self, paper: ReceiptFacts, reason: str) -> None:
        self.began.emit()
        self.model.void(paper, reason, self.tools.today())

    @Slot()
    def _offer_kinds(self) -> None:
        self._open_menu(self.tr("Délivrer un papier"), list(_ISSUE.values()), QPoint(0, self.give_button.height()))

    @Slot(QModelIndex)
    def _offer_gestures(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        row = self.list.visualRect(index)
        place = self.list.viewport().mapTo(self, QPoint(row.x(), row.bottom()))
        self._open_menu(self.tr("Papier"), ["paper.preview", "paper.reprint", "paper.void"], place, anchored=True)

    def _open_menu(self, name: str, action_ids: list[str], place: QPoint, *, anchored: bool = False) -> None:
        actions = self.tools.actions
        usable = [actions.spec(each) for each in action_ids if actions[each].isEnabled()]
        items = [MenuItem(each.id, each.text, each.icon, note=self._note_on(each.id)) for each in usable]
        if items:
            menu = ChoiceMenu(self.tools.theme, name, items, self.window())
            menu.chosen.connect(self._trigger)
            menu.open_at(self if anchored else self.give_button, place)

    def _note_on(self, action_id: str) -> str:
        """Say beforehand that an acknowledgment waits for a legal value: the agent can do nothing about it."""
        sheet = self._sheet if action_id == _ISSUE[ReceiptKind.ACKNOWLEDGMENT] else None
        return self.tr("délai légal à confirmer") if sheet is not None and awaits_confirmation(sheet) else ""

    @Slot(object)
    def _trigger(self, action_id: str) -> None:
        self.tools.actions[action_id].trigger()

    # --- a paper that did not come out -------------------------------------------------------------------------------

    @Slot()
    def _retry(self) -> None:
        failure = self._failure()
        if failure is not None:
            self._room.send(failure.job)

    @Slot()
    def _offer_printers(self) -> None:
        failure = self._failure()
        if failure is None:
            return
        others = [each for each in self._room.printers if each.name != failure.job.printer]
        items = [
            MenuItem(each, print_words.printer_name(each.label), "printer", note=print_words.printer_state(each))
            for each in sorted(others, key=lambda each: each.state)
        ]
        items.append(MenuItem(None, self.tr("Régler les imprimantes"), "settings"))
        menu = ChoiceMenu(self.tools.theme, self.tr("Autre imprimante"), items, self.window())
        menu.chosen.connect(self._send_elsewhere)
        menu.open_under(self.trouble.other)

    @Slot(object)
    def _send_elsewhere(self, printer: object) -> None:
        failure = self._failure()
        if not isinstance(printer, PrinterFacts):
            self.tools.actions["module.settings"].trigger()
        elif failure is not None:
            self._room.send(self._room.on(failure.job, printer))

    @Slot()
    def _view_failed(self) -> None:
        failure = self._failure()
        if failure is not None:
            self._room.preview_asked.emit(failure.job, False)

    @Slot()
    def _dismiss(self) -> None:
        failure = self._failure()
        if failure is not None:
            self._room.forget(failure.job.paper.receipt_id)
        self.show_trouble()

    def _failure(self) -> Failure | None:
        return None if self._sheet is None else self._room.failure_of(self._sheet.request_id)

    @Slot()
    def show_trouble(self) -> None:
        """Show the last paper of this request that did not come out, if one did not, and offer what can be done."""
        failure = self._failure()
        if failure is None:
            self.trouble.hide()
        else:
            self.trouble.tell(print_words.trouble(failure, self._room.label(failure.job.printer)))
        self.offer_changed.emit()

    # --- what the pane tells ----------------------------------------------------------------------------------------

    def show_sheet(self, sheet: RequestSheet, today: date) -> None:
        self._sheet = sheet
        if self._young is not None and any(paper.receipt_id == self._young.receipt_id for paper in sheet.receipts):
            self._young = None
        for paper in sheet.receipts:
            if paper.voided:
                self._room.forget(paper.receipt_id)
        self.list.show_papers(sheet.receipts)
        self.list.setVisible(bool(sheet.receipts))
        self.none.setVisible(not sheet.receipts)
        self.show_trouble()

    def leave(self) -> None:
        self._sheet = self._young = None
        self.trouble.hide()

    def allow(self, sheet: RequestSheet | None, *, still: bool) -> None:
        may = sheet is not None and Permission.OPEN_REQUEST in sheet.permitted
        still = still and not self.model.busy
        is_open = sheet is not None and not sheet.closed
        paper = self.list.current() if sheet is not None else None
        states = {
            "request.print": may,
            "paper.preview": paper is not None,
            "paper.reprint": paper is not None and may,
            "paper.void": paper is not None and may and still and not paper.voided,
            "paper.deposit": may and still,
            "paper.acknowledge": may and still and is_open,
            "paper.list": may and still and is_open and sheet is not None and awaits_documents(sheet),
            **dict.fromkeys((RETRY, ELSEWHERE, VIEW), sheet is not None and self._failure() is not None),
        }
        for action_id, enabled in states.items():
            self.tools.actions[action_id].setEnabled(enabled)
        self.give_button.setVisible(may)

    # --- answers -----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_issued(self, paper: IssuedPaper) -> None:
        self.answered.emit()
        if paper.kind is ReceiptKind.DEPOSIT and self._sheet is not None and paper.request_id == self._sheet.request_id:
            self._young = paper
        self._room.give(paper)
        self.given.emit(paper)

    @Slot(object, object)
    def _on_not_issued(self, kind: ReceiptKind, error: GuichetError) -> None:
        lacking = lacks(error, self._sheet) if self._sheet is not None else []
        if lacking:
            self.asked.emit(LackPanel(self.tools.theme, kind, lacking, self._issue_deposit))
        else:
            self.failed.emit(error)
        self.withheld.emit()

    @Slot(object)
    def _on_voided(self, paper: ReceiptFacts) -> None:
        self._room.forget(paper.receipt_id)
        self.answered.emit()
        self.say.emit(self.tr("Papier {number} annulé.").format(number=paper.number))

    @Slot(object, str)
    def _on_printed(self, _job: PrintJob, _printer: str) -> None:
        self.show_trouble()

    def _issued(self, paper: ReceiptFacts) -> IssuedPaper:
        sheet = self._sheet
        assert sheet is not None
        return IssuedPaper(
            paper.receipt_id, sheet.request_id, paper.number, paper.kind, paper.voided, sheet.requester_id
        )

    # --- making ------------------------------------------------------------------------------------------------------

    def _add_actions(self) -> None:
        add, context = self.tools.actions.add, Context.REQUEST
        add(
            ActionSpec("request.print", self.tr("Imprimer le récépissé"), "Ctrl+P", "printer", context),
            self.print_receipt,
        )
        add(ActionSpec("paper.preview", self.tr("Voir le papier"), "", "eye", context), self.preview)
        add(ActionSpec("paper.reprint", self.tr("Imprimer de nouveau"), "", "printer", context), self.reprint)
        add(ActionSpec("paper.void", self.tr("Annuler le papier"), "", "ban", context), self.void)
        deposit = self.tr("Délivrer un récépissé")
        add(ActionSpec("paper.deposit", deposit, "", "receipt-text", context), self._issue_deposit)
        acknowledge = self.tr("Délivrer un accusé de réception")
        add(ActionSpec("paper.acknowledge", acknowledge, "", "file-text", context), self._issue_acknowledgment)
        missing = self.tr("Délivrer la liste des pièces manquantes")
        add(ActionSpec("paper.list", missing, "", "list-checks", context), self._issue_list)
        add(ActionSpec(RETRY, self.tr("Réessayer l’impression"), "", "printer", context), self._retry)
        elsewhere = self.tr("Imprimer sur une autre imprimante")
        add(ActionSpec(ELSEWHERE, elsewhere, "", "printer", context), self._offer_printers)
        view = self.tr("Voir le papier qui n’est pas sorti")
        add(ActionSpec(VIEW, view, "", "eye", context), self._view_failed)

    def _connect(self) -> None:
        self.list.opened.connect(self.preview)
        self.list.menu_asked.connect(self._offer_gestures)
        self.list.selectionModel().currentChanged.connect(self.offer_changed)
        self.model.issued.connect(self._on_issued)
        self.model.not_issued.connect(self._on_not_issued)
        self.model.voided.connect(self._on_voided)
        self.model.refused.connect(self.failed)
        self.model.busy_changed.connect(self.offer_changed)
        self._room.printed.connect(self._on_printed)
        self._room.failed.connect(self.show_trouble)
        self._room.busy_changed.connect(self.show_trouble)
        self.trouble.dismissed.connect(self._dismiss)
