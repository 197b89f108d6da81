"""Widgets say what they show, to eyes and to assistive tools."""

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guichet.ui.theme import Theme, ThemeName, Tone
from guichet.ui.widgets import banner as banner_module
from guichet.ui.widgets import toast as toast_module
from guichet.ui.widgets.banner import Banner
from guichet.ui.widgets.buttons import Button, ButtonKind, Chip, IconButton
from guichet.ui.widgets.dropdown import Dropdown
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import Choice, PasswordField, TextField
from guichet.ui.widgets.labels import ElidingLabel, FittingLabel
from guichet.ui.widgets.painting import with_reference
from guichet.ui.widgets.pill import Pill, initials
from guichet.ui.widgets.progress import DeadlineBar, Steps
from guichet.ui.widgets.rows import RowList
from guichet.ui.widgets.search_field import SearchField
from guichet.ui.widgets.states import Skeleton
from guichet.ui.widgets.toast import Toast

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform cannot tell them


@pytest.fixture
def host(theme: Theme, qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 500)
    reveal(host, qtbot)
    return host


def reveal(host: QWidget, qtbot: QtBot) -> None:
    """Show a widget and what was added to it since."""
    for child in host.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        child.show()
    host.show()
    qtbot.waitUntil(host.isActiveWindow)


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def test_an_error_is_shown_described_and_counted(theme: Theme, qtbot: QtBot) -> None:
    form = Form(theme)
    qtbot.addWidget(form)
    field = FormField(theme, "Entrée à l’école", TextField(theme), help_text="Jour de la rentrée")
    other = FormField(theme, "Souhait d’école", TextField(theme), optional=True)
    form.add(field, other)
    form.show()
    with qtbot.waitSignal(form.errors_changed) as told:
        form.set_error(field, "Cette date est passée.")
    assert told.args == [1]
    assert field.editor.accessibleDescription() == "Cette date est passée."
    assert field.editor.property("error") is True
    assert form.focus_first_error()
    form.set_error(field, "")
    assert form.error_count() == 0
    assert field.editor.accessibleDescription() == "Jour de la rentrée"


def test_labels_name_their_editor_and_say_what_is_optional(theme: Theme, qtbot: QtBot) -> None:
    field = FormField(theme, "Souhait d’école", TextField(theme), optional=True)
    qtbot.addWidget(field)
    assert name_of(field.editor) == "Souhait d’école (facultatif)"


def test_a_field_is_checked_when_left_and_not_while_typing(theme: Theme, host: QWidget, qtbot: QtBot) -> None:
    column = QVBoxLayout(host)
    first, second = (FormField(theme, name, TextField(theme)) for name in ("Nom", "Prénom"))
    column.addWidget(first)
    column.addWidget(second)
    reveal(host, qtbot)
    first.editor.setFocus()
    left: list[bool] = []
    first.left.connect(lambda: left.append(True))
    QTest.keyClicks(first.editor, "benali")
    assert left == []
    QTest.keyClick(first.editor, Qt.Key.Key_Tab)
    assert left == [True]


def test_making_a_field_opens_no_window_of_its_own(theme: Theme, host: QWidget) -> None:
    field = FormField(theme, "Nom", TextField(theme), help_text="Nom de naissance", optional=True)
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [host]
    field.deleteLater()


def test_an_eliding_label_keeps_its_whole_text(theme: Theme, qtbot: QtBot) -> None:
    label = ElidingLabel(theme, "Dégrèvement de la taxe d’enlèvement des ordures ménagères")
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.is_cut()
    assert label.toolTip() == label.text()
    assert name_of(label) == label.text()
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_a_fitting_label_says_less_rather_than_cut_what_it_says(theme: Theme, qtbot: QtBot) -> None:
    label = FittingLabel(theme)
    qtbot.addWidget(label)
    label.show()
    label.set_texts("Reçue le 22/11/2026 · en ligne", "Reçue le 22/11/2026", "22/11/2026")
    shown = []
    for width in range(label.sizeHint().width(), 40, -4):
        label.resize(width, 20)
        if label.shown() not in shown:
            shown.append(label.shown())
    assert shown[:3] == ["Reçue le 22/11/2026 · en ligne", "Reçue le 22/11/2026", "22/11/2026"]
    assert shown[3].endswith("…"), "cut only where nothing fits"
    assert label.toolTip() == label.text() == "Reçue le 22/11/2026 · en ligne"


def test_a_reference_is_cut_last_and_keeps_what_tells_it_from_the_next(theme: Theme) -> None:
    shown = {
        width: with_reference(theme, width, "Passage à fixer", "D-2026-0006-00002-J") for width in (400, 220, 150, 90)
    }
    assert shown[400] == "Passage à fixer · D-2026-0006-00002-J"
    assert shown[220].startswith("Pas")
    assert shown[220].endswith("… · D-2026-0006-00002-J")
    assert shown[150] == "D-2026-0006-00002-J"
    assert "…" in shown[90]
    assert shown[90].endswith("2-J")


