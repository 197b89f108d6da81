"""The actions of a session, each with its words, its key and who may use it; and the modules of the rail."""

from __future__ import annotations

from enum import Enum, auto
from operator import methodcaller

from PySide6.QtCore import QCoreApplication

from guichet.contract.interactions import Direction
from guichet.domain.channels import Channel
from guichet.domain.permissions import Permission
from guichet.ui.shell.rail import Module
from guichet.ui.widgets.actions import ActionSpec, Context


def tr(text: str) -> str:
    """Translate the words of an action."""
    return QCoreApplication.translate("SessionActions", text)


class Way(Enum):
    """What an action comes down to in the workplace."""

    GESTURE = auto()
    """A method of the pages of the session, by :data:`GESTURES`."""
    MODULE = auto()
    LOCK = auto()
    PASSWORD = auto()
    CHANGE_AGENT = auto()


ADMINISTERS = frozenset({Permission.MANAGE_CATALOGUE, Permission.MANAGE_ACCOUNTS, Permission.READ_JOURNAL})
"""Whoever may one of these has the module « Administration », with what of it is theirs."""

_RECEIVES = frozenset({Permission.FIND_PERSON})

NEEDS = {
    "search.focus": _RECEIVES,
    "person.new": frozenset({Permission.REGISTER_PERSON}),
    "request.new": frozenset({Permission.OPEN_REQUEST}),
    "session.password": frozenset({Permission.OWN_ACCOUNT}),
    "identity.check": frozenset({Permission.CORRECT_PERSON}),
    "person.edit": frozenset({Permission.CORRECT_PERSON}),
    "note.add": frozenset({Permission.RECORD_INTERACTION}),
    "call.add": frozenset({Permission.RECORD_INTERACTION}),
    "email.add": frozenset({Permission.RECORD_INTERACTION}),
    "visit.new": _RECEIVES,
    "visit.end": _RECEIVES,
    "visit.next": _RECEIVES,
    "module.counter": _RECEIVES,
    "module.requests": _RECEIVES,
    "module.admin": ADMINISTERS,
}
"""The permissions one of which an action needs; the others need none."""

GESTURES = {
    "palette.open": methodcaller("show_palette"),
    "request.new": methodcaller("new_request"),
    "person.new": methodcaller("new_person"),
    "identity.check": methodcaller("check_identity"),
    "person.edit": methodcaller("edit_person"),
    "note.add": methodcaller("write_exchange"),
    "call.add": methodcaller("write_exchange", Channel.PHONE, Direction.INCOMING),
    "email.add": methodcaller("write_exchange", Channel.EMAIL, Direction.INCOMING),
    "visit.new": methodcaller("new_visit"),
    "visit.end": methodcaller("end_visit"),
    "visit.next": methodcaller("next_visit"),
    "sync.now": methodcaller("sync_now"),
    "undo.last": methodcaller("undo"),
    "help.shortcuts": methodcaller("show_shortcuts"),
}
"""What each action does in the pages of the session."""


def session_actions() -> list[tuple[ActionSpec, Way]]:
    """Give every action of a session, in the order of the palette."""
    gesture, module = Way.GESTURE, Way.MODULE
    return [
        (ActionSpec("palette.open", tr("Commandes"), "Ctrl+K", "keyboard"), gesture),
        (ActionSpec("request.new", tr("Nouvelle demande"), "F2", "plus"), gesture),
        (ActionSpec("person.new", tr("Créer un usager"), "Ctrl+N", "user-plus"), gesture),
        (ActionSpec("person.edit", tr("Modifier l’usager"), "Alt+M", "pencil-line"), gesture),
        (ActionSpec("identity.check", tr("Vérifier l’identité"), "Ctrl+I", "shield-check"), gesture),
        (ActionSpec("note.add", tr("Noter un échange"), "Ctrl+M", "pencil-line", Context.COUNTER), gesture),
        (ActionSpec("call.add", tr("Noter un appel"), "Alt+L", "phone"), gesture),
        (ActionSpec("email.add", tr("Noter un courriel"), "Alt+U", "mail"), gesture),
        (ActionSpec("visit.new", tr("Nouvelle visite"), "Ctrl+T", "plus"), gesture),
        (ActionSpec("visit.end", tr("Terminer la visite"), "Ctrl+W", "x"), gesture),
        (ActionSpec("visit.next", tr("Visite suivante"), "Ctrl+Tab", "arrow-right"), gesture),
        (ActionSpec("undo.last", tr("Annuler le dernier geste"), "F12 Ctrl+Z", "undo-2"), gesture),
        (ActionSpec("module.counter", tr("Aller au guichet"), "Alt+G", "concierge-bell"), module),
        (ActionSpec("module.requests", tr("Aller aux demandes"), "Alt+D", "folder-kanban"), module),
        (ActionSpec("module.admin", tr("Aller à l’administration"), "Alt+A", "shield-check"), module),
        (ActionSpec("module.sync", tr("Voir ce qui attend l’envoi"), "", "cloud-check"), module),
        (ActionSpec("sync.now", tr("Synchroniser maintenant"), "", "refresh-cw"), gesture),
        (ActionSpec("module.settings", tr("Ouvrir les réglages"), "", "settings"), module),
        (ActionSpec("session.lock", tr("Verrouiller la session"), "Ctrl+L", "lock-keyhole"), Way.LOCK),
        (ActionSpec("session.password", tr("Changer de mot de passe"), "", "key-round"), Way.PASSWORD),
        (ActionSpec("session.change", tr("Changer d’agent"), "", "users"), Way.CHANGE_AGENT),
        (ActionSpec("help.shortcuts", tr("Raccourcis clavier"), "F1", "circle-question-mark"), gesture),
    ]


def session_modules(permissions: frozenset[Permission] | None = None) -> list[Module]:
    """Give the modules of the rail that these permissions open; before a session opens (None), those of a counter."""
    held = _RECEIVES if permissions is None else permissions
    return [module for module in _modules(held) if allows(held, f"module.{module.key}")]


def home_module(permissions: frozenset[Permission]) -> str:
    """Give the module that a session begins with: the counter, unless its agent receives nobody."""
    return next(key for key in ("counter", "admin", "settings") if allows(permissions, f"module.{key}"))


def allows(permissions: frozenset[Permission], action_id: str) -> bool:
    """Tell whether these permissions allow an action of the session."""
    needed = NEEDS.get(action_id)
    return needed is None or bool(needed & permissions)


def _modules(held: frozenset[Permission]) -> list[Module]:
    if held & ADMINISTERS == {Permission.READ_JOURNAL}:
        admin = Module("admin", tr("Journal"), "history")
    else:
        admin = Module("admin", tr("Admin."), "shield-check", name=tr("Administration"))
    return [
        Module("counter", tr("Guichet"), "concierge-bell"),
        Module("requests", tr("Demandes"), "folder-kanban"),
        admin,
        Module("help", tr("Aide"), "circle-question-mark", at_bottom=True),
        Module("settings", tr("Réglages"), "settings", at_bottom=True),
    ]
