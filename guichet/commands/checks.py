"""The checks of ``guichet doctor``. Each looks at one thing, changes nothing, and never fails: it tells."""

from __future__ import annotations

import enum
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from guichet.bootstrap.central import server_url
from guichet.bootstrap.desks import running_desk
from guichet.bootstrap.keys import KeyPlace
from guichet.bootstrap.window import has_display
from guichet.commands.central import central_file
from guichet.commands.messages import sentence
from guichet.commands.words import _, plural
from guichet.contract.refusals import BaseUnreadable, GuichetError, KeyUnavailable, KeyWrong

if TYPE_CHECKING:
    from pathlib import Path

    from guichet.bootstrap.folders import DataFolder
    from guichet.sync.local import Identity

_TOOL_SECONDS: Final = 15
_ANSWER_SECONDS: Final = 120
_CLOCK_SECONDS: Final = 120
_GIGABYTE: Final = 1 << 30
_LITTLE_DISK: Final = 5 * _GIGABYTE
_NO_DISK: Final = 1 * _GIGABYTE
_RECOVER: Final = "Retrouvez la clé de secours imprimée à l’enrôlement, puis lancez « guichet recover »."


class Standing(enum.StrEnum):
    """How something stands."""

    GOOD = "good"
    NOTE = "note"
    WRONG = "wrong"

    @property
    def mark(self) -> str:
        """The sign at the start of the line."""
        return {Standing.GOOD: "✓", Standing.NOTE: "!", Standing.WRONG: "✗"}[self]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of one thing, and what to do about it."""

    name: str
    label: str
    standing: Standing
    found: str
    advice: str = ""


def checks(folder: DataFolder) -> Iterator[Check]:
    """Make every check, in the order in which one depends on another."""
    place = _Place(folder)
    for name, label, look in (
        ("key", _("Clé"), place.key_check),
        ("display", _("Écran"), _display),
        ("printer", _("Imprimante"), _printer),
        ("scanner", _("Scanner"), _scanner),
        ("server", _("Serveur"), place.server),
        ("clock", _("Horloge"), place.clock),
        ("disk", _("Disque"), place.disk),
        ("central", _("Base centrale"), place.central),
        ("replica", _("Base du poste"), place.replica),
        ("sums", _("Sommes"), place.sums),
    ):
        standing, found, advice = _looked(look)
        yield Check(name=name, label=label, standing=standing, found=found, advice=advice)


Found = tuple[Standing, str, str]


def _looked(look: Callable[[], Found]) -> Found:
    try:
        return look()
    except KeyWrong:
        advice = _("Ce n’est pas la clé de ce poste : vérifiez la variable GUICHET_KEY_FILE.") + " " + _(_RECOVER)
        return Standing.WRONG, _("La clé n’ouvre pas la base du poste."), advice
    except GuichetError as error:
        found, _line, advice = sentence(error).partition("\n")
        return Standing.WRONG, found, " ".join(advice.split("\n"))
    except Exception as problem:  # a check tells, whatever happens to it
        return Standing.WRONG, _("Vérification impossible ({kind}).").format(kind=type(problem).__name__), ""


class _Place:
    """What belongs to one data folder."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._key: bytes | None = None
        """The replica's, once it has opened it."""
        self._unreadable: BaseUnreadable | None = None
        self._identity: Identity | None = None
        self._offset: float | None = None

    # --- the key -----------------------------------------------------------------------------------------------------

    def key_check(self) -> Found:
        """Look for the keyring, and for the key of the replica in it."""
        place = KeyPlace(self._folder.workstation)
        if place.file is not None:
            return self._key_in_file(place, place.file)
        try:
            _ask_keyring()
        except KeyUnavailable as problem:
            if self._enrolled:
                raise
            found, _line, advice = sentence(problem).partition("\n")
            return Standing.NOTE, found, advice
        key = place.read()
        if not self._enrolled:
            return Standing.GOOD, _("Le trousseau du système répond."), ""
        if key is None:
            return Standing.WRONG, _("Le trousseau n’a pas la clé de ce poste."), _(_RECOVER)
        self._open_with(key)
        return Standing.GOOD, _("Le trousseau du système répond, et sa clé ouvre la base."), ""

    def _key_in_file(self, place: KeyPlace, file: Path) -> Found:
        key = place.read()
        if key is None and self._enrolled:
            found = _("Le fichier de clé {file} n’existe pas.").format(file=file)
            advice = _("Vérifiez la variable GUICHET_KEY_FILE, ou remettez ce fichier. S’il est perdu : {recover}")
            return Standing.WRONG, found, advice.format(recover=_(_RECOVER))
        if key is not None and self._enrolled:
            self._open_with(key)
        advice = _("Un trousseau de clés protège mieux. Sinon, gardez ce fichier hors du dossier de données.")
        return Standing.NOTE, _("Dans le fichier {file}.").format(file=file), advice

    def _open_with(self, key: bytes) -> None:
        """Open the replica, and keep the key when it does.

        Raises:
            KeyWrong: it is another base's.
        """
        from guichet.models.engine import workstation_engine

        engine = workstation_engine(self._folder.database, key, read_only=True, pool=False)
        try:
            engine.connect().close()
        except BaseUnreadable as problem:
            self._unreadable = problem  # the check of the base tells it
            return
        finally:
            engine.dispose()
        self._key = key

    @property
    def _enrolled(self) -> bool:
        return self._folder.database.exists()

    # --- the server --------------------------------------------------------------------------------------------------

    def server(self) -> Found:
        """Ask the server of the workstation, or the folder's own."""
        if self._enrolled and self._key is not None:
            return self._enrolled_server()
        if self._enrolled:
            return Standing.NOTE, _("Non interrogé : son adresse est dans la base du poste, qui ne s’ouvre pas."), ""
        url = server_url(self._folder)
        if url is not None:
            return Standing.GOOD, _("Répond à {url}.").format(url=url), ""
        if central_file(self._folder).exists():
            return Standing.NOTE, _("Il ne tourne pas."), _("Lancez « guichet server ».")
        advice = _("Lancez « guichet init » pour un serveur, ou « guichet enrol » pour un poste.")
        return Standing.NOTE, _("Ni serveur ni poste dans ce dossier."), advice

    def _enrolled_server(self) -> Found:
        from guichet.contract.clock import utc_now
        from guichet.models.engine import workstation_engine
        from guichet.sync.local import read_identity
        from guichet.sync.transport import Server

        assert self._key is not None
        engine = workstation_engine(self._folder.database, self._key, read_only=True, pool=False)
        try:
            with engine.connect() as connection, connection.begin():
                identity = self._identity = read_identity(connection)
        finally:
            engine.dispose()
        server = Server(identity.url, identity.certificate, identity.token)
        try:
            started = time.perf_counter()
            hello = server.hello()
            took = time.perf_counter() - started
        finally:
            server.close()
        self._offset = (utc_now() - hello.server_time).total_seconds() - took / 2
        text = _("{url} répond en {ms} ms au poste n° {number}.")
        return Standing.GOOD, text.format(url=identity.url, ms=round(took * 1000), number=identity.workstation), ""

    def clock(self) -> Found:
        """Compare this clock with the server's."""
        if self._offset is None:
            return Standing.NOTE, _("Non comparée : il faut un serveur qui répond."), ""
        seconds = round(self._offset)
        if abs(seconds) > _CLOCK_SECONDS:
            found = _("Elle a {seconds} s d’écart avec le serveur.").format(seconds=f"{seconds:+d}")
            return Standing.WRONG, found, _("Réglez la date et l’heure de cet ordinateur (NTP).")
        return Standing.GOOD, _("À l’heure du serveur, à {seconds} s près.").format(seconds=max(1, abs(seconds))), ""

    # --- the disk and the bases --------------------------------------------------------------------------------------

    def disk(self) -> Found:
        """Look at what is left of the disk."""
        place = self._folder.root
        while not place.exists():
            place = place.parent
        free = shutil.disk_usage(place).free
        found = _("{free} Go libres pour {folder}.").format(
            free=f"{free / _GIGABYTE:.1f}".replace(".", ","), folder=place
        )
        if free < _NO_DISK:
            return Standing.WRONG, found, _("Libérez de la place : les sauvegardes et les envois vont s’arrêter.")
        return (Standing.NOTE, found, _("Prévoyez de la place.")) if free < _LITTLE_DISK else (Standing.GOOD, found, "")

    def central(self) -> Found:
        """Check the embedded central base from end to end."""
        import sqlite3

        file = central_file(self._folder)
        if not file.exists():
            return Standing.NOTE, _("Pas de base centrale dans ce dossier."), ""
        connection = sqlite3.connect(f"file:{file.as_posix()}?mode=ro", uri=True, timeout=30)
        try:
            return _integrity(connection.execute("PRAGMA quick_check(5)").fetchall())
        finally:
            connection.close()

    def replica(self) -> Found:
        """Check the workstation's encrypted file from end to end."""
        from guichet.models.engine import workstation_engine

        if not self._enrolled:
            return Standing.NOTE, _("Pas de poste dans ce dossier."), ""
        if self._unreadable is not None:
            raise self._unreadable
        if self._key is None:
            return Standing.NOTE, _("Non vérifiée : il faut la clé."), ""
        engine = workstation_engine(self._folder.database, self._key, read_only=True, pool=False)
        try:
            with engine.connect() as connection:
                torn = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
                return _integrity(torn or connection.exec_driver_sql("PRAGMA quick_check(5)").fetchall())
        finally:
            engine.dispose()

    def sums(self) -> Found:
        """Sum every row of the replica anew and compare with what the server sent."""
        if not self._enrolled or self._key is None:
            return Standing.NOTE, _("Rien à additionner."), ""
        rows, differing = self._summed(self._key)
        if differing:
            found = _("Des lignes ne sont pas celles du serveur : {tables}.").format(tables=", ".join(differing))
            advice = _("Rien n’est perdu. Ouvrez le poste : il rechargera ces données.")
            return Standing.WRONG, found, advice
        return Standing.GOOD, plural("{count} ligne, comme au serveur.", "{count} lignes, comme au serveur.", rows), ""

    def _summed(self, key: bytes) -> tuple[int, tuple[str, ...]]:
        desk = running_desk(self._folder)
        if desk is not None:
            from guichet.desk.client import DeskClient

            client = DeskClient(desk.address, bytes.fromhex(desk.authkey))
            try:
                report = client.check_sums().result(_ANSWER_SECONDS)
            finally:
                client.close()
            return sum(rows for rows, _sum in report.sums.values()), report.differing
        from guichet.models.engine import workstation_engine
        from guichet.sync.replica import Replica

        engine = workstation_engine(self._folder.database, key, read_only=True, pool=False)
        try:
            sums, differing = Replica(engine).recompute()
        finally:
            engine.dispose()
        return sum(rows for rows, _sum in sums.values()), differing


