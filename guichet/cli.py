"""The ``guichet`` program: one line of arguments in, one exit code out (0 done, 1 refused or failed, 2 misused)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from guichet.commands import (
    agents,
    catalogue,
    demo,
    doctor,
    enrolment,
    imports,
    search,
    server,
    setup,
    tour,
    workstation,
)
from guichet.commands.parser import Parser
from guichet.commands.words import _

if TYPE_CHECKING:
    from guichet.bootstrap.folders import DataFolder

FAILED = 1
_INTERRUPTED = 130


class _ShowVersion(argparse.Action):
    """Reads the installed version only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: Any) -> NoReturn:
        from importlib.metadata import version

        print(f"guichet {version('guichet')}")
        parser.exit()


def parser() -> Parser:
    """Give the parser of the whole program."""
    top = Parser(
        prog="guichet",
        description=_(
            "Le poste de travail des guichets de mairie, qui marche aussi sans réseau.\n\n"
            "Pour essayer : « guichet demo ».\n"
            "Pour une vraie commune : « guichet init », « guichet server », puis, sur chaque poste,\n"
            "« guichet enrol ADRESSE CODE » et « guichet workstation »."
        ),
        epilog=_("L’aide de chaque commande : guichet COMMANDE --help"),
    )
    top.option("--version", action=_ShowVersion, nargs=0, help=_("affiche la version"))
    commands = top.commands()
    for module in (setup, server, enrolment, agents, catalogue, workstation, demo, tour, doctor, imports, search):
        module.declare(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; every failure ends as a sentence that says what to do."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    asked = parser().parse_args(arguments)
    from guichet.bootstrap.folders import choose_folder

    folder = choose_folder(getattr(asked, "data", None))
    try:
        code: int = asked.run(asked, folder)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as problem:
        print(_told(problem, folder), file=sys.stderr)
        return FAILED
    return code


def _told(problem: Exception, folder: DataFolder) -> str:
    from guichet.commands.errors import FileUnusable
    from guichet.commands.messages import sentence
    from guichet.contract.refusals import Bug, GuichetError

    if isinstance(problem, GuichetError):
        return sentence(problem)
    if isinstance(problem, OSError) and problem.filename is not None:
        return sentence(FileUnusable(str(problem.filename), problem.errno or 0))
    told = sentence(Bug(_logged(problem, folder)))
    return told + "\n" + _("Le détail est dans {file}.").format(file=folder.logs / "guichet.log")


def _logged(problem: Exception, folder: DataFolder) -> str:
    import logging
    import secrets

    from guichet.bootstrap.logs import log_to

    incident = secrets.token_hex(4)
    log_to(folder.logs, "guichet")
    logging.getLogger(__name__).error("incident %s (%s)", incident, type(problem).__name__, exc_info=problem)
    return incident
