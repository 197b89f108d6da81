"""A file of people as a spreadsheet saved it: its encoding, its separator, its columns, and its records one by one.

One bad line costs that line only: a line too long, a quote that nothing closes, bytes of another encoding.
"""

from __future__ import annotations

import codecs
import csv
import enum
import hashlib
import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

import msgspec

from guichet.commands.errors import FileProblem, PeopleFileRefused

LONGEST_LINE: Final = 65_536
"""Characters of a physical line; no citizen's line is longer."""
_MOST_LINES: Final = 20
"""Physical lines that one record may take, when a quoted cell holds line ends."""
_BLOCK: Final = 1 << 20
_UNREADABLE: Final = "\ufffd"
_EMPTY_CELLS: Final = " ;,\t\ufeff\u00a0"


class Column(enum.StrEnum):
    """What a column may hold."""

    EXTERNAL_ID = "external_id"
    CIVILITY = "civility"
    BIRTH_NAME = "birth_name"
    USUAL_NAME = "usual_name"
    GIVEN_NAMES = "given_names"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE = "birth_place"
    SEX = "sex"
    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    STREET = "street"
    POSTCODE = "postcode"
    CITY = "city"


_ALIASES: Final = {
    Column.EXTERNAL_ID: "id identifiant id_externe identifiant_externe numero n no num ref reference code matricule",
    Column.CIVILITY: "civilite titre politesse",
    Column.BIRTH_NAME: "nom_de_naissance nom_naissance nom_de_famille nom_famille nom_patronymique patronyme"
    " nom_de_jeune_fille nom lastname last_name",
    Column.USUAL_NAME: "nom_d_usage nom_usage nom_usuel nom_marital nom_epouse nom_d_epouse",
    Column.GIVEN_NAMES: "prenoms prenom prenom_s firstname first_name given_name",
    Column.BIRTH_DATE: "date_de_naissance date_naissance naissance ne_le nee_le ne_e_le date_naiss ddn",
    Column.BIRTH_PLACE: "lieu_de_naissance lieu_naissance ville_de_naissance ville_naissance commune_de_naissance ne_a",
    Column.SEX: "sexe genre gender",
    Column.EMAIL: "e_mail mail courriel adresse_mail adresse_e_mail adresse_email adresse_electronique mel",
    Column.PHONE: "telephone tel tel_fixe telephone_fixe fixe telephone_domicile tel_domicile",
    Column.MOBILE: "portable tel_portable telephone_portable telephone_mobile tel_mobile mobile_phone gsm",
    Column.STREET: "adresse rue voie adresse_1 adresse1 adresse_postale numero_et_voie",
    Column.POSTCODE: "code_postal cp codepostal zip postal_code",
    Column.CITY: "ville commune localite town",
}
_COLUMNS: Final = {column.value: column for column in Column} | {
    alias: column for column, aliases in _ALIASES.items() for alias in aliases.split()
}
_NAMES: Final = frozenset({Column.BIRTH_NAME, Column.USUAL_NAME})


class RecordProblem(enum.StrEnum):
    """Why a record cannot even be cut into cells."""

    TOO_LONG = "too_long_line"
    OPEN_QUOTE = "open_quote"
    UNREADABLE = "unreadable"
    TOO_MANY_CELLS = "too_many_cells"


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """What one reading of the whole file told: its encoding, its fingerprint (SHA-256), how many lines it has."""

    encoding: str
    fingerprint: str
    lines: int


Cells = dict[Column, str]


def survey(path: Path) -> Survey:
    """Read the file through once.

    It is UTF-8 unless more than a tenth of what is not ASCII would then be unreadable: it is Windows-1252 then.

    Raises:
        PeopleFileRefused: it is empty, or in UTF-16.
        OSError: it cannot be read.
    """
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
    lines = unreadable = foreign = 0
    last = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if not last and block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                raise PeopleFileRefused(FileProblem.UTF_16)
            last = block
            digest.update(block)
            lines += block.count(b"\n")
            if not block.isascii() or foreign:
                text = decoder.decode(block)
                unreadable += text.count(_UNREADABLE)
                foreign += len(text) - len(text.encode("ascii", "ignore"))
    if not last:
        raise PeopleFileRefused(FileProblem.EMPTY)
    lines += not last.endswith(b"\n")
    encoding = "cp1252" if unreadable * 10 > foreign else "utf-8-sig"
    return Survey(encoding=encoding, fingerprint=digest.hexdigest(), lines=lines)


