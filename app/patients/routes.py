"""HTTP of the person followed: their profile, and a practice's list of people."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from app.access.dependencies import FollowsPeople, ListsPeople, ReadsRecords, WritesRecords
from app.access.scopes import PatientScope
from app.http.deps import Reading, Writing, clock_of
from app.http.openapi import PROBLEMS
from app.http.pages import cursor_of, key_of
from app.kit.errors import FieldProblem, InvalidFields
from app.kit.text import Line
from app.patients import emergency_routes, sharing_routes
from app.patients.commands import add_person, amend_profile, put_aside
from app.patients.following import record_about, require_followed
from app.patients.queries import PersonLine, near_people, people_among, people_of, profile
from app.patients.schemas import PeopleOut, PersonIn, PersonOut, ProfileIn, ProfileOut
from app.storage.sessions import ReadSession

_FEW_FOUND = 6

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
    q: Annotated[
        Line | None, Query(max_length=100, description="Words of the name; accents and small errors are forgiven")
    ] = None,
    aside: Annotated[bool, Query(description="Those set aside instead of the others; a search finds both")] = False,
    after: Annotated[str | None, Query(max_length=1024)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
) -> PeopleOut:
    """By name; only people who let this practice in and still do."""
    now = clock_of(request)()
    page = people_of(session, scope, now=now, search=q, aside=aside, after=_after(after), limit=limit)
    near: list[PersonLine] = []
    if q and after is None and len(page.lines) < _FEW_FOUND:
        found = {line.patient_id for line in page.lines}
        near = near_people(session, scope, now=now, search=q, besides=found)
    return PeopleOut(
        items=[PersonOut.of(line) for line in page.lines],
        near=[PersonOut.of(line) for line in near],
        next=cursor_of(*page.next_key) if page.next_key else None,
    )


@_people_router.post("", status_code=201, operation_id="add_person")
def post_person(session: Writing, scope: FollowsPeople, request: Request, body: PersonIn) -> PersonOut:
    """A new person, followed by this practice from now on."""
    now = clock_of(request)()
    patient = add_person(
        session,
        scope.practice_id,
        display_name=body.display_name,
        birth_year=body.birth_year,
        language=body.language,
        added_by=scope.account_id,
        now=now,
    )
    record_about(session, request, scope, patient.id)
    return PersonOut.of(people_among(session, scope, [patient.id], now=now)[patient.id])


@_people_router.put("/{patient_id}/aside", status_code=204, operation_id="set_aside")
def put_aside_person(session: Writing, scope: FollowsPeople, request: Request, patient_id: UUID) -> Response:
    """Out of the everyday list until either side notes something. Nothing else changes."""
    now = clock_of(request)()
    require_followed(session, scope, patient_id, now=now)
    put_aside(session, scope.practice_id, patient_id, since=now)
    record_about(session, request, scope, patient_id)
    return Response(status_code=204)


@_people_router.delete("/{patient_id}/aside", status_code=204, operation_id="take_back")
def take_back_person(session: Writing, scope: FollowsPeople, request: Request, patient_id: UUID) -> Response:
    """In the everyday list again."""
    require_followed(session, scope, patient_id, now=clock_of(request)())
    put_aside(session, scope.practice_id, patient_id, since=None)
    record_about(session, request, scope, patient_id)
    return Response(status_code=204)


for _part in (_profile_router, _people_router, sharing_routes.router, emergency_routes.router):
    router.include_router(_part)


def _profile(session: ReadSession, scope: PatientScope) -> ProfileOut:
    return ProfileOut.of(*profile(session, scope), scope.until)


def _after(cursor: str | None) -> tuple[str, UUID] | None:
    if cursor is None:
        return None
    name, patient_id = key_of(cursor, parts=2)
    try:
        return name, UUID(patient_id)
    except ValueError:
        raise InvalidFields((FieldProblem("after", "wrong_form"),)) from None
