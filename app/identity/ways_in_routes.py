"""HTTP of how one's own account is entered: passkeys, codes of an application, codes on paper."""

import io
from uuid import UUID

import segno
from fastapi import APIRouter, Request, Response

from app.audit.deps import ledger_of
from app.audit.ledger import Event, record_event
from app.audit.models import Action
from app.http.deps import Reading, Undamaged, Writing, clock_of, database_of
from app.http.openapi import PROBLEMS, refusals
from app.identity.confirming import Confirmed
from app.identity.deps import SignedIn
from app.identity.models import Account, Passkey
from app.identity.one_time_codes import begin_enrolment, drop_codes, finish_enrolment, has_codes
from app.identity.passkeys import (
    RelyingParty,
    add_passkey,
    ask_for_new_passkey,
    drop_passkeys,
    own_passkey,
    passkeys_of,
    take_challenge,
)
from app.identity.recovery_codes import codes_left, make_codes
from app.identity.schemas import (
    NewPasskeyIn,
    OneTimeCodeIn,
    OneTimeCodesOut,
    PasskeyNameIn,
    PasskeyOptionsOut,
    PasskeyOut,
    RecoveryCodesOut,
    WaysInOut,
)
from app.identity.tries import Buckets, give_back, take_try
from app.identity.viewer import SignInNeeded, Viewer
from app.kit.errors import NotReachable
from app.storage.sessions import ReadSession, WriteSession

router = APIRouter(prefix="/v1/account", tags=["account"], responses=PROBLEMS)


@router.get("/ways-in", operation_id="read_ways_in")
def read_ways_in(session: Reading, viewer: SignedIn) -> WaysInOut:
    account = _own_account(session, viewer)
    return WaysInOut(
        login=account.login,
        passkeys=[_answer(passkey) for passkey in passkeys_of(session, account.id)],
        one_time_codes=has_codes(session, account.id),
        recovery_codes_left=codes_left(session, account.id),
    )


@router.post("/passkeys/challenge", operation_id="ask_for_new_passkey", responses=refusals(403))
def post_new_passkey_challenge(session: Writing, viewer: Confirmed, request: Request) -> PasskeyOptionsOut:
    account = _own_account(session, viewer)
    party = RelyingParty.of(request.app.state.settings)
    options = ask_for_new_passkey(session, party, account, _binding(viewer), now=clock_of(request)())
    return PasskeyOptionsOut(options=options)


@router.post(
    "/passkeys", status_code=201, operation_id="add_passkey", dependencies=[Undamaged], responses=refusals(403)
)
def post_passkey(viewer: Confirmed, request: Request, body: NewPasskeyIn) -> PasskeyOut:
    """The question is used up, whether or not the answer is right."""
    database, now = database_of(request), clock_of(request)()
    with database.write() as session:
        challenge = take_challenge(session, _binding(viewer), now=now)
    with database.write() as session:
        party = RelyingParty.of(request.app.state.settings)
        answer = body.credential.model_dump()
        passkey = add_passkey(session, party, viewer.account_id, answer, challenge, label=body.label, now=now)
        _record(request, session, viewer, "account/passkey-added", str(passkey.id))
        return _answer(passkey)


@router.patch("/passkeys/{passkey_id}", operation_id="name_passkey")
def patch_passkey(session: Writing, viewer: SignedIn, passkey_id: UUID, body: PasskeyNameIn) -> PasskeyOut:
    passkey = own_passkey(session, viewer.account_id, passkey_id)
    if passkey is None:
        raise NotReachable
    passkey.label = body.label
    return _answer(passkey)


@router.delete("/passkeys/{passkey_id}", status_code=204, operation_id="remove_passkey", responses=refusals(403))
def delete_passkey(session: Writing, viewer: Confirmed, request: Request, passkey_id: UUID) -> Response:
    if own_passkey(session, viewer.account_id, passkey_id) is None:
        raise NotReachable
    drop_passkeys(session, viewer.account_id, only=passkey_id)
    _record(request, session, viewer, "account/passkey-removed", str(passkey_id))
    return Response(status_code=204)


@router.post("/one-time-codes", status_code=201, operation_id="begin_one_time_codes", responses=refusals(403, 409))
def post_one_time_codes(session: Writing, viewer: Confirmed, request: Request) -> OneTimeCodesOut:
    """Until the first code is given back, none is asked for."""
    account = _own_account(session, viewer)
    keys, now = database_of(request).keys, clock_of(request)()
    begun = begin_enrolment(session, keys, account.id, login=account.login, now=now)
    drawn = io.BytesIO()
    segno.make(begun.uri, error="m").save(drawn, kind="svg", xmldecl=False, svgns=True, scale=8, border=4, nl=False)
    return OneTimeCodesOut(secret=begun.secret, qr_svg=drawn.getvalue().decode())


@router.put(
    "/one-time-codes",
    status_code=204,
    operation_id="finish_one_time_codes",
    dependencies=[Undamaged],
    responses=refusals(403, 429),
)
def put_one_time_codes(viewer: Confirmed, request: Request, body: OneTimeCodeIn) -> Response:
    database, now = database_of(request), clock_of(request)()
    buckets = Buckets(database.keys).of_try("", viewer.device_id, "")
    with database.write() as session:
        take_try(session, buckets, now)
    with database.write() as session:
        code = "".join(letter for letter in body.code if letter.isascii() and letter.isdigit())
        finish_enrolment(session, database.keys, viewer.account_id, code, now=now)
        give_back(session, buckets, now)
        _record(request, session, viewer, "account/one-time-codes-added", None)
    return Response(status_code=204)


@router.delete("/one-time-codes", status_code=204, operation_id="remove_one_time_codes", responses=refusals(403))
def delete_one_time_codes(session: Writing, viewer: Confirmed, request: Request) -> Response:
    drop_codes(session, viewer.account_id)
    _record(request, session, viewer, "account/one-time-codes-removed", None)
    return Response(status_code=204)


@router.post("/recovery-codes", status_code=201, operation_id="make_recovery_codes", responses=refusals(403))
def post_recovery_codes(session: Writing, viewer: Confirmed, request: Request) -> RecoveryCodesOut:
    """Ten new ones, shown this once; the earlier ones stop working."""
    keys, now = database_of(request).keys, clock_of(request)()
    codes = make_codes(session, keys, viewer.account_id, now=now)
    _record(request, session, viewer, "account/recovery-codes-made", None)
    return RecoveryCodesOut(codes=codes)


def _own_account(session: ReadSession, viewer: Viewer) -> Account:
    account = session.get(Account, viewer.account_id)
    if account is None:
        raise SignInNeeded
    return account


def _answer(passkey: Passkey) -> PasskeyOut:
    return PasskeyOut(
        id=passkey.id, label=passkey.label, created_at=passkey.created_at, last_used_at=passkey.last_used_at
    )


def _binding(viewer: Viewer) -> str:
    return f"register/{viewer.session_id}"


def _record(request: Request, session: WriteSession, viewer: Viewer, purpose: str, passkey_id: str | None) -> None:
    event = Event(
        Action.password_changed,
        purpose=purpose,
        actor_id=viewer.account_id,
        device_id=viewer.device_id,
        object_kind="passkey" if passkey_id else "account",
        object_id=passkey_id or str(viewer.account_id),
    )
    record_event(session, ledger_of(request), event)
