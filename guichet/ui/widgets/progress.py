"""Where a request stands: its steps, and the days left to answer."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from guichet.ui.theme import MEDIUM, SEMIBOLD, Role, Theme, Tone
from guichet.ui.widgets.painting import draw_text, paint_icon, rounded

_DISC = 20


class Steps(QLabel):
    """The steps of a procedure in a row; the reached one is filled and in bold."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: list[str] = []
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def set_steps(self, names: Sequence[str], current: int) -> None:
        """Show steps; ``current`` counts from 0, and the number of steps means that all are done."""
        self._names = list(names)
        self._current = current
        if current < len(self._names):
            place = self.tr("Étape {number} sur {total} : {name}")
            self.setText(place.format(number=current + 1, total=len(names), name=names[current]))
        else:
            self.setText(self.tr("Toutes les étapes sont faites"))
        self.setToolTip(" → ".join(names))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(240), self._theme.dp(_DISC + 24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.dp(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._names:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = self.width() / len(self._names)
        for number, name in enumerate(self._names):
            middle = share * (number + 0.5)
            if number:
                self._paint_link(painter, middle - share, middle, done=number <= self._current)
            self._paint_disc(painter, middle, number)
            here = number == self._current
            area = QRect(round(middle - share / 2) + 2, self._theme.dp(_DISC + 4), round(share) - 4, self._theme.dp(18))
            draw_text(
                painter,
                self._theme,
                area,
                name,
                Role.SM,
                "text" if here else "text2",
                weight=SEMIBOLD if here else None,
                align=Qt.AlignmentFlag.AlignHCenter,
            )

    def _paint_link(self, painter: QPainter, start: float, end: float, *, done: bool) -> None:
        dp = self._theme.dp
        colour = self._theme.colour("primary" if done else "border_strong")
        painter.setPen(QPen(colour, 1.5))
        y = dp(_DISC) / 2
        painter.drawLine(QPointF(start + dp(13), y), QPointF(end - dp(13), y))

    def _paint_disc(self, painter: QPainter, middle: float, number: int) -> None:
        dp, colour = self._theme.dp, self._theme.colour
        reached = number <= self._current
        painter.setPen(QPen(colour("primary" if reached else "border_strong"), 2 if reached else 1.5))
        painter.setBrush(colour("primary" if number < self._current else "surface"))
        radius = dp(_DISC) / 2 - 1
        centre = QPointF(middle, dp(_DISC) / 2)
        painter.drawEllipse(centre, radius, radius)
        if number < self._current:
            box = QRect(round(middle) - dp(7), round(centre.y()) - dp(7), dp(14), dp(14))
            paint_icon(painter, self._theme, "check", box, "on_primary", 12)
        elif number == self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("primary"))
            painter.drawEllipse(centre, dp(4), dp(4))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class DeadlineBar(QLabel):
    """The date by which an answer is due, what is left, and how much of the delay is used."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._due = ""
        self._rest = ""
        self._used = 0.0
        self._tone = Tone.PRIMARY
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def show_deadline(self, due: str, rest: str, used: float, tone: Tone = Tone.PRIMARY) -> None:
        """Show a deadline.

        Args:
            due: the date in words, such as « Réponse avant le mar. 15 déc. 2026 ».
            rest: what is left in words, such as « reste 21 jours ».
            used: share of the delay already used, 0–1.
            tone: WARNING when near, DANGER when late.
        """
        self._due, self._rest, self._used, self._tone = due, rest, min(max(used, 0.0), 1.0), tone
        self.setText(f"{due}, {rest}")
        self.setToolTip(self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(300), self._theme.dp(48))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.dp(160), self._theme.dp(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, dp = self._theme, self._theme.dp
        painter = QPainter(self)
        late = self._tone in (Tone.WARNING, Tone.DANGER)
        tone = theme.tone(self._tone)
        line = theme.colour("border") if theme.high_contrast else None
        rounded(painter, self.rect(), theme.tokens.radii["lg"], tone.soft if late else theme.colour("subtle"), line, 1)
        top = QRect(dp(12), dp(6), self.width() - dp(24), dp(24))
        ink = tone.text if late else theme.colour("text2")
        icon = "triangle-alert" if self._tone is Tone.DANGER else "clock"
        paint_icon(painter, theme, icon, QRect(top.x(), top.y(), dp(16), top.height()), ink, 16)
        rest_width = theme.text_width(self._rest, Role.SM)
        due = top.adjusted(dp(22), 0, -rest_width - dp(5), 0)
        draw_text(painter, theme, due, self._due, Role.SM, "text", weight=MEDIUM)
        draw_text(painter, theme, top, self._rest, Role.SM, ink, align=Qt.AlignmentFlag.AlignRight)
        track = QRect(dp(12), self.height() - dp(14), self.width() - dp(24), dp(5))
        rounded(painter, track, dp(5) / 2, theme.colour("disabled" if theme.high_contrast else "border"), None, 0)
        done = QRect(track.x(), track.y(), round(track.width() * self._used), track.height())
        fill = {Tone.WARNING: "warning_fill", Tone.DANGER: "danger_fill"}.get(self._tone, "primary")
        if done.width() > 0:
            rounded(painter, done, dp(5) / 2, theme.colour(fill), None, 0)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
