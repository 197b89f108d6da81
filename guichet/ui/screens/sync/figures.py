"""Where synchronisation stands, in four figures: waiting, in conflict, refused, the last exchange."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.desk import SyncState, SyncStatus
from guichet.ui import clock, formats
from guichet.ui.formats import labelled
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.cards import Card
from guichet.ui.widgets.labels import ElidingLabel, IconLabel, Label


class Figures(QWidget):
    """Four small cards side by side; nothing in them takes the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.waiting = _Figure(theme, self.tr("À envoyer"))
        self.conflicts = _Figure(theme, self.tr("En conflit"))
        self.refused = _Figure(theme, self.tr("Refusées"))
        self.exchange = _Figure(theme, self.tr("Dernier échange"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(10))
        for figure in (self.waiting, self.conflicts, self.refused, self.exchange):
            row.addWidget(figure, 1)

    def show_status(self, status: SyncStatus) -> None:
        """Show a state of synchronisation."""
        nothing = self.tr("rien n’attend")
        going = self.tr("partent au prochain échange")
        offline = status.state is SyncState.OFFLINE
        kept = self.tr("gardées sur ce poste")
        note = nothing if not status.waiting else kept if offline else going
        self.waiting.show_figure(str(status.waiting), note, "clock" if status.waiting else "check")
        self._show_trouble(self.conflicts, status.conflicts, self.tr("à comparer"), "git-compare")
        self._show_trouble(self.refused, status.refused, self.tr("à régler"), "circle-x")
        hour = "—" if status.last_sync is None else formats.moment_column(status.last_sync, clock.today())
        colour = "warning" if offline else "text"
        self.exchange.show_figure(hour, self._network(status), "cloud-off" if offline else "cloud-check", colour)

    def _show_trouble(self, figure: _Figure, number: int, what: str, icon: str) -> None:
        if number:
            figure.show_figure(str(number), what, icon, "danger")
        else:
            figure.show_figure("0", self.tr("aucune"), "check")

    def _network(self, status: SyncStatus) -> str:
        if status.state is not SyncState.OFFLINE:
            return self.tr("le serveur répond")
        if status.offline_since is None:
            return self.tr("réseau coupé")
        return self.tr("réseau coupé depuis {hour}").format(hour=formats.hour_text(status.offline_since))


class _Figure(Card):
    """A caption, a figure, and what it means."""

    def __init__(self, theme: Theme, caption: str) -> None:
        super().__init__(theme, caption)
        dp = theme.dp
        self._caption = caption
        self.value = Label(theme, "", Role.KPI)
        self.note = ElidingLabel(theme, "", Role.SM, "text2")
        self._icon = IconLabel(theme, "check", "text2", 14)
        told = QHBoxLayout()
        told.setSpacing(dp(5))
        told.addWidget(self._icon)
        told.addWidget(self.note, 1)
        column = QVBoxLayout()
        column.setContentsMargins(dp(16), dp(8), dp(12), dp(8))
        column.setSpacing(0)
        column.addWidget(ElidingLabel(theme, caption, Role.SM, "text2", weight=MEDIUM))
        column.addWidget(self.value)
        column.addLayout(told)
        self.column.addLayout(column)

    def show_figure(self, value: str, note: str, icon: str, colour: str = "text") -> None:
        """Show a figure; a colour never speaks alone."""
        self.value.setText(value)
        self.value.set_colour(colour)
        self.note.setText(note)
        self.note.set_colour("text2" if colour == "text" else colour)
        self._icon.set_icon(icon, "text2" if colour == "text" else colour)
        self.setAccessibleName(labelled(self._caption, f"{value}, {note}"))
