"""The reading pane of a wide window: one entry of the history, whole."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.interactions import TimelineEntry
from guichet.ui import clock, formats, words
from guichet.ui.screens.timeline.follow import FollowDelegate, FollowRows
from guichet.ui.screens.timeline.model import TimelineModel
from guichet.ui.screens.timeline.retract_part import RETRACT
from guichet.ui.theme import SEMIBOLD, Role, Theme, Tone
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Card, ScrollArea, SectionTitle
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.rows import RowList
from guichet.ui.widgets.states import EmptyState


class ReadingPane(Card):
    """One entry of the history, whole; where it is about a request, what else was read of the history about it."""

    request_chosen = Signal(object)  # UUID
    entry_chosen = Signal(object)  # UUID of another entry

    def __init__(self, theme: Theme, actions: Actions, model: TimelineModel) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Lecture"))
        self._model = model
        self._request_id: UUID | None = None
        dp = theme.dp
        self.channel = Pill(theme, "", Tone.NEUTRAL)
        self.moment = Label(theme, "", Role.SM, "text2", wrap=True)
        self.open_button = Button(theme, self.tr("Ouvrir la demande"), icon="arrow-right")
        self.open_button.clicked.connect(self._open)
        self.retract = Button.of(theme, actions, RETRACT, kind=ButtonKind.LINK, text=self.tr("Retirer"), with_cap=False)
        self.title = Label(theme, "", Role.LG, weight=SEMIBOLD, wrap=True)
        self.detail = Label(theme, "", Role.BASE, "text2", wrap=True, selectable=True)
        self.body = Label(theme, "", Role.BASE, wrap=True, selectable=True)
        self.meta = Label(theme, "", Role.SM, "text2", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(dp(10))
        top.addWidget(self.channel)
        top.addStretch(1)
        top.addWidget(self.retract)
        top.addWidget(self.open_button)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(dp(20), dp(14), dp(20), dp(16))
        column.setSpacing(dp(10))
        column.addLayout(top)
        for part in (self.title, self.moment, self.detail, self.body, self.meta):
            column.addWidget(part)
        column.addWidget(self._follow(theme))
        column.addStretch(1)
        self.empty = EmptyState(theme, "")
        self._scroll = ScrollArea(self._content)
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self.empty, 1)
        self.show_entry(None)

    def _follow(self, theme: Theme) -> QWidget:
        self.follow = QWidget()
        title = self.tr("Suivi de la demande")
        self.others = FollowRows(self)
        self.others_view = RowList(title)
        self.others_view.setModel(self.others)
        self.others_view.setItemDelegate(FollowDelegate(theme, self.others, self.others_view))
        self.others_view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.others_view.opened.connect(self._open_other)
        column = QVBoxLayout(self.follow)
        column.setContentsMargins(0, theme.dp(8), 0, 0)
        column.setSpacing(theme.dp(4))
        column.addWidget(SectionTitle(theme, title))
        column.addWidget(self.others_view)
        return self.follow

    def _show_follow(self, entry: TimelineEntry) -> None:
        about = entry.request_id
        others = [each for each in self._model.entries if about is not None and each.request_id == about]
        others = [each for each in others if each.entry_id != entry.entry_id]
        self.others.show_entries(others)
        self.others_view.setFixedHeight(self.others_view.content_height())
        self.follow.setVisible(bool(others))

    @Slot(object)
    def show_entry(self, entry: TimelineEntry | None) -> None:
        """Show an entry, or that none is chosen."""
        self._scroll.setHidden(entry is None)
        self.empty.setHidden(entry is not None)
        self._request_id = entry.request_id if entry else None
        if entry is None:
            choose = self.tr("Choisissez une ligne de l’historique pour la lire ici.")
            self.empty.sentence.setText(choose if self._model.entries else self.tr("Rien à lire pour le moment."))
            return
        self.channel.show_state(words.channel_place(entry.channel), Tone.NEUTRAL, words.entry_icon(entry)[0])
        moment = formats.moment_text(entry.happened_at, clock.today())
        self.moment.setText(moment[:1].upper() + moment[1:])
        self.open_button.setVisible(entry.request_id is not None)
        self.retract.setVisible(entry.may_retract)
        self.title.setText(words.entry_title(entry))
        detail = "" if entry.detail == entry.subject else entry.detail
        body = entry.subject if words.is_one_sentence(entry) else entry.body
        if entry.retracted is not None:
            body = self.tr("Son texte n’est plus dans ce dossier.")
        for label, text in ((self.detail, detail), (self.body, body)):
            label.setText(text)
            label.setVisible(bool(text))
        self.meta.setText(formats.joined((entry.reference, entry.agent_display)))
        self._show_follow(entry)

    @Slot()
    def _open(self) -> None:
        if self._request_id is not None:
            self.request_chosen.emit(self._request_id)

    @Slot(QModelIndex)
    def _open_other(self, index: QModelIndex) -> None:
        self.entry_chosen.emit(self.others.entry(index).entry_id)
