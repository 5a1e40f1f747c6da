"""HTTP of the session: sign in, who am I, sign out."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from app.access.passkey_sign_in import ask_at_the_door, enter_with_passkey
from app.access.schemas import ViewerOut
from app.access.signing_in import (
    finish_sign_in,
    refuse_sign_in,
    set_cookies,
    take_sign_in_try,
    viewer_answer,
)
from app.audit.deps import ledger_of
from app.audit.ledger import Event, record_event
from app.audit.models import Action
from app.http.deps import Reading, Writing, clock_of
from app.http.openapi import PROBLEMS, refusals
from app.identity.deps import SignedInEvenLocked, hashing
from app.identity.locks import drop_lock
from app.identity.passwords import is_password
from app.identity.queries import live_session
from app.identity.schemas import PasskeyOptionsOut, PasskeySignInIn, SignInIn
from app.identity.sessions import end_session, set_session_cookie
from app.identity.tokens import SESSION_COOKIE, digest_of_cookie, drop_cookie

router = APIRouter(prefix="/v1/session", tags=["session"])


@router.post("", operation_id="sign_in", responses=refusals(401, 403, 429))
async def sign_in(request: Request, response: Response, body: SignInIn) -> ViewerOut:
    """Sets two cookies: the session, and one by which this browser is known again."""
    attempt = await run_in_threadpool(take_sign_in_try, request, body.login)
    is_right = await hashing(request, lambda: is_password(body.password, attempt.password_hash))
    if not is_right or attempt.account is None:
        return await run_in_threadpool(refuse_sign_in, request, attempt)
    browser = await run_in_threadpool(finish_sign_in, request, attempt, attempt.account, body)
    set_cookies(response, browser)
    return browser.answer


@router.post("/passkey/challenge", operation_id="ask_for_passkey", responses=refusals())
def post_passkey_challenge(request: Request, response: Response) -> PasskeyOptionsOut:
    """Sets a cookie that binds the question to this browser, for five minutes. Names nobody."""
    return PasskeyOptionsOut(options=ask_at_the_door(request, response))


@router.post("/passkey", operation_id="sign_in_with_passkey", responses=refusals(403))
def post_passkey(request: Request, response: Response, body: PasskeySignInIn) -> ViewerOut:
    """Neither a name nor a password; the passkey has verified who holds the device."""
    browser = enter_with_passkey(request, response, body)
    set_cookies(response, browser)
    return browser.answer


@router.get("", operation_id="read_session", responses=PROBLEMS)
def read_session(session: Reading, viewer: SignedInEvenLocked, request: Request, response: Response) -> ViewerOut:
    """Renews the cookie of a patient, whose session slides; staff sign in anew after twelve hours."""
    if not viewer.is_staff:
        set_session_cookie(response, request.cookies[SESSION_COOKIE], is_staff=False)
    return viewer_answer(session, viewer)


@router.delete("", status_code=204, operation_id="sign_out")
def sign_out(session: Writing, request: Request) -> Response:
    """Also without a session: signing out always ends signed out."""
    response = Response(status_code=204)
    token_hash = digest_of_cookie(request.cookies.get(SESSION_COOKIE))
    live = live_session(session, token_hash, clock_of(request)()) if token_hash else None
    if live is not None:
        end_session(session, live.viewer.session_id)
        drop_lock(session, live.viewer.device_id)
        event = Event(
            Action.signed_out,
            purpose="session",
            actor_id=live.viewer.account_id,
            device_id=live.viewer.device_id,
        )
        record_event(session, ledger_of(request), event)
    drop_cookie(response, SESSION_COOKIE)
    return response
