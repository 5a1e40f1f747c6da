"""HTTP of one's own account: the device list and the password."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from app.audit.deps import ledger_of
from app.audit.ledger import Event, record_event
from app.audit.models import Action
from app.http.deps import Reading, Undamaged, Writing, clock_of, database_of
from app.http.openapi import PROBLEMS, refusals
from app.identity.commands import change_password
from app.identity.confirming import Confirmed, confirm_session, require_confirmed
from app.identity.deps import SignedIn, hashing
from app.identity.models import Account
from app.identity.passkeys import (
    PasskeyRefused,
    RelyingParty,
    ask_for_passkey,
    recognise_passkey,
    record_went_back,
    take_challenge,
)
from app.identity.passwords import hash_password, is_password, require_fit_password
from app.identity.queries import devices_of
from app.identity.schemas import ConfirmIn, DeviceOut, PasskeyConfirmIn, PasskeyOptionsOut, PasswordIn
from app.identity.second_factor import asks_second_factor, require_second_factor
from app.identity.sessions import end_other_sessions, end_sessions_of_device, set_session_cookie
from app.identity.tries import Buckets, give_back, take_try
from app.identity.viewer import Viewer
from app.kit.errors import FieldProblem, InvalidFields, NotReachable

router = APIRouter(prefix="/v1", tags=["account"], responses=PROBLEMS)


@router.get("/devices", operation_id="list_devices")
def list_devices(session: Reading, viewer: SignedIn, request: Request) -> list[DeviceOut]:
    return [
        DeviceOut(
            id=device.id,
            label=device.label,
            created_at=device.created_at,
            last_seen_at=device.last_seen_at,
            current=device.id == viewer.device_id,
        )
        for device in devices_of(session, viewer.account_id, clock_of(request)())
    ]


@router.delete("/devices/{device_id}", status_code=204, operation_id="sign_out_device", responses=refusals(403))
def sign_out_device(session: Writing, viewer: Confirmed, request: Request, device_id: UUID) -> Response:
    if not end_sessions_of_device(session, viewer.account_id, device_id):
        raise NotReachable
    _record(request, session, viewer, Action.device_signed_out, str(device_id))
    return Response(status_code=204)


@router.post(
    "/devices/sign-out-others", status_code=204, operation_id="sign_out_other_devices", responses=refusals(403)
)
def sign_out_others(session: Writing, viewer: Confirmed, request: Request) -> Response:
    end_other_sessions(session, viewer)
    _record(request, session, viewer, Action.device_signed_out, "others")
    return Response(status_code=204)


@router.post("/session/confirm", status_code=204, operation_id="confirm_session", responses=refusals(403, 429))
async def post_confirmation(viewer: SignedIn, request: Request, body: ConfirmIn) -> Response:
    """For five minutes, this browser may do what only the person may. The session cookie is renewed."""
    await _require_own_password(request, viewer, body.password, field="password")
    token = await run_in_threadpool(_store_confirmation, request, viewer, body.second_factor)
    response = Response(status_code=204)
    set_session_cookie(response, token, is_staff=viewer.is_staff)
    return response


@router.post("/session/confirm/passkey/challenge", operation_id="ask_for_own_passkey")
def post_confirmation_challenge(session: Writing, viewer: SignedIn, request: Request) -> PasskeyOptionsOut:
    party = RelyingParty.of(request.app.state.settings)
    return PasskeyOptionsOut(options=ask_for_passkey(session, party, _binding(viewer), now=clock_of(request)()))


@router.post("/session/confirm/passkey", status_code=204, operation_id="confirm_with_passkey", responses=refusals(403))
def post_passkey_confirmation(viewer: SignedIn, request: Request, body: PasskeyConfirmIn) -> Response:
    """As with the password; the session cookie is renewed."""
    database, clock = database_of(request), clock_of(request)
    with database.write() as session:
        challenge = take_challenge(session, _binding(viewer), now=clock())
    with database.write() as session:
        party = RelyingParty.of(request.app.state.settings)
        shown = recognise_passkey(session, party, body.credential.model_dump(), challenge, now=clock())
        if shown.passkey.account_id != viewer.account_id:
            raise PasskeyRefused
        if shown.went_back:
            record_went_back(session, ledger_of(request), shown.passkey)
        token = confirm_session(session, viewer, clock)
        _record(request, session, viewer, Action.signed_in, None)
    response = Response(status_code=204)
    set_session_cookie(response, token, is_staff=viewer.is_staff)
    return response


@router.put(
    "/account/password",
    status_code=204,
    operation_id="change_password",
    dependencies=[Undamaged],
    responses=refusals(403, 429),
)
async def put_password(viewer: SignedIn, request: Request, body: PasswordIn) -> Response:
    """Signs every other device out. Wrong current passwords are slowed like wrong sign-ins."""
    if body.current_password is None:
        require_confirmed(request, viewer)
        login = await run_in_threadpool(_own_login, request, viewer)
    else:
        login = await _require_own_password(request, viewer, body.current_password, field="current_password")
    require_fit_password(body.new_password, login, viewer.display_name, field="new_password")
    new_hash = await hashing(request, lambda: hash_password(body.new_password))
    await run_in_threadpool(_store_password, request, viewer, new_hash)
    return Response(status_code=204)


async def _require_own_password(request: Request, viewer: Viewer, password: str, *, field: str) -> str:
    """The sign-in name. Raises TooManyTries, or InvalidFields on `field`."""
    stored_hash, login = await run_in_threadpool(_take_own_try, request, viewer)
    if not await hashing(request, lambda: is_password(password, stored_hash)):
        raise InvalidFields((FieldProblem(field, "password_not_current"),))
    return login


def _own_login(request: Request, viewer: Viewer) -> str:
    with database_of(request).read() as session:
        account = session.get(Account, viewer.account_id)
        return account.login if account else ""


def _take_own_try(request: Request, viewer: Viewer) -> tuple[str | None, str]:
    database = database_of(request)
    with database.write() as session:
        take_try(session, Buckets(database.keys).of_try("", viewer.device_id, ""), clock_of(request)())
        account = session.get(Account, viewer.account_id)
        return (account.password_hash, account.login) if account else (None, "")


def _store_confirmation(request: Request, viewer: Viewer, second_factor: str | None) -> str:
    database, clock = database_of(request), clock_of(request)
    with database.write() as session:
        if asks_second_factor(session, viewer.account_id, is_staff=viewer.is_staff):
            require_second_factor(session, database.keys, viewer.account_id, second_factor, clock)
        give_back(session, Buckets(database.keys).of_try("", viewer.device_id, ""), clock())
        token = confirm_session(session, viewer, clock)
        _record(request, session, viewer, Action.signed_in, None)
    return token


def _store_password(request: Request, viewer: Viewer, new_hash: str) -> None:
    database, now = database_of(request), clock_of(request)()
    with database.write() as session:
        give_back(session, Buckets(database.keys).of_try("", viewer.device_id, ""), now)
        change_password(session, viewer, password_hash=new_hash, now=now)
        _record(request, session, viewer, Action.password_changed, None)


def _binding(viewer: Viewer) -> str:
    return f"confirm/{viewer.session_id}"


def _record(request: Request, session: Writing, viewer: Viewer, action: Action, object_id: str | None) -> None:
    event = Event(
        action,
        purpose="account",
        actor_id=viewer.account_id,
        device_id=viewer.device_id,
        object_kind="device" if object_id else "account",
        object_id=object_id or str(viewer.account_id),
    )
    record_event(session, ledger_of(request), event)
