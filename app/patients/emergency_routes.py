"""HTTP of opening a notebook in an emergency, and of telling the person that it was."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.access.dependencies import ListsPeople, ManagesSharing, OpensInEmergency, SeesOpenings
from app.access.emergencies import PURPOSE, note_seen, open_in_emergency
from app.audit.deps import ledger_of
from app.audit.ledger import Event, record_event
from app.audit.models import Action
from app.http.deps import Reading, Writing, clock_of
from app.http.openapi import PROBLEMS, refusals
from app.identity.confirming import CONFIRMED
from app.kit.text import cleaned
from app.patients.emergencies import formerly_followed, told_emergencies
from app.patients.schemas import (
    EmergencyIn,
    EmergencyOpenedOut,
    FormerPeopleOut,
    FormerPersonOut,
    ToldEmergenciesOut,
    ToldEmergencyOut,
)
from app.storage.reach import reach_person

router = APIRouter()
_practice = APIRouter(prefix="/v1/practices/{practice_id}/formerly-followed", tags=["emergency"], responses=PROBLEMS)
_person = APIRouter(prefix="/v1/patients/{patient_id}/emergency-openings", tags=["emergency"], responses=PROBLEMS)


@_practice.get("", operation_id="find_formerly_followed")
def find_formerly_followed(
    session: Reading,
    scope: ListsPeople,
    request: Request,
    q: Annotated[str, Query(max_length=100, description="Words of the name, three letters at least"), cleaned(3, 100)],
) -> FormerPeopleOut:
    """People whose link with the practice has run out, found by name and never listed."""
    found = formerly_followed(session, scope, q, now=clock_of(request)())
    return FormerPeopleOut(items=[FormerPersonOut.of(one) for one in found])


@_person.post(
    "", status_code=201, operation_id="open_in_emergency", dependencies=[CONFIRMED], responses=refusals(403, 409)
)
def post_emergency(session: Writing, door: OpensInEmergency, request: Request, body: EmergencyIn) -> EmergencyOpenedOut:
    """To read for sixty minutes. The person is told, with the reason and the name."""
    reach_person(session, door.patient_id)
    opening = open_in_emergency(
        session,
        door.patient_id,
        practice_id=door.practice_id,
        account_id=door.account_id,
        reason=body.reason,
        now=clock_of(request)(),
    )
    event = Event(
        Action.sharing_changed,
        purpose=PURPOSE,
        actor_id=door.account_id,
        device_id=door.device_id,
        practice_id=door.practice_id,
        patient_id=door.patient_id,
        object_kind="emergency_opening",
        object_id=str(opening.id),
    )
    record_event(session, ledger_of(request), event)
    return EmergencyOpenedOut(ends_at=opening.ends_at)


@_person.get("", operation_id="list_emergencies")
def list_emergencies(session: Reading, scope: SeesOpenings) -> ToldEmergenciesOut:
    """For the person alone."""
    return ToldEmergenciesOut(items=[ToldEmergencyOut.of(one) for one in told_emergencies(session, scope)])


@_person.post("/seen", status_code=204, operation_id="say_emergencies_seen")
def post_seen(session: Writing, scope: ManagesSharing, request: Request) -> Response:
    """The person has read of all there were; they stay in the list."""
    note_seen(session, scope.patient_id, now=clock_of(request)())
    return Response(status_code=204)


for _part in (_practice, _person):
    router.include_router(_part)
