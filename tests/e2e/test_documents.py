"""A document's whole life over real desks and a server: taken in, held, seen elsewhere, used again, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from guichet.contract.base import Operation, Query, new_id
from guichet.contract.documents import (
    AddDocument,
    ArrangeDraft,
    AssembleFile,
    DocumentFacts,
    DraftPage,
    DropDocument,
    FindText,
    HeldOfRequest,
    ProposeDocuments,
    RenderPage,
    ReuseDocument,
    ShowDocument,
    ShowDraft,
    TakeFile,
    TakenFile,
)
from guichet.contract.people import NaturalDraft, RegisterPerson
from guichet.contract.refusals import (
    CopyForbidden,
    FileOutOfReach,
    FileProblem,
    FileUnreadable,
    NotAllowed,
    NotFound,
    SectorClosed,
)
from guichet.contract.requests import (
    DocumentLine,
    DocumentState,
    HoldDocument,
    RequestSheet,
    ShowRequest,
    ShowRequestForm,
)
from guichet.models.server import Blob
from guichet.models.workstation import LocalBlob, LocalConsultation
from guichet.sync.messages import PULL_LIMIT
from tests.helpers.crowd import load_people
from tests.helpers.forms import filed
from tests.helpers.town import Town, Workplace, small_town
from tests.imaging.samples import BLUE, RED, near, pdf, picture, shown

PLAN = "PLAN_EMPRISE"
ROADWORKS, TERRACE = "arrete-circulation", "odp"
"""Two procedures of one sector that ask for the same plan."""


class Seat:
    """An agent at a desk."""

    def __init__(self, workplace: Workplace, login: str = "claire.moreau") -> None:
        self.workplace = workplace
        workplace.log_in(login)

    def ask(self, query: Query[Any]) -> Any:
        return self.workplace.client.ask(query).result(60)

    def do(self, operation: Operation) -> None:
        self.workplace.client.do(operation).result(10)

    def register(self) -> UUID:
        person_id = new_id()
        self.do(RegisterPerson(person_id=person_id, identity=NaturalDraft(birth_name="Benali", given_names="Samira")))
        return person_id

    def open(self, procedure: str, person_id: UUID) -> UUID:
        opened = filed(self.ask(ShowRequestForm(procedure=procedure, requester_id=person_id)), person_id)
        self.do(opened)
        return opened.request_id

    def sheet(self, request_id: UUID) -> RequestSheet:
        found = self.ask(ShowRequest(request_id=request_id, refresh=True))
        assert isinstance(found, RequestSheet)
        return found

    def line(self, request_id: UUID, code: str = PLAN) -> DocumentLine:
        return next(line for line in self.sheet(request_id).documents if line.code == code)

    def today(self) -> date:
        assert self.workplace.desk is not None
        return self.workplace.store.replica.now().date()

    def hold(self, request_id: UUID, file: TakenFile, code: str = PLAN) -> UUID:
        held_id, sheet = new_id(), self.sheet(request_id)
        self.do(
            HoldDocument(
                event_id=new_id(),
                held_id=held_id,
                document_id=self.line(request_id, code).document_id,
                person_id=sheet.requester_id,
                blob_id=file.blob_id,
                media_type=file.media_type,
                size=file.size,
                pages=file.pages,
                held_on=sheet.received_on,
                consent=True,
            )
        )
        return held_id

    def kept(self) -> set[str]:
        """Give the files on this workstation's disk, which are those that its base knows."""
        with self.workplace.replica().connect() as connection:
            known = set(connection.scalars(select(LocalBlob.blob_id)))
        folder = self.workplace.folder.workstation / "blobs"
        assert {path.name for path in folder.iterdir()} == known if folder.is_dir() else not known
        return known


@pytest.fixture
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    engine = getattr(request, "param", "sqlite")
    url = request.getfixturevalue("postgres_url") if engine == "postgresql" else ""
    with small_town(tmp_path, url) as made:
        yield made


