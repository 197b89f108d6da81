"""Rows of a check-list in words: what is asked, what was seen, what is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from uuid import UUID

from guichet.contract.base import FieldValue
from guichet.contract.requests import DocumentLine, DocumentState
from guichet.domain.forms import holds
from guichet.domain.procedures import Demand, DocumentRule, Procedure
from guichet.ui.formats import count, day_numeric, day_short, joined
from guichet.ui.forms.checklist import CheckRow
from guichet.ui.forms.words import tr
from guichet.ui.words import proof

_YEAR = 365
_MONTH = 30


def asked_rows(procedure: Procedure, values: Mapping[str, FieldValue], seen: Collection[str]) -> list[CheckRow]:
    """Give the documents that these answers call for, with those that the agent saw already."""
    return [
        CheckRow(
            code=rule.code,
            title=rule.label,
            detail=seen_detail(rule) if rule.code in seen else asked_detail(rule),
            state=DocumentState.SEEN if rule.code in seen else DocumentState.MISSING,
            required=rule.required,
        )
        for rule in procedure.documents
        if holds(rule.needed_when, values)
    ]


def filed_rows(
    procedure: Procedure,
    documents: Collection[DocumentLine],
    until: date | None,
    drafts: Mapping[UUID, int] = MappingProxyType({}),
    hints: Mapping[UUID, str] = MappingProxyType({}),
) -> list[CheckRow]:
    """Give the documents of a request on file.

    ``until`` is the day by which missing ones were asked for, ``drafts`` how many pages are gathered for a document and
    not kept yet, ``hints`` what is said of a document instead of where it stands.
    """
    return [
        CheckRow(
            code=line.code,
            title=line.label,
            detail=_draft_detail(drafts.get(line.document_id, 0))
            or hints.get(line.document_id, "")
            or _filed_detail(procedure.document(line.code), line, until),
            state=line.state,
            required=line.required,
            document_id=line.document_id,
            copies=line.copies,
            draft=drafts.get(line.document_id, 0),
        )
        for line in documents
    ]


def count_on_file(rows: Collection[CheckRow]) -> tuple[int, int]:
    """Count the documents that this request needs: those on file, and all of them."""
    needed = [row for row in rows if row.required and row.state is not DocumentState.NOT_NEEDED]
    return sum(row.state in (DocumentState.SEEN, DocumentState.HELD) for row in needed), len(needed)


def asked_detail(rule: DocumentRule) -> str:
    """Say how much a document matters, how old it may be, and what does as well."""
    if rule.demand is Demand.UNLAWFUL:
        return tr("Ne s’exige pas")
    accepted = tr(" ou ").join(other.label for other in rule.accepted)
    weight = tr("Indispensable") if rule.blocking else "" if rule.required else tr("Facultative")
    detail = joined((weight, age_words(rule.max_age_days), rule.note or accepted))
    return detail[:1].upper() + detail[1:]


def seen_detail(rule: DocumentRule | None) -> str:
    """Say that the original was shown, and that no copy of it is kept."""
    return tr("Original vu, non conservé") if rule is None or rule.seen_not_kept else tr("Original vu")


def age_words(days: int | None) -> str:
    """Write « moins de 3 mois », « moins d’un an »."""
    if days is None:
        return ""
    if days == _YEAR:
        return tr("moins d’un an")
    months, rest = divmod(days, _MONTH)
    return tr("moins de {n} mois").format(n=months) if not rest else tr("moins de {n} jours").format(n=days)


def _draft_detail(pages: int) -> str:
    return count(pages, tr("{n} page à enregistrer"), tr("{n} pages à enregistrer")) if pages else ""


def _seen_detail(rule: DocumentRule | None, line: DocumentLine) -> str:
    """Say what was shown and checked, when and by whom."""
    on = day_numeric(line.seen_on) if line.seen_on is not None else ""
    shown = proof(line.proof) if line.proof is not None else ""
    until = tr("valable jusqu’au {day}").format(day=day_numeric(line.expires_on)) if line.expires_on else ""
    how = seen_detail(rule)  # last, for the end of a long row is cut: the pill says « Vue » already
    return joined((shown, on, line.agent_display, until, line.note, how[:1].lower() + how[1:] if shown or on else how))


def _filed_detail(rule: DocumentRule | None, line: DocumentLine, until: date | None) -> str:
    on = day_numeric(line.seen_on) if line.seen_on is not None else ""
    match line.state:
        case DocumentState.SEEN:
            return _seen_detail(rule, line)
        case DocumentState.HELD:
            kept = tr("Copie gardée") if line.copies < 2 else tr("{n} copies gardées").format(n=line.copies)
            return joined((kept, on, line.agent_display))
        case DocumentState.TO_CHECK:
            return joined((tr("Reçue, à relire"), on))
        case DocumentState.NOT_NEEDED:
            return tr("Cette demande n’en a pas besoin")
    if until is not None and line.required:
        return tr("À fournir avant le {day}").format(day=day_short(until))
    return "" if rule is None else asked_detail(rule)
