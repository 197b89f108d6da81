"""The panel that makes a copy of a document: pages gathered from the scanner and from files, looked at, then kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.documents import ScanTrouble, TakenFile
from guichet.contract.refusals import DocumentTooOld, GuichetError
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import joined, labelled
from guichet.ui.forms.trouble import Trouble
from guichet.ui.messages import sentence
from guichet.ui.screens.document import words
from guichet.ui.screens.document.draft_model import DraftModel, Given
from guichet.ui.screens.document.drops import bytes_of, can_take, paths_of
from guichet.ui.screens.document.gathered_pages import GatheredPages
from guichet.ui.screens.document.panel_parts import StackingPanel, date_problem, head_row
from guichet.ui.screens.document.scan_bar import ScanBar
from guichet.ui.screens.document.scan_model import ScanModel
from guichet.ui.screens.document.source import DraftPages
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Rule
from guichet.ui.widgets.date_field import DateField
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import CheckBox
from guichet.ui.widgets.labels import ElidingLabel, Label
from guichet.ui.widgets.pages.layout import Fit
from guichet.ui.widgets.pages.source import A4
from guichet.ui.widgets.pages.viewer import PageViewer

WIDTH = 1160
_HEIGHT = 1000
_LEFT = 400
_LEAST = 260
"""Unscaled height that pages keep then."""
_ANY = 16777215
"""Qt's word for no greatest size."""


@dataclass(frozen=True)
class Asked:
    """The row of the check-list that a copy is made for."""

    document_id: UUID
    label: str
    reference: str
    who: str
    person_id: UUID | None
    max_age_days: int | None = None


