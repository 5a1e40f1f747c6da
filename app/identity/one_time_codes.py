"""Codes of six digits from an application on somebody's telephone (RFC 6238): each opens once, in time order."""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pyotp
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import CursorResult, delete, update
from sqlmodel import col, select

from app.identity.models import OneTimeCodes
from app.kit.errors import DomainError
from app.storage.keys import Keys
from app.storage.sessions import ReadSession, WriteSession

_ISSUER = "Au long cours"
_STEP_SECONDS = 30
_STEPS_AROUND = (-1, 0, 1)
_NONCE_BYTES = 12


class OneTimeCodeWrong(DomainError):
    """While the application is being set up; nothing says whether the code was used before."""

    code = "one_time_code_wrong"
    status = 422


class OneTimeCodesInUse(DomainError):
    """Taken off first, by an act of its own: setting up anew and stopping halfway must not leave nothing."""

    code = "one_time_codes_in_use"
    status = 409


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Shown once, to be put into an application: the secret in letters, and the address its QR code carries."""

    secret: str
    uri: str


def begin_enrolment(session: WriteSession, keys: Keys, account_id: UUID, *, login: str, now: datetime) -> Enrolment:
    """Replaces what was begun before. Raises OneTimeCodesInUse."""
    if has_codes(session, account_id):
        raise OneTimeCodesInUse
    secret = pyotp.random_base32()
    drop_codes(session, account_id)
    row = OneTimeCodes.model_validate(
        {"account_id": account_id, "sealed_secret": _seal(keys, account_id, secret), "created_at": now}
    )
    session.add(row)
    session.flush()
    return Enrolment(secret, pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=_ISSUER))


def finish_enrolment(session: WriteSession, keys: Keys, account_id: UUID, code: str, *, now: datetime) -> None:
    """The first code proves that the application has the secret. Raises OneTimeCodeWrong."""
    if not _accept(session, keys, account_id, code, now):
        raise OneTimeCodeWrong
    session.execute(
        update(OneTimeCodes)
        .where(col(OneTimeCodes.account_id) == account_id, col(OneTimeCodes.confirmed_at).is_(None))
        .values(confirmed_at=now)
    )


def accept_code(session: WriteSession, keys: Keys, account_id: UUID, code: str, *, now: datetime) -> bool:
    """Whether the code opens; of the same code given twice, even at once, only one does."""
    return has_codes(session, account_id) and _accept(session, keys, account_id, code, now)


def has_codes(session: ReadSession, account_id: UUID) -> bool:
    """Whether an application was set up to the end."""
    query = select(OneTimeCodes.confirmed_at).where(OneTimeCodes.account_id == account_id)
    return session.exec(query).one_or_none() is not None


def drop_codes(session: WriteSession, account_id: UUID) -> None:
    session.execute(delete(OneTimeCodes).where(col(OneTimeCodes.account_id) == account_id))


def _accept(session: WriteSession, keys: Keys, account_id: UUID, code: str, now: datetime) -> bool:
    row = session.get(OneTimeCodes, account_id)
    if row is None:
        return False
    step = _step_of(pyotp.TOTP(_unseal(keys, account_id, row.sealed_secret)), code, now)
    if step is None:
        return False
    # Only forward: a code seen over a shoulder stays used, also where the clock of the service is set back.
    moved = session.execute(
        update(OneTimeCodes)
        .where(col(OneTimeCodes.account_id) == account_id, col(OneTimeCodes.last_step) < step)
        .values(last_step=step)
        .execution_options(synchronize_session=False)
    )
    return isinstance(moved, CursorResult) and moved.rowcount == 1


def _step_of(made: pyotp.TOTP, code: str, now: datetime) -> int | None:
    current = int(now.timestamp()) // _STEP_SECONDS
    found = None
    for step in (current + by for by in _STEPS_AROUND):
        if hmac.compare_digest(made.generate_otp(step), code):
            found = step
    return found


def _seal(keys: Keys, account_id: UUID, secret: str) -> str:
    nonce = os.urandom(_NONCE_BYTES)
    sealed = _cipher(keys).encrypt(nonce, secret.encode(), account_id.bytes)
    return urlsafe_b64encode(nonce + sealed).decode()


def _unseal(keys: Keys, account_id: UUID, sealed_secret: str) -> str:
    sealed = urlsafe_b64decode(sealed_secret)
    return _cipher(keys).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], account_id.bytes).decode()


def _cipher(keys: Keys) -> AESGCM:
    return AESGCM(keys.derive("one-time-codes"))
