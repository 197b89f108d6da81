"""The right pane before anything is chosen: a new request, or one of those that people ask for most."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from guichet.contract.refusals import GuichetError
from guichet.contract.requests import FindProcedures, ProcedureLine, ProcedureList
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import joined
from guichet.ui.forms.words import delay_words, documents_words
from guichet.ui.screens.new_request.procedure_rows import ProcedureDelegate, ProcedureRows
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Card, SectionTitle
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.rows import RowList


class UsualKinds(QObject):
    """The kinds of requests that are asked for most, learnt once in a session."""

    shown = Signal(object)  # tuple[ProcedureLine, ...]

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._asked = False

    def ask(self) -> None:
        """Ask for them, unless that was done."""
        if not self._asked:
            self._asked = True
            self._bridge.ask(FindProcedures(), owner=self, done=self._take, failed=self._pass_over)

    def _take(self, found: ProcedureList) -> None:
        self.shown.emit(found.lines)

    def _pass_over(self, _error: GuichetError) -> None:
        """They are a shortcut: without them every kind is still found by its name. Asked again the next time."""
        self._asked = False


class NothingPane(Card):
    """What can be begun; Entrée on a kind begins a request of it."""

    kind_chosen = Signal(object)  # ProcedureLine

    def __init__(self, theme: Theme, actions: Actions, kinds: UsualKinds) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Dossier"))
        self.add_header(self.tr("Dossier"), role=Role.LG)
        self._may_open = actions["request.new"]
        self._kinds = kinds
        title = self.tr("Les plus demandées")
        self.rows = ProcedureRows(_summary, self)
        self.view = RowList(title)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(ProcedureDelegate(theme, "search", self.view))
        self.view.setMinimumHeight(1)  # it takes what is left, and scrolls: a large text must not need a higher window
        self.view.opened.connect(self._open)
        self._title = SectionTitle(theme, title)
        dp = theme.dp
        column = QVBoxLayout()
        column.setContentsMargins(dp(16), 0, dp(16), dp(8))
        column.setSpacing(dp(14))
        sentence = self.tr("Choisissez une demande à gauche, ou créez-en une nouvelle.")
        column.addWidget(Label(theme, sentence, Role.BASE, "text2", wrap=True))
        column.addWidget(Button.of(theme, actions, "request.new", kind=ButtonKind.PRIMARY))
        column.addWidget(self._title)
        self.column.addLayout(column)
        listed = QVBoxLayout()
        listed.setContentsMargins(dp(6), 0, dp(6), dp(6))
        listed.addWidget(self.view)
        self.column.addLayout(listed, 1)
        self._title.hide()
        kinds.shown.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._may_open.isVisible():
            self._kinds.ask()

    @Slot(object)
    def _show(self, lines: tuple[ProcedureLine, ...]) -> None:
        self.rows.show_lines("", lines)
        self._title.setVisible(bool(lines))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.kind_chosen.emit(self.rows.lines[index.row()])


def _summary(line: ProcedureLine) -> str:
    return joined((delay_words(line.announced), documents_words(line.documents)))
