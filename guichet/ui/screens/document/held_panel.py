"""The panel that shows a copy the town holds: its pages, what is known of it, and the way to withdraw it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.documents import DocumentFacts, HeldDocuments, HeldLine, HeldOfRequest, ShowDocument
from guichet.contract.refusals import GuichetError
from guichet.domain.nir import find_nirs
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import NBSP, day_long, joined
from guichet.ui.forms.trouble import Trouble
from guichet.ui.messages import field_problem, sentence
from guichet.ui.screens.document import words
from guichet.ui.screens.document.panel_parts import head_row
from guichet.ui.screens.document.source import DeskPages
from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.theme import Role, Theme, Tone
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Notice, Rule
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import Choice, TextField
from guichet.ui.widgets.labels import ElidingLabel, Label
from guichet.ui.widgets.pages.viewer import PageViewer
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.states import Skeleton

WIDTH = 1000
_HEIGHT = 1000


class HeldPanel(OverlayPanel):
    """Shows the copies held for a row, one at a time; each one shown is journalled by the desk."""

    comes_back = True

    close_asked = Signal()
    dropped = Signal(object, str)
    """UUID of a held document to withdraw, and why."""

    def __init__(self, theme: Theme, bridge: DeskBridge, actions: Actions, viewer: PageViewer) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Pièce conservée"))
        self._bridge = bridge
        self._wanted: UUID | None = None
        self._row: UUID | None = None
        self._may_drop = False
        self._dropping = False
        self._facts: DocumentFacts | None = None
        self._source: DeskPages | None = None
        self.title = ElidingLabel(theme, "", Role.LG)
        self.subtitle = ElidingLabel(theme, "", Role.SM, "text2")
        self.dates = ElidingLabel(theme, "", Role.SM, "text2")
        self.unsent = Pill(theme, self.tr("À envoyer"), Tone.NEUTRAL, "cloud-off")
        self.copies = Choice(theme)
        self.copies.setAccessibleName(self.tr("Copie montrée"))
        self.close_button = Button(theme, self.tr("Fermer"), kind=ButtonKind.LINK, icon="x", cap=self.tr("Échap"))
        self.viewer = viewer
        self.skeleton = Skeleton(theme, theme.row("document"), 8)
        self.failed = Label(theme, "", Role.BASE, "text2", wrap=True)
        self.failed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.withdraw = Button.of(theme, actions, "document.drop")
        self.warning = Notice(theme, "", tone="warning", icon="triangle-alert")
        self.warning.message.setText(
            self.tr("Le fichier est effacé du poste et du serveur. On ne peut pas le retrouver ensuite.")
        )
        self.reason = TextField(theme)
        self.reason_field = FormField(theme, self.tr("Pourquoi la retirer"), self.reason)
        erase = ActionSpec(
            "document.erase", self.tr("Effacer la pièce"), "Ctrl+Return", "trash-2", Context.DOCUMENT_HELD
        )
        self._erase_action = actions.add(erase, self._confirm)
        self.confirm = Button.of(theme, actions, erase.id)
        self.cancel = Button(theme, self.tr("Garder la pièce"), kind=ButtonKind.LINK)
        self.trouble = Trouble(theme)
        self._asking = QWidget()
        self._lay_out()
        self._connect()
        actions.attach(Context.DOCUMENT_HELD, self)

    # --- what the page around it calls -------------------------------------------------------------------------------

    def begin(self, document_id: UUID, *, may_drop: bool, dropping: bool = False) -> None:
        """Show the copies held for a row of a check-list; ``dropping`` asks at once why one is withdrawn."""
        self._row, self._may_drop, self._wanted = document_id, may_drop, None
        self._dropping = dropping
        self._empty()
        self.copies.hide()
        self.skeleton.show()
        self.skeleton.start()
        query = HeldOfRequest(document_id=document_id)
        self._bridge.ask(
            query, owner=self, done=lambda found: self._on_copies(document_id, found), failed=self._on_failed
        )

    def first_focus(self) -> QWidget:
        """Give where the focus goes when the panel opens."""
        return self.close_button

    def tell(self, error: GuichetError) -> None:
        """Say why the copy could not be withdrawn."""
        self.trouble.tell(error)

    @Slot()
    def ask_reason(self) -> None:
        """Say what withdrawing does, and ask why."""
        if self._facts is None or not self._may_drop:
            return
        self._show_asking(True)
        self.reason.setText("")
        self.reason_field.clear_error()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- answers -----------------------------------------------------------------------------------------------------

    def _on_copies(self, document_id: UUID, found: HeldDocuments) -> None:
        if document_id != self._row:
            return
        if not found.lines:
            self._say(self.tr("Aucune copie n’est gardée pour cette pièce."))
            return
        self._offer(found.lines)
        self._show(found.lines[0].held_id)

    def _offer(self, lines: Sequence[HeldLine]) -> None:
        named = [(line.held_id, self.tr("Copie du {day}").format(day=day_long(line.held_on))) for line in lines]
        self.copies.set_items(named)
        self.copies.setVisible(len(lines) > 1)

    def _on_chosen(self, _place: int) -> None:
        self._show(self.copies.value())

    def _show(self, held_id: UUID) -> None:
        self._wanted = held_id
        self._bridge.ask(ShowDocument(held_id=held_id), owner=self, done=self._on_facts, failed=self._on_failed)

    def _on_facts(self, facts: DocumentFacts) -> None:
        if facts.held_id != self._wanted:
            return
        self._facts = facts
        self.skeleton.stop()
        self.skeleton.hide()
        self.failed.hide()
        self.viewer.show()
        self.title.setText(facts.label)
        self.setAccessibleName(self.tr("Pièce conservée{nbsp}: {label}").format(nbsp=NBSP, label=facts.label))
        self.subtitle.setText(joined((facts.reference, facts.person_display)))
        self.dates.setText(self._told(facts))
        self.unsent.setVisible(facts.waiting)
        self.withdraw.setVisible(self._may_drop)
        self._take_source(DeskPages(self._bridge, facts.blob_id, self))
        self.viewer.show_file(self._source, facts.pages)
        if self._dropping:
            self._dropping = False
            self.ask_reason()
        elif self.close_button.hasFocus():
            self.viewer.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _told(self, facts: DocumentFacts) -> str:
        given = self.tr("Fournie le {day}, reçue par {agent}").format(
            day=day_long(facts.held_on), agent=facts.agent_display
        )
        dated = self.tr("datée du {day}").format(day=day_long(facts.issued_on)) if facts.issued_on else ""
        consent = self.tr("réutilisation acceptée") if facts.consent else self.tr("réutilisation non acceptée")
        return joined((given, dated, words.pages(len(facts.pages)), consent))

    def _on_failed(self, error: GuichetError) -> None:
        self._say(sentence(error))

    def _say(self, text: str) -> None:
        self._empty()
        self.failed.setText(text)
        self.failed.show()

    def _empty(self) -> None:
        self._facts = None
        self._take_source(None)
        self.viewer.show_file(None, ())
        self.viewer.hide()
        self.failed.hide()
        self.skeleton.stop()
        self.skeleton.hide()
        self.unsent.hide()
        self.withdraw.hide()
        self.trouble.forget()
        self._show_asking(False)
        for label in (self.title, self.subtitle, self.dates):
            label.setText("")

    def _take_source(self, source: DeskPages | None) -> None:
        before, self._source = self._source, source
        if before is not None:
            before.deleteLater()

    # --- withdrawing -------------------------------------------------------------------------------------------------

    def _show_asking(self, asking: bool) -> None:
        self._asking.setVisible(asking)
        self._erase_action.setEnabled(asking)
        self.withdraw.setVisible(not asking and self._may_drop and self._facts is not None)

    @Slot()
    def _keep(self) -> None:
        self._show_asking(False)
        self.withdraw.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _confirm(self) -> None:
        why = self.reason.text().strip()
        if not why:
            self.reason_field.set_error(self.tr("Écrivez pourquoi, en quelques mots."))
        elif find_nirs(why):
            self.reason_field.set_error(field_problem("HoldsNir"))
        elif self._facts is not None:
            self.dropped.emit(self._facts.held_id, why)
            return
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._asking.isHidden():
            self._keep()
        else:
            super().keyPressEvent(event)

    # --- layout ------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(WIDTH), self._theme.dp(_HEIGHT))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's own name)
        return False  # as high as there is room, whatever wraps inside

    def _lay_out(self) -> None:
        dp = self._theme.dp
        self.copies.setFixedWidth(dp(220))
        right = (self.unsent, self.copies, self.withdraw, self.close_button)
        head = head_row(self._theme, (self.title, self.subtitle, self.dates), *right)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(dp(20), dp(10), dp(20), dp(12))
        asking.setSpacing(dp(12))
        fields = QVBoxLayout()
        fields.setSpacing(dp(8))
        fields.addWidget(self.warning)
        fields.addWidget(self.reason_field)
        asking.addLayout(fields, 1)
        for button in (self.cancel, self.confirm):
            asking.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.failed.setContentsMargins(dp(80), 0, dp(80), 0)
        trouble = QVBoxLayout()
        trouble.setContentsMargins(dp(20), 0, dp(20), dp(8))
        trouble.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, dp(4))
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule(self._theme))
        column.addWidget(self._asking)
        column.addLayout(trouble)
        body = QVBoxLayout()
        body.setContentsMargins(dp(3), 0, dp(3), 0)  # between the focus ring and the panel's own line
        for part in (self.viewer, self.skeleton, self.failed):
            body.addWidget(part, 1)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.close_asked)
        self.copies.activated.connect(self._on_chosen)
        self.cancel.clicked.connect(self._keep)
        self.reason.returnPressed.connect(self._confirm)
