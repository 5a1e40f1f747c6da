"""HTTP of sharing: which practices a person let in, letting in or shutting out one more, and who opened what."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from app.access.commands import practice_of_code
from app.access.dependencies import ManagesSharing, ReadsRecords, SeesOpenings
from app.access.models import CareLink, Practice
from app.access.queries import care_links_of
from app.access.schemas import CareLinkOut
from app.audit.deps import ledger_of
from app.consents.commands import Given, Giver, give_consent
from app.consents.models import Purpose
from app.http.deps import Reading, Writing, clock_of
from app.http.openapi import PROBLEMS, refusals
from app.http.pages import cursor_of, key_of
from app.identity.confirming import CONFIRMED
from app.kit.errors import FieldProblem, InvalidFields
from app.patients.commands import let_practice_in, shut_practice_out
from app.patients.openings import Opening, openings_of
from app.patients.schemas import CareLinkIn, OpeningOut, OpeningsOut

router = APIRouter(prefix="/v1/patients/{patient_id}", tags=["sharing"], responses=PROBLEMS)

_MOST_DIGITS = 9


@router.get("/care-links", operation_id="list_care_links")
def list_care_links(session: Reading, scope: ReadsRecords, request: Request) -> list[CareLinkOut]:
    """The person sees every link there ever was; a practice sees its own."""
    now = clock_of(request)()
    return [
        _link_out(link, practice, now)
        for link, practice in care_links_of(session, scope.patient_id)
        if scope.is_patient or link.practice_id in scope.practice_ids
    ]


@router.post(
    "/care-links",
    status_code=201,
    operation_id="let_practice_in",
    dependencies=[CONFIRMED],
    responses=refusals(403),
)
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
    giver = Giver(scope.patient_id, scope.account_id, scope.device_id)
    given = Given(Purpose(link.role.value), link.id, practice.name, practice.id, link.ends_at)
    give_consent(session, ledger_of(request), giver, given, body.consent)
    return _link_out(link, practice, now)


@router.delete("/care-links/{link_id}", status_code=204, operation_id="shut_practice_out", dependencies=[CONFIRMED])
def delete_care_link(session: Writing, scope: ManagesSharing, request: Request, link_id: UUID) -> Response:
    """Holds from the next request on."""
    shut_practice_out(session, scope.patient_id, link_id, now=clock_of(request)())
    return Response(status_code=204)


@router.get("/openings", operation_id="list_openings")
def list_openings(
    session: Reading, scope: SeesOpenings, after: Annotated[str | None, Query(max_length=1024)] = None
) -> OpeningsOut:
    """Who read, wrote in or exported the notebook, day by day, newest first; for the person alone."""
    page = openings_of(session, scope, before=_number(after))
    following = cursor_of(page.next_number) if page.next_number is not None else None
    return OpeningsOut(items=[_opening_out(opening) for opening in page.openings], next=following)


def _number(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    [number] = key_of(cursor, parts=1)
    if not (number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS):
        raise InvalidFields((FieldProblem("after", "wrong_form"),))
    return int(number)


def _opening_out(opening: Opening) -> OpeningOut:
    return OpeningOut(
        reader_name=opening.reader_name,
        practice_names=opening.practice_names,
        day=opening.day,
        first_at=opening.first_at,
        last_at=opening.last_at,
        acts=sorted(opening.acts),
        reasons=opening.reasons,
    )


def _link_out(link: CareLink, practice: Practice, now: datetime) -> CareLinkOut:
    is_open = link.withdrawn_at is None and (link.ends_at is None or link.ends_at > now)
    return CareLinkOut(
        id=link.id,
        practice_id=link.practice_id,
        practice_name=practice.name,
        practice_code=practice.code,
        role=link.role,
        starts_at=link.starts_at,
        ends_at=link.ends_at,
        withdrawn_at=link.withdrawn_at,
        in_force=is_open,
    )
