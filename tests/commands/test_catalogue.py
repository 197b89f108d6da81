"""The town's catalogue beside the shipped one, from the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import msgspec
import pytest
from sqlalchemy import select, update

from guichet.bootstrap.folders import DataFolder
from guichet.commands import founding
from guichet.commands.central import opened
from guichet.contract.base import new_id
from guichet.contract.catalogue import ConfirmLegalValues
from guichet.domain.catalogue_update import Part
from guichet.domain.legal_values import confirmed
from guichet.domain.procedures import Procedure
from guichet.models.catalogue import decoded
from guichet.models.organisation import ProcedureVersion
from guichet.server.root import do_as_root
from tests.commands.conftest import EXAMPLE, PASSWORD, Guichet
from tests.domain.test_catalogue_update import without_papers

SHIPPED = tuple(founding.shipped_procedures())
PROCEDURE = "reclamation"


def before(procedure: Procedure) -> Procedure:
    return without_papers(procedure) if procedure.id == PROCEDURE else procedure


@pytest.fixture
def old_town(guichet: Guichet, folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """Give a town founded by an earlier program, which shipped one procedure less."""
    monkeypatch.setenv("GUICHET_ADMIN_PASSWORD", PASSWORD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(founding, "shipped_procedures", lambda: map(before, SHIPPED[1:]))
        assert guichet("init", "--from", str(EXAMPLE)).code == 0
    return folder


def versions(folder: DataFolder, code: str) -> list[Procedure]:
    statement = select(ProcedureVersion.definition).where(ProcedureVersion.procedure == code)
    with opened(folder) as base, base.reading.connect() as connection:
        return [decoded(text) for text in connection.scalars(statement.order_by(ProcedureVersion.number))]


def confirm_delay(folder: DataFolder) -> None:
    """Confirm the announced delay, as an agent of the town does on the page of legal values."""
    (own,) = versions(folder, PROCEDURE)
    announced = own.legal.announced
    assert announced is not None
    rule = confirmed(msgspec.structs.replace(announced, count=8, article="Délibération du 3 mars"))
    version_id = new_id()
    with opened(folder) as base:
        new = msgspec.structs.replace(own.legal, announced=rule)
        do_as_root(base, [ConfirmLegalValues(version_id=version_id, procedure=PROCEDURE, base=own.legal, new=new)])
        with base.engine.begin() as connection:
            by_agent = update(ProcedureVersion).where(ProcedureVersion.id == version_id).values(published_by=new_id())
            connection.execute(by_agent)


def test_a_new_town_has_nothing_to_publish(guichet: Guichet, town: DataFolder) -> None:
    for verb in ("compare", "update"):
        ran = guichet("catalogue", verb)
        assert (ran.code, ran.out) == (0, f"Démarches à jour\u00a0: {len(SHIPPED)}\n")


def test_an_older_town_gets_what_is_new_and_keeps_what_it_confirmed(guichet: Guichet, old_town: DataFolder) -> None:
    confirm_delay(old_town)
    told = guichet("catalogue", "compare").out
    assert f"{SHIPPED[0].label}\u00a0: nouvelle démarche" in told
    assert "Réclamation, recours gracieux\u00a0: étapes\n" in told
    assert "guichet catalogue update" in told
    assert len(versions(old_town, PROCEDURE)) == 2, "comparing changes nothing"
    assert guichet("catalogue", "update").code == 0
    _first, own, newest = versions(old_town, PROCEDURE)
    assert newest.legal == own.legal
    assert newest.workflow == next(each for each in SHIPPED if each.id == PROCEDURE).workflow
    assert newest.effective_on >= datetime.now(UTC).date().replace(day=1)
    assert [each.version for each in versions(old_town, SHIPPED[0].id)] == [1]
    assert guichet("catalogue", "update").out == f"Démarches à jour\u00a0: {len(SHIPPED)}\n"


def test_what_the_town_keeps_is_named(guichet: Guichet, old_town: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    confirm_delay(old_town)

    def silent(procedure: Procedure) -> Procedure:
        return msgspec.structs.replace(procedure, legal=msgspec.structs.replace(procedure.legal, announced=None))

    ship(monkeypatch, silent)
    told = guichet("catalogue", "update").out
    assert "Réclamation, recours gracieux\u00a0: étapes\u202f; la commune garde\u00a0: délai annoncé\n" in told
    told = guichet("catalogue", "compare").out
    assert "Réclamation, recours gracieux\u00a0: la commune garde\u00a0: délai annoncé\n" in told
    kept = versions(old_town, PROCEDURE)[-1].legal.announced
    assert kept is not None
    assert kept.count == 8


def test_a_procedure_of_a_service_that_the_town_has_not_is_left(
    guichet: Guichet, old_town: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(monkeypatch, lambda procedure: msgspec.structs.replace(procedure, service="ski"))
    ran = guichet("catalogue", "update")
    assert "Réclamation, recours gracieux\u00a0: laissée telle quelle, la commune n’a pas son service\n" in ran.out
    assert len(versions(old_town, PROCEDURE)) == 1


def ship(monkeypatch: pytest.MonkeyPatch, change: Callable[[Procedure], Procedure]) -> None:
    def shipped() -> Iterator[Procedure]:
        return (change(each) if each.id == PROCEDURE else each for each in SHIPPED)

    monkeypatch.setattr(founding, "shipped_procedures", shipped)


def test_every_part_has_a_french_name() -> None:
    from guichet.commands.catalogue import _named

    assert len(_named(Part).split(", ")) == len(Part)
