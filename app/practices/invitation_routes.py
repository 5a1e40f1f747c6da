"""HTTP of invitations: made in a practice, used by whoever holds the token."""

import io
from uuid import UUID

import segno
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from app.access.dependencies import InvitesPerson, ManagesPractice
from app.access.schemas import ViewerOut
from app.access.scopes import PatientScope
from app.access.signing_in import set_cookies
from app.audit.deps import ledger_of
from app.audit.ledger import record_event
from app.audit.models import Action
from app.http.deps import Reading, Undamaged, Writing, clock_of, database_of
from app.http.openapi import PROBLEMS, refusals
from app.identity.confirming import CONFIRMED
from app.identity.deps import hashing
from app.identity.passwords import hash_password
from app.kit.errors import NotAllowed
from app.practices.commands import Invited, invite_colleague, invite_person, number_of, withdraw_invitation
from app.practices.queries import open_invitations
from app.practices.redeeming import check_invitation, check_way_back, look_up, redeem, redeem_way_back
from app.practices.schemas import (
    ColleagueInvitationIn,
    InvitationMadeOut,
    InvitationOut,
    InvitationsOut,
    LookUpIn,
    LookUpOut,
    PersonInvitationIn,
    RedeemIn,
    WayBackIn,
)
from app.practices.way_back import invite_colleague_back, invite_person_back

router = APIRouter()
_colleagues = APIRouter(prefix="/v1/practices/{practice_id}/invitations", tags=["invitations"], responses=PROBLEMS)
_people = APIRouter(prefix="/v1/patients/{patient_id}/invitations", tags=["invitations"], responses=PROBLEMS)
_people_back = APIRouter(prefix="/v1/patients/{patient_id}/way-back", tags=["invitations"], responses=PROBLEMS)
_colleagues_back = APIRouter(
    prefix="/v1/practices/{practice_id}/members/{account_id}/way-back", tags=["invitations"], responses=PROBLEMS
)
_invited = APIRouter(prefix="/v1/invitations", tags=["invitations"], responses=refusals(404, 409, 429))


@_colleagues.get("", operation_id="list_invitations")
def list_invitations(session: Reading, scope: ManagesPractice, request: Request) -> InvitationsOut:
    found = open_invitations(session, scope, clock_of(request)())
    return InvitationsOut(
        items=[
            InvitationOut(
                id=invitation.id,
                role=invitation.role,
                delivery=invitation.delivery,
                created_at=invitation.created_at,
                expires_at=invitation.expires_at,
            )
            for invitation in found
        ]
    )


@_colleagues.post(
    "", status_code=201, operation_id="invite_colleague", dependencies=[CONFIRMED], responses=refusals(403)
)
def post_colleague_invitation(
    session: Writing, scope: ManagesPractice, request: Request, body: ColleagueInvitationIn
) -> InvitationMadeOut:
    made = invite_colleague(
        session,
        database_of(request).keys,
        scope.practice_id,
        role=body.role,
        delivery=body.delivery,
        created_by=scope.account_id,
        now=clock_of(request)(),
    )
    event = scope.event(
        Action.invitation_made, purpose="invitation", object_kind="invitation", object_id=str(made.invitation.id)
    )
    record_event(session, ledger_of(request), event)
    return _made(request, made)


@_colleagues.delete("/{invitation_id}", status_code=204, operation_id="withdraw_invitation", dependencies=[CONFIRMED])
def delete_invitation(session: Writing, scope: ManagesPractice, request: Request, invitation_id: UUID) -> Response:
    withdraw_invitation(session, scope.practice_id, invitation_id, now=clock_of(request)())
    event = scope.event(
        Action.practice_changed, purpose="invitation", object_kind="invitation", object_id=str(invitation_id)
    )
    record_event(session, ledger_of(request), event)
    return Response(status_code=204)


