"""A paper on its way to a printer: which one, where to, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from guichet.contract.refusals import GuichetError
from guichet.contract.requests import ReceiptKind


@dataclass(frozen=True)
class IssuedPaper:
    """A paper that has its number, and the request it is of."""

    receipt_id: UUID
    request_id: UUID
    number: str
    kind: ReceiptKind = ReceiptKind.DEPOSIT
    voided: bool = False
    person_id: UUID | None = None
    """Whose request it is, if it is anybody's."""


@dataclass(frozen=True)
class PrintJob:
    """A paper for a printer; ``printer`` empty is the system's choice, ``size`` is ``a4`` or ``roll80``."""

    paper: IssuedPaper
    printer: str
    size: str
    reprint: bool = False


@dataclass(frozen=True)
class Failure:
    """A paper that did not come out, and why."""

    job: PrintJob
    problem: GuichetError