class PeopleFile:
    """The records of a surveyed file; ``columns`` and ``unknown`` say what its titles were understood as."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._line = 0
        self._waiting: deque[str] = deque()
        title = self._title()
        self._separator = _separator(title)
        if re.fullmatch(r"sep=[;,]\s*", title, re.IGNORECASE):  # what some spreadsheets write first
            self._separator = title[4]
            title = self._title()
        titles = self._cells(title)
        if isinstance(titles, RecordProblem):
            raise PeopleFileRefused(FileProblem.NO_KNOWN_COLUMN)
        found = [_COLUMNS.get(_plain(name)) for name in titles]
        self.columns: tuple[Column, ...] = tuple(column for column in found if column is not None)
        self.unknown: tuple[str, ...] = tuple(
            name.strip() for name, column in zip(titles, found, strict=True) if column is None and name.strip()
        )
        self._places = [(place, column) for place, column in enumerate(found) if column is not None]
        self._width = len(titles)
        self._check_titles()

    def records(self) -> Iterator[tuple[int, Cells | RecordProblem]]:
        """Give every record with the number of its first line; empty cells and empty lines are left out."""
        places, width = self._places, self._width
        while text := self._next():
            number = self._line
            if not text.strip(_EMPTY_CELLS + "\n"):
                continue
            cells = self._cells(text)
            if isinstance(cells, RecordProblem):
                yield number, cells
                continue
            if len(cells) > width and any(cell.strip() for cell in cells[width:]):
                yield number, RecordProblem.TOO_MANY_CELLS
                continue
            count = len(cells)
            yield (
                number,
                {column: cell for place, column in places if place < count and (cell := cells[place].strip())},
            )

    @property
    def line(self) -> int:
        """The number of the last physical line read."""
        return self._line

    def _title(self) -> str:
        while text := self._next():
            if text.strip(_EMPTY_CELLS + "\n"):
                return text.rstrip("\n")
        raise PeopleFileRefused(FileProblem.EMPTY)

    def _next(self) -> str:
        """Give the next physical line, cut if it is too long; empty at the end."""
        if self._waiting:
            self._line += 1
            return self._waiting.popleft()
        text = self._file.readline(LONGEST_LINE + 1)
        if text:
            self._line += 1
        if len(text) > LONGEST_LINE and not text.endswith("\n"):
            while (rest := self._file.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                pass
        return text

    def _cells(self, text: str) -> list[str] | RecordProblem:
        if len(text) > LONGEST_LINE:
            return RecordProblem.TOO_LONG
        cells = self._quoted(text) if '"' in text else text.rstrip("\n").split(self._separator)
        if not isinstance(cells, RecordProblem) and any(_UNREADABLE in cell for cell in cells):
            return RecordProblem.UNREADABLE
        return cells

    def _quoted(self, text: str) -> list[str] | RecordProblem:
        """Cut a line that holds quotes, with those that follow while a quote is open."""
        lines = [text]
        while True:
            try:
                return next(csv.reader(lines, delimiter=self._separator, strict=True))
            except csv.Error:
                pass
            following = self._next() if len(lines) < _MOST_LINES and "".join(lines).count('"') % 2 else ""
            if not following:
                break
            lines.append(following)
        # The quote was a stray one: the lines after the first are records of their own.
        self._waiting.extendleft(reversed(lines[1:]))
        self._line -= len(lines) - 1
        return RecordProblem.OPEN_QUOTE

    def _check_titles(self) -> None:
        twice = next((column for column in self.columns if self.columns.count(column) > 1), None)
        if twice is not None:
            raise PeopleFileRefused(FileProblem.COLUMN_TWICE, twice)
        if not self.columns:
            raise PeopleFileRefused(FileProblem.NO_KNOWN_COLUMN)
        if not _NAMES & set(self.columns):
            raise PeopleFileRefused(FileProblem.NO_NAME_COLUMN)


def _separator(title: str) -> str:
    return ";" if title.count(";") >= title.count(",") else ","


def _plain(title: str) -> str:
    """Write a title in small ASCII letters and underscores: «Né(e) le» becomes «ne_e_le»."""
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "_", bare).strip("_")
