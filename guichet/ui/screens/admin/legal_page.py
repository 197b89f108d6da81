"""« Valeurs légales »: every delay and effect of the catalogue, to be confirmed one by one or several at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from guichet.domain.legal_values import differing
from guichet.domain.procedures import LegalValue
from guichet.ui import formats
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.admin import legal_words as words
from guichet.ui.screens.admin.legal_model import Change, LegalModel
from guichet.ui.screens.admin.legal_pane import CONFIRM, WITHDRAW, LegalPane
from guichet.ui.screens.admin.legal_rows import LegalRows
from guichet.ui.screens.admin.section import Section
from guichet.ui.screens.admin.table import Column, Table
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Chip
from guichet.ui.widgets.cards import MARGIN
from guichet.ui.widgets.focus import keep_one_stop
from guichet.ui.widgets.inputs import Choice, TextField

_EVERY = ""


class LegalPage(Section):
    """Filters over the table; Entrée goes into the pane, Espace ticks, Ctrl+Entrée confirms."""

    model: LegalModel

    def __init__(self, theme: Theme, bridge: DeskBridge, actions: Actions) -> None:
        super().__init__(theme)
        self.setAccessibleName(self.tr("Valeurs légales"))
        self._actions = actions
        self.model = LegalModel(bridge, self)
        self.rows = LegalRows(self.model, self)

    def _make(self) -> Iterator[None]:
        self._make_list()
        yield
        self._actions.add(ActionSpec(CONFIRM, "", "Ctrl+Return", "check", Context.LEGAL), self.save)
        withdraw = self.tr("Remettre à confirmer")
        self._actions.add(ActionSpec(WITHDRAW, withdraw, "", "rotate-cw", Context.LEGAL), self._withdraw)
        self._actions.attach(Context.LEGAL, self)
        self.pane = LegalPane(self._theme, self._actions)
        self.add_pane(self.pane)
        yield
        yield from self.pane.build()
        self._connect()

    def _fit(self) -> None:
        super()._fit()
        self.value.setHidden(self.is_narrow)

    @Slot()
    def save(self) -> None:
        """Confirm what is ticked, or what the pane shows."""
        self.pane.save()

    @Slot()
    def _withdraw(self) -> None:
        self.pane.withdraw()

    @Slot()
    def _show(self) -> None:
        """Show the lines as they are now; the one in hand stays in hand, or gives its place to the next."""
        line = self.pane.line
        place = self.view.currentIndex().row()
        kept = self.model.kept
        keys = [(each.procedure, each.value) for each in kept]
        if line is not None and (line.procedure, line.value) in keys:
            place = keys.index((line.procedure, line.value))
        self.to_confirm.set_count(self.model.to_confirm)
        self.all.set_count(len(self.model.lines))
        number = formats.count(len(kept), self.tr("{n} valeur"), self.tr("{n} valeurs"))
        self.header.note.setText(number)
        self._fill_services()
        self.rows.show_rows(kept)
        self.table.settle(place)
        self._show_current()

    @Slot()
    def _filter(self) -> None:
        chosen = self.model.filter
        chosen.to_confirm = self.to_confirm.isChecked()
        chosen.service = self.service.value() or None
        chosen.value = LegalValue(self.value.value()) if self.value.value() else None
        chosen.text = self.search.text()
        self._show()

    @Slot()
    def _show_current(self) -> None:
        index = self.view.currentIndex()
        self.pane.show_line(self.rows.row(index) if index.isValid() and self.rows.rows else None)
        self.pane.show_ticked(len(self.model.confirmable()))

    @Slot(QModelIndex)
    def _enter(self, _index: QModelIndex) -> None:
        self.show_pane(True)
        self._show_current()
        if self.is_narrow:
            self.pane.form.focus_first()

    @Slot(QModelIndex)
    def _tick(self, index: QModelIndex) -> None:
        self.model.tick(self.rows.row(index))
        self.rows.dataChanged.emit(index, index)
        self.pane.show_ticked(len(self.model.confirmable()))
        if index.row() + 1 < len(self.rows.rows):
            self.view.setCurrentIndex(self.rows.index(index.row() + 1, 0))

    @Slot(object)
    def _on_done(self, changes: list[Change]) -> None:
        number = sum(len(_values(each)) for each in changes)
        text = formats.count(number, self.tr("Valeur enregistrée."), self.tr("{n} valeurs enregistrées."))
        self.undo_offered.emit(text, partial(self.model.take_back, changes))
        self.take_focus()

    @Slot()
    def _leave_pane(self) -> None:
        self.take_focus()

    @Slot()
    def _tell_unchanged(self) -> None:
        self.say.emit(self.tr("Aucun changement à publier."))

    def _fill_services(self) -> None:
        items = [(_EVERY, self.tr("Tous les services")), *self.model.services]
        if self.service.count() != len(items):
            chosen = self.service.value() or _EVERY
            self.service.blockSignals(True)  # the filter stays what it is
            self.service.set_items(items)
            self.service.set_value(chosen)
            self.service.blockSignals(False)

    def _connect(self) -> None:
        self.model.shown.connect(self._show)
        self.model.done.connect(self._on_done)
        self.model.refused.connect(self.refused)
        for chip in (self.to_confirm, self.all):
            chip.clicked.connect(self._filter)
        for choice in (self.service, self.value):
            choice.currentIndexChanged.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.view.selectionModel().currentChanged.connect(self._show_current)
        self.view.opened.connect(self._enter)
        self.view.ticked.connect(self._tick)
        self.pane.confirmed.connect(self.model.confirm)
        self.pane.withdrawn.connect(self.model.withdraw)
        self.pane.ticked_confirmed.connect(self.model.confirm_ticked)
        self.pane.unchanged.connect(self._tell_unchanged)
        self.pane.left.connect(self._leave_pane)

    def _make_list(self) -> None:
        theme, dp = self._theme, self._theme.dp
        card = self.add_list(self.tr("Valeurs légales"))
        self.header = card.add_header(self.tr("Valeurs légales"), "")
        self.to_confirm = Chip(theme, self.tr("À confirmer"))
        self.all = Chip(theme, self.tr("Toutes"))
        self.service = Choice(theme, [(_EVERY, self.tr("Tous les services"))])
        values = [(each.value, words.name(each)) for each in LegalValue]
        self.value = Choice(theme, [(_EVERY, self.tr("Toutes les valeurs")), *values])
        self.search = TextField(theme, placeholder=self.tr("Démarche, article…"), icon="search")
        self._group = QButtonGroup(self)
        for chip in (self.to_confirm, self.all):
            self._group.addButton(chip)
        keep_one_stop(self._group)
        self.to_confirm.setChecked(True)
        self.search.setAccessibleName(self.tr("Filtrer les valeurs"))
        self.service.setAccessibleName(self.tr("Service"))
        self.value.setAccessibleName(self.tr("Sorte de valeur"))
        row = QHBoxLayout()
        row.setContentsMargins(dp(MARGIN), 0, dp(MARGIN), dp(10))
        row.setSpacing(dp(6))
        for part, stretch in (
            (self.to_confirm, 0),
            (self.all, 0),
            (self.search, 4),
            (self.service, 3),
            (self.value, 3),
        ):
            row.addWidget(part, stretch)
        card.column.addLayout(row)
        card.add_rule()
        columns = (
            Column(self.tr("Démarche"), 0.28, strong=True),
            Column(self.tr("Valeur"), 0.28),
            Column(self.tr("Source"), 0.24),
            Column(self.tr("État"), 0.2),
        )
        empty = self.tr("Aucune valeur ici. Choisissez un autre filtre.")
        self.table = Table(theme, self.tr("Valeurs légales"), self.rows, columns, empty, ticks=True)
        self.view = self.table.view
        card.column.addWidget(self.table, 1)


def _values(change: Change) -> tuple[LegalValue, ...]:
    return differing(change.base, change.new)