class AttachPanel(StackingPanel):
    """Shows a :class:`DraftModel`; what is gathered stays when the panel is closed."""

    comes_back = True

    close_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        bridge: DeskBridge,
        actions: Actions,
        scan: ScanModel,
        today: Callable[[], date],
        *,
        bar: ScanBar,
        preview: PageViewer,
    ) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Copie d’une pièce"))
        self._scan = scan
        self._today = today
        self._model: DraftModel | None = None
        self._asked: Asked | None = None
        self._scan_when_listed = False
        self.pages = GatheredPages(theme, bridge, actions)
        self.source = DraftPages(bridge, self)
        self.title = ElidingLabel(theme, "", Role.LG)
        self.subtitle = ElidingLabel(theme, "", Role.SM, "text2")
        self.close_button = Button(theme, self.tr("Fermer"), kind=ButtonKind.LINK, icon="x", cap=self.tr("Échap"))
        self.bar = bar
        self.preview = preview
        self.preview.view.set_zoom(Fit.PAGE)
        self.empty = Label(theme, "", Role.BASE, "text2", wrap=True)
        self.empty.setText(
            self.tr("Aucune page. Numérisez la pièce, joignez un fichier, déposez-le ici ou collez-le avec Ctrl+V.")
        )
        self.issued = DateField(theme, today=today)
        self.issued_field = FormField(theme, self.tr("Date du document"), self.issued)
        self.consent = CheckBox(
            theme, self.tr("L’usager accepte que la mairie réutilise cette pièce pour une autre demande.")
        )
        self.trouble = Trouble(theme)
        keep = ActionSpec("document.keep", self.tr("Enregistrer la pièce"), "Ctrl+Return", "save", Context.DOCUMENT)
        actions.add(keep, self.keep)
        self.keep_button = Button.of(theme, actions, keep.id, kind=ButtonKind.PRIMARY)
        self._form = Form(theme)
        self._form.add(self.issued_field)
        self._lay_out()
        self._connect()
        actions.attach(Context.DOCUMENT, self)
        for name in ("document.scan", "document.attach"):
            self.addAction(actions[name])
        self.setAcceptDrops(True)

    # --- what the page around it calls -------------------------------------------------------------------------------

    def begin(self, model: DraftModel, asked: Asked) -> None:
        """Show the pages gathered for a document, and what is still to be told."""
        self._leave_model()
        fresh = self._asked is None or self._asked.document_id != asked.document_id
        self._model, self._asked = model, asked
        model.changed.connect(self._on_pages)
        model.refused.connect(self._on_refused)
        model.not_taken.connect(self._on_not_taken)
        model.busy_changed.connect(self._on_busy)
        model.taking_changed.connect(self._on_taking)
        self.title.setText(asked.label)
        self.subtitle.setText(joined((asked.reference, asked.who)))
        self.setAccessibleName(self.tr("Copie de la pièce {label}").format(label=asked.label))
        self._form.setVisible(asked.max_age_days is not None)
        self.trouble.forget()
        if fresh:
            self.issued.set_value(None)
            self.issued_field.clear_error()
            self.consent.setChecked(False)
        self.pages.begin(model)
        self.preview.show_file(self.source, ())
        self._on_pages()
        if not self._scan.is_listed:
            self._scan.look()

    def first_focus(self) -> QWidget:
        """Give where the focus goes when the panel opens."""
        return self.pages.thumbnails if self.pages.rows.rowCount() else self.bar.scan

    def scan(self) -> None:
        """Scan with the usual settings, or say that there is no scanner."""
        usual, model = self._scan.usual(), self._model
        self.trouble.forget()
        if usual is not None and model is not None:
            self._scan.start(usual, model.document_id)
            return
        self._scan_when_listed = True
        self._scan.look(fresh=self._scan.is_listed)

    @Slot()
    def _on_listed(self) -> None:
        """A scan that was asked for before the scanners were known begins; without any, the devices are asked once."""
        if not self._scan_when_listed:
            return
        usual, model = self._scan.usual(), self._model
        if usual is None and not self._scan.is_fresh:
            self._scan.look(fresh=True)  # one may have been plugged in since
            return
        self._scan_when_listed = False
        if usual is not None and model is not None and self.isVisible():
            self._scan.start(usual, model.document_id)
        else:
            announce(self, self.bar.none.message.text())

    def take_paths(self, paths: Sequence[str]) -> None:
        """Add the pages of files."""
        if self._model is not None:
            self.trouble.forget()
            self._model.take_paths(paths)

    def take(self, mime: QMimeData) -> bool:
        """Add what was dropped or pasted; tell whether there was something to add."""
        model = self._model
        if model is None or not can_take(mime):
            return False
        if paths := paths_of(mime):
            self.take_paths(paths)
        else:
            self.trouble.forget()
            bytes_of(mime, model, model.take_content)
        return True

    @Slot()
    def keep(self) -> None:
        """Keep the copy, when all that is needed is told."""
        model, asked = self._model, self._asked
        if model is None or asked is None or model.busy:
            return
        self.trouble.forget()
        if not model.pages:
            self.trouble.say(self.tr("Ajoutez au moins une page."))
            self.bar.scan.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._form.set_error(self.issued_field, self._date_problem(asked))
        if not self._form.focus_first_error():
            issued = self.issued.value() if asked.max_age_days is not None else None
            model.keep(Given(asked.person_id, self._today(), issued, self.consent.isChecked()))

    # --- what follows ------------------------------------------------------------------------------------------------

    def _date_problem(self, asked: Asked) -> str:
        if asked.max_age_days is None:
            return ""
        missing = self.tr("Indiquez la date écrite sur le document.")
        return date_problem(self.issued, self._today(), asked.max_age_days, missing=missing)

    @Slot()
    def _on_pages(self) -> None:
        model = self._model
        if model is None:
            return
        pages = model.pages
        self.source.set_pages(pages)
        self.preview.view.set_sizes([A4] * len(pages))
        self.preview.tell_pages()
        self.preview.setVisible(bool(pages))
        self.empty.setVisible(not pages)
        self.pages.refresh()

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self.preview.view.go_to(place)

    @Slot(int)
    def _on_page_in_sight(self, page: int) -> None:
        if self.preview.view.hasFocus() and page < self.pages.rows.rowCount():
            self.pages.thumbnails.choose(page)

    @Slot(object)
    def _on_refused(self, error: GuichetError) -> None:
        if isinstance(error, DocumentTooOld):
            self._form.set_error(self.issued_field, sentence(error))
            self._form.focus_first_error()
        else:
            self.trouble.tell(error)

    @Slot(str, object)
    def _on_not_taken(self, name: str, error: GuichetError) -> None:
        """Say which file is not taken and why, after those said already."""
        said = labelled(name, sentence(error)) if name else sentence(error)
        before = self.trouble.message.text()
        self.trouble.say(f"{before}\n{said}" if before else said)

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        self.keep_button.setEnabled(not busy)

    @Slot(bool)
    def _on_taking(self, taking: bool) -> None:
        if taking:
            self.pages.tell_taking()
        else:
            self.pages.refresh()

    @Slot(object)
    def _on_scanned(self, taken: TakenFile) -> None:
        self.trouble.forget()

    @Slot(object)
    def _on_scan_ended(self, trouble: ScanTrouble | None) -> None:
        if trouble is not None and self.isVisible():
            self.trouble.say(words.scan_trouble(trouble, self._scan.pages))
        if self.isVisible() and self.pages.rows.rowCount():
            self.pages.thumbnails.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- keys, drops -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.take(QApplication.clipboard().mimeData()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    # --- layout ------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(WIDTH), self._theme.dp(_HEIGHT))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's own name)
        return False  # as high as there is room, whatever wraps inside

    def _lay_out(self) -> None:
        dp = self._theme.dp
        head = head_row(self._theme, (self.title, self.subtitle), self.close_button)
        self._body = body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._left())
        self._line = _Upright(self._theme)
        body.addWidget(self._line)
        body.addWidget(self.empty, 1)
        body.addWidget(self.preview, 1)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(dp(60), 0, dp(60), 0)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(Rule(self._theme))
        column.addLayout(body, 1)
        column.addWidget(Rule(self._theme))
        column.addLayout(self._foot())
        self._stack(False)

    def _left(self) -> QVBoxLayout:
        dp = self._theme.dp
        left = QVBoxLayout()
        left.setContentsMargins(dp(20), dp(10), dp(16), dp(12))
        left.setSpacing(dp(8))
        left.addWidget(self.pages, 1)
        left.addWidget(self.bar)
        return left

    def _stack(self, narrow: bool) -> None:
        """Put the pages over their preview, or beside it."""
        dp = self._theme.dp
        ways = QBoxLayout.Direction
        for box in (self._body, self._foot_row):
            box.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._line.setVisible(not narrow)
        for part in (self.pages, self.bar):
            part.setMinimumWidth(0 if narrow else dp(_LEFT - 36))
            part.setMaximumWidth(_ANY if narrow else dp(_LEFT - 36))
        for tall in (self.pages, self.preview, self.empty):
            tall.setMinimumHeight(dp(_LEAST) if narrow else 0)

    def _foot(self) -> QVBoxLayout:
        dp = self._theme.dp
        self._foot_row = row = QHBoxLayout()
        row.setSpacing(dp(20))
        self.issued_field.setFixedWidth(dp(180))
        row.addWidget(self._form)
        row.addWidget(self.consent, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignVCenter)
        foot = QVBoxLayout()
        foot.setContentsMargins(dp(20), dp(12), dp(20), dp(14))
        foot.setSpacing(dp(8))
        foot.addWidget(self.trouble)
        foot.addLayout(row)
        return foot

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.close_asked)
        self.pages.chosen.connect(self._on_chosen)
        self.pages.dropped.connect(self.take)
        self.preview.view.page_changed.connect(self._on_page_in_sight)
        self._scan.listed.connect(self._on_listed)
        self._scan.page_came.connect(self._on_scanned)
        self._scan.ended.connect(self._on_scan_ended)
        self._scan.refused.connect(self.trouble.tell)

    def _leave_model(self) -> None:
        model = self._model
        if model is not None:
            model.changed.disconnect(self._on_pages)
            model.refused.disconnect(self._on_refused)
            model.not_taken.disconnect(self._on_not_taken)
            model.busy_changed.disconnect(self._on_busy)
            model.taking_changed.disconnect(self._on_taking)
        self._model = None


class _Upright(Rule):
    """A thin line from top to bottom."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._stand()
        theme.changed.connect(self._stand)

    def _stand(self) -> None:
        self.setMinimumHeight(0)
        self.setMaximumHeight(_ANY)
        self.setFixedWidth(self._theme.stroke)
