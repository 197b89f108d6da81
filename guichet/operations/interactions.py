"""What was said, on every channel: append-only."""

from __future__ import annotations

from guichet.contract.interactions import RecordInteraction
from guichet.models.people import Person
from guichet.models.requests import Interaction, Request
from guichet.operations.apply import applies
from guichet.operations.cleaning import free_text, needed
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
