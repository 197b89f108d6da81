"""The foot of the request pane: the main step, the others, and what a step still has to be told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from guichet.contract.requests import RequestSheet
from guichet.ui.formats import NBSP, THIN
from guichet.ui.screens.request.foot_panel import FootPanel
from guichet.ui.screens.request.other_steps import OtherStep, OtherSteps, step_icon
from guichet.ui.screens.request.step_panel import StepPanel
from guichet.ui.screens.request.steps import Offer, missing_labels
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.squeezed import Squeezed

_BUTTONS = 1
_SHORT = 500
"""Unscaled height of a window under which the foot keeps to one row, for the pane to keep some room above it."""


class StepsFooter(QWidget):
    """Offers the steps; while something is being asked, only its panel and its two buttons are there."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.others = OtherSteps(theme, actions, self)
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
        choices = (*offer.blocked, *offer.others, *offer.exits)
        steps = [OtherStep(choice, tuple(missing_labels(sheet.procedure, choice))) for choice in choices]
        beside = min(_BUTTONS, len(offer.blocked) + len(offer.others))
        for place, (action, step) in enumerate(zip(self.others.offer(steps), steps, strict=False)):
            if place < beside:
                self._offered.append(self._button(action, step))
                self._row.insertWidget(place, self._offered[-1], 1)
            else:
                self._add_to_menu(action, step)
        if self.menu.actions():
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

    def _button(self, action: QAction, step: OtherStep) -> Button:
        """Make the button of a step; disabled, and saying why, while documents are missing."""
        button = Button.of(self._theme, self._actions, action.objectName())
        button.set_icon_name(step_icon(step.choice))
        if step.missing:
            why = self.tr("Il manque{nbsp}: {documents}").format(nbsp=NBSP, documents=step.why)
            action.setToolTip(why)
            button.setAccessibleDescription(why)
        return button

    def _add_to_menu(self, action: QAction, step: OtherStep) -> None:
        if step.missing:
            action.setText(self.tr("{step} (il manque des pièces)").format(step=step.choice.label))
        self.menu.addAction(action)

    def _open_menu(self) -> None:
        height = self.menu.sizeHint().height()
        self.menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - self.menu.sizeHint().width(), -height)))
