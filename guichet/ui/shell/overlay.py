"""The layer over the window for what asks full attention: palette, choices, comparison."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from guichet.ui.theme import Theme
from guichet.ui.widgets.cards import ScrollArea
from guichet.ui.widgets.focus import tab_stops
from guichet.ui.widgets.painting import paint_shadow, rounded

_SHADOW = 14


class OverlayPanel(QFrame):
    """A white panel with a shadow; put the content in its layout.

    One that ``comes_back`` is there again after the window was covered: work is being done in it.
    """

    comes_back = False

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        margin = theme.dp(_SHADOW) + 1
        self.setContentsMargins(margin, margin, margin, margin)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, reach = self._theme, self._theme.dp(_SHADOW)
        painter = QPainter(self)
        box = self.rect().adjusted(reach, reach, -reach, -reach)
        if not theme.high_contrast and not box.contains(event.rect()):  # the shadow is costly, and all outside
            paint_shadow(painter, theme, box, reach)
        line = theme.colour("border_strong") if theme.high_contrast else theme.colour("border")
        rounded(painter, box, theme.tokens.radii["overlay"], theme.colour("surface"), line, theme.stroke)


class OverlayHost(QWidget):
    """Covers the window with a scrim and shows one panel; Échap and the scrim close it.

    The focus stays inside while it is open and returns to where it was. A panel that needs more height than the window
    has scrolls as a whole: nothing in it is pressed together or out of reach at a large text.
    """

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._panel: QWidget | None = None
        self._width = 0
        self._top: int | None = None
        self._came_from: QWidget | None = None
        self._first: QWidget | None = None
        self.is_suspended = False
        """Whether the window is covered: a panel waits under the cover, also one opened meanwhile."""
        self._scroll = _PanelScroll(self)
        window.installEventFilter(self)
        self.hide()

    @classmethod
    def over(cls, widget: QWidget) -> OverlayHost | None:
        """Give the layer over the window that a widget is in; None while it is in none."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        return widget.window().findChild(cls, options=direct)

    @property
    def panel(self) -> QWidget | None:
        """The panel shown, or waiting under a cover."""
        return self._panel

    def suspend(self) -> None:
        """The window is covered: hide the panel, and close it unless it comes back."""
        if self.is_suspended:
            return
        if self._panel is not None and not getattr(self._panel, "comes_back", False):
            self.close_panel()
        self.is_suspended = True
        self.hide()

    def resume(self) -> None:
        """The window is uncovered: show the panel that waited."""
        self.is_suspended = False
        if self._panel is not None:
            self._place()
            self.show()
            self.raise_()

    def focus_new_panel(self) -> None:
        """Put the focus in a panel that was opened under the cover, as it would have been then."""
        first, self._first = self._first, None
        if self._panel is not None and first is not None and isValid(first):
            self._came_from = QApplication.focusWidget()
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def is_open(self) -> bool:
        """Tell whether a panel is shown."""
        return self._panel is not None

    def open(self, panel: QWidget, *, width: int, top: int | None = None, focus: QWidget | None = None) -> None:
        """Show a panel ``width`` (unscaled) wide, ``top`` under the window's edge or centred, and focus in it.

        While the window is covered the panel waits.
        """
        if self._panel is not None:
            self.close_panel()
        self._came_from = QApplication.focusWidget()
        self._panel, self._width, self._top = panel, width, top
        self._scroll.hold(panel)
        panel.installEventFilter(self)
        panel.show()
        if self.is_suspended:
            self._first = focus or panel
            return
        self._place()
        self.show()
        self.raise_()
        (focus or panel).setFocus(Qt.FocusReason.TabFocusReason)

    def close_panel(self) -> None:
        """Hide the panel and return the focus. The panel may be opened again; it goes with the window."""
        if self._panel is None:
            return
        panel, self._panel = self._panel, None
        self._first = None
        panel.removeEventFilter(self)
        # First: hidden with the focus in it, the panel would have Qt look for the next one, and its bindings keep what
        # they meet on the way, this window included, for as long as the program runs.
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.hide()
        panel.hide()
        self._scroll.takeWidget()
        panel.setParent(self)  # what takeWidget gives back is nobody's in PySide: it would outlive every window
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if self._panel is None:
            return False
        grown = watched is self._panel and event.type() == QEvent.Type.LayoutRequest  # a sentence came under a field
        if grown or (watched is self.parentWidget() and event.type() == QEvent.Type.Resize):
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._panel is not None and not self._scroll.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's own name and signature)
        # Tab turns round inside the panel: what lies under the scrim cannot be reached.
        stops = tab_stops(self)
        if not stops:
            return True
        here = QApplication.focusWidget()
        place = stops.index(here) if here in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("scrim"))

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None or self._panel is None:
            return
        self.setGeometry(window.rect())
        reach = self._theme.dp(_SHADOW)
        width = min(self._theme.dp(self._width) + 2 * reach, self.width())
        hint = self._panel.sizeHint().height()
        if self._panel.hasHeightForWidth():
            hint = self._panel.heightForWidth(width)
        height = min(hint, self.height() - 2 * reach)
        scrolls_itself = self._panel.findChild(ScrollArea) is not None
        self._scroll.setWidgetResizable(not scrolls_itself)
        if scrolls_itself:
            self._panel.resize(width, height)
        top = (self.height() - height) // 2
        if self._top is not None:  # higher than asked when it would not be seen whole otherwise
            top = max(min(self._theme.dp(self._top) - reach, self.height() - height), 0)
        self._scroll.setGeometry((self.width() - width) // 2, max(top, 0), width, height)


class _PanelScroll(ScrollArea):
    """Holds a panel that others own, as large as itself or as the panel needs at least."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(QWidget(), host)
        self.takeWidget().deleteLater()
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._reveal_focus)

    def hold(self, panel: QWidget) -> None:
        """Hold a panel, from its top."""
        self.setWidget(panel)
        panel.setAutoFillBackground(False)  # setWidget turns it on
        self.verticalScrollBar().setValue(0)
        self._laid_out.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if event.type() == QEvent.Type.Resize and watched is self.widget():
            self._laid_out.start(0)
        return super().eventFilter(watched, event)

    def _reveal_focus(self) -> None:
        """Bring what has the focus into sight, when the panel was laid out again and less than its half is seen."""
        panel, here = self.widget(), QApplication.focusWidget()
        if panel is None or here is None or not panel.isAncestorOf(here):
            return
        enough = min(here.height(), self.viewport().height() // 2)
        if here.visibleRegion().boundingRect().height() < enough:
            self.ensureWidgetVisible(here)
