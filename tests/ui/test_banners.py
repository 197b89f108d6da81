"""One banner: what presses most is what it says, and what it hid comes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from guichet.ui.shell.banners import Banners
from guichet.ui.theme import Theme, Tone
from guichet.ui.widgets.banner import Banner


def test_a_conflict_comes_before_a_paper_and_a_paper_before_the_network(qapp: QApplication, theme: Theme) -> None:
    host = QWidget()
    banner = Banner(theme, host)
    banners = Banners(banner)
    acted: list[str] = []
    banners.last(Tone.WARNING, "cloud-off", "Réseau coupé.", "Voir", lambda: acted.append("network"))
    banners.remind("Un papier n’est pas sorti.", "Voir la demande", lambda: acted.append("paper"))
    assert banner.message.text() == "Un papier n’est pas sorti."
    banners.last(Tone.DANGER, "git-compare", "Un conflit.", "Comparer", lambda: acted.append("conflict"))
    assert banner.message.text() == "Un conflit."
    banners.fail("Erreur.")
    assert banner.message.text() == "Erreur."
    for _ in range(2):  # the error is closed, then the choice is opened
        QTest.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    assert acted == ["conflict"]
    banners.clear_lasting()
    assert banner.message.text() == "Un papier n’est pas sorti."
    banners.close_reminder()
    assert banner.isHidden()
