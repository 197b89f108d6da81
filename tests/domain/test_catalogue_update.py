"""The town's catalogue follows the shipped one, but for what the town made its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from guichet.domain.catalogue import decode_procedure
from guichet.domain.catalogue_update import Part, Publication, renewed
from guichet.domain.errors import FaultyProcedure
from guichet.domain.legal_values import confirmed
from guichet.domain.procedures import Fee, Procedure, StepPaper

CATALOGUE = Path(__file__).parents[2] / "guichet" / "resources" / "catalogue"
SHIPPED = decode_procedure((CATALOGUE / "reclamation.json").read_bytes())
TODAY = date(2026, 11, 22)


def changed(procedure: Procedure, **parts: Any) -> Procedure:
    return msgspec.structs.replace(procedure, **parts)


def legal(procedure: Procedure, **values: Any) -> Procedure:
    return changed(procedure, legal=msgspec.structs.replace(procedure.legal, **values))


def without_papers(procedure: Procedure) -> Procedure:
    """Give a procedure as it was before its steps issued papers."""
    steps = tuple(msgspec.structs.replace(step, issues=None) for step in procedure.workflow.transitions)
    return changed(procedure, workflow=msgspec.structs.replace(procedure.workflow, transitions=steps))


def history(*versions: tuple[Procedure, bool]) -> list[Publication]:
    numbered = enumerate(versions, 1)
    return [Publication(changed(procedure, version=number), by_town) for number, (procedure, by_town) in numbered]


OLD = without_papers(SHIPPED)


def test_a_town_founded_before_gets_the_rule_of_the_acknowledgment() -> None:
    found = renewed(history((OLD, False)), SHIPPED, TODAY)
    assert found.changed == (Part.WORKFLOW,)
    assert found.kept == ()
    assert found.procedure is not None
    assert found.procedure.paper_of("acknowledge") is StepPaper.ACKNOWLEDGMENT
    assert (found.procedure.version, found.procedure.effective_on) == (2, TODAY)
    assert renewed([*history((OLD, False)), Publication(found.procedure, False)], SHIPPED, TODAY).procedure is None


def test_what_the_town_confirmed_stays_however_often_the_catalogue_comes() -> None:
    announced = SHIPPED.legal.announced
    assert announced is not None
    mine = confirmed(msgspec.structs.replace(announced, count=10, article="Délibération du 3 mars"))
    versions = history((OLD, False), (legal(OLD, announced=mine), True))
    other = legal(SHIPPED, announced=msgspec.structs.replace(announced, count=20), fee=Fee(500, "Tarif du timbre"))
    found = renewed(versions, other, TODAY)
    assert found.procedure is not None
    assert found.changed == (Part.WORKFLOW, Part.FEE)
    assert found.kept == (Part.ANNOUNCED,)
    assert found.procedure.legal.announced == mine
    later = [*versions, Publication(found.procedure, False)]
    again = renewed(later, other, TODAY)
    assert again.procedure is None, "the version that the update published made nothing the program's"
    assert again.kept == (Part.ANNOUNCED,), "it is told each time"
    assert renewed(later, legal(other, announced=None), TODAY).procedure is None


def test_a_value_that_was_as_it_is_before_the_town_took_it_back_is_the_towns() -> None:
    silence = SHIPPED.legal.silence
    doubted = legal(OLD, silence=msgspec.structs.replace(silence, confirmed=False))
    found = renewed(history((OLD, False), (doubted, True)), SHIPPED, TODAY)
    assert found.procedure is not None
    assert not found.procedure.legal.silence.confirmed
    assert found.kept == (), "the catalogue says nothing new of it"


def test_a_form_that_the_town_changed_stays_whole() -> None:
    own = changed(OLD, fields=OLD.fields[:-1], label="Réclamation de la ville")
    found = renewed(history((OLD, False), (own, True)), changed(SHIPPED, label="Réclamation", notes="Neuf"), TODAY)
    assert found.procedure is not None
    assert found.changed == (Part.WORKFLOW, Part.NOTES)
    assert found.kept == (Part.LABEL,)
    assert found.procedure.fields == own.fields
    assert found.procedure.label == "Réclamation de la ville"


def test_what_does_not_go_together_is_not_made() -> None:
    asked = [field for field in OLD.fields if field.name != "is_appeal"]
    asked = [field for field in asked if field.shown_when is None or field.shown_when.field != "is_appeal"]
    own = changed(OLD, fields=tuple(asked), documents=())
    shipped = changed(SHIPPED, documents=SHIPPED.documents[:1])
    versions = history((changed(OLD, documents=()), False), (own, True))
    with pytest.raises(FaultyProcedure):
        renewed(versions, shipped, TODAY)


def test_a_version_that_is_to_come_comes_on_its_day() -> None:
    coming = changed(SHIPPED, effective_on=date(2027, 1, 1))
    found = renewed(history((OLD, False)), coming, TODAY)
    assert found.procedure is not None
    assert found.procedure.effective_on == date(2027, 1, 1)


def test_every_part_of_a_procedure_is_somebodys() -> None:
    own = {name for name in Procedure.__struct_fields__ if name not in ("id", "version", "effective_on", "legal")}
    values = {f"legal.{name}" for name in type(SHIPPED.legal).__struct_fields__}
    assert {str(part) for part in Part} == own | values
