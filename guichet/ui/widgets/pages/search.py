"""The line that looks for a text in the pages of a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guichet.contract.documents import TextBox, TextHits
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import IconButton
from guichet.ui.widgets.inputs import TextField
from guichet.ui.widgets.labels import ElidingLabel

_SEEK_AFTER_MS = 250
_LEAST = 2


class PageSearch(QWidget):
    """What is sought, which of its places is shown, and the ways to the others; Échap closes it."""

    sought = Signal(str)
    moved = Signal(int)
    """The place to show, counted from 0; -1 for none."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = TextHits(boxes=(), has_text=True)
        self._current = -1
        self._told_for = ""
        self.field = TextField(theme, placeholder=self.tr("Chercher dans le texte"), icon="search")
        self.field.setAccessibleName(self.tr("Chercher dans le texte de la pièce"))
        self.field.textChanged.connect(self._on_typed)
        self.count = ElidingLabel(theme, "", Role.SM, "text2")
        self.before = IconButton(theme, "chevron-up", self.tr("Résultat précédent (Maj+Entrée)"), size=28)
        self.after = IconButton(theme, "chevron-down", self.tr("Résultat suivant (Entrée)"), size=28)
        self.leave = IconButton(theme, "x", self.tr("Fermer la recherche (Échap)"), size=28)
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._forward)
        self.leave.clicked.connect(self.closed)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SEEK_AFTER_MS)
        self._wait.timeout.connect(self._seek)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.dp(12), theme.dp(4), theme.dp(12), theme.dp(6))
        row.setSpacing(theme.dp(6))
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in (self.before, self.after, self.leave):
            row.addWidget(button)
        self._show_count()

    @property
    def boxes(self) -> Sequence[TextBox]:
        """Every place found."""
        return self._hits.boxes

    def begin(self) -> None:
        """Take the focus, the text selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Seek nothing."""
        self.field.clear()
        self._wait.stop()
        self._forget()

    def show_hits(self, hits: TextHits, page: int) -> None:
        """Take what was found; the first place from ``page`` on is shown. An answer to a text typed over is none."""
        if not self._told_for:
            return
        self._hits = hits
        here = (number for number, box in enumerate(hits.boxes) if box.page >= page)
        self._current = next(here, 0 if hits.boxes else -1)
        self._show_count()
        self.moved.emit(self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._text() != self._told_for:
                self._seek()
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._back()
            else:
                self._forward()
        else:
            super().keyPressEvent(event)

    def _text(self) -> str:
        return self.field.text().strip()

    def _on_typed(self) -> None:
        """What was found for another text is no answer to this one: say nothing until its own comes."""
        self._forget()
        self.moved.emit(-1)
        self._wait.start()

    def _forget(self) -> None:
        self._told_for = ""
        self._hits, self._current = TextHits(boxes=(), has_text=True), -1
        self._show_count()

    def _seek(self) -> None:
        self._wait.stop()
        self._told_for = self._text()
        if len(self._told_for) >= _LEAST:
            self.sought.emit(self._told_for)

    def _forward(self) -> None:
        self._move(1)

    def _back(self) -> None:
        self._move(-1)

    def _move(self, step: int) -> None:
        if self._hits.boxes:
            self._current = (self._current + step) % len(self._hits.boxes)
            self._show_count()
            self.moved.emit(self._current)

    def _show_count(self) -> None:
        found = len(self._hits.boxes)
        if not self._hits.has_text:
            text = self.tr("Pièce en image\u00a0: pas de texte à chercher")
        elif found:
            text = self.tr("{number} sur {total}").format(number=self._current + 1, total=found)
        else:
            text = self.tr("Aucun résultat") if len(self._told_for) >= _LEAST else ""
        if text != self.count.text():
            self.count.setText(text)
            announce(self, text)
        self.before.setEnabled(found > 1)
        self.after.setEnabled(found > 1)
