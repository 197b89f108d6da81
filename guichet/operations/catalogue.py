"""The town's catalogue of procedures: versions are added, never changed."""

from __future__ import annotations

from uuid import UUID

import msgspec

from guichet.contract.accounts import PublishProcedure
from guichet.contract.catalogue import ConfirmLegalValues
from guichet.contract.refusals import (
    AlreadyExists,
    DefinitionRefused,
    FieldDivergence,
    FieldsDiverged,
    FormRefused,
    ProcedureUnknown,
)
from guichet.domain.catalogue import decode_procedure, encode_procedure, find_faults
from guichet.domain.errors import FaultyProcedure, UnreadableProcedure
from guichet.domain.legal_values import Rule, differing, problems_of, rule_of, with_rule
from guichet.domain.procedures import LegalValue, LegalValues, Procedure
from guichet.models.catalogue import decoded
from guichet.models.organisation import ProcedureVersion
from guichet.operations.apply import applies
from guichet.operations.unit import Unit


@applies(PublishProcedure)
def publish_procedure(operation: PublishProcedure, unit: Unit) -> None:
    """Add the next version of a procedure.

    Raises:
        DefinitionRefused: the definition cannot be read, contradicts itself, or is another version's.
        AlreadyExists: the number is not the one that comes next: somebody published meanwhile.
    """
    procedure = _read(operation.definition)
    if procedure.id != operation.procedure:
        raise DefinitionRefused("id")
    if procedure.version != operation.number:
        raise DefinitionRefused("version")
    newest = max((version.number for version in _versions(unit, operation.procedure)), default=0)
    if operation.number != newest + 1:
        raise AlreadyExists(ProcedureVersion.__tablename__, f"{operation.procedure} {newest}")
    _add(unit, operation.version_id, operation.definition, procedure)


@applies(ConfirmLegalValues)
def confirm_legal_values(operation: ConfirmLegalValues, unit: Unit) -> None:
    """Publish the newest version again with other legal values; values that it says already change nothing.

    Raises:
        ProcedureUnknown: the catalogue has no such procedure.
        FieldsDiverged: somebody published another value meanwhile.
        FormRefused: a value cannot be confirmed: no source, a delay out of bounds, an unknown effect of silence.
        DefinitionRefused: the procedure would contradict itself.
    """
    versions = _versions(unit, operation.procedure)
    if not versions:
        raise ProcedureUnknown(operation.procedure)
    newest = max(versions, key=lambda version: version.number)
    before = decoded(newest.definition)
    wanted = differing(operation.base, operation.new)
    _refuse_what_cannot_be(operation.new, wanted)
    legal = _merged(newest.id, operation, before.legal, wanted)
    if legal == before.legal:
        return
    after = msgspec.structs.replace(
        before, version=newest.number + 1, effective_on=max(before.effective_on, unit.today), legal=legal
    )
    if faults := find_faults(after):
        raise DefinitionRefused(f"{faults[0].kind} {faults[0].where}")
    _add(unit, operation.version_id, encode_procedure(after).decode(), after)


def _versions(unit: Unit, procedure: str) -> list[ProcedureVersion]:
    """Read the versions of a procedure, once nobody else is publishing one."""
    unit.select(ProcedureVersion, ProcedureVersion.procedure == procedure, ProcedureVersion.number == 1)
    # The first version is the lock: what its holder published is seen by the statement that comes after.
    return unit.look(ProcedureVersion, ProcedureVersion.procedure == procedure)


def _merged(
    version_id: UUID, operation: ConfirmLegalValues, published: LegalValues, wanted: tuple[LegalValue, ...]
) -> LegalValues:
    legal, diverged = published, []
    for value in wanted:
        base, mine, theirs = (rule_of(each, value) for each in (operation.base, operation.new, published))
        if theirs not in (base, mine):
            diverged.append(FieldDivergence(str(value), _text(base), _text(mine), _text(theirs)))
        legal = with_rule(legal, value, mine)
    if diverged:
        raise FieldsDiverged(ProcedureVersion.__tablename__, version_id, tuple(diverged))
    return legal


def _refuse_what_cannot_be(legal: LegalValues, wanted: tuple[LegalValue, ...]) -> None:
    problems = {
        f"{value}.{field}": str(problem)
        for value in wanted
        if (rule := rule_of(legal, value)) is not None and rule.confirmed
        for field, problem in problems_of(rule).items()
    }
    if problems:
        raise FormRefused(problems)


def _text(rule: Rule | None) -> str:
    return "" if rule is None else msgspec.json.encode(rule).decode()


def _add(unit: Unit, version_id: UUID, definition: str, procedure: Procedure) -> None:
    unit.add(
        ProcedureVersion(
            id=version_id,
            procedure=procedure.id,
            number=procedure.version,
            definition=definition,
            published_at=unit.now,
            published_by=None if unit.actor.root else unit.agent_id,
        )
    )


def _read(definition: str) -> Procedure:
    try:
        return decode_procedure(definition.encode())
    except UnreadableProcedure as problem:
        raise DefinitionRefused(problem.where) from None
    except FaultyProcedure as problem:
        fault = problem.faults[0]
        raise DefinitionRefused(f"{fault.kind} {fault.where}") from None
