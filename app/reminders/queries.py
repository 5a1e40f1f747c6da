"""Reads about reminders: the one of a device, those alive, and whether today is a day to stay quiet."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select as columns
from sqlmodel import col, select

from app.access.scopes import PatientScope
from app.identity.models import Account, WebSession
from app.identity.viewer import Viewer
from app.journal.models import Flare
from app.kit.locale import Language
from app.plans.models import FocusWindow
from app.records.models import Change
from app.reminders.models import Reminder
from app.storage.sessions import ReadSession

_FLARE: Any = Flare.__table__  # type: ignore[attr-defined]
_WINDOW: Any = FocusWindow.__table__  # type: ignore[attr-defined]
_CHANGE: Any = Change.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Reminded:
    reminder: Reminder
    patient_id: UUID
    language: Language


def reminder_of(session: ReadSession, viewer: Viewer) -> Reminder | None:
    """Of this very session: another one on the same device chooses anew."""
    found = session.get(Reminder, viewer.device_id)
    return found if found is not None and found.session_id == viewer.session_id else None


def living_reminders(session: ReadSession, now: datetime) -> list[Reminded]:
    """Those whose session has not ended, of people who keep a notebook."""
    rows = session.exec(
        select(Reminder, Account.patient_id, Account.language)
        .join(WebSession, col(WebSession.id) == col(Reminder.session_id))
        .join(Account, col(Account.id) == col(Reminder.account_id))
        .where(WebSession.expires_at > now, col(Account.closed_at).is_(None))
    ).all()
    return [Reminded(one, patient_id, Language(said)) for one, patient_id, said in rows if patient_id is not None]


def voided_reminders(session: ReadSession, now: datetime) -> list[UUID]:
    """Devices whose session is gone."""
    living = select(WebSession.id).where(WebSession.expires_at > now)
    return list(session.exec(select(Reminder.device_id).where(col(Reminder.session_id).not_in(living))).all())


def has_open_flare(session: ReadSession, scope: PatientScope) -> bool:
    query = columns(_FLARE.c.id).where(
        _FLARE.c.patient_id == scope.patient_id,
        _FLARE.c.deleted.is_(False),
        _FLARE.c.ongoing.is_(True),
        _FLARE.c.until_date.is_(None),
    )
    return session.execute(query.limit(1)).first() is not None


def has_written_since(session: ReadSession, scope: PatientScope, account_id: UUID, since: datetime) -> bool:
    query = columns(_CHANGE.c.seq).where(
        _CHANGE.c.patient_id == scope.patient_id,
        _CHANGE.c.author_id == account_id,
        _CHANGE.c.received_at >= since,
    )
    return session.execute(query.limit(1)).first() is not None


def has_evening_on(session: ReadSession, scope: PatientScope, day: date) -> bool:
    """Whether a focus window asks something that evening."""
    query = columns(_WINDOW.c.local_date, _WINDOW.c.days, _WINDOW.c.stopped_on).where(
        _WINDOW.c.patient_id == scope.patient_id, _WINDOW.c.deleted.is_(False), _WINDOW.c.local_date <= day
    )
    return any(
        day < start + timedelta(days=days) and (stopped_on is None or day < stopped_on)
        for start, days, stopped_on in session.execute(query)
    )
