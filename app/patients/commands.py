"""Adding a person, amending their profile, and keeping the practices' lists up to date."""

from datetime import date, datetime
from functools import cache
from uuid import UUID

from sqlalchemy import Date, Table, Update, bindparam, case, or_, update
from sqlmodel import col, select

from app.access.commands import link_practice, withdraw_link
from app.access.models import CareLink, LinkRole, Practice
from app.consents.commands import withdraw_consents
from app.kit.errors import NotReachable
from app.kit.ids import new_id
from app.kit.locale import Language
from app.kit.text import fold
from app.patients.models import Patient, PracticePerson
from app.storage.insertion import insert_if_absent
from app.storage.reach import reach_person
from app.storage.sessions import WriteSession

DEFAULT_ZONE = "Europe/Paris"
_FOLDED_LENGTH = 400
_TABLE: Table = PracticePerson.__table__  # type: ignore[attr-defined]
_LINES_OF = update(_TABLE).where(_TABLE.c.patient_id == bindparam("of"))


def folded(name: str) -> str:
    """Folding can lengthen a name; what does not fit is not needed to find it."""
    return fold(name)[:_FOLDED_LENGTH]


def create_patient(
    session: WriteSession,
    *,
    display_name: str,
    language: Language,
    birth_year: int | None = None,
    zone: str = DEFAULT_ZONE,
    patient_id: UUID | None = None,
    now: datetime,
) -> Patient:
    """A person nobody follows yet; `patient_id` is given by demonstrations and imports that must not double."""
    patient = Patient.model_validate(
        {
            "id": patient_id or new_id(),
            "display_name": display_name,
            "folded_name": folded(display_name),
            "birth_year": birth_year,
            "language": language,
            "zone": zone,
            "created_at": now,
        }
    )
    reach_person(session, patient.id)
    session.add(patient)
    session.flush()
    return patient


def let_practice_in(
    session: WriteSession,
    patient_id: UUID,
    practice_id: UUID,
    *,
    role: LinkRole = LinkRole.treating,
    ends_at: datetime | None = None,
    granted_by: UUID | None,
    now: datetime,
) -> CareLink:
    """The care link, and the person's line in the practice's list."""
    link = link_practice(session, patient_id, practice_id, role=role, ends_at=ends_at, granted_by=granted_by, now=now)
    _add_line(session, patient_id, practice_id)
    return link


def shut_practice_out(session: WriteSession, patient_id: UUID, link_id: UUID, *, now: datetime) -> None:
    """Ends one link. Raises NotReachable.

    The practice's line is shown to nobody without a link, and stays true should the person let the practice in again.
    """
    withdraw_link(session, patient_id, link_id, now=now)
    withdraw_consents(session, [link_id], now=now)
    session.flush()


def add_person(
    session: WriteSession,
    practice: UUID | Practice,
    *,
    display_name: str,
    language: Language,
    birth_year: int | None = None,
    added_by: UUID | None,
    now: datetime,
    patient_id: UUID | None = None,
) -> Patient:
    """A new person followed by this practice from now on."""
    practice_id = practice.id if isinstance(practice, Practice) else practice
    patient = create_patient(
        session,
        display_name=display_name,
        language=language,
        birth_year=birth_year,
        patient_id=patient_id,
        now=now,
    )
    let_practice_in(session, patient.id, practice_id, granted_by=added_by, now=now)
    return patient


def amend_profile(
    session: WriteSession,
    patient_id: UUID,
    *,
    display_name: str | None = None,
    birth_year: int | None = None,
    language: Language | None = None,
    zone: str | None = None,
) -> None:
    """Only what is given changes. Raises NotReachable for an unknown person."""
    patient = session.get(Patient, patient_id)
    if patient is None:
        raise NotReachable
    if display_name is not None:
        patient.display_name = display_name
        patient.folded_name = folded(display_name)
        session.execute(
            update(PracticePerson)
            .where(col(PracticePerson.patient_id) == patient_id)
            .values(folded_name=patient.folded_name)
        )
    patient.birth_year = birth_year if birth_year is not None else patient.birth_year
    patient.language = language or patient.language
    patient.zone = zone or patient.zone
    session.add(patient)
    session.flush()


