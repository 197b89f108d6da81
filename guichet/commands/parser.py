"""Arguments of the command line in French: `argparse` speaks English only."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, NoReturn

from guichet.commands.words import _

if TYPE_CHECKING:
    from guichet.bootstrap.folders import DataFolder

    Run = Callable[[argparse.Namespace, DataFolder], int]

USAGE_ERROR: Final = 2

_PROBLEMS: Final = (
    (r"the following arguments are required: (.*)", "Il manque : {0}."),
    (r"unrecognized arguments: (.*)", "Argument inconnu : {0}."),
    (r"argument (.*?): expected one argument", "{0} attend une valeur."),
    (r"argument (.*?): expected at least one argument", "{0} attend une valeur."),
    (
        r"argument (.*?): invalid choice: '?(.*?)'? \(.*choose from (.*)\)",
        "« {1} » n’existe pas. Choix possibles : {2}.",
    ),
    (r"argument (.*?): not allowed with argument (.*)", "{0} ne va pas avec {1}."),
    (r"argument (.*?): ignored explicit argument '(.*)'", "{0} ne prend pas de valeur."),
    (r"argument (.*?): invalid .*? value: '(.*)'", "« {1} » ne convient pas pour {0}."),
    (r"argument (.*?): (.*)", "{0} : {1}"),
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=100)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("Utilisation : ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are French, with ``--data`` wherever it stands on the line."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._given: argparse._ArgumentGroup | None = None
        self._chosen = self.add_argument_group(_("Options"))
        self.option("-h", "--help", action="help", help=_("affiche cette aide"))
        self.option(
            "--data",
            metavar=_("DOSSIER"),
            default=argparse.SUPPRESS,
            help=_("dossier de données (sinon la variable GUICHET_DATA, sinon celui de l’utilisateur)"),
        )

    def option(self, *names: str, **settings: Any) -> None:
        """Declare an option."""
        self._chosen.add_argument(*names, **settings)

    def argument(self, name: str, **settings: Any) -> None:
        """Declare an argument that is given by its place."""
        if self._given is None:
            self._given = self.add_argument_group(_("Arguments"))
        self._given.add_argument(name, **settings)

    def commands(self, *, required: bool = True, dest: str = "command") -> Commands:
        """Declare that commands follow."""
        return Commands(self, required=required, dest=dest)

    def database_option(self) -> None:
        """Declare the option that names another central base than the folder's own."""
        self.option(
            "--database",
            metavar="URL",
            type=database_url,
            default=None,
            help=_(
                "base centrale : sqlite:///chemin ou postgresql://… (sinon GUICHET_DATABASE, sinon celle du dossier)"
            ),
        )

    def error(self, message: str) -> NoReturn:
        """Say in French what is wrong with the arguments, and stop with code 2."""
        print(_("guichet : {problem}").format(problem=in_french(message)), file=sys.stderr)
        print(_("Pour l’aide : {program} --help").format(program=self.prog), file=sys.stderr)
        sys.exit(USAGE_ERROR)


class Commands:
    """The commands below a parser."""

    def __init__(self, parser: Parser, *, required: bool, dest: str) -> None:
        self._below = parser.add_subparsers(
            title=_("Commandes"), metavar=_("COMMANDE"), dest=dest, required=required, parser_class=Parser
        )

    def add(self, name: str, summary: str, run: Run | None = None, *, more: str = "") -> Parser:
        """Declare a command: a line in the list, its own help, and the function that runs it."""
        description = f"{summary[0].upper()}{summary[1:]}." + (f"\n\n{more}" if more else "")
        parser = self._below.add_parser(name, help=summary, description=description)
        if run is not None:
            parser.set_defaults(run=run)
        return parser


def in_french(message: str) -> str:
    """Give the French sentence of one of the parser's English problems; one that is not known stays as it is."""
    for pattern, sentence in _PROBLEMS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return _(sentence).format(*(part.replace("'", "") for part in found.groups()))
    return message


def database_url(text: str) -> str:
    """Check the form of a central base's address."""
    if not text.startswith(("sqlite:///", "postgresql://", "postgres://")):
        raise argparse.ArgumentTypeError(_("une base s’écrit sqlite:///chemin ou postgresql://serveur/base"))
    return text.replace("postgres://", "postgresql://", 1)


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Give what reads a whole number between two bounds, both allowed."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            message = _("un nombre entre {least} et {most} est attendu").format(least=least, most=most)
            raise argparse.ArgumentTypeError(message)
        return value

    return read
