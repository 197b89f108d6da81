"""« Impression »: which printers take the papers of this workstation, on what paper, seen before or not."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.printers import PrinterFacts, PrinterList, PrinterState, ShowPrinters
from guichet.contract.refusals import GuichetError
from guichet.ui import print_words
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import NBSP
from guichet.ui.messages import sentence
from guichet.ui.preferences import Printing
from guichet.ui.print_room import Health, PrintRoom
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, Chip
from guichet.ui.widgets.cards import SectionTitle
from guichet.ui.widgets.focus import keep_one_stop
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import CheckBox, Choice, TextField
from guichet.ui.widgets.labels import IconLabel, Label

_SCHEME: Final = "escpos"
_PORT: Final = 9100


def read_address(text: str) -> str | None:
    """Read a receipt printer's address as typed (« 192.168.1.50 », « escpos://caisse:9100 »); None when it is none.

    Nothing typed is an address too: the empty one.
    """
    typed = text.strip()
    if not typed:
        return ""
    if "://" not in typed:
        typed = f"{_SCHEME}://{typed}"
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname or "", parts.port or _PORT
    except ValueError:
        return None
    bare = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
    if parts.scheme != _SCHEME or not bare or not host or any(letter.isspace() for letter in host):
        return None
    shown = f"[{host}]" if ":" in host else host
    return f"{_SCHEME}://{shown}:{port}"


class PrinterProbe(QObject):
    """Asks the desk whether one receipt printer answers."""

    told = Signal(str, object)
    """Its address, and its PrinterFacts."""
    failed = Signal(object)  # GuichetError

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def ask(self, address: str) -> None:
        """Ask; the answer comes within a few seconds."""

        def done(found: PrinterList) -> None:
            facts = next((each for each in found.printers if each.name == address), None)
            self.told.emit(address, facts)

        self._bridge.ask(ShowPrinters(rolls=(address,)), owner=self, done=done, failed=self.failed.emit)


class PrintingSection(QWidget):
    """Each choice is taken at once, for everybody who works here."""

    def __init__(self, theme: Theme, room: PrintRoom) -> None:
        super().__init__()
        self._theme = theme
        self._room = room
        self._probe = PrinterProbe(room.bridge, self)
        self.papers = Choice(theme)
        self.papers_field = FormField(theme, self.tr("Imprimante des papiers"), self.papers)
        self.look_button = Button(theme, self.tr("Actualiser la liste"), icon="refresh-cw")
        self.roll = TextField(theme, placeholder="192.168.1.50")
        help_text = self.tr("Adresse sur le réseau. Laissez vide s’il n’y en a pas.")
        self.roll_field = FormField(
            theme, f"{self.tr('Imprimante de tickets')} 80{NBSP}mm", self.roll, help_text=help_text, optional=True
        )
        self.try_button = Button(theme, self.tr("Essayer l’imprimante"), icon="printer-check")
        self.sizes = {"a4": Chip(theme, self.tr("A4")), "roll80": Chip(theme, f"80{NBSP}mm")}
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
        size = next(name for name, chip in self.sizes.items() if chip.isChecked())
        chosen = replace(
            printing,
            papers=papers if isinstance(papers, str) else printing.papers,
            receipts=size,
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
    def _try(self) -> None:
        self._take_address()
        address = read_address(self.roll.text())
        if address:
            self.try_button.setEnabled(False)
            self.roll_field.set_help(self.tr("Essai en cours…"))
            self._probe.ask(address)
        elif address == "":
            self.roll_field.set_error(self.tr("Écrivez d’abord l’adresse de l’imprimante."))
            self.roll.setFocus(Qt.FocusReason.TabFocusReason)

    # --- answers -----------------------------------------------------------------------------------------------------

    @Slot(str, object)
    def _on_tried(self, _address: str, facts: PrinterFacts | None) -> None:
        ready = facts is not None and facts.state is PrinterState.READY
        answer = self.tr("L’imprimante répond.")
        if not ready:
            answer = self.tr("Elle ne répond pas. Vérifiez l’adresse, le câble et le papier.")
        self._say(answer)

    @Slot(object)
    def _on_failed(self, error: GuichetError) -> None:
        self._say(sentence(error))

    def _say(self, text: str) -> None:
        self.try_button.setEnabled(True)
        self.roll_field.set_help(text)
        announce(self, text)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _show_choice(self, printing: Printing) -> None:
        self.roll.setText(printing.roll)
        self.sizes[printing.receipts].setChecked(True)
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

    # --- layout ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        dp = self._theme.dp
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(8))
        column.addWidget(SectionTitle(self._theme, self.tr("Impression, pour ce poste")))
        now = QHBoxLayout()
        now.setSpacing(dp(6))
        now.addWidget(self._icon)
        now.addWidget(self.state, 1)
        column.addLayout(now)
        column.addLayout(self._beside(self.papers_field, self.look_button))
        column.addLayout(self._beside(self.roll_field, self.try_button))
        column.addWidget(Label(self._theme, self.tr("Papier des récépissés"), Role.SM, "text2", weight=500))
        sizes = QHBoxLayout()
        sizes.setSpacing(dp(6))
        self._group = QButtonGroup(self)
        for chip in self.sizes.values():
            chip.setAccessibleName(self.tr("Papier des récépissés{nbsp}: {size}").format(nbsp=NBSP, size=chip.text()))
            self._group.addButton(chip)
            sizes.addWidget(chip)
        sizes.addStretch(1)
        keep_one_stop(self._group)
        column.addLayout(sizes)
        column.addWidget(self.direct)

    def _beside(self, field: FormField, button: Button) -> QHBoxLayout:
        """Put a button at the height of a field's editor."""
        dp = self._theme.dp
        field.setMaximumWidth(dp(420))
        row = QHBoxLayout()
        row.setSpacing(dp(8))
        row.addWidget(field, 1)
        foot = QVBoxLayout()
        foot.addSpacing(self._theme.metrics(Role.SM).height() + dp(4))
        foot.addWidget(button)
        foot.addStretch(1)
        row.addLayout(foot)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._room.printers_changed.connect(self._follow)
        self.papers.currentIndexChanged.connect(self._choose)
        self.look_button.clicked.connect(self._room.look)
        self.roll_field.left.connect(self._take_address)
        self.roll.returnPressed.connect(self._take_address)
        self.try_button.clicked.connect(self._try)
        for chip in self.sizes.values():
            chip.clicked.connect(self._choose)
        self.direct.clicked.connect(self._choose)
        self._probe.told.connect(self._on_tried)
        self._probe.failed.connect(self._on_failed)
