"""The list that opens under the search field, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guichet.contract.people import PersonHit, RequestHit, SearchResults
from guichet.contract.refusals import GuichetError
from guichet.ui.screens.search.model import SearchModel
from guichet.ui.screens.search.rows import SearchDelegate, SearchRows
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.dropdown import Dropdown
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.pill import KeyCap
from guichet.ui.widgets.rows import RowList
from guichet.ui.widgets.search_field import SearchField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN = (*_ENTER, Qt.Key.Key_Escape)
"""Keys that mean the search while one types in it, and not the pane that is in sight."""


class SearchBox(QObject):
    """Shows results under ``field`` and says which one was chosen.

    Entrée pressed before the answer could be read opens the first result of the words typed where it is surely meant;
    else it opens the list, on that first result, and the next Entrée opens what is current: nobody's file is ever read
    because two people share a name.
    """

    person_chosen = Signal(object)  # UUID
    request_chosen = Signal(object)  # RequestHit
    create_asked = Signal(str)
    refused = Signal(object)  # GuichetError

    def __init__(self, theme: Theme, model: SearchModel, field: SearchField, *, may_create: bool, cap: str) -> None:
        super().__init__(field)
        self._model = model
        self._field = field
        self._enter_waits = self._was_asked = False
        self.rows = SearchRows(self)
        self.view = RowList(self.tr("Résultats"))
        self.view.setModel(self.rows)
        self.view.setItemDelegate(SearchDelegate(theme, self.rows, self.view))
        self.dropdown = Dropdown(theme, field, self.view)
        self.footer = _Footer(theme, cap)
        self.footer.create_button.setVisible(may_create)
        self.dropdown.set_footer(self.footer)
        field.installEventFilter(self)  # after the list's own, so asked before it
        field.query_changed.connect(self._typed)
        self.dropdown.chosen.connect(self._choose)
        self.footer.create_button.clicked.connect(self._create)
        model.found.connect(self._show)
        model.emptied.connect(self._clear)
        model.refused.connect(self._fail)

    def reset(self) -> None:
        """Empty the field and close the list."""
        self._enter_waits = self._was_asked = False
        self._field.clear()
        self._model.seek("")

    def typed(self) -> str:
        """Give what stands in the field."""
        return self._field.text().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if not isinstance(event, QKeyEvent) or event.key() not in _OWN:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return event.type() == QEvent.Type.KeyPress  # Ctrl+Entrée is the pane's; where it has none, it is nobody's
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and event.key() in _ENTER and self._enter()

    def _enter(self) -> bool:
        if not self.typed():
            return False
        if self._model.is_fresh and self.dropdown.isVisible():
            return self._asks_to_look()  # else the list opens its own current row
        self._was_asked = True
        if self._model.is_fresh:
            self._open_list()
            return True
        self._enter_waits = True
        self._model.seek(self._field.text())
        return True

    def _asks_to_look(self) -> bool:
        """Tell whether this Entrée came before the list could be read, and its first row is not surely meant."""
        here, first = self.view.currentIndex(), self.rows.first_choice()
        blind = here == first and not (self._was_asked or self._model.is_sure or self._model.may_be_read)
        self._was_asked = True
        return blind

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._enter_waits = self._was_asked = False
        self._model.seek(text)

    @Slot(object)
    def _show(self, results: SearchResults) -> None:
        self.rows.show_results(results)
        self.footer.show_text(results.query.strip())
        self.view.setCurrentIndex(self.rows.first_choice())
        self.view.scrollToTop()
        asked, self._enter_waits = self._enter_waits, False
        self._was_asked = asked
        if asked and self._model.is_sure:
            self._choose(self.rows.first_choice())
        elif self._field.hasFocus():
            self._open_list()

    def _open_list(self) -> None:
        self.dropdown.open(self.view.content_height())

    @Slot()
    def _clear(self) -> None:
        self.dropdown.close_list()
        self.rows.clear()

    @Slot(object)
    def _fail(self, error: GuichetError) -> None:
        self._enter_waits = self._was_asked = False
        self.dropdown.close_list()
        self.refused.emit(error)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        self.reset()
        if isinstance(row, PersonHit):
            self.person_chosen.emit(row.person_id)
        elif isinstance(row, RequestHit):
            self.request_chosen.emit(row)

    @Slot()
    def _create(self) -> None:
        text = self.typed()
        self.reset()
        self.create_asked.emit(text)


class _Footer(QWidget):
    """« Créer l’usager » and what the keys do."""

    def __init__(self, theme: Theme, cap: str) -> None:
        super().__init__()
        self._theme = theme
        self.create_button = Button(theme, "", kind=ButtonKind.LINK, icon="user-plus", cap=cap)
        self.create_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the focus stays in the field, Ctrl+N does the same
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.dp(10), theme.dp(6), theme.dp(14), theme.dp(6))
        row.setSpacing(theme.dp(6))
        row.addWidget(self.create_button)
        row.addStretch(1)
        for key, text in ((self.tr("Entrée"), self.tr("Ouvrir")), (self.tr("Échap"), self.tr("Effacer"))):
            row.addWidget(KeyCap(theme, key))
            row.addWidget(Label(theme, text, Role.SM, "text2"))
            row.addSpacing(theme.dp(8))

    def show_text(self, text: str) -> None:
        """Name what would be created."""
        shown = text if len(text) <= 28 else f"{text[:27]}…"
        self.create_button.setText(self.tr("Créer l’usager « {text} »").format(text=shown))
        self.create_button.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), self._theme.stroke, self._theme.colour("border"))
