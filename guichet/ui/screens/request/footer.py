"""The foot of the request pane: the main step, the others, and what a step still has to be told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from guichet.contract.requests import RequestSheet, TransitionChoice
from guichet.domain.procedures import Effect
from guichet.ui.formats import NBSP, THIN
from guichet.ui.screens.request.foot_panel import FootPanel
from guichet.ui.screens.request.squeezed import Squeezed
from guichet.ui.screens.request.step_panel import StepPanel
from guichet.ui.screens.request.steps import Offer, missing_labels
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.labels import Label

_BUTTONS = 1
_SHORT = 500
"""Unscaled height of a window under which the foot keeps to one row, for the pane to keep some room above it."""
_ICONS = {
    Effect.SUSPEND: "send",
    Effect.RESUME: "inbox",
    Effect.COMPLETE: "list-checks",
    Effect.DECIDE: "check",
    Effect.CLOSE: "archive",
}


def step_icon(choice: TransitionChoice) -> str:
    """Give the icon of a step."""
    return _ICONS.get(choice.effect, "arrow-right")


class StepsFooter(QWidget):
    """Offers the steps; while something is being asked, only its panel and its two buttons are there."""

    taken = Signal(object)
    """TransitionChoice that the agent takes otherwise than by the main button."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: list[tuple[QAction, TransitionChoice]] = []
        self._offered: list[QWidget] = []
        self._is_short = False
        self.panel = StepPanel(theme)
        self.main = Button.of(theme, actions, "request.advance", kind=ButtonKind.PRIMARY)
        self.cancel = Button.of(theme, actions, "request.cancel_step")
        self.hint = Label(theme, "", Role.SM, "text2", wrap=True)
        self.more = Button(theme, self.tr("Plus"), icon="chevron-down")
        self.more.setAccessibleName(self.tr("Plus d’actions"))
        self.more.clicked.connect(self._open_menu)
        self.menu = QMenu(self.more)
        self._actions = actions
        self._registered: list[QAction] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.dp(8))
        self._row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(8))
        self._room = Squeezed()
        self._asking: FootPanel | None = None
        for part in (self._room, self.panel):
            column.addWidget(part)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(theme.dp(8))
        for widget in (self.main, self.cancel, self.hint):
            self._buttons.addWidget(widget)
        self._buttons.addLayout(self._row)
        column.addLayout(self._buttons)
        self.cancel.hide()

    @property
    def is_telling(self) -> bool:
        """Whether something is being asked."""
        return self._asking is not None or not self.panel.isHidden()

    @property
    def asking(self) -> FootPanel | None:
        """The panel of what is asked beside the steps."""
        return self._asking

    def show_panel(self, panel: FootPanel) -> None:
        """Ask something in the place of the steps."""
        self.set_telling(False)
        self._asking = panel
        self._room.take(panel)
        panel.show()
        self.set_telling(True)

    def set_menu(self, names: Sequence[str]) -> None:
        """Put these registered actions into the menu, below the steps; those that cannot be used are left out."""
        self._registered = [self._actions[name] for name in names]

    def set_telling(self, telling: bool) -> None:
        """Show the panel and its buttons, or the steps."""
        if not telling:
            self.panel.hide()
            self._drop_asking()
        self.cancel.setVisible(telling)
        self.more.setVisible(not telling)
        for widget in self._offered:
            widget.setVisible(not telling)
        self._show_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Keep to one row in a short window; why a step has to wait is then told by its button alone."""
        ways = QBoxLayout.Direction
        self._is_short = self.window().height() < self._theme.dp(_SHORT)
        self._buttons.setDirection(ways.LeftToRight if self._is_short else ways.TopToBottom)
        self._buttons.setStretch(0, int(self._is_short))
        self._show_hint()

    def _show_hint(self) -> None:
        is_offering = self.cancel.isHidden()
        told_by_button = self._is_short and bool(self._offered)
        self.hint.setVisible(is_offering and not told_by_button and bool(self.hint.text()))

    def _drop_asking(self) -> None:
        if self._asking is not None:
            self._asking = None
            self._room.hide()
            self._room.drop()

    def order_stops(self) -> None:
        """Make Tab go from the main step to the others, then to the menu."""
        before: QWidget = self.cancel
        for widget in (*self._offered, self.more):
            QWidget.setTabOrder(before, widget)
            before = widget

    def show_offer(self, offer: Offer, sheet: RequestSheet) -> None:
        """Offer the steps of a request."""
        for widget in self._offered:
            self._row.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._offered = []
        self.menu.clear()
        self._steps = []
        beside = (*offer.blocked, *offer.others)
        for place, choice in enumerate(beside[:_BUTTONS]):
            button = _StepButton(self._theme, choice, self, missing_labels(sheet.procedure, choice))
            self._row.insertWidget(place, button, 1)
            self._offered.append(button)
        for choice in (*beside[_BUTTONS:], *offer.exits):
            self._add_to_menu(choice, missing_labels(sheet.procedure, choice))
        if self._steps:
            self.menu.addSeparator()
        for action in self._registered:
            if action.isEnabled():
                self.menu.addAction(action)
        self.hint.setText(self._hint(offer, sheet))
        self.set_telling(self.is_telling)

    def _hint(self, offer: Offer, sheet: RequestSheet) -> str:
        if offer.blocked:
            choice = offer.blocked[0]
            labels = ", ".join(missing_labels(sheet.procedure, choice))
            return self.tr("«{nbsp}{step}{nbsp}» attend{nbsp}: {documents}.").format(
                nbsp=NBSP, step=choice.label, documents=labels
            )
        if offer.elsewhere:
            return self.tr("L’étape suivante revient à un autre agent{thin}; la demande l’attend.").format(thin=THIN)
        return ""

    def _add_to_menu(self, choice: TransitionChoice, missing: list[str]) -> None:
        action = self.menu.addAction(self._theme.icon(step_icon(choice)), choice.label)
        action.setEnabled(choice.allowed)
        if missing:
            action.setText(self.tr("{step} (il manque des pièces)").format(step=choice.label))
            action.setToolTip(", ".join(missing))
        action.triggered.connect(self._on_menu)
        self._steps.append((action, choice))

    def _on_menu(self) -> None:
        chosen = self.sender()
        for action, choice in self._steps:
            if action is chosen:
                self.taken.emit(choice)
                return

    def _open_menu(self) -> None:
        height = self.menu.sizeHint().height()
        self.menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - self.menu.sizeHint().width(), -height)))


class _StepButton(Button):
    """A step beside the main one; disabled, and saying why, while documents are missing."""

    def __init__(self, theme: Theme, choice: TransitionChoice, footer: StepsFooter, missing: list[str]) -> None:
        super().__init__(theme, choice.label, icon=step_icon(choice))
        self._choice = choice
        self._footer = footer
        self.setEnabled(choice.allowed)
        if missing:
            why = self.tr("Il manque{nbsp}: {documents}").format(nbsp=NBSP, documents=", ".join(missing))
            self.setToolTip(why)
            self.setAccessibleDescription(why)
        self.clicked.connect(self._take)

    def _take(self) -> None:
        self._footer.taken.emit(self._choice)
