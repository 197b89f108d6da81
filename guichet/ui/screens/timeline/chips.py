"""The filter of the history: the channels in use, as many as fit, the others behind « Autres »."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from guichet.domain.channels import Channel
from guichet.ui.theme import Theme
from guichet.ui.widgets.buttons import Chip
from guichet.ui.widgets.choice_menu import ChoiceMenu, MenuItem
from guichet.ui.words import CHANNEL_ICONS, channel_name

_ORDER = (
    Channel.COUNTER,
    Channel.PHONE,
    Channel.EMAIL,
    Channel.WEB,
    Channel.POST,
    Channel.SMS,
    Channel.APPOINTMENT,
    Channel.SOCIAL_NETWORK,
    Channel.NOTE,
)


class ChannelChips(QWidget):
    """One filter at a time; « Tout » takes it away."""

    chosen = Signal(object)  # tuple[Channel, ...]

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._current: tuple[Channel, ...] = ()
        self._hidden: list[Channel] = []
        self._counts: dict[Channel, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.all = Chip(theme, self.tr("Tout"))
        self.all.clicked.connect(self._choose_all)
        self.others = Chip(theme, self.tr("Autres"), icon="chevron-down")
        self.others.clicked.connect(self._show_others)
        self.chips = {channel: self._chip(channel) for channel in _ORDER}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(6))
        for chip in (self.all, *self.chips.values(), self.others):
            row.addWidget(chip)
        row.addStretch(1)
        for chip in (*self.chips.values(), self.others):
            chip.hide()

    def show_counts(self, counts: Mapping[Channel, int], current: tuple[Channel, ...]) -> None:
        """Show how many entries each channel has, and which filter holds."""
        self._counts = {channel: counts[channel] for channel in _ORDER if counts.get(channel)}
        self._current = current
        self.all.set_count(sum(counts.values()))
        for channel, chip in self.chips.items():
            chip.set_count(self._counts.get(channel, 0))
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(320), self._theme.size("chip"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.all.sizeHint().width() + self.others.sizeHint().width(), self._theme.size("chip"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap = self._theme.dp(6)
        wanted = list(self._counts)
        room = self.width() - self.all.sizeHint().width()
        widths = {channel: self.chips[channel].sizeHint().width() + gap for channel in wanted}
        fitting = len(wanted)
        if sum(widths.values()) > room:
            self.others.set_count(None)
            room -= self.others.sizeHint().width() + self._theme.dp(26) + gap
            fitting = 0
            while fitting < len(wanted) and room >= widths[wanted[fitting]]:
                room -= widths[wanted[fitting]]
                fitting += 1
        self._hidden = wanted[fitting:]
        for channel, chip in self.chips.items():
            chip.setVisible(channel in wanted[:fitting])
            chip.setChecked(self._current == (channel,))
        self.others.set_count(sum(self._counts[channel] for channel in self._hidden))
        self.others.setVisible(bool(self._hidden))
        self.others.setChecked(any(self._current == (channel,) for channel in self._hidden))
        self.all.setChecked(not self._current)

    def _chip(self, channel: Channel) -> Chip:
        icon, colour = CHANNEL_ICONS[channel]
        chip = Chip(self._theme, channel_name(channel), icon=icon, icon_colour=colour, count=0)
        chip.setProperty("channel", channel.value)
        chip.clicked.connect(self._choose_sender)
        return chip

    @Slot()
    def _choose_all(self) -> None:
        self._choose(())

    @Slot()
    def _choose_sender(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._choose((Channel(str(chip.property("channel"))),))

    @Slot()
    def _show_others(self) -> None:
        items = [
            MenuItem(channel, channel_name(channel), CHANNEL_ICONS[channel][0], note=str(self._counts[channel]))
            for channel in self._hidden
        ]
        menu = ChoiceMenu(self._theme, self.tr("Autres canaux"), items, self.window())
        menu.chosen.connect(self._choose_channel)
        menu.closed.connect(self._arrange)
        menu.open_under(self.others)

    @Slot(object)
    def _choose_channel(self, channel: Channel) -> None:
        self._choose((channel,))

    def _choose(self, channels: tuple[Channel, ...]) -> None:
        self._current = channels
        self._arrange()
        self.chosen.emit(channels)
