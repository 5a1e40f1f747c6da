"""Every contact a practice had with the people who let it in, read for the picture of its rhythm."""

from collections import defaultdict
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import col, select

from app.access.gate import PracticeScope
from app.balance.signals import day_number
from app.charts.rhythm_lines import Contact, PersonRhythm
from app.patients.models import Patient, PracticePerson
from app.patients.queries import is_followed
from app.records.envelope import Visibility
from app.storage.sessions import ReadSession
from app.visits.models import Visit


class Order(StrEnum):
    """Neutral both: by name, or by the day of the first contact."""

    name = "name"
    first_contact = "first_contact"


def practice_rhythm(session: ReadSession, scope: PracticeScope, *, order: Order, now: datetime) -> list[PersonRhythm]:
    """Those met at least once by this practice, set aside or not."""
    rows = session.exec(
        select(PracticePerson.patient_id, PracticePerson.folded_name, Patient.display_name)
        .join(Patient, col(Patient.id) == col(PracticePerson.patient_id))
        .where(PracticePerson.practice_id == scope.practice_id, is_followed(scope, now))
        .order_by(col(PracticePerson.folded_name), col(PracticePerson.patient_id))
    ).all()
    contacts = _contacts(session, scope, now=now)
    people = [
        PersonRhythm(str(patient_id), name, contacts[patient_id])
        for patient_id, _, name in rows
        if patient_id in contacts
    ]
    return people if order is Order.name else sorted(people, key=lambda one: one.contacts[0].day)


def _contacts(session: ReadSession, scope: PracticeScope, *, now: datetime) -> dict[UUID, tuple[Contact, ...]]:
    rows = session.exec(
        select(col(Visit.patient_id), col(Visit.local_date), col(Visit.open_door))
        .join(PracticePerson, col(PracticePerson.patient_id) == col(Visit.patient_id))
        .where(
            PracticePerson.practice_id == scope.practice_id,
            is_followed(scope, now),
            Visit.practice_id == scope.practice_id,
            col(Visit.deleted).is_(False),
            Visit.visibility != Visibility.patient_only,
        )
        .order_by(col(Visit.patient_id), col(Visit.local_date))
    ).all()
    found: dict[UUID, list[Contact]] = defaultdict(list)
    for patient_id, day, open_door in rows:
        found[patient_id].append(Contact(day_number(day), open_door))
    return {patient_id: tuple(contacts) for patient_id, contacts in found.items()}
