"""The register of actions: each gesture of the application exists once, with its words, key and icon.

Buttons, menus, the palette, the key hints of the status bar and the shortcut sheet all read it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from guichet.ui.theme import Theme


class Context(StrEnum):
    """Where an action may be used."""

    EVERYWHERE = "everywhere"
    COUNTER = "counter"
    HISTORY = "history"
    """The lines of a citizen's history."""
    REQUEST = "request"
    """The pane of an open request, and the page around it."""
    CORRECT = "correct"
    """The answers of an open request, being corrected."""
    PAPER = "paper"
    """The preview of a paper."""
    NEW_REQUEST = "new_request"
    NEW_PERSON = "new_person"
    EDIT_PERSON = "edit_person"
    DRAFTS = "drafts"
    """What was begun and not saved, between two visits."""
    REQUESTS = "requests"
    DOCUMENT = "document"
    """The panel where a copy of a document is made."""
    DOCUMENT_CHECK = "document_check"
    """The panel where what was seen of an original is noted."""
    DOCUMENT_HELD = "document_held"
    """The panel of a copy that the town holds."""
    DOCUMENT_REUSE = "document_reuse"
    """The panel of the copies that a citizen gave before."""
    MAIL = "mail"
    SUPERVISION = "supervision"
    ADMINISTRATION = "administration"
    LEGAL = "legal"
    """The legal values, in administration."""
    ACCOUNTS = "accounts"
    """The accounts, in administration."""
    SYNC = "sync"
    """The page behind the sync pill."""
    SETTINGS = "settings"


@dataclass(frozen=True)
class ActionSpec:
    """What an action says and which key starts it.

    Attributes:
        id: stable dotted name, such as ``visit.call_next``.
        text: verb and object, in the agent's language.
        shortcut: portable key names (``Ctrl+Return``); several keys are separated by a space.
        hint: shorter words for the status bar; the text itself when empty.
    """

    id: str
    text: str
    shortcut: str = ""
    icon: str = ""
    context: Context = Context.EVERYWHERE
    hint: str = ""


class ActionConflict(ValueError):
    """Two actions claim the same name, or the same key in one context."""


class ShortcutForbidden(ValueError):
    """The key does not work on every French keyboard, or belongs to text fields."""


_EATEN = {"Ctrl+E", "Ctrl+U", "Ctrl+Y"}  # by text fields, on some platforms
_NAMED = {"Return", "Tab", "Esc", "Del", "Space", "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown"}


def check_shortcut(portable: str) -> None:
    """Refuse a key that an AZERTY layout cannot give or that a text field keeps for itself.

    Function keys, Ctrl+letter and Alt+letter only; never AltGr (Ctrl+Alt), digits or punctuation.

    Raises:
        ShortcutForbidden: the key is not allowed.
    """
    *modifiers, key = portable.split("+")
    function_key = key.startswith("F") and key[1:].isdigit()
    letter = len(key) == 1 and key.isalpha() and key.isascii()
    allowed = function_key or key in _NAMED or (letter and bool({"Ctrl", "Alt"} & set(modifiers)))
    if not allowed or {"Ctrl", "Alt"} <= set(modifiers) or portable in _EATEN:
        raise ShortcutForbidden(portable)


class Actions(QObject):
    """Every action of one window, by its name."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}
        self._all = QActionGroup(self)  # Qt's own rule: what is enabled meanwhile waits until the group is
        self._all.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)

    def hold(self) -> None:
        """Have no action work, whatever enables or triggers one, until :meth:`release`."""
        self._all.setEnabled(False)

    def release(self) -> None:
        """Have each action work again as it was last enabled or disabled, also while they were held."""
        self._all.setEnabled(True)

    def add(self, spec: ActionSpec, handler: Callable[[], object] | None = None) -> QAction:
        """Register an action and return it; ``handler``, a bound method without
        arguments of an object that lives on, is called when it is used.

        Raises:
            ActionConflict: its name, or its key in its context, is taken.
            ShortcutForbidden: its key is not allowed.
        """
        if spec.id in self._actions:
            raise ActionConflict(spec.id)
        keys = spec.shortcut.split()
        for key in keys:
            check_shortcut(key)
            self._check_free(key, spec)
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(spec.text)
        if handler is not None:
            action.triggered.connect(handler)
        self._all.addAction(action)
        action.setEnabled(True)  # one registered while all are held is enabled with them
        self._specs[spec.id] = spec
        self._actions[spec.id] = action
        return action

    def attach(self, context: Context, widget: QWidget) -> None:
        """Make the keys of a context work in ``widget`` and what it holds.

        Call once its actions are registered; keys of ``EVERYWHERE`` belong to the window.
        """
        scope = (
            Qt.ShortcutContext.WindowShortcut
            if context is Context.EVERYWHERE
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        for action_id, spec in self._specs.items():
            if spec.context is context:
                action = self._actions[action_id]
                action.setShortcutContext(scope)
                if action not in widget.actions():
                    widget.addAction(action)

    def widen(self, names: Iterable[str], pane: QWidget) -> None:
        """Make keys that work in ``pane`` work in all of the frame around it, as long as the pane is in sight.

        Call it when the pane is shown, and :meth:`narrow` when it is hidden: then two panes never claim one key. What
        lies over the frame, such as the palette, keeps its keys.
        """
        frame = _frame_of(pane)
        for name in names:
            if self._actions[name] not in frame.actions():
                frame.addAction(self._actions[name])

    def narrow(self, names: Iterable[str], pane: QWidget) -> None:
        """Take back what :meth:`widen` gave."""
        frame = _frame_of(pane)
        if frame is not pane:
            for name in names:
                frame.removeAction(self._actions[name])

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __contains__(self, action_id: str) -> bool:
        return action_id in self._actions

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def spec(self, action_id: str) -> ActionSpec:
        """Return what was registered under a name."""
        return self._specs[action_id]

    def specs(self, context: Context | None = None) -> list[ActionSpec]:
        """Return what was registered, in order, in one context or in all."""
        return [spec for spec in self._specs.values() if context is None or spec.context is context]

    def _check_free(self, key: str, spec: ActionSpec) -> None:
        for other in self._specs.values():
            shared = Context.EVERYWHERE in (spec.context, other.context) or spec.context is other.context
            if shared and key in other.shortcut.split():
                raise ActionConflict(f"{key}: {spec.id}, {other.id}")


def _frame_of(pane: QWidget) -> QWidget:
    """Give the outermost part of the window that holds a pane; the pane itself while it stands alone."""
    frame = pane
    while (around := frame.parentWidget()) is not None and not around.isWindow():
        frame = around
    return frame
