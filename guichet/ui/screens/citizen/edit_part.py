"""What contacts and relations have in common: a list, and an editor under it whose entry belongs to one person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from guichet.contract.refusals import GuichetError
from guichet.ui.screens.citizen.edit_model import EditModel, Told


class EntryEditor(Protocol):
    """An editor of one entry: a contact point, a relation."""

    @property
    def entry(self) -> UUID:
        """Which entry it holds; no two persons ever share one."""

    @property
    def is_typed(self) -> bool:
        """Whether there is anything to keep in it."""

    def isHidden(self) -> bool: ...  # noqa: N802 (Qt's own name)

    def hide(self) -> None: ...

    def check(self) -> bool:
        """Show what is wrong; tell whether it may be kept."""

    def refuse(self, error: GuichetError) -> None:
        """Show why the desk did not take it."""


class EditPart(QWidget):
    """Writes one entry at a time, and knows an answer that comes once another person's entry is in the editor."""

    say = Signal(str)
    undo_offered = Signal(str, object)
    wanted = Signal(QWidget)

    def __init__(self, model: EditModel) -> None:
        super().__init__()
        self._model = model
        self._written: UUID | None = None
        self._then: Told | None = None

    @property
    def is_open(self) -> bool:
        """Whether an entry is being typed, in sight or not."""
        return not self._entry_editor().isHidden()

    def leave(self) -> None:
        """Close the editor: another person comes. Their entry never shows what was typed for this one."""
        self._then = None
        self._entry_editor().hide()

    def save_open(self, then: Told) -> None:
        """Keep what the open editor holds, then go on; what cannot be kept says why and stays."""
        editor = self._entry_editor()
        if not editor.is_typed:
            self.close_editor()
            then()
        elif editor.check():
            self._then = then
            self._write()

    @Slot()
    def close_editor(self) -> None:
        """Close the editor; the focus goes back to the list."""
        self.leave()
        if self.isVisible():
            self._focus_list()

    def _entry_editor(self) -> EntryEditor:
        raise AssertionError("each part has its editor")

    def _focus_list(self) -> None:
        """Put the focus where the list is."""

    def _write(self) -> None:
        """Write what the editor holds, unless it is being written already."""

    def _begin_writing(self) -> bool:
        """Tell whether the entry may be written: it is not on its way already."""
        entry = self._entry_editor().entry
        if self._written == entry:
            return False
        self._written = entry
        return True

    def _answers(self, words: str) -> tuple[Told, Callable[[GuichetError], None]]:
        """Give what hears the desk's yes and no about the entry that is written now."""
        entry = self._entry_editor().entry

        def done() -> None:
            self._forget_written(entry)
            self._model.drop_entry(entry)
            then = None
            if self._holds(entry):
                then = self._then
                self.close_editor()
            self.say.emit(words)
            if then is not None:
                then()

        def failed(error: GuichetError) -> None:
            self._forget_written(entry)
            if self._holds(entry):
                self._then = None
                self._entry_editor().refuse(error)
            else:
                told = self.tr("La dernière saisie d’une fiche n’est pas enregistrée. Elle attend dans cette fiche.")
                self.say.emit(told)

        return done, failed

    def _holds(self, entry: UUID) -> bool:
        return self.is_open and self._entry_editor().entry == entry

    def _forget_written(self, entry: UUID) -> None:
        if self._written == entry:
            self._written = None
