"""Names of keys as they are printed on a French keyboard."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

_NAMES = {
    "Return": QT_TRANSLATE_NOOP("Keys", "Entrée"),
    "Enter": QT_TRANSLATE_NOOP("Keys", "Entrée"),
    "Esc": QT_TRANSLATE_NOOP("Keys", "Échap"),
    "Shift": QT_TRANSLATE_NOOP("Keys", "Maj"),
    "Del": QT_TRANSLATE_NOOP("Keys", "Suppr"),
    "Space": QT_TRANSLATE_NOOP("Keys", "Espace"),
    "Home": QT_TRANSLATE_NOOP("Keys", "Début"),
    "End": QT_TRANSLATE_NOOP("Keys", "Fin"),
    "PgUp": QT_TRANSLATE_NOOP("Keys", "Page préc."),
    "PgDown": QT_TRANSLATE_NOOP("Keys", "Page suiv."),
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Menu": QT_TRANSLATE_NOOP("Keys", "Menu"),
}


def key_text(sequence: QKeySequence | str) -> str:
    """Return a shortcut in words, such as « Ctrl+Entrée » or « Maj+F9 »; empty without a shortcut."""
    shortcut = QKeySequence(sequence) if isinstance(sequence, str) else sequence
    portable = shortcut.toString(QKeySequence.SequenceFormat.PortableText)
    if not portable:
        return ""
    return "+".join(
        QCoreApplication.translate("Keys", str(_NAMES[part])) if part in _NAMES else part
        for part in portable.split("+")
    )
