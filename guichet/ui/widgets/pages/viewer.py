"""Pages with what an eye needs beside them: which page, how large, which way up, where a text stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.documents import PageSize, TextHits
from guichet.ui.formats import percent
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.buttons import IconButton
from guichet.ui.widgets.cards import Rule
from guichet.ui.widgets.inputs import Choice, TextField
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.pages.layout import STEPS, Fit
from guichet.ui.widgets.pages.search import PageSearch
from guichet.ui.widgets.pages.source import PageSource
from guichet.ui.widgets.pages.view import PageView


class PageViewer(QWidget):
    """A bar over a :class:`PageView`; Ctrl+F opens a search under the bar when the source has text.

    Args:
        name: what assistive tools call the pages: « Pages de la pièce ».
        searchable: whether a text may be sought.
    """

    def __init__(self, theme: Theme, name: str, *, searchable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source: PageSource | None = None
        self.view = PageView(theme, name)
        self.search = PageSearch(theme)
        self.before = IconButton(theme, "chevron-left", self.tr("Page précédente (Ctrl+Page préc.)"))
        self.after = IconButton(theme, "chevron-right", self.tr("Page suivante (Ctrl+Page suiv.)"))
        self.number = TextField(theme)
        self.number.setAccessibleName(self.tr("Numéro de page"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.number.setFixedWidth(theme.dp(48))
        self.total = Label(theme, "", Role.BASE, "text2")
        self.smaller = IconButton(theme, "zoom-out", self.tr("Réduire (Ctrl+-)"))
        self.larger = IconButton(theme, "zoom-in", self.tr("Agrandir (Ctrl++)"))
        self.zoom = Choice(theme, self._zooms())
        self.zoom.setAccessibleName(self.tr("Zoom"))
        self.zoom.setFixedWidth(theme.dp(132))
        self.turn = IconButton(theme, "rotate-cw", self.tr("Tourner l’affichage (R)"))
        self.seek = IconButton(theme, "search", self.tr("Chercher dans le texte (Ctrl+F)"))
        self._searchable = searchable
        self._lay_out()
        self.seek.setVisible(searchable)
        self._connect()
        self.show_file(None, ())

    def show_file(self, source: PageSource | None, sizes: Sequence[PageSize], *, page: int = 0) -> None:
        """Show the pages of a file, each of a size in points, from one of them on; None shows nothing."""
        if self._source is not None:
            self._source.found.disconnect(self._on_found)
        self._source = source
        if source is not None:
            source.found.connect(self._on_found)
        self.close_search()
        self.view.show_pages(source, sizes, page=page)
        self.tell_pages()

    def tell_pages(self) -> None:
        """Say which page is in sight, and of how many."""
        count = self.view.count
        several = count > 1
        for widget in (self.before, self.number, self.total, self.after):
            widget.setVisible(several)
        self.total.setText(self.tr("sur {total}").format(total=count))
        self._on_page(self.view.page)

    def open_search(self) -> None:
        """Look for a text."""
        if self._searchable and self._source is not None:
            self.search.show()
            self.search.begin()

    def close_search(self) -> None:
        """Look for nothing any more."""
        here = QApplication.focusWidget()
        had_focus = here is not None and self.search.isAncestorOf(here)
        self.search.hide()
        self.search.clear()
        self.view.show_hits((), -1)
        if had_focus:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and event.key() == Qt.Key.Key_F and self._searchable:
            self.open_search()
        elif ctrl:
            self.view.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _zooms(self) -> list[tuple[object, str]]:
        steps: list[tuple[object, str]] = [(Fit.WIDTH, self.tr("Largeur")), (Fit.PAGE, self.tr("Page entière"))]
        return steps + [(step, percent(step)) for step in STEPS]

    def _on_zoom_chosen(self, _place: int) -> None:
        self.view.set_zoom(self.zoom.value())

    def _on_zoomed(self, _scale: float) -> None:
        self.zoom.set_value(self.view.zoom)

    def _on_page(self, page: int) -> None:
        if not self.number.hasFocus():
            self.number.setText(str(page + 1))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < self.view.count - 1)

    def _on_number(self) -> None:
        text = self.number.text().strip()
        wanted = int(text) if text.isdecimal() else self.view.page + 1
        self.view.go_to(min(max(wanted, 1), self.view.count) - 1)
        self.number.setText(str(self.view.page + 1))

    def _go_before(self) -> None:
        self.view.go_to(self.view.page - 1)

    def _go_after(self) -> None:
        self.view.go_to(self.view.page + 1)

    def _turn(self) -> None:
        self.view.turn_by(90)

    def _on_sought(self, text: str) -> None:
        if self._source is not None:
            self._source.find(text)

    def _on_found(self, hits: TextHits) -> None:
        if self.search.isVisible():
            self.search.show_hits(hits, self.view.page)

    def _on_moved(self, place: int) -> None:
        self.view.show_hits(self.search.boxes, place)

    def _lay_out(self) -> None:
        dp = self._theme.dp
        bar = QHBoxLayout()
        bar.setContentsMargins(dp(12), dp(6), dp(12), dp(6))
        bar.setSpacing(dp(4))
        pages: tuple[QWidget, ...] = (self.before, self.number, self.total, self.after)
        looks: tuple[QWidget, ...] = (self.smaller, self.zoom, self.larger, self.turn, self.seek)
        for widget in pages:
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in looks:
            bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.search)
        column.addWidget(Rule(self._theme))
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.before.clicked.connect(self._go_before)
        self.after.clicked.connect(self._go_after)
        self.number.editingFinished.connect(self._on_number)
        self.smaller.clicked.connect(self.view.zoom_out)
        self.larger.clicked.connect(self.view.zoom_in)
        self.zoom.activated.connect(self._on_zoom_chosen)
        self.turn.clicked.connect(self._turn)
        self.seek.clicked.connect(self.open_search)
        self.search.sought.connect(self._on_sought)
        self.search.moved.connect(self._on_moved)
        self.search.closed.connect(self.close_search)
        self.view.page_changed.connect(self._on_page)
        self.view.zoom_changed.connect(self._on_zoomed)
