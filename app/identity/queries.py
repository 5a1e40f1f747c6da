"""Reads about accounts, sessions and devices."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, or_
from sqlalchemy import select as columns
from sqlmodel import col, select

from app.identity.models import Account, DeviceLock, KnownDevice, WebSession
from app.identity.viewer import Viewer
from app.kit.errors import NotReachable
from app.storage.sessions import ReadSession


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session found by its cookie, still valid at the time asked."""

    viewer: Viewer
    last_seen_at: datetime
    idle_until: datetime | None
    reading_hash: str | None

    def is_open_to(self, reading_hash: str | None) -> bool:
        """Whether what was shown opens this device's lock, where it has one."""
        return self.reading_hash is None or hmac.compare_digest(self.reading_hash, reading_hash or "")


@dataclass(frozen=True, slots=True)
class Device:
    """One line of the device list: a browser that is signed in now."""

    id: UUID
    label: str
    created_at: datetime
    last_seen_at: datetime


# Columns, not rows: asked at every request, where building two objects would be half the cost.
_LIVE = (
    columns(
        col(Account.id),
        col(Account.display_name),
        col(Account.language),
        col(Account.patient_id),
        col(WebSession.id),
        col(WebSession.device_id),
        col(WebSession.is_staff),
        col(WebSession.authenticated_at),
        col(WebSession.last_seen_at),
        col(WebSession.idle_until),
        col(DeviceLock.read_hash),
    )
    .join(WebSession, col(WebSession.account_id) == col(Account.id))
    .outerjoin(DeviceLock, col(DeviceLock.device_id) == col(WebSession.device_id))
    .where(
        or_(
            col(WebSession.token_hash) == bindparam("token_hash"),
            and_(
                col(WebSession.former_token_hash) == bindparam("token_hash"),
                col(WebSession.former_until) > bindparam("now"),
            ),
        ),
        col(WebSession.expires_at) > bindparam("now"),
        col(Account.closed_at).is_(None),
    )
)


def live_session(session: ReadSession, token_hash: str, now: datetime) -> LiveSession | None:
    found: Any = session.connection().execute(_LIVE, {"token_hash": token_hash, "now": now}).one_or_none()
    if found is None:
        return None
    *who, last_seen_at, idle_until, reading_hash = found
    if idle_until is not None and idle_until <= now:
        return None
    return LiveSession(Viewer(*who), last_seen_at, idle_until, reading_hash)


def account_by_login(session: ReadSession, login: str) -> Account | None:
    """`login` as `folded_login` gives it."""
    return session.exec(select(Account).where(Account.login == login, col(Account.closed_at).is_(None))).one_or_none()


def account_by_id(session: ReadSession, account_id: UUID) -> Account:
    return session.exec(select(Account).where(Account.id == account_id)).one()


def account_of_login(session: ReadSession, login: str) -> Account:
    """As somebody types it. Raises NotReachable where nobody signs in with it."""
    account = account_by_login(session, login.strip().casefold())
    if account is None:
        raise NotReachable
    return account


def account_names(session: ReadSession, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Display names for authors of records and of the ledger."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = session.exec(select(Account.id, Account.display_name).where(col(Account.id).in_(wanted))).all()
    return dict(rows)


def account_of_patient(session: ReadSession, patient_id: UUID) -> UUID | None:
    return session.exec(select(Account.id).where(Account.patient_id == patient_id)).one_or_none()


def devices_of(session: ReadSession, account_id: UUID, now: datetime) -> list[Device]:
    rows = session.exec(
        select(KnownDevice.id, KnownDevice.label, KnownDevice.created_at, WebSession.last_seen_at)
        .join(WebSession, col(WebSession.device_id) == col(KnownDevice.id))
        .where(KnownDevice.account_id == account_id, WebSession.expires_at > now)
        .order_by(col(WebSession.last_seen_at).desc(), col(KnownDevice.id))
    ).all()
    return [Device(*row) for row in rows]


def known_device(session: ReadSession, account_id: UUID, token_hash: str) -> KnownDevice | None:
    return session.exec(
        select(KnownDevice).where(KnownDevice.account_id == account_id, KnownDevice.token_hash == token_hash)
    ).one_or_none()
