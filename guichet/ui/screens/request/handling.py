"""Who has the request: its service and its agent, taken over, or given to others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from guichet.contract.refusals import FieldsDiverged, GuichetError
from guichet.contract.requests import Handlers, HandlingService, RequestSheet
from guichet.domain.permissions import Permission
from guichet.ui.formats import joined
from guichet.ui.screens.request.foot_panel import FootPanel
from guichet.ui.screens.request.handling_model import HandlingModel
from guichet.ui.screens.request.parts import RequestPart, Tools
from guichet.ui.theme import Role, Theme
from guichet.ui.undoing import Undo
from guichet.ui.widgets.actions import ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import Choice
from guichet.ui.widgets.labels import FittingLabel, IconLabel


class HandlingPart(RequestPart):
    """A line under the request's state, with « Prendre en charge » while it is nobody's or another's."""

    wide_keys = ("request.take", "request.assign")
    in_menu = ("request.take", "request.assign")

    asked = Signal(object)
    """FootPanel: something is to be told before the gesture."""
    answered = Signal()
    """What a FootPanel asked is done."""
    trouble = Signal(str)
    """A sentence: the request is no longer where it was seen."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._sheet: RequestSheet | None = None
        self._handlers: Handlers | None = None
        self.model = HandlingModel(tools.bridge, self)
        theme = tools.theme
        take = ActionSpec("request.take", self.tr("Prendre en charge"), "Alt+P", "user-check", Context.REQUEST)
        assign = ActionSpec("request.assign", self.tr("Transmettre la demande"), "Alt+F", "forward", Context.REQUEST)
        self._take_action = tools.actions.add(take, self.take)
        self._assign_action = tools.actions.add(assign, self.assign)
        self.who = FittingLabel(theme, "", Role.SM, "text2")
        self.take_button = Button.of(theme, tools.actions, "request.take", kind=ButtonKind.LINK, with_cap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(6))
        row.addWidget(IconLabel(theme, "users", "text2", 16))
        row.addWidget(self.who, 1)
        row.addWidget(self.take_button)
        self._connect()

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def take(self) -> None:
        """Take the request over, in the service where it is."""
        if self._sheet is not None:
            self.began.emit()
            self.model.give(self._sheet, self._sheet.service, self.tools.session.agent_id)

    @Slot()
    def assign(self) -> None:
        """Ask to whom the request goes."""
        if self._sheet is not None:
            self.began.emit()
            self.model.seek(self._sheet.request_id)

    def _give(self, service: str, agent_id: UUID | None, note: str) -> None:
        if self._sheet is not None:
            self.began.emit()
            self.model.give(self._sheet, service, agent_id, note)

    # --- answers -----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_found(self, handlers: Handlers) -> None:
        self._handlers = handlers
        if self._sheet is not None and not self._sheet.closed:
            self.asked.emit(AssignPanel(self.tools.theme, self._sheet, handlers, self._give))

    @Slot(object, str, object)
    def _on_given(self, before: RequestSheet, service: str, agent_id: UUID | None) -> None:
        self.answered.emit()
        told = self._told(before, service, agent_id)
        if self._may_take_back(before, service):
            take_back = partial(self.model.take_back, before, service, agent_id)
            self.undo_offered.emit(told, Undo(take_back, request_id=before.request_id))
        else:
            self.say.emit(told)

    @Slot(object)
    def _on_refused(self, error: GuichetError) -> None:
        if isinstance(error, FieldsDiverged):
            self.answered.emit()
            self.trouble.emit(
                self.tr("Un collègue vient de transmettre cette demande. Voyez qui l’a, puis recommencez.")
            )
            self.tools.model.refresh()
        else:
            self.failed.emit(error)

    def _may_take_back(self, before: RequestSheet, service: str) -> bool:
        if service == before.service:
            return True
        found = _service(self._handlers, service)
        return found is not None and found.may_assign

    def _told(self, before: RequestSheet, service: str, agent_id: UUID | None) -> str:
        if agent_id == self.tools.session.agent_id:
            return self.tr("Vous avez la demande en charge.")
        found = _service(self._handlers, service)
        name = found.name if found is not None else before.service_name
        agent = next((each.display for each in found.agents if each.agent_id == agent_id), "") if found else ""
        return self.tr("Demande transmise{nbsp}: {who}.").format(nbsp="\u00a0", who=joined((name, agent)))

    # --- what the pane tells ----------------------------------------------------------------------------------------

    def show_sheet(self, sheet: RequestSheet, today: date) -> None:
        self._sheet = sheet
        whole = joined((sheet.service_name, sheet.agent_display or self.tr("sans agent")))
        self.who.set_texts(whole, sheet.agent_display or sheet.service_name)
        self.offer_changed.emit()

    def leave(self) -> None:
        self._sheet = self._handlers = None
        self.model.forget()

    def allow(self, sheet: RequestSheet | None, *, still: bool) -> None:
        may = sheet is not None and not sheet.closed and Permission.ASSIGN_REQUEST in sheet.permitted
        still = still and not self.model.busy
        mine = sheet is not None and sheet.agent_id == self.tools.session.agent_id
        works = sheet is not None and Permission.ADVANCE_REQUEST in sheet.permitted
        self._assign_action.setEnabled(may and still)
        self._take_action.setEnabled(may and still and works and not mine)
        self.take_button.setVisible(may and works and not mine)

    def _connect(self) -> None:
        self.model.found.connect(self._on_found)
        self.model.given.connect(self._on_given)
        self.model.refused.connect(self._on_refused)
        self.model.busy_changed.connect(self.offer_changed)


class AssignPanel(FootPanel):
    """Asks the service, the agent if one is wanted, and a word for them."""

    def __init__(
        self, theme: Theme, sheet: RequestSheet, handlers: Handlers, give: Callable[[str, UUID | None, str], None]
    ) -> None:
        super().__init__(theme, tr("Transmettre la demande"), verb=tr("Transmettre la demande"), icon="forward")
        self._give = give
        self._sheet = sheet
        self._handlers = handlers
        self.service = Choice(theme, [(each.code, each.name) for each in handlers.services])
        self.service.setPlaceholderText(tr("Choisir le service"))
        self.agent = Choice(theme)
        self._agent_field = FormField(theme, tr("Agent"), self.agent, optional=True)
        self._service_field = FormField(theme, tr("Service"), self.service)
        self.form.add(self._service_field)
        self.form.add(self._agent_field)
        self._note = self.add_words(tr("Un mot pour eux"), optional=True)
        if len(handlers.services) > 1:  # where it is already is no choice to begin with
            self.service.setCurrentIndex(-1)
        self.service.currentIndexChanged.connect(self._show_agents)
        self.agent.currentIndexChanged.connect(self._check)
        self._show_agents()

    def confirm(self) -> None:
        self._check()
        note = self.words_of(self._note)
        service = self.service.value()
        if service is None:
            self.form.set_error(self._service_field, tr("Choisissez le service."))
            self.service.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if note is not None:
            if (service, self.agent.value()) == (self._sheet.service, self._sheet.agent_id):
                self.form.set_error(
                    self._agent_field, tr("La demande est déjà là. Choisissez un autre agent ou service.")
                )
                self.agent.setFocus(Qt.FocusReason.TabFocusReason)
                return
            self._give(service, self.agent.value(), note)

    @Slot()
    def _show_agents(self) -> None:
        found = _service(self._handlers, self.service.value())
        agents = [(each.agent_id, joined((each.display, each.quality))) for each in found.agents] if found else []
        self.agent.set_items([(None, tr("Tout le service")), *agents] if found else [])
        self.agent.setEnabled(found is not None)
        self._check()

    @Slot()
    def _check(self) -> None:
        for field in (self._service_field, self._agent_field):
            self.form.set_error(field, "")


def _service(handlers: Handlers | None, code: str | None) -> HandlingService | None:
    services = handlers.services if handlers is not None else ()
    return next((each for each in services if each.code == code), None)


def tr(text: str) -> str:
    """Translate one of these words."""
    return QCoreApplication.translate("HandlingPart", text)
