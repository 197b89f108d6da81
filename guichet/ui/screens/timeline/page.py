"""The history pane: its lines, what is being noted, what is taken back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from guichet.contract.interactions import Direction, Timeline, TimelineEntry
from guichet.contract.refusals import FieldRefused, GuichetError
from guichet.domain.channels import Channel
from guichet.ui import formats, words
from guichet.ui.forms.drafts import Spot
from guichet.ui.messages import field_problem, sentence
from guichet.ui.screens.timeline.chips import ChannelChips
from guichet.ui.screens.timeline.composer import Composer, Draft
from guichet.ui.screens.timeline.model import TimelineModel, Written, text_again
from guichet.ui.screens.timeline.retract_part import RETRACT, RetractPart
from guichet.ui.screens.timeline.rows import TimelineDelegate, TimelineRows
from guichet.ui.theme import Theme
from guichet.ui.undoing import Undo
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import MARGIN, Card
from guichet.ui.widgets.choice_menu import ChoiceMenu, MenuItem
from guichet.ui.widgets.rows import RowList
from guichet.ui.widgets.squeezed import Squeezed
from guichet.ui.widgets.states import EmptyState, Skeleton

_OPEN: Final = "open"


class TimelinePane(Card):
    """A citizen's history; Entrée on a line that belongs to a request opens it.

    An exchange that is being typed is kept person by person, and is there again with the person's history. One left
    with Échap is there as long as the history is. The text of an exchange that was taken back is offered wherever the
    next one is noted: most often it was said by somebody else.
    """

    request_chosen = Signal(object)  # UUID
    entry_shown = Signal(object)  # TimelineEntry | None
    say = Signal(str)
    undo_offered = Signal(str, object)

    def __init__(self, theme: Theme, actions: Actions, model: TimelineModel) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Historique"))
        self._model = model
        self._person_id: UUID | None = None
        self._theme = theme
        self._drafts: dict[UUID, Draft] = {}
        self._spare: tuple[UUID, Draft] | None = None
        """Whose exchange was taken back last, and its text."""
        self._to_newest = False
        self._focus_before: QWidget | None = None
        self.note = Button.of(theme, actions, "note.add", kind=ButtonKind.LINK, text=self.tr("Note"), with_cap=False)
        self.header = self.add_header(self.tr("Historique"), "", self.note)
        self.composer = Composer(theme)
        self.retracting = RetractPart(theme, actions, model)
        for asking in (self.composer, self.retracting):
            room = Squeezed()
            self.column.addWidget(room)
            asking.hide()
            room.take(asking)
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
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # the lines give way first
        listed = QVBoxLayout()
        listed.setContentsMargins(theme.dp(4), theme.dp(2), theme.dp(4), theme.dp(4))
        self.empty = EmptyState(theme, self.tr("Aucun échange pour le moment. Notez le premier avec « Note »."))
        self.skeleton = Skeleton(theme, theme.row("timeline"))
        for part in (self.view, self.empty, self.skeleton):
            listed.addWidget(part, 1)
        self.column.addLayout(listed, 1)
        self.empty.hide()
        self.skeleton.hide()
        self._connect()

    @property
    def is_typing(self) -> bool:
        """Whether an exchange is typed and not written yet, for whomever: making the pages anew would lose it."""
        return bool(self._drafts) or self.composer.draft is not None

    # --- what outlives the program -----------------------------------------------------------------------------------

    def typed_drafts(self) -> dict[Spot, Draft]:
        """Give the exchanges that are typed and not written, person by person; what was taken back is not kept so."""
        found = dict(self._drafts)
        if self._person_id is not None and (draft := self._draft()) is not None:
            found[self._person_id] = draft
        return {("", whose.hex): draft for whose, draft in found.items() if (whose, draft) != self._spare}

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
        self.composer.resumed.connect(self._on_resumed)
        for asking in (self.composer, self.retracting):
            asking.fills_the_pane.connect(self.chips.setHidden)
        model.taken_back.connect(self._on_taken_back)
        model.retracted.connect(self._on_retracted)
        self.retracting.began.connect(self._close_composer)
        self.retracting.closed.connect(self._close_panel)
        self.view.opened.connect(self._open_row)
        self.view.menu_asked.connect(self._show_menu)
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
        self._tell_current()

    def _tell_current(self) -> None:
        """Tell which entry is chosen, and offer what can be done with it."""
        entry = self.current_entry()
        self._allow()
        self.entry_shown.emit(entry)

    def _allow(self) -> None:
        self.retracting.follow(self.current_entry() if self.isVisible() else None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._allow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._allow()

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
        self.retracting.close_panel()
        self._tell_current()

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
        self._tell_current()

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

    @Slot(QModelIndex)
    def _show_menu(self, index: QModelIndex) -> None:
        entry = self.rows.entry(index)
        if entry is None:
            return
        self.view.setCurrentIndex(index)
        items = []
        if entry.request_id is not None:
            items.append(MenuItem(_OPEN, self.tr("Ouvrir la demande"), "arrow-right", self.tr("Entrée")))
        items += self.retracting.items()
        if items:
            menu = ChoiceMenu(self._theme, words.entry_title(entry), items, self.window())
            menu.chosen.connect(self._on_menu)
            menu.open_at(self.view, self.view.visualRect(index).bottomLeft())

    @Slot(object)
    def _on_menu(self, key: object) -> None:
        if key == RETRACT:
            self.retracting.ask_why()
        else:
            self._open_row(self.view.currentIndex())

    @Slot(object, bool)
    def _on_recorded(self, written: Written, widened: bool) -> None:
        person_id = written.person_id
        if self._spare is not None and (self._spare[0] == person_id or self._spare[1].text in written.text):
            self._set_spare(None)
        if person_id == self._person_id:
            self._to_newest = True
            self.composer.take()
            self._close_composer()
        else:
            self._drafts.pop(person_id, None)
        told = self.tr("Échange noté dans l’historique.")
        told = self.tr("Échange noté. Tout l’historique est affiché.") if widened else told
        self.undo_offered.emit(told, Undo(partial(self._model.take_back, written), person_id=person_id))

    @Slot(object, object)
    def _on_record_refused(self, person_id: UUID, error: GuichetError) -> None:
        if person_id == self._person_id:
            # there is one field here, whatever the desk calls what it takes from it
            told = field_problem(error.problem) if isinstance(error, FieldRefused) else sentence(error)
            self.composer.fail(told)
            self.composer.show()
            return
        self._drafts[person_id] = replace(self._drafts[person_id], problem=sentence(error))
        self.say.emit(
            self.tr("L’échange précédent n’est pas enregistré. Son texte attend dans l’historique de la personne.")
        )

    @Slot(object)
    def _on_taken_back(self, written: Written) -> None:
        """Have the text of what was undone to type on from, where nothing else is typed."""
        draft = Draft(written.channel, written.direction, written.text)
        self._set_spare((written.person_id, draft))
        if written.person_id != self._person_id:
            self._drafts.setdefault(written.person_id, draft)
            self.say.emit(self.tr("Échange retiré de l’autre dossier. Une note ici peut reprendre son texte."))
            return
        if self.composer.draft is None:
            self.composer.show_draft(draft)
        self.composer.show()
        self.composer.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say.emit(self.tr("Échange retiré. Son texte est ici, à corriger ou à noter ailleurs."))

    @Slot()
    def _on_resumed(self) -> None:
        """The text is typed here now: no more where it came from."""
        if self._spare is not None and self._drafts.get(self._spare[0]) == self._spare[1]:
            del self._drafts[self._spare[0]]
        self._set_spare(None)

    def _set_spare(self, spare: tuple[UUID, Draft] | None) -> None:
        self._spare = spare
        self.composer.offer(None if spare is None else spare[1])

    @Slot(object)
    def _on_retracted(self, entry: TimelineEntry) -> None:
        if self.retracting.is_about(entry):
            self._close_panel()
        if self._person_id is not None:
            text = text_again(entry.subject, entry.body)
            self._set_spare((self._person_id, Draft(entry.channel, entry.direction, text)))
        self.say.emit(self.tr("Échange retiré. Sa ligne reste, sans son texte."))

    @Slot()
    def _close_panel(self) -> None:
        here = QApplication.focusWidget()
        self.retracting.close_panel()
        if here is None or self.isAncestorOf(here):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _close_composer(self) -> None:
        here = QApplication.focusWidget()
        self.composer.hide()
        if here is None or self.isAncestorOf(here):  # an answer that comes late takes no focus from elsewhere
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
