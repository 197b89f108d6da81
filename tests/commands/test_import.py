"""Files of people as towns have them: every encoding, every slip, and the same file again."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from guichet.bootstrap.folders import DataFolder
from guichet.commands.central import opened
from guichet.commands.people_file import LONGEST_LINE
from guichet.contract.accounts import ImportPeople
from guichet.contract.registry import decode_operation
from guichet.models.people import ContactPoint, Person
from guichet.models.rows import recompute
from guichet.models.server import FeedHead, StoredOperation
from guichet.server.feed import stored_sums
from tests.commands.conftest import Guichet, Ran

Load = Callable[..., Ran]


@pytest.fixture
def load(guichet: Guichet, tmp_path: Path) -> Load:
    """Import a text or bytes as ``people.csv``."""

    def run(content: str | bytes, encoding: str = "utf-8") -> Ran:
        path = tmp_path / "people.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return guichet("import", "people", str(path))

    return run


def ask(folder: DataFolder, question: Callable[[Connection], Any]) -> Any:
    with opened(folder) as base, base.engine.connect() as connection, connection.begin():
        return question(connection)


def people(folder: DataFolder) -> dict[str, Any]:
    rows = ask(folder, lambda connection: connection.execute(select(Person.__table__)).all())
    return {row.external_id or row.birth_name: row for row in rows}


def contacts(folder: DataFolder, external_id: str, *, ended: bool = False) -> set[tuple[str, str]]:
    statement = select(ContactPoint.__table__).join(Person, Person.id == ContactPoint.person_id)
    rows = ask(folder, lambda connection: connection.execute(statement.where(Person.external_id == external_id)).all())
    return {
        (row.kind.value, row.value or f"{row.street}|{row.postcode}|{row.city}")
        for row in rows
        if (row.ended_on is not None) == ended
    }


REFUSED, DROPPED, TO_CHECK = "ligne refusée", "cellule laissée de côté", "pris tel quel, à vérifier"


def report(tmp_path: Path, fate: str = REFUSED) -> dict[int, tuple[str, str]]:
    with (tmp_path / "people.rejets.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0] == ["ligne", "colonne", "motif", "suite"]
    assert {row[3] for row in rows[1:]} <= {REFUSED, DROPPED, TO_CHECK}
    return {int(line): (column, reason) for line, column, reason, what in rows[1:] if what == fate}


def check_sums(folder: DataFolder) -> None:
    def both(connection: Connection) -> None:
        sums = recompute(connection)
        stored = stored_sums(connection, {partition for partition, _ in sums})
        flat = {
            (partition, table): tuple(pair) for partition, tables in stored.items() for table, pair in tables.items()
        }
        assert flat == sums

    ask(folder, both)


WHOLE = (
    "external_id;civility;birth_name;usual_name;given_names;birth_date;birth_place;sex;email;phone;mobile;street;postcode;city\n"
    "A1;Mme;Cherifi;Benali;Samira;14/03/1986;Oran;F;samira.benali@exemple.fr;01 99 00 12 34;06 12 34 56 78;"
    "12 rue des Lilas;93200;Saint-Denis\n"
)


def test_every_column_finds_its_place(load: Load, folder: DataFolder) -> None:
    assert load(WHOLE).code == 0
    row = people(folder)["A1"]
    assert (row.civility.value, row.birth_name, row.usual_name, row.given_names) == (
        "Mme",
        "Cherifi",
        "Benali",
        "Samira",
    )
    assert (row.birth_date.isoformat(), row.birth_place, row.sex.value) == ("1986-03-14", "Oran", "F")
    assert contacts(folder, "A1") == {
        ("email", "samira.benali@exemple.fr"),
        ("phone", "+33199001234"),
        ("mobile", "+33612345678"),
        ("address", "12 rue des Lilas|93200|Saint-Denis"),
    }
    check_sums(folder)


def test_the_load_is_one_audited_operation(load: Load, folder: DataFolder) -> None:
    load(WHOLE + "A2;;;;Nobody;;;;;;;;;\n")
    rows = ask(folder, lambda connection: connection.execute(select(StoredOperation.name, StoredOperation.args)).all())
    told = [decode_operation(row.args) for row in rows if row.name == "people.import"]
    assert len(told) == 1
    assert isinstance(told[0], ImportPeople)
    assert (told[0].lines, told[0].created_people, told[0].updated_people, told[0].refused_lines) == (2, 1, 0, 1)
    assert len(told[0].fingerprint) == 64
    assert "Benali" not in str(rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ","])
def test_encodings_and_separators_are_recognised(load: Load, folder: DataFolder, encoding: str, separator: str) -> None:
    text = separator.join(["Nom de naissance", "Prénoms", "Né(e) le", "N°"]) + "\r\n"
    text += separator.join(["Lefèvre", "Zoé", "1999-12-31", "7"]) + "\r\n"
    assert load(text, encoding).code == 0
    row = people(folder)["7"]
    assert (row.birth_name, row.given_names, row.birth_date.isoformat()) == ("Lefèvre", "Zoé", "1999-12-31")


def test_one_line_of_another_encoding_does_not_spoil_the_file(load: Load, folder: DataFolder, tmp_path: Path) -> None:
    good = "".join(f"{number};Éléonore Né{'e' * (number % 5)}\n" for number in range(40)).replace("Né", "Ne")
    content = b"external_id;birth_name\n" + good.encode() + "99;Lefèvre\n".encode("cp1252")
    assert load(content).code == 1
    assert people(folder)["0"].birth_name.startswith("Éléonore")
    assert report(tmp_path) == {42: ("", "Caractères illisibles\u00a0: la ligne n’est pas dans l’encodage du fichier.")}


@pytest.mark.parametrize(
    ("line", "column", "told"),
    [
        ("1;;Jean;;;;;", "", "Il manque un nom"),
        ("1;1234;;;;;;", "birth_name", "aucune lettre"),
        ("1;-;;;;;;", "birth_name", "aucune lettre"),
        ("i" * 101 + ";Martin;;;;;;", "external_id", "trop longue"),
        ("1;Martin;;;;;Paris;de trop", "", "Plus de cellules"),
        ("1;Martin;;;;;;" + "x" * LONGEST_LINE, "", "trop longue"),
    ],
)
def test_a_bad_line_is_reported_and_the_others_go_in(
    load: Load, folder: DataFolder, tmp_path: Path, line: str, column: str, told: str
) -> None:
    ran = load(f"external_id;birth_name;given_names;birth_date;email;phone;postcode\n8;Avant\n{line}\n9;Après\n")
    assert ran.code == 1
    assert set(people(folder)) == {"8", "9"}
    found = report(tmp_path)
    assert found.keys() == {3}
    assert found[3][0] == column
    assert told in found[3][1]
    assert "1 ligne est refusée" in ran.out


@pytest.mark.parametrize(
    ("line", "column", "told"),
    [
        ("1;Martin;Commandeur", "civility", "Civilité inconnue"),
        ("1;Martin;;31/02/1999", "birth_date", "n’est pas une date"),
        ("1;Martin;;14/03/86", "birth_date", "n’est pas une date"),
        ("1;Martin;;1999-13-01", "birth_date", "n’est pas une date"),
        ("1;Martin;;01/01/2999", "birth_date", "pas encore venue"),
        ("1;Martin;;01/01/1799", "birth_date", "avant 1880"),
        ("1;Martin;;;pas-une-adresse", "email", "adresse e-mail"),
        ("1;Martin;;;a@b", "email", "adresse e-mail"),
        ("1;Martin;;;;12", "phone", "trop court"),
        ("1;Martin;;;;bonjour", "phone", "téléphone"),
        ("1;Martin;;;;;932", "postcode", "cinq chiffres"),
        ("1;Martin;;;;;;" + "v" * 101, "city", "trop longue"),
        ("1;Martin;;;;;;Pa\x00ris", "city", "caractère interdit"),
        ("1;Martin;;;;;;;Z", "sex", "Sexe inconnu"),
    ],
)
def test_a_bad_cell_is_left_aside_and_the_rest_goes_in(
    load: Load, folder: DataFolder, tmp_path: Path, line: str, column: str, told: str
) -> None:
    cells = {"civility": "Mme", "birth_date": "1986-03-14", "email": "a@exemple.fr", "phone": "0199001234"}
    known = ("external_id", "birth_name", *cells, "postcode", "city", "sex")
    good = f"2;Petit;{';'.join(cells.values())};93200;Lyon;F"
    ran = load(f"{';'.join(known)}\n{line}\n{good}\n")
    assert ran.code == 0
    assert people(folder)["1"].birth_name == "Martin"
    assert (people(folder)["1"].birth_date, people(folder)["1"].civility) == (None, "")
    assert contacts(folder, "1") == set()
    assert len(contacts(folder, "2")) == 3
    assert report(tmp_path) == {}
    ((number, (where, why)),) = report(tmp_path, DROPPED).items()
    assert (number, where, told in why) == (2, column, True)
    assert "1 ligne est prise avec une réserve" in ran.out


def test_a_bad_postcode_leaves_the_address(load: Load, folder: DataFolder) -> None:
    assert load("external_id;birth_name;street;postcode;city\n1;Martin;1 rue A;932;Lyon\n").code == 0
    assert contacts(folder, "1") == {("address", "1 rue A||Lyon")}


@pytest.mark.parametrize(
    ("name", "stored", "told"),
    [
        ("Martin 2", "Martin 2", "chiffre"),
        ("D4", "D4", "chiffre"),
        ("Martin «Bob» / Durand", "Martin «Bob» / Durand", "caractère interdit"),
        ("Мартин", "Мартин", "lettres latines"),
        ("Mar\x00tin", "Martin", "caractère interdit"),
        ("a" * 101, "a" * 100, "trop long"),
    ],
)
def test_a_name_that_is_odd_is_taken_as_it_is_and_told(
    load: Load, folder: DataFolder, tmp_path: Path, name: str, stored: str, told: str
) -> None:
    ran = load(f"external_id;birth_name;given_names\n1;{name};Jean, {name}\n")
    assert ran.code == 0
    assert people(folder)["1"].birth_name == stored
    with (tmp_path / "people.rejets.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))[1:]
    assert [(row[0], row[1], told in row[2], row[3]) for row in rows] == [
        ("2", "birth_name", True, TO_CHECK),
        ("2", "given_names", True, TO_CHECK),
    ]
    check_sums(folder)


def test_a_name_in_quotes_is_taken(load: Load, folder: DataFolder, tmp_path: Path) -> None:
    assert load('external_id;birth_name\n1;"Martin ""Bob"""\n').code == 0
    assert people(folder)["1"].birth_name == 'Martin "Bob"'
    assert report(tmp_path, TO_CHECK).keys() == {2}


