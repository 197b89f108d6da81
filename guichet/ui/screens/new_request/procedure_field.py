"""The field « Type de demande »: a few letters, Entrée, and the kind is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from guichet.contract.requests import ProcedureLine
from guichet.ui.formats import joined
from guichet.ui.forms.words import delay_words, documents_words
from guichet.ui.screens.new_request.procedure_rows import ProcedureDelegate, ProcedureRows
from guichet.ui.theme import Theme
from guichet.ui.widgets.dropdown import Dropdown
from guichet.ui.widgets.inputs import TextField
from guichet.ui.widgets.rows import RowList

_ROWS = 7


class ProcedureField(TextField):
    """Lists the kinds that match while one types; Entrée takes the first, even before the list came."""

    sought = Signal(str)
    chosen = Signal(object)  # ProcedureLine

    def __init__(self, theme: Theme, service_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, icon="search", parent=parent)
        self._theme = theme
        self._service_name = service_name
        self._take_first = False
        self._choice = ""
        self._asked = ""
        self.setPlaceholderText(self.tr("Quelques lettres{nbsp}: école, naissance, voirie…").format(nbsp="\u00a0"))
        self._lines = ProcedureRows(self.summary, self)
        self._view = RowList(self.tr("Types de demande"))
        self._view.setModel(self._lines)
        self._view.setItemDelegate(ProcedureDelegate(theme, "search", self._view))
        self._dropdown: Dropdown | None = None
        self.textEdited.connect(self._on_edited)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._dropdown is not None and self._dropdown.isVisible()

    def summary(self, line: ProcedureLine) -> str:
        """Write « Éducation · délai 3 semaines · 4 pièces »."""
        return joined((self._service_name(line.service), delay_words(line.announced), documents_words(line.documents)))

    def seek_typed(self, text: str) -> None:
        """Begin with letters that were typed elsewhere."""
        self._choice = ""
        self.setText(text)
        self._seek(text.strip())

    def show_found(self, text: str, lines: Sequence[ProcedureLine]) -> None:
        """Show the kinds found for a text; the first one is taken if Entrée was already pressed."""
        if text != self._asked:
            return
        self._lines.show_lines(text, lines)
        if self._take_first and lines:
            self._choose(self._lines.index(0, 0))
        elif self.hasFocus() and not self._is_settled():
            self._open()
        self._take_first = False

    def show_choice(self, label: str) -> None:
        """Show the kind that is chosen."""
        self._choice = label
        self._take_first = False
        self.setText(label)
        self.setCursorPosition(0)

    def close_list(self) -> None:
        """Hide the list."""
        if self._dropdown is not None:
            self._dropdown.close_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not self._is_settled() and self.text().strip():
                self._take_first = True
                self._seek(self.text().strip())
            return
        if event.key() == Qt.Key.Key_Down and not self.is_open:
            text = "" if self._is_settled() else self.text().strip()
            self._choice = ""
            self._seek(text)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.text():
            self._seek("")

    def _is_settled(self) -> bool:
        return bool(self._choice) and self.text() == self._choice

    def _on_edited(self, text: str) -> None:
        self._take_first = False
        self._seek(text.strip())

    def _seek(self, text: str) -> None:
        self._asked = text
        self.sought.emit(text)

    def _open(self) -> None:
        if not self._lines.lines:
            self.close_list()
            return
        if self._dropdown is None:
            self._dropdown = Dropdown(self._theme, self, self._view, width=0)
            self._dropdown.chosen.connect(self._choose)
        row = self._theme.row("search")
        self._dropdown.open(row * min(len(self._lines.lines), _ROWS))
        self._view.setCurrentIndex(self._lines.index(0, 0))

    def _choose(self, index: QModelIndex) -> None:
        if self._lines.text != self._asked:  # the list is behind what is typed: the first of the next one is taken
            self._take_first = True
            return
        line = self._lines.lines[index.row()]
        self.close_list()
        self.show_choice(line.label)
        self.chosen.emit(line)
