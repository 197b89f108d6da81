"""A sentence for everything that can go wrong: what happened, what is safe, what to do; never whose fault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from guichet.contract import refusals as said
from guichet.contract.refusals import GuichetError
from guichet.ui import words
from guichet.ui.formats import minutes


def tr(text: str) -> str:
    """Translate one of these sentences."""
    return QCoreApplication.translate("Messages", text)


def sentence(error: GuichetError) -> str:
    """Give the sentence that an agent reads about an error of the contract."""
    known = _SENTENCES.get(type(error))
    return known(error) if known is not None else _SENTENCES[said.Bug](said.Bug(type(error).__name__))


def known_errors() -> frozenset[type[GuichetError]]:
    """Give the classes that have a sentence."""
    return frozenset(_SENTENCES)


def field_problem(problem: str) -> str:
    """Say what is wrong with a field's value, and how to put it right, from the name of the domain's problem."""
    return {
        "empty": tr("Ce champ est vide. Indiquez une valeur."),
        "Missing": tr("Ce champ est vide. Indiquez une valeur."),
        "digit": tr("Un nom ne contient pas de chiffre."),
        "forbidden_character": tr("Un caractère ne peut pas être gardé. Retapez cette valeur."),
        "ForbiddenCharacter": tr("Un caractère ne peut pas être gardé. Retapez cette valeur."),
        "other_script": tr("Écrivez ce nom en lettres latines."),
        "too_long": tr("Ce texte est trop long. Raccourcissez-le."),
        "TooLong": tr("Ce texte est trop long. Raccourcissez-le."),
        "not_a_number": tr("Ce n’est pas un numéro. Exemple : 06 39 98 12 34."),
        "too_short": tr("Ce numéro est trop court. Vérifiez les chiffres."),
        "unused_range": tr("Ce numéro n’est attribué à personne. Vérifiez les chiffres."),
        "no_at_sign": tr("Il manque le signe @. Exemple : nom@exemple.fr."),
        "malformed": tr("Cette valeur n’a pas la forme attendue. Vérifiez-la."),
        "not_five_digits": tr("Un code postal a cinq chiffres."),
        "unknown_department": tr("Ce code postal ne correspond à aucun département."),
        "in_future": tr("Cette date n’est pas encore venue. Indiquez une date passée."),
        "too_old": tr("Cette date remonte à plus de 125 ans. Vérifiez l’année."),
        "DateInFuture": tr("Cette date n’est pas encore venue. Indiquez une date passée."),
        "DateInPast": tr("Cette date est passée. Indiquez une date à venir."),
        "DateTooEarly": tr("Cette date est trop ancienne."),
        "DateTooLate": tr("Cette date est trop éloignée."),
        "not_a_day": tr("Ce n’est pas une date. Exemple : 14/03/1986."),
        "NotADate": tr("Ce n’est pas une date. Exemple : 14/03/1986."),
        "NotANumber": tr("Indiquez un nombre."),
        "NumberTooSmall": tr("Ce nombre est trop petit."),
        "NumberTooLarge": tr("Ce nombre est trop grand."),
        "NotAChoice": tr("Choisissez une réponse de la liste."),
        "BadPhone": tr("Ce n’est pas un numéro. Exemple : 06 39 98 12 34."),
        "BadEmail": tr("Cette adresse n’est pas complète. Exemple : nom@exemple.fr."),
        "BadName": tr("Ce nom ne peut pas être gardé. Vérifiez les caractères."),
        "HoldsNir": tr("Un numéro de sécurité sociale ne se note pas ici. Retirez-le."),
        "same_person": tr("Choisissez une autre personne."),
        "not_natural": tr("Ce lien n’existe qu’entre deux personnes physiques."),
        "not_an_organisation": tr("Ce lien se fait avec un organisme."),
        "hold_it": tr("Numérisez ou joignez la pièce pour la conserver."),
        "disabled": tr("Ce compte est fermé. Choisissez un autre agent."),
        "not_editable": tr("Ce champ ne se modifie pas."),
    }.get(problem, tr("Cette valeur ne peut pas être gardée. Vérifiez-la."))


def password_problem(problem: str) -> str:
    """Say what a password lacks."""
    return {
        "too_short": tr("il est trop court"),
        "too_few_kinds": tr("il mélange trop peu de sortes de signes"),
        "too_common": tr("il est trop courant"),
        "too_repetitive": tr("il se répète"),
        "tells_who_you_are": tr("il contient votre nom"),
    }.get(problem, problem)


def _row(table: str) -> str:
    return {
        "person": tr("Cet usager"),
        "contact_point": tr("Cette coordonnée"),
        "relation": tr("Ce lien"),
        "household": tr("Ce foyer"),
        "household_member": tr("Cette place dans le foyer"),
        "interaction": tr("Cet échange"),
        "identity_check": tr("Cette vérification"),
        "request": tr("Cette demande"),
        "request_document": tr("Cette pièce"),
        "receipt": tr("Ce récépissé"),
        "agent": tr("Ce compte"),
        "service": tr("Ce service"),
        "site": tr("Ce site"),
    }.get(table, tr("Cet élément"))


def _sector(partition: str) -> str:
    return {
        "social": tr("social"),
        "health": tr("santé"),
        "family": tr("famille"),
        "civil_status": tr("état civil"),
        "planning": tr("urbanisme"),
    }.get(partition.removeprefix("sector."), tr("de ce service"))


def _diverged(error: said.FieldsDiverged) -> str:
    names = ", ".join(words.field(each.field) for each in error.fields)
    text = tr("Un autre agent a changé : {fields}. Les deux valeurs sont gardées. Comparez et choisissez.")
    return text.format(fields=names)


def _file_unreadable(error: said.FileUnreadable) -> str:
    problem = said.FileProblem
    return {
        problem.ABSENT: tr("Ce fichier ne peut pas être lu. Vérifiez qu’il est toujours à sa place."),
        problem.EMPTY: tr("Ce fichier est vide. Choisissez-en un autre."),
        problem.TOO_LARGE: tr("Ce fichier dépasse 64 Mo. Réduisez-le, ou numérisez à 200 ppp."),
        problem.UNKNOWN_KIND: tr("Ce fichier n’est ni un PDF ni une image. Enregistrez-le en PDF, puis ajoutez-le."),
        problem.HEIC: tr("Cette photo est au format HEIC de l’iPhone. Enregistrez-la en JPEG, puis ajoutez-la."),
        problem.ENCRYPTED: tr("Ce PDF est protégé par un mot de passe. Demandez une version sans mot de passe."),
        problem.BROKEN: tr("Ce fichier est abîmé ou incomplet. Demandez-le à nouveau, ou numérisez l’original."),
        problem.NO_PAGE: tr("Ce fichier ne contient aucune page. Choisissez-en un autre."),
        problem.TOO_MANY_PAGES: tr("Ce fichier a plus de 2 000 pages. Ajoutez-le en plusieurs parties."),
        problem.TOO_HEAVY: tr("Cette page est trop lourde. Numérisez-la à une résolution plus basse."),
    }[error.reason]


def _field_refused(error: said.FieldRefused) -> str:
    name = words.field(error.field)
    return f"{name[:1].upper()}{name[1:]} : {field_problem(error.problem)}"


def _form_refused(error: said.FormRefused) -> str:
    if len(error.problems) == 1:
        return tr("Un champ est à corriger. Votre saisie est gardée.")
    return tr("{n} champs sont à corriger. Votre saisie est gardée.").format(n=len(error.problems))


def _password_weak(error: said.PasswordWeak) -> str:
    text = tr("Choisissez un autre mot de passe : {problems}.")
    return text.format(problems=", ".join(password_problem(each) for each in error.problems))


def _receipt_incomplete(error: said.ReceiptIncomplete) -> str:
    text = tr("Ce document ne se fait pas : il manque {mentions}. La demande est gardée.")
    return text.format(mentions=", ".join(dict.fromkeys(map(words.mention, error.mentions))))


def _plain(text: str) -> Callable[[Any], str]:
    return lambda _: tr(text)


def _with(text: str, *attributes: str) -> Callable[[Any], str]:
    return lambda error: tr(text).format(**{name: getattr(error, name) for name in attributes})


_SENTENCES: Final[dict[type[GuichetError], Callable[[Any], str]]] = {
    said.FieldsDiverged: _diverged,
    said.StateMoved: _with(
        "La demande {reference} a changé d’étape entre-temps. Relisez-la, puis refaites le geste.", "reference"
    ),
    said.AlreadyExists: lambda error: tr("{what} existe déjà. Ouvrez ce qui existe.").format(what=_row(error.table)),
    said.NotFound: lambda error: tr("{what} n’est pas sur ce poste. Synchronisez, puis cherchez à nouveau.").format(
        what=_row(error.table)
    ),
    said.NotAllowed: lambda error: tr(
        "Votre rôle ne permet pas de {what}. Rien n’est changé. Passez la main à un collègue."
    ).format(what=words.permission(error.permission)),
    said.WrittenByAnother: _plain("Un collègue a noté ceci. Seul lui ou un responsable peut le retirer."),
    said.SectorClosed: lambda error: tr(
        "Ce dossier est du secteur {sector}, qui n’est pas ouvert ici. Orientez l’usager vers ce service."
    ).format(sector=_sector(error.partition)),
    said.FieldRefused: _field_refused,
    said.FileUnreadable: _file_unreadable,
    said.FormRefused: _form_refused,
    said.NameMissing: _plain("Il manque un nom. Indiquez le nom de naissance ou le nom d’usage."),
    said.ProcedureUnknown: _plain(
        "Cette démarche n’est pas dans le catalogue de ce poste. Synchronisez, puis réessayez."
    ),
    said.DefinitionRefused: _with("La démarche ne peut pas être lue ({where}). L’ancienne version reste.", "where"),
    said.ServiceUnknown: _plain("Ce service n’existe pas ici. Choisissez-en un autre."),
    said.RequesterMissing: _plain("Cette démarche ne se fait pas sans demandeur. Choisissez un usager."),
    said.TransitionUnknown: _plain("Cette étape n’est plus possible. Relisez la demande."),
    said.NoteMissing: _plain("Cette étape demande un mot d’explication. Écrivez une note interne."),
    said.PaperNotIssued: _plain("L’accusé de réception n’est pas délivré. Délivrez-le d’abord."),
    said.DeadlineMissing: _plain("Indiquez jusqu’à quand l’usager peut apporter les pièces."),
    said.DocumentMissing: lambda error: (
        tr("Il manque une pièce. Cochez-la ou demandez-la à l’usager.")
        if len(error.documents) == 1
        else tr("Il manque {n} pièces. Cochez-les ou demandez-les à l’usager.").format(n=len(error.documents))
    ),
    said.DocumentTooOld: _with(
        "Cette pièce a plus de {max_age_days} jours. Demandez-en une plus récente.", "max_age_days"
    ),
    said.CopyForbidden: _plain("Cette pièce se montre et ne se garde pas. Cochez « Original vu »."),
    said.RequestClosed: _with("La demande {reference} est close. Rouvrez-la pour la modifier.", "reference"),
    said.RequestNotClosed: _with("La demande {reference} est déjà ouverte.", "reference"),
    said.AlreadySuspended: _with("Les pièces de la demande {reference} sont déjà demandées.", "reference"),
    said.OtherSector: _plain("Une demande reste dans son secteur. Choisissez un service du même secteur."),
    said.LegalValueUnconfirmed: _plain(
        "Les délais légaux de cette démarche restent à confirmer. Remettez un récépissé de dépôt."
    ),
    said.NotSuspended: _with("La demande {reference} n’attend aucune pièce.", "reference"),
    said.DateOutOfOrder: lambda error: tr(
        "La {field} vient avant le fait qu’elle suit. Indiquez une date plus tardive."
    ).format(field=words.field(error.field)),
    said.ReferenceMalformed: _with("La référence {reference} ne se lit pas. Vérifiez les caractères.", "reference"),
    said.ReceiptIncomplete: _receipt_incomplete,
    said.ReferenceUnprintable: _plain("Cette référence ne tient pas dans un code-barres. La demande est gardée."),
    said.PasswordWeak: _password_weak,
    said.LastAdministrator: _plain("La ville garde au moins un administrateur. Nommez-en un autre d’abord."),
    said.FreeTextRefused: _plain("Ce texte contient un numéro de sécurité sociale. Retirez-le, puis enregistrez."),
    said.DependsOnRefused: _plain("Cette saisie attend le règlement de celle dont elle dépend. Elle est gardée."),
    said.NothingToResolve: _plain("Cette saisie est déjà réglée. Il n’y a rien à faire."),
    said.LoginRefused: _plain("L’identifiant ou le mot de passe ne correspond pas. Réessayez."),
    said.AccountClosed: _plain("Votre compte est fermé. Adressez-vous à un administrateur."),
    said.AccountLocked: lambda error: tr("Trop d’essais. Réessayez dans {delay}.").format(
        delay=minutes(error.seconds) if error.seconds >= 60 else tr("{n} s").format(n=error.seconds)
    ),
    said.PasswordChangeDue: _plain("Choisissez d’abord votre mot de passe. Celui d’aujourd’hui vous a été donné."),
    said.OfflineTooLong: _with(
        "Ce poste n’a pas vu le serveur depuis plus de {days} jours. Rendez-lui le réseau pour ouvrir une session.",
        "days",
    ),
    said.NotLoggedIn: _plain("La session est fermée. Ouvrez-la à nouveau : votre travail enregistré est gardé."),
    said.NotEnrolled: _plain("Ce poste n’est pas rattaché à la ville. Appelez votre informaticien."),
    said.EnrolmentCodeRefused: _plain("Ce code de rattachement ne sert plus. Demandez-en un nouveau."),
    said.AlreadyEnrolled: _plain("Ce dossier appartient déjà à un poste."),
    said.WorkstationRevoked: _plain(
        "La ville n’accepte plus ce poste. Vos saisies restent ici. Appelez votre informaticien."
    ),
    said.WorkstationCloned: _plain(
        "Une copie de ce poste a servi ailleurs. Vos saisies restent ici. Appelez votre informaticien."
    ),
    said.SignatureRefused: _plain(
        "Le serveur doute de l’origine de cette saisie. Elle est gardée pour un responsable."
    ),
    said.AgentDoubted: lambda error: tr(
        "Les droits de l’agent ne couvraient pas ce geste ({what}). Un responsable décide."
    ).format(what=words.permission(error.permission)),
    said.OperationUnknown: _plain(
        "Le serveur ne connaît pas encore ce geste. La saisie est gardée. Prévenez le support."
    ),
    said.Bug: _with(
        "Un incident est arrivé. Ce qui était enregistré est gardé. Donnez ce numéro au support : {incident}.",
        "incident",
    ),
    said.ServerUnreachable: _plain(
        "Le serveur ne répond pas. Continuez : vos saisies sont gardées et partiront ensuite."
    ),
    said.ServerUntrusted: _plain(
        "Le serveur n’est pas celui de la ville. Vos saisies restent ici. Appelez votre informaticien."
    ),
    said.ServerFailed: _with(
        "Le serveur a un incident (code {status}). Continuez : vos saisies sont gardées et partiront ensuite.", "status"
    ),
    said.SnapshotRequired: _plain("Ce poste se remet à jour en entier. Continuez : vos saisies sont gardées."),
    said.HistoryForked: _plain(
        "Le serveur a été remis à une date passée. Vos saisies restent ici. Appelez votre informaticien."
    ),
    said.ReplicaDiffers: _plain("Ce poste diffère du serveur et se remet à jour. Vos saisies sont gardées."),
    said.KeyUnavailable: _plain(
        "La clé de ce poste ne se lit pas. Les données restent chiffrées. Ouvrez le trousseau, puis relancez."
    ),
    said.KeyWrong: _plain(
        "Cette clé n’ouvre pas les données du poste. Utilisez la clé de secours de l’administrateur."
    ),
    said.SchemaTooNew: _plain("Les données viennent d’une version plus récente. Installez-la : rien n’est changé ici."),
    said.DiskFull: _plain(
        "Le disque de ce poste est plein. Ce qui est enregistré est gardé. Appelez votre informaticien."
    ),
    said.BaseUnreadable: _plain(
        "La base de ce poste est occupée ou abîmée. Fermez les autres programmes, puis appelez votre informaticien."
    ),
    said.DeskGone: _plain("Le service de ce poste s’est arrêté. Ce qui était enregistré est gardé. Relancez-le."),
    said.DeskBusy: _plain("Un autre programme tient les données de ce poste. Fermez-le, puis relancez."),
    said.PrinterMissing: _plain("Cette imprimante n’est plus là. Choisissez-en une autre. Le document est gardé."),
    said.PrinterSilent: _with(
        "L’imprimante {printer} ne répond pas. Vérifiez le papier et le câble. Rien ne sortira plus tard.", "printer"
    ),
    said.PrinterFailed: _with(
        "L’imprimante {printer} n’a pas tout imprimé. Imprimez à nouveau. Le document est gardé.", "printer"
    ),
    said.FileOutOfReach: _plain(
        "Ce document est gardé au serveur, qui ne répond pas. Il s’affichera dès que le réseau reviendra."
    ),
    said.ScannerMissing: _plain(
        "Ce scanner n’est pas branché à ce poste. Vérifiez qu’il est allumé, puis recherchez-le à nouveau."
    ),
    said.BlobIncomplete: _plain("Ce document n’est pas encore arrivé. Réessayez après la synchronisation."),
}