def test_a_line_keeps_the_name_that_can_be_read(load: Load, folder: DataFolder, tmp_path: Path) -> None:
    assert load("external_id;birth_name;usual_name\n1;12;Durand\n").code == 0
    assert (people(folder)["1"].birth_name, people(folder)["1"].usual_name) == ("", "Durand")
    assert report(tmp_path, DROPPED) == {2: ("birth_name", "Ce nom ne contient aucune lettre.")}


@pytest.mark.parametrize(
    ("cells", "field", "stored"),
    [
        ("M.;Martin;M;", "civility", "M."),
        ("mademoiselle;Martin;;", "civility", "Mme"),
        ("Dr;Martin;;", "civility", ""),
        (";Martin;2;", "sex", "F"),
        (";Martin;Homme;", "sex", "M"),
        (";  le   goff ;;", "birth_name", "le goff"),
        (";O'Brien;;", "birth_name", "O’Brien"),
        (";Martin;;1986-3-4", "birth_date", "1986-03-04"),
        (";Martin;;4.3.1986", "birth_date", "1986-03-04"),
        (";Martin;;1986-03-04 00:00:00", "birth_date", "1986-03-04"),
    ],
)
def test_usual_ways_of_writing_are_understood(
    load: Load, folder: DataFolder, cells: str, field: str, stored: str
) -> None:
    assert load(f"civility;birth_name;sex;birth_date\n{cells}\n").code == 0
    (row,) = people(folder).values()
    assert str(getattr(row, field)) == stored


