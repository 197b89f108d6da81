"""What an agent typed and has not saved: kept at the workstation, theirs alone, forgotten after a while."""

from __future__ import annotations

import enum
from datetime import datetime, timedelta
from typing import ClassVar, Final
from uuid import UUID

import msgspec

from guichet.contract.base import Query

KEPT_FOR: Final = timedelta(days=7)
"""How long what nobody came back to is kept: a week covers an absence, and more would be a file beside the files."""

LARGEST_DRAFT: Final = 64 * 1024
"""Signs of what is typed in one form, at most."""

LONGEST_SUBJECT: Final = 200
"""Signs of ``about``, at most."""


class DraftKind(enum.StrEnum):
    """Which form it is that was begun; the words say what ``about`` holds."""

    NEW_REQUEST = "new_request"
    """Hexadecimal id of the requester; nothing where nobody is named."""
    NEW_PERSON = "new_person"
    """The words that were sought before."""
    EDIT_PERSON = "edit_person"
    """Hexadecimal id of the person."""
    EXCHANGE = "exchange"
    """Hexadecimal id of the person."""
    CORRECT_REQUEST = "correct_request"
    """Hexadecimal id of the request."""
    REQUEST_NOTE = "request_note"
    """Hexadecimal id of the request."""


ABOUT_PERSON: Final = frozenset({DraftKind.NEW_REQUEST, DraftKind.EDIT_PERSON, DraftKind.EXCHANGE})
ABOUT_REQUEST: Final = frozenset({DraftKind.CORRECT_REQUEST, DraftKind.REQUEST_NOTE})


class DraftContent(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as the window writes it; ``payload`` is JSON that only the window reads."""

    draft_id: UUID
    kind: DraftKind
    about: str
    payload: str


class DraftsKept(msgspec.Struct, frozen=True):
    """Drafts are kept, and dropped: a power cut changes nothing of it."""


class KeepDrafts(Query[DraftsKept], frozen=True, kw_only=True, tag="drafts.keep"):
    """Keep what the agent who is here typed, over what is kept under the same ids, and drop what is kept no more.

    ``agent_id`` is whose typing it is: a window that has not heard of the end of its session writes nothing into the
    next one. Drafts of another agent are neither overwritten nor dropped.

    Raises:
        NotLoggedIn: somebody else is logged in.
        FieldRefused: ``payload`` or ``about`` is ``too_large``; nothing is kept then.
    """

    answer: ClassVar[type] = DraftsKept

    agent_id: UUID
    kept: tuple[DraftContent, ...] = ()
    dropped: tuple[UUID, ...] = ()


class KeptDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A kept draft, and what it is about as the file says it today."""

    draft_id: UUID
    kind: str
    """A :class:`DraftKind`, or one of another version of the program."""
    about: str
    payload: str
    began_at: datetime
    changed_at: datetime
    person_id: UUID | None = None
    person_display: str = ""
    request_id: UUID | None = None
    request_label: str = ""
    reference: str = ""


class KeptDrafts(msgspec.Struct, frozen=True):
    """The drafts of an agent, the one changed last at the top."""

    lines: tuple[KeptDraft, ...]


class ShowDrafts(Query[KeptDrafts], frozen=True, kw_only=True, tag="drafts.show"):
    """Give what the agent who asks typed at this workstation and has not saved.

    What is about somebody or a request that is not here, or no longer theirs to see, is left out.
    """

    answer: ClassVar[type] = KeptDrafts
