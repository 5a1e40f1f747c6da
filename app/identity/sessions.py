"""The life of a web session: opened at sign-in, kept alive by use, ended here or from another device."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import col, select
from starlette.responses import Response

from app.http.deps import Database
from app.identity.models import Account, KnownDevice, WebSession
from app.identity.queries import LiveSession, known_device, live_session
from app.identity.tokens import SESSION_COOKIE, Presented, digest, new_token, set_cookie
from app.identity.viewer import DeviceLocked, SignInNeeded, Viewer
from app.kit.clock import Clock
from app.kit.ids import new_id
from app.storage.sessions import ReadSession, WriteSession

# People come back after eight months, and reach their own file only; staff reach everybody's.
PATIENT_LIFETIME = timedelta(days=400)
STAFF_LIFETIME = timedelta(hours=12)
STAFF_IDLE = timedelta(minutes=30)
_STAFF_TOUCH_EVERY = timedelta(minutes=5)
_LABEL_LENGTH = 200
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def open_session(
    session: WriteSession,
    account: Account,
    device: KnownDevice,
    *,
    is_staff: bool,
    now: datetime,
    is_confirmed: bool = True,
) -> tuple[Viewer, str]:
    """The viewer and the token for the cookie; an earlier session of the account on this browser ends.

    Not confirmed: a password alone, on a browser known before, where more is asked for what only the person may do.
    """
    proved_at = now if is_confirmed else _LONG_AGO
    session.execute(delete(WebSession).where(col(WebSession.device_id) == device.id))
    token = new_token()
    web = WebSession.model_validate(
        {
            "id": new_id(),
            "account_id": account.id,
            "device_id": device.id,
            "token_hash": digest(token),
            "is_staff": is_staff,
            "created_at": now,
            "authenticated_at": proved_at,
            "last_seen_at": _hour(now),
            "expires_at": now + (STAFF_LIFETIME if is_staff else PATIENT_LIFETIME),
            "idle_until": now + STAFF_IDLE if is_staff else None,
        }
    )
    session.add(web)
    session.flush()
    viewer = Viewer(
        account_id=account.id,
        display_name=account.display_name,
        language=account.language,
        patient_id=account.patient_id,
        session_id=web.id,
        device_id=device.id,
        is_staff=is_staff,
        authenticated_at=proved_at,
    )
    return viewer, token


def recognise_device(
    session: WriteSession, account_id: UUID, token: str, *, label: str | None, now: datetime
) -> KnownDevice:
    """The account's row for this browser, made at its first sign-in there."""
    device = known_device(session, account_id, digest(token))
    if device is None:
        device = KnownDevice.model_validate(
            {
                "id": new_id(),
                "account_id": account_id,
                "token_hash": digest(token),
                "label": (label or "")[:_LABEL_LENGTH],
                "created_at": now,
            }
        )
        session.add(device)
    elif label:
        device.label = label[:_LABEL_LENGTH]
    session.flush()
    return device


def authenticate(database: Database, shown: Presented, clock: Clock, *, even_locked: bool = False) -> Viewer:
    """Raises SignInNeeded or DeviceLocked; keeps the session alive in a transaction of its own, now and then."""
    with database.read() as session:
        return authenticate_on(session, database, shown, clock, even_locked=even_locked)


def authenticate_on(
    session: ReadSession, database: Database, shown: Presented, clock: Clock, *, even_locked: bool = False
) -> Viewer:
    """The same on a session the request goes on reading with."""
    if shown.session_hash is None:
        raise SignInNeeded
    now = clock()
    live = live_session(session, shown.session_hash, now)
    if live is None:
        raise SignInNeeded
    if not even_locked and not live.is_open_to(shown.reading_hash):
        raise DeviceLocked
    if _needs_touch(live, now):
        # Gives its connection back first: requests that hold one while they wait for another could wait for ever.
        session.rollback()
        with database.write() as writing:
            _touch(writing, live, now)
    return live.viewer


def _needs_touch(live: LiveSession, now: datetime) -> bool:
    if live.idle_until is not None and live.idle_until - now < STAFF_IDLE - _STAFF_TOUCH_EVERY:
        return True
    return live.last_seen_at < _hour(now)


def _touch(session: WriteSession, live: LiveSession, now: datetime) -> None:
    seen = update(WebSession).where(col(WebSession.id) == live.viewer.session_id)
    if live.viewer.is_staff:
        session.execute(seen.values(last_seen_at=_hour(now), idle_until=now + STAFF_IDLE))
    else:
        session.execute(seen.values(last_seen_at=_hour(now), expires_at=now + PATIENT_LIFETIME))


def set_session_cookie(response: Response, token: str, *, is_staff: bool) -> None:
    lifetime = STAFF_LIFETIME if is_staff else PATIENT_LIFETIME
    set_cookie(response, SESSION_COOKIE, token, max_age_seconds=int(lifetime.total_seconds()))


def end_session(session: WriteSession, session_id: UUID) -> None:
    session.execute(delete(WebSession).where(col(WebSession.id) == session_id))


def end_sessions_of_device(session: WriteSession, account_id: UUID, device_id: UUID) -> bool:
    """Whether the device was there. It is also forgotten: a lost tablet keeps no bucket of tries of its own."""
    device = session.get(KnownDevice, device_id)
    if device is None or device.account_id != account_id:
        return False
    session.execute(delete(WebSession).where(col(WebSession.device_id) == device_id))
    session.execute(update(KnownDevice).where(col(KnownDevice.id) == device_id).values(token_hash=digest(new_token())))
    return True


def end_other_sessions(session: WriteSession, viewer: Viewer) -> None:
    _end_sessions_but(session, viewer.account_id, viewer.device_id)


def end_every_session(session: WriteSession, account_id: UUID) -> None:
    """Every browser of the account is signed out and forgotten; it empties itself when it next asks for anything."""
    _end_sessions_but(session, account_id, None)


def _end_sessions_but(session: WriteSession, account_id: UUID, kept_device: UUID | None) -> None:
    devices = session.exec(select(KnownDevice.id).where(KnownDevice.account_id == account_id)).all()
    for device_id in devices:
        if device_id != kept_device:
            end_sessions_of_device(session, account_id, device_id)


def end_sessions_of_account(session: WriteSession, account_id: UUID) -> None:
    """Every browser is signed out and forgotten."""
    session.execute(delete(WebSession).where(col(WebSession.account_id) == account_id))
    for device_id in session.exec(select(KnownDevice.id).where(KnownDevice.account_id == account_id)).all():
        session.execute(
            update(KnownDevice).where(col(KnownDevice.id) == device_id).values(token_hash=digest(new_token()))
        )


def end_all_sessions(session: WriteSession) -> None:
    """After a restore: whoever was signed in then may not be allowed to be now."""
    session.execute(delete(WebSession))


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)