@pytest.mark.parametrize(
    ("column", "text", "kind", "stored"),
    [
        ("phone", "0612345678", "mobile", "+33612345678"),
        ("mobile", "01.99.00.12.34", "phone", "+33199001234"),
        ("phone", "+33 (0)6 12 34 56 78", "mobile", "+33612345678"),
        ("phone", "0033612345678", "mobile", "+33612345678"),
        ("phone", "612345678", "mobile", "+33612345678"),
        ("phone", "07 01 23 45 67", "mobile", "+33701234567"),
        ("phone", "+32 470 12 34 56", "mobile", "+32470123456"),
        ("email", "Jean.Dupont@Exemple.FR", "email", "Jean.Dupont@exemple.fr"),
        ("email", "jean@mairie.local", "email", "jean@mairie.local"),
        ("postcode", "1000", "address", "|01000|"),
        ("city", "Saint-Denis", "address", "||Saint-Denis"),
    ],
)
def test_ways_to_reach_people_are_stored_in_one_form(
    load: Load, folder: DataFolder, column: str, text: str, kind: str, stored: str
) -> None:
    assert load(f"external_id;birth_name;{column}\n1;Martin;{text}\n").code == 0
    expected = stored if kind != "address" else stored if stored.count("|") == 2 else f"|{stored}"
    assert contacts(folder, "1") == {(kind, expected)}


