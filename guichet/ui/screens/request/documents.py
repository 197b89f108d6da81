"""The supporting documents of a request: what is on file, what is missing, and everything done about a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum, auto
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from guichet.contract.documents import HeldLine
from guichet.contract.refusals import CopyForbidden, GuichetError
from guichet.contract.requests import DocumentLine, DocumentState, RequestSheet
from guichet.domain.permissions import Permission
from guichet.ui.formats import NBSP
from guichet.ui.forms.checklist import Checklist
from guichet.ui.forms.documents import count_on_file, filed_rows
from guichet.ui.screens.document import words
from guichet.ui.screens.document.document_actions import ADD, WIDE, add_row_actions
from guichet.ui.screens.document.drop_target import DropTarget
from guichet.ui.screens.document.gestures import TICKS, Allowed, Gesture, gestures_of, words_of
from guichet.ui.screens.document.model import Checked, DocumentsModel
from guichet.ui.screens.document.panels import DocumentPanels
from guichet.ui.screens.request.add_document import AddDocumentLine
from guichet.ui.screens.request.parts import RequestPart, Tools
from guichet.ui.shell.overlay import OverlayHost
from guichet.ui.turns import Turns
from guichet.ui.undoing import Undo
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import SectionTitle
from guichet.ui.widgets.choice_menu import ChoiceMenu, MenuItem
from guichet.ui.widgets.keys import key_text

_QUIET_MS = 150
"""After the first request is shown: it is being read, and the first gesture on it finds its panel made."""
_WAITED_FOR = (DocumentState.MISSING, DocumentState.TO_CHECK)
_SEEN_BY_A_TICK = (*_WAITED_FOR, DocumentState.NOT_NEEDED)


class _Done(StrEnum):
    """Which gesture was done."""

    TICKED = auto()
    TAKEN_BACK = auto()
    NOTED = auto()
    REUSED = auto()
    DROPPED = auto()
    UNDONE = auto()
    """A copy was taken back, and its pages gathered again."""
    ADDED = auto()


class DocumentsPart(RequestPart):
    """The check-list, its rows' gestures, and the panels they open; showing it again keeps the current row."""

    wide_keys = WIDE
    in_menu = (ADD,)

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self._wanted_row: UUID | None = None
        self._before: dict[UUID, DocumentState] = {}
        self._known: dict[UUID, tuple[UUID, DocumentLine]] = {}
        """Of every document shown so far, its request and its row then: an answer may come once another is shown."""
        self.model = DocumentsModel(tools.bridge, self)
        add_row_actions(tools.actions, self._do_action, self.add_row)
        self.panels = DocumentPanels(tools, self)
        self._prepared = False
        self.turns = Turns(self.panels.prepare(), self)
        scan = Button.of(theme, tools.actions, "document.scan", kind=ButtonKind.LINK, text=self.tr("Numériser"))
        self.title = SectionTitle(theme, "", scan)
        self.scan_button = scan
        self.checklist = Checklist(theme)
        self.checklist.offer_more()
        self.adding = AddDocumentLine(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(2))
        for widget in (self.title, self.checklist, self.adding):
            column.addWidget(widget)
        self._connect()

    # --- what the pane calls -----------------------------------------------------------------------------------------

    def show_sheet(self, sheet: RequestSheet, today: date) -> None:
        self._known |= {line.document_id: (sheet.request_id, line) for line in sheet.documents}
        self.model.follow(sheet, may_hold=self.tools.may(Permission.HOLD_DOCUMENT))
        self._show_rows(sheet)
        if not self._prepared:
            self._prepared = True
            QTimer.singleShot(_QUIET_MS, self.turns, self.turns.begin)

    def leave(self) -> None:
        self.panels.close()
        self.model.forget()
        self.adding.close_line()

    def allow(self, sheet: RequestSheet | None, *, still: bool) -> None:
        possible = self._possible()
        actions = self.tools.actions
        for gesture in Gesture:
            actions[words_of(gesture)[2]].setEnabled(sheet is not None and gesture in possible)
        if sheet is not None and Gesture.CHECKED in possible:
            actions[words_of(Gesture.SCAN)[2]].setEnabled(True)
        actions[ADD].setEnabled(sheet is not None and self._allowed().hold)
        self.scan_button.setVisible(Gesture.SCAN in possible)

    def focus_waiting(self, sheet: RequestSheet) -> bool:
        """Put the focus on the first document to tick; tell whether there is one that the agent may tick."""
        waiting = next((row.code for row in self.checklist.rows if row.state in _WAITED_FOR), None)
        if waiting is None or sheet.closed or not self.tools.may(Permission.OPEN_REQUEST):
            return False
        self.checklist.select(waiting)
        self.checklist.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def scan(self) -> None:
        """Scan pages for the current row, or for the one whose panel is open; say why not of what is only looked at."""
        possible = self._possible()
        sheet, line = self.tools.model.sheet, self._line()
        looked_at = Gesture.SCAN not in possible and Gesture.CHECKED in possible
        if looked_at and sheet is not None and line is not None and self.panels.current() is None:
            self.began.emit()
            self.panels.open_check(sheet, line, refused_copy=True)
        elif self._open_attach():
            self.panels.scan()

    @Slot()
    def attach_file(self) -> None:
        """Choose files whose pages join the copy of the current row."""
        if not self._open_attach():
            return
        dialog = QFileDialog(self.panels.attach, self.tr("Joindre un fichier à la pièce"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Documents et images (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp *.bmp *.gif)")]
        )
        native = QGuiApplication.platformName() != "offscreen"
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not native)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._take_paths)
        dialog.open()

    @Slot()
    def add_row(self) -> None:
        """Name a document that the check-list does not have."""
        self.began.emit()
        self.adding.open_line()
        self.wanted.emit(self.adding)

    @Slot()
    def _do_action(self) -> None:
        """Do the gesture of the action that was used, on the current row."""
        action = self.sender()
        if isinstance(action, QAction):
            self._do(next(each for each in Gesture if words_of(each)[2] == action.objectName()))

    def _do(self, gesture: Gesture) -> None:
        if gesture is Gesture.SCAN:
            self.scan()
        elif gesture is Gesture.ATTACH:
            self.attach_file()
        else:
            self._do_on_row(gesture)

    def _do_on_row(self, gesture: Gesture) -> None:
        sheet, line = self.tools.model.sheet, self._line()
        if sheet is None or line is None or gesture not in self._possible():
            return
        self.began.emit()
        match gesture:
            case Gesture.DROP if self.panels.held is not None and self.panels.current() is self.panels.held:
                self.panels.held.ask_reason()
            case Gesture.VIEW | Gesture.DROP:
                may_drop = Gesture.DROP in self._possible()
                self.panels.open_held(line, may_drop=may_drop, dropping=gesture is Gesture.DROP)
            case Gesture.REUSE:
                self.panels.open_reuse(sheet, line, self.model.reusable.get(line.document_id, ()))
            case Gesture.CHECKED:
                self.panels.open_check(sheet, line)
            case _:
                self._tick_line(line, TICKS[gesture])

    def _tick_line(self, line: DocumentLine, state: DocumentState) -> None:
        self._remember(line, state)
        self.model.tick(line, state, self.tools.today(), _Done.TICKED)

    def _remember(self, line: DocumentLine, state: DocumentState) -> None:
        self._before[line.document_id] = line.state
        self._known[line.document_id] = self._known[line.document_id][0], replace(line, state=state)

    def _open_attach(self) -> bool:
        """Open the panel of the current row, unless one is open; tell whether there is one now."""
        if self.panels.current() is not None:
            return self.panels.current() is self.panels.attach
        sheet, line = self.tools.model.sheet, self._line()
        if sheet is None or line is None or Gesture.ATTACH not in self._possible():
            return False
        self.began.emit()
        self.panels.open_attach(sheet, line)
        return True

    @Slot(list)
    def _take_paths(self, paths: list[str]) -> None:
        panel = self.panels.attach
        if panel is not None:
            panel.take_paths(paths)

    @Slot(str, QMimeData)
    def _on_given(self, code: str, mime: QMimeData) -> None:
        """Take what is dropped or pasted onto a row; say why where no copy is kept."""
        sheet = self.tools.model.sheet
        self.checklist.select(code)
        line = self._line()
        if sheet is None or line is None:
            return
        if line.seen_not_kept and self._allowed().tick:
            self.panels.open_check(sheet, line, refused_copy=True)
        elif line.seen_not_kept:
            self.failed.emit(CopyForbidden(line.code))
        elif self._open_attach() and self.panels.attach is not None:
            self.panels.attach.take(mime)

    # --- what is dropped beside the rows -----------------------------------------------------------------------------

    def take_drops_of(self, pane: QWidget) -> None:
        """Take what is dropped anywhere in a pane for the row that it most likely is for."""
        target = DropTarget(self._row_for_a_drop, self)
        target.aimed.connect(self.checklist.aim_at)
        target.given.connect(self._on_given)
        target.watch(pane)

    def _row_for_a_drop(self) -> str:
        """Give the current row if it takes a copy, else the first one that waits for one; empty for none."""
        sheet, here = self.tools.model.sheet, self._line()
        if sheet is None or not self._allowed().hold:
            return ""
        if here is not None and not here.seen_not_kept:
            return here.code
        return next((line.code for line in sheet.documents if not line.seen_not_kept and line.state in _WAITED_FOR), "")

    # --- answers -----------------------------------------------------------------------------------------------------

    @Slot(object, object)
    def _on_kept(self, document_id: UUID, held_id: UUID) -> None:
        told = self.tr("Copie enregistrée sur ce poste{nbsp}: {label}.")
        kept = self.panels.draft_of(document_id).last_kept

        def undo() -> None:
            if kept is None:
                self._take_copy_back(held_id, _Done.DROPPED)
            else:
                self.panels.draft_of(document_id).bring_back(kept, drop)

        def drop(brought_back: bool) -> None:
            self._take_copy_back(held_id, _Done.UNDONE if brought_back else _Done.DROPPED)

        self._offer(told, document_id, undo)

    @Slot(object, object)
    def _on_noted(self, line: DocumentLine, checked: Checked) -> None:
        self._remember(line, DocumentState.SEEN)
        self.model.note_check(line, checked, _Done.NOTED)

    @Slot(object, object)
    def _on_reuse(self, document_id: UUID, source: HeldLine) -> None:
        self._wanted_row = document_id
        self.model.reuse(document_id, source, self.tools.today(), _Done.REUSED)

    @Slot(object, str)
    def _on_drop(self, held_id: UUID, reason: str) -> None:
        self.model.drop(held_id, reason, self.tools.today(), _Done.DROPPED)

    @Slot(str, object)
    def _on_done(self, called: str, about: UUID) -> None:
        match called:
            case _Done.TICKED:
                self._offer_untick(about)
            case _Done.NOTED:
                self.panels.close()
                self._offer_untick(about)
            case _Done.REUSED:
                self.panels.close()
                if self._wanted_row is not None:
                    told = self.tr("Pièce réutilisée avec l’accord de l’usager{nbsp}: {label}.")
                    self._offer_drop(told, self._wanted_row, about)
            case _Done.TAKEN_BACK:
                self.say.emit(self.tr("Annulé{nbsp}: {label}.").format(nbsp=NBSP, label=self._known[about][1].label))
            case _Done.DROPPED:
                self.panels.close()
                self.say.emit(self.tr("Pièce retirée. Son fichier est effacé."))
            case _Done.UNDONE:
                self.say.emit(self.tr("Copie annulée. Ses pages sont de nouveau à enregistrer."))
            case _Done.ADDED:
                self.adding.close_line()
                self.say.emit(self.tr("Pièce ajoutée à la liste."))
                self._wanted_row = about
                self._go_to_wanted()
                self.checklist.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_drop(self, told: str, document_id: UUID, held_id: UUID) -> None:
        def undo() -> None:
            self._take_copy_back(held_id, _Done.DROPPED)

        self._offer(told, document_id, undo)

    def _offer(self, told: str, document_id: UUID, undo: Callable[[], None]) -> None:
        request_id, line = self._known[document_id]
        self.undo_offered.emit(told.format(nbsp=NBSP, label=line.label), Undo(undo, request_id=request_id))

    def _take_copy_back(self, held_id: UUID, called: _Done) -> None:
        self.model.drop(held_id, self.tr("Enregistrée par erreur"), self.tools.today(), called)

    def _offer_untick(self, document_id: UUID) -> None:
        before = self._before.pop(document_id, None)
        if before is None:
            return
        self._offer(self.tr("Noté{nbsp}: {label}."), document_id, self._untick(document_id, before))

    def _untick(self, document_id: UUID, before: DocumentState) -> Callable[[], None]:
        def undo() -> None:
            _, line = self._known[document_id]
            self.model.tick(line, before, self.tools.today(), _Done.TAKEN_BACK)

        return undo

    @Slot(object)
    def _on_refused(self, error: GuichetError) -> None:
        if not self.panels.tell(error):
            self.failed.emit(error)
        self.tools.model.refresh()

    @Slot()
    def _on_changed(self) -> None:
        sheet = self.tools.model.sheet
        if sheet is not None:
            self._show_rows(sheet)

    # --- rows --------------------------------------------------------------------------------------------------------

    def _show_rows(self, sheet: RequestSheet) -> None:
        drafts = {} if sheet.closed else self.model.drafts
        rows = filed_rows(sheet.procedure, sheet.documents, sheet.suspended_until, drafts, self._hints(sheet))
        self.checklist.show_rows(rows)
        self.checklist.setVisible(bool(rows))
        on_file, needed = count_on_file(rows)
        title = self.tr("Pièces justificatives")
        if needed:
            title = self.tr("Pièces justificatives · {seen} sur {all}").format(seen=on_file, all=needed)
        self.title.set_title(title if rows else self.tr("Aucune pièce demandée"))
        self._go_to_wanted()
        self.offer_changed.emit()

    def _go_to_wanted(self) -> None:
        """Make the row that was just added or filled the current one, as soon as it is shown."""
        line = None if self._wanted_row is None else self._line_of(self._wanted_row)
        if line is not None:
            self.checklist.select(line.code)
            self._wanted_row = None

    def _hints(self, sheet: RequestSheet) -> dict[UUID, str]:
        """Say of a missing document that the citizen gave one before."""
        hints: dict[UUID, str] = {}
        for line in sheet.documents if not sheet.closed else ():
            good = [copy for copy in self.model.reusable.get(line.document_id, ()) if not copy.too_old]
            if line.state in _WAITED_FOR and good:
                hints[line.document_id] = words.given_before(good[0])
        return hints

    def _line(self) -> DocumentLine | None:
        row = self.checklist.current()
        return None if row is None or row.document_id is None else self._line_of(row.document_id)

    def _line_of(self, document_id: UUID) -> DocumentLine | None:
        sheet = self.tools.model.sheet
        lines = () if sheet is None else sheet.documents
        return next((line for line in lines if line.document_id == document_id), None)

    def _allowed(self) -> Allowed:
        sheet = self.tools.model.sheet
        is_open = sheet is not None and not sheet.closed
        return Allowed(
            tick=is_open and self.tools.may(Permission.OPEN_REQUEST),
            hold=is_open and self.tools.may(Permission.HOLD_DOCUMENT),
        )

    def _possible(self) -> tuple[Gesture, ...]:
        line = self._line()
        if line is None:
            return ()
        reusable = bool(self.model.reusable.get(line.document_id))
        return gestures_of(line, self._allowed(), reusable=reusable)

    @Slot(str)
    def _tick(self, code: str) -> None:
        """Say that a document was seen, or that it was not after all; a copy that is kept stays."""
        sheet = self.tools.model.sheet
        line = None if sheet is None else next((each for each in sheet.documents if each.code == code), None)
        if line is not None and self._allowed().tick and line.state is not DocumentState.HELD:
            self.began.emit()
            self._tick_line(line, DocumentState.SEEN if line.state in _SEEN_BY_A_TICK else DocumentState.MISSING)

    @Slot(str)
    def _open_row(self, code: str) -> None:
        """Show the copy of a row, or what can be done with one that has none."""
        self.checklist.select(code)
        if Gesture.VIEW in self._possible():
            self._do(Gesture.VIEW)
        else:
            rect = self.checklist.visualRect(self.checklist.currentIndex())
            self._show_menu(code, QPoint(rect.x() + self.tools.theme.dp(40), rect.bottom()))

    @Slot(str, QPoint)
    def _show_menu(self, code: str, place: QPoint) -> None:
        self.checklist.select(code)
        row = self.checklist.current()
        items = [self._item(gesture) for gesture in self._possible()]
        if row is None or not items:
            return
        name = self.tr("Actions sur la pièce {label}").format(label=row.title)
        menu = ChoiceMenu(self.tools.theme, name, items, self.window())
        menu.chosen.connect(self._do)
        menu.open_at(self.checklist, place)

    def _item(self, gesture: Gesture) -> MenuItem:
        text, icon, action = words_of(gesture)
        cap = key_text(self.tools.actions[action].shortcut())
        return MenuItem(gesture, text, icon, cap)

    # --- made once ---------------------------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        host = OverlayHost.over(self)
        if host is None or not host.is_suspended:  # a covered window shows its panel again
            self.panels.close()

    def _connect(self) -> None:
        self.checklist.tick_asked.connect(self._tick)
        self.checklist.row_opened.connect(self._open_row)
        self.checklist.actions_asked.connect(self._show_menu)
        self.checklist.given.connect(self._on_given)
        self.checklist.selectionModel().currentChanged.connect(self.offer_changed)
        self.adding.named.connect(self._add_named)
        self.model.changed.connect(self._on_changed)
        self.model.done.connect(self._on_done)
        self.model.refused.connect(self._on_refused)
        self.panels.copy_kept.connect(self._on_kept)
        self.panels.draft_counted.connect(self.model.count_draft)
        self.panels.check_noted.connect(self._on_noted)
        self.panels.reuse_chosen.connect(self._on_reuse)
        self.panels.drop_asked.connect(self._on_drop)

    @Slot(str)
    def _add_named(self, label: str) -> None:
        self.model.add_row(label, _Done.ADDED)
