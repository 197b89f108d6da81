"""The filter of the history: the channels of exchanges, the most used first, follow-up last; the rest in « Autres »."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

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
"""The order of channels that are used as much."""

_GAP = 6


class ChannelChips(QWidget):
    """One filter at a time; « Tout » takes it away. The one that holds is always in sight.

    They stand in one line, as in the design: each line more would take one from the history.
    """

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
        for chip in (self.all, *self.chips.values(), self.others):
            chip.setParent(self)
        self._arrange()

    def show_counts(self, counts: Mapping[Channel, int], current: tuple[Channel, ...]) -> None:
        """Show how many entries each channel has, and which filter holds."""
        used = [channel for channel in _ORDER if counts.get(channel)]
        used.sort(key=lambda channel: (channel is Channel.NOTE, -counts[channel]))  # what people said comes first
        if used != list(self._counts):
            self._put_in_order(used)
        self._counts = {channel: counts[channel] for channel in used}
        self._current = current
        self.all.set_count(sum(counts.values()))
        for channel, chip in self.chips.items():
            chip.set_count(self._counts.get(channel, 0))
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(320), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _arrange(self) -> None:
        shown = self._fitting()
        self._hidden = [channel for channel in self._counts if channel not in shown]
        for channel, chip in self.chips.items():
            chip.setVisible(channel in shown)
            chip.setChecked(self._current == (channel,))
        self.others.set_count(sum(self._counts[channel] for channel in self._hidden))
        self.others.setToolTip(", ".join(f"{channel_name(each)} {self._counts[each]}" for each in self._hidden))
        self.others.setVisible(bool(self._hidden))
        self.others.setChecked(any(channel in self._hidden for channel in self._current))
        self.all.setChecked(not self._current)
        chips = [self.all, *(self.chips[channel] for channel in shown), *([self.others] if self._hidden else [])]
        x = 0
        for chip in chips:
            chip.setGeometry(QRect(QPoint(x, 0), chip.sizeHint()))
            x += chip.width() + self._theme.dp(_GAP)
        self.setFixedHeight(self._theme.size("chip"))

    def _put_in_order(self, channels: Sequence[Channel]) -> None:
        """Have Tab go through the chips of these channels one after the other, behind « Tout »."""
        before: Chip = self.all
        for channel in channels:
            self.setTabOrder(before, self.chips[channel])
            before = self.chips[channel]

    def _fitting(self) -> list[Channel]:
        """Give the channels that have room, the one that filters among them; « Autres » takes its own if any is out."""
        wanted = list(self._counts)
        if self._fit(wanted):
            return wanted
        self.others.set_count(sum(self._counts.values()))  # as wide as it can come to be
        first = [channel for channel in wanted if (channel,) == self._current]
        shown: list[Channel] = []
        for channel in (*first, *(each for each in wanted if each not in first)):
            among = [each for each in wanted if each in (*shown, channel)]
            shown = among if self._fit(among, self.others) else shown
        return shown

    def _fit(self, channels: Sequence[Channel], *after: Chip) -> bool:
        chips = (self.all, *(self.chips[channel] for channel in channels), *after)
        widths = [chip.sizeHint().width() for chip in chips]
        return sum(widths) + self._theme.dp(_GAP) * (len(chips) - 1) <= self.width()

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
