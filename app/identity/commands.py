"""Creating accounts, signing in and out, changing a password."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from app.identity.models import Account, KnownDevice
from app.identity.queries import account_by_login, known_device
from app.identity.sessions import end_every_session, end_other_sessions
from app.identity.tries import Bucket, Buckets, take_try
from app.identity.viewer import Viewer
from app.kit.errors import DomainError, FieldProblem, InvalidFields
from app.kit.ids import new_id
from app.kit.locale import Language
from app.storage.insertion import insert_if_absent
from app.storage.sessions import ReadSession, WriteSession

_LOGIN_SIGNS = frozenset("._-+@")
# Of no password at all.
_HASH_OF_NOTHING = "closed"
_SHORTEST_LOGIN, _LONGEST_LOGIN = 3, 100


class LoginTaken(DomainError):
    code = "login_taken"
    status = 409


class SignInRefused(DomainError):
    """The same for an unknown name and a wrong password."""

    code = "sign_in_refused"
    status = 401


def folded_login(login: str) -> str:
    """What is compared: upper and lower case are one."""
    return login.strip().casefold()


def require_fit_login(login: str) -> str:
    """The folded login. Raises InvalidFields where it could not be typed again on another device."""
    folded = folded_login(login)
    is_fit = _SHORTEST_LOGIN <= len(folded) <= _LONGEST_LOGIN and all(
        (character.isascii() and character.isalnum()) or character in _LOGIN_SIGNS for character in folded
    )
    if not is_fit:
        raise InvalidFields((FieldProblem("login", "login_wrong_form"),))
    return folded


def create_account(
    session: WriteSession,
    *,
    login: str,
    password_hash: str,
    display_name: str,
    language: Language,
    patient_id: UUID | None = None,
    now: datetime,
) -> Account:
    """Raises LoginTaken, also where the person already has an account."""
    values = {
        "id": new_id(),
        "login": require_fit_login(login),
        "password_hash": password_hash,
        "display_name": display_name,
        "language": language,
        "patient_id": patient_id,
        "created_at": now,
        "password_changed_at": now,
    }
    account = Account.model_validate(values)
    if not insert_if_absent(session, Account, values):
        raise LoginTaken
    return session.exec(select(Account).where(Account.id == account.id)).one()


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt to sign in, counted before the password is looked at."""

    account: Account | None
    buckets: tuple[Bucket, ...]
    is_known_device: bool

    @property
    def password_hash(self) -> str | None:
        return self.account.password_hash if self.account else None


def begin_try(
    session: WriteSession, buckets: Buckets, *, login: str, device_hash: str | None, address: str, now: datetime
) -> Try:
    """Raises TooManyTries."""
    folded = folded_login(login)
    account = account_by_login(session, folded)
    device = known_device(session, account.id, device_hash) if account and device_hash else None
    taken = buckets.of_try(folded, device.id if device else None, address)
    take_try(session, taken, now)
    return Try(account, taken, device is not None)


def is_browser_known(session: ReadSession, device_hash: str) -> bool:
    """Whether any account signed in with this cookie before; an unknown value is never adopted."""
    return (
        session.exec(select(KnownDevice.id).where(KnownDevice.token_hash == device_hash).limit(1)).first() is not None
    )


def close_account(session: WriteSession, account: Account, *, now: datetime) -> None:
    """Nobody signs in with it again, and every browser is signed out. What it wrote stays under its name."""
    account.login = f"closed-{account.id}"
    account.password_hash = _HASH_OF_NOTHING
    account.former_patient_id, account.patient_id = account.patient_id, None
    account.closed_at = now
    session.add(account)
    session.flush()
    end_every_session(session, account.id)


def change_password(session: WriteSession, viewer: Viewer, *, password_hash: str, now: datetime) -> None:
    """Every other browser is signed out and forgotten."""
    session.execute(
        update(Account)
        .where(col(Account.id) == viewer.account_id)
        .values(password_hash=password_hash, password_changed_at=now)
    )
    end_other_sessions(session, viewer)
