"""Setting and unsetting the people of a day."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col

from app.access.gate import PracticeScope
from app.agenda.models import AgendaEntry
from app.storage.insertion import insert_if_absent
from app.storage.reach import Span, reach_person, span_people
from app.storage.sessions import WriteSession

# An agenda serves its day; a month later it only says who came when, which the visits do.
KEPT = timedelta(days=30)


def set_on_day(
    session: WriteSession,
    scope: PracticeScope,
    patient_id: UUID,
    day: date,
    *,
    starts_minutes: int | None,
    now: datetime,
) -> None:
    """Setting again moves to the new hour and keeps the place among those without one."""
    forget_past_days(session, scope, now=now)
    reach_person(session, patient_id)
    key = {
        "patient_id": patient_id,
        "account_id": scope.account_id,
        "practice_id": scope.practice_id,
        "day": day,
    }
    if not insert_if_absent(session, AgendaEntry, {**key, "starts_minutes": starts_minutes, "added_at": now}):
        entry = session.get(AgendaEntry, tuple(key.values()))
        assert entry is not None
        entry.starts_minutes = starts_minutes
        session.add(entry)
        session.flush()


def unset_on_day(session: WriteSession, scope: PracticeScope, patient_id: UUID, day: date) -> None:
    """Nothing happens where nobody was set."""
    session.execute(
        delete(AgendaEntry).where(
            col(AgendaEntry.patient_id) == patient_id,
            col(AgendaEntry.account_id) == scope.account_id,
            col(AgendaEntry.practice_id) == scope.practice_id,
            col(AgendaEntry.day) == day,
        )
    )


def forget_past_days(session: WriteSession, scope: PracticeScope, *, now: datetime) -> None:
    """Whomever the days named, since an entry may outlive what let this professional see the person."""
    span_people(session, Span.past_days)
    session.execute(
        delete(AgendaEntry).where(
            col(AgendaEntry.account_id) == scope.account_id, col(AgendaEntry.day) < (now - KEPT).date()
        )
    )
