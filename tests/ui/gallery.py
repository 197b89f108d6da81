"""Pictures of the widgets and of the frame, to look at: ``python -m tests.ui.gallery DIR``."""

import os
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from guichet.ui.shell.login_page import LoginPage
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.shell.rail import Module
from guichet.ui.shell.sync_pill import SyncLook
from guichet.ui.shell.visit_tabs import Visit
from guichet.ui.theme import Role, Theme, ThemeName, Tone
from guichet.ui.widgets.actions import Actions, ActionSpec
from guichet.ui.widgets.buttons import Button, ButtonKind, Chip, IconButton
from guichet.ui.widgets.cards import Card, Notice, ScrollArea, SectionTitle
from guichet.ui.widgets.date_field import DateField
from guichet.ui.widgets.dropdown import Dropdown
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import CheckBox, Choice, TextArea, TextField
from guichet.ui.widgets.labels import ElidingLabel, IconLabel, Label
from guichet.ui.widgets.painting import RowState, draw_matched, draw_pills_right, draw_text, paint_icon
from guichet.ui.widgets.pill import Avatar, Pill
from guichet.ui.widgets.progress import DeadlineBar, Steps
from guichet.ui.widgets.rows import Index, RowDelegate, RowList
from guichet.ui.widgets.states import EmptyState, Skeleton

MODULES = [
    Module("counter", "Guichet", "concierge-bell"),
    Module("requests", "Demandes", "folder-kanban"),
    Module("mail", "Courrier", "mails"),
    Module("supervision", "Supervision", "chart-no-axes-combined"),
    Module("help", "Aide", "circle-question-mark", at_bottom=True),
    Module("settings", "Réglages", "settings", at_bottom=True),
]
OFFLINE = "Réseau coupé depuis 9 h 52. Continuez : vos saisies sont gardées et partiront au retour du réseau."
KNOW = "À savoir : lecture difficile. Proposer de relire le formulaire ensemble."
CLOSE = "Une demande proche existe : D-2026-08412, déposée en ligne le 18 novembre."
ROWS = [
    ("Livret de famille", "Original vu · numérisé à 10:05", "Fournie", Tone.SUCCESS, "circle-check", "success"),
    (
        "Justificatif de domicile",
        "Facture d’énergie du 3 oct. 2026",
        "Fournie",
        Tone.SUCCESS,
        "circle-check",
        "success",
    ),
    ("Carnet de vaccination", "À fournir avant le 4 décembre", "Manquante", Tone.WARNING, "circle-dashed", "warning"),
    ("Attestation d’hébergement", "Reçue en ligne · comparer la signature", "À vérifier", Tone.INFO, "eye", "info"),
]


class DocumentRows(RowDelegate):
    """Rows of the check-list, as the counter paints them."""

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp = self.theme, self.theme.dp
        title, detail, word, tone, icon, colour = ROWS[index.row()]
        paint_icon(painter, theme, icon, QRect(rect.x() + dp(10), rect.y(), dp(20), rect.height()), colour, 20)
        left = draw_pills_right(
            painter, theme, rect.right() - dp(10), rect.center().y(), [(word, tone, "")], outlined=state.selected
        )
        text = QRect(rect.x() + dp(40), rect.y() + dp(5), left - rect.x() - dp(44), dp(20))
        draw_text(painter, theme, text, title, weight=500)
        draw_text(painter, theme, text.translated(0, dp(19)), detail, Role.SM, "text2")


class ResultRows(RowDelegate):
    """Rows of the search results."""

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp = self.theme, self.theme.dp
        text = QRect(rect.x() + dp(54), rect.y() + dp(5), rect.width() - dp(70), dp(20))
        draw_matched(painter, theme, text, str(index.data()), [(4, 5)])
        draw_text(painter, theme, text.translated(0, dp(19)), "14/03/1986 · 12 rue des Lilas", Role.SM, "text2")


def model_of(titles: list[str]) -> QStandardItemModel:
    model = QStandardItemModel()
    for title in titles:
        model.appendRow(QStandardItem(title))
    return model


