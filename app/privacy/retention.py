"""How long a care record stays: five years in use, fifteen more set apart, counted again from each return.

Nothing changes by age for the person, and nothing is ever erased by itself.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select
from sqlmodel import col

from app.audit.models import Action, AuditEvent, Outcome
from app.identity.models import Account
from app.kit.errors import DomainError, NotReachable
from app.patients.models import Patient, PracticePerson
from app.records.envelope import Visibility
from app.records.queries import HEAD
from app.storage.sessions import ReadSession

YEARS_ACTIVE, YEARS_KEPT = 5, 20


class MustBeKept(DomainError):
    """The care record is not old enough to be erased."""

    code = "must_be_kept"
    status = 409


class Stage(StrEnum):
    active = "active"
    archive = "archive"
    deletion_due = "deletion_due"


@dataclass(frozen=True, slots=True)
class Resting:
    """Somebody whose last contact is longer ago than records are in use."""

    patient_id: UUID
    display_name: str
    last_contact_on: date
    stage: Stage


@dataclass(frozen=True, slots=True)
class Held:
    """How much there is of either part, and the day from which the care record may go."""

    diary_records: int
    care_records: int
    last_contact_on: date
    kept_until: date


def what_is_held(session: ReadSession, patient_id: UUID) -> Held:
    """Raises NotReachable."""
    patient = session.get(Patient, patient_id)
    if patient is None:
        raise NotReachable
    last = _last_contact_on(session, patient)
    counted = (
        select(HEAD.c.visibility, func.count())
        .where(HEAD.c.patient_id == patient_id, HEAD.c.deleted.is_(False))
        .group_by(HEAD.c.visibility)
    )
    counts = {str(visibility): count for visibility, count in session.execute(counted).all()}
    diary = counts.pop(Visibility.patient_only, 0)
    return Held(diary, sum(counts.values()), last, years_after(last, YEARS_KEPT))


def stage_on(today: date, last_contact_on: date) -> Stage:
    if today >= years_after(last_contact_on, YEARS_KEPT):
        return Stage.deletion_due
    return Stage.archive if today >= years_after(last_contact_on, YEARS_ACTIVE) else Stage.active


def resting_people(session: ReadSession, today: date) -> list[Resting]:
    """Those no longer in active use, longest ago first."""
    found = []
    for patient in session.execute(select(Patient)).scalars():
        last = _last_contact_on(session, patient)
        if (stage := stage_on(today, last)) is not Stage.active:
            found.append(Resting(patient.id, patient.display_name, last, stage))
    return sorted(found, key=lambda one: (one.last_contact_on, one.patient_id))


def _last_contact_on(session: ReadSession, patient: Patient) -> date:
    """A visit, a note of either side, or the person there at all; at the least the day they were added."""
    zone = ZoneInfo(patient.zone)
    days = [patient.created_at.astimezone(zone).date()]
    lines = select(col(PracticePerson.last_contact_date), col(PracticePerson.person_noted_at)).where(
        col(PracticePerson.patient_id) == patient.id
    )
    for visited_on, noted_at in session.execute(lines).all():
        days += [visited_on] if visited_on else []
        days += [noted_at.astimezone(zone).date()] if noted_at else []
    trace = _last_trace_at(session, patient.id)
    return max([*days, trace.astimezone(zone).date()] if trace else days)


def _last_trace_at(session: ReadSession, patient_id: UUID) -> datetime | None:
    """What the ledger knows: the person came in and read, or somebody wrote. A professional's reading is no contact."""
    own = select(col(Account.id)).where(
        or_(col(Account.patient_id) == patient_id, col(Account.former_patient_id) == patient_id)
    )
    query = select(func.max(col(AuditEvent.at))).where(
        col(AuditEvent.patient_id) == patient_id,
        col(AuditEvent.outcome) == Outcome.done,
        or_(col(AuditEvent.action) == Action.wrote, col(AuditEvent.actor_id).in_(own)),
    )
    last: datetime | None = session.execute(query).scalar()
    return last


def years_after(day: date, years: int) -> date:
    """The 29th of February has no anniversary in most years: the day after takes its place."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