def test_quotes_hold_separators_quotes_and_line_ends(load: Load, folder: DataFolder, tmp_path: Path) -> None:
    text = (
        'external_id;birth_name;street;city\n1;"Martin";"3; allée ""A""\nbâtiment B";Lyon\n'
        '2;Petit;"5 rue\n3;Grand;;Lyon\n'
    )
    assert load(text).code == 1
    assert contacts(folder, "1") == {("address", '3; allée "A" bâtiment B||Lyon')}
    assert set(people(folder)) == {"1", "3"}
    assert report(tmp_path)[4] == ("", "Guillemet ouvert et jamais refermé.")


def test_a_line_of_five_megabytes_costs_that_line_only(load: Load, folder: DataFolder, tmp_path: Path) -> None:
    huge = "x" * 5_000_000
    assert load(f'external_id;birth_name\n1;Avant\n2;{huge}\n3;"{huge}\n4;Après\n').code == 1
    assert set(people(folder)) == {"1", "4"}
    assert report(tmp_path).keys() == {3, 4}


def test_an_identifier_that_comes_twice_counts_once(load: Load, folder: DataFolder, tmp_path: Path) -> None:
    load("external_id;birth_name\n1;Premier\n1;Second\n;Sans\n;Sans\n")
    assert people(folder)["1"].birth_name == "Premier"
    assert ask(folder, lambda connection: len(connection.execute(select(Person.id)).all())) == 3
    assert report(tmp_path) == {3: ("external_id", "Cet identifiant est déjà sur une ligne plus haut.")}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "vide"),
        (b"\n\n;;\n", "vide"),
        ("external_id;birth_name\n1;Martin\n".encode("utf-16"), "UTF-16"),
        (b"a;b\n1;2\n", "Aucun titre de colonne"),
        (b"external_id;city\n1;Paris\n", "colonne de nom"),
        (b"birth_name;Nom;city\nA;B;C\n", "Deux colonnes disent la même chose"),
    ],
)
def test_a_file_that_is_no_list_of_people_is_refused(load: Load, folder: DataFolder, content: bytes, told: str) -> None:
    ran = load(content)
    assert ran.code == 1
    assert told in ran.err
    assert not folder.server.exists()