def person_card(theme: Theme) -> Card:
    dp = theme.dp
    card = Card(theme, "Usager")
    top = QHBoxLayout()
    top.setContentsMargins(dp(16), dp(14), dp(12), dp(4))
    top.setSpacing(dp(12))
    words = QVBoxLayout()
    words.setSpacing(dp(2))
    words.addWidget(ElidingLabel(theme, "Mme BENALI Samira", Role.LG))
    words.addWidget(ElidingLabel(theme, "Née le 14 mars 1986 · 40 ans", Role.SM, "text2"))
    top.addWidget(Avatar(theme, "Mme BENALI Samira", 44))
    top.addLayout(words, 1)
    top.addWidget(IconButton(theme, "ellipsis-vertical", "Actions sur l’usager"), 0, Qt.AlignmentFlag.AlignTop)
    card.column.addLayout(top)
    block = QVBoxLayout()
    block.setContentsMargins(dp(16), dp(6), dp(16), dp(12))
    block.setSpacing(dp(8))
    pills = QHBoxLayout()
    pills.addWidget(Pill(theme, "Identité vérifiée · CNI", Tone.SUCCESS, "shield-check"))
    pills.addWidget(Pill(theme, "Client", Tone.NEUTRAL))
    pills.addStretch(1)
    block.addLayout(pills)
    block.addWidget(Notice(theme, KNOW))
    for icon, words_ in (
        ("map-pin", "12 rue des Lilas, 93200 Saint-Denis"),
        ("phone", "06 12 34 56 78 · SMS préféré"),
        ("mail", "samira.benali@exemple.fr"),
    ):
        line = QHBoxLayout()
        line.setSpacing(dp(8))
        line.addWidget(IconLabel(theme, icon, "text2", 16))
        line.addWidget(ElidingLabel(theme, words_), 1)
        block.addLayout(line)
    card.column.addLayout(block)
    card.add_rule()
    block = QVBoxLayout()
    block.setContentsMargins(dp(16), dp(8), dp(12), dp(8))
    block.addWidget(
        SectionTitle(theme, "Demandes en cours (0)", Button(theme, "Nouvelle", kind=ButtonKind.LINK, icon="plus"))
    )
    card.column.addLayout(block)
    card.column.addWidget(EmptyState(theme, "Aucune demande en cours.", "Créer une demande", "plus"))
    card.column.addStretch(1)
    return card


def middle_card(theme: Theme) -> Card:
    dp = theme.dp
    card = Card(theme, "Historique")
    card.add_header(
        "Historique", "27 échanges depuis 2021", Button(theme, "Note", kind=ButtonKind.LINK, icon="pencil-line")
    )
    chips = QHBoxLayout()
    chips.setContentsMargins(dp(16), 0, dp(16), dp(10))
    chips.setSpacing(dp(6))
    for text, icon, colour, count in (
        ("Tout", "", "text2", 27),
        ("Visites", "building-2", "ch_guichet", 6),
        ("Appels", "phone", "ch_tel", 5),
        ("Courriels", "mail", "ch_mail", 4),
    ):
        chip = Chip(theme, text, icon=icon, icon_colour=colour, count=count)
        chip.setChecked(text == "Tout")
        chips.addWidget(chip)
    chips.addStretch(1)
    card.column.addLayout(chips)
    card.add_rule()
    waiting = Skeleton(theme, theme.row("timeline"))
    waiting.setObjectName("skeleton")
    waiting.start()
    card.column.addWidget(waiting, 1)
    return card


def request_card(theme: Theme) -> Card:
    dp = theme.dp
    card = Card(theme, "Dossier")
    content = QWidget()
    block = QVBoxLayout(content)
    block.setContentsMargins(dp(16), dp(12), dp(16), dp(12))
    block.setSpacing(dp(8))
    block.addWidget(ElidingLabel(theme, "Inscription scolaire — maternelle", Role.LG))
    block.addWidget(ElidingLabel(theme, "D-2026-08412 · Adam BENALI · école Jean-Jaurès", Role.SM, "text2"))
    steps = Steps(theme)
    steps.set_steps(["Reçue", "Complète", "Instruite", "Décision"], 1)
    block.addWidget(steps)
    bar = DeadlineBar(theme)
    bar.show_deadline("Réponse avant le mar. 15 déc. 2026", "reste 21 jours", 0.3)
    block.addWidget(bar)
    block.addWidget(
        SectionTitle(
            theme, "Pièces justificatives · 2 sur 4", Button(theme, "Numériser", kind=ButtonKind.LINK, icon="scan-line")
        )
    )
    rows = RowList("Pièces justificatives")
    rows.setObjectName("documents")
    rows.setModel(model_of([row[0] for row in ROWS]))
    rows.setItemDelegate(DocumentRows(theme, "document", rows))
    rows.setCurrentIndex(rows.model().index(2, 0))
    rows.setFixedHeight(rows.content_height())
    block.addWidget(rows)
    block.addWidget(
        FormField(theme, "Note interne", TextArea(theme, placeholder="Visible des agents seulement. Restez factuel."))
    )
    block.addStretch(1)
    card.column.addWidget(ScrollArea(content), 1)
    footer = card.add_footer()
    footer.addWidget(
        Button(
            theme, "Enregistrer et imprimer le récépissé", kind=ButtonKind.PRIMARY, icon="printer", cap="Ctrl+Entrée"
        )
    )
    line = QHBoxLayout()
    line.addWidget(Button(theme, "Demander les pièces", icon="send"))
    line.addWidget(Button(theme, "Transmettre", icon="forward"))
    footer.addLayout(line)
    return card


