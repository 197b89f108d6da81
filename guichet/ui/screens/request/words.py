"""How a request stands, in the words of its pane."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from guichet.contract.people import IdentityProof
from guichet.contract.requests import (
    AnswerChange,
    CloseReason,
    DocumentState,
    EventKind,
    EventLine,
    ReceiptKind,
    RequestSheet,
)
from guichet.domain.clocks import SilenceKind
from guichet.domain.forms import holds
from guichet.domain.procedures import Outcome, Procedure, Stage, StateKind
from guichet.ui.formats import NBSP, THIN, count, day_long, day_short, joined, labelled
from guichet.ui.forms.words import answer_words
from guichet.ui.theme import Tone
from guichet.ui.words import event, proof

_NEAR_DAYS = 3


def tr(text: str) -> str:
    """Translate one of these words."""
    return QCoreApplication.translate("RequestWords", text)


def stage_name(stage: Stage) -> str:
    """Name a stage in one word, short enough for five of them to stand side by side."""
    return {
        Stage.RECEIVED: tr("Reçue"),
        Stage.COMPLETE: tr("Complète"),
        Stage.INSTRUCTION: tr("Instruite"),
        Stage.DECISION: tr("Décision"),
        Stage.CLOSED: tr("Close"),
    }[stage]


def stages(sheet: RequestSheet) -> tuple[list[str], int]:
    """Give the names of the stages that the procedure has, and the place of the present one."""
    states = sheet.procedure.workflow.states
    present = [stage for stage in Stage if any(state.stage is stage for state in states)]
    here = next((place for place, step in enumerate(sheet.steps) if step.current), len(present))
    return [stage_name(stage) for stage in present], here


def left_the_way(sheet: RequestSheet) -> bool:
    """Tell whether the request ended before its last stage: its steps would say that all of them were done."""
    return sheet.procedure.state(sheet.state).outcome in (Outcome.WITHDRAWN, Outcome.DUPLICATE, Outcome.FORWARDED)


def state_tone(sheet: RequestSheet) -> tuple[Tone, str]:
    """Give colour and icon of the state's pill."""
    if sheet.closed:
        return Tone.NEUTRAL, "archive"
    waiting = sheet.procedure.state(sheet.state).kind is StateKind.WAITING
    return (Tone.WARNING, "clock") if waiting else (Tone.INFO, "folder-open")


def deadline(sheet: RequestSheet, today: date) -> tuple[str, str, float, Tone] | None:
    """Give what the deadline bar shows: the day, what is left, the share used, the colour; None without a deadline."""
    if sheet.closed:
        return None
    if sheet.suspended_since is not None:
        since = tr("Délai arrêté depuis le {day}").format(day=day_short(sheet.suspended_since))
        return since, "", 0.0, Tone.INFO
    if sheet.due_on is None:
        return None
    left = (sheet.due_on - today).days
    whole = max((sheet.due_on - sheet.received_on).days, 1)
    tone = Tone.DANGER if left < 0 else Tone.WARNING if left <= _NEAR_DAYS else Tone.PRIMARY
    due = tr("Échue le {day}") if left < 0 else tr("Réponse avant le {day}")
    return (
        due.format(day=day_short(sheet.due_on)),
        _left(left),
        1 - max(left, 0) / whole,
        tone,
    )


def _left(days: int) -> str:
    if days < 0:
        return count(-days, tr("retard {n} jour"), tr("retard {n} jours"))
    return tr("dernier jour") if days == 0 else count(days, tr("reste {n} jour"), tr("reste {n} jours"))


def legal_line(sheet: RequestSheet, *, may_confirm: bool) -> str:
    """Say what the law makes of silence, with its article; that a value is to be confirmed, to whoever may do so."""
    if sheet.closed or sheet.legal_effect is SilenceKind.NONE:
        return ""
    if awaits_confirmation(sheet):
        told = tr("Effet du silence{nbsp}: valeur légale à confirmer, dans Administration.").format(nbsp=NBSP)
        return told if may_confirm else ""
    assert sheet.legal_on is not None
    meaning = {
        SilenceKind.ACCEPTANCE: tr("Sans réponse au {day}, la demande est acceptée."),
        SilenceKind.REJECTION: tr("Sans réponse au {day}, la demande est refusée."),
    }.get(sheet.legal_effect, "")
    if not meaning:
        return ""
    article = sheet.procedure.legal.silence.article
    sentence = meaning.format(day=day_long(sheet.legal_on))
    return f"{sentence} {article}." if article else sentence


def awaits_confirmation(sheet: RequestSheet) -> bool:
    """Tell whether nobody confirmed what the law makes of silence: no acknowledgment is printed until then."""
    unknown = not sheet.legal_confirmed or sheet.legal_on is None
    return not sheet.closed and sheet.legal_effect is not SilenceKind.NONE and unknown


def suspension_line(sheet: RequestSheet) -> str:
    """Say until when the documents asked for may come."""
    if sheet.suspended_until is None:
        return ""
    return tr("L’usager apporte les pièces avant le {day}.").format(day=day_short(sheet.suspended_until))


def awaits_documents(sheet: RequestSheet) -> bool:
    """Tell whether a document that may be asked for is not there: what a list of documents to bring would name."""
    absent = (DocumentState.MISSING, DocumentState.TO_CHECK)
    return any(line.required and line.state in absent for line in sheet.documents)


