"""A question at the foot of the request pane, in the place of its steps, before a gesture is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.domain.nir import find_nirs
from guichet.ui.messages import field_problem
from guichet.ui.theme import Theme
from guichet.ui.widgets.cards import Notice, SectionTitle
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import TextArea


class FootPanel(QWidget):
    """A title and a form; the main button of the pane, named by ``verb``, confirms it, Échap closes it (``leave``)."""

    ended = Signal()
    """There is nothing left to ask."""

    def __init__(self, theme: Theme, title: str, *, verb: str, icon: str, leave: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.verb = verb
        self.icon = icon
        self.leave = leave or self.tr("Annuler")
        self._title = SectionTitle(theme, title)
        self.form = Form(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(4))
        column.addWidget(self._title)
        column.addWidget(self.form)

    def confirm(self) -> None:
        """Take the answer: do the gesture, or show what is to be corrected."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the focus in the first field."""
        if self.form.fields:
            self.form.fields[0].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def add_notice(self, text: str, *, tone: str = "warning", icon: str = "triangle-alert") -> None:
        """Say something before the fields."""
        self.form.add_widget(Notice(self._theme, text, tone=tone, icon=icon))

    def add_words(self, label: str, *, optional: bool) -> FormField:
        """Add a field for a few words."""
        field = FormField(self._theme, label, TextArea(self._theme, lines=2), optional=optional)
        self.form.add(field)
        return field

    def words_of(self, field: FormField, *, missing: str = "") -> str | None:
        """Give the words of a field; None when they cannot be taken, which shows why. ``missing`` asks for some."""
        area = field.editor
        assert isinstance(area, TextArea)
        text = area.toPlainText().strip()
        self.form.set_error(field, field_problem("HoldsNir") if find_nirs(text) else "" if text else missing)
        return None if self.form.focus_first_error() else text
