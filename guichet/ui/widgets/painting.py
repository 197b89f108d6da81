"""Drawing shared by painted widgets and row delegates: pills, icons, key caps, row backgrounds, matched text."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion, QTextLayout, QTextOption

from guichet.ui.theme import MEDIUM, SEMIBOLD, Role, Theme, Tone

_PILL_PADDING = 8
_GAP = 5
_CAP_PADDING = 5
_LEAST_CUT = 36
"""Of a text that is cut: less says nothing."""


def rounded(
    painter: QPainter, rect: QRect, radius: float, fill: QColor | None, line: QColor | None, width: int
) -> None:
    """Fill and outline a rounded rectangle; the outline lies inside ``rect``, on whole pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inset = width / 2 if line is not None else 0
    box = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()


def density_of(painter: QPainter) -> float:
    """Return how many device pixels make one logical pixel where the painter paints."""
    return painter.device().devicePixelRatioF()


def paint_icon(painter: QPainter, theme: Theme, name: str, rect: QRect, colour: str | QColor, size: int = 18) -> None:
    """Paint an icon of ``size`` (unscaled) in the middle of ``rect``."""
    side = theme.dp(size)
    pixmap = theme.pixmap(name, side, colour, density_of(painter))
    painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, pixmap)


def draw_text(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    text: str,
    role: Role = Role.BASE,
    colour: str | QColor = "text",
    *,
    weight: int | None = None,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Paint one line, cut with an ellipsis where it does not fit; return the width it took."""
    width = theme.text_width(text, role, weight)
    shown = text
    if width > rect.width():
        shown = theme.metrics(role, weight).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        width = rect.width()
    painter.setFont(theme.font(role, weight))
    painter.setPen(theme.colour(colour) if isinstance(colour, str) else colour)
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return width


def draw_reference(painter: QPainter, theme: Theme, rect: QRect, text: str, reference: str) -> None:
    """Paint « En instruction · D-2026-0004-00505-G » small, its reference whole: see :func:`with_reference`."""
    draw_text(painter, theme, rect, with_reference(theme, rect.width(), text, reference), Role.SM, "text2")


def with_reference(theme: Theme, width: int, text: str, reference: str) -> str:
    """Give « En instr… · D-2026-0004-00505-G » as it fits: the text is cut, the reference at its end is not.

    A reference alone too long for the width loses its middle: its last signs tell it from the next one.
    """
    metrics = theme.metrics(Role.SM)
    tail = f" · {reference}" if text and reference else reference
    room = width - theme.text_width(tail, Role.SM)
    if room >= theme.text_width(text, Role.SM):
        return text + tail
    if room >= theme.dp(_LEAST_CUT):
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) + tail
    return metrics.elidedText(reference or text, Qt.TextElideMode.ElideMiddle, width)


def draw_paragraph(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    text: str,
    role: Role = Role.BASE,
    colour: str = "text2",
    lines: int = 2,
) -> int:
    """Paint at most ``lines`` wrapped lines, the last one cut with an ellipsis; return the height used."""
    metrics = theme.metrics(role)
    layout = QTextLayout(text.replace("\n", " "), theme.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(colour))
    top = 0
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        start, length = line.textStart(), line.textLength()
        shown = text[start:] if number == lines - 1 else text[start : start + length]
        shown = metrics.elidedText(shown.replace("\n", " ").strip(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QPointF(rect.x(), rect.y() + top + metrics.ascent()), shown)
        top += metrics.lineSpacing()
    layout.endLayout()
    return top


def draw_matched(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    text: str,
    matches: Iterable[tuple[int, int]],
    role: Role = Role.BASE,
    colour: str = "text",
) -> int:
    """Paint one line with the matched parts (start, length) in bold; return the width it took."""
    x, end = rect.x(), 0
    pieces: list[tuple[str, int | None]] = []
    for start, length in sorted(matches):
        if start < end:
            continue
        pieces += [(text[end:start], None), (text[start : start + length], 700)]
        end = start + length
    pieces.append((text[end:], None))
    for piece, weight in pieces:
        room = rect.right() + 1 - x
        if piece and room > 0:
            x += draw_text(painter, theme, QRect(x, rect.y(), room, rect.height()), piece, role, colour, weight=weight)
    return x - rect.x()


def paint_radio(painter: QPainter, theme: Theme, rect: QRect, *, chosen: bool, side: int = 18) -> None:
    """Paint one of several choices in the middle of ``rect``: an empty ring, or one with its dot."""
    radius = theme.dp(side) / 2 - 1
    centre = QRectF(rect).center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("primary" if chosen else "border_strong"), 2 if chosen else 1.5))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(centre, radius, radius)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary"))
        painter.drawEllipse(centre, radius / 2, radius / 2)
    painter.restore()


def pill_size(theme: Theme, text: str, icon: str = "") -> QSize:
    """Return the size of a pill with this text."""
    width = theme.text_width(text, Role.SM, MEDIUM) + 2 * theme.dp(_PILL_PADDING)
    if icon:
        width += theme.size("icon_sm") + theme.dp(_GAP)
    return QSize(width, theme.size("pill"))


def draw_pill(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    text: str,
    tone: Tone = Tone.NEUTRAL,
    icon: str = "",
    *,
    outlined: bool = False,
) -> None:
    """Paint a state: shape, word and colour together, an icon too where given.

    ``outlined`` adds the line that keeps the pill visible on a selected row; high contrast always has it.
    """
    colours = theme.tone(tone)
    line = colours.line if outlined and not theme.high_contrast else None
    if theme.high_contrast:
        line = colours.text
    rounded(painter, rect, rect.height() / 2, colours.soft, line, 1)
    inner = rect.adjusted(theme.dp(_PILL_PADDING), 0, -theme.dp(_PILL_PADDING), 0)
    if icon:
        side = theme.size("icon_sm")
        paint_icon(painter, theme, icon, QRect(inner.x(), inner.y(), side, inner.height()), colours.text, 14)
        inner.setLeft(inner.left() + side + theme.dp(_GAP))
    draw_text(painter, theme, inner, text, Role.SM, colours.text, weight=MEDIUM)


def draw_pills_right(
    painter: QPainter,
    theme: Theme,
    right: int,
    middle: int,
    pills: Iterable[tuple[str, Tone, str]],
    *,
    outlined: bool = False,
) -> int:
    """Paint pills (text, tone, icon) leftwards from ``right``, centred on ``middle``; return the left edge reached."""
    for text, tone, icon in pills:
        size = pill_size(theme, text, icon)
        box = QRect(right - size.width(), middle - size.height() // 2, size.width(), size.height())
        draw_pill(painter, theme, box, text, tone, icon, outlined=outlined)
        right = box.left() - theme.dp(6)
    return right


def key_cap_size(theme: Theme, text: str) -> QSize:
    """Return the size of a key cap with this text."""
    width = theme.text_width(text, Role.XS, MEDIUM) + 2 * theme.dp(_CAP_PADDING)
    return QSize(max(width, theme.dp(20)), theme.dp(20))


def draw_key_cap(painter: QPainter, theme: Theme, rect: QRect, text: str, ink: QColor, line: QColor) -> None:
    """Paint a key of the keyboard with its name."""
    rounded(painter, rect, theme.tokens.radii["sm"], None, line, 1)
    draw_text(painter, theme, rect, text, Role.XS, ink, weight=MEDIUM, align=Qt.AlignmentFlag.AlignHCenter)


@dataclass(frozen=True)
class RowState:
    """How a row stands: chosen, under the pointer, or neither."""

    selected: bool = False
    hovered: bool = False


def paint_row_background(
    painter: QPainter, theme: Theme, rect: QRect, state: RowState, *, accent: bool = False
) -> None:
    """Paint the rounded background of a row, with the accent bar of the open item if asked."""
    if not state.selected and not state.hovered:
        return
    fill = theme.colour("selection" if state.selected else "hover")
    rounded(painter, rect, theme.tokens.radii["lg"], fill, None, 0)
    if accent and state.selected:
        bar = QRect(rect.x(), rect.y() + theme.dp(10), theme.dp(3), rect.height() - 2 * theme.dp(10))
        painter.fillRect(bar, theme.colour("primary"))


def paint_heading(painter: QPainter, theme: Theme, rect: QRect, text: str) -> None:
    """Paint the heading of a group of rows."""
    draw_text(painter, theme, rect, text, Role.SM, "text2", weight=SEMIBOLD)


def paint_shadow(painter: QPainter, theme: Theme, rect: QRect, reach: int) -> None:
    """Paint a soft shadow around an overlay, ``reach`` logical pixels wide, inside the widget's own margins.

    What the overlay itself covers is left alone: painting there, many times over, is most of the cost.
    """
    inside = round(theme.tokens.radii["overlay"])
    around = QRegion(rect.adjusted(-reach, -reach, reach, reach + 3))
    painter.save()
    painter.setClipRegion(
        around.subtracted(QRegion(rect.adjusted(inside, inside, -inside, -inside))), Qt.ClipOperation.IntersectClip
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ink = QColor(8, 20, 28)
    for step in range(reach, 0, -1):
        ink.setAlphaF(0.05 * (1 - step / (reach + 1)) ** 2)
        painter.setBrush(ink)
        radius = theme.tokens.radii["overlay"] + step
        painter.drawRoundedRect(QRectF(rect).adjusted(-step, -step + 3, step, step + 3), radius, radius)
    painter.restore()