def test_columns_left_aside_are_said(load: Load) -> None:
    ran = load("birth_name;Allergies;city\nMartin;oui;Lyon\n")
    assert "Colonnes laissées de côté\u00a0: Allergies" in ran.err
    assert "Colonnes reconnues\u00a0: birth_name, city" in ran.err


def test_the_mark_that_spreadsheets_put_first_is_read(load: Load, folder: DataFolder) -> None:
    assert load("sep=,\nexternal_id,birth_name\n1,Martin\n").code == 0
    assert set(people(folder)) == {"1"}


def test_the_same_file_again_changes_nothing(load: Load, folder: DataFolder) -> None:
    text = WHOLE + ";M.;Sans;Identifiant;Paul;;;;;;;;;\n"
    assert load(text).code == 0
    before = ask(folder, recompute)
    ran = load(text)
    assert "0 personne créée, 0 mise à jour, 2 inchangées" in ran.out
    assert ask(folder, recompute) == before
    check_sums(folder)


def test_a_newer_file_updates_by_identifier_and_erases_nothing(load: Load, folder: DataFolder) -> None:
    load(WHOLE)
    before = people(folder)["A1"]
    ran = load(
        "external_id;birth_name;usual_name;mobile;email;city\nA1;Cherifi;Durand;06 39 98 00 01;;\nA2;Nouveau;;;;\n"
    )
    assert "1 personne créée, 1 mise à jour" in ran.out
    row = people(folder)["A1"]
    assert row.id == before.id
    assert (row.usual_name, row.birth_date, row.created_at) == ("Durand", before.birth_date, before.created_at)
    assert row.updated_at >= before.updated_at
    assert ("mobile", "+33639980001") in contacts(folder, "A1")
    assert contacts(folder, "A1", ended=True) == {("mobile", "+33612345678")}
    assert ("email", "samira.benali@exemple.fr") in contacts(folder, "A1")
    check_sums(folder)


def test_a_large_load_raises_the_floor_and_keeps_the_sums(load: Load, folder: DataFolder) -> None:
    chance = random.Random(1)
    lines = "".join(
        f"{number};Nom{'abcdefghij'[chance.randrange(10)] * 3};06{chance.randrange(10**8):08}\n"
        for number in range(6_000)
    )
    assert load("external_id;birth_name;mobile\n" + lines).code == 0
    check_sums(folder)
    floor = ask(
        folder,
        lambda connection: connection.execute(select(FeedHead.floor).where(FeedHead.partition == "people")).scalar(),
    )
    assert floor > 0
    assert "6\u202f000 inchangées" in load("external_id;birth_name;mobile\n" + lines).out


def test_an_old_report_goes_when_every_line_is_good(load: Load, tmp_path: Path) -> None:
    assert load("birth_name;city\n44;Lyon\n").code == 1
    assert (tmp_path / "people.rejets.csv").exists()
    load("birth_name;city\nMartin;Lyon\n")
    assert not (tmp_path / "people.rejets.csv").exists()


@pytest.mark.logs(r"incident \w+ \(ZeroDivisionError\)")
def test_a_failure_in_the_middle_leaves_nothing(
    load: Load, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(WHOLE)
    before = ask(folder, recompute)

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("guichet.server.bulk.BulkLoad.finish", fail)
    ran = load("external_id;birth_name\n" + "".join(f"B{number};Martin\n" for number in range(9_000)))
    assert ran.code == 1
    assert ask(folder, recompute) == before


def test_an_identifier_of_an_organisation_is_left_alone(load: Load, folder: DataFolder, tmp_path: Path) -> None:
    from guichet.contract.base import new_id
    from guichet.contract.people import OrganisationDraft, RegisterPerson
    from guichet.server.root import do_as_root

    load(WHOLE)
    with opened(folder) as base:
        draft = OrganisationDraft(name="Les Lilas")
        do_as_root(base, [RegisterPerson(person_id=new_id(), identity=draft, external_id="B7")])
    load("external_id;birth_name\nB7;Martin\n")
    assert people(folder)["B7"].organisation_name == "Les Lilas"
    assert report(tmp_path)[2] == ("external_id", "Cet identifiant est celui d’un organisme.")
