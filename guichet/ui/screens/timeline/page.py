"""The history pane, and the reading pane that shows one entry whole on a wide window."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.interactions import Direction, Timeline, TimelineEntry
from guichet.contract.refusals import GuichetError
from guichet.domain.channels import Channel
from guichet.ui import clock, formats, words
from guichet.ui.forms.drafts import Spot
from guichet.ui.messages import sentence
from guichet.ui.screens.timeline.chips import ChannelChips
from guichet.ui.screens.timeline.composer import Composer, Draft
from guichet.ui.screens.timeline.follow import FollowDelegate, FollowRows
from guichet.ui.screens.timeline.model import TimelineModel
from guichet.ui.screens.timeline.rows import TimelineDelegate, TimelineRows
from guichet.ui.theme import SEMIBOLD, Role, Theme, Tone
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import MARGIN, Card, ScrollArea, SectionTitle
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.rows import RowList
from guichet.ui.widgets.states import EmptyState, Skeleton


class TimelinePane(Card):
    """A citizen's history; Entrée on a line that belongs to a request opens it.

    An exchange that is being typed is kept person by person, and is there again with the person's history. One left
    with Échap is there as long as the history is.
    """

    request_chosen = Signal(object)  # UUID
    entry_shown = Signal(object)  # TimelineEntry | None
    say = Signal(str)

    def __init__(self, theme: Theme, actions: Actions, model: TimelineModel) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Historique"))
        self._model = model
        self._person_id: UUID | None = None
        self._drafts: dict[UUID, Draft] = {}
        self._to_newest = False
        self._focus_before: QWidget | None = None
        self.note = Button.of(theme, actions, "note.add", kind=ButtonKind.LINK, text=self.tr("Note"), with_cap=False)
        self.header = self.add_header(self.tr("Historique"), "", self.note)
        self.composer = Composer(theme)
        self.column.addWidget(self.composer)
        self.chips = ChannelChips(theme)
        chips = QHBoxLayout()
        chips.setContentsMargins(theme.dp(MARGIN), 0, theme.dp(MARGIN), theme.dp(10))
        chips.addWidget(self.chips)
        self.column.addLayout(chips)
        self.add_rule()
        self.rows = TimelineRows(model, self)
        self.view = RowList(self.tr("Échanges"))
        self.view.setModel(self.rows)
        self.view.setItemDelegate(TimelineDelegate(theme, self.rows, self.view))
        listed = QVBoxLayout()
        listed.setContentsMargins(theme.dp(4), theme.dp(2), theme.dp(4), theme.dp(4))
        self.empty = EmptyState(theme, self.tr("Aucun échange pour le moment. Notez le premier avec « Note »."))
        self.skeleton = Skeleton(theme, theme.row("timeline"))
        for part in (self.view, self.empty, self.skeleton):
            listed.addWidget(part, 1)
        self.column.addLayout(listed, 1)
        self.composer.hide()
        self.empty.hide()
        self.skeleton.hide()
        self._connect()

    @property
    def is_typing(self) -> bool:
        """Whether an exchange is typed and not written yet, for whomever: making the pages anew would lose it."""
        return bool(self._drafts) or self.composer.draft is not None

    # --- what outlives the program -----------------------------------------------------------------------------------

    def typed_drafts(self) -> dict[Spot, Draft]:
        """Give the exchanges that are typed and not written, person by person."""
        found = dict(self._drafts)
        if self._person_id is not None and (draft := self._draft()) is not None:
            found[self._person_id] = draft
        return {("", person_id.hex): draft for person_id, draft in found.items()}

    def put_back(self, spot: Spot, typed: Draft) -> None:
        """Put aside what was typed before."""
        self._drafts[UUID(hex=spot[1])] = typed

    def give_up(self, spot: Spot) -> None:
        """Forget what was typed for a person who is not shown."""
        self._drafts.pop(UUID(hex=spot[1]), None)

    def _draft(self) -> Draft | None:
        """Give what is typed here; one left with Échap is not kept."""
        left = self.composer.isHidden() and not self._model.is_writing(self._person_id)
        return None if left else self.composer.draft

    def write(self, channel: Channel = Channel.NOTE, direction: Direction = Direction.INTERNAL) -> None:
        """Open the composer on a kind of exchange; one that is being written stays what it is."""
        self.composer.open(channel, direction)

    def take_focus(self) -> None:
        """Put the focus on the exchange that is being typed, else on the lines, as soon as they are there.

        Where there is no line, it is put on what writes the first one.
        """
        if not self.composer.isHidden():
            self.composer.text.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._focus_before = QApplication.focusWidget()
        if self.empty.isHidden():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.note.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def choose(self, entry_id: UUID) -> None:
        """Choose the line of an entry that was read."""
        index = self.rows.index_of(entry_id)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_entry(self) -> TimelineEntry | None:
        """Give the entry that is chosen."""
        return self.rows.entry(self.view.currentIndex())

    def _connect(self) -> None:
        model = self._model
        model.shown.connect(self._show)
        model.extended.connect(self.rows.append)
        model.cleared.connect(self._clear)
        model.recorded.connect(self._on_recorded)
        model.record_refused.connect(self._on_record_refused)
        self.chips.chosen.connect(model.filter)
        self.composer.submitted.connect(self._record)
        self.composer.closed.connect(self._close_composer)
        self.view.opened.connect(self._open_row)
        self.view.selectionModel().currentChanged.connect(self._on_current)

    @Slot(object)
    def _show(self, timeline: Timeline) -> None:
        current = self.current_entry()
        self.skeleton.stop()
        self.skeleton.hide()
        since = self.tr("depuis {year}").format(year=timeline.first_year) if timeline.first_year else ""
        number = formats.count(timeline.total, self.tr("{n} échange"), self.tr("{n} échanges"))
        self.header.note.setText(f"{number} {since}".strip())
        self.chips.show_counts(timeline.counts, self._model.channels)
        scrolled = self.view.verticalScrollBar().value()
        if not self.rows.show_entries(timeline.entries):
            return
        self.view.setVisible(bool(timeline.entries))
        self.empty.setVisible(not timeline.entries)
        self._give_focus_on()
        kept = None if current is None or self._to_newest else current.entry_id
        index = self.rows.index_of(kept)
        self.view.setCurrentIndex(index)
        if kept is None:
            self.view.scrollToTop()
        else:
            self.view.doItemsLayout()  # now, so that the place where one reads is there to go back to
            self.view.verticalScrollBar().setValue(scrolled)
        self._to_newest = False
        self.entry_shown.emit(self.rows.entry(index))

    def _give_focus_on(self) -> None:
        """Lines that were to take the focus did not come: what writes the first one takes it."""
        waited, self._focus_before = self._focus_before, None
        if waited is not None and not self.empty.isHidden() and QApplication.focusWidget() is waited:
            self.note.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _clear(self) -> None:
        self.rows.show_entries(())
        self.header.note.setText("")
        self.chips.show_counts({}, ())
        self.view.hide()
        self.empty.hide()
        self.skeleton.show()
        self.skeleton.start()
        self._change_draft()
        self.entry_shown.emit(None)

    def _change_draft(self) -> None:
        """Keep what is typed for the person who was shown, and go on with what was typed for the one who is."""
        model, before, draft = self._model, self._person_id, self._draft()
        if before is not None and draft is not None:
            self._drafts[before] = draft
        now = self._person_id = model.person_id
        self.composer.show_draft(None if now is None else self._drafts.pop(now, None), waits=model.is_writing(now))

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and self.rows.entry(index) is None:
            self._skip_heading(index, _before)
            return
        self.entry_shown.emit(self.rows.entry(index))

    def _skip_heading(self, index: QModelIndex, before: QModelIndex) -> None:
        step = -1 if before.isValid() and before.row() > index.row() and index.row() > 0 else 1
        self.view.setCurrentIndex(self.rows.index(index.row() + step, 0))

    @Slot(QModelIndex)
    def _open_row(self, index: QModelIndex) -> None:
        entry = self.rows.entry(index)
        if entry is not None and entry.request_id is not None:
            self.request_chosen.emit(entry.request_id)

    @Slot(object, object, str)
    def _record(self, channel: Channel, direction: Direction, text: str) -> None:
        self._model.record(channel, direction, text)

    @Slot(object, bool)
    def _on_recorded(self, person_id: UUID, widened: bool) -> None:
        if person_id == self._person_id:
            self._to_newest = True
            self.composer.take()
            self._close_composer()
        else:
            self._drafts.pop(person_id, None)
        told = self.tr("Échange noté dans l’historique.")
        self.say.emit(self.tr("Échange noté. Tout l’historique est affiché.") if widened else told)

    @Slot(object, object)
    def _on_record_refused(self, person_id: UUID, error: GuichetError) -> None:
        if person_id == self._person_id:
            self.composer.fail(sentence(error))
            self.composer.show()
            return
        self._drafts[person_id] = replace(self._drafts[person_id], problem=sentence(error))
        self.say.emit(
            self.tr("L’échange précédent n’est pas enregistré. Son texte attend dans l’historique de la personne.")
        )

    @Slot()
    def _close_composer(self) -> None:
        here = QApplication.focusWidget()
        self.composer.hide()
        if here is None or self.isAncestorOf(here):  # an answer that comes late takes no focus from elsewhere
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)


class ReadingPane(Card):
    """One entry of the history, whole; where it is about a request, what else was read of the history about it."""

    request_chosen = Signal(object)  # UUID
    entry_chosen = Signal(object)  # UUID of another entry

    def __init__(self, theme: Theme, model: TimelineModel) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Lecture"))
        self._model = model
        self._request_id: UUID | None = None
        dp = theme.dp
        self.channel = Pill(theme, "", Tone.NEUTRAL)
        self.moment = Label(theme, "", Role.SM, "text2", wrap=True)
        self.open_button = Button(theme, self.tr("Ouvrir la demande"), icon="arrow-right")
        self.open_button.clicked.connect(self._open)
        self.title = Label(theme, "", Role.LG, weight=SEMIBOLD, wrap=True)
        self.detail = Label(theme, "", Role.BASE, "text2", wrap=True, selectable=True)
        self.body = Label(theme, "", Role.BASE, wrap=True, selectable=True)
        self.meta = Label(theme, "", Role.SM, "text2", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(dp(10))
        top.addWidget(self.channel)
        top.addStretch(1)
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
        self.title.setText(words.entry_title(entry))
        detail = "" if entry.detail == entry.subject else entry.detail
        body = entry.subject if words.is_one_sentence(entry) else entry.body
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
