"""One citizen served by keyboard alone, and how many keys that takes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from guichet.ui.workplace import Workplace
from tests.helpers.cups import Listener
from tests.helpers.cups import listener as listener
from tests.ui.counter.steps import area_of, wait_for_sheet
from tests.ui.printing import next_job, on_roll
from tests.ui.workplace import wait_usable

_CTRL = Qt.KeyboardModifier.ControlModifier
MOST_KEYS = 16


class MouseRefused(QObject):
    """Notes every press of the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        self.pressed += event.type() == QEvent.Type.MouseButtonPress
        return False


class Hands:
    """Presses keys where the focus is, and counts those that are not letters typed."""

    def __init__(self, workplace: Workplace) -> None:
        self._window = workplace.window
        self.keys = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifiers)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit | QPlainTextEdit), focus
        QTest.keyClicks(focus, text)


def test_a_citizen_is_served_by_keyboard_alone(
    make_workplace: Callable[..., Workplace], listener: Listener, qtbot: QtBot
) -> None:
    workplace = make_workplace(printing=on_roll(listener))
    wait_usable(qtbot, workplace)
    area, hands, mouse = area_of(workplace), Hands(workplace), MouseRefused()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(mouse)
    hands.type("gauthier")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: area.visits.current is not None)
    wait_for_sheet(workplace, qtbot)
    hands.press(Qt.Key.Key_I, _CTRL)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Identité vérifiée" in area.counter.card.identity.text())
    hands.press(Qt.Key.Key_F2)
    pane = area.counter.new_request
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit) and pane.isVisible())
    assert not workplace.window.top_bar.search.hasFocus()
    hands.type("encomb")
    qtbot.waitUntil(lambda: pane.kind.is_open)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    hands.type("Un canape et deux chaises")
    hands.press(Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: area.counter.work.currentWidget() is area.counter.request, timeout=10_000)
    assert next_job(listener, qtbot).startswith(b"\x1b@\x1dv0")  # a raster, straight to the receipt printer
    qtbot.waitUntil(lambda: "imprimé sur" in workplace.window.toast.message.text(), timeout=10_000)
    assert workplace.window.toast.undo.isVisible()  # the request may still be taken back
    qtbot.waitUntil(lambda: area.counter.card.rows.rowCount() == 1)
    spoken = str(area.counter.card.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Enlèvement d’encombrants" in spoken
    hands.press(Qt.Key.Key_W, _CTRL)
    assert area.counter.idle.isVisible()
    app.removeEventFilter(mouse)
    assert mouse.pressed == 0
    assert hands.keys <= MOST_KEYS
