"""What was said, on every channel: noted, and taken back where it was noted by mistake."""

from __future__ import annotations

from guichet.contract.interactions import RecordInteraction, RetractInteraction
from guichet.models.people import Person
from guichet.models.requests import Interaction, Request
from guichet.operations.apply import applies
from guichet.operations.cleaning import free_text, needed
from guichet.operations.retracting import retract
from guichet.operations.unit import Unit


@applies(RecordInteraction)
def record_interaction(operation: RecordInteraction, unit: Unit) -> None:
    """Write an exchange or a note; one about a request lies in that request's sector, else in the sector named.

    Raises:
        NotFound: the person or the request is not here.
        SectorClosed: the sector is not open to the agent, or not held here.
        FieldRefused: there is no subject.
        FreeTextRefused: the text holds a social security number.
    """
    if operation.person_id is not None:
        unit.get(Person, operation.person_id)
    service = ""
    if operation.request_id is None:
        partition = unit.check_sector(operation.sector)
    else:
        request = unit.get(Request, operation.request_id)
        unit.demand(operation.needs, request.service)
        partition, service = request.partition, request.service
    unit.add(
        Interaction(
            id=operation.interaction_id,
            partition=partition,
            person_id=operation.person_id,
            request_id=operation.request_id,
            channel=operation.channel,
            direction=operation.direction,
            subject=free_text("subject", needed("subject", operation.subject)),
            body=free_text("body", operation.body),
            happened_at=operation.happened_at,
            service=service,
            agent_id=unit.agent_id,
        )
    )


@applies(RetractInteraction)
def retract_interaction(operation: RetractInteraction, unit: Unit) -> None:
    """Take an exchange back: its line stays, without what was said.

    Raises:
        NotFound: it is not here.
        SectorClosed: its sector is not open to the agent, or not held here.
        WrittenByAnother: somebody else noted it, and the agent is no supervisor in its service.
        FieldRefused, FreeTextRefused: the reason cannot be taken.
    """
    said = unit.get(Interaction, operation.interaction_id)
    if retract(unit, said, said.agent_id, operation.reason, service=said.service):
        said.subject = said.body = ""
