"""The people tests are about: practices, colleagues, persons followed, and the browsers they sit at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.access.commands import add_member, create_practice
from app.access.models import Practice, PracticeRole
from app.access.queries import roles_of
from app.identity.commands import create_account
from app.identity.models import Account
from app.identity.passwords import hash_password
from app.identity.sessions import open_session, recognise_device
from app.identity.tokens import DEVICE_COOKIE, SESSION_COOKIE, new_token
from app.kit.locale import Language
from app.main import create_app
from app.patients.commands import add_person, create_patient
from app.settings import Settings
from app.storage.engine import Database
from app.storage.epoch import begin_first_life

ORIGIN = "https://testserver"
PASSWORD = "une grue traverse l'hiver"


@cache
def password_hash() -> str:
    return hash_password(PASSWORD)


@dataclass
class MovableClock:
    """Stands still until moved."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Cast:
    """Makes people straight in the database, and browsers that talk to the service over it."""

    settings: Settings
    database: Database
    clock: MovableClock = field(default_factory=MovableClock)

    def __post_init__(self) -> None:
        with self.database.write() as session:
            begin_first_life(session)
        self.app: FastAPI = create_app(self.settings, self.database, self.clock)

    def practice(self, name: str = "Cabinet des Tilleuls") -> Practice:
        with self.database.write() as session:
            return create_practice(session, name=name, now=self.clock())

    def colleague(self, practice: Practice, login: str, role: PracticeRole = PracticeRole.therapist) -> Account:
        account = self.account(login)
        with self.database.write() as session:
            add_member(session, practice.id, account.id, role=role, now=self.clock())
        return account

    def account(self, login: str, *, patient_id: UUID | None = None) -> Account:
        with self.database.write() as session:
            return create_account(
                session,
                login=login,
                password_hash=password_hash(),
                display_name=login.capitalize(),
                language=Language.fr,
                patient_id=patient_id,
                now=self.clock(),
            )

    def person(self, practice: Practice | None, name: str = "Camille Dubois") -> UUID:
        with self.database.write() as session:
            if practice is None:
                return create_patient(session, display_name=name, language=Language.fr, now=self.clock()).id
            return add_person(
                session, practice, display_name=name, language=Language.fr, added_by=None, now=self.clock()
            ).id

    @contextmanager
    def browser(self, account: Account | None = None) -> Iterator[TestClient]:
        """Signed in without the cost of a password where an account is given."""
        with TestClient(self.app, base_url=ORIGIN, headers={"Origin": ORIGIN}) as client:
            if account is not None:
                self.sign_in(client, account)
            yield client

    def sign_in(self, client: TestClient, account: Account) -> str:
        """The session token."""
        device_token = new_token()
        with self.database.write() as session:
            device = recognise_device(session, account.id, device_token, label="test", now=self.clock())
            is_staff = bool(roles_of(session, account.id))
            _, token = open_session(session, account, device, is_staff=is_staff, now=self.clock())
        client.cookies.set(SESSION_COOKIE, token, domain="testserver.local", path="/")
        client.cookies.set(DEVICE_COOKIE, device_token, domain="testserver.local", path="/")
        return token


def problem_of(answer: Any, status: int, code: str) -> dict[str, Any]:
    """The problem, once it is sure that this is the one expected."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    document: dict[str, Any] = answer.json()
    assert (document["status"], document["code"]) == (status, code), document
    return document
