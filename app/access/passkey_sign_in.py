"""Coming in with a passkey: the question is bound to a cookie of this browser, the answer opens the session."""

from starlette.requests import Request
from starlette.responses import Response

from app.access.signing_in import SignedInBrowser, open_browser_session
from app.audit.deps import ledger_of
from app.audit.ledger import Event, record_event
from app.audit.models import Action, Outcome
from app.http.deps import clock_of, database_of
from app.identity.locks import drop_lock
from app.identity.models import Account
from app.identity.passkeys import (
    ASKED_FOR,
    Json,
    PasskeyRefused,
    RelyingParty,
    ask_for_passkey,
    recognise_passkey,
    record_went_back,
    take_challenge,
)
from app.identity.schemas import PasskeySignInIn
from app.identity.tokens import CHALLENGE_COOKIE, drop_cookie, new_token, set_cookie


def ask_at_the_door(request: Request, response: Response) -> Json:
    """A new cookie for each question: what another browser was asked is of no use in this one."""
    token, now = new_token(), clock_of(request)()
    party = RelyingParty.of(request.app.state.settings)
    with database_of(request).write() as session:
        options = ask_for_passkey(session, party, _binding(token), now=now)
    set_cookie(response, CHALLENGE_COOKIE, token, max_age_seconds=int(ASKED_FOR.total_seconds()))
    return options


def enter_with_passkey(request: Request, response: Response, body: PasskeySignInIn) -> SignedInBrowser:
    """Raises PasskeyRefused, with the question used up and the refusal written down."""
    database = database_of(request)
    token = request.cookies.get(CHALLENGE_COOKIE)
    with database.write() as session:
        challenge = take_challenge(session, _binding(token), now=clock_of(request)()) if token else None
    try:
        browser = _open(request, body, challenge)
    except PasskeyRefused:
        refused = Event(
            Action.signed_in, purpose="session/passkey", outcome=Outcome.refused, reason=PasskeyRefused.code
        )
        with database.write() as session:
            record_event(session, ledger_of(request), refused)
        raise
    drop_cookie(response, CHALLENGE_COOKIE)
    return browser


def _open(request: Request, body: PasskeySignInIn, challenge: bytes | None) -> SignedInBrowser:
    party = RelyingParty.of(request.app.state.settings)
    with database_of(request).write() as session:
        shown = recognise_passkey(session, party, body.credential.model_dump(), challenge, now=clock_of(request)())
        account = session.get(Account, shown.passkey.account_id)
        if account is None or account.closed_at is not None:
            raise PasskeyRefused
        if shown.went_back:
            record_went_back(session, ledger_of(request), shown.passkey)
        browser = open_browser_session(request, session, account, label=body.device_label)
        if not body.keeps_lock:
            drop_lock(session, browser.viewer.device_id)
        return browser


def _binding(token: str) -> str:
    return f"enter/{token}"
