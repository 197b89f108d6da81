"""Log-in at a desk: passwords checked against the replica, with no network; slowed down after wrong ones."""

from __future__ import annotations

import functools
import secrets
import threading
from datetime import datetime, timedelta
from typing import Any

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Row, select

from guichet.contract.desk import Session
from guichet.contract.refusals import AccountClosed, AccountLocked, LoginRefused, OfflineTooLong, PasswordWeak
from guichet.domain.lockout import locked_until
from guichet.domain.permissions import permissions_in
from guichet.domain.secrets import PasswordProblem, PasswordRule, password_problems
from guichet.models.agents import OFFLINE_DAYS_KEY, forgiven_at, rights_of
from guichet.models.organisation import Agent, AgentSecret, Counter, Organisation, Setting, Site, Workstation
from guichet.operations.unit import Actor
from guichet.queries.accounts import LOGIN_FAILURES
from guichet.sync.local import last_contact, read_identity, read_setting, write_setting
from guichet.sync.predict import surroundings

OFFLINE_DAYS = 14
"""How long a workstation takes log-ins without having met its server, unless the town set another number."""


class LoginGuard:
    """Counts wrong passwords by login and imposes a growing wait after five (CNIL 2022-100: lockout).

    ``wrong`` is what an earlier desk process counted, so that a restart gives no new tries.
    """

    def __init__(self, wrong: dict[str, tuple[int, datetime]]) -> None:
        self._lock = threading.Lock()
        self._wrong = dict(wrong)

    def check(self, login: str, now: datetime, forgiven: datetime | None = None) -> None:
        """Refuse a login that has to wait; wrong passwords from before ``forgiven`` are forgotten.

        Raises:
            AccountLocked: try again after its seconds.
        """
        with self._lock:
            count, last = self._wrong.get(login, (0, now))
            if forgiven is not None and last < forgiven:
                self._wrong.pop(login, None)
                return
            if last > now:  # the clock was set back: the wait begins now
                last = now
                self._wrong[login] = (count, now)
        until = locked_until(count, last)
        if until is not None and now < until:
            raise AccountLocked(int((until - now).total_seconds()) + 1)

    def note(self, login: str, now: datetime, *, good: bool) -> bool:
        """Note how a try ended; says whether there is something new to keep."""
        with self._lock:
            if good:
                return self._wrong.pop(login, None) is not None
            self._wrong[login] = (self._wrong.get(login, (0, now))[0] + 1, now)
            return True

    def kept(self) -> dict[str, tuple[int, datetime]]:
        """Give what a later desk process must know."""
        with self._lock:
            return dict(self._wrong)


def read_guard(connection: Connection) -> LoginGuard:
    """Give the guard with what was counted before."""
    return LoginGuard(msgspec.convert(read_setting(connection, LOGIN_FAILURES) or {}, dict[str, tuple[int, datetime]]))


def keep_guard(connection: Connection, guard: LoginGuard) -> None:
    """Keep what the guard counted."""
    write_setting(connection, LOGIN_FAILURES, msgspec.to_builtins(guard.kept()))


def check_contact(connection: Connection, now: datetime) -> None:
    """Refuse log-ins on a workstation that has been away from its server for too long.

    Raises:
        OfflineTooLong: accounts closed since then could still come in.
    """
    limit = connection.execute(select(Setting.value).where(Setting.key == OFFLINE_DAYS_KEY)).scalar()
    days = int(limit) if isinstance(limit, int) else OFFLINE_DAYS
    last = last_contact(connection)
    if last is not None and now - last > timedelta(days=days):
        raise OfflineTooLong(days)


def log_in(connection: Connection, login: str, password: str, now: datetime) -> Session:
    """Open a session with a password.

    Raises:
        LoginRefused: unknown, disabled, or wrong password; both take as long.
    """
    row = _account(connection, login)
    hashed = _decoy() if row is None else row.password_hash
    _verify(hashed, password)
    if row is None:
        raise LoginRefused()
    return _session(connection, row, now)


def check_tries(connection: Connection, guard: LoginGuard, login: str, now: datetime) -> None:
    """Refuse a login that has to wait, unless its wrong passwords are forgiven.

    Raises:
        AccountLocked: try again after its seconds.
    """
    agent_id = connection.execute(select(Agent.id).where(Agent.login == login.strip().lower())).scalar()
    guard.check(login, now, None if agent_id is None else forgiven_at(connection, agent_id))


