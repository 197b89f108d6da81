"""The language of the window: French, in which its sentences are written, or English, sentence by sentence.

The town's own words (procedures, documents, services) and its papers stay in the town's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, QXmlStreamReader

from guichet.ui.theme.tokens import RESOURCES

ENGLISH_SENTENCES: Final = RESOURCES / "languages" / "guichet_en.ts"


class Language(StrEnum):
    """What the window speaks (ISO 639-1)."""

    FRENCH = "fr"
    ENGLISH = "en"


_LOCALES: Final = {
    Language.FRENCH: QLocale(QLocale.Language.French, QLocale.Country.France),
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_spoken: Language = Language.FRENCH


def spoken() -> Language:
    """Tell what the window speaks now."""
    return _spoken


def locale() -> QLocale:
    """Give how the language of now writes dates and numbers."""
    return _LOCALES[_spoken]


def speak(language: Language) -> None:
    """Speak a language from now on; what is on screen keeps its words until it is made anew."""
    global _spoken
    app = QCoreApplication.instance()
    assert app is not None
    _spoken = language
    QLocale.setDefault(locale())
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    if language is Language.ENGLISH:
        app.installTranslator(Sentences(read_sentences(ENGLISH_SENTENCES), app))
        return
    standard = QTranslator(app)
    if standard.load(locale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(standard)


def read_sentences(file: Path) -> dict[str, str]:
    """Give the sentences of a Linguist file by their source; those that nobody translated are left out."""
    reader, found, source = QXmlStreamReader(file.read_text("utf-8")), {}, ""
    while not reader.atEnd():
        reader.readNext()
        if not reader.isStartElement():
            continue
        if reader.name() == "source":
            source = reader.readElementText()
        elif reader.name() == "translation" and (text := reader.readElementText()):
            found[source] = text
    return found


class Sentences(QTranslator):
    """Gives each sentence by its source alone: the same French is the same English wherever it stands."""

    def __init__(self, sentences: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._sentences = sentences

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's own name)
        return not self._sentences

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 (Qt's own name)
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Give a sentence; None, for Qt, is one that another translator may know."""
        return self._sentences.get(sourceText)
