"""A real town behind the panes: its server, one workstation, and an agent's hand to set the scene without a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guichet.contract.base import ChangeSet, Operation, Query, new_id
from guichet.contract.desk import Session, SyncStatus
from guichet.contract.people import (
    AddRelation,
    Civility,
    ContactDraft,
    ContactKind,
    NaturalDraft,
    RegisterPerson,
    RelationKind,
)
from guichet.contract.requests import OpenRequest, ShowRequest, ShowRequestForm
from guichet.desk.client import DeskClient
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.cards import Card
from tests.helpers.town import PASSWORD, Town, Workplace, small_town


class Hand:
    """An agent's gestures at a desk, done and waited for."""

    def __init__(self, workplace: Workplace, login: str = "claire.moreau") -> None:
        self.client = workplace.come_in()
        self.session = self.client.log_in(login, PASSWORD).result(10)

    def do(self, operation: Operation) -> str:
        return self.client.do(operation).result(10).reference

    def ask(self, query: Query[Any]) -> Any:
        return self.client.ask(query).result(10)

    def register(self, identity: NaturalDraft, *contacts: ContactDraft) -> UUID:
        person_id = new_id()
        self.do(RegisterPerson(person_id=person_id, identity=identity, contacts=contacts))
        return person_id

    def samira(self) -> UUID:
        """Put a mother on file, with a phone, an e-mail and an address."""
        return self.register(
            NaturalDraft(
                civility=Civility.MRS,
                birth_name="Benali",
                given_names="Samira",
                birth_date=date(1986, 3, 14),
                birth_place="Lille",
            ),
            ContactDraft(contact_id=new_id(), kind=ContactKind.MOBILE, value="06 39 98 56 78"),
            ContactDraft(contact_id=new_id(), kind=ContactKind.EMAIL, value="samira.benali@exemple.fr"),
            ContactDraft(
                contact_id=new_id(),
                kind=ContactKind.ADDRESS,
                street="12 rue des Lilas",
                postcode="93200",
                city="Saint-Denis",
            ),
        )

    def child(self, parent_id: UUID, given_names: str, born: date) -> UUID:
        """Put a child of somebody on file."""
        child_id = self.register(
            NaturalDraft(birth_name="Benali", given_names=given_names, birth_date=born, birth_place="Saint-Denis")
        )
        self.do(AddRelation(relation_id=new_id(), person_id=parent_id, other_id=child_id, kind=RelationKind.PARENT))
        return child_id

    def school_request(self, parent_id: UUID, child_id: UUID | None, **details: Any) -> UUID:
        """File a school registration with nothing ticked."""
        form = self.ask(
            ShowRequestForm(procedure="inscription-scolaire", requester_id=parent_id, beneficiary_id=child_id)
        )
        request_id = new_id()
        fields = dict(form.prefilled)
        fields |= {
            "child_birth_name": "Benali",
            "child_given_names": "Adam",
            "child_birth_date": "2023-02-09",
            "level": "ps",
            "entry_date": date.fromordinal(form.today.toordinal() + 40).isoformat(),
            "parental_authority": "one",
        }
        given: dict[str, Any] = {
            "received_on": form.today,
            "documents": {rule.code: new_id() for rule in form.procedure.documents},
            "fields": fields,
        }
        self.do(
            OpenRequest(
                request_id=request_id,
                procedure="inscription-scolaire",
                procedure_version=form.procedure.version,
                requester_id=parent_id,
                beneficiary_id=child_id,
                event_id=new_id(),
                interaction_id=new_id(),
                **(given | details),
            )
        )
        return request_id

    def complaint(self, person_id: UUID) -> UUID:
        """File a complaint: what silence means is known, so it can be acknowledged."""
        form = self.ask(ShowRequestForm(procedure="reclamation", requester_id=person_id))
        request_id = new_id()
        answers = {
            "subject": "invoice",
            "facts": "Bac non ramassé.",
            "expected": "Un dégrèvement.",
            "reply_by": "phone",
        }
        self.do(
            OpenRequest(
                request_id=request_id,
                procedure="reclamation",
                procedure_version=form.procedure.version,
                requester_id=person_id,
                event_id=new_id(),
                interaction_id=new_id(),
                received_on=form.today,
                documents={rule.code: new_id() for rule in form.procedure.documents},
                fields=dict(form.prefilled) | answers,
            )
        )
        return request_id

    def sheet(self, request_id: UUID) -> Any:
        return self.ask(ShowRequest(request_id=request_id, refresh=True))

    def close(self) -> None:
        self.client.close()


class Desk(QObject):
    """The bridge of a test's window, joined to the workstation's real door."""

    def __init__(self, workplace: Workplace, login: str = "claire.moreau") -> None:
        super().__init__()
        self.bridge = DeskBridge(self)
        self.client = DeskClient(
            workplace.address,
            workplace.authkey,
            on_changed=self._on_changed,
            on_status=self._on_status,
        )
        self.session: Session = self.client.log_in(login, PASSWORD).result(10)
        self.bridge.attach(self.client)

    def close(self) -> None:
        self.client.close()

    def _on_changed(self, changes: ChangeSet) -> None:
        self.bridge.on_changed(changes)

    def _on_status(self, status: SyncStatus) -> None:
        self.bridge.on_status(status)


@contextmanager
def town_and_workplace(folder: Path) -> Iterator[tuple[Town, Workplace]]:
    """Set up a town with the whole catalogue and one workstation that synchronises when told to."""
    with small_town(folder) as town:
        yield town, town.enrol("poste")


def frame(theme: Theme, actions: Actions, pane: Card, width: int = 1366, height: int = 768) -> MainWindow:
    """Show a pane where it lives: the right column of the counter, in the real frame."""
    window = MainWindow(theme, actions)
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.dp(10))
    row.addWidget(Card(theme, "Usager"), 318)
    row.addWidget(Card(theme, "Historique"), 620)
    pane.setFixedWidth(theme.dp(450 if width >= 1600 else 408))
    row.addWidget(pane)
    window.add_page("counter", page)
    window.show_page("counter", "Guichet")
    window.resize(width, height)
    return window
