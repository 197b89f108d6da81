"""Room at the foot of a pane for what a small window or a large text would otherwise push out of sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

_LEAST_ROOM = 48
"""Pixels that are seen at least."""


class Squeezed(QScrollArea):
    """As high as what is in it where the window has room, scrolling where it has not; hidden as long as that is."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(_LEAST_ROOM)
        self.viewport().setAutoFillBackground(False)
        self.hide()

    def take(self, widget: QWidget) -> None:
        """Hold a widget, shown or hidden as it is."""
        hidden = widget.isHidden()
        self.setWidget(widget)
        widget.setAutoFillBackground(False)
        widget.setVisible(not hidden)
        self.setVisible(not hidden)
        widget.installEventFilter(self)

    def drop(self) -> None:
        """Hold nothing any more."""
        panel = self.takeWidget()
        if panel is not None:
            panel.removeEventFilter(self)
            panel.hide()
            panel.deleteLater()

    def sizeHint(self) -> QSize:
        panel = self.widget()
        if panel is None:
            return super().sizeHint()
        width = self.viewport().width()
        height = panel.heightForWidth(width) if panel.hasHeightForWidth() else panel.sizeHint().height()
        return QSize(panel.sizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        match event.type():
            case QEvent.Type.LayoutRequest:
                self.updateGeometry()
            case QEvent.Type.ShowToParent:
                self.show()
                self.updateGeometry()
            case QEvent.Type.HideToParent:
                self.hide()
        return super().eventFilter(watched, event)
