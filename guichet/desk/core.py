"""The desk: every gesture and every question of a workstation passes here, whoever asks."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

import msgspec

from guichet.contract.accounts import ChangeOwnPassword
from guichet.contract.base import ChangeSet, Done, Operation, Query
from guichet.contract.desk import DeskFacts, KeptFile, PasswordHash, Session, SumReport, SyncStatus
from guichet.contract.drafts import KeepDrafts, ShowDrafts
from guichet.contract.refusals import LoginRefused, NotAllowed
from guichet.contract.requests import HoldDocument, RequestSheet, ShowRequest
from guichet.desk import accounts, paper
from guichet.desk.documents import SHOWN, Documents
from guichet.desk.documents_files import Contents
from guichet.desk.documents_scans import SCANS, Scans
from guichet.desk.drafts import TypedDrafts
from guichet.desk.lanes import Lanes
from guichet.desk.store import Store
from guichet.desk.sync_lane import POLL_SECONDS, SyncLane
from guichet.domain.partitions import sector_of
from guichet.domain.permissions import Permission
from guichet.imaging.pool import Imaging
from guichet.queries.ask import Reader, ask
from guichet.scanning import system_scanners
from guichet.scanning.scanner import Scanners
from guichet.search import index as search_index
from guichet.search.engine import SearchIndex
from guichet.sync.blobs import LocalFiles
from guichet.sync.predict import surroundings
from guichet.sync.replica import Replica

log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Desk:
    """One workstation at work. Methods return futures, and may be called from any thread."""

    def __init__(
        self,
        store: Store,
        files: LocalFiles,
        *,
        poll_seconds: float = POLL_SECONDS,
        scanners: Scanners | None = None,
    ) -> None:
        self._store = store
        self._files = files
        self._lanes = Lanes()
        with store.shared() as replica, replica.reading.connect() as connection:
            self._guard = accounts.read_guard(connection)
        self._search = SearchIndex()
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()
        self.sync = SyncLane(store, files, self._lanes, self, poll_seconds)
        self._imaging = Imaging()
        self._contents = Contents(files, self.sync.connected)
        self._documents = Documents(self, files, self._contents, self._lanes, self._imaging)
        self._drafts = TypedDrafts(store, self._lanes)
        folder = store.database.parent / "scans"
        self._scans = Scans(self, self._documents, self._lanes, scanners or system_scanners(), folder)

    def start(self) -> None:
        """Begin to synchronise."""
        self._store.swap()
        self.sync.start()
        self._lanes.db.submit(self._ready_index)
        self._lanes.later(self._files.tidy)
        self._lanes.later(self._drafts.forget_old)
        self._read(self._warm)

    def close(self) -> None:
        """Finish what runs and close the files."""
        self._scans.close()
        self._lanes.finish_files()
        self.sync.stop()
        self._lanes.close()
        self._imaging.close()
        self._store.close()

    # --- who listens -------------------------------------------------------------------------------------------------

    def listen(self, listener: Listener) -> None:
        """Tell a listener what changes from now on."""
        with self._lock:
            self._listeners.append(listener)

    def forget(self, listener: Listener) -> None:
        """Stop telling a listener."""
        with self._lock:
            self._listeners.remove(listener)

    def rows_changed(self, changes: ChangeSet) -> None:
        """Tell everybody which rows changed."""
        if changes.touches("held_document"):
            self._lanes.later(self._erase_dropped)
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener.rows_changed(changes)

    def status_changed(self, status: SyncStatus) -> None:
        """Tell everybody the state of synchronisation."""
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener.status_changed(status)

    # --- log-in ------------------------------------------------------------------------------------------------------

    def facts(self) -> Future[DeskFacts]:
        """Give what the log-in screen shows."""
        return self._read(_facts)

    def log_in(self, login: str, password: str) -> Future[Session]:
        """Open a session; fails with LoginRefused, AccountLocked or OfflineTooLong."""
        login = login.strip().lower()  # tries are counted by account, however it is typed

        def check() -> Session:
            try:
                with self._store.shared() as replica:
                    now = replica.now()
                    session = self._checked(replica, login, password, now)
            except LoginRefused:
                self._note_login(login, now, good=False)
                raise
            self._note_login(login, now, good=True)
            return session

        return self._lanes.read.submit(check)

    def change_password(self, session: Session, old: str, new: str) -> Future[Session]:
        """Give an agent a new password, as an operation like any other; fails with LoginRefused or PasswordWeak."""

        def change() -> Session:
            with self._store.shared() as replica, replica.reading.connect() as connection, connection.begin():
                hashed = accounts.new_hash(connection, session, old, new)
            self.do(session, ChangeOwnPassword(password_hash=hashed)).result()
            with self._store.shared() as replica, replica.reading.connect() as connection, connection.begin():
                return accounts.renewed(connection, session, replica.now())

        return self._lanes.read.submit(change)

    def renew_session(self, session: Session) -> Future[Session]:
        """Give a session as its agent's account now is; fails with AccountClosed."""

        def renewed(replica: Replica) -> Session:
            with replica.reading.connect() as connection, connection.begin():
                accounts.actor(connection, session, replica.now())
                now_allowed = accounts.renewed(connection, session, replica.now())
            return msgspec.structs.replace(now_allowed, token=session.token)

        return self._read(renewed)

    def hash_password(self, session: Session, password: str, identity: tuple[str, ...]) -> Future[PasswordHash]:
        """Hash a password given to somebody else; fails with NotAllowed or PasswordWeak."""

        def hashed(replica: Replica) -> PasswordHash:
            if not self._actor(replica, session).may(Permission.MANAGE_ACCOUNTS):
                raise NotAllowed(Permission.MANAGE_ACCOUNTS)
            return PasswordHash(accounts.given_hash(password, identity))

        return self._read(hashed)

    def _checked(self, replica: Replica, login: str, password: str, now: datetime) -> Session:
        with replica.reading.connect() as connection, connection.begin():
            accounts.check_tries(connection, self._guard, login, now)
            accounts.check_contact(connection, now)
            return accounts.log_in(connection, login, password, now)

    def _note_login(self, login: str, now: datetime, *, good: bool) -> None:
        if self._guard.note(login, now, good=good):
            self._lanes.write(self._keep_guard)

    def _keep_guard(self) -> None:
        with self._store.replica.engine.begin() as connection:
            accounts.keep_guard(connection, self._guard)

    def log_in_demo(self) -> Future[Session]:
        """Open the demo agent's session, in demo folders only."""

        def check(replica: Replica) -> Session:
            with replica.reading.connect() as connection, connection.begin():
                return accounts.log_in_demo(connection, replica.now())

        return self._read(check)

    # --- gestures and questions --------------------------------------------------------------------------------------

    def do(self, session: Session, operation: Operation) -> Future[Done]:
        """Do an operation; when the future succeeds, a power cut loses nothing of it. Fails with AccountClosed, too."""

        def gesture() -> Done:
            try:
                done = self._store.replica.do(operation, session.agent_id)
            except NotAllowed:
                self._actor(self._store.replica, session)  # says so where the account was closed
                raise
            if isinstance(operation, HoldDocument):
                self._files.drop_draft(operation.document_id, operation.blob_id)
            self._after(done.changes)
            return done

        return self._lanes.db.submit(gesture)

    def resolve(self, session: Session, op_id: UUID, operation: Operation | None) -> Future[ChangeSet]:
        """Settle a refused or conflicting operation by another one, or give it up."""

        def gesture() -> ChangeSet:
            changes = self._store.replica.resolve(op_id, operation, session.agent_id)
            self._after(changes)
            return changes

        return self._lanes.db.submit(gesture)

    def ask(self, session: Session, query: Query[Any]) -> Future[Any]:
        """Ask a query. One that opens a person's file is journalled before its answer is given."""
        if isinstance(query, paper.PAPERS):
            return self._lanes.io.submit(
                lambda: paper.answer(self._store, query, lambda replica: self._actor(replica, session))
            )

        if isinstance(query, SHOWN):
            return self._documents.ask(session, query)
        if isinstance(query, SCANS):
            return self._scans.ask(session, query)
        if isinstance(query, KeepDrafts):
            return self._drafts.keep(session, query)
        if isinstance(query, ShowDrafts):
            self._lanes.later(self._drafts.forget_old)

        def answer() -> Any:
            found = self.look(session, lambda reader: ask(query, reader))
            opened = _people_opened(query, found)
            if opened:
                self.consult(session, opened, query)
            return found

        return self._lanes.read.submit(answer)

    def look(self, session: Session, job: Callable[[Reader], Result]) -> Result:
        """Read the replica as an agent, on the caller's thread; never from the database lane."""
        with self._store.shared() as replica:
            return self._looked(replica, session, job)

    def consult(self, session: Session, people: tuple[UUID, ...], query: Query[Any]) -> None:
        """Journal that an agent opened people's files; with the replica let go, for the lane may wait for readers."""
        name, reason = str(query.__struct_config__.tag), str(getattr(query, "reason", "request"))
        self._lanes.write(lambda: self._store.replica.consult(session.agent_id, people, reason, name))

    def keep_file(self, session: Session, content: bytes, media_type: str) -> Future[KeptFile]:
        """Keep a file, encrypted, to be sent when there is a network."""

        def keep() -> KeptFile:
            with self._store.shared() as replica:
                actor = self._actor(replica, session)
            if not actor.may(Permission.HOLD_DOCUMENT):
                raise NotAllowed(Permission.HOLD_DOCUMENT)
            return self._files.keep(content, media_type, self._lanes.write)

        return self._lanes.pictures.submit(keep)

    def check_sums(self) -> Future[SumReport]:
        """Sum every row of the replica anew."""

        def check(replica: Replica) -> SumReport:
            sums, differing = replica.recompute()
            return SumReport(sums={f"{key[0]}/{key[1]}": value for key, value in sums.items()}, differing=differing)

        return self._read(check)

    # --- helpers -----------------------------------------------------------------------------------------------------

    def _ready_index(self) -> None:
        """Build the search index anew when it is another program version's."""
        with self._store.replica.engine.begin() as connection:
            if search_index.needs_rebuild(connection):
                search_index.rebuild(connection)

    def _erase_dropped(self) -> None:
        """Leave nothing here of the files of documents that were taken back."""
        self._files.erase_dropped()
        self._contents.forget_dropped()

    def _warm(self, replica: Replica) -> None:
        """Read what the first gestures would otherwise wait for: handlers, and the words of the index."""
        import guichet.operations.all
        import guichet.queries.all  # noqa: F401  # read for their registers

        with replica.reading.connect() as connection, connection.begin():
            self._search.search(connection, "premier appel", today=replica.now().date())

    def _after(self, changes: ChangeSet) -> None:
        self.rows_changed(changes)
        self.sync.refresh_counts()
        self.sync.wake()

    def _read(self, job: Callable[[Replica], Result]) -> Future[Result]:
        def run() -> Result:
            with self._store.shared() as replica:
                return job(replica)

        return self._lanes.read.submit(run)

    def _actor(self, replica: Replica, session: Session) -> Any:
        with replica.reading.connect() as connection, connection.begin():
            return accounts.actor(connection, session, replica.now())

    def _looked(self, replica: Replica, session: Session, job: Callable[[Reader], Result]) -> Result:
        with replica.reading.connect() as connection, connection.begin():
            now = replica.now()
            actor = accounts.actor(connection, session, now)
            town = surroundings(connection)
            seen = frozenset(name for name in replica.identity.partitions if sector_of(name) in actor.sectors)
            services = frozenset(grant.service for grant in actor.grants if grant.service)
            everywhere = any(grant.service is None for grant in actor.grants)
            reader = Reader(
                connection,
                actor,
                now=now,
                time_zone=town.time_zone,
                department=town.department,
                workstation=replica.identity.workstation,
                partitions=seen,
                services=frozenset() if everywhere else services,
                search=self._search,
            )
            return job(reader)


class Listener:
    """Hears what a desk tells; override what matters."""

    def rows_changed(self, changes: ChangeSet) -> None:
        """Rows changed."""

    def status_changed(self, status: SyncStatus) -> None:
        """Synchronisation is in another state."""


def _people_opened(query: Query[Any], answer: Any) -> tuple[UUID, ...]:
    """Give the people whose file an answer opened: a request shows its requester and its beneficiary."""
    person = query.opens_person()
    if person is not None:
        return (person,)
    if isinstance(query, ShowRequest) and not query.refresh:
        sheet = cast(RequestSheet, answer)
        return tuple(dict.fromkeys(each for each in (sheet.requester_id, sheet.beneficiary_id) if each is not None))
    return ()


def _facts(replica: Replica) -> DeskFacts:
    from sqlalchemy import select

    from guichet.models.organisation import Organisation

    with replica.reading.connect() as connection, connection.begin():
        town = connection.execute(select(Organisation.name)).scalar() or ""
        site, counter = accounts.place(connection)
        return DeskFacts(
            town=town,
            site=site,
            counter=counter,
            workstation=replica.identity.workstation,
            enrolled=True,
            demo_login=accounts.demo_login(connection),
        )
