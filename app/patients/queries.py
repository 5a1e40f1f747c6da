"""Reads of profiles and of a practice's list of people."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, column, exists, or_, table
from sqlmodel import Uuid, col, select

from app.access.gate import PracticeScope
from app.access.models import CareLink
from app.access.queries import in_force
from app.access.scopes import PatientScope
from app.identity.models import Account
from app.kit.errors import NotReachable
from app.kit.text import fold
from app.patients.models import Patient, PracticePerson
from app.storage.sessions import ReadSession

# Named rather than imported: the counter belongs to the records, which lie above.
_COUNTER = table("patient_counter", column("patient_id", Uuid()), column("seq"))


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line of a practice's list."""

    patient_id: UUID
    display_name: str
    last_contact_date: date | None
    last_note_date: date | None
    has_account: bool
    wants_contact: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """`next_key` is the (folded name, id) to go on after."""

    lines: list[PersonLine]
    next_key: tuple[str, str] | None


def profile(session: ReadSession, scope: PatientScope) -> tuple[Patient, int]:
    """The person and the number of the newest change of their records."""
    patient = session.get(Patient, scope.patient_id)
    if patient is None:
        raise NotReachable
    seq = session.execute(select(_COUNTER.c.seq).where(_COUNTER.c.patient_id == patient.id)).scalar()
    return patient, seq or 0


def people_of(
    session: ReadSession,
    scope: PracticeScope,
    *,
    now: datetime,
    search: str | None = None,
    after: tuple[str, UUID] | None = None,
    limit: int = 200,
) -> PeoplePage:
    """By name, in no other order: nobody is put first. Only people linked at this moment."""
    is_linked = exists().where(
        and_(
            col(CareLink.patient_id) == col(PracticePerson.patient_id),
            col(CareLink.practice_id) == scope.practice_id,
            in_force(now),
        )
    )
    has_account = exists().where(col(Account.patient_id) == col(PracticePerson.patient_id))
    query = (
        select(PracticePerson, Patient.display_name, has_account)
        .join(Patient, col(Patient.id) == col(PracticePerson.patient_id))
        .where(PracticePerson.practice_id == scope.practice_id, is_linked)
    )
    for word in fold(search or "").split()[:8]:
        query = query.where(col(PracticePerson.folded_name).contains(word, autoescape=True))
    if after is not None:
        name, patient_id = after
        beyond = and_(col(PracticePerson.folded_name) == name, col(PracticePerson.patient_id) > patient_id)
        query = query.where(or_(col(PracticePerson.folded_name) > name, beyond))
    ordered = query.order_by(col(PracticePerson.folded_name), col(PracticePerson.patient_id)).limit(limit + 1)
    rows = session.exec(ordered).all()
    lines = [
        PersonLine(
            person.patient_id, name, person.last_contact_date, person.last_note_date, bool(has), person.wants_contact
        )
        for person, name, has in rows[:limit]
    ]
    last = rows[limit - 1][0] if len(rows) > limit else None
    return PeoplePage(lines, (last.folded_name, str(last.patient_id)) if last else None)