@pytest.fixture
def here(town: Town) -> Seat:
    return Seat(town.enrol("a"))


@pytest.fixture
def there(town: Town) -> Seat:
    return Seat(town.enrol("b"))


def stored(town: Town) -> set[str]:
    """Give the files at the server, on its disk and in its base."""
    with town.engine.connect() as connection:
        known = set(connection.scalars(select(Blob.blob_id)))
    assert {path.name for path in (town.server_folder / "blobs").glob("*/*")} == known
    return known


@pytest.mark.parametrize("town", ["sqlite", "postgresql"], indirect=True)
def test_a_document_lives_on_every_side_until_it_is_taken_back(town: Town, here: Seat, there: Seat) -> None:
    request_id = here.open(ROADWORKS, here.register())
    document_id = here.line(request_id).document_id

    # Two files are gathered, turned, and put together into one.
    plan, photo = (here.ask(TakeFile(content=content)) for content in (pdf("Plan du 12 rue des Lilas"), picture("PNG")))
    pages = (DraftPage(blob_id=photo.blob_id, turn=90), DraftPage(blob_id=plan.blob_id))
    here.ask(ArrangeDraft(document_id=document_id, pages=pages))
    assert here.ask(ShowDraft(document_id=document_id)).pages == pages
    drawn = shown(here.ask(RenderPage(blob_id=photo.blob_id, turn=90, width=100)).png)
    assert drawn.size == (100, 150)
    file = here.ask(AssembleFile(pages=pages))
    assert (file.media_type, file.pages) == ("application/pdf", 2)

    # Held, the pages that it was made of go.
    town.go_down()
    held_id = here.hold(request_id, file)
    assert here.ask(ShowDraft(document_id=document_id)).pages == ()
    assert here.kept() == {file.blob_id}
    assert here.ask(ShowDocument(held_id=held_id)).waiting
    town.go_up()
    here.workplace.sync()
    there.workplace.sync()
    assert stored(town) == {file.blob_id}
    assert not here.ask(ShowDocument(held_id=held_id)).waiting

    # Seen at the other desk, which keeps nothing of it; opening it is journalled.
    line = there.line(request_id)
    assert (line.state, line.copies) == (DocumentState.HELD, 1)
    (copy,) = there.ask(HeldOfRequest(document_id=document_id)).lines
    assert (copy.held_id, copy.pages, copy.too_old) == (held_id, 2, False)
    facts = there.ask(ShowDocument(held_id=held_id))
    assert isinstance(facts, DocumentFacts)
    assert (facts.person_display, len(facts.pages)) == ("BENALI Samira", 2)
    first = shown(there.ask(RenderPage(blob_id=facts.blob_id, width=200)).png)
    assert near(first, 0.5, 0.1, RED)
    assert near(first, 0.5, 0.9, BLUE)
    (box,) = there.ask(FindText(blob_id=facts.blob_id, text="lilas")).boxes
    assert box.page == 1
    assert there.kept() == set()
    with there.workplace.replica().connect() as connection:
        opened = connection.execute(select(LocalConsultation.query, LocalConsultation.person_id)).all()
    assert ("documents.show", facts.person_id) in [tuple(row) for row in opened]

    # Taken back, it is nowhere any more.
    town.go_down()
    there.do(
        DropDocument(
            event_id=new_id(), held_id=held_id, dropped_on=copy.held_on, reason="Document d’une autre personne"
        )
    )
    with pytest.raises(NotFound):
        there.ask(ShowDocument(held_id=held_id))
    assert stored(town) == {file.blob_id}, "the server has not heard of it"
    town.go_up()
    there.workplace.sync()
    assert stored(town) == set()
    here.workplace.sync()
    settle(here)
    assert here.kept() == set()
    for seat in (here, there):
        line = seat.line(request_id)
        assert (line.state, line.copies) == (DocumentState.MISSING, 0)
        with pytest.raises(NotFound):
            seat.ask(RenderPage(blob_id=file.blob_id))

    # The same file again is a file like another.
    again = here.ask(TakeFile(content=pdf("Plan du 12 rue des Lilas")))
    here.hold(request_id, again)
    here.workplace.sync()
    assert stored(town) == {again.blob_id}


