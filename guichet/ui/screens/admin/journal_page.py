"""« Journal »: who opened whose file, who changed what, by agent, by person and by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout

from guichet.contract.accounts import AgentList, ListAgents
from guichet.contract.audit import AuditKind, AuditLine, AuditPage, ReadAudit
from guichet.contract.interactions import RetractInteraction
from guichet.contract.people import CHECK_RETRACTED, RetractIdentityCheck
from guichet.ui import clock, formats, words
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.admin.section import Section
from guichet.ui.screens.admin.table import Column, PillOf, Table, TableRows
from guichet.ui.theme import Theme, Tone
from guichet.ui.watched import Watched
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.cards import MARGIN, Card, Notice
from guichet.ui.widgets.date_field import DateField, DateUnreadable
from guichet.ui.widgets.inputs import Choice, TextField

_DAYS = 7
_PATIENCE_MS = 300
_EVERY = ""


class JournalModel(Watched):
    """Asks the lines of some days; only when it is told to, for a journal grows at each gesture."""

    shown = Signal(object)  # AuditPage
    agents_known = Signal(object)  # AgentList

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, (), parent)
        today = clock.today()
        self.wanted = ReadAudit(since=today - timedelta(days=_DAYS), until=today)
        """Which lines are shown."""

    def watch(self, watched: bool) -> None:
        """Ask whose lines there may be, and the lines, whenever the journal comes in sight."""
        if watched:
            query = ListAgents(disabled_too=True)
            self._bridge.ask(query, owner=self, done=self._take_agents, failed=self.refused.emit)
            self.ask()

    def ask(self) -> None:
        """Ask the lines that are wanted."""
        self._ask(self.wanted, self._take)

    def _take(self, page: AuditPage) -> None:
        self.shown.emit(page)

    def _take_agents(self, found: AgentList) -> None:
        self.agents_known.emit(found)


class _Lines(TableRows[AuditLine]):
    """Lines of the journals."""

    def cells(self, row: AuditLine) -> tuple[str, ...]:
        return formats.moment_column(row.at, clock.today()), row.agent_display, row.subject, self._what(row)

    def pill(self, row: AuditLine) -> PillOf:
        return {
            AuditKind.CONSULTED: PillOf(self.tr("Consultation"), Tone.NEUTRAL, "eye"),
            AuditKind.CHANGED: PillOf(self.tr("Fiche modifiée"), Tone.INFO, "pencil-line"),
            AuditKind.HANDLED: PillOf(self.tr("Demande"), Tone.SUCCESS, "folder-open"),
        }[row.kind]

    def _what(self, row: AuditLine) -> str:
        if row.event is not None:
            return words.event(row.event)
        if row.kind is AuditKind.CONSULTED:
            return self.tr("Dossier ouvert")
        if row.detail == "added":
            return self.tr("Ajout")
        if row.detail == CHECK_RETRACTED:
            return words.operation(RetractIdentityCheck.operation_name())
        if row.detail == "interaction":
            return words.operation(RetractInteraction.operation_name())
        name = words.field(row.detail)
        return f"{name[:1].upper()}{name[1:]}"


class JournalPage(Section):
    """Filters over the lines; nothing of what a file says is shown."""

    model: JournalModel

    def __init__(self, theme: Theme, bridge: DeskBridge, _actions: Actions) -> None:
        super().__init__(theme)
        self.setAccessibleName(self.tr("Journal"))
        self.model = JournalModel(bridge, self)
        self.rows = _Lines(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self.ask)

    def _make(self) -> Iterator[None]:
        card = self.add_list(self.tr("Journal"))
        self.header = card.add_header(self.tr("Journal"), "")
        self._make_filters(card)
        yield
        self._make_table(card)
        self._connect()

    def _fit(self) -> None:
        super()._fit()
        self.kind.setHidden(self.is_narrow)
        self.agent.setHidden(self.is_narrow)

    def take_focus(self) -> None:
        """Put the focus in the list, or in the filter where there is none."""
        self.focus_list(self.view if self.rows.rows else self.search)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._patience.stop()

    @Slot()
    def ask(self) -> None:
        """Ask the lines that the filters keep; dates that cannot be read leave the list as it is."""
        days = self._days()
        if days is None:
            return
        agent, kind = self.agent.value(), self.kind.value()
        self.model.wanted = ReadAudit(
            since=days[0],
            until=days[1],
            agent_id=UUID(hex=agent) if agent else None,
            kind=AuditKind(kind) if kind else None,
            text=self.search.text(),
        )
        self.model.ask()

    @Slot()
    def _wait(self) -> None:
        """Ask once the typing pauses."""
        self._patience.start()

    def _days(self) -> tuple[date, date] | None:
        try:
            since, until = self.since.value(), self.until.value()
        except DateUnreadable:
            return None
        return None if since is None or until is None else (min(since, until), max(since, until))

    @Slot(object)
    def _show(self, page: AuditPage) -> None:
        had_focus = self.search.hasFocus()
        number = formats.count(len(page.lines), self.tr("{n} ligne"), self.tr("{n} lignes"))
        self.header.note.setText(self.tr("les {n} dernières").format(n=len(page.lines)) if page.more else number)
        self.rows.show_rows(page.lines)
        self.table.settle(0)
        if had_focus:
            self.search.setFocus()

    @Slot(object)
    def _show_agents(self, found: AgentList) -> None:
        chosen = self.agent.value() or _EVERY
        self.agent.blockSignals(True)  # the filter stays what it is
        self.agent.set_items(
            [(_EVERY, self.tr("Tous les agents")), *((each.agent_id.hex, each.display) for each in found.agents)]
        )
        self.agent.set_value(chosen)
        self.agent.blockSignals(False)

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            (_EVERY, self.tr("Tout")),
            (AuditKind.CONSULTED.value, self.tr("Consultations")),
            (AuditKind.CHANGED.value, self.tr("Fiches modifiées")),
            (AuditKind.HANDLED.value, self.tr("Demandes")),
        ]

    def _connect(self) -> None:
        self.model.shown.connect(self._show)
        self.model.agents_known.connect(self._show_agents)
        self.model.refused.connect(self.refused)
        for day in (self.since, self.until):
            day.value_changed.connect(self._wait)
        for choice in (self.agent, self.kind):
            choice.currentIndexChanged.connect(self.ask)
        self.search.textChanged.connect(self._wait)

    def _make_filters(self, card: Card) -> None:
        theme, dp = self._theme, self._theme.dp
        self.since, self.until = (DateField(theme, today=clock.today) for _ in range(2))
        self.since.set_value(self.model.wanted.since)
        self.until.set_value(self.model.wanted.until)
        self.agent = Choice(theme, [(_EVERY, self.tr("Tous les agents"))])
        self.kind = Choice(theme, self._kinds())
        self.search = TextField(theme, placeholder=self.tr("Usager, référence…"), icon="search")
        named = (
            (self.since, self.tr("Depuis le"), 2),
            (self.until, self.tr("Jusqu’au"), 2),
            (self.agent, self.tr("Agent"), 3),
            (self.kind, self.tr("Sorte de ligne"), 3),
            (self.search, self.tr("Filtrer le journal"), 4),
        )
        row = QHBoxLayout()
        row.setContentsMargins(dp(MARGIN), 0, dp(MARGIN), dp(10))
        row.setSpacing(dp(6))
        for part, name, stretch in named:
            part.setAccessibleName(name)
            row.addWidget(part, stretch)
        card.column.addLayout(row)

    def _make_table(self, card: Card) -> None:
        theme, dp = self._theme, self._theme.dp
        said = self.tr(
            "Consultations de ce poste ; celles des autres postes sont au serveur. Fiches de toute la ville, "
            "demandes des secteurs de ce poste."
        )
        about = QHBoxLayout()
        about.setContentsMargins(dp(MARGIN), 0, dp(MARGIN), dp(10))
        about.addWidget(Notice(theme, said))
        card.column.addLayout(about)
        card.add_rule()
        columns = (
            Column(self.tr("Quand"), 0.15),
            Column(self.tr("Agent"), 0.2, strong=True),
            Column(self.tr("Usager ou demande"), 0.27),
            Column(self.tr("Quoi"), 0.23),
            Column(self.tr("Journal"), 0.15),
        )
        empty = self.tr("Aucune ligne ces jours-là. Choisissez d’autres jours.")
        self.table = Table(theme, self.tr("Journal"), self.rows, columns, empty)
        self.view = self.table.view
        card.column.addWidget(self.table, 1)
