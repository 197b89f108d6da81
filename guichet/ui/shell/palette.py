"""The palette: the actions that can be used now, read from their register, and what its words find in the town."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from guichet.ui import formats
from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.shell.palette_rows import CommandDelegate, CommandList, CommandRows, Found, Heading
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.pill import KeyCap
from guichet.ui.widgets.search_field import SearchField

_LEAVING: Final = frozenset({"session.lock", "session.change"})

_ABOUT_NOBODY: Final = frozenset({Context.EVERYWHERE, Context.ADMINISTRATION, Context.SYNC, Context.SETTINGS})
ABOUT_HERE: Final = frozenset({"person.edit", "identity.check", "note.add", "call.add", "email.add", "visit.end"})
"""Actions of the whole window that are about the citizen who is here."""


class Palette(OverlayPanel):
    """A field and what its words name; Entrée runs or opens the chosen row. Closed, it keeps nothing of what was typed.

    What the words find comes from outside, later (:meth:`show_found`): it stands below the actions and never moves the
    row that the agent chose. Entrée on a find of older words waits for those of the words typed last, and
    opens the first where it is surely meant; else that one is current, and the next Entrée opens it.
    """

    ran = Signal(str)  # id of the action
    sought = Signal(str)
    """The words typed last, to be looked for in the town; empty once nothing is typed."""
    found_chosen = Signal(object)
    """The key of what was found."""
    search_asked = Signal(str)

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Commandes"))
        self._actions = actions
        self._here = ""
        self._came_from: QWidget | None = None
        self._moved = False
        self._enter_waits = False
        self.field = SearchField(theme, self.tr("Chercher une commande"))
        self.rows = CommandRows(self)
        self.view = CommandList(theme, self.tr("Commandes"))
        self.view.setModel(self.rows)
        self.view.setItemDelegate(CommandDelegate(theme, self.rows, actions, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        inset = theme.dp(8)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.dp(6))
        column.addWidget(self.field)
        column.addWidget(self.view)
        column.addLayout(self._keys(theme))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.seek)
        self.view.opened.connect(self._run)

    def _keys(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.dp(10), theme.dp(4), theme.dp(10), theme.dp(2))
        row.setSpacing(theme.dp(6))
        for key, text in (
            ("↑↓", self.tr("Choisir")),
            (self.tr("Entrée"), self.tr("Lancer")),
            (self.tr("Échap"), self.tr("Fermer")),
        ):
            row.addWidget(KeyCap(theme, key))
            row.addWidget(Label(theme, text, Role.SM, "text2"))
            row.addSpacing(theme.dp(12))
        row.addStretch(1)
        return row

    def begin(self, here: str = "") -> None:
        """Show every action that can be used now; ``here`` names the citizen and the request in hand, if there are."""
        self._here = here
        self._came_from = QApplication.focusWidget()
        hint = self.tr("Chercher une commande")
        if self._may_search():
            hint = self.tr("Chercher une commande, un usager ou une demande")
        self.field.set_placeholders(hint, self.tr("Chercher"))
        self.field.setAccessibleName(hint)
        self.seek("")

    def seek(self, text: str) -> None:
        """Keep the actions that hold every word typed, and have the town searched where the agent may."""
        words, self._moved, self._enter_waits = text.strip(), False, False
        sought = formats.fold(words).split()
        usable = [spec for spec in self._actions.specs() if spec.id != "palette.open" and self._is_usable(spec)]
        named = [replace(spec, text=self._actions[spec.id].text()) for spec in usable]  # a step's are its procedure's
        found = [spec for spec in self._told_apart(named) if all(word in self._words_of(spec) for word in sought)]
        self.rows.show_commands(self._grouped(found), words, may_search=self._may_search())
        self._choose(0, 1)
        self.sought.emit(words if self._may_search() else "")

    def show_found(self, text: str, found: Sequence[Heading | Found], *, sure: bool) -> None:
        """Show what words find, under their headings; nothing where something else is typed by now.

        ``sure`` tells that the first find is surely meant.
        """
        if text != self._typed():
            return
        current = self.view.currentIndex()
        chosen = self.rows.row(current) if current.isValid() and self._moved else None
        self.rows.show_found(text, found)
        place = self.rows.place_of(chosen)
        self._choose(place or 0, 1)
        if self._enter_waits:
            self._enter_waits = False
            first = self.rows.first_found()
            if sure:
                self._run(first)
            elif first.isValid():
                self._choose(first.row(), 1)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._here, self._came_from = "", None
        self.field.clear()
        self.rows.show_commands((), "", may_search=False)
        self.sought.emit("")

    def _typed(self) -> str:
        return self.field.text().strip()

    def _words_of(self, spec: ActionSpec) -> str:
        """Give the words of an action, folded, and those by which people also call it."""
        leaving = self.tr("se déconnecter déconnexion quitter") if spec.id in _LEAVING else ""
        return formats.fold(f"{spec.text} {leaving}")

    def _told_apart(self, specs: list[ActionSpec]) -> list[ActionSpec]:
        """Say what each is about where one key starts two; the key stands by the one that it would run from here."""
        keys = Counter(key for spec in specs for key in spec.shortcut.split())
        twins = {spec.id for spec in specs if any(keys[key] > 1 for key in spec.shortcut.split())}
        self.rows.without_key = frozenset(spec.id for spec in specs if spec.id in twins and not self._runs_here(spec))
        about = {Context.COUNTER: self.tr("usager"), Context.REQUEST: self.tr("demande")}
        return [
            replace(spec, text=f"{spec.text} — {about[spec.context]}")
            if spec.id in twins and spec.context in about
            else spec
            for spec in specs
        ]

    def _runs_here(self, spec: ActionSpec) -> bool:
        """Tell whether the key of an action works where the focus was when the palette was opened."""
        here = self._came_from
        if here is None or not isValid(here):
            return False
        places = [place for place in self._actions[spec.id].associatedObjects() if isinstance(place, QWidget)]
        return any(place is here or place.isAncestorOf(here) for place in places)

    def _grouped(self, found: list[ActionSpec]) -> list[Heading | ActionSpec]:
        """Put what is about the citizen who is here before what can be done everywhere."""
        own = [spec for spec in found if spec.id in ABOUT_HERE or spec.context not in _ABOUT_NOBODY]
        if not self._here or not own:
            return list(found)
        rows: list[Heading | ActionSpec] = [Heading(self.tr("Pour {name}").format(name=self._here)), *own]
        rest = [spec for spec in found if spec not in own]
        return [*rows, Heading(self.tr("Partout")), *rest] if rest else rows

    def _choose(self, place: int, step: int) -> None:
        """Make a row current, or the next one on the way that can be run; the ends meet."""
        count = self.rows.rowCount()
        for distance in range(count):
            index = self.rows.index((place + step * distance) % count, 0)
            if not isinstance(self.rows.row(index), Heading):
                self.view.setCurrentIndex(index)
                return

    def _may_search(self) -> bool:
        return self._actions["search.focus"].isVisible()

    def _is_usable(self, spec: ActionSpec) -> bool:
        action = self._actions[spec.id]
        places = [place for place in action.associatedObjects() if isinstance(place, QWidget)]
        return action.isEnabled() and action.isVisible() and any(place.isVisible() for place in places)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # for the layer to close the palette: the field would only empty itself
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(self.view.currentIndex())
            return True
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
        if step and self.rows.rowCount():
            self._moved = True
            self._choose(self.view.currentIndex().row() + step, step)
            announce(self.field, str(self.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or ""))
            return True
        return False

    def _enter(self, index: QModelIndex) -> None:
        behind = self.rows.answered != self._typed()
        if behind and index.isValid() and isinstance(self.rows.row(index), Found):
            self._enter_waits = True
        else:
            self._run(index)

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.rows.row(index)
        if isinstance(row, str):
            self.search_asked.emit(row)
        elif isinstance(row, ActionSpec):
            self.ran.emit(row.id)
        elif isinstance(row, Found):
            self.found_chosen.emit(row.key)
