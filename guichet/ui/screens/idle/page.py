"""The counter between two visits: how to begin one, and what waits meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.requests import WorkList
from guichet.ui import formats
from guichet.ui.screens.counter.model import EndedVisit
from guichet.ui.screens.idle.agenda import AgendaDelegate, AgendaRows
from guichet.ui.screens.idle.kept_card import KeptCard
from guichet.ui.screens.work.model import WorkModel
from guichet.ui.screens.work.rows import BriefDelegate, WorkRows
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Card
from guichet.ui.widgets.labels import ElidingLabel
from guichet.ui.widgets.painting import RowState, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate, RowList
from guichet.ui.widgets.states import EmptyState

_ROOT = QModelIndex()


class IdlePage(QWidget):
    """A hero with the two ways to begin, what was begun and not saved, the most urgent work, the last visits."""

    request_chosen = Signal(object)  # RequestHit
    person_chosen = Signal(object)  # UUID
    all_work_asked = Signal()

    def __init__(self, theme: Theme, actions: Actions, work: WorkModel, ready: WorkModel) -> None:
        super().__init__()
        self._theme = theme
        self._may_create = actions["person.new"]
        self.setAccessibleName(self.tr("Guichet"))
        self.work = _AgendaCard(theme, work)
        everything = Button(theme, self.tr("Tout voir"), kind=ButtonKind.LINK)
        everything.clicked.connect(self.all_work_asked)
        self.work.header.add_action(everything)
        self.ready = _WorkCard(theme, ready, self.tr("Prêtes à remettre"), self.tr("Rien n’attend d’être remis."))
        self.past = _PastRows(self)
        self.past_view = RowList(self.tr("Dernières visites"))
        self.past_view.setModel(self.past)
        self.past_view.setItemDelegate(_PastDelegate(theme, self.past, self.past_view))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(10))
        self._narrow = False
        self.hero = self._hero(actions)
        column.addWidget(self.hero)
        self.kept = KeptCard(theme, actions)
        self.kept.listed.connect(self._make_room)
        column.addWidget(self.kept)
        cards = QHBoxLayout()
        cards.setSpacing(theme.dp(10))
        for card, share in ((self.work, 5), (self.ready, 4), (self._past_card(), 3)):
            cards.addWidget(card, share)
        column.addLayout(cards, 1)
        self.work.chosen.connect(self.request_chosen)
        self.ready.chosen.connect(self.request_chosen)
        self.past_view.opened.connect(self._open_past)
        self.show_past([])

    def show_past(self, visits: Sequence[EndedVisit]) -> None:
        """Show the visits closed in this session, the newest first."""
        self.past.show_visits(visits)
        self.past_view.setVisible(bool(visits))
        self.past_empty.setVisible(not visits)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.kept.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.kept.watch(False)

    def set_narrow(self, narrow: bool) -> None:
        """Leave room for the words where the text is large; Ctrl+N and the search create as well."""
        self.create_button.setHidden(narrow or not self._may_create.isVisible())
        self.ready.setHidden(narrow)
        self._narrow = narrow
        self._make_room()

    @Slot()
    def _make_room(self) -> None:
        """A large text has room for what is to be gone on with or for how to begin, which the search above says too."""
        self.hero.setHidden(self._narrow and not self.kept.isHidden())

    def _hero(self, actions: Actions) -> Card:
        dp = self._theme.dp
        hero = Card(self._theme, self.tr("Visite"))
        row = QHBoxLayout()
        row.setContentsMargins(dp(24), dp(18), dp(20), dp(18))
        row.setSpacing(dp(20))
        words = QVBoxLayout()
        words.setSpacing(dp(4))
        words.addWidget(ElidingLabel(self._theme, self.tr("Aucune visite en cours"), Role.XL))
        hint = self.tr("Cherchez l’usager par son nom, son téléphone ou sa date de naissance.")
        words.addWidget(ElidingLabel(self._theme, hint, Role.BASE, "text2"))
        row.addLayout(words, 1)
        search = self.tr("Rechercher un usager")
        row.addWidget(Button.of(self._theme, actions, "search.focus", kind=ButtonKind.PRIMARY, text=search))
        self.create_button = Button.of(self._theme, actions, "person.new")
        row.addWidget(self.create_button)
        hero.column.addLayout(row)
        return hero

    def _past_card(self) -> Card:
        card = Card(self._theme, self.tr("Dernières visites"))
        card.add_header(self.tr("Dernières visites"), self.tr("de cette session"))
        self.past_empty = EmptyState(self._theme, self.tr("Les visites terminées de cette session viendront ici."))
        card.column.addLayout(_listed(self._theme, self.past_view), 1)
        card.column.addWidget(self.past_empty, 1)
        return card

    @Slot(QModelIndex)
    def _open_past(self, index: QModelIndex) -> None:
        self.person_chosen.emit(self.past.visit(index).person_id)


class _WorkCard(Card):
    """One list of requests, asked while it is in sight."""

    chosen = Signal(object)  # RequestHit

    def __init__(self, theme: Theme, model: WorkModel, title: str, nothing: str) -> None:
        super().__init__(theme, title)
        self._model = model
        self.header = self.add_header(title)
        self.view = RowList(title)
        self.rows = self._make_rows(theme)
        self.empty = EmptyState(theme, nothing)
        self.column.addLayout(_listed(theme, self.view), 1)
        self.column.addWidget(self.empty, 1)
        self.empty.hide()
        self.view.opened.connect(self._open)
        model.shown.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.watch(False)

    def _make_rows(self, theme: Theme) -> WorkRows:
        rows = WorkRows(self)
        self.view.setModel(rows)
        self.view.setItemDelegate(BriefDelegate(theme, rows, self.view))
        return rows

    def _take(self, work: WorkList) -> str:
        """Put a list into the rows; say how many there are."""
        self.rows.show_hits(work.requests)
        return _number(work.total) if work.total else ""

    @Slot(object)
    def _show(self, work: WorkList) -> None:
        self.header.note.setText(self._take(work))
        self.view.setVisible(bool(work.requests))
        self.empty.setVisible(not work.requests)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.chosen.emit(self.rows.hit(index))


class _AgendaCard(_WorkCard):
    """« À faire aujourd’hui »: what is late or due today, counted; below, what waits."""

    def __init__(self, theme: Theme, model: WorkModel) -> None:
        title = QCoreApplication.translate("IdlePage", "À faire aujourd’hui")
        nothing = QCoreApplication.translate(
            "IdlePage", "Rien n’attend. Les demandes de vos services viendront ici, les plus pressées d’abord."
        )
        super().__init__(theme, model, title, nothing)

    def _make_rows(self, theme: Theme) -> AgendaRows:
        self._agenda = AgendaRows(self)
        self.view.setModel(self._agenda)
        self.view.setItemDelegate(AgendaDelegate(theme, self._agenda, self.view))
        return self._agenda

    def _take(self, work: WorkList) -> str:
        self._agenda.show_work(work)
        if not work.pressing:
            return self.tr("aucune demande") if work.total else ""
        shown = min(len(work.requests), work.pressing)
        number = _number(work.pressing)
        return (
            number
            if shown == work.pressing
            else self.tr("{number}, les {n} plus urgentes").format(number=number, n=shown)
        )

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if not self._agenda.is_heading(index):
            super()._open(index)


def _number(requests: int) -> str:
    one = QCoreApplication.translate("IdlePage", "{n} demande")
    return formats.count(requests, one, QCoreApplication.translate("IdlePage", "{n} demandes"))


def _listed(theme: Theme, view: RowList) -> QVBoxLayout:
    listed = QVBoxLayout()
    listed.setContentsMargins(theme.dp(6), 0, theme.dp(6), theme.dp(6))
    listed.addWidget(view)
    return listed


class _PastRows(QAbstractListModel):
    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._visits: list[EndedVisit] = []

    def show_visits(self, visits: Sequence[EndedVisit]) -> None:
        self.beginResetModel()
        self._visits = list(visits)
        self.endResetModel()

    def visit(self, index: Index) -> EndedVisit:
        return self._visits[index.row()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._visits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            visit = self.visit(index)
            return f"{visit.title}, {formats.hour_text(visit.ended_at)}"
        return None


class _PastDelegate(RowDelegate):
    def __init__(self, theme: Theme, rows: _PastRows, parent: Any = None) -> None:
        super().__init__(theme, "queue", parent)
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, visit = self.theme, self.theme.dp, self._rows.visit(index)
        paint_icon(painter, theme, "user", QRect(rect.x() + dp(10), rect.y(), dp(18), rect.height()), "text2")
        area = rect.adjusted(dp(40), 0, -dp(12), 0)
        moment = formats.hour_column(visit.ended_at)
        draw_text(painter, theme, area, moment, Role.SM, "text2", align=Qt.AlignmentFlag.AlignRight)
        area.setRight(area.right() - theme.text_width(moment, Role.SM) - dp(10))
        draw_text(painter, theme, area, visit.title, weight=MEDIUM)
