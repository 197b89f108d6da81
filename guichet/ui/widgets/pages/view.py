"""Pages one under another, drawn as they come into sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from guichet.contract.documents import PageSize, TextBox
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.pages.layout import Fit, PageLayout, Zoom, next_step
from guichet.ui.widgets.pages.pictures import PagePictures, Wanted
from guichet.ui.widgets.pages.source import PageSource
from guichet.ui.widgets.painting import paint_icon, rounded

_GAP = 12
_ASK_AFTER_MS = 40
_SKELETON_AFTER_MS = 200
_TELL_AFTER_MS = 400
_MOST_PIXELS = 3600
_PAPER = QColor("#FFFFFF")  # in every theme: what is on a sheet was made for white
_BARS = QColor("#E8ECEF")
_HIT = QColor("#FFE58A")
_THIS_HIT = QColor("#FFB02E")
_HIT_LINE = QColor("#8A4B00")


class PageView(QAbstractScrollArea):
    """Shows the pages of a file, as wide as they fit, and finds its way by keyboard, wheel and pointer.

    ↑↓ and the wheel scroll, Page préc./suiv. go a screenful, Ctrl+Page préc./suiv. (and ←→ where nothing is cut) to
    the page before and after, Début/Fin to the first and the last. Ctrl with + − 0 and the wheel zoom; R, Maj+R turn.
    """

    page_changed = Signal(int)
    """The page that is in front of the eyes, counted from 0."""
    zoom_changed = Signal(float)
    """The scale in effect; 1 is the sheet's own size."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._sizes: list[PageSize] = []
        self._zoom: Zoom = Fit.WIDTH
        self._turn = 0
        self._page = 0
        self._hits: Sequence[TextBox] = ()
        self._hit = -1
        self._late = False
        self.pictures = PagePictures(self)
        self._layout = PageLayout((), self._zoom, QSize(1, 1))
        self._ask = self._timer(_ASK_AFTER_MS)
        self._ask.timeout.connect(self._ask_for_seen)
        self._patience = self._timer(_SKELETON_AFTER_MS)
        self._patience.timeout.connect(self._show_skeleton)
        self._tell = self._timer(_TELL_AFTER_MS)
        self._tell.timeout.connect(self._tell_page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringInside", True)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies under is not painted for it
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.pictures.changed.connect(self._on_picture)
        theme.changed.connect(self.viewport().update)
        self._say_name()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def show_pages(self, source: PageSource | None, sizes: Sequence[PageSize], *, page: int = 0) -> None:
        """Show a file from one of its pages on; None shows nothing."""
        self.pictures.take(source)
        self._sizes = list(sizes)
        self._hits, self._hit, self._turn, self._page = (), -1, 0, 0
        self._begin_patience()
        self._arrange()
        self.go_to(page)
        self._say_name()

    def set_sizes(self, sizes: Sequence[PageSize]) -> None:
        """Pages joined, left or changed places: ask for all of them again, and stay at the page in sight."""
        self._sizes = list(sizes)
        self.pictures.forget_all()
        self._begin_patience()
        self._arrange()
        self.go_to(min(self._page, max(len(sizes) - 1, 0)))

    def draw_again(self, page: int, size: PageSize) -> None:
        """A page looks otherwise now."""
        self._sizes[page] = size
        self.pictures.forget(page)
        self._arrange()

    @property
    def page(self) -> int:
        """The page in front of the eyes, counted from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def scale(self) -> float:
        """The zoom in effect."""
        return self._layout.scale

    @property
    def zoom(self) -> Zoom:
        """The zoom that was chosen."""
        return self._zoom

    @property
    def turn(self) -> int:
        """How far the view is turned clockwise, in degrees."""
        return self._turn

    def go_to(self, page: int) -> None:
        """Bring a page to the top of the view."""
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(self._layout.rects[page].top() - self._gap())
            self._set_page(page)

    def set_zoom(self, zoom: Zoom) -> None:
        """Choose a zoom; what is in the middle stays there."""
        self._zoom = zoom
        self._arrange()
        if zoom is Fit.PAGE:
            self.go_to(self._page)

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self.set_zoom(next_step(self.scale, larger=True))

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self.set_zoom(next_step(self.scale, larger=False))

    def turn_by(self, degrees: int) -> None:
        """Turn every page clockwise, on the screen only."""
        self._turn = (self._turn + degrees) % 360
        self._begin_patience()
        page = self._page
        self._arrange()
        self.go_to(page)

    def show_hits(self, hits: Sequence[TextBox], current: int) -> None:
        """Mark found texts, and bring one of them to sight; none without any."""
        self._hits, self._hit = hits, current
        if 0 <= current < len(hits):
            self._reveal(self._layout.box(hits[current]).toRect())
        self.viewport().update()

    # --- keys, wheel -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._zoom_by_key(event) and not self._move_by_key(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def _zoom_by_key(self, event: QKeyEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        match event.key():  # on French keyboards = is under +, and 0 is above à
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0 | Qt.Key.Key_Agrave:
                self.set_zoom(Fit.WIDTH)
            case _:
                return False
        return True

    def _move_by_key(self, event: QKeyEvent) -> bool:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        wide = self.horizontalScrollBar().maximum() > 0
        match event.key():
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(self.count - 1)
            case Qt.Key.Key_PageDown if ctrl:
                self.go_to(self._page + 1)
            case Qt.Key.Key_PageUp if ctrl:
                self.go_to(self._page - 1)
            case Qt.Key.Key_Right if not wide:
                self.go_to(self._page + 1)
            case Qt.Key.Key_Left if not wide:
                self.go_to(self._page - 1)
            case Qt.Key.Key_R if not ctrl:
                self.turn_by(270 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 90)
            case _:
                return False
        return True

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        ground = self._theme.colour("surface" if self._theme.high_contrast else "canvas")
        painter.fillRect(event.rect(), ground)
        away = self._away()
        seen = event.rect().translated(away)
        for page in self._layout.between(seen.top(), seen.bottom()):
            self._paint_page(painter, page, self._layout.rects[page].translated(-away))
        painter.translate(-away)
        self._paint_hits(painter, seen)

    def _paint_page(self, painter: QPainter, page: int, rect: QRect) -> None:
        painter.fillRect(rect, _PAPER)
        picture = self.pictures.of(page)
        if picture is not None:
            image = picture.image
            if picture.turn == self._turn:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.width() != rect.width())
                painter.drawImage(rect, image)
            else:
                painter.drawImage(rect, image.transformed(QTransform().rotate(self._turn - picture.turn)))
        elif why := self.pictures.trouble(page):
            self._paint_trouble(painter, rect, why)
        elif self._late:
            self._paint_skeleton(painter, rect)
        line = self._theme.colour("border_strong" if self._theme.high_contrast else "border")
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def _paint_skeleton(self, painter: QPainter, rect: QRect) -> None:
        step = max(rect.height() // 24, 4)
        for line, share in enumerate((0.45, 0.7, 0.76, 0.72, 0.3, 0.74, 0.7, 0.76, 0.5)):
            width = round(rect.width() * share)
            bar = QRect(rect.x() + rect.width() // 8, rect.y() + step * (2 + 2 * line), width, step)
            rounded(painter, bar, step / 3, _BARS, None, 0)

    def _paint_trouble(self, painter: QPainter, rect: QRect, why: str) -> None:
        # Dark on white whatever the theme, for it stands on the sheet.
        dp = self._theme.dp
        shown = rect.intersected(self.viewport().rect())
        area = QRect(0, 0, min(rect.width() - dp(16), dp(420)), dp(120))
        area.moveCenter(QPoint(rect.center().x(), shown.center().y()))
        icon = QRect(area.x(), area.y(), area.width(), dp(32))
        paint_icon(painter, self._theme, "image-off", icon, QColor("#43525F"), 24)
        painter.setFont(self._theme.font(Role.BASE))
        painter.setPen(QColor("#14202A"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(0, dp(40), 0, 0), flags, why)

    def _paint_hits(self, painter: QPainter, seen: QRect) -> None:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for number, hit in enumerate(self._hits):
            box = self._layout.box(hit).toAlignedRect()
            if number != self._hit and box.intersects(seen):
                painter.fillRect(box.adjusted(-1, -1, 1, 1), _HIT)
        if 0 <= self._hit < len(self._hits):
            box = self._layout.box(self._hits[self._hit]).toAlignedRect().adjusted(-2, -2, 2, 2)
            painter.fillRect(box, _THIS_HIT)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setPen(QPen(_HIT_LINE, 2))
            painter.drawRect(box)

    # --- asking ------------------------------------------------------------------------------------------------------

    def _ask_for_seen(self) -> None:
        if not self.isVisible():
            return
        top = self.verticalScrollBar().value()
        seen = self._layout.between(top, top + self.viewport().height())
        around = [*seen, seen.stop, seen.start - 1]
        ratio = self.devicePixelRatioF()
        wanted = [
            Wanted(page, min(round(self._layout.rects[page].width() * ratio), _MOST_PIXELS), self._turn)
            for page in around
            if 0 <= page < self.count
        ]
        self.pictures.want(wanted, seen)

    def _on_picture(self, page: int) -> None:
        picture = self.pictures.of(page)
        if picture is not None and picture.turn == self._turn and page < self.count:
            self._correct_size(page, picture.image.width(), picture.image.height())
        elif picture is None:
            self._ask.start()  # what could not be drawn is wanted again, or says why
        self.viewport().update()

    def _correct_size(self, page: int, width: int, height: int) -> None:
        """Give a page whose size was a guess the shape of its picture."""
        rect = self._layout.rects[page]
        if abs(rect.height() * width - rect.width() * height) <= 2 * max(width, rect.width()):
            return
        size = self._sizes[page]
        if self._turn % 180 == 90:
            self._sizes[page] = PageSize(size.height * height / width, size.height)
        else:
            self._sizes[page] = PageSize(size.width, size.width * height / width)
        self._arrange()

    # --- layout ------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if self._zoom is Fit.PAGE:
            self.go_to(self._page)  # whole, as it was: not its middle and the next one

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin_patience()
        self._ask.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pictures.forget_all()  # nothing of a person's papers stays in memory out of sight

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._ask.start()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.dp(120), self._theme.dp(120))

    def _arrange(self) -> None:
        """Lay the pages out again; what is in the middle of the view stays there."""
        bar = self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() // 2
        before, page = self._layout, self._layout.page_at(middle)
        share = 0.0
        if page < len(before.rects):
            share = (middle - before.rects[page].top()) / max(before.rects[page].height(), 1)
        room = self.maximumViewportSize() - QSize(self.verticalScrollBar().sizeHint().width(), 0)
        was = before.scale
        self._layout = PageLayout(self._sizes, self._zoom, room, turn=self._turn, gap=self._gap())
        bar.setRange(0, max(0, self._layout.size.height() - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._theme.dp(40))
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, self._layout.size.width() - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        across.setSingleStep(self._theme.dp(40))
        if was != self._layout.scale:
            across.setValue(across.maximum() // 2)
        if page < self.count and before.rects:
            rect = self._layout.rects[page]
            bar.setValue(round(rect.top() + share * rect.height()) - self.viewport().height() // 2)
        if was != self._layout.scale:
            self.zoom_changed.emit(self._layout.scale)
        self._ask.start()
        self.viewport().update()

    def _away(self) -> QPoint:
        """Give how far the pages are scrolled."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _reveal(self, box: QRect) -> None:
        for bar, start, length, room in (
            (self.verticalScrollBar(), box.top(), box.height(), self.viewport().height()),
            (self.horizontalScrollBar(), box.left(), box.width(), self.viewport().width()),
        ):
            if start < bar.value() or start + length > bar.value() + room:
                bar.setValue(start - (room - length) // 2)

    def _on_scrolled(self, _value: int) -> None:
        self._set_page(self._page_in_sight())
        self._begin_patience()
        self._ask.start()
        self.viewport().update()

    def _page_in_sight(self) -> int:
        bar = self.verticalScrollBar()
        if bar.maximum() > 0 and bar.value() == bar.maximum():
            return max(self.count - 1, 0)
        return self._layout.page_at(bar.value() + self.viewport().height() // 3)

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
            self._tell.start()

    def _tell_page(self) -> None:
        self._say_name()
        if self.hasFocus():
            announce(self, self._place())

    def _say_name(self) -> None:
        self.setAccessibleName(f"{self._name}, {self._place()}" if self.count else self._name)

    def _place(self) -> str:
        return self.tr("page {number} sur {total}").format(number=self._page + 1, total=self.count)

    def _begin_patience(self) -> None:
        self._late = False
        self._patience.start()

    def _show_skeleton(self) -> None:
        self._late = True
        self.viewport().update()

    def _gap(self) -> int:
        return self._theme.dp(_GAP)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer
