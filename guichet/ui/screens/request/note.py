"""The internal note of a request: kept while it is typed, request by request; the word of the next step too."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from guichet.contract.requests import RequestSheet
from guichet.domain.nir import find_nirs
from guichet.domain.permissions import Permission
from guichet.ui.forms.drafts import Spot
from guichet.ui.messages import field_problem
from guichet.ui.screens.request.parts import RequestPart, Tools
from guichet.ui.widgets.actions import ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import TextArea


class NotePart(RequestPart):
    """A note and its button, which is there once something is written."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._request_id: UUID | None = None
        self._kept: dict[UUID, str] = {}
        self._used: UUID | None = None
        spec = ActionSpec("request.note", self.tr("Note interne"), "Ctrl+M", "pencil-line", Context.REQUEST)
        self._action = tools.actions.add(spec, self.write)
        theme = tools.theme
        self.area = TextArea(theme, placeholder=self.tr("Visible des agents seulement. Restez factuel."))
        self.field = FormField(theme, self.tr("Note interne"), self.area)
        text = self.tr("Enregistrer la note")
        self.button = Button.of(theme, tools.actions, "request.note", kind=ButtonKind.LINK, text=text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(6))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        column.addWidget(self.field)
        column.addLayout(row)
        self.area.textChanged.connect(self._show_button)
        self.field.left.connect(self._check)
        self._show_button()

    @property
    def text(self) -> str:
        """What is written, without its outer spaces."""
        return self.area.toPlainText().strip()

    @property
    def is_typing(self) -> bool:
        """Whether a note is written and not recorded, of this request or of another."""
        others = (text for request_id, text in self._kept.items() if request_id != self._request_id)
        return bool(self.text) or any(text.strip() for text in others)

    @Slot()
    def write(self) -> None:
        """Go to the note; with one written, keep it."""
        if not self.text:
            self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.wanted.emit(self.field)
        elif not self.refuses():
            self.use()
            self.tools.model.comment(self.text, self.tr("Note enregistrée."))

    def use(self) -> None:
        """Say that the gesture under way takes the note: when it is done, the note is written elsewhere."""
        self._used = self._request_id

    def settle(self, *, done: bool) -> None:
        """The gesture under way has ended; another request's note may be shown by now."""
        used, self._used = self._used, None
        if used is None or not done:
            return
        if used == self._request_id:
            self.area.clear()
            self.field.clear_error()
        else:
            self._kept.pop(used, None)

    def refuses(self) -> bool:
        """Tell whether the note holds what no note may, and show it."""
        found = bool(find_nirs(self.text))
        self.field.set_error(field_problem("HoldsNir") if found else "")
        return found

    def show_refusal(self) -> None:
        """Show that the desk found in the note what no note may hold."""
        self.field.set_error(field_problem("HoldsNir"))

    def open(self, request_id: UUID | None) -> None:
        """Keep the note of the request that was open, and show that of another (None: of none)."""
        if self._request_id is not None:
            self._kept[self._request_id] = self.area.toPlainText()
        self._request_id = request_id
        self.field.clear_error()
        self.area.setPlainText("" if request_id is None else self._kept.get(request_id, ""))

    # --- what outlives the program -----------------------------------------------------------------------------------

    def typed_drafts(self) -> dict[Spot, str]:
        """Give the notes that are written and not recorded, request by request."""
        found = dict(self._kept)
        if self._request_id is not None:
            found[self._request_id] = self.area.toPlainText()
        return {("", request_id.hex): text for request_id, text in found.items() if text.strip()}

    def put_back(self, spot: Spot, typed: str) -> None:
        """Put aside a note that was written before."""
        request_id = UUID(hex=spot[1])
        self._kept[request_id] = typed
        if request_id == self._request_id:
            self.area.setPlainText(typed)

    def give_up(self, spot: Spot) -> None:
        """Forget the note of a request."""
        self.put_back(spot, "")

    def allow(self, sheet: RequestSheet | None, *, still: bool) -> None:
        self._action.setEnabled(still and sheet is not None and Permission.COMMENT_REQUEST in sheet.permitted)

    def _check(self) -> None:
        self.refuses()

    def _show_button(self) -> None:
        self.button.setVisible(bool(self.area.toPlainText().strip()))
