"""« Saisies à reprendre »: what the agent began and has not saved, to be gone on with or given up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from guichet.contract.drafts import KEPT_FOR, DraftKind, KeptDraft
from guichet.ui import clock, formats
from guichet.ui.screens.idle.kept_model import KeptModel
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Card
from guichet.ui.widgets.painting import RowState, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, Opening, RowDelegate, RowList

_ROOT = QModelIndex()
_ROWS: Final = 3
"""Rows in sight; the list scrolls beyond."""


def tr(text: str) -> str:
    """Translate the words of this card."""
    return QCoreApplication.translate("KeptCard", text)


class KeptCard(Card):
    """There only while there is something to go on with."""

    resumed = Signal(object)  # KeptDraft
    given_up = Signal(object)  # KeptDraft
    listed = Signal(bool)
    """Whether there is anything to go on with."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        title = tr("Saisies à reprendre")
        super().__init__(theme, title)
        self._model: KeptModel | None = None
        spec = ActionSpec("draft.abandon", tr("Abandonner la saisie"), "Del", "trash-2", Context.DRAFTS)
        self._abandon = actions.add(spec, self._give_up)
        self._abandon.setEnabled(False)
        actions.attach(Context.DRAFTS, self)
        self.header = self.add_header(title, tr("gardées {n} jours sur ce poste").format(n=KEPT_FOR.days))
        self.header.add_action(Button.of(theme, actions, "draft.abandon", kind=ButtonKind.LINK, text=tr("Abandonner")))
        self.resume = Button(theme, tr("Reprendre"), icon="arrow-right")
        self.resume.clicked.connect(self._resume)
        self.header.add_action(self.resume)
        self.rows = KeptRows(self)
        self.view = RowList(title, opens_by=Opening.DOUBLE_CLICK)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(_KeptDelegate(theme, self.rows, self.view))
        self.view.opened.connect(self._resume)
        listed = QVBoxLayout()
        listed.setContentsMargins(theme.dp(6), 0, theme.dp(6), theme.dp(6))
        listed.addWidget(self.view)
        self.column.addLayout(listed)
        self.show_lines(())

    def follow(self, model: KeptModel) -> None:
        """Show what this list says, from now on."""
        self._model = model
        model.shown.connect(self.show_lines)
        page = self.parentWidget()
        model.watch(page is not None and page.isVisible())

    def watch(self, watched: bool) -> None:
        """Say whether the page of this card is in sight."""
        if self._model is not None:
            self._model.watch(watched)

    @Slot(object)
    def show_lines(self, lines: Sequence[KeptDraft]) -> None:
        """Show what was begun, the last changed first; nothing hides the card."""
        chosen = self._chosen()
        if lines != self.rows.lines:
            self.rows.show_lines(lines)
            places = [place for place, line in enumerate(lines) if chosen and line.draft_id == chosen.draft_id]
            self.view.setCurrentIndex(self.rows.index(places[0] if places else 0, 0))
            height = self._theme.row("queue") * min(len(lines), _ROWS)
            self.view.setFixedHeight(height + (self._theme.row("queue") // 2 if len(lines) > _ROWS else 0))
        self.setVisible(bool(lines))
        self.listed.emit(bool(lines))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._abandon.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._abandon.setEnabled(False)

    def _chosen(self) -> KeptDraft | None:
        index = self.view.currentIndex()
        return self.rows.lines[index.row()] if index.isValid() else None

    @Slot()
    def _resume(self) -> None:
        line = self._chosen()
        if line is not None:
            self.resumed.emit(line)

    @Slot()
    def _give_up(self) -> None:
        line = self._chosen()
        if line is not None:
            self.given_up.emit(line)


class KeptRows(QAbstractListModel):
    """One row a draft."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[KeptDraft] = ()

    def show_lines(self, lines: Sequence[KeptDraft]) -> None:
        """Show these drafts."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self.lines[index.row()]
            return ", ".join((*words_of(line), since(line)))
        return None


class _KeptDelegate(RowDelegate):
    def __init__(self, theme: Theme, rows: KeptRows, parent: Any = None) -> None:
        super().__init__(theme, "queue", parent)
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, line = self.theme, self.theme.dp, self._rows.lines[index.row()]
        who, what = words_of(line)
        paint_icon(painter, theme, "pencil-line", QRect(rect.x() + dp(10), rect.y(), dp(18), rect.height()), "text2")
        area = rect.adjusted(dp(40), 0, -dp(12), 0)
        moment = since(line)
        draw_text(painter, theme, area, moment, Role.SM, "text2", align=Qt.AlignmentFlag.AlignRight)
        area.setRight(area.right() - theme.text_width(moment, Role.SM) - dp(16))
        width = min(theme.text_width(who, Role.BASE, MEDIUM), area.width() * 3 // 5)
        draw_text(painter, theme, QRect(area.x(), area.y(), width + dp(2), area.height()), who, weight=MEDIUM)
        draw_text(painter, theme, area.adjusted(width + dp(14), 0, 0, 0), what, Role.BASE, "text2")


def since(line: KeptDraft) -> str:
    """Say when a form was begun."""
    return tr("commencée {moment}").format(moment=formats.moment_text(line.began_at, clock.today()))


def words_of(line: KeptDraft) -> tuple[str, str]:
    """Say of a draft whom it is about, and what it is."""
    who = line.person_display
    match line.kind:
        case DraftKind.NEW_REQUEST:
            what = formats.joined((tr("Nouvelle demande"), _said(line, "label")))
            return who or tr("Sans usager"), what
        case DraftKind.NEW_PERSON:
            named = " ".join(_said(line, part) for part in ("birth_name", "usual_name", "given_names")).split()
            return " ".join(named) or _said(line, "organisation") or tr("Sans nom encore"), tr("Nouvel usager")
        case DraftKind.EDIT_PERSON:
            return who, tr("Informations de l’usager")
        case DraftKind.EXCHANGE:
            return who, tr("Échange à noter")
        case DraftKind.CORRECT_REQUEST:
            what = tr("Réponses de la demande")
        case _:
            what = tr("Note interne")
    return who or line.reference, formats.joined((what, line.request_label))


def _said(line: KeptDraft, name: str) -> str:
    """Give what was typed in one field; drafts that cannot be read are not listed."""
    payload = msgspec.json.decode(line.payload)
    return str(payload.get(name, "")) if isinstance(payload, dict) else ""
