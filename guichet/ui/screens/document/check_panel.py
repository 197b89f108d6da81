"""The panel that notes what was checked on an original that is looked at and not kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.people import IdentityProof
from guichet.contract.refusals import DocumentTooOld, GuichetError
from guichet.contract.requests import DocumentLine
from guichet.domain.nir import find_nirs
from guichet.ui.formats import NBSP, joined
from guichet.ui.forms.sentences import unreadable_date_sentence
from guichet.ui.forms.trouble import Trouble
from guichet.ui.messages import field_problem, sentence
from guichet.ui.screens.document.model import Checked
from guichet.ui.screens.document.panel_parts import date_problem
from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Notice
from guichet.ui.widgets.date_field import DateField, DateSense
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import CheckBox, Choice, TextField
from guichet.ui.widgets.labels import ElidingLabel
from guichet.ui.words import PROOFS, proof

WIDTH = 560


class CheckPanel(OverlayPanel):
    """Asks for the kind of proof, its dates, and what was compared; never for a number, never for a copy."""

    comes_back = True

    close_asked = Signal()
    noted = Signal(object)
    """Checked: what was seen."""

    def __init__(self, theme: Theme, actions: Actions, today: Callable[[], date]) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Noter ce qui a été vérifié"))
        self._today = today
        self._line: DocumentLine | None = None
        self.title = ElidingLabel(theme, self.tr("Noter ce qui a été vérifié"), Role.LG)
        self.subtitle = ElidingLabel(theme, "", Role.SM, "text2")
        self.close_button = Button(theme, self.tr("Fermer"), kind=ButtonKind.LINK, icon="x", cap=self.tr("Échap"))
        self.why = Notice(theme, "", tone="info", icon="shield-check")
        self.proof = Choice(theme, [(None, self.tr("Non précisée")), *((each, proof(each)) for each in PROOFS)])
        self.proof_field = FormField(theme, self.tr("Pièce présentée"), self.proof)
        self.issued = DateField(theme, today=today)
        self.issued_field = FormField(theme, self.tr("Date du document"), self.issued)
        self.expires = DateField(theme, sense=DateSense.FUTURE, today=today)
        self.expires_field = FormField(theme, self.tr("Valable jusqu’au"), self.expires, optional=True)
        self.photo = CheckBox(theme, self.tr("La photo est celle de la personne présente."))
        self.names = CheckBox(theme, self.tr("Le nom et la date de naissance sont ceux du dossier."))
        self.remark = TextField(theme)
        self.remark_field = FormField(theme, self.tr("Remarque"), self.remark, optional=True)
        self.trouble = Trouble(theme)
        note = ActionSpec(
            "document.note_check", self.tr("Noter la vérification"), "Ctrl+Return", "save", Context.DOCUMENT_CHECK
        )
        actions.add(note, self.note)
        self.note_button = Button.of(theme, actions, note.id, kind=ButtonKind.PRIMARY)
        self._form = Form(theme)
        self._lay_out()
        self.close_button.clicked.connect(self.close_asked)
        actions.attach(Context.DOCUMENT_CHECK, self)

    def begin(self, line: DocumentLine, who: str, *, identity: bool, refused_copy: bool) -> None:
        """Ask about a row; ``refused_copy`` says first why what was given is not taken."""
        self._line = line
        self.subtitle.setText(joined((line.label, who)))
        kept = self.tr("Cette pièce se regarde et ne se garde pas{nbsp}: la mairie n’en conserve pas de copie.")
        refused = self.tr(
            "Aucune copie n’est gardée{nbsp}: cette pièce se regarde seulement. Notez ici ce que vous avez vérifié."
        )
        self.why.message.setText((refused if refused_copy else kept).format(nbsp=NBSP))
        for widget in (self.proof_field, self.expires_field, self.photo, self.names):
            widget.setVisible(identity)
        self.issued_field.setVisible(line.max_age_days is not None)
        self.proof.set_value(line.proof)
        self.issued.set_value(line.issued_on)
        self.expires.set_value(line.expires_on)
        self.remark.setText("")
        self.photo.setChecked(False)
        self.names.setChecked(False)
        self.trouble.forget()
        for field in self._form.fields:
            field.clear_error()

    def first_focus(self) -> QWidget:
        """Give where the focus goes when the panel opens."""
        fields = (self.proof_field, self.issued_field, self.remark_field)
        return next(field.editor for field in fields if not field.isHidden())

    def tell(self, error: GuichetError) -> None:
        """Say why it could not be noted."""
        if isinstance(error, DocumentTooOld):
            self._form.set_error(self.issued_field, sentence(error))
            self._form.focus_first_error()
        else:
            self.trouble.tell(error)

    @Slot()
    def note(self) -> None:
        """Tell what was checked, when it can be read."""
        line = self._line
        if line is None:
            return
        self.trouble.forget()
        self._form.set_error(self.issued_field, self._issue_problem(line))
        self._form.set_error(self.expires_field, self._expiry_problem())
        nir = bool(find_nirs(self.remark.text()))
        self._form.set_error(self.remark_field, field_problem("HoldsNir") if nir else "")
        if not self._form.focus_first_error():
            self.noted.emit(self._checked(line))

    def _checked(self, line: DocumentLine) -> Checked:
        identity = not self.proof_field.isHidden()
        found: IdentityProof | None = self.proof.value() if identity else None
        said = (
            self.tr("photo vérifiée") if identity and self.photo.isChecked() else "",
            self.tr("nom et naissance conformes") if identity and self.names.isChecked() else "",
            self.remark.text().strip(),
        )
        return Checked(
            seen_on=self._today(),
            issued_on=self.issued.value() if line.max_age_days is not None else None,
            expires_on=self.expires.value() if identity else None,
            proof=found,
            note=", ".join(part for part in said if part),
        )

    def _issue_problem(self, line: DocumentLine) -> str:
        if line.max_age_days is None:
            return ""
        return date_problem(self.issued, self._today(), line.max_age_days)

    def _expiry_problem(self) -> str:
        if self.expires_field.isHidden():
            return ""
        return "" if self.expires.is_readable() else unreadable_date_sentence(self._today())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(WIDTH), super().sizeHint().height())

    def _lay_out(self) -> None:
        dp = self._theme.dp
        titles = QVBoxLayout()
        titles.setSpacing(dp(2))
        titles.addWidget(self.title)
        titles.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.addLayout(titles, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._form.add(self.proof_field)
        self._form.add(self.issued_field)
        self._form.add(self.expires_field)
        self._form.add_widget(self.photo)
        self._form.add_widget(self.names)
        self._form.add(self.remark_field)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.note_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(20), dp(14), dp(20), dp(18))
        column.setSpacing(dp(12))
        column.addLayout(head)
        column.addWidget(self.why)
        column.addWidget(self._form)
        column.addWidget(self.trouble)
        column.addLayout(foot)