@_people.post("", status_code=201, operation_id="invite_person", dependencies=[CONFIRMED], responses=refusals(403, 409))
def post_person_invitation(
    session: Writing, scope: InvitesPerson, request: Request, body: PersonInvitationIn
) -> InvitationMadeOut:
    """Earlier invitations of this person stop working."""
    made = invite_person(
        session,
        database_of(request).keys,
        _inviting(scope),
        scope.patient_id,
        delivery=body.delivery,
        created_by=scope.account_id,
        now=clock_of(request)(),
    )
    return _made(request, made)


@_people_back.post(
    "", status_code=201, operation_id="invite_person_back", dependencies=[CONFIRMED], responses=refusals(403, 409)
)
def post_person_way_back(
    session: Writing, scope: InvitesPerson, request: Request, body: PersonInvitationIn
) -> InvitationMadeOut:
    """For a person in the room who has lost the telephone or the password; the person's ledger tells it."""
    made = invite_person_back(
        session,
        database_of(request).keys,
        _inviting(scope),
        scope.patient_id,
        delivery=body.delivery,
        created_by=scope.account_id,
        now=clock_of(request)(),
    )
    return _made(request, made)


@_colleagues_back.post(
    "", status_code=201, operation_id="invite_colleague_back", dependencies=[CONFIRMED], responses=refusals(403, 409)
)
def post_colleague_way_back(
    session: Writing, scope: ManagesPractice, request: Request, account_id: UUID, body: PersonInvitationIn
) -> InvitationMadeOut:
    """Only where the account is nothing but a member of this practice."""
    made = invite_colleague_back(
        session,
        database_of(request).keys,
        scope.practice_id,
        account_id,
        delivery=body.delivery,
        created_by=scope.account_id,
        now=clock_of(request)(),
    )
    event = scope.event(
        Action.invitation_made, purpose="way-back", object_kind="invitation", object_id=str(made.invitation.id)
    )
    record_event(session, ledger_of(request), event)
    return _made(request, made)


@_invited.post("/look-up", operation_id="look_up_invitation")
def post_look_up(session: Reading, request: Request, body: LookUpIn) -> LookUpOut:
    return look_up(session, request, body.token)


@_invited.post("/redeem", status_code=201, operation_id="redeem_invitation", dependencies=[Undamaged])
async def post_redeem(request: Request, response: Response, body: RedeemIn) -> ViewerOut:
    """Creates the account and signs it in."""
    await run_in_threadpool(check_invitation, request, body)
    password_hash = await hashing(request, lambda: hash_password(body.password))
    browser = await run_in_threadpool(redeem, request, body, password_hash)
    set_cookies(response, browser)
    return browser.answer


@_invited.post("/way-back", status_code=201, operation_id="redeem_way_back", dependencies=[Undamaged])
async def post_redeem_way_back(request: Request, response: Response, body: WayBackIn) -> ViewerOut:
    """Ends every session, passkey and code of the account, sets the password, and signs this browser in."""
    await run_in_threadpool(check_way_back, request, body)
    password_hash = await hashing(request, lambda: hash_password(body.password))
    browser = await run_in_threadpool(redeem_way_back, request, body, password_hash)
    set_cookies(response, browser)
    return browser.answer


for _part in (_colleagues, _colleagues_back, _people, _people_back, _invited):
    router.include_router(_part)


def _inviting(scope: PatientScope) -> UUID:
    """Raises NotAllowed to whoever writes for no practice, such as the person."""
    if scope.practice_of_writing is None:
        raise NotAllowed
    return scope.practice_of_writing


def _made(request: Request, made: Invited) -> InvitationMadeOut:
    url = f"{request.app.state.settings.origins[0]}/#i={made.token}"
    drawn = io.BytesIO()
    segno.make(url, error="m").save(drawn, kind="svg", xmldecl=False, svgns=True, scale=8, border=4, nl=False)
    return InvitationMadeOut(
        id=made.invitation.id,
        url=url,
        qr_svg=drawn.getvalue().decode(),
        oral_code=made.oral_code,
        number=number_of(made.token),
        expires_at=made.invitation.expires_at,
    )
