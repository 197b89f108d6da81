"""Who changed what on the file, and when."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.contract.people import (
    ADDED,
    CHECK_RETRACTED,
    ChangedPart,
    ContactKind,
    FieldChange,
    IdentityProof,
    PersonChanges,
    RelationKind,
)
from guichet.ui import clock, formats, values, words
from guichet.ui.forms.disclosure import Disclosure
from guichet.ui.screens.citizen.edit_rows import Line, LineList
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.labels import Label


class HistoryPart(QWidget):
    """« Historique des modifications », folded until it is wanted; newest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        content = QWidget()
        self.view = LineList(theme, self.tr("Historique des modifications"))
        self.created = Label(theme, "", Role.SM, "text2", wrap=True)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.dp(4))
        inner.addWidget(self.view)
        inner.addWidget(self.created)
        self.disclosure = Disclosure(theme, self.tr("Historique des modifications"), content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.disclosure)

    def show_changes(self, changes: PersonChanges) -> None:
        """Show what was changed."""
        today = clock.today()
        self.view.show_lines([change_line(line, today) for line in changes.lines])
        text = self.tr("Fiche créée {moment}.").format(moment=formats.moment_text(changes.created_at, today))
        if changes.total > len(changes.lines):
            shown = self.tr("Les {n} dernières modifications sur {total}.")
            text = f"{shown.format(n=len(changes.lines), total=changes.total)} {text}"
        self.created.setText(text)
        title = self.tr("Historique des modifications ({n})").format(n=changes.total)
        self.disclosure.set_title(title)


def change_line(change: FieldChange, today: date) -> Line:
    """Write one change: what, from which value to which, by whom, when."""
    about = _check(change) if change.field == CHECK_RETRACTED else ""
    who = formats.joined((about, change.agent_display, formats.moment_text(change.at, today)))
    pill = values.tr("À envoyer") if change.waiting else ""
    return Line(change.row_id, _icon(change), _what(change), who, pill)


def _what(change: FieldChange) -> str:
    if change.field == CHECK_RETRACTED:
        return values.tr("Vérification retirée\u00a0: {reason}").format(reason=change.after)
    if change.part is ChangedPart.RELATION:
        return _relation(change)
    if change.field == ADDED:
        kind = values.contact_kind(change.contact_kind or ContactKind.ADDRESS)
        value = change.after if change.contact_kind is ContactKind.ADDRESS else formats.phone(change.after)
        return values.tr("{kind} ajouté : {value}").format(kind=kind, value=value)
    if change.field == "ended_on":
        kind = values.contact_kind(change.contact_kind or ContactKind.ADDRESS)
        return values.tr("{kind} : n’est plus valable").format(kind=kind)
    name = words.field(change.field)
    if change.part is ChangedPart.CONTACT and change.field == "value" and change.contact_kind is not None:
        name = values.contact_kind(change.contact_kind)
    before, after = (values.written(change.field, each) for each in (change.before, change.after))
    return f"{name[:1].upper()}{name[1:]} : {before} → {after}"


def _check(change: FieldChange) -> str:
    """Say which identity check was taken back: « CNI, 14/03/2026 »."""
    proof, _, day = change.before.partition(" ")
    return f"{words.proof_short(IdentityProof(proof))}, {formats.day_numeric(date.fromisoformat(day))}"


def _relation(change: FieldChange) -> str:
    names = {
        RelationKind.PARENT: values.tr("Lien de parenté"),
        RelationKind.GUARDIAN: values.tr("Représentation légale"),
        RelationKind.PROXY: values.tr("Mandat"),
        RelationKind.SPOUSE: values.tr("Lien de couple"),
        RelationKind.REPRESENTATIVE: values.tr("Représentation"),
        RelationKind.MEMBER: values.tr("Adhésion"),
    }
    name = names[change.relation_kind or RelationKind.MEMBER]
    text = values.tr("{link} avec {name} : ajout") if change.field == ADDED else values.tr("{link} avec {name} : fin")
    return text.format(link=name, name=change.other_display)


def _icon(change: FieldChange) -> str:
    if change.part is ChangedPart.CONTACT and change.contact_kind is not None:
        return values.CONTACT_ICONS[change.contact_kind]
    if change.field == CHECK_RETRACTED:
        return "undo-2"
    return "users" if change.part is ChangedPart.RELATION else "history"
