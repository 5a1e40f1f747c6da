"""HTTP of the person followed: their profile, and a practice's list of people."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request

from app.access.dependencies import FollowsPeople, ListsPeople, ReadsRecords, WritesRecords
from app.access.scopes import PatientScope
from app.audit.deps import ledger_of
from app.audit.ledger import Event, record_event
from app.audit.models import Action
from app.http.deps import Reading, Writing, clock_of
from app.http.openapi import PROBLEMS
from app.http.pages import cursor_of, key_of
from app.kit.errors import FieldProblem, InvalidFields
from app.kit.text import Line
from app.patients import sharing_routes
from app.patients.commands import add_person, amend_profile
from app.patients.queries import PersonLine, people_of, profile
from app.patients.schemas import PeopleOut, PersonIn, PersonOut, ProfileIn, ProfileOut
from app.storage.sessions import ReadSession

router = APIRouter()
_profile_router = APIRouter(prefix="/v1/patients/{patient_id}", tags=["people"], responses=PROBLEMS)
_people_router = APIRouter(prefix="/v1/practices/{practice_id}/people", tags=["people"], responses=PROBLEMS)


@_profile_router.get("", operation_id="read_profile")
def read_profile(session: Reading, scope: ReadsRecords) -> ProfileOut:
    return _profile(session, scope)


@_profile_router.patch("", operation_id="amend_profile")
def patch_profile(session: Writing, scope: WritesRecords, body: ProfileIn) -> ProfileOut:
    amend_profile(session, scope.patient_id, **body.model_dump(exclude_unset=True))
    return _profile(session, scope)


@_people_router.get("", operation_id="list_people")
def list_people(
    session: Reading,
    scope: ListsPeople,
    request: Request,
    q: Annotated[Line | None, Query(max_length=100, description="Words of the name; accents do not matter")] = None,
    after: Annotated[str | None, Query(max_length=1024)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
) -> PeopleOut:
    """By name; only people who let this practice in and still do."""
    page = people_of(session, scope, now=clock_of(request)(), search=q, after=_after(after), limit=limit)
    following = cursor_of(*page.next_key) if page.next_key else None
    return PeopleOut(items=[_line(line) for line in page.lines], next=following)


@_people_router.post("", status_code=201, operation_id="add_person")
def post_person(session: Writing, scope: FollowsPeople, request: Request, body: PersonIn) -> PersonOut:
    """A new person, followed by this practice from now on."""
    patient = add_person(
        session,
        scope.practice_id,
        display_name=body.display_name,
        birth_year=body.birth_year,
        language=body.language,
        added_by=scope.account_id,
        now=clock_of(request)(),
    )
    event = Event(
        Action.wrote,
        purpose="people",
        actor_id=scope.account_id,
        device_id=scope.device_id,
        practice_id=scope.practice_id,
        patient_id=patient.id,
        object_kind="patient",
        object_id=str(patient.id),
    )
    record_event(session, ledger_of(request), event)
    line = PersonLine(patient.id, patient.display_name, None, None, has_account=False, wants_contact=False)
    return _line(line)


for _part in (_profile_router, _people_router, sharing_routes.router):
    router.include_router(_part)


def _profile(session: ReadSession, scope: PatientScope) -> ProfileOut:
    patient, seq = profile(session, scope)
    return ProfileOut(
        id=patient.id,
        display_name=patient.display_name,
        birth_year=patient.birth_year,
        language=patient.language,
        zone=patient.zone,
        seq=seq,
    )


def _line(line: PersonLine) -> PersonOut:
    return PersonOut(
        patient_id=line.patient_id,
        display_name=line.display_name,
        last_contact_date=line.last_contact_date,
        last_note_date=line.last_note_date,
        has_account=line.has_account,
        wants_contact=line.wants_contact,
    )


def _after(cursor: str | None) -> tuple[str, UUID] | None:
    if cursor is None:
        return None
    name, patient_id = key_of(cursor, parts=2)
    try:
        return name, UUID(patient_id)
    except ValueError:
        raise InvalidFields((FieldProblem("after", "wrong_form"),)) from None
