"""The town's catalogue of procedures: versions are added, never changed."""

from __future__ import annotations

from guichet.contract.accounts import PublishProcedure
from guichet.contract.refusals import AlreadyExists, DefinitionRefused
from guichet.domain.catalogue import decode_procedure
from guichet.domain.errors import FaultyProcedure, UnreadableProcedure
from guichet.domain.procedures import Procedure
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
    versions = unit.select(ProcedureVersion, ProcedureVersion.procedure == operation.procedure)
    newest = max((version.number for version in versions), default=0)
    if operation.number != newest + 1:
        raise AlreadyExists(ProcedureVersion.__tablename__, f"{operation.procedure} {newest}")
    unit.add(
        ProcedureVersion(
            id=operation.version_id,
            procedure=operation.procedure,
            number=operation.number,
            definition=operation.definition,
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