def test_data_is_never_read_as_markup(theme: Theme, qtbot: QtBot) -> None:
    label = ElidingLabel(theme, "<b>Martin</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Mme BENALI Samira", "SB"), ("M. LE GOFF Yann", "YL"), ("Claire Moreau", "CM"), ("", ""), ("DIALLO", "D")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_pill_says_its_state_in_words(theme: Theme, qtbot: QtBot) -> None:
    pill = Pill(theme, "Retard 4 j", Tone.DANGER, "triangle-alert")
    qtbot.addWidget(pill)
    assert name_of(pill) == "Retard 4 j"
    role = QAccessible.queryAccessibleInterface(pill).role()
    assert role == QAccessible.Role.StaticText


def test_steps_and_deadline_are_said(theme: Theme, qtbot: QtBot) -> None:
    steps, bar = Steps(theme), DeadlineBar(theme)
    qtbot.addWidget(steps)
    qtbot.addWidget(bar)
    steps.set_steps(["Reçue", "Complète", "Décision"], 1)
    bar.show_deadline("Réponse avant le mar. 15 déc. 2026", "reste 21 jours", 0.3)
    assert name_of(steps) == "Étape 2 sur 3\u00a0: Complète"
    assert name_of(bar) == "Réponse avant le mar. 15 déc. 2026, reste 21 jours"
    steps.set_steps(["Reçue", "Décision"], 2)
    assert name_of(steps) == "Toutes les étapes sont faites"