def given_hash(password: str, identity: tuple[str, ...]) -> str:
    """Hash a password that an administrator gives somebody.

    Args:
        password: as typed.
        identity: what others know of its holder, refused inside it.

    Raises:
        PasswordWeak: it does not meet the rules of the CNIL, for accounts with a lockout.
    """
    problems = password_problems(password, PasswordRule.WITH_LOCKOUT, identity)
    if problems:
        raise PasswordWeak(tuple(problems))
    return PasswordHasher().hash(password)


def new_hash(connection: Connection, session: Session, old: str, new: str) -> str:
    """Check an agent's old password and hash the new one.

    Raises:
        LoginRefused: the old one is wrong.
        PasswordWeak: the new one does not meet the rules of the CNIL, for accounts with a lockout.
    """
    row = _account(connection, session.login)
    if row is None:
        raise LoginRefused()
    _verify(row.password_hash, old)
    problems = password_problems(new, PasswordRule.WITH_LOCKOUT, (row.login, row.given_name, row.surname))
    if problems or new == old:
        raise PasswordWeak(tuple(problems) or (PasswordProblem.TOO_COMMON,))
    return PasswordHasher().hash(new)


def renewed(connection: Connection, session: Session, now: datetime) -> Session:
    """Give the session again, as the rows now are."""
    row = _account(connection, session.login)
    if row is None:
        raise LoginRefused()
    return _session(connection, row, now)


def _verify(hashed: str, password: str) -> None:
    try:
        PasswordHasher().verify(hashed, password)
    except (VerificationError, InvalidHashError) as problem:
        raise LoginRefused() from problem


def log_in_demo(connection: Connection, now: datetime) -> Session:
    """Open the demo agent's session.

    Raises:
        LoginRefused: this is not a demo folder.
    """
    login = demo_login(connection)
    row = _account(connection, login) if login else None
    if row is None:
        raise LoginRefused()
    return _session(connection, row, now)


def demo_login(connection: Connection) -> str:
    """Give the login that a demo folder opens by itself; empty in a real one."""
    return DEMO_LOGIN if connection.execute(select(Organisation.demo)).scalar() else ""


DEMO_LOGIN = "claire.moreau"


def actor(connection: Connection, session: Session, now: datetime) -> Actor:
    """Give who acts in a session, with the rights as the replica knows them now.

    Raises:
        AccountClosed: the account was closed meanwhile.
    """
    rights = rights_of(connection, session.agent_id, now)
    if rights is None or not rights.active:
        raise AccountClosed()
    return Actor(agent_id=session.agent_id, grants=rights.grants, sectors=rights.sectors)


def _account(connection: Connection, login: str) -> Row[*tuple[Any, ...]] | None:
    statement = select(
        Agent.id,
        Agent.login,
        Agent.given_name,
        Agent.surname,
        Agent.quality,
        AgentSecret.password_hash,
        AgentSecret.must_change,
    ).join_from(Agent, AgentSecret, AgentSecret.agent_id == Agent.id)
    return connection.execute(statement.where(Agent.login == login.strip().lower())).first()


def _session(connection: Connection, row: Row[*tuple[Any, ...]], now: datetime) -> Session:
    rights = rights_of(connection, row.id, now)
    if rights is None or not rights.active:
        raise LoginRefused()
    site, counter = _place(connection)
    permissions = {permission for grant in rights.grants for permission in permissions_in([grant], grant.service)}
    return Session(
        agent_id=row.id,
        login=row.login,
        display=f"{row.given_name} {row.surname}",
        initials=f"{row.given_name[:1]}{row.surname[:1]}".upper(),
        quality=row.quality,
        roles=tuple((grant.role, grant.service or "") for grant in rights.grants),
        permissions=frozenset(permissions),
        sectors=rights.sectors,
        site=site,
        counter=counter,
        must_change_password=row.must_change,
        time_zone=surroundings(connection).time_zone,
        token=secrets.token_hex(16),
    )


def _place(connection: Connection) -> tuple[str, str]:
    identity = read_identity(connection)
    row = connection.execute(
        select(Site.name, Counter.name)
        .select_from(Workstation)
        .join(Site, Site.id == Workstation.site_id)
        .outerjoin(Counter, Counter.id == Workstation.counter_id)
        .where(Workstation.number == identity.workstation)
    ).first()
    return ("", "") if row is None else (row[0], row[1] or "")


def place(connection: Connection) -> tuple[str, str]:
    """Give the site and the counter of this workstation, by name."""
    return _place(connection)


@functools.cache
def _decoy() -> str:
    """Give a hash that no password has, so that an unknown login takes as long as a wrong password."""
    return PasswordHasher().hash(secrets.token_hex(8))
