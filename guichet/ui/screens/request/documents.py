"""The supporting documents of a request: what is on file, what is missing, and the tick of an original seen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout

from guichet.contract.requests import DocumentState, RequestSheet
from guichet.domain.permissions import Permission
from guichet.ui.forms.checklist import Checklist
from guichet.ui.forms.documents import count_on_file, filed_rows
from guichet.ui.screens.request.parts import RequestPart, Tools
from guichet.ui.widgets.cards import SectionTitle

_WAITED_FOR = (DocumentState.MISSING, DocumentState.TO_CHECK)


class DocumentsPart(RequestPart):
    """The check-list; showing it again keeps the current row."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.title = SectionTitle(theme, "")
        self.checklist = Checklist(theme)
        self.checklist.tick_asked.connect(self._tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(2))
        column.addWidget(self.title)
        column.addWidget(self.checklist)

    def show_sheet(self, sheet: RequestSheet, today: date) -> None:
        rows = filed_rows(sheet.procedure, sheet.documents, sheet.suspended_until)
        self.checklist.show_rows(rows)
        self.checklist.setVisible(bool(rows))
        on_file, needed = count_on_file(rows)
        title = self.tr("Pièces justificatives")
        if needed:
            title = self.tr("Pièces justificatives · {seen} sur {all}").format(seen=on_file, all=needed)
        self.title.set_title(title if rows else self.tr("Aucune pièce demandée"))

    def focus_waiting(self, sheet: RequestSheet) -> bool:
        """Put the focus on the first document to tick; tell whether there is one that the agent may tick."""
        waiting = next((row.code for row in self.checklist.rows if row.state in _WAITED_FOR), None)
        if waiting is None or sheet.closed or not self.tools.may(Permission.OPEN_REQUEST):
            return False
        self.checklist.select(waiting)
        self.checklist.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @Slot(str)
    def _tick(self, code: str) -> None:
        sheet = self.tools.model.sheet
        if sheet is not None and not sheet.closed and self.tools.may(Permission.OPEN_REQUEST):
            self.began.emit()
            self.tools.model.tick(code, self.tools.today())