def answers(sheet: RequestSheet) -> list[tuple[str, str]]:
    """Give the answers of the form: label and words, in the form's order, without the empty ones."""
    found = [
        (field.label, answer_words(field, sheet.fields.get(field.name)))
        for field in sheet.procedure.fields
        if holds(field.shown_when, sheet.fields)
    ]
    return [(label, text) for label, text in found if text]


def state(sheet: RequestSheet) -> str:
    """Name how a request stands; one that was closed without a step of its workflow says so."""
    if not sheet.closed or sheet.procedure.state(sheet.state).kind is StateKind.CLOSED:
        return sheet.state_label
    return tr("Close{nbsp}: {state}").format(nbsp=NBSP, state=sheet.state_label)


def event_words(line: EventLine, sheet: RequestSheet) -> str:
    """Tell one thing that happened, and who did it."""
    return joined((_what(line, sheet), line.agent_display))


def _what(line: EventLine, sheet: RequestSheet) -> str:
    if line.kind is EventKind.DOCUMENT:
        return " — ".join(part for part in (_document_event(line.detail, sheet.procedure), line.note) if part)
    if line.kind is EventKind.CORRECTED and line.changes:
        changes = [_change(each, sheet.procedure) for each in line.changes]
        return tr("Réponses corrigées{nbsp}: {changes}").format(nbsp=NBSP, changes=f"{THIN}; ".join(changes))
    told = {
        EventKind.COMMENTED: "",
        EventKind.OPENED: event(line.kind),
        EventKind.ADVANCED: line.detail,
        EventKind.TAKEN_BACK: tr("Étape annulée{nbsp}: de nouveau «{nbsp}{state}{nbsp}»").format(
            nbsp=NBSP, state=line.detail
        ),
        EventKind.CLOSED: line.detail or event(line.kind),
        EventKind.RECEIPT: tr("{paper} {number} remis").format(paper=_paper(line, sheet), number=line.detail),
        EventKind.RECEIPT_VOIDED: tr("{paper} {number} annulé").format(paper=_paper(line, sheet), number=line.detail),
    }.get(line.kind)
    if told is None:
        told = labelled(event(line.kind), line.detail) if line.detail else event(line.kind)
    return " — ".join(part for part in (told, line.note) if part)


def _paper(line: EventLine, sheet: RequestSheet) -> str:
    """Name the paper that an event is about."""
    kind = next((each.kind for each in sheet.receipts if each.number == line.detail), ReceiptKind.DEPOSIT)
    return {
        ReceiptKind.DEPOSIT: tr("Récépissé"),
        ReceiptKind.ACKNOWLEDGMENT: tr("Accusé de réception"),
        ReceiptKind.MISSING_DOCUMENTS: tr("Papier des pièces à fournir"),
    }[kind]


def _change(change: AnswerChange, procedure: Procedure) -> str:
    """Tell an answer after its correction, and before."""
    field = next((each for each in procedure.fields if each.name == change.field), None)
    if field is None:
        return change.field
    old, new = answer_words(field, change.old), answer_words(field, change.new)
    if not old:
        return tr("{label} «{nbsp}{new}{nbsp}»").format(label=field.label, new=new, nbsp=NBSP)
    if not new:
        return tr("{label} retirée, avant «{nbsp}{old}{nbsp}»").format(label=field.label, old=old, nbsp=NBSP)
    text = tr("{label} «{nbsp}{new}{nbsp}», avant «{nbsp}{old}{nbsp}»")
    return text.format(label=field.label, new=new, old=old, nbsp=NBSP)


def _document_event(detail: str, procedure: Procedure) -> str:
    code, state, *more = detail.split(":")
    rule = procedure.document(code)
    words = {
        str(DocumentState.SEEN): tr("original vu"),
        str(DocumentState.HELD): tr("copie gardée"),
        str(DocumentState.MISSING): tr("manquante"),
        str(DocumentState.TO_CHECK): tr("à vérifier"),
        str(DocumentState.NOT_NEEDED): tr("inutile"),
        "added": tr("ajoutée à la liste"),
        "dropped": tr("copie retirée"),
        "reused": tr("copie réutilisée, avec l’accord de l’usager"),
    }
    said = words.get(state, state)
    if state == "reused" and more:
        said = tr("copie de {reference} réutilisée, avec l’accord de l’usager").format(reference=more[0])
    elif more:
        said = " ".join((said, shown_proof(more[0], more[1] if len(more) > 1 else "")))
    return labelled(rule.label if rule else code.removeprefix("+"), said)


def shown_proof(kind: str, expires_on: str) -> str:
    """Say what was shown as a proof of identity, in brackets; both as an event's detail has them."""
    words = [proof(IdentityProof(kind)).lower()] if kind else []
    if expires_on:
        words.append(tr("valable jusqu’au {day}").format(day=day_long(date.fromisoformat(expires_on))))
    return f"({', '.join(words)})"


def close_reason(reason: CloseReason) -> str:
    """Name a reason to end a request."""
    return {
        CloseReason.DONE: tr("C’est fait"),
        CloseReason.REFUSED: tr("La ville refuse"),
        CloseReason.WITHDRAWN: tr("L’usager renonce"),
        CloseReason.DUPLICATE: tr("C’est un doublon"),
        CloseReason.TRANSFERRED: tr("Une autre administration répond"),
    }[reason]
