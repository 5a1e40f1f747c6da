"""How long a care record stays: twenty years after the last contact, counted again from each return."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlmodel import col

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


def _last_contact_on(session: ReadSession, patient: Patient) -> date:
    """A visit, or the person's own note that somebody could read; at the least the day they were added."""
    zone = ZoneInfo(patient.zone)
    days = [patient.created_at.astimezone(zone).date()]
    lines = select(col(PracticePerson.last_contact_date), col(PracticePerson.person_noted_at)).where(
        col(PracticePerson.patient_id) == patient.id
    )
    for visited_on, noted_at in session.execute(lines).all():
        days += [visited_on] if visited_on else []
        days += [noted_at.astimezone(zone).date()] if noted_at else []
    return max(days)


def years_after(day: date, years: int) -> date:
    """The 29th of February has no anniversary in most years: the day after takes its place."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
