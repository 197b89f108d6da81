"""The agent's hands: keys, one at a time, where the focus is; there is no mouse."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from guichet.tour.heartbeat import Heartbeat
from guichet.tour.patience import wait_beats

_BEATS: Final = 2
"""After a key: what it queued is done before the next one."""


class Hands:
    """Presses keys and counts them: ``keys`` are those that type no text, ``letters`` the others."""

    def __init__(self, heart: Heartbeat) -> None:
        self._heart = heart
        self.keys = 0
        self.letters = 0

    def press(self, *keys: str) -> None:
        """Press keys, each written as Qt writes a shortcut: ``Ctrl+Return``, ``F2``, ``Tab``."""
        for key in keys:
            self.keys += 1
            QTest.keySequence(self._focus(), QKeySequence(key))
            wait_beats(self._heart, _BEATS)

    def type(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        for letter in text:
            self.letters += 1
            if letter.isascii():
                QTest.keyClicks(self._focus(), letter)
            else:  # QTest knows the keys of English only
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(self._focus(), event)
            wait_beats(self._heart, 1)

    def _focus(self) -> QWidget:
        found = QApplication.focusWidget() or QApplication.activeWindow()
        assert found is not None, "no window of this program is active"
        return found
