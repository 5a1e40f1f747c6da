"""Choosing a reminder, stopping it, and claiming the one that is due."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CursorResult, delete, or_, update
from sqlmodel import col, select

from app.consents.commands import withdraw_consents
from app.identity.models import Account
from app.identity.viewer import Viewer
from app.kit.errors import NotAllowed
from app.reminders.models import Reminder
from app.reminders.push_service import listed_address
from app.reminders.schemas import ReminderIn
from app.reminders.tokens import device_named_in, is_token_of
from app.storage.keys import Keys
from app.storage.reach import reach_people
from app.storage.sessions import WriteSession


def choose_reminder(
    session: WriteSession, viewer: Viewer, chosen: ReminderIn, hosts: tuple[str, ...], now: datetime
) -> Reminder:
    """In the place of what this device had. Raises NotAllowed for professionals, PushServiceRefused."""
    if viewer.patient_id is None:
        raise NotAllowed
    listed_address(chosen.endpoint, hosts)
    forget_reminders(session, [viewer.device_id], now=now)
    reminder = Reminder.model_validate(
        {
            **chosen.model_dump(exclude={"consent"}),
            "device_id": viewer.device_id,
            "account_id": viewer.account_id,
            "session_id": viewer.session_id,
            "created_at": now,
        }
    )
    session.add(reminder)
    session.flush()
    return reminder


def forget_reminders(session: WriteSession, device_ids: Collection[UUID], *, now: datetime) -> None:
    theirs = col(Reminder.device_id).in_(list(device_ids))
    owners = select(Account.patient_id).join(Reminder, col(Reminder.account_id) == col(Account.id)).where(theirs)
    reach_people(session, filter(None, session.exec(owners.distinct())))
    session.execute(delete(Reminder).where(theirs))
    withdraw_consents(session, device_ids, now=now)


def stop_by_token(session: WriteSession, keys: Keys, token: str, *, now: datetime) -> None:
    """Nobody is told whether there was something to stop."""
    device_id = device_named_in(token)
    reminder = session.get(Reminder, device_id) if device_id else None
    if reminder is not None and is_token_of(keys, reminder, token):
        forget_reminders(session, [reminder.device_id], now=now)


def claim(session: WriteSession, reminder: Reminder, day: date) -> bool:
    """Whether this process, and no other one, is to send the reminder of that day."""
    claimed: CursorResult[tuple[()]] = session.execute(  # type: ignore[assignment]
        update(Reminder)
        .where(col(Reminder.device_id) == reminder.device_id, col(Reminder.session_id) == reminder.session_id)
        .where(or_(col(Reminder.last_sent_on).is_(None), col(Reminder.last_sent_on) < day))
        .values(last_sent_on=day)
    )
    return claimed.rowcount == 1
