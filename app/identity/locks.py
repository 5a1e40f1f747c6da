"""The lock of a notebook on one device: the service's half of its code, given out at most five wrong tries.

The half is derived from the master key and never stored, so that a copy of the database alone opens no telephone.
"""

import hashlib
import hmac
import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, select

from app.identity.models import DeviceLock
from app.identity.tokens import digest
from app.identity.viewer import Viewer
from app.kit.errors import DomainError, NotReachable
from app.storage.keys import Keys
from app.storage.sessions import ReadSession, WriteSession

MOST_WRONG_TRIES = 5


class LockCodeWrong(DomainError):
    code = "lock_code_wrong"
    status = 403


class LockWithheld(DomainError):
    """Five wrong codes: the password is asked for before the next try."""

    code = "lock_withheld"
    status = 403


class LockSecrets:
    """Keyed hashes of one device's lock."""

    def __init__(self, keys: Keys) -> None:
        self._half_key, self._code_key = keys.derive("device-lock-half"), keys.derive("device-lock-code")

    def half(self, device_id: UUID, salt: str) -> str:
        return _keyed(self._half_key, device_id, salt)

    def code_hash(self, device_id: UUID, verifier: str) -> str:
        return _keyed(self._code_key, device_id, verifier)


def _keyed(key: bytes, device_id: UUID, text: str) -> str:
    return hmac.new(key, f"{device_id}\x1f{text}".encode(), hashlib.sha256).hexdigest()


def set_lock(
    session: WriteSession, known: LockSecrets, device_id: UUID, *, read_token: str, verifier: str | None, now: datetime
) -> str | None:
    """Replaces the lock there was; the half, where there is a code."""
    drop_lock(session, device_id)
    salt = secrets.token_hex(32) if verifier else None
    lock = DeviceLock.model_validate(
        {
            "device_id": device_id,
            "read_hash": digest(read_token),
            "code_hash": known.code_hash(device_id, verifier) if verifier else None,
            "half_salt": salt,
            "created_at": now,
        }
    )
    session.add(lock)
    session.flush()
    return known.half(device_id, salt) if salt else None


def try_code(session: WriteSession, known: LockSecrets, viewer: Viewer, verifier: str) -> str | DomainError:
    """The half, or the refusal to raise once this transaction has kept the count. Tries are counted one at a time."""
    device_id = viewer.device_id
    lock = session.exec(
        select(DeviceLock)
        .where(DeviceLock.device_id == device_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if lock is None or lock.code_hash is None or lock.half_salt is None:
        return NotReachable()
    if lock.wrong_in_session != viewer.session_id:
        lock.wrong_tries, lock.wrong_in_session = 0, viewer.session_id
    if lock.wrong_tries >= MOST_WRONG_TRIES:
        return LockWithheld()
    if not hmac.compare_digest(lock.code_hash, known.code_hash(device_id, verifier)):
        lock.wrong_tries += 1
        return LockWithheld() if lock.wrong_tries >= MOST_WRONG_TRIES else LockCodeWrong()
    lock.wrong_tries = 0
    return known.half(device_id, lock.half_salt)


def has_lock(session: ReadSession, device_id: UUID) -> bool:
    return session.get(DeviceLock, device_id) is not None


def drop_lock(session: WriteSession, device_id: UUID) -> None:
    session.execute(delete(DeviceLock).where(col(DeviceLock.device_id) == device_id))
