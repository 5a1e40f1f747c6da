"""Reads of profiles and of a practice's list of people."""

from collections.abc import Collection, Container
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, column, exists, or_, table
from sqlmodel import Uuid, col, select

from app.access.gate import PracticeScope
from app.access.models import CareLink
from app.access.queries import in_force
from app.access.scopes import PatientScope
from app.identity.models import Account
from app.kit.errors import NotReachable
from app.kit.locale import Language
from app.kit.nearness import nearest
from app.kit.text import fold
from app.patients.models import Patient, PracticePerson
from app.storage.sessions import ReadSession

# Named rather than imported: the counter belongs to the records, which lie above.
_COUNTER = table("patient_counter", column("patient_id", Uuid()), column("seq"))

_MOST_WORDS = 8
_MOST_NEAR = 8


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line of a practice's list."""

    patient_id: UUID
    display_name: str
    language: Language
    last_contact_date: date | None
    last_note_date: date | None
    has_account: bool
    wants_contact: bool
    set_aside: bool


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


def profiles_of(session: ReadSession, patient_ids: Collection[UUID]) -> dict[UUID, tuple[Patient, int]]:
    """The same of several people, whom the caller knows to be followed."""
    rows = session.execute(
        select(Patient, _COUNTER.c.seq)
        .join(_COUNTER, _COUNTER.c.patient_id == col(Patient.id), isouter=True)
        .where(col(Patient.id).in_(patient_ids))
    ).all()
    return {patient.id: (patient, seq or 0) for patient, seq in rows}


def people_of(
    session: ReadSession,
    scope: PracticeScope,
    *,
    now: datetime,
    search: str | None = None,
    aside: bool = False,
    after: tuple[str, UUID] | None = None,
    limit: int = 200,
) -> PeoplePage:
    """By name, in no other order: nobody is put first. Only people linked at this moment.

    Whoever is set aside is found by a search, or in a list of their own.
    """
    words = fold(search or "").split()[:_MOST_WORDS]
    query = _lines_of(scope, now)
    if not words:
        query = query.where(col(PracticePerson.set_aside_at).is_not(None) == aside)
    for word in words:
        query = query.where(col(PracticePerson.folded_name).contains(word, autoescape=True))
    if after is not None:
        name, patient_id = after
        beyond = and_(col(PracticePerson.folded_name) == name, col(PracticePerson.patient_id) > patient_id)
        query = query.where(or_(col(PracticePerson.folded_name) > name, beyond))
    ordered = query.order_by(col(PracticePerson.folded_name), col(PracticePerson.patient_id)).limit(limit + 1)
    rows = session.exec(ordered).all()
    last = rows[limit - 1][0] if len(rows) > limit else None
    next_key = (last.folded_name, str(last.patient_id)) if last else None
    return PeoplePage([_line(*row) for row in rows[:limit]], next_key)


def near_people(
    session: ReadSession, scope: PracticeScope, *, now: datetime, search: str, besides: Container[UUID]
) -> list[PersonLine]:
    """Whose name was perhaps meant: a few typing errors away, and not already found."""
    typed = " ".join(fold(search).split()[:_MOST_WORDS])
    names = session.exec(
        select(PracticePerson.patient_id, PracticePerson.folded_name).where(
            PracticePerson.practice_id == scope.practice_id
        )
    ).all()
    others = ((str(patient_id), name) for patient_id, name in names if patient_id not in besides)
    near = [UUID(key) for key in nearest(typed, others, _MOST_NEAR)]
    if not near:
        return []
    found = people_among(session, scope, near, now=now)
    return [found[patient_id] for patient_id in near if patient_id in found]


def people_among(
    session: ReadSession, scope: PracticeScope, patient_ids: Collection[UUID], *, now: datetime
) -> dict[UUID, PersonLine]:
    """The lines of those whom the practice follows at this moment."""
    rows = session.exec(_lines_of(scope, now).where(col(PracticePerson.patient_id).in_(patient_ids))).all()
    return {row[0].patient_id: _line(*row) for row in rows}


def lines_where(
    session: ReadSession, scope: PracticeScope, condition: ColumnElement[bool], *, now: datetime
) -> list[PersonLine]:
    """By name."""
    query = _lines_of(scope, now).where(condition)
    rows = session.exec(query.order_by(col(PracticePerson.folded_name), col(PracticePerson.patient_id))).all()
    return [_line(*row) for row in rows]


def _lines_of(scope: PracticeScope, now: datetime) -> Any:
    has_account = exists().where(col(Account.patient_id) == col(PracticePerson.patient_id))
    return (
        select(PracticePerson, Patient.display_name, Patient.language, has_account)
        .join(Patient, col(Patient.id) == col(PracticePerson.patient_id))
        .where(PracticePerson.practice_id == scope.practice_id, is_followed(scope, now))
    )


def is_followed(scope: PracticeScope, now: datetime) -> ColumnElement[bool]:
    """Whether the practice has a link in force with the person of the line."""
    return exists().where(
        and_(
            col(CareLink.patient_id) == col(PracticePerson.patient_id),
            col(CareLink.practice_id) == scope.practice_id,
            in_force(now),
        )
    )


def _line(person: PracticePerson, display_name: str, language: Language, has_account: object) -> PersonLine:
    return PersonLine(
        person.patient_id,
        display_name,
        language,
        person.last_contact_date,
        person.last_note_date,
        has_account=bool(has_account),
        wants_contact=person.wants_contact,
        set_aside=person.set_aside_at is not None,
    )
