"""HTTP of sharing: which practices a person let in, and letting in or shutting out one more."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Request, Response

from app.access.commands import practice_of_code
from app.access.dependencies import ManagesSharing, ReadsRecords
from app.access.models import CareLink
from app.access.queries import care_links_of
from app.access.schemas import CareLinkIn, CareLinkOut
from app.http.deps import Reading, Writing, clock_of
from app.http.openapi import PROBLEMS
from app.kit.errors import FieldProblem, InvalidFields
from app.patients.commands import let_practice_in, shut_practice_out

router = APIRouter(prefix="/v1/patients/{patient_id}/care-links", tags=["sharing"], responses=PROBLEMS)


@router.get("", operation_id="list_care_links")
def list_care_links(session: Reading, scope: ReadsRecords, request: Request) -> list[CareLinkOut]:
    """The person sees every link there ever was; a practice sees its own."""
    now = clock_of(request)()
    return [
        _link_out(link, name, now)
        for link, name in care_links_of(session, scope.patient_id)
        if scope.is_patient or link.practice_id in scope.practice_ids
    ]


@router.post("", status_code=201, operation_id="let_practice_in")
def post_care_link(session: Writing, scope: ManagesSharing, request: Request, body: CareLinkIn) -> CareLinkOut:
    """Granted by the person, with the code the practice gave them."""
    now = clock_of(request)()
    if body.ends_at is not None and body.ends_at <= now:
        raise InvalidFields((FieldProblem("ends_at", "end_before_start"),))
    practice = practice_of_code(session, body.practice_code)
    link = let_practice_in(
        session,
        scope.patient_id,
        practice.id,
        role=body.role,
        ends_at=body.ends_at,
        granted_by=scope.account_id,
        now=now,
    )
    return _link_out(link, practice.name, now)


@router.delete("/{link_id}", status_code=204, operation_id="shut_practice_out")
def delete_care_link(session: Writing, scope: ManagesSharing, request: Request, link_id: UUID) -> Response:
    """Holds from the next request on."""
    shut_practice_out(session, scope.patient_id, link_id, now=clock_of(request)())
    return Response(status_code=204)


def _link_out(link: CareLink, practice_name: str, now: datetime) -> CareLinkOut:
    is_open = link.withdrawn_at is None and (link.ends_at is None or link.ends_at > now)
    return CareLinkOut(
        id=link.id,
        practice_id=link.practice_id,
        practice_name=practice_name,
        role=link.role,
        starts_at=link.starts_at,
        ends_at=link.ends_at,
        withdrawn_at=link.withdrawn_at,
        in_force=is_open,
    )
