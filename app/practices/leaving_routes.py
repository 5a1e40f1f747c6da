"""HTTP of leaving a practice, taking a colleague out of it, and closing one's own account."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from app.access.dependencies import SeesPractice
from app.access.models import PracticeRole
from app.audit.deps import ledger_of
from app.audit.ledger import Event, record_event
from app.audit.models import Action
from app.http.deps import Writing, clock_of
from app.http.openapi import PROBLEMS, refusals
from app.identity.confirming import CONFIRMED, Confirmed
from app.identity.tokens import SESSION_COOKIE, drop_cookie
from app.identity.viewer import Viewer
from app.kit.errors import NotAllowed
from app.practices.leaving import close_own_account, end_membership
from app.practices.schemas import ClosingIn

router = APIRouter()
_members = APIRouter(prefix="/v1/practices/{practice_id}/members", tags=["practices"], responses=PROBLEMS)
_account = APIRouter(prefix="/v1/account", tags=["account"], responses=PROBLEMS)


@_members.delete(
    "/{account_id}",
    status_code=204,
    operation_id="remove_member",
    dependencies=[CONFIRMED],
    responses=refusals(403, 409),
)
def delete_member(session: Writing, scope: SeesPractice, request: Request, account_id: UUID) -> Response:
    """An administrator takes anybody out, everybody themselves. Their sessions end at once, on every device."""
    leaves = account_id == scope.account_id
    if not leaves and PracticeRole.administrator not in scope.roles:
        raise NotAllowed
    end_membership(session, scope.practice_id, account_id, now=clock_of(request)())
    event = scope.event(Action.practice_changed, purpose="members", object_kind="account", object_id=str(account_id))
    record_event(session, ledger_of(request), event)
    return _goodbye() if leaves else Response(status_code=204)


@_account.post("/closing", status_code=204, operation_id="close_account", responses=refusals(403, 409))
def post_closing(session: Writing, viewer: Confirmed, request: Request, body: ClosingIn) -> Response:
    """For good. The notebook stays where it was shared; a practice may invite its person anew."""
    ended = close_own_account(session, viewer.account_id, shut_out=body.shut_practices_out, now=clock_of(request)())
    ledger = ledger_of(request)
    for link in ended:
        record_event(session, ledger, _event(viewer, Action.sharing_changed, "care_link", link.id))
    record_event(session, ledger, _event(viewer, Action.signed_out, "account", viewer.account_id))
    return _goodbye()


for _part in (_members, _account):
    router.include_router(_part)


def _event(viewer: Viewer, action: Action, object_kind: str, object_id: UUID) -> Event:
    return Event(
        action,
        purpose="account-closing",
        actor_id=viewer.account_id,
        device_id=viewer.device_id,
        patient_id=viewer.patient_id,
        object_kind=object_kind,
        object_id=str(object_id),
    )


def _goodbye() -> Response:
    response = Response(status_code=204)
    drop_cookie(response, SESSION_COOKIE)
    return response
