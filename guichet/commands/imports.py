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
    from guichet.commands.people_load import Loaded, Remark

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
            "FICHIER{report} dit, avec le numéro de la ligne et le motif :\n"
            "    - les lignes refusées : aucun nom lisible, ligne illisible, identifiant déjà vu ou inutilisable ;\n"
            "    - les cellules laissées de côté (date, e-mail, téléphone… impossibles), le reste est pris ;\n"
            "    - les noms pris tels quels, à vérifier avec la personne (un chiffre, des guillemets…).\n"
            "Code de sortie : 0 si toutes les lignes sont entrées, même avec des réserves ; 1 si une ligne est refusée."
        ).format(columns=_COLUMNS, report=REPORT),
    )
    people.argument("file", type=Path, metavar=_("FICHIER.csv"), help=_("fichier à importer"))
    people.database_option()


def run(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Import the good lines, report the others; 1 when at least one was refused.

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
                load = PeopleLoad(base, remarked=report.add, progress=lambda line: _advance(bar, line))
                loaded = load.run(file, found)
    _tell(loaded, report.path)
    return int(loaded.refused > 0)


_UNNAMED: Final = _(
    "Ce dossier n’avait pas de commune : une commune sans nom y est créée.\nDonnez-lui son nom avec « guichet init »."
)


class _Report:
    """The file of refused lines and odd cells, made when the first comes; an older one of the same name goes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def __enter__(self) -> _Report:
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(self, *_problem: object) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, remark: Remark) -> None:
        """Write one line: number, column, reason, what became of it. Nothing of the person's is copied."""
        if self._file is None:
            # With a mark of UTF-8, so that spreadsheets read the accents.
            self._file = self.path.open("w", encoding="utf-8-sig", newline="")
            csv.writer(self._file, delimiter=";").writerow([_("ligne"), _("colonne"), _("motif"), _("suite")])
        reason = REASONS.get(remark.problem, remark.problem)
        row = [remark.line, remark.column or "", reason, _FATES[remark.fate]]
        csv.writer(self._file, delimiter=";").writerow(row)


_FATES: Final = {
    "refused": _("ligne refusée"),
    "dropped": _("cellule laissée de côté"),
    "to_check": _("pris tel quel, à vérifier"),
}
REASONS: Final = {
    "too_long_line": _("Ligne trop longue (plus de 65 000 caractères)."),
    "open_quote": _("Guillemet ouvert et jamais refermé."),
    "unreadable": _("Caractères illisibles : la ligne n’est pas dans l’encodage du fichier."),
    "too_many_cells": _("Plus de cellules que de titres de colonnes."),
    "no_name": _("Il manque un nom (nom de naissance ou nom d’usage)."),
    "identifier_twice": _("Cet identifiant est déjà sur une ligne plus haut."),
    "an_organisation": _("Cet identifiant est celui d’un organisme."),
    "name_no_letter": _("Ce nom ne contient aucune lettre."),
    "name_digit": _("Ce nom contient un chiffre."),
    "name_forbidden_character": _("Ce nom contient un caractère interdit."),
    "name_other_script": _("Ce nom n’est pas en lettres latines."),
    "name_too_long": _("Ce nom est trop long : seuls ses 100 premiers caractères sont pris."),
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
"""What is wrong with a line or a cell, as the report says it."""


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
    if loaded.doubted:
        doubted = plural(
            "{count} ligne est prise avec une réserve", "{count} lignes sont prises avec une réserve", loaded.doubted
        )
        print(_("{doubted} : {report} dit laquelle.").format(doubted=doubted, report=report))
    if loaded.refused:
        refused = plural("{count} ligne est refusée", "{count} lignes sont refusées", loaded.refused)
        print(_("{refused} : {report} dit pourquoi.").format(refused=refused, report=report))
