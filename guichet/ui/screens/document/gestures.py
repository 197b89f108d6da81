"""What an agent can do with a row of the check-list, by where it stands, what its rule allows and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from guichet.contract.requests import DocumentLine, DocumentState
from guichet.domain.procedures import DocumentRule


def tr(text: str) -> str:
    """Translate one of these words."""
    return QCoreApplication.translate("DocumentGestures", text)


class Gesture(Enum):
    """One thing to do with a row."""

    SEEN = auto()
    CHECKED = auto()
    """Note what was checked on an original that is not kept."""
    TO_CHECK = auto()
    NOT_NEEDED = auto()
    MISSING = auto()
    VIEW = auto()
    SCAN = auto()
    ATTACH = auto()
    REUSE = auto()
    DROP = auto()


TICKS = {
    Gesture.SEEN: DocumentState.SEEN,
    Gesture.TO_CHECK: DocumentState.TO_CHECK,
    Gesture.NOT_NEEDED: DocumentState.NOT_NEEDED,
    Gesture.MISSING: DocumentState.MISSING,
}
"""The gestures that only say where a document stands."""


@dataclass(frozen=True)
class Allowed:
    """What the role and the request allow."""

    tick: bool
    hold: bool


def gestures_of(line: DocumentLine, allowed: Allowed, *, reusable: bool) -> tuple[Gesture, ...]:
    """Give what can be done with a row, in the order of its menu; a copy that is kept is not unticked but withdrawn."""
    held = line.state is DocumentState.HELD
    keeps = allowed.hold and not line.seen_not_kept
    offered = {
        Gesture.VIEW: line.copies > 0,
        Gesture.SCAN: keeps,
        Gesture.ATTACH: keeps,
        Gesture.REUSE: keeps and reusable,
        Gesture.CHECKED: allowed.tick and line.seen_not_kept,
        Gesture.SEEN: allowed.tick and not held and line.state is not DocumentState.SEEN,
        Gesture.TO_CHECK: allowed.tick and not held and line.state is not DocumentState.TO_CHECK,
        Gesture.NOT_NEEDED: allowed.tick and not held and line.state is not DocumentState.NOT_NEEDED,
        Gesture.MISSING: allowed.tick and not held and line.state is not DocumentState.MISSING,
        Gesture.DROP: allowed.hold and line.copies > 0,
    }
    return tuple(gesture for gesture, possible in offered.items() if possible)


def words_of(gesture: Gesture) -> tuple[str, str, str]:
    """Give the words in the menu of a row, the icon and the registered action of a gesture."""
    return {
        Gesture.VIEW: (tr("Voir la pièce"), "eye", "document.view"),
        Gesture.SCAN: (tr("Numériser la pièce"), "scan-line", "document.scan"),
        Gesture.ATTACH: (tr("Joindre un fichier"), "paperclip", "document.attach"),
        Gesture.REUSE: (tr("Réutiliser une pièce fournie"), "repeat", "document.reuse"),
        Gesture.CHECKED: (tr("Noter ce qui a été vérifié"), "shield-check", "document.check"),
        Gesture.SEEN: (tr("Vue"), "circle-check", "document.seen"),
        Gesture.TO_CHECK: (tr("À vérifier"), "search", "document.to_check"),
        Gesture.NOT_NEEDED: (tr("Inutile ici"), "ban", "document.not_needed"),
        Gesture.MISSING: (tr("Manquante"), "circle-dashed", "document.missing"),
        Gesture.DROP: (tr("Retirer la pièce"), "trash-2", "document.drop"),
    }[gesture]


def command_of(gesture: Gesture) -> str:
    """Name a gesture where its row is not beside it: a verb, and what it is about."""
    return {
        Gesture.SEEN: tr("Noter l’original vu"),
        Gesture.TO_CHECK: tr("Noter la pièce à vérifier"),
        Gesture.NOT_NEEDED: tr("Noter la pièce inutile ici"),
        Gesture.MISSING: tr("Noter la pièce manquante"),
    }.get(gesture, words_of(gesture)[0])


_IDENTITY = frozenset({"CNI", "CNI_ENFANT", "CNI_UE", "PASSEPORT", "PASSEPORT_UE", "TITRE_SEJOUR"})


def asks_identity(rule: DocumentRule | None) -> bool:
    """Tell whether a rule asks for a proof of identity: by its own code, or by what does as well."""
    if rule is None:
        return False
    codes = {rule.code, *(other.code for other in rule.accepted)}
    return bool(codes & _IDENTITY) or rule.code == "ID" or rule.code.startswith("ID_")