def _ask_keyring() -> None:
    """Ask the keyring for something that it has not: the question is enough to know that it answers.

    Raises:
        KeyUnavailable: it does not.
    """
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.get_password("guichet", "doctor")
    except (KeyringError, OSError, RuntimeError) as problem:
        raise KeyUnavailable("keyring") from problem


def _integrity(lines: Sequence[Sequence[str]]) -> Found:
    if [line[0] for line in lines] == ["ok"]:
        return Standing.GOOD, _("Entière."), ""
    return (
        Standing.WRONG,
        _("Endommagée : {first}").format(first=str(lines[0][0])[:80] if lines else "?"),
        _("N’y touchez plus. Reprenez la dernière sauvegarde (dossier « backups ») et prévenez le support."),
    )


def _display() -> Found:
    if not has_display():
        advice = _("Installez xvfb et lancez « xvfb-run guichet workstation », ou ouvrez une session graphique.")
        return Standing.NOTE, _("Aucun : la fenêtre ne peut pas s’ouvrir ici."), advice
    chosen = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    return Standing.GOOD, _("Disponible ({name}).").format(name=chosen) if chosen else _("Disponible."), ""


def _printer() -> Found:
    if os.name == "nt":
        return Standing.NOTE, _("À vérifier dans les paramètres de Windows."), ""
    output = _tool("lpstat", "-e")
    if output is None:
        return Standing.NOTE, _("CUPS n’est pas installé."), _("Pour imprimer : installez cups et cups-client.")
    printers = output.split()
    if not printers:
        advice = _("Ajoutez-en une dans les paramètres du système. Les récépissés s’ouvrent en PDF en attendant.")
        return Standing.NOTE, _("Aucune."), advice
    return Standing.GOOD, ", ".join(printers[:4]), ""


def _scanner() -> Found:
    if os.name == "nt":
        return Standing.NOTE, _("À vérifier dans les paramètres de Windows."), ""
    output = _tool("scanimage", "-f", "%d%n")
    if output is None:
        return Standing.NOTE, _("SANE n’est pas installé."), _("Pour numériser : installez sane-utils.")
    scanners = output.split()
    if not scanners:
        return Standing.NOTE, _("Aucun."), _("Branchez-le et allumez-le, puis recommencez.")
    return Standing.GOOD, ", ".join(scanners[:4]), ""


def _tool(name: str, *arguments: str) -> str | None:
    """Give what a program of the system says; None when it is not installed or does not answer."""
    program = shutil.which(name)
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, *arguments],
            capture_output=True,
            text=True,
            timeout=_TOOL_SECONDS,
            check=False,
            env=_plain_words(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout


def _plain_words() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}
