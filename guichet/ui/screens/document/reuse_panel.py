"""The panel that offers the copies a citizen already gave, to be used again with their consent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.documents import DocumentFacts, HeldLine, ShowDocument
from guichet.contract.refusals import GuichetError
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import joined
from guichet.ui.forms.trouble import Trouble
from guichet.ui.messages import sentence
from guichet.ui.screens.document import words
from guichet.ui.screens.document.panel_parts import StackingPanel, head_row
from guichet.ui.screens.document.source import DeskPages
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Rule
from guichet.ui.widgets.labels import ElidingLabel, Label
from guichet.ui.widgets.pages.layout import Fit
from guichet.ui.widgets.pages.viewer import PageViewer
from guichet.ui.widgets.painting import RowState, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate, RowList

WIDTH = 1100
_HEIGHT = 860
_LEFT = 440
_ROWS_LEAST, _PAGES_LEAST = 130, 320
"""Unscaled heights that they keep then."""
_ANY = 16777215
"""Qt's word for no greatest size."""
_PREVIEW_AFTER_MS = 250
_LINE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class CopyRows(QAbstractListModel):
    """Copies held, the most recent first; those that are too old say why and cannot be chosen."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.lines: tuple[HeldLine, ...] = ()
        self._max_age: int | None = None

    def show_lines(self, lines: Sequence[HeldLine], max_age_days: int | None) -> None:
        """Show these copies, for a rule that takes none older than this."""
        self.beginResetModel()
        self.lines, self._max_age = tuple(lines), max_age_days
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def texts(self, line: HeldLine) -> tuple[str, str]:
        """Give the two lines of a row."""
        return words.given_before(line), words.too_old(line, self._max_age) or words.given_for(line)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(line)[0]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            why = words.too_old(line, self._max_age)
            return joined((words.given_before(line), words.given_for(line), why))
        return line if role == _LINE else None


class _Delegate(RowDelegate):
    def __init__(self, theme: Theme, rows: CopyRows, parent: QWidget) -> None:
        super().__init__(theme, "request", parent)
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, line = self.theme, self.theme.dp, self._rows.lines[index.row()]
        first, second = self._rows.texts(line)
        icon = QRect(rect.x() + dp(10), rect.y(), dp(20), rect.height())
        paint_icon(painter, theme, "ban" if line.too_old else "files", icon, "text3" if line.too_old else "primary", 20)
        text = QRect(rect.x() + dp(42), rect.y() + dp(8), rect.width() - dp(52), dp(20))
        draw_text(painter, theme, text, first, Role.BASE, "text2" if line.too_old else "text", weight=MEDIUM)
        second_colour = "warning" if line.too_old else "text2"
        draw_text(painter, theme, text.translated(0, dp(20)), second, Role.SM, second_colour)


class ReusePanel(StackingPanel):
    """Copies at the left, the chosen one's pages at the right."""

    comes_back = True

    close_asked = Signal()
    chosen = Signal(object)
    """HeldLine to use again; the citizen agreed."""

    def __init__(self, theme: Theme, bridge: DeskBridge, actions: Actions, preview: PageViewer) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Pièces déjà fournies"))
        self._bridge = bridge
        self._source: DeskPages | None = None
        self._shown: UUID | None = None
        self.title = ElidingLabel(theme, "", Role.LG)
        self.subtitle = ElidingLabel(theme, "", Role.SM, "text2")
        self.close_button = Button(theme, self.tr("Fermer"), kind=ButtonKind.LINK, icon="x", cap=self.tr("Échap"))
        self.rows = CopyRows(self)
        self.view = RowList(self.tr("Pièces déjà fournies"))
        self.view.setModel(self.rows)
        self.view.setItemDelegate(_Delegate(theme, self.rows, self.view))
        self.law = Label(theme, "", Role.SM, "text2", wrap=True)
        self.law.setText(
            self.tr("Demandez son accord à l’usager avant de réutiliser une pièce. Son accord est noté avec la pièce.")
        )
        use = ActionSpec(
            "document.use",
            self.tr("Réutiliser avec l’accord de l’usager"),
            "Ctrl+Return",
            "repeat",
            Context.DOCUMENT_REUSE,
        )
        self._use_action = actions.add(use, self._use)
        self.use = Button.of(theme, actions, use.id, kind=ButtonKind.PRIMARY)
        self.trouble = Trouble(theme)
        self.preview = preview
        self.preview.view.set_zoom(Fit.PAGE)
        self.failed = Label(theme, "", Role.BASE, "text2", wrap=True)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PREVIEW_AFTER_MS)
        self._wait.timeout.connect(self._ask_preview)
        self._lay_out()
        self.close_button.clicked.connect(self.close_asked)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        actions.attach(Context.DOCUMENT_REUSE, self)

    def begin(self, label: str, subtitle: str, lines: Sequence[HeldLine], max_age_days: int | None) -> None:
        """Offer copies for a row of a check-list."""
        self.title.setText(label)
        self.subtitle.setText(subtitle)
        self.trouble.forget()
        self.rows.show_lines(lines, max_age_days)
        good = next((place for place, line in enumerate(lines) if not line.too_old), 0)
        self.view.setCurrentIndex(self.rows.index(good, 0))

    def first_focus(self) -> QWidget:
        """Give where the focus goes when the panel opens."""
        return self.view

    def tell(self, error: GuichetError) -> None:
        """Say why the copy cannot be used again."""
        self.trouble.tell(error)

    def _line(self) -> HeldLine | None:
        index = self.view.currentIndex()
        return self.rows.lines[index.row()] if index.isValid() else None

    @Slot()
    def _use(self) -> None:
        line = self._line()
        if line is not None and not line.too_old:
            self.trouble.forget()
            self.chosen.emit(line)

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        line = self._line()
        self._use_action.setEnabled(line is not None and not line.too_old)
        self._show_pages(None)
        self._wait.start()

    @Slot()
    def _ask_preview(self) -> None:
        line = self._line()
        if line is not None and self.isVisible():
            self._shown = line.held_id
            query = ShowDocument(held_id=line.held_id)
            self._bridge.ask(query, owner=self, done=self._on_facts, failed=self._on_failed)

    def _on_facts(self, facts: DocumentFacts) -> None:
        if facts.held_id == self._shown:
            self._show_pages(facts)

    def _on_failed(self, error: GuichetError) -> None:
        self.failed.setText(sentence(error))
        self.failed.show()
        self.preview.hide()

    def _show_pages(self, facts: DocumentFacts | None) -> None:
        before, self._source = self._source, None
        self.failed.hide()
        self.preview.show()
        if facts is None:
            self.preview.show_file(None, ())
        else:
            self._source = DeskPages(self._bridge, facts.blob_id, self)
            self.preview.show_file(self._source, facts.pages)
        if before is not None:
            before.deleteLater()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(WIDTH), self._theme.dp(_HEIGHT))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's own name)
        return False  # as high as there is room, whatever wraps inside

    def _lay_out(self) -> None:
        dp = self._theme.dp
        head = head_row(self._theme, (self.title, self.subtitle), self.close_button)
        self._left_box = left_box = QWidget()
        left = QVBoxLayout(left_box)
        left.setContentsMargins(dp(16), dp(10), dp(16), dp(14))
        left.setSpacing(dp(10))
        left.addWidget(self.view, 1)
        left.addWidget(self.law)
        left.addWidget(self.trouble)
        left.addWidget(self.use)
        self.failed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.failed.setContentsMargins(dp(40), 0, dp(40), 0)
        self.failed.hide()
        self._body = body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left_box)
        body.addWidget(self.preview, 1)
        body.addWidget(self.failed, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, dp(4))
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule(self._theme))
        column.addLayout(body, 1)
        self._stack(False)

    def _stack(self, narrow: bool) -> None:
        """Put the copies over the pages of the chosen one, or beside them."""
        dp = self._theme.dp
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._left_box.setMinimumWidth(0 if narrow else dp(_LEFT))
        self._left_box.setMaximumWidth(_ANY if narrow else dp(_LEFT))
        self.view.setMinimumHeight(dp(_ROWS_LEAST) if narrow else 0)
        self.preview.setMinimumHeight(dp(_PAGES_LEAST) if narrow else 0)
