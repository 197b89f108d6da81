"""The pages gathered for a document, with what is done to them: chosen, moved, turned, removed, put back."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.document import words
from guichet.ui.screens.document.draft_model import DraftModel
from guichet.ui.screens.document.thumbnails import ThumbnailList, ThumbnailRows
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind, IconButton
from guichet.ui.widgets.labels import Label


class GatheredPages(QWidget):
    """Thumbnails, the buttons that do what their keys do, and the way to take a removal back."""

    chosen = Signal(int)
    """A page, counted from 0."""
    dropped = Signal(QMimeData)

    def __init__(self, theme: Theme, bridge: DeskBridge, actions: Actions) -> None:
        super().__init__()
        self._model: DraftModel | None = None
        self._shown = 0
        self.rows = ThumbnailRows(bridge, self)
        self.thumbnails = ThumbnailList(theme, self.rows)
        self.count = Label(theme, "", Role.SM, "text2", weight=600)
        self.turn_left = IconButton(theme, "rotate-ccw", self.tr("Tourner à gauche (Maj+R)"))
        self.turn_right = IconButton(theme, "rotate-cw", self.tr("Tourner à droite (R)"))
        self.earlier = IconButton(theme, "chevron-left", self.tr("Avancer la page (Alt+←)"))
        self.later = IconButton(theme, "chevron-right", self.tr("Reculer la page (Alt+→)"))
        self.remove = IconButton(theme, "trash-2", self.tr("Retirer la page (Suppr)"))
        self.removed = Label(theme, "", Role.SM, "text2")
        put_back = ActionSpec(
            "document.restore_page", self.tr("Remettre la page retirée"), "", "undo-2", Context.DOCUMENT
        )
        self._restore_action = actions.add(put_back, self._restore)
        self.restore = Button.of(theme, actions, put_back.id, kind=ButtonKind.LINK, text=self.tr("Remettre"))
        self._lay_out(theme)
        self._connect()

    def begin(self, model: DraftModel) -> None:
        """Show the pages of a document; the caller tells when they change."""
        self._model, self._shown = model, 0

    @Slot()
    def refresh(self) -> None:
        """Show the pages as they are now; the first one that came is chosen."""
        model = self._model
        if model is None:
            return
        pages, before, place = model.pages, self._shown, self.thumbnails.place
        self._shown = len(pages)
        self.rows.show_pages(pages)
        self.thumbnails.choose(before if len(pages) > before else max(place, 0))
        self.count.setText(words.pages(len(pages)) if pages else self.tr("Pages"))
        self.removed.setVisible(model.can_restore)
        self.restore.setVisible(model.can_restore)
        self._restore_action.setEnabled(model.can_restore)
        self.show_tools()

    def tell_taking(self) -> None:
        """Say that pages are about to come."""
        if not self.rows.rowCount():
            self.count.setText(self.tr("Ajout des pages…"))

    def show_tools(self) -> None:
        """Offer what can be done with the page that is chosen."""
        count, place = self.rows.rowCount(), self.thumbnails.place
        for button in (self.turn_left, self.turn_right, self.remove):
            button.setEnabled(0 <= place < count)
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(0 <= place < count - 1)

    @Slot(int, int)
    def _move(self, place: int, to: int) -> None:
        if self._model is not None and 0 <= to < len(self._model.pages):
            self._model.move(place, to)
            self.thumbnails.choose(to)
            announce(self, self.tr("Page déplacée à la place {number}").format(number=to + 1))

    @Slot(int, int)
    def _turn(self, place: int, degrees: int) -> None:
        if self._model is not None:
            self._model.turn(place, degrees)

    @Slot(int)
    def _remove(self, place: int) -> None:
        if self._model is not None:
            text = self.tr("Page {number} retirée.").format(number=place + 1)
            self.removed.setText(text)
            self._model.remove(place)
            announce(self, text)

    @Slot()
    def _restore(self) -> None:
        if self._model is not None and self._model.can_restore:
            self._model.restore()
            self.thumbnails.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self.show_tools()
        self.chosen.emit(place)

    @Slot()
    def _turn_left(self) -> None:
        self._turn(self.thumbnails.place, 270)

    @Slot()
    def _turn_right(self) -> None:
        self._turn(self.thumbnails.place, 90)

    @Slot()
    def _put_earlier(self) -> None:
        self._move(self.thumbnails.place, self.thumbnails.place - 1)

    @Slot()
    def _put_later(self) -> None:
        self._move(self.thumbnails.place, self.thumbnails.place + 1)

    @Slot()
    def _remove_this(self) -> None:
        self._remove(self.thumbnails.place)

    def _lay_out(self, theme: Theme) -> None:
        dp = theme.dp
        tools = QHBoxLayout()
        tools.setSpacing(dp(2))
        tools.addWidget(self.count, 1)
        for button in (self.earlier, self.later, self.turn_left, self.turn_right, self.remove):
            tools.addWidget(button)
        undo = QHBoxLayout()
        undo.addWidget(self.removed, 1)
        undo.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(8))
        column.addLayout(tools)
        column.addWidget(self.thumbnails, 1)
        column.addLayout(undo)

    def _connect(self) -> None:
        thumbnails = self.thumbnails
        thumbnails.chosen.connect(self._on_chosen)
        thumbnails.moved.connect(self._move)
        thumbnails.turned.connect(self._turn)
        thumbnails.removed.connect(self._remove)
        thumbnails.restored.connect(self._restore)
        thumbnails.dropped.connect(self.dropped)
        self.turn_left.clicked.connect(self._turn_left)
        self.turn_right.clicked.connect(self._turn_right)
        self.earlier.clicked.connect(self._put_earlier)
        self.later.clicked.connect(self._put_later)
        self.remove.clicked.connect(self._remove_this)