def touch_people(
    session: WriteSession,
    patient_id: UUID,
    *,
    note_day: date | None,
    visit_day: date | None,
    wants_contact: bool | None,
) -> None:
    """Moves the dates forward, never back. A wish for contact stays as it was where nothing was said of it."""
    given = {"note_day": note_day, "visit_day": visit_day, "wants_contact": wants_contact}
    told = {name: value for name, value in given.items() if value is not None}
    if told:
        session.connection().execute(_touching(frozenset(told)), {"of": patient_id, **told})


@cache
def _touching(told: frozenset[str]) -> Update:
    changes: dict[str, object] = {}
    for name, column in (("note_day", _TABLE.c.last_note_date), ("visit_day", _TABLE.c.last_contact_date)):
        day = bindparam(name, type_=Date)
        if name in told:
            changes[column.key] = case((or_(column.is_(None), column < day), day), else_=column)
    if "wants_contact" in told:
        changes["wants_contact"] = bindparam("wants_contact")
    return _LINES_OF.values(**changes)


def note_life(
    session: WriteSession, patient_id: UUID, *, practice_id: UUID | None, person_noted_at: datetime | None
) -> None:
    """Something was noted: who was set aside comes back, in one practice's list or in all of them."""
    given = {"practice": practice_id, "noted_at": person_noted_at}
    told = {name: value for name, value in given.items() if value is not None}
    session.connection().execute(_noting(frozenset(told)), {"of": patient_id, **told})


@cache
def _noting(told: frozenset[str]) -> Update:
    lines = _LINES_OF
    if "practice" in told:
        lines = lines.where(_TABLE.c.practice_id == bindparam("practice"))
    if "noted_at" not in told:
        return lines.where(_TABLE.c.set_aside_at.is_not(None)).values(set_aside_at=None)
    noted, now = _TABLE.c.person_noted_at, bindparam("noted_at", type_=_TABLE.c.person_noted_at.type)
    later = case((or_(noted.is_(None), noted < now), now), else_=noted)
    return lines.values(set_aside_at=None, person_noted_at=later)


def put_aside(session: WriteSession, practice_id: UUID, patient_id: UUID, *, since: datetime | None) -> None:
    """Out of the everyday list, or back in it for None. Twice keeps the first time."""
    line = session.get(PracticePerson, (patient_id, practice_id))
    if line is None:
        raise NotReachable
    if since is None or line.set_aside_at is None:
        line.set_aside_at = since
        session.add(line)
        session.flush()


def set_people(
    session: WriteSession, patient_id: UUID, *, note_day: date | None, visit_day: date | None, wants_contact: bool
) -> None:
    """What a fresh count found, in every practice's list."""
    session.execute(
        update(PracticePerson)
        .where(col(PracticePerson.patient_id) == patient_id)
        .values(last_note_date=note_day, last_contact_date=visit_day, wants_contact=wants_contact)
        .execution_options(synchronize_session=False)
    )


def _add_line(session: WriteSession, patient_id: UUID, practice_id: UUID) -> None:
    """What other practices' lines already know is not lost on a new one."""
    patient = session.get(Patient, patient_id)
    if patient is None:
        raise NotReachable
    known = session.exec(select(PracticePerson).where(PracticePerson.patient_id == patient_id).limit(1)).first()
    insert_if_absent(
        session,
        PracticePerson,
        {
            "patient_id": patient_id,
            "practice_id": practice_id,
            "folded_name": patient.folded_name,
            "last_contact_date": known and known.last_contact_date,
            "last_note_date": known and known.last_note_date,
            "wants_contact": bool(known and known.wants_contact),
            "person_noted_at": known and known.person_noted_at,
        },
    )
