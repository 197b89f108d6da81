"""A paper shown before or after it is printed: its pages, the size of the paper, the printer; Échap goes back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.documents import PageSize
from guichet.contract.printers import PaperPreview
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import ReceiptDocument
from guichet.ui import print_words
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import NBSP, joined
from guichet.ui.forms.trouble import Trouble
from guichet.ui.paper import PaperTray
from guichet.ui.print_job import PrintJob
from guichet.ui.print_room import Health, PrintRoom
from guichet.ui.screens.paper.model import PaperModel, PaperPages
from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind, Chip
from guichet.ui.widgets.cards import Notice, Rule
from guichet.ui.widgets.focus import keep_one_stop
from guichet.ui.widgets.inputs import Choice
from guichet.ui.widgets.labels import ElidingLabel
from guichet.ui.widgets.pages.layout import Fit
from guichet.ui.widgets.pages.viewer import PageViewer

WIDTH = 760
"""Unscaled width of the panel: a sheet of A4 whole beside its controls."""
_LEAST_PAGES = 220
"""Unscaled height that the pages keep in a small window, where the panel scrolls."""
_READABLE = 0.8
"""Share of its own size under which the small print of a whole sheet cannot be read."""


class PaperPanel(OverlayPanel):
    """One paper at a time; printing closes the panel, and what becomes of it is said where one was."""

    comes_back = True

    closing = Signal()
    settings_asked = Signal()

    def __init__(self, theme: Theme, bridge: DeskBridge, actions: Actions, room: PrintRoom, tray: PaperTray) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Aperçu du papier"))
        self._room = room
        self._tray = tray
        self._told = ""
        self.model = PaperModel(bridge, self)
        self._add_actions(actions)
        self.title = ElidingLabel(theme, "", Role.LG)
        self.note = ElidingLabel(theme, "", Role.SM, "text2")
        self.sizes = {"a4": Chip(theme, self.tr("A4")), "roll80": Chip(theme, f"80{NBSP}mm")}
        self.viewer = PageViewer(theme, self.tr("Pages du papier"), searchable=False)
        self.viewer.view.setMinimumHeight(theme.dp(_LEAST_PAGES))
        self.viewer.turn.hide()  # a paper comes out as it is laid out
        self.printer = Choice(theme)
        self.printer.setAccessibleName(self.tr("Imprimante"))
        self.none = Notice(theme, self.tr("Aucune imprimante sur ce poste. Ouvrez le fichier PDF, ou réglez-en une."))
        self.trouble = Trouble(theme)
        self.print_button = Button.of(theme, actions, "paper.print", kind=ButtonKind.PRIMARY)
        self.file_button = Button.of(theme, actions, "paper.open_file")
        self.settings_button = Button.of(theme, actions, "paper.settings")
        self.close_button = Button(theme, self.tr("Fermer"), kind=ButtonKind.LINK, icon="x", cap=self.tr("Échap"))
        self._lay_out()
        self._connect()

    def begin(self, job: PrintJob) -> None:
        """Show a paper."""
        self.trouble.forget()
        self._told = job.paper.number
        self.title.setText(joined((print_words.paper_name(job.paper.kind), job.paper.number)))
        self.note.setText(self._note(job))
        self.sizes[job.size].setChecked(True)
        self._show_printers(job.printer)
        self.viewer.show_file(None, ())
        self.model.show(job)

    def first_stop(self, *, no_printer: bool) -> QWidget:
        """Give the widget to begin with: printing, or the pages when there is nothing to print on."""
        return self.viewer if no_printer or not self._print_action.isEnabled() else self.print_button

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(WIDTH), self._theme.dp(1200))  # as high as the window leaves room for

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's own name)
        return False  # as high as there is room, whatever wraps inside

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def print_paper(self) -> None:
        """Print what is shown, and go back."""
        job = self.model.job
        if job is not None and self.print_button.isEnabled():
            self.closing.emit()
            self._room.send(job)

    @Slot()
    def open_file(self) -> None:
        """Open the paper as a file, in the system's own viewer."""
        self.trouble.forget()
        self.model.draw_file()

    @Slot()
    def set_printer(self) -> None:
        """Go where the printers of the workstation are chosen."""
        self.settings_asked.emit()

    @Slot()
    def forget(self) -> None:
        """Show nothing any more: the panel is closed."""
        self.model.forget()
        self.viewer.show_file(None, ())

    # --- answers -----------------------------------------------------------------------------------------------------

    @Slot(object, object)
    def _on_laid_out(self, preview: PaperPreview, pages: PaperPages) -> None:
        sizes: tuple[PageSize, ...] = preview.pages
        self.viewer.show_file(pages, sizes)
        view = self.viewer.view
        view.set_zoom(Fit.PAGE if self.sizes["a4"].isChecked() else Fit.WIDTH)
        if view.scale < _READABLE * self._theme.scale:
            view.set_zoom(Fit.WIDTH)
        view.go_to(0)

    @Slot(object)
    def _on_file(self, file: ReceiptDocument) -> None:
        self._tray.lay(file.number, file.pdf)

    @Slot(object)
    def _on_refused(self, error: GuichetError) -> None:
        self.trouble.tell(error)

    @Slot(str)
    def _on_jammed(self, number: str) -> None:
        if self.isVisible() and number == self._told:
            self.trouble.say(self.tr("Le fichier n’a pas pu être écrit. Le papier est gardé."))

    @Slot()
    def _on_size(self) -> None:
        job = self.model.job
        size = next(name for name, chip in self.sizes.items() if chip.isChecked())
        if job is None or size == job.size:
            return
        chosen = self._room.printing
        printer = chosen.roll or chosen.papers if size == "roll80" else chosen.papers
        self._show_printers(printer)
        self.model.change(size=size, printer=printer)

    @Slot()
    def _on_printer(self) -> None:
        job, printer = self.model.job, self.printer.value()
        if job is not None and isinstance(printer, str) and printer != job.printer:
            self.model.change(size=self._size_for(printer, job.size), printer=printer)

    def _size_for(self, printer: str, size: str) -> str:
        """A receipt printer takes its roll, whatever was chosen."""
        if any(each.roll and each.name == printer for each in self._room.printers):
            self.sizes["roll80"].setChecked(True)
            return "roll80"
        return size

    @Slot()
    def _follow_printers(self) -> None:
        if self.model.job is not None:
            self._show_printers(self.model.job.printer)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _note(self, job: PrintJob) -> str:
        if job.paper.voided:
            return self.tr("Annulé{nbsp}: le papier le dit.").format(nbsp=NBSP)
        return self.tr("Copie{nbsp}: le papier le dit.").format(nbsp=NBSP) if job.reprint else self.tr("Original")

    def _show_printers(self, chosen: str) -> None:
        usual, known = self._room.label(""), self._room.health() is not Health.UNKNOWN
        items = [("", self.tr("{printer} (habituelle)").format(printer=usual))] if usual else []
        named = [(each.name, print_words.printer_line(each)) for each in self._room.printers]
        if not known and chosen not in {name for name, _ in (*items, *named)}:
            named.append((chosen, chosen or self.tr("Imprimante habituelle")))
        self.printer.blockSignals(True)
        self.printer.set_items([*items, *named])
        self.printer.set_value(chosen)
        if self.printer.currentIndex() < 0 and self.printer.count():
            self.printer.setCurrentIndex(0)
        self.printer.blockSignals(False)
        some = self.printer.count() > 0
        self.printer.setVisible(some)
        self.none.setVisible(not some)
        self.settings_button.setVisible(not some)
        self._print_action.setEnabled(some)

    # --- layout ------------------------------------------------------------------------------------------------------

    def _add_actions(self, actions: Actions) -> None:
        context = Context.PAPER
        self._print_action = actions.add(
            ActionSpec("paper.print", self.tr("Imprimer"), "Ctrl+P", "printer", context), self.print_paper
        )
        actions.add(
            ActionSpec("paper.open_file", self.tr("Ouvrir le PDF"), "Ctrl+O", "file-text", context), self.open_file
        )
        actions.add(
            ActionSpec("paper.settings", self.tr("Régler l’imprimante"), "", "settings", context), self.set_printer
        )
        actions.attach(context, self)

    def _lay_out(self) -> None:
        dp = self._theme.dp
        head = QHBoxLayout()
        head.setContentsMargins(dp(16), dp(12), dp(12), dp(8))
        head.setSpacing(dp(8))
        words = QVBoxLayout()
        words.setSpacing(dp(2))
        words.addWidget(self.title)
        words.addWidget(self.note)
        head.addLayout(words, 1)
        self._group = QButtonGroup(self)
        for chip in self.sizes.values():
            chip.setAccessibleName(self.tr("Papier{nbsp}: {size}").format(nbsp=NBSP, size=chip.text()))
            self._group.addButton(chip)
            head.addWidget(chip)
        keep_one_stop(self._group)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setSpacing(dp(8))
        foot.addWidget(self.printer, 1)
        foot.addWidget(self.settings_button)
        foot.addStretch(0)
        foot.addWidget(self.file_button)
        foot.addWidget(self.print_button)
        below = QVBoxLayout()
        below.setContentsMargins(dp(16), dp(10), dp(16), dp(12))
        below.setSpacing(dp(8))
        below.addWidget(self.trouble)
        below.addWidget(self.none)
        below.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule(self._theme))
        column.addWidget(self.viewer, 1)
        column.addWidget(Rule(self._theme))
        column.addLayout(below)

    def _connect(self) -> None:
        self.model.laid_out.connect(self._on_laid_out)
        self.model.drawn.connect(self._on_file)
        self.model.refused.connect(self._on_refused)
        self._tray.jammed.connect(self._on_jammed)
        self._room.printers_changed.connect(self._follow_printers)
        for chip in self.sizes.values():
            chip.clicked.connect(self._on_size)
        self.printer.currentIndexChanged.connect(self._on_printer)
        self.close_button.clicked.connect(self.closing)