def settle(seat: Seat) -> None:
    """Wait until the database lane did what it had to do."""
    seat.workplace.client.check_sums().result(20)
    assert seat.workplace.desk is not None
    seat.workplace.desk._lanes.write(lambda: None)


def test_a_file_at_the_server_is_not_shown_offline_and_comes_back_with_it(town: Town, here: Seat, there: Seat) -> None:
    request_id = here.open(ROADWORKS, here.register())
    held_id = here.hold(request_id, here.ask(TakeFile(content=pdf("Plan"))))
    here.workplace.sync()
    there.workplace.sync()
    town.go_down()
    with pytest.raises(FileOutOfReach):
        there.ask(ShowDocument(held_id=held_id))
    assert here.ask(ShowDocument(held_id=held_id)).pages, "it is kept where it was taken"
    town.go_up()
    there.workplace.desk._contents._away_until = 0.0  # type: ignore[union-attr]  # as five seconds later
    facts = there.ask(ShowDocument(held_id=held_id))
    town.go_down()
    assert there.ask(RenderPage(blob_id=facts.blob_id, width=50)).width == 50, "what was opened stays open"


def test_a_held_document_is_used_again_with_consent(town: Town, here: Seat) -> None:
    person_id = here.register()
    first, second = here.open(ROADWORKS, person_id), here.open(TERRACE, person_id)
    file = here.ask(TakeFile(content=pdf("Plan")))
    source_id = here.hold(first, file)
    wanted = here.line(second).document_id
    (proposed,) = here.ask(ProposeDocuments(document_id=wanted)).lines
    assert (proposed.held_id, proposed.age_days) == (source_id, 0)
    assert proposed.reference == here.sheet(first).reference
    reuse_id = new_id()
    here.do(
        ReuseDocument(
            event_id=new_id(),
            held_id=reuse_id,
            source_id=source_id,
            document_id=wanted,
            held_on=proposed.held_on,
            consent=True,
        )
    )
    here.workplace.sync()
    assert here.line(second).state is DocumentState.HELD
    assert here.ask(ShowDocument(held_id=reuse_id)).blob_id == file.blob_id

    # The first one taken back leaves the file to the second.
    for held_id, left in ((source_id, {file.blob_id}), (reuse_id, set[str]())):
        here.do(DropDocument(event_id=new_id(), held_id=held_id, dropped_on=proposed.held_on, reason="Erreur"))
        here.workplace.sync()
        settle(here)
        assert (here.kept(), stored(town)) == (left, left)


def test_what_is_taken_back_before_it_is_sent_never_leaves(town: Town, here: Seat) -> None:
    town.go_down()
    request_id = here.open(ROADWORKS, here.register())
    held_id = here.hold(request_id, here.ask(TakeFile(content=pdf("Plan"))))
    day = here.sheet(request_id).received_on
    here.do(DropDocument(event_id=new_id(), held_id=held_id, dropped_on=day, reason="Ajout annulé"))
    assert len(here.kept()) == 1, "the server may still refuse"
    town.go_up()
    here.workplace.sync()
    settle(here)
    assert (here.kept(), stored(town)) == (set(), set())


def test_a_draft_outlives_a_power_cut(town: Town) -> None:
    seat = Seat(town.enrol("p", process=True))
    request_id = seat.open(ROADWORKS, seat.register())
    document_id = seat.line(request_id).document_id
    file = seat.ask(TakeFile(content=picture()))
    pages = (DraftPage(blob_id=file.blob_id, turn=270),)
    seat.ask(ArrangeDraft(document_id=document_id, pages=pages))
    seat.workplace.kill()
    seat.workplace.open()
    seat.workplace.log_in()
    assert seat.ask(ShowDraft(document_id=document_id)).pages == pages
    assert seat.ask(RenderPage(blob_id=file.blob_id, width=100)).width == 100
    whole = (DraftPage(blob_id=file.blob_id),)
    assert seat.ask(AssembleFile(pages=whole)) == file, "a whole file stays what it was"


