"""How the frame shows synchronisation: the pill, the banner, the hour of the last exchange."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from guichet.contract.desk import SyncState, SyncStatus
from guichet.contract.journal import JournalPage
from guichet.contract.refusals import from_text
from guichet.ui import clock, formats, words
from guichet.ui.messages import sentence
from guichet.ui.screens.sync.comparison import other_version
from guichet.ui.screens.sync.model import divergence
from guichet.ui.shell.sync_pill import SyncLook
from guichet.ui.theme import Tone


def tr(text: str) -> str:
    """Translate a sentence of this page."""
    return QCoreApplication.translate("SyncPresenter", text)


@dataclass(frozen=True)
class BannerText:
    """What the banner says, and the words of its button."""

    tone: Tone
    icon: str
    message: str
    action: str


def look_of(status: SyncStatus) -> tuple[SyncLook, int, int]:
    """Give the pill's state, its count and its total: what is to be settled first, then the network."""
    if status.conflicts:
        return SyncLook.CONFLICT, status.conflicts, 0
    if status.state is SyncState.BLOCKED:
        return SyncLook.BLOCKED, status.waiting, 0
    if status.refused:
        return SyncLook.REFUSED, status.refused, 0
    match status.state:
        case SyncState.OFFLINE:
            return SyncLook.OFFLINE, status.waiting, 0
        case SyncState.SYNCING if status.to_receive:
            return SyncLook.RECEIVING, status.received, status.to_receive
        case SyncState.SYNCING if status.to_send:
            return SyncLook.SENDING, status.sent, status.to_send
        case SyncState.WAITING | SyncState.SYNCING if status.waiting:
            return SyncLook.WAITING, status.waiting, 0
        case _:
            return SyncLook.UP_TO_DATE, 0, 0


def banner_of(status: SyncStatus, page: JournalPage | None, cut_since: datetime | None = None) -> BannerText | None:
    """Give what the banner says about synchronisation, or nothing; ``cut_since`` is when the network went away."""
    if status.conflicts:
        return BannerText(Tone.DANGER, "git-compare", _conflict(status, page, cut_since), tr("Comparer et choisir"))
    if status.state is SyncState.BLOCKED and status.problem is not None:
        return BannerText(Tone.DANGER, "ban", sentence(from_text(status.problem)), tr("Voir le détail"))
    if status.state is SyncState.OFFLINE:
        return BannerText(Tone.WARNING, "cloud-off", _offline(status), _entries(status.waiting))
    return None


def exchange_of(status: SyncStatus) -> str:
    """Give the hour of the last exchange, for the status bar."""
    if status.state is SyncState.SYNCING:
        return tr("Synchro en cours")
    if status.last_sync is None:
        return ""
    return tr("Dernière synchro {hour}").format(hour=formats.hour_column(status.last_sync, seconds=True))


def state_sentence(status: SyncStatus) -> str:
    """Say in a sentence how synchronisation is, and what is asked of the agent."""
    to_settle = status.conflicts + status.refused
    if to_settle and status.state is not SyncState.OFFLINE:
        return formats.count(to_settle, tr("Une saisie attend votre choix."), tr("{n} saisies attendent votre choix."))
    match status.state:
        case SyncState.OFFLINE:
            return tr("Le serveur ne répond pas. Vos saisies sont gardées sur ce poste.")
        case SyncState.BLOCKED if status.problem is not None:
            return sentence(from_text(status.problem))
        case SyncState.SYNCING:
            return tr("Échange en cours avec le serveur.")
        case _ if status.waiting:
            return tr("Le serveur répond. L’envoi suit.")
        case _:
            return tr("Tout est envoyé. Ce poste est à jour.")


def _offline(status: SyncStatus) -> str:
    if status.offline_since is None:
        return tr("Réseau coupé. Continuez : vos saisies sont gardées et partiront au retour du réseau.")
    text = tr("Réseau coupé depuis {hour}. Continuez : vos saisies sont gardées et partiront au retour du réseau.")
    return text.format(hour=formats.hour_text(status.offline_since))


def _entries(waiting: int) -> str:
    if not waiting:
        return ""
    return formats.count(waiting, tr("Voir la saisie"), tr("Voir les {n} saisies"))


def _conflict(status: SyncStatus, page: JournalPage | None, cut_since: datetime | None) -> str:
    line = page.conflicts[0] if page is not None and page.conflicts else None
    diverged = None if line is None else divergence(line)
    if line is None or diverged is None or status.conflicts > 1:
        text = formats.count(status.conflicts, tr("Une saisie est en conflit"), tr("{n} saisies sont en conflit"))
        return tr("{text} avec celle d’un autre agent. Rien n’est perdu : comparez et choisissez.").format(text=text)
    other = other_version(line)
    moment = "" if other is None else _at(other.at)
    offline = cut_since is not None and line.made_at >= cut_since
    when = f"{moment} {tr('pendant la coupure') if offline else tr('entre-temps')}".strip()
    text = tr("{agent} a modifié {subject} {when} : {fields}.")
    fields = words.differing([each.field for each in diverged.fields])
    return text.format(
        agent=other.agent_display if other else tr("Un autre agent"), subject=line.subject, when=when, fields=fields
    )


def _at(moment: datetime) -> str:
    if clock.local(moment).date() == clock.today():
        return tr("à {hour}").format(hour=formats.hour_text(moment))
    return formats.moment_text(moment, clock.today())
