"""What a professional meets on opening: the people of the day, those who asked to be seen, those with something new."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, and_, exists, func, or_
from sqlmodel import col, select

from app.access.gate import PracticeScope
from app.agenda.models import AgendaEntry
from app.audit.models import Action, AuditEvent, Outcome
from app.patients.models import Patient, PracticePerson
from app.patients.queries import PersonLine, lines_where, people_among, profiles_of
from app.storage.sessions import ReadSession

# The read every opening of a person's page makes; a device that only brings its copy up to date makes others.
_OPENING = "patients"
_LATEST = 24 * 60


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """`starts_minutes` since midnight, where an hour is known."""

    line: PersonLine
    profile: tuple[Patient, int]
    starts_minutes: int | None


@dataclass(frozen=True, slots=True)
class Day:
    """Nobody is in `asked` or `noted` for anything but what they did themselves; both are in order of name."""

    seen: list[SeenPerson]
    asked: list[PersonLine]
    noted: list[PersonLine]


def day_of(session: ReadSession, scope: PracticeScope, day: date, *, now: datetime) -> Day:
    return Day(
        seen=_seen(session, scope, day, now=now),
        asked=lines_where(session, scope, col(PracticePerson.wants_contact).is_(True), now=now),
        noted=_noted(session, scope, now=now),
    )


def _seen(session: ReadSession, scope: PracticeScope, day: date, *, now: datetime) -> list[SeenPerson]:
    """By hour, then those without one in the order they were added."""
    entries = session.exec(
        select(AgendaEntry).where(
            AgendaEntry.account_id == scope.account_id,
            AgendaEntry.practice_id == scope.practice_id,
            AgendaEntry.day == day,
        )
    ).all()
    lines = people_among(session, scope, [entry.patient_id for entry in entries], now=now)
    ordered = sorted(
        (entry for entry in entries if entry.patient_id in lines),
        key=lambda entry: (_LATEST if entry.starts_minutes is None else entry.starts_minutes, entry.added_at),
    )
    profiles = profiles_of(session, lines.keys())
    return [SeenPerson(lines[entry.patient_id], profiles[entry.patient_id], entry.starts_minutes) for entry in ordered]


def _noted(session: ReadSession, scope: PracticeScope, *, now: datetime) -> list[PersonLine]:
    """Who noted something since they were last met, and since this professional last opened their page."""
    noted_at = col(PracticePerson.person_noted_at)
    looked = exists().where(
        and_(
            col(AuditEvent.patient_id) == col(PracticePerson.patient_id),
            col(AuditEvent.at) >= noted_at,
            col(AuditEvent.actor_id) == scope.account_id,
            col(AuditEvent.action) == Action.read,
            col(AuditEvent.purpose) == _OPENING,
            col(AuditEvent.outcome) == Outcome.done,
        )
    )
    contact = col(PracticePerson.last_contact_date)
    since_contact = or_(contact.is_(None), func.date(noted_at, type_=Date) >= contact)
    return lines_where(session, scope, and_(noted_at.is_not(None), since_contact, ~looked), now=now)
