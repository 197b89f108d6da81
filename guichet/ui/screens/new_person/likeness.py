"""« Existe peut-être déjà » : who on file looks like the person being typed."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.naming import draft_display
from guichet.contract.people import PersonHit
from guichet.domain.contacts import Phone, masked_phone, read_phone
from guichet.ui.formats import NBSP, day_numeric, joined
from guichet.ui.screens.new_person.fields import PersonInput
from guichet.ui.screens.new_person.like_rows import LikeDelegate, LikeRows, why_alike
from guichet.ui.screens.new_person.model import is_near_certain
from guichet.ui.theme import MEDIUM, SEMIBOLD, Role, Theme
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.labels import IconLabel, Label
from guichet.ui.widgets.painting import rounded
from guichet.ui.widgets.rows import RowList


class LikenessPanel(QFrame):
    """Quiet for people who may be the same; side by side with the file when it is nearly certain."""

    chosen = Signal(object)
    """UUID of the person whose file the agent opens instead."""

    def __init__(self, theme: Theme, open_button: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = "info"
        self._hits: tuple[PersonHit, ...] = ()
        dp = theme.dp
        self.title = Label(theme, "", Role.BASE, "text", weight=SEMIBOLD, wrap=True)
        self._icon = IconLabel(theme, "users", "info", 16)
        self.why = Label(theme, "", Role.BASE, "text", wrap=True)
        self._comparison = _Comparison(theme)
        self.rows = LikeRows(self)
        self.view = RowList(self.tr("Fiches qui ressemblent"))
        self.view.setModel(self.rows)
        self.view.setItemDelegate(LikeDelegate(theme, self.rows, self.view))
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.opened.connect(self._open_row)
        self.open_button = open_button
        words = QVBoxLayout()
        words.setSpacing(dp(6))
        for part in (self.title, self._comparison, self.why, self.view):
            words.addWidget(part)
        last = QHBoxLayout()
        last.addWidget(open_button)
        last.addStretch(1)
        words.addLayout(last)
        row = QHBoxLayout(self)
        row.setContentsMargins(dp(10), dp(8), dp(10), dp(8))
        row.setSpacing(dp(8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    @property
    def hits(self) -> tuple[PersonHit, ...]:
        """Those who look the same."""
        return self._hits

    @property
    def first(self) -> UUID | None:
        """The likeliest one."""
        return self._hits[0].person_id if self._hits else None

    def show_alike(self, hits: Sequence[PersonHit], typed: PersonInput) -> None:
        """Show who looks the same as the person typed; nobody hides the panel."""
        news = bool(hits) and [hit.person_id for hit in hits] != [hit.person_id for hit in self._hits]
        self._hits = tuple(hits)
        if not hits:
            self.hide()
            return
        certain = is_near_certain(hits[0])
        self._tone = "warning" if certain else "info"
        self._icon.set_icon("user-check" if certain else "users", self._tone)
        self.title.setText(
            self.tr("Cette personne est sans doute déjà connue.") if certain else self.tr("Existe peut-être déjà")
        )
        self._comparison.setVisible(certain)
        why = why_alike(hits[0]) if certain else ""
        if certain:
            self._comparison.compare(typed, hits[0])
        self.why.setText(self.tr("Ce qui correspond{nbsp}: {reasons}.").format(nbsp=NBSP, reasons=why))
        self.why.setVisible(bool(why))
        self.rows.show_hits(hits[1:] if certain else hits)
        self.view.setVisible(bool(self.rows.rowCount()))
        self.view.setFixedHeight(self.view.content_height())
        self.show()
        self.updateGeometry()
        self.update()
        if news:
            announce(self, joined((self.title.text(), hits[0].display, why_alike(hits[0]))))

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self._theme.colour
        fill, line = colour(f"{self._tone}_soft"), colour(f"{self._tone}_line")
        rounded(QPainter(self), self.rect(), self._theme.tokens.radii["md"], fill, line, 1)

    @Slot(QModelIndex)
    def _open_row(self, index: QModelIndex) -> None:
        self.chosen.emit(self.rows.hit(index).person_id)


_WIDEST = 780
"""Width of the comparison, in logical pixels, at most: what is compared stays side by side."""


class _Comparison(QWidget):
    """What is typed beside what is on file; what differs is in bold."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setMaximumWidth(theme.dp(_WIDEST))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.dp(8))
        self._grid.setVerticalSpacing(theme.dp(4))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def compare(self, typed: PersonInput, hit: PersonHit) -> None:
        """Show the person typed and the file."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._put(0, ("", self.tr("Vous saisissez"), self.tr("Fiche existante")), heading=True)
        for number, (label, mine, theirs) in enumerate(self._rows(typed, hit), start=1):
            self._put(number, (label, mine or "—", theirs or "—"))

    def _rows(self, typed: PersonInput, hit: PersonHit) -> list[tuple[str, str, str]]:
        address = joined((typed.street.strip(), f"{typed.postcode} {typed.city}".strip()))
        rows = [
            (self.tr("Nom"), draft_display(typed.identity), hit.display),
            (
                self.tr("Naissance"),
                day_numeric(typed.birth_date) if typed.birth_date else "",
                day_numeric(hit.birth_date) if hit.birth_date else "",
            ),
            (self.tr("Adresse"), address, hit.address),
            (self.tr("Téléphone"), _masked(typed.phone), hit.phone_masked),
        ]
        return [row for row in rows if row[1] or row[2]]

    def _put(self, row: int, texts: tuple[str, str, str], *, heading: bool = False) -> None:
        label, mine, theirs = texts
        known = not heading and "—" not in (mine, theirs)
        differs = known and not theirs.casefold().endswith(mine.casefold())  # a civility alone is no difference
        caption = Label(self._theme, label, Role.BASE, "text2")
        caption.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(caption, row, 0)
        for column, text in ((1, mine), (2, theirs)):
            weight = MEDIUM if heading else SEMIBOLD if differs else None
            shown = Label(self._theme, text, Role.BASE, "text2" if heading else "text", weight=weight, wrap=True)
            shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(shown, row, column)


def _masked(typed: str) -> str:
    """Mask a number as the file's own is, to compare like with like."""
    found = read_phone(typed)
    return masked_phone(found.e164) if isinstance(found, Phone) else ""