def test_files_are_refused_with_their_reason(here: Seat, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Bonjour")
    for query, reason in (
        (TakeFile(path=str(path)), FileProblem.UNKNOWN_KIND),
        (TakeFile(path=str(tmp_path / "rien.pdf")), FileProblem.ABSENT),
        (TakeFile(path=str(tmp_path)), FileProblem.ABSENT),
        (TakeFile(content=b"%PDF-1.4 "), FileProblem.BROKEN),
        (AssembleFile(pages=()), FileProblem.NO_PAGE),
    ):
        with pytest.raises(FileUnreadable) as problem:
            here.ask(query)
        assert problem.value.reason is reason
    assert here.kept() == set()


def test_who_may_not_keep_or_see_is_refused(town: Town, here: Seat) -> None:
    social = Seat(town.enrol("ccas", site="ccas"), "ines.da-silva")
    person_id = social.register()
    request_id = social.open("ccas-aide-facultative", person_id)
    file = social.ask(TakeFile(content=pdf("RIB")))
    held_id = social.hold(request_id, file, "RIB")
    social.workplace.sync()
    here.workplace.sync()
    for query in (ShowDocument(held_id=held_id), RenderPage(blob_id=file.blob_id), RenderPage(blob_id="../x")):
        with pytest.raises(NotFound):
            here.ask(query)
    with pytest.raises(NotFound):
        here.ask(HeldOfRequest(document_id=social.line(request_id, "RIB").document_id))
    social.workplace.log_in("claire.moreau")
    for query in (ShowDocument(held_id=held_id), RenderPage(blob_id=file.blob_id)):
        with pytest.raises(SectorClosed):
            social.ask(query)
    social.workplace.log_in("eve.roy")
    with pytest.raises(NotAllowed):
        social.ask(TakeFile(content=pdf()))


def test_what_is_only_looked_at_is_not_gathered(here: Seat) -> None:
    request_id = here.open("attestation-accueil", here.register())
    looked_at = next(line for line in here.sheet(request_id).documents if line.seen_not_kept)
    file = here.ask(TakeFile(content=picture()))
    pages = (DraftPage(blob_id=file.blob_id),)
    with pytest.raises(CopyForbidden):
        here.ask(ArrangeDraft(document_id=looked_at.document_id, pages=pages))


def test_what_the_procedure_does_not_ask_for_is_kept_too(here: Seat, there: Seat) -> None:
    request_id, document_id = here.open(ROADWORKS, here.register()), new_id()
    here.do(AddDocument(event_id=new_id(), document_id=document_id, request_id=request_id, label="Courrier du voisin"))
    line = here.sheet(request_id).documents[-1]
    assert (line.document_id, line.label, line.added) == (document_id, "Courrier du voisin", True)
    held_id = here.hold(request_id, here.ask(TakeFile(content=pdf("Courrier"))), line.code)
    here.workplace.sync()
    there.workplace.sync()
    assert there.ask(ShowDocument(held_id=held_id)).label == "Courrier du voisin"


def test_a_fresh_replica_keeps_drafts_and_files(town: Town, here: Seat) -> None:
    request_id = here.open(ROADWORKS, here.register())
    document_id = here.line(request_id).document_id
    file = here.ask(TakeFile(content=picture()))
    pages = (DraftPage(blob_id=file.blob_id, turn=90),)
    here.ask(ArrangeDraft(document_id=document_id, pages=pages))
    before = here.workplace.store.replica
    load_people(town, PULL_LIMIT + 1)
    here.workplace.sync()
    assert here.workplace.store.replica is not before, "another replica took the place of the first"
    assert here.ask(ShowDraft(document_id=document_id)).pages == pages
    assert here.ask(RenderPage(blob_id=file.blob_id, width=100)).width == 100
