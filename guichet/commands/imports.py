"""``guichet import people``: a file of people into the central base."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, NoReturn

from guichet.commands.words import _, plural

if TYPE_CHECKING:
    import argparse

    from tqdm import tqdm

    from guichet.bootstrap.folders import DataFolder
    from guichet.commands.parser import Commands
    from guichet.commands.people_file import PeopleFile
    from guichet.commands.people_load import Loaded, Rejected

REPORT: Final = ".rejets.csv"
_COLUMNS: Final = (
    "external_id, civility, birth_name, usual_name, given_names, birth_date, birth_place,\n"
    "    sex, email, phone, mobile, street, postcode, city"
)


def declare(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add("import", _("charge un fichier dans la base centrale"))
    below = parser.commands(dest="import_command")
    people = below.add(
        "people",
        _("importe des personnes depuis un fichier CSV"),
        run,
        more=_(
            "Le fichier est en UTF-8 ou en Windows-1252, séparé par des points-virgules ou des virgules.\n"
            "Sa première ligne nomme les colonnes, dans n’importe quel ordre :\n"
            "    {columns}\n"
            "Toutes sont facultatives, sauf l’un des deux noms. Les titres français usuels sont reconnus aussi.\n"
            "Dates : 1986-03-14 ou 14/03/1986.\n\n"
            "Une personne déjà importée (même external_id) est mise à jour ; une cellule vide n’efface rien.\n"
            "Les lignes refusées vont dans FICHIER{report}, avec leur numéro et le motif."
        ).format(columns=_COLUMNS, report=REPORT),
    )
    people.argument("file", type=Path, metavar=_("FICHIER.csv"), help=_("fichier à importer"))
    people.database_option()


def run(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Import the good lines, report the others.

    Raises:
        PeopleFileRefused: the file cannot be read as a list of people.
        BaseUnreachable: the central base does not answer.
    """
    from guichet.commands.central import database_of, opened
    from guichet.commands.founding import found_provisional
    from guichet.commands.people_file import PeopleFile, survey
    from guichet.commands.people_load import PeopleLoad

    found = survey(arguments.file)
    with (
        arguments.file.open(encoding=found.encoding, errors="replace") as text,
        _Report(arguments.file.with_suffix(REPORT)) as report,
    ):
        file = PeopleFile(text)
        _tell_columns(file)
        folder.make()
        with opened(folder, database_of(arguments)) as base:
            if found_provisional(base):
                print(_UNNAMED, file=sys.stderr)
            with _bar(found.lines) as bar:
                load = PeopleLoad(base, rejected=report.add, progress=lambda line: _advance(bar, line))
                loaded = load.run(file, found)
    _tell(loaded, report.path)
    return 0


_UNNAMED: Final = _(
    "Ce dossier n’avait pas de commune : une commune sans nom y est créée.\nDonnez-lui son nom avec « guichet init »."
)


class _Report:
    """The file of refused lines, made when the first one comes; an older one of the same name goes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def __enter__(self) -> _Report:
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(self, *_problem: object) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, refused: Rejected) -> None:
        """Write one line: number, column, reason. Nothing of the person's is copied."""
        if self._file is None:
            # With a mark of UTF-8, so that spreadsheets read the accents.
            self._file = self.path.open("w", encoding="utf-8-sig", newline="")
            csv.writer(self._file, delimiter=";").writerow([_("ligne"), _("colonne"), _("motif")])
        reason = REASONS.get(refused.problem, refused.problem)
        csv.writer(self._file, delimiter=";").writerow([refused.line, refused.column or "", reason])


REASONS: Final = {
    "too_long_line": _("Ligne trop longue (plus de 65 000 caractères)."),
    "open_quote": _("Guillemet ouvert et jamais refermé."),
    "unreadable": _("Caractères illisibles : la ligne n’est pas dans l’encodage du fichier."),
    "too_many_cells": _("Plus de cellules que de titres de colonnes."),
    "no_name": _("Il manque un nom (nom de naissance ou nom d’usage)."),
    "identifier_twice": _("Cet identifiant est déjà sur une ligne plus haut."),
    "an_organisation": _("Cet identifiant est celui d’un organisme."),
    "name_empty": _("Ce nom est vide."),
    "name_digit": _("Ce nom contient un chiffre."),
    "name_forbidden_character": _("Ce nom contient un caractère interdit."),
    "name_other_script": _("Ce nom n’est pas en lettres latines."),
    "name_too_long": _("Ce nom est trop long (100 caractères au plus)."),
    "not_a_date": _("Ce n’est pas une date. Attendu : 1986-03-14 ou 14/03/1986."),
    "in_future": _("Cette date n’est pas encore venue."),
    "too_old": _("Cette date est avant 1880."),
    "unknown_civility": _("Civilité inconnue. Attendu : Mme ou M."),
    "unknown_sex": _("Sexe inconnu. Attendu : F ou M."),
    "not_an_email": _("Ce n’est pas une adresse e-mail."),
    "phone_empty": _("Ce n’est pas un numéro de téléphone."),
    "phone_not_a_number": _("Ce n’est pas un numéro de téléphone."),
    "phone_too_short": _("Ce numéro de téléphone est trop court."),
    "phone_too_long": _("Ce numéro de téléphone est trop long."),
    "postcode_empty": _("Ce code postal est vide."),
    "postcode_not_five_digits": _("Un code postal a cinq chiffres."),
    "forbidden_character": _("Cette cellule contient un caractère interdit."),
    "too_long": _("Cette cellule est trop longue."),
}
"""Why a line is refused, as the report says it."""


def _tell_columns(file: PeopleFile) -> None:
    print(_("Colonnes reconnues : {columns}").format(columns=", ".join(file.columns)), file=sys.stderr)
    if file.unknown:
        print(_("Colonnes laissées de côté : {columns}").format(columns=", ".join(file.unknown)), file=sys.stderr)


def _bar(lines: int) -> tqdm[NoReturn]:
    from tqdm import tqdm

    return tqdm(total=lines, unit=_(" lignes"), unit_scale=True, disable=None, leave=False, mininterval=0.3)


def _advance(bar: tqdm[NoReturn], line: int) -> None:
    bar.update(line - bar.n)


def _tell(loaded: Loaded, report: Path) -> None:
    counts = (
        plural("{count} personne créée", "{count} personnes créées", loaded.created),
        plural("{count} mise à jour", "{count} mises à jour", loaded.updated),
        plural("{count} inchangée", "{count} inchangées", loaded.unchanged),
    )
    lines = plural("{count} ligne lue", "{count} lignes lues", loaded.lines)
    print(_("{lines} : {counts}.").format(lines=lines, counts=", ".join(counts)))
    if loaded.refused:
        refused = plural("{count} ligne est refusée", "{count} lignes sont refusées", loaded.refused)
        print(_("{refused} : {report} dit pourquoi.").format(refused=refused, report=report))
