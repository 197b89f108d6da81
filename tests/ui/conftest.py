"""Fixtures of the window's tests; they run without a screen."""

import gc
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.ui.collector import WindowCollector
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.theme import Theme, ThemeName
from guichet.ui.widgets.actions import Actions
from tests.ui.gallery import build_window


@pytest.fixture(scope="package", autouse=True)
def collector(qapp: QApplication) -> Iterator[None]:
    """As in the application, widgets are collected on the window's thread alone: tests run desks in other threads."""
    collector = WindowCollector()
    yield
    collector.close()


@pytest.fixture(scope="module", autouse=True)
def settled_heap(collector: None) -> None:
    """As in the application, what is there to stay is not looked through at each collection.

    A suite leaves a million objects behind (the statements that SQLAlchemy compiled for each base): two seconds for
    every collection of all, in which the window's thread does nothing else.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme()
    theme.apply(qapp)
    yield theme
    if theme.name is not ThemeName.LIGHT or theme.scale != 1.0:
        Theme().apply(qapp)


@pytest.fixture
def actions(theme: Theme) -> Actions:
    return Actions(theme)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    """The frame filled with the gallery's cards, open at 1366×768."""
    window = build_window(theme)
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()
    qtbot.wait(1)
