"""Signing in, in three steps: count the try, look at the password aside, open the session."""

from dataclasses import dataclass
from typing import NoReturn

from starlette.requests import Request
from starlette.responses import Response

from app.access.emergencies import unseen_emergencies
from app.access.queries import roles_of
from app.access.schemas import ViewerOut, ViewerPracticeOut
from app.audit.deps import ledger_of
from app.audit.ledger import Event, record_event
from app.audit.models import Action, Outcome
from app.http.deps import clock_of, database_of
from app.identity.commands import SignInRefused, Try, begin_try, is_browser_known
from app.identity.deps import address_of, device_label_of
from app.identity.locks import drop_lock
from app.identity.models import Account
from app.identity.schemas import SignInIn
from app.identity.second_factor import asks_second_factor, require_second_factor
from app.identity.sessions import open_session, recognise_device, set_session_cookie
from app.identity.tokens import (
    DEVICE_COOKIE,
    LONGEST_COOKIE_SECONDS,
    digest_of_cookie,
    new_token,
    set_cookie,
)
from app.identity.tries import Buckets, give_back
from app.identity.viewer import Viewer
from app.storage.reach import reach_person
from app.storage.sessions import ReadSession, WriteSession


@dataclass(frozen=True, slots=True)
class SignedInBrowser:
    """The viewer and the two secrets for the browser's cookies."""

    viewer: Viewer
    answer: ViewerOut
    session_token: str
    device_token: str


def take_sign_in_try(request: Request, login: str) -> Try:
    """Raises TooManyTries."""
    database = database_of(request)
    with database.write() as session:
        return begin_try(
            session,
            Buckets(database.keys),
            login=login,
            device_hash=digest_of_cookie(request.cookies.get(DEVICE_COOKIE)),
            address=address_of(request),
            now=clock_of(request)(),
        )


def refuse_sign_in(request: Request, attempt: Try) -> NoReturn:
    """Raises SignInRefused once the refusal is written down, for known and unknown names alike."""
    event = Event(
        Action.signed_in,
        purpose="session",
        outcome=Outcome.refused,
        object_kind="account",
        object_id=str(attempt.account.id) if attempt.account else None,
        reason=SignInRefused.code,
    )
    with database_of(request).write() as session:
        record_event(session, ledger_of(request), event)
    raise SignInRefused


def finish_sign_in(request: Request, attempt: Try, account: Account, body: SignInIn) -> SignedInBrowser:
    """Raises SecondFactorNeeded or SecondFactorWrong; the try then stays counted, so that codes cannot be guessed."""
    database = database_of(request)
    with database.write() as session:
        is_confirmed = _is_second_factor_right(request, session, attempt, account, body)
        give_back(session, attempt.buckets, clock_of(request)())
        browser = open_browser_session(request, session, account, label=body.device_label, is_confirmed=is_confirmed)
        # A device that has lost what its lock opened would else never read again.
        if not body.keeps_lock:
            drop_lock(session, browser.viewer.device_id)
        return browser


def _is_second_factor_right(
    request: Request, session: WriteSession, attempt: Try, account: Account, body: SignInIn
) -> bool:
    """False where it was not asked for, on a browser known before: the session is then not a confirmed one."""
    if not asks_second_factor(session, account.id, is_staff=bool(roles_of(session, account.id))):
        return True
    if attempt.is_known_device and not body.second_factor:
        return False
    require_second_factor(session, database_of(request).keys, account.id, body.second_factor, clock_of(request))
    return True


def open_browser_session(
    request: Request,
    session: WriteSession,
    account: Account,
    *,
    label: str | None,
    is_confirmed: bool = True,
) -> SignedInBrowser:
    """Also at the end of an invitation; the line in the ledger belongs to the same transaction."""
    now = clock_of(request)()
    offered = request.cookies.get(DEVICE_COOKIE)
    offered_hash = digest_of_cookie(offered)
    is_known = offered_hash is not None and is_browser_known(session, offered_hash)
    device_token = offered if offered is not None and is_known else new_token()
    device = recognise_device(session, account.id, device_token, label=label or device_label_of(request), now=now)
    is_staff = bool(roles_of(session, account.id))
    viewer, session_token = open_session(
        session, account, device, is_staff=is_staff, now=now, is_confirmed=is_confirmed
    )
    event = Event(
        Action.signed_in,
        purpose="session",
        actor_id=account.id,
        device_id=device.id,
        object_kind="account",
        object_id=str(account.id),
    )
    record_event(session, ledger_of(request), event)
    return SignedInBrowser(viewer, viewer_answer(session, viewer), session_token, device_token)


def viewer_answer(session: ReadSession, viewer: Viewer) -> ViewerOut:
    if viewer.patient_id is not None:
        reach_person(session, viewer.patient_id)
    return ViewerOut(
        account_id=viewer.account_id,
        display_name=viewer.display_name,
        language=viewer.language,
        patient_id=viewer.patient_id,
        practices=[
            ViewerPracticeOut(id=role.practice_id, name=role.practice_name, role=role.role)
            for role in roles_of(session, viewer.account_id)
        ],
        device_id=viewer.device_id,
        emergencies_unseen=unseen_emergencies(session, viewer.patient_id) if viewer.patient_id else 0,
    )


def set_cookies(response: Response, browser: SignedInBrowser) -> None:
    set_session_cookie(response, browser.session_token, is_staff=browser.viewer.is_staff)
    set_cookie(response, DEVICE_COOKIE, browser.device_token, max_age_seconds=LONGEST_COOKIE_SECONDS)