def test_a_chip_says_its_count(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Visites", icon="building-2", count=6)
    qtbot.addWidget(chip)
    assert name_of(chip) == "Visites, 6"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()


def test_a_button_gives_up_its_key_before_its_words(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Enregistrer", kind=ButtonKind.PRIMARY, icon="save", cap="Ctrl+Entrée")
    qtbot.addWidget(button)
    whole = button.sizeHint().width()
    button.resize(whole - 20, 40)
    assert not button.is_cut()
    button.resize(90, 40)
    assert button.is_cut()


def test_the_wheel_does_not_change_a_choice(theme: Theme, qtbot: QtBot) -> None:
    choice = Choice(theme, [("a", "Un"), ("b", "Deux")])
    qtbot.addWidget(choice)
    choice.set_value("b")
    assert choice.value() == "b"
    choice.set_value("z")
    assert choice.value() is None


def test_the_capitals_lock_is_suspected(theme: Theme, qtbot: QtBot) -> None:
    field = PasswordField(theme)
    qtbot.addWidget(field)
    told: list[bool] = []
    field.caps_lock_suspected.connect(told.append)
    QTest.keyClicks(field, "A")
    QTest.keyClicks(field, "a")
    QTest.keyClicks(field, "A", Qt.KeyboardModifier.ShiftModifier)
    assert told == [True, False, False]


def test_escape_clears_the_search(theme: Theme, qtbot: QtBot) -> None:
    search = SearchField(theme, "Rechercher", cap="F3")
    qtbot.addWidget(search)
    asked: list[str] = []
    search.query_changed.connect(asked.append)
    QTest.keyClicks(search, "be")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert asked == ["b", "be", ""]
    assert search.text() == ""


def test_results_are_chosen_from_the_field(theme: Theme, host: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit(host)
    field.setAccessibleName("Rechercher")
    field.setFocus()
    model = QStandardItemModel()
    for words in ("Usagers (2)", "Mme BENALI Samira", "M. BENALI Karim"):
        model.appendRow(QStandardItem(words))
    model.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
    view = RowList("Résultats")
    view.setModel(model)
    dropdown = Dropdown(theme, field, view)
    field.show()
    dropdown.open(120)
    chosen: list[str] = []
    dropdown.chosen.connect(lambda index: chosen.append(index.data()))
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert view.currentIndex().data() == "Mme BENALI Samira"
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert view.currentIndex().data() == "M. BENALI Karim"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen == ["M. BENALI Karim"]
    assert QApplication.focusWidget() is field
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not dropdown.isVisible()


def test_a_list_opens_ticks_and_is_left_by_tab(theme: Theme, host: QWidget, qtbot: QtBot) -> None:
    column = QVBoxLayout(host)
    rows, after = RowList("Pièces"), TextField(theme)
    model = QStandardItemModel()
    for words in ("Livret de famille", "Justificatif de domicile"):
        model.appendRow(QStandardItem(words))
    rows.setModel(model)
    column.addWidget(rows)
    column.addWidget(after)
    reveal(host, qtbot)
    rows.setFocus()
    rows.setCurrentIndex(model.index(0, 0))
    done: list[tuple[str, int]] = []

    def opened(index: QModelIndex) -> None:
        done.append(("opened", index.row()))

    def ticked(index: QModelIndex) -> None:
        done.append(("ticked", index.row()))

    rows.opened.connect(opened)
    rows.ticked.connect(ticked)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    QTest.keyClick(rows, Qt.Key.Key_Tab)
    assert done == [("ticked", 1), ("opened", 1)]
    assert after.hasFocus()


def test_a_toast_is_announced_and_undone(
    theme: Theme, host: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(toast_module, "announce", lambda _widget, message: said.append(message))
    toast = Toast(theme, host)
    toast.say("Demande enregistrée sur ce poste.", undo=True, cap="F12")
    assert said == ["Demande enregistrée sur ce poste."]
    with qtbot.waitSignal(toast.undone):
        toast.undo.click()
    assert not toast.isVisible()


def test_a_toast_is_no_wider_than_its_pane_while_two_lines_hold_it(theme: Theme, host: QWidget) -> None:
    host.resize(900, 400)
    pane = QWidget(host)
    pane.setGeometry(300, 0, 480, 400)
    pane.show()
    toast = Toast(theme, host)
    toast.set_anchor(pane)
    toast.say("Bien.")
    one_line = toast.height()
    toast.say("Récépissé R-2026-PSD-000123 imprimé sur Imprimante du guichet 3.", undo=True, cap="F12")
    assert toast.height() > one_line
    assert pane.geometry().contains(toast.geometry())
    assert toast.message.height() >= toast.message.heightForWidth(toast.message.width()), "the whole sentence is seen"
    pane.setGeometry(0, 0, 900, 400)
    toast.set_anchor(pane)
    assert toast.message.height() < 2 * toast.message.fontMetrics().height(), "one line where there is room"


LONG = (
    "Récépissé R-2026-PSD-000123 imprimé sur « Imprimante du guichet 3, rez-de-chaussée ». La demande est enregistrée."
)


def test_a_long_toast_grows_over_the_pane_before_rather_than_take_a_third_line(theme: Theme, host: QWidget) -> None:
    host.resize(1200, 400)
    pane = QWidget(host)
    pane.setGeometry(500, 0, 300, 400)
    pane.show()
    toast = Toast(theme, host)
    toast.set_anchor(pane)
    toast.say(LONG, undo=True, cap="F12")
    assert toast.message.text() == LONG
    assert toast.message.height() <= 2 * toast.message.fontMetrics().lineSpacing() + 2
    assert toast.geometry().left() < pane.x()
    assert toast.geometry().right() < pane.geometry().right(), "the pane after it may have buttons there"


def test_what_holds_nowhere_is_cut_and_told_whole(theme: Theme, host: QWidget) -> None:
    host.resize(1200, 400)
    toast = Toast(theme, host)
    whole = " ".join([LONG] * 3)
    toast.say(whole, undo=True, cap="F12")
    assert toast.message.text().endswith("…")
    assert toast.message.height() <= 2 * toast.message.fontMetrics().lineSpacing() + 2
    assert (toast.message.toolTip(), toast.accessibleName(), toast.message.accessibleName()) == (whole, whole, whole)
    toast.say("Bien.")
    assert (toast.message.text(), toast.message.toolTip()) == ("Bien.", "")


def test_a_toast_waits_while_the_pointer_is_on_it(theme: Theme, host: QWidget, qtbot: QtBot) -> None:
    toast = Toast(theme, host)
    toast.say("Demande enregistrée.", undo=True)
    assert not toast.is_paused()
    here = QPoint(5, 5).toPointF()
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))
    assert toast.is_paused()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert not toast.is_paused()
    toast.undo.setFocus()
    assert toast.is_paused()


def test_a_banner_speaks_once_and_louder_for_a_danger(
    theme: Theme, host: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []
    monkeypatch.setattr(banner_module, "announce", lambda _widget, message, urgent: said.append((message, urgent)))
    banner = Banner(theme, host)
    banner.present(Tone.WARNING, "cloud-off", "Réseau coupé.")
    banner.present(Tone.WARNING, "cloud-off", "Réseau coupé.")
    banner.present(Tone.DANGER, "git-compare", "S. Nguyen a modifié cette demande.", "Comparer et choisir")
    assert said == [("Réseau coupé.", False), ("S. Nguyen a modifié cette demande.", True)]
    assert banner.action.text() == "Comparer et choisir"


def test_a_skeleton_waits_before_it_shows(theme: Theme, qtbot: QtBot) -> None:
    skeleton = Skeleton(theme, theme.row("request"))
    qtbot.addWidget(skeleton)
    skeleton.start()
    assert not skeleton.is_drawn()
    qtbot.waitUntil(skeleton.is_drawn, timeout=2000)
    skeleton.stop()
    assert not skeleton.is_drawn()


@pytest.mark.parametrize("name", list(ThemeName))
def test_widgets_survive_a_change_of_theme(theme: Theme, qtbot: QtBot, name: ThemeName) -> None:
    button = Button(theme, "Transmettre", icon="forward")
    qtbot.addWidget(button)
    before = button.sizeHint().height()
    theme.change(name=name, scale=1.5)
    assert button.sizeHint().height() == round(before * 1.5)
    assert not button.grab().isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_in_focus_is_pressed_by_entree_as_by_espace(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    for button in (Button(theme, "Réessayer"), IconButton(theme, "x", "Fermer"), Chip(theme, "À moi")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)
