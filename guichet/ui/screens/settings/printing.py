"""« Impression »: which printers take the papers of this workstation, on what paper, seen before or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.printers import Printed, PrintTrial
from guichet.contract.refusals import GuichetError, PrinterFailed, PrinterMissing, PrinterSilent
from guichet.contract.requests import ReceiptKind
from guichet.ui import print_words
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import NBSP
from guichet.ui.messages import sentence
from guichet.ui.preferences import Printing
from guichet.ui.print_room import Health, PrintRoom
from guichet.ui.screens.settings.chips import chip_row
from guichet.ui.screens.settings.destinations import Destinations
from guichet.ui.screens.settings.printer_address import read_address
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind, Chip
from guichet.ui.widgets.cards import Rule
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import CheckBox, Choice, TextField
from guichet.ui.widgets.labels import IconLabel, Label

_TRY_PAPERS = "printers.try_papers"
_TRY_ROLL = "printers.try_roll"
_LOOK = "printers.look"


class PrinterTrial(QObject):
    """Has the desk print a sheet to try one printer with; one at a time."""

    printed = Signal(str)
    """Name of the printer that took it."""
    failed = Signal(object)  # GuichetError

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def start(self, printer: str, label: str, size: str) -> None:
        """Print; what became of it comes within the time that a printer has to take a paper."""

        def done(printed: Printed) -> None:
            self.printed.emit(printed.printer)

        query = PrintTrial(printer=printer, label=label, paper=size)
        self._bridge.ask(query, owner=self, done=done, failed=self.failed.emit)


class PrintingSection(QWidget):
    """Each choice is taken at once, for everybody who works here."""

    def __init__(self, theme: Theme, actions: Actions, room: PrintRoom) -> None:
        super().__init__()
        self._theme = theme
        self._actions = actions
        self._room = room
        self._trial = PrinterTrial(room.bridge, self)
        self._tried: FormField | None = None
        self._add_actions()
        self.destinations = Destinations(theme, room)
        self.look_button = Button.of(theme, actions, _LOOK, kind=ButtonKind.LINK, text=self.tr("Actualiser"))
        self.papers = Choice(theme)
        self.papers_field = FormField(theme, self.tr("Imprimante des papiers"), self.papers)
        words = self.tr("Imprimer un essai")
        self.try_papers = Button.of(theme, actions, _TRY_PAPERS, text=words)
        self.roll = TextField(theme, placeholder="192.168.1.50")
        help_text = self.tr("Adresse sur le réseau. Laissez vide s’il n’y en a pas.")
        self.roll_field = FormField(
            theme, f"{self.tr('Imprimante de tickets')} 80{NBSP}mm", self.roll, help_text=help_text, optional=True
        )
        self.try_roll = Button.of(theme, actions, _TRY_ROLL, text=words)
        self.receipts, self.sheets = self._sizes(), self._sizes()
        self.direct = CheckBox(theme, self.tr("Imprimer sans aperçu"))
        self._icon = IconLabel(theme, "printer", "text2", 16)
        self.state = Label(theme, "", Role.SM, "text2", wrap=True)
        self._lay_out()
        self._show_choice(room.printing)
        self._show_printers()
        self._connect()

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def _choose(self) -> None:
        printing = self._room.printing
        papers = self.papers.value()
        chosen = replace(
            printing,
            papers=papers if isinstance(papers, str) else printing.papers,
            receipts=_checked(self.receipts),
            sheets=_checked(self.sheets),
            preview=not self.direct.isChecked(),
        )
        self._room.choose(chosen)

    @Slot()
    def _take_address(self) -> None:
        address = read_address(self.roll.text())
        if address is None:
            self.roll_field.set_error(self.tr("Écrivez une adresse comme 192.168.1.50 ou escpos://caisse:9100."))
            return
        self.roll_field.clear_error()
        self.roll.setText(address)
        self._room.choose(replace(self._room.printing, roll=address))

    @Slot()
    def print_sheet(self) -> None:
        """Print a sheet to try the printer of papers with."""
        printer = self._room.printing.papers
        taken = [self._room.target(kind) for kind in ReceiptKind]
        sizes = {size for name, size in taken if name == printer}
        self._try(self.papers_field, printer, self._room.label(printer), "roll80" if sizes == {"roll80"} else "a4")

    @Slot()
    def print_ticket(self) -> None:
        """Print a ticket to try the receipt printer with, once its address is taken."""
        self._take_address()
        address = read_address(self.roll.text())
        if address:
            self._try(self.roll_field, address, print_words.printer_name(address), "roll80")
        elif address == "":
            self.roll_field.set_error(self.tr("Écrivez d’abord l’adresse de l’imprimante."))
            self.roll.setFocus(Qt.FocusReason.TabFocusReason)

    def _try(self, field: FormField, printer: str, label: str, size: str) -> None:
        self._tried = field
        for name in (_TRY_PAPERS, _TRY_ROLL):
            self._actions[name].setEnabled(False)
        field.set_help(self.tr("Essai en cours…"))
        self._trial.start(printer, label, size)

    # --- answers -----------------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_tried(self, _printer: str) -> None:
        self._say(self.tr("Essai imprimé. Vérifiez que tout se lit, jusqu’au bord."))

    @Slot(object)
    def _on_failed(self, error: GuichetError) -> None:
        match error:
            case PrinterSilent() if self._tried is self.roll_field:
                self._say(self.tr("Elle ne répond pas. Vérifiez l’adresse, le câble et le papier."))
            case PrinterSilent():
                self._say(self.tr("Elle ne répond pas. Vérifiez qu’elle est allumée et qu’elle a du papier."))
            case PrinterFailed():
                self._say(self.tr("Elle s’est arrêtée pendant l’essai. Regardez ce qui est sorti."))
            case PrinterMissing():
                self._say(self.tr("Aucune imprimante n’est installée sur ce poste."))
            case _:
                self._say(sentence(error))

    def _say(self, text: str) -> None:
        for name in (_TRY_PAPERS, _TRY_ROLL):
            self._actions[name].setEnabled(True)
        if self._tried is not None:
            self._tried.set_help(text)
        announce(self, text)
        self._room.look()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _show_choice(self, printing: Printing) -> None:
        self.roll.setText(printing.roll)
        self.receipts[printing.receipts].setChecked(True)
        self.sheets[printing.sheets].setChecked(True)
        self.direct.setChecked(not printing.preview)

    @Slot()
    def _follow(self) -> None:
        if not self.roll.hasFocus():
            self._show_choice(self._room.printing)
        self._show_printers()

    @Slot()
    def _show_printers(self) -> None:
        system = [each for each in self._room.printers if not each.roll]
        usual = next((each.label for each in system if each.default), "")
        first = self.tr("Celle du système{nbsp}: {printer}").format(nbsp=NBSP, printer=usual)
        items = [("", first if usual else self.tr("Celle du système"))]
        items += [(each.name, f"{each.label} — {print_words.printer_state(each)}") for each in system]
        chosen = self._room.printing.papers
        if chosen and chosen not in {name for name, _ in items}:
            items.append((chosen, self.tr("{printer} — n’est plus là").format(printer=chosen)))
        self.papers.blockSignals(True)
        self.papers.set_items(items)
        self.papers.set_value(chosen)
        self.papers.blockSignals(False)
        health = self._room.health()
        silent = health is Health.SILENT
        self._icon.set_icon("triangle-alert" if silent else "printer", "danger" if silent else "text2")
        self.state.set_colour("danger" if silent else "text2")
        self.state.setText(self._said(health))

    def _said(self, health: Health) -> str:
        if health is Health.NONE:
            return self.tr("Aucune imprimante sur ce poste. Les papiers s’affichent, et s’ouvrent en PDF.")
        return f"{print_words.health(health)}."

    # --- making ------------------------------------------------------------------------------------------------------

    def _add_actions(self) -> None:
        add, context = self._actions.add, Context.SETTINGS
        look = self.tr("Actualiser les imprimantes")
        add(ActionSpec(_LOOK, look, "F5", "refresh-cw", context), self._room.look)
        page = self.tr("Imprimer un essai sur une page")
        add(ActionSpec(_TRY_PAPERS, page, "", "printer-check", context), self.print_sheet)
        ticket = self.tr("Imprimer un essai sur le rouleau")
        add(ActionSpec(_TRY_ROLL, ticket, "", "printer-check", context), self.print_ticket)

    def _sizes(self) -> dict[str, Chip]:
        return {"a4": Chip(self._theme, self.tr("A4")), "roll80": Chip(self._theme, f"80{NBSP}mm")}

    def _lay_out(self) -> None:
        dp = self._theme.dp
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(8))
        now = QHBoxLayout()
        now.setSpacing(dp(6))
        now.addWidget(self._icon)
        now.addWidget(self.state, 1)
        now.addWidget(self.look_button)
        column.addLayout(now)
        column.addWidget(self.destinations)
        column.addSpacing(dp(4))
        column.addWidget(Rule(self._theme))
        column.addLayout(self._beside(self.papers_field, self.try_papers))
        column.addLayout(self._beside(self.roll_field, self.try_roll))
        column.addLayout(self._choice_of(self.tr("Papier des récépissés"), self.receipts.values()))
        sheets = self.tr("Papier des accusés et des listes de pièces")
        column.addLayout(self._choice_of(sheets, self.sheets.values()))
        column.addWidget(self.direct)

    def _choice_of(self, label: str, chips: Iterable[Chip]) -> QVBoxLayout:
        choice = QVBoxLayout()
        choice.setSpacing(self._theme.dp(4))
        choice.addWidget(Label(self._theme, label, Role.SM, "text2", weight=MEDIUM, wrap=True))
        choice.addLayout(chip_row(self._theme, label, chips, self))
        return choice

    def _beside(self, field: FormField, button: Button) -> QHBoxLayout:
        """Put a button at the height of a field's editor."""
        dp = self._theme.dp
        row = QHBoxLayout()
        row.setSpacing(dp(8))
        row.addWidget(field, 1)
        foot = QVBoxLayout()
        foot.addSpacing(self._theme.metrics(Role.SM).height() + dp(4))
        foot.addWidget(button)
        foot.addStretch(1)
        row.addLayout(foot)
        return row

    def _connect(self) -> None:
        self._room.printers_changed.connect(self._follow)
        self.papers.currentIndexChanged.connect(self._choose)
        self.roll_field.left.connect(self._take_address)
        self.roll.returnPressed.connect(self._take_address)
        for chip in (*self.receipts.values(), *self.sheets.values()):
            chip.clicked.connect(self._choose)
        self.direct.clicked.connect(self._choose)
        self._trial.printed.connect(self._on_tried)
        self._trial.failed.connect(self._on_failed)


def _checked(chips: dict[str, Chip]) -> str:
    return next(size for size, chip in chips.items() if chip.isChecked())
