"""Reads about accounts, sessions and devices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from app.identity.models import Account, KnownDevice, WebSession
from app.identity.viewer import Viewer
from app.storage.sessions import ReadSession


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session found by its cookie, still valid at the time asked."""

    viewer: Viewer
    last_seen_at: datetime
    idle_until: datetime | None


@dataclass(frozen=True, slots=True)
class Device:
    """One line of the device list: a browser that is signed in now."""

    id: UUID
    label: str
    created_at: datetime
    last_seen_at: datetime


def live_session(session: ReadSession, token_hash: str, now: datetime) -> LiveSession | None:
    found = session.exec(
        select(WebSession, Account)
        .join(Account, col(Account.id) == col(WebSession.account_id))
        .where(WebSession.token_hash == token_hash, col(Account.closed_at).is_(None))
    ).one_or_none()
    if found is None:
        return None
    web, account = found
    if web.expires_at <= now or (web.idle_until is not None and web.idle_until <= now):
        return None
    viewer = Viewer(
        account_id=account.id,
        display_name=account.display_name,
        language=account.language,
        patient_id=account.patient_id,
        session_id=web.id,
        device_id=web.device_id,
        is_staff=web.is_staff,
    )
    return LiveSession(viewer, web.last_seen_at, web.idle_until)


def account_by_login(session: ReadSession, login: str) -> Account | None:
    """`login` as `folded_login` gives it."""
    return session.exec(select(Account).where(Account.login == login, col(Account.closed_at).is_(None))).one_or_none()


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
