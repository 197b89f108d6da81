"""A French sentence for every error class: what happened, and what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any, Final

from guichet.commands.words import NNBSP, _, plural
from guichet.contract.refusals import FileProblem, GuichetError

_FIELDS: Final = {
    "name": _("le nom"),
    "code": _("le code"),
    "login": _("l’identifiant"),
    "given_name": _("le prénom"),
    "surname": _("le nom"),
    "department": _("le département"),
    "postcode": _("le code postal"),
    "city": _("la ville"),
    "street": _("la rue"),
    "email": _("l’adresse e-mail"),
    "phone": _("le téléphone"),
    "quality": _("la fonction"),
    "birth_name": _("le nom de naissance"),
    "usual_name": _("le nom d’usage"),
    "given_names": _("les prénoms"),
    "birth_date": _("la date de naissance"),
}
_PROBLEMS: Final = {
    "empty": _("il manque"),
    "malformed": _("il n’a pas la forme attendue"),
    "forbidden_character": _("il contient un caractère interdit"),
    "ForbiddenCharacter": _("il contient un caractère interdit"),
    "digit": _("il contient un chiffre"),
    "other_script": _("il n’est pas en lettres latines"),
    "too_long": _("il est trop long"),
    "TooLong": _("il est trop long"),
    "in_future": _("la date n’est pas encore venue"),
    "too_old": _("la date remonte à plus de 125 ans"),
    "no_at_sign": _("il manque le signe @"),
    "not_five_digits": _("il faut cinq chiffres"),
    "unknown_department": _("ce département n’existe pas"),
    "UnknownDepartment": _("ce département n’existe pas : par exemple 93, 2A, 971"),
    "not_a_number": _("ce n’est pas un numéro"),
    "too_short": _("il est trop court"),
    "unused_range": _("ce numéro n’est pas attribué"),
}
_PASSWORD: Final = {
    "too_short": _("il est trop court : 8 caractères au moins"),
    "too_few_kinds": _("mêlez trois sortes de caractères : minuscules, majuscules, chiffres, signes"),
    "too_common": _("il est trop courant"),
    "too_repetitive": _("il répète trop les mêmes caractères"),
    "tells_who_you_are": _("il contient un nom ou un identifiant"),
}
_FILES: Final = {
    errno.ENOENT: _("il n’existe pas"),
    errno.EACCES: _("vous n’en avez pas le droit"),
    errno.EPERM: _("vous n’en avez pas le droit"),
    errno.EROFS: _("le disque est en lecture seule"),
    errno.ENOSPC: _("le disque est plein"),
    errno.EISDIR: _("c’est un dossier"),
    errno.ENOTDIR: _("ce n’est pas un dossier"),
}
_FILE_OF_PEOPLE: Final = {
    "empty": _("Ce fichier est vide. Il faut une ligne de titres, puis une ligne par personne."),
    "utf_16": _("Ce fichier est en UTF-16. Enregistrez-le en « CSV UTF-8 », puis recommencez."),
    "no_known_column": _(
        "Aucun titre de colonne n’est reconnu. La première ligne doit nommer les colonnes,"
        " par exemple : external_id;birth_name;given_names;birth_date."
    ),
    "no_name_column": _("Il manque une colonne de nom : birth_name (nom de naissance) ou usual_name (nom d’usage)."),
    "column_twice": _("Deux colonnes disent la même chose : {column}. Gardez-en une."),
}

_PLAIN: Final = {
    # Somebody else was faster.
    "FieldsDiverged": _("Quelqu’un a changé la même chose entre-temps. Relisez, puis recommencez."),
    "StateMoved": _("La demande {reference} a avancé entre-temps. Relisez-la, puis recommencez."),
    # A rule says no.
    "NotFound": _("Cet élément n’existe pas ici ({table})."),
    "NotAllowed": _("Vos droits ne le permettent pas ({permission}). Demandez à un administrateur."),
    "WrittenByAnother": _("Un autre agent a noté ceci. Lui seul, ou un responsable, peut le retirer."),
    "SectorClosed": _("Ce secteur n’est pas ouvert ici ({partition})."),
    "FormRefused": _("Le formulaire contient des réponses à corriger."),
    "NameMissing": _("Il faut un nom : nom de naissance, nom d’usage ou nom d’organisme."),
    "ProcedureUnknown": _("La démarche « {procedure} » n’est pas au catalogue."),
    "DefinitionRefused": _("La définition de cette démarche est fautive : {where}."),
    "ServiceUnknown": _("Le service « {service} » n’existe pas. Vérifiez son code."),
    "RequesterMissing": _("La démarche « {procedure} » demande un usager."),
    "TransitionUnknown": _("Cette étape n’existe pas depuis l’état actuel de la demande."),
    "NoteMissing": _("Cette étape demande un mot d’explication."),
    "PaperNotIssued": _("L’accusé de réception n’est pas délivré. Délivrez-le d’abord."),
    "DeadlineMissing": _("Indiquez jusqu’à quand l’usager peut apporter les pièces."),
    "DocumentMissing": _("Il manque des pièces pour cette étape."),
    "DocumentTooOld": _("Cette pièce date de plus de {max_age_days} jours."),
    "CopyForbidden": _("Cette pièce se montre : elle ne se garde pas."),
    "RequestClosed": _("La demande {reference} est close. Rouvrez-la d’abord."),
    "RequestNotClosed": _("La demande {reference} est déjà ouverte."),
    "AlreadySuspended": _("Des pièces sont déjà attendues pour la demande {reference}."),
    "OtherSector": _("Le service « {service} » est d’un autre secteur : la demande ne peut pas y aller."),
    "ReceiptIncomplete": _("Ce document ne peut pas être fait : il manque des coordonnées, une fonction ou une date."),
    "ReferenceUnprintable": _("Ce numéro ne tient pas dans un code-barres."),
    "LegalValueUnconfirmed": _("Les valeurs légales de « {procedure} » restent à confirmer."),
    "NotSuspended": _("Aucune pièce n’est attendue pour la demande {reference}."),
    "DateOutOfOrder": _("Cette date vient trop tôt."),
    "ReferenceMalformed": _("Ce numéro n’est pas juste. Vérifiez chaque caractère."),
    "LastAdministrator": _("C’est le dernier administrateur. Nommez-en un autre d’abord."),
    "FreeTextRefused": _("Ce texte contient un numéro de sécurité sociale. Retirez-le."),
    "DependsOnRefused": _("Cette opération attend une autre, qui est refusée."),
    "NothingToResolve": _("Cette opération n’a plus besoin d’être réglée."),
    # Log-in and enrolment.
    "LoginRefused": _("Identifiant ou mot de passe inconnu."),
    "AccountClosed": _("Ce compte est fermé. Demandez à un administrateur."),
    "PasswordChangeDue": _("Choisissez d’abord votre mot de passe : le présent vous a été donné."),
    "OfflineTooLong": _("Ce poste n’a pas vu le serveur depuis trop longtemps. Rendez-lui le réseau, puis réessayez."),
    "NotLoggedIn": _("Personne n’a ouvert de session sur ce poste."),
    "NotEnrolled": _(
        "Il n’y a pas de poste dans ce dossier. Sur le serveur, lancez « guichet server enrolment-code »,"
        " puis ici « guichet enrol ADRESSE CODE »."
    ),
    "EnrolmentCodeRefused": _(
        "Ce code d’enrôlement est faux, déjà utilisé ou périmé."
        " Demandez-en un autre : « guichet server enrolment-code »."
    ),
    "AlreadyEnrolled": _("Ce dossier est déjà un poste. Pour un autre poste, choisissez un autre dossier avec --data."),
    "WorkstationRevoked": _("Le serveur n’accepte plus ce poste. Voyez avec l’administrateur."),
    "WorkstationCloned": _("Une copie de ce poste existe ailleurs. Il faut enrôler ce poste de nouveau."),
    "SignatureRefused": _("La signature de cette opération n’est pas celle du poste."),
    "AgentDoubted": _("Le serveur doute des droits de l’agent ({permission}). Un responsable doit décider."),
    "OperationUnknown": _("Le serveur ne connaît pas cette opération. Mettez-le à jour."),
    "Bug": _("Erreur inattendue. Donnez cette référence au support : {incident}."),
    # The world says no.
    "ServerUnreachable": _("Le serveur ne répond pas. Vérifiez qu’il tourne et que le réseau passe."),
    "ServerUntrusted": _(
        "Le certificat du serveur n’est pas le bon. Vérifiez l’adresse ; si elle est juste, prévenez l’administrateur."
    ),
    "ServerFailed": _("Le serveur a répondu par une erreur ({status}). Son journal dit pourquoi."),
    "SnapshotRequired": _("Le poste est trop en retard : il doit tout recharger. Rouvrez-le."),
    "HistoryForked": _("Le serveur est revenu à une ancienne sauvegarde. Prévenez l’administrateur."),
    "KeyWrong": _("Cette clé n’ouvre pas la base. Vérifiez chaque caractère de la clé de secours."),
    "BaseUnreadable": _(
        "La base de ce poste est occupée ou abîmée. Fermez les autres programmes qui s’en servent, puis recommencez.\n"
        "Si cela dure : « guichet doctor », puis la dernière copie du dossier « backups »."
    ),
    "DiskFull": _("Le disque est plein. Ce qui était confirmé est gardé. Libérez de la place, puis recommencez."),
    "SchemaTooNew": _("Cette base vient d’une version plus récente de Guichet. Installez-la."),
    "DeskGone": _("Le programme du poste s’est arrêté. Ce qui était confirmé est gardé. Recommencez."),
    "DeskBusy": _("Un autre programme tient déjà ce poste. Fermez-le, puis recommencez."),
    "FileOutOfReach": _("Ce document est gardé au serveur, qui ne répond pas."),
    "ScannerMissing": _("Ce scanner n’est pas branché à ce poste."),
    "BlobIncomplete": _("Ce fichier n’est pas encore tout à fait arrivé."),
    "PrinterMissing": _("Cette imprimante n’est pas sur ce poste. Choisissez-en une autre."),
    "PrinterSilent": _("L’imprimante {printer} ne répond pas. Vérifiez le papier et le câble, puis recommencez."),
    "PrinterFailed": _("L’imprimante {printer} n’a pas tout imprimé. Recommencez."),
    # The command line's own.
    "NotInitialised": _("La commune n’est pas encore créée ici. Lancez d’abord « guichet init »."),
    "AlreadyInitialised": _("Cette base est déjà celle de « {name} ». Rien n’est changé."),
    "NothingHere": _(
        "Il n’y a rien dans {folder}. Importez un fichier (« guichet import people FICHIER.csv »)"
        " ou enrôlez un poste (« guichet enrol ADRESSE CODE »)."
    ),
    "RealFolder": _(
        "Le dossier {folder} contient une vraie commune : aucune démonstration n’y est créée."
        " Choisissez un autre dossier avec --data."
    ),
    "NoTerminal": _("Il faut un terminal pour répondre aux questions. Sinon, donnez {instead}."),
    "PasswordsDiffer": _("Les deux saisies du mot de passe diffèrent. Recommencez."),
    "UnknownLogin": _("Aucun agent n’a l’identifiant « {login} ». La liste : « guichet agent list »."),
    "AddressRefused": _("« {address} » n’est pas une adresse. Écrivez par exemple 127.0.0.1:8443 ou 0.0.0.0:8443."),
    "ServerAddressRefused": _(
        "« {address} » n’est pas une adresse de serveur. Écrivez par exemple https://serveur:8443."
    ),
    "ServerRunning": _("Un serveur de ce dossier tourne déjà : {url}"),
    "AddressTaken": _("Impossible d’écouter sur {address} : un autre programme s’y trouve. Choisissez un autre port."),
    "ServerNotRunning": _("Aucun serveur de ce dossier ne tourne."),
    "BaseUnreachable": _(
        "La base centrale ne répond pas. Vérifiez l’adresse donnée à --database et que la base tourne."
    ),
    "NoDisplay": _(
        "Il n’y a pas d’écran ici : la fenêtre ne peut pas s’ouvrir.\n"
        "Vous pouvez lancer :\n"
        "  guichet search              chercher une personne dans le terminal\n"
        "  xvfb-run guichet workstation    ouvrir la fenêtre sur un écran virtuel (paquet xvfb)\n"
        "  QT_QPA_PLATFORM=vnc guichet workstation    l’ouvrir à distance, par VNC"
    ),
}


def sentence(error: GuichetError) -> str:
    """Give the sentence that tells an error, in one or a few lines."""
    name = type(error).__name__
    written = _WRITTEN.get(name)
    if written is not None:
        return written(error)
    return _PLAIN[name].format(**vars(error))


def known() -> frozenset[str]:
    """Give the names of the error classes that have a sentence."""
    return frozenset(_PLAIN) | frozenset(_WRITTEN)


def _already_exists(error: Any) -> str:
    nouns = {
        "agent": _("L’identifiant « {key} » est déjà pris."),
        "site": _("Le code de site « {key} » est déjà pris."),
        "service": _("Le code de service « {key} » est déjà pris."),
        "role_grant": _("Cet agent a déjà ce rôle."),
    }
    return nouns.get(error.table, _("Cela existe déjà ({table}).").format(table=error.table)).format(key=error.key)


_FILE_PROBLEMS: Final = {
    FileProblem.ABSENT: _("Ce fichier ne peut pas être lu. Vérifiez qu’il est toujours à sa place."),
    FileProblem.EMPTY: _("Ce fichier est vide. Choisissez-en un autre."),
    FileProblem.TOO_LARGE: _("Ce fichier dépasse 64 Mo. Réduisez-le, ou numérisez à 200 ppp."),
    FileProblem.UNKNOWN_KIND: _("Ce fichier n’est ni un PDF ni une image. Enregistrez-le en PDF, puis ajoutez-le."),
    FileProblem.HEIC: _("Cette photo est au format HEIC de l’iPhone. Enregistrez-la en JPEG, puis ajoutez-la."),
    FileProblem.ENCRYPTED: _("Ce PDF est protégé par un mot de passe. Demandez une version sans mot de passe."),
    FileProblem.BROKEN: _("Ce fichier est abîmé ou incomplet. Demandez-le à nouveau, ou numérisez l’original."),
    FileProblem.NO_PAGE: _("Ce fichier ne contient aucune page. Choisissez-en un autre."),
    FileProblem.TOO_MANY_PAGES: _("Ce fichier a plus de 2 000 pages. Ajoutez-le en plusieurs parties."),
    FileProblem.TOO_HEAVY: _("Cette page est trop lourde. Numérisez-la à une résolution plus basse."),
}


def _file_unreadable(error: Any) -> str:
    return _FILE_PROBLEMS[error.reason]


def _field_refused(error: Any) -> str:
    problem = str(error.problem)
    return _("Vérifiez {field} : {problem}.").format(
        field=_FIELDS.get(error.field, error.field), problem=_PROBLEMS.get(problem, problem)
    )


def _password_weak(error: Any) -> str:
    return _("Ce mot de passe est trop faible : {problems}.").format(
        problems=f"{NNBSP}; ".join(_PASSWORD.get(problem, problem) for problem in error.problems)
    )


def _key_unavailable(error: Any) -> str:
    if error.place == "keyring":
        return _(
            "Le trousseau de clés du système ne répond pas. Ouvrez votre session, ou déverrouillez-le.\n"
            "Sur une machine sans trousseau, nommez un fichier de clé par la variable GUICHET_KEY_FILE"
            " et protégez ce fichier."
        )
    return _("La clé est introuvable ou illisible ({place}).").format(place=error.place)


def _account_locked(error: Any) -> str:
    return plural(
        "Trop d’essais. Réessayez dans {count} seconde.",
        "Trop d’essais. Réessayez dans {count} secondes.",
        error.seconds,
    )


def _replica_differs(error: Any) -> str:
    return _("Les données du poste ne sont pas celles du serveur : {tables}. Elles seront rechargées.").format(
        tables=", ".join(error.tables)
    )


def _unknown_counter(error: Any) -> str:
    known = ", ".join(error.known) or _("aucun")
    return _("Ce site n’a pas de guichet « {name} ». Guichets connus : {known}.").format(name=error.name, known=known)


def _unknown_site(error: Any) -> str:
    return _("Il n’y a pas de site « {code} ». Sites connus : {known}.").format(
        code=error.code, known=", ".join(error.known) or "—"
    )


def _site_needed(error: Any) -> str:
    return _("La commune a plusieurs sites. Dites lequel : --site {known}.").format(
        known=_(" ou --site ").join(error.known)
    )


def _config_refused(error: Any) -> str:
    return _("La description de la commune est à corriger ({where}) : {problem}.").format(
        where=error.where, problem=_PROBLEMS.get(error.problem, error.problem)
    )


def _file_unusable(error: Any) -> str:
    reason = _FILES.get(error.reason) or os.strerror(error.reason)
    return _("Le fichier {path} ne peut pas servir : {reason}.").format(path=error.path, reason=reason)


def _people_file(error: Any) -> str:
    return _FILE_OF_PEOPLE[str(error.problem)].format(column=error.column)


_WRITTEN: Final[dict[str, Callable[[Any], str]]] = {
    "AlreadyExists": _already_exists,
    "FieldRefused": _field_refused,
    "FileUnreadable": _file_unreadable,
    "PasswordWeak": _password_weak,
    "KeyUnavailable": _key_unavailable,
    "AccountLocked": _account_locked,
    "ReplicaDiffers": _replica_differs,
    "UnknownSite": _unknown_site,
    "UnknownCounter": _unknown_counter,
    "SiteNeeded": _site_needed,
    "ConfigRefused": _config_refused,
    "FileUnusable": _file_unusable,
    "PeopleFileRefused": _people_file,
}