def form_card(theme: Theme) -> Card:
    dp = theme.dp
    card = Card(theme, "Nouvelle demande")
    card.add_header(
        "Nouvelle demande",
        "",
        Button(theme, "Annuler", kind=ButtonKind.LINK, icon="x", cap="Échap"),
        role=Role.LG,
    )
    card.add_rule()
    form = Form(theme)
    kind = TextField(theme, icon="search")
    kind.setText("Inscription scolaire — maternelle")
    entry = DateField(theme, today=lambda: date(2026, 11, 24))
    entry.set_value(date(2026, 1, 4))
    entry.setObjectName("entry")
    form.add(FormField(theme, "Type de demande", kind, help_text="Service Famille · délai 3 semaines · 4 pièces"))
    form.add(FormField(theme, "Enfant", Choice(theme, [(1, "Adam BENALI, 9 février 2023"), (2, "Inès BENALI")])))
    first = FormField(theme, "Entrée à l’école", entry)
    form.add(first, FormField(theme, "Cantine", Choice(theme, [(1, "Oui, 4 jours")]), help_text="Tarif selon quotient"))
    form.set_error(first, "Cette date est passée. Indiquez une date après le 24 novembre 2026.")
    wish = TextField(theme)
    wish.setText("Jean-Jaurès (secteur)")
    form.add(FormField(theme, "Souhait d’école", wish, optional=True))
    form.add_widget(
        Notice(
            theme,
            CLOSE,
            tone="warning",
            icon="copy",
            action=Button(theme, "Reprendre cette demande"),
        )
    )
    tick = CheckBox(theme, "Pli confidentiel (accès limité au service)")
    tick.setChecked(True)
    form.add_widget(tick)
    content = QWidget()
    block = QVBoxLayout(content)
    block.setContentsMargins(dp(16), dp(12), dp(16), dp(12))
    block.addWidget(form)
    block.addStretch(1)
    card.column.addWidget(ScrollArea(content), 1)
    footer = card.add_footer()
    footer.addWidget(
        Button(theme, "Créer et imprimer le récépissé", kind=ButtonKind.PRIMARY, icon="printer", cap="Ctrl+Entrée")
    )
    footer.addWidget(Label(theme, "1 champ à corriger avant de créer la demande", Role.SM, "danger", weight=500))
    return card


def build_window(theme: Theme) -> MainWindow:
    actions = Actions(theme)
    actions.add(ActionSpec("palette.open", "Commandes", "Ctrl+K"))
    actions.add(ActionSpec("request.new", "Nouvelle demande", "F2", "plus"))
    actions.add(ActionSpec("document.scan", "Numériser", "F4", "scan-line"))
    window = MainWindow(theme, actions)
    window.set_modules(MODULES)
    window.rail.set_count("requests", 5)
    window.rail.set_count("mail", 12)
    window.top_bar.agent.show_agent("Claire Moreau", "Guichet 3")
    page = QSplitter(Qt.Orientation.Horizontal)
    page.setHandleWidth(theme.dp(10))
    work = QStackedWidget()
    work.setObjectName("work")
    work.addWidget(request_card(theme))
    work.addWidget(form_card(theme))
    middle = middle_card(theme)
    middle.setObjectName("middle")
    for pane in (person_card(theme), middle, work):
        page.addWidget(pane)
    page.setSizes([theme.dp(318), 800, theme.dp(408)])
    page.setStretchFactor(0, 0)
    page.setStretchFactor(1, 1)
    page.setStretchFactor(2, 0)
    window.add_page("counter", page)
    window.show_page("counter", "Mme BENALI Samira — Guichet", with_visits=True)
    window.visits.set_visits(
        [
            Visit("1", "Mme BENALI Samira", "A047 · guichet"),
            Visit("2", "M. LEROY Paul", "en pause depuis 12 min", "phone"),
        ],
        "1",
    )
    window.status.show_hints(["palette.open", "request.new", "document.scan", "pane.next"])
    window.status.show_device("printer", "printer-check", "Imprimante prête")
    window.status.show_device("scanner", "scan-line", "Scanner prêt")
    window.status.show_device("display", "monitor", "Écran usager : accueil")
    window.status.show_exchange("Dernière synchro 10:08:14")
    return window


