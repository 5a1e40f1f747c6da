"""Who may be looked for in an emergency, and what a person is told of the openings of their notebook."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from app.access.emergencies import emergencies_in_force, emergencies_of, has_run_out
from app.access.gate import PracticeScope
from app.access.models import Practice
from app.access.scopes import PatientScope
from app.identity.queries import account_names
from app.keyring.rows import words_in
from app.kit.text import fold
from app.patients.models import Patient, PracticePerson
from app.storage.sessions import ReadSession

_MOST_WORDS = 8
_MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class FormerPerson:
    """`until` where this professional has the notebook open at this moment."""

    patient_id: UUID
    display_name: str
    birth_year: int | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class ToldEmergency:
    id: UUID
    reader_name: str
    practice_name: str
    reason: str
    opened_at: datetime
    ends_at: datetime
    is_seen: bool


def formerly_followed(session: ReadSession, scope: PracticeScope, search: str, *, now: datetime) -> list[FormerPerson]:
    """By name. Words shorter than what somebody would type of a name they know find nobody."""
    query = (
        select(Patient.id, Patient.display_name, Patient.birth_year)
        .join(PracticePerson, col(PracticePerson.patient_id) == col(Patient.id))
        .where(
            PracticePerson.practice_id == scope.practice_id,
            has_run_out(col(PracticePerson.practice_id), col(PracticePerson.patient_id), now),
        )
        .order_by(col(PracticePerson.folded_name), col(Patient.id))
        .limit(_MOST_FOUND)
    )
    for word in fold(search).split()[:_MOST_WORDS]:
        query = query.where(col(PracticePerson.folded_name).contains(word, autoescape=True))
    rows = session.exec(query).all()
    running = emergencies_in_force(session, scope.account_id, [patient_id for patient_id, _, _ in rows], now)
    until = {opening.patient_id: opening.ends_at for opening in reversed(running)}
    return [FormerPerson(patient_id, name, year, until.get(patient_id)) for patient_id, name, year in rows]


def told_emergencies(session: ReadSession, scope: PatientScope) -> list[ToldEmergency]:
    """Newest first, in the words the professional gave."""
    openings = emergencies_of(session, scope.patient_id)
    names = account_names(session, {opening.account_id for opening in openings})
    practices = dict(
        session.exec(
            select(Practice.id, Practice.name).where(
                col(Practice.id).in_({opening.practice_id for opening in openings})
            )
        ).all()
    )
    return [
        ToldEmergency(
            id=opening.id,
            reader_name=names[opening.account_id],
            practice_name=practices[opening.practice_id],
            reason=words_in(session, opening, "reason"),
            opened_at=opening.opened_at,
            ends_at=opening.ends_at,
            is_seen=opening.seen_at is not None,
        )
        for opening in openings
    ]
