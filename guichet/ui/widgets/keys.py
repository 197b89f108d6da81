"""Names of keys as they are printed on a French keyboard."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

_NAMES = {
    "Return": "Entrée",
    "Enter": "Entrée",
    "Esc": "Échap",
    "Shift": "Maj",
    "Del": "Suppr",
    "Space": "Espace",
    "Home": "Début",
    "End": "Fin",
    "PgUp": "Page préc.",
    "PgDown": "Page suiv.",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Menu": "Menu",
}


def key_text(sequence: QKeySequence | str) -> str:
    """Return a shortcut in words, such as « Ctrl+Entrée » or « Maj+F9 »; empty without a shortcut."""
    shortcut = QKeySequence(sequence) if isinstance(sequence, str) else sequence
    portable = shortcut.toString(QKeySequence.SequenceFormat.PortableText)
    if not portable:
        return ""
    return "+".join(
        QCoreApplication.translate("Keys", _NAMES[part]) if part in _NAMES else part for part in portable.split("+")
    )
