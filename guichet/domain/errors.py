"""What the rules of the field refuse.

Each refusal is a class with typed attributes; none carries a sentence for people, nor anything that was typed.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guichet.domain.catalogue import Fault
    from guichet.domain.permissions import Permission
    from guichet.domain.workflow import DocumentGap


class DomainError(Exception):
    """A rule of the field said no."""


class ReferenceFault(StrEnum):
    """Why a typed or scanned reference is not one of ours."""

    SHAPE = "shape"
    KIND = "kind"
    CHECK_CHARACTER = "check_character"


class MalformedReference(DomainError):
    """The text is no reference; what was typed is left out, for it may be a person's name."""

    def __init__(self, fault: ReferenceFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class ReferenceOutOfRange(DomainError):
    """A year, workstation number or sequence does not fit in a reference.

    A workstation which used up its sequence for the year needs a new workstation number.
    """

    def __init__(self, part: str, value: int) -> None:
        super().__init__(f"{part} {value}")
        self.part = part
        self.value = value


class UnknownDepartment(DomainError):
    """No French department or overseas territory has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class FactsFault(StrEnum):
    """Why dated facts cannot be put on a clock."""

    NEVER_RECEIVED = "never_received"
    BEFORE_RECEPTION = "before_reception"
    NOTICE_WITHOUT_DEADLINE = "notice_without_deadline"
    DEADLINE_BEFORE_NOTICE = "deadline_before_notice"


class InconsistentFacts(DomainError):
    """The dated facts of a request contradict each other or miss what the clock needs."""

    def __init__(self, fault: FactsFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class UnreadableProcedure(DomainError):
    """The bytes of a procedure do not decode; `where` is the decoder's path and reason."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


class FaultyProcedure(DomainError):
    """A procedure decodes but contradicts itself."""

    def __init__(self, procedure_id: str, faults: Sequence[Fault]) -> None:
        super().__init__(procedure_id, *(f"{fault.kind.value}: {fault.where}" for fault in faults))
        self.procedure_id = procedure_id
        self.faults = tuple(faults)


class UnknownState(DomainError):
    """The procedure's workflow has no such state."""

    def __init__(self, procedure_id: str, state: str) -> None:
        super().__init__(procedure_id, state)
        self.procedure_id = procedure_id
        self.state = state


class UnknownTransition(DomainError):
    """The transition does not exist, or does not start from this state."""

    def __init__(self, procedure_id: str, state: str, transition: str) -> None:
        super().__init__(procedure_id, state, transition)
        self.procedure_id = procedure_id
        self.state = state
        self.transition = transition


class NotPermitted(DomainError):
    """The agent lacks the permission that a step asks for."""

    def __init__(self, permission: Permission) -> None:
        super().__init__(permission.value)
        self.permission = permission


class DocumentsMissing(DomainError):
    """A step needs documents that are not on file, or that are too old."""

    def __init__(self, gaps: Sequence[DocumentGap]) -> None:
        super().__init__(*(gap.code for gap in gaps))
        self.gaps = tuple(gaps)


class NoteMissing(DomainError):
    """A step asks for a word of explanation."""

    def __init__(self, transition: str) -> None:
        super().__init__(transition)
        self.transition = transition