def settle(window: QWidget, name: str, folder: Path, wait: int = 20) -> None:
    QTest.qWait(wait)
    window.grab().save(str(folder / f"{name}.png"))


def shoot(theme: Theme, folder: Path, prefix: str, width: int, height: int) -> None:
    window = build_window(theme)
    window.resize(width, height)
    window.show()
    QTest.qWait(260)
    documents = window.findChild(RowList, "documents")
    assert documents is not None
    documents.setFocus(Qt.FocusReason.TabFocusReason)
    settle(window, f"{prefix}_counter", folder)
    window.banner.present(
        Tone.WARNING,
        "cloud-off",
        OFFLINE,
        "Voir les 7 saisies",
    )
    window.top_bar.sync.show_state(SyncLook.OFFLINE, 7)
    middle = window.findChild(Card, "middle")
    assert middle is not None
    window.toast.set_anchor(middle)
    window.toast.say("Demande enregistrée sur ce poste. Récépissé imprimé.", undo=True, cap="F12")
    window.rail.button("counter").setFocus(Qt.FocusReason.TabFocusReason)
    settle(window, f"{prefix}_offline", folder)
    window.toast.dismiss()
    window.banner.hide()
    window.top_bar.sync.show_state(SyncLook.CONFLICT, 1)
    stack = window.findChild(QStackedWidget, "work")
    assert stack is not None
    stack.setCurrentIndex(1)
    view = RowList("Résultats")
    view.setModel(model_of(["Mme BENALI Samira", "Mme BENALI Karima", "Mme BENALLAL Nora"]))
    view.setItemDelegate(ResultRows(theme, "search", view))
    dropdown = Dropdown(theme, window.top_bar.search, view)
    window.top_bar.search.setText("benal")
    window.top_bar.search.grab_attention()
    dropdown.open(160)
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Down)
    settle(window, f"{prefix}_search", folder)
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    entry = window.findChild(DateField, "entry")
    assert entry is not None
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    settle(window, f"{prefix}_form", folder)
    panel = OverlayPanel(theme, "Commandes")
    column = QVBoxLayout(panel)
    field = TextField(theme, placeholder="Chercher une commande", height=44)
    field.setAccessibleName("Chercher une commande")
    column.addWidget(field)
    column.addWidget(Label(theme, "Partout", Role.SM, "text2", weight=600))
    column.addStretch(1)
    panel.setMinimumHeight(300)
    window.overlay.open(panel, width=660, top=84, focus=field)
    settle(window, f"{prefix}_overlay", folder)
    window.overlay.close_panel()
    login = LoginPage(theme)
    login.show_town("Mairie de Saint-Exemple")
    login.offer_agents([("claire", "Claire Moreau"), ("yann", "Yann Bihan")])
    login.show_offline("Connexion sans réseau : possible sur ce poste jusqu’au 8 décembre.")
    window.cover(login)
    login.ask()
    settle(window, f"{prefix}_login", folder)
    login.lock("claire", "Claire Moreau")
    QTest.keyClicks(login.password, "ABC")
    login.refuse("Ce mot de passe ne correspond pas. Il reste 4 essais.")
    settle(window, f"{prefix}_locked", folder)
    window.close()


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme = Theme()
    theme.apply(app)
    shoot(theme, folder, "light1366", 1366, 768)
    shoot(theme, folder, "light1920", 1920, 1080)
    for name in (ThemeName.DARK, ThemeName.HIGH_CONTRAST):
        theme.change(name=name)
        shoot(theme, folder, f"{name}1366", 1366, 768)
    theme.change(name=ThemeName.LIGHT, scale=2.0)
    shoot(theme, folder, "text200", 1366, 768)


if __name__ == "__main__":
    main()
