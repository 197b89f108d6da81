"""A town is made whole or not at all."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from guichet.bootstrap.folders import DataFolder
from guichet.commands.central import opened
from guichet.commands.founding import shipped_procedures, shipped_services
from guichet.commands.secrets import made_up
from guichet.domain.permissions import Role
from guichet.domain.secrets import PasswordRule, password_problems
from guichet.models.organisation import (
    Agent,
    AgentSecret,
    Counter,
    Organisation,
    ProcedureVersion,
    RoleGrant,
    Service,
    Site,
)
from guichet.models.rows import recompute
from guichet.server.base import read_setting
from guichet.server.feed import stored_sums
from tests.commands.conftest import EXAMPLE, PASSWORD, Guichet


def organisation(folder: DataFolder) -> str | None:
    with opened(folder) as base, base.engine.connect() as connection, connection.begin():
        return connection.execute(select(Organisation.name)).scalar()


def edited(tmp_path: Path, before: str, after: str) -> str:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert before in text
    path = tmp_path / "town.toml"
    path.write_text(text.replace(before, after), encoding="utf-8")
    return str(path)


def test_the_example_makes_a_whole_town(town: DataFolder) -> None:
    with opened(town) as base, base.engine.connect() as connection, connection.begin():
        about = connection.execute(select(Organisation.__table__)).one()
        assert (about.name, about.department, about.phone, about.demo) == (
            "Ville de Valmoré",
            "93",
            "+33199001234",
            False,
        )
        sites = {row.code: row for row in connection.execute(select(Site.__table__))}
        assert sites.keys() == {"mairie", "solidarites"}
        assert "social" not in sites["mairie"].sectors
        assert "social" in sites["solidarites"].sectors
        counters = connection.execute(select(Counter.name).where(Counter.site_id == sites["mairie"].id)).scalars().all()
        assert sorted(counters) == ["Guichet 1", "Guichet 2", "Guichet 3"]
        services = {row.code: row for row in connection.execute(select(Service.__table__))}
        assert services["etat-civil"].phone == "+33199001235"
        assert services["mediatheque"].name == "Médiathèque"
        procedures = connection.execute(select(ProcedureVersion.procedure, ProcedureVersion.number)).all()
        assert len(procedures) == len(list(shipped_procedures())) == 53
        assert {number for _, number in procedures} == {1}
        grants = connection.execute(select(Agent.login, RoleGrant.role).join(RoleGrant, RoleGrant.agent_id == Agent.id))
        assert grants.all() == [("dominique.martin", Role.ADMINISTRATOR)]
        secret = connection.execute(select(AgentSecret.__table__)).one()
        assert secret.password_hash.startswith("$argon2id$")
        assert PASSWORD not in secret.password_hash
        assert not secret.must_change
        assert read_setting(connection, "blob_key")
        sums = recompute(connection)
        stored = stored_sums(connection, {partition for partition, _ in sums})
        assert {
            (partition, table): tuple(both) for partition, tables in stored.items() for table, both in tables.items()
        } == sums


def test_every_procedure_names_a_service_that_the_town_gets() -> None:
    assert {procedure.service for procedure in shipped_procedures()} <= {one.code for one in shipped_services()}


def test_a_second_init_changes_nothing(guichet: Guichet, town: DataFolder) -> None:
    ran = guichet("init", "--from", str(EXAMPLE))
    assert (ran.code, ran.out) == (1, "")
    assert "déjà celle de «\u00a0Ville de Valmoré\u00a0»" in ran.err


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('department = "93"', 'department = "96"', "ce département n’existe pas"),
        ('postcode = "93200"', 'postcode = "9320"', "il faut cinq chiffres"),
        ('name = "Ville de Valmoré"', "", "il manque «\u00a0name\u00a0»"),
        ('name = "Ville de Valmoré"', 'name = "V"\nmotto = "x"', "«\u00a0motto\u00a0» n’est pas une clé connue"),
        ('code = "solidarites"', 'code = "mairie"', "y est deux fois"),
        ('"family", "social"]', '"family", "ski"]', "«\u00a0ski\u00a0» n’est pas une valeur connue"),
        ('name = "Médiathèque"', "", "un nom et un secteur"),
        ('# time_zone = "Europe/Paris"', 'time_zone = "Europe/Valmore"', "fuseau horaire"),
        ("[administrator]", "[administrator", "(town.toml, ligne 42)\u00a0: il manque un crochet fermant"),
        (
            'department = "93"',
            "department = 93",
            "ligne 7, organisation.department)\u00a0: il faut un texte entre guillemets",
        ),
        ('postcode = "93200"', "postcode =", "ligne 9)\u00a0: la valeur manque"),
        (
            'code = "solidarites"',
            "code = 3",
            "sites[1].code)\u00a0: il faut un texte entre guillemets, et non un nombre",
        ),
        ('counters = ["Accueil social"]', 'counters = ["Accueil social"', "il manque un crochet fermant"),
        ('city = "Valmoré"', 'city = "Valmoré', "ligne 10)\u00a0: ce texte n’est pas refermé"),
        ('city = "Valmoré"', 'city = "Valmoré"\ncity = "V"', "ligne 11)\u00a0: cette clé est déjà donnée"),
        ('city = "Valmoré"', "city = “Valmoré”", "guillemets droits"),
        ('quality = "Responsable informatique"', 'password_hash = "secret"', "argon2id"),
    ],
)
def test_a_faulty_description_is_told_and_nothing_is_made(
    guichet: Guichet,
    folder: DataFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: str,
    after: str,
    told: str,
) -> None:
    monkeypatch.setenv("GUICHET_ADMIN_PASSWORD", PASSWORD)
    ran = guichet("init", "--from", edited(tmp_path, before, after))
    assert ran.code == 1
    assert told in ran.err
    assert organisation(folder) is None


@pytest.mark.parametrize("password", ["abc", "motdepasse1", "Dominique-93!"])
def test_a_weak_password_is_refused(
    guichet: Guichet, folder: DataFolder, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv("GUICHET_ADMIN_PASSWORD", password)
    ran = guichet("init", "--from", str(EXAMPLE))
    assert ran.code == 1
    assert "trop faible" in ran.err
    assert password not in ran.err
    assert organisation(folder) is None


def test_without_a_terminal_nor_a_file_nothing_is_asked(guichet: Guichet, folder: DataFolder) -> None:
    ran = guichet("init")
    assert ran.code == 1
    assert "--from FICHIER.toml" in ran.err
    assert organisation(folder) is None


def test_the_questions_make_a_town(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    from guichet.cli import main

    answers: Iterator[str] = iter(
        [
            "Ville de Valmoré",
            "96",  # no such department: asked again
            "2a",
            "1 place de la Mairie",
            "20000",
            "Ajaccio",
            "",
            "04 95 00 00 00",
            "",  # Mairie
            "",  # mairie
            "2",
            "n",
            "n",
            "Dominique",
            "Martin",
            "",  # dominique.martin
            "",
        ]
    )
    passwords = iter([PASSWORD, PASSWORD])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    monkeypatch.setattr(getpass, "getpass", lambda _question: next(passwords))
    assert main(["init", "--data", str(folder.root)]) == 0
    assert next(answers, None) is None
    with opened(folder) as base, base.engine.connect() as connection, connection.begin():
        assert connection.execute(select(Organisation.department)).scalar() == "2A"
        assert connection.execute(select(Agent.login)).scalar() == "dominique.martin"
        assert len(connection.execute(select(Counter.id)).all()) == 2


def test_an_answer_that_cannot_be_taken_is_told_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from guichet.commands.interview import interview

    town_answers = ("Valmoré", "Paris", "93", "", "932", "", "", "mairie", "", "12", "")
    site_answers = ("", "Hôtel De Ville", "", "0", "1", "n", "n")
    answers = iter((*town_answers, *site_answers, "R2D2", "Ada", "Martin", "Ada Martin!", "", ""))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    town = interview()
    assert (town.sites[0].code, town.administrator.login) == ("mairie", "ada.martin")
    told = capsys.readouterr().out
    for sentence in (
        "Écrivez son numéro\u00a0: 93",
        "cinq chiffres, comme 93200",
        "comme mairie@ville.fr",
        "dix chiffres",
        "par exemple hotel-de-ville",
        "un nombre de 1 à 50",
        "contient un chiffre",
        "comme claire.moreau",
    ):
        assert sentence in told


def test_two_passwords_that_differ_are_refused(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    from guichet.cli import main

    passwords = iter([PASSWORD, PASSWORD + "x"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _question: next(passwords))
    assert main(["init", "--from", str(EXAMPLE), "--data", str(folder.root)]) == 1
    assert organisation(folder) is None


def test_overseas_towns_keep_their_own_time(
    guichet: Guichet, folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GUICHET_ADMIN_PASSWORD", PASSWORD)
    assert guichet("init", "--from", edited(tmp_path, 'department = "93"', 'department = "974"')).code == 0
    with opened(folder) as base, base.engine.connect() as connection, connection.begin():
        assert connection.execute(select(Organisation.time_zone)).scalar() == "Indian/Reunion"


def test_a_town_made_by_an_import_takes_its_name_later(
    guichet: Guichet, folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("birth_name\nMartin\n", encoding="utf-8")
    ran = guichet("import", "people", str(people))
    assert "commune sans nom" in ran.err
    with opened(folder) as base, base.engine.connect() as connection, connection.begin():
        provisional = connection.execute(select(Site.id)).scalar()
    monkeypatch.setenv("GUICHET_ADMIN_PASSWORD", PASSWORD)
    assert guichet("init", "--from", str(EXAMPLE)).code == 0
    assert organisation(folder) == "Ville de Valmoré"
    with opened(folder) as base, base.engine.connect() as connection, connection.begin():
        assert connection.execute(select(Site.id).where(Site.code == "mairie")).scalar() == provisional
        assert len(connection.execute(select(Organisation.id)).all()) == 1
        sums = recompute(connection)
        stored = stored_sums(connection, {partition for partition, _ in sums})
        assert {
            (partition, table): tuple(both) for partition, tables in stored.items() for table, both in tables.items()
        } == sums
    assert guichet("init", "--from", str(EXAMPLE)).code == 1


def test_a_made_up_password_meets_the_rules() -> None:
    drawn = {made_up() for _ in range(200)}
    assert len(drawn) == 200
    for password in drawn:
        assert not password_problems(password, PasswordRule.WITH_LOCKOUT, ("anne", "bo"))
