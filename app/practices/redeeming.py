"""Using an invitation over HTTP: check the spoken code, hash the password aside, then create everything at once."""

from starlette.requests import Request

from app.access.models import LinkRole, Practice
from app.access.queries import care_links_of
from app.access.signing_in import SignedInBrowser, open_browser_session
from app.audit.deps import ledger_of
from app.audit.ledger import Event, record_event
from app.audit.models import Action, Outcome
from app.consents.commands import Given, Giver, give_consent
from app.consents.models import Purpose
from app.http.deps import clock_of, database_of
from app.identity.commands import require_fit_login
from app.identity.models import Account
from app.identity.passwords import require_fit_password
from app.identity.viewer import Viewer
from app.practices.commands import (
    NewAccount,
    OralCodeWrong,
    is_oral_code_right,
    number_of,
    usable_invitation,
    use_invitation,
)
from app.practices.models import Invitation
from app.practices.schemas import LookUpOut, RedeemIn, WayBackIn
from app.practices.way_back import account_let_back_in, use_way_back
from app.storage.sessions import ReadSession, WriteSession


def look_up(session: ReadSession, request: Request, token: str) -> LookUpOut:
    """What the invited person reads before choosing a name: never who else is followed there."""
    invitation = usable_invitation(session, token, clock_of(request)())
    practice = session.get(Practice, invitation.practice_id)
    return LookUpOut(
        role=invitation.role,
        practice_name=practice.name if practice else "",
        needs_oral_code=invitation.oral_code_hash is not None,
        number=number_of(token),
        lets_back_in=invitation.account_id is not None,
        login=_login_to_recall(session, invitation),
    )


def _login_to_recall(session: ReadSession, invitation: Invitation) -> str | None:
    """Told to whoever stands in the room; an address that travelled must first be joined by its spoken code."""
    if invitation.account_id is None or invitation.oral_code_hash is not None:
        return None
    account = session.get(Account, invitation.account_id)
    return account.login if account else None


def check_invitation(request: Request, body: RedeemIn) -> None:
    """Before any hashing, so that only holders of a token can make the server work.

    Raises InvitationUnusable or OralCodeWrong (counted for good), InvalidFields for an unfit name or password.
    """
    _check_oral_code(request, body.token, body.oral_code)
    require_fit_login(body.login)
    require_fit_password(body.password, body.login, body.display_name)


def check_way_back(request: Request, body: WayBackIn) -> None:
    """Likewise, for whoever has an account already."""
    _check_oral_code(request, body.token, body.oral_code)
    with database_of(request).read() as session:
        account = account_let_back_in(session, body.token, clock_of(request)())
    require_fit_password(body.password, account.login, account.display_name)


def _check_oral_code(request: Request, token: str, oral_code: str | None) -> None:
    database = database_of(request)
    with database.write() as session:
        is_right = is_oral_code_right(session, database.keys, token, oral_code, now=clock_of(request)())
        if not is_right:
            refused = Event(
                Action.invitation_used, purpose="invitation", outcome=Outcome.refused, reason=OralCodeWrong.code
            )
            record_event(session, ledger_of(request), refused)
    if not is_right:
        raise OralCodeWrong


def redeem(request: Request, body: RedeemIn, password_hash: str) -> SignedInBrowser:
    """One transaction: the invitation is used, the account exists, its first session is open."""
    chosen = NewAccount(body.login, password_hash, body.display_name, body.language)
    with database_of(request).write() as session:
        invitation, account = use_invitation(session, body.token, chosen, now=clock_of(request)())
        browser = _enter(request, session, invitation, account, "invitation")
        _note_consent(request, session, invitation, browser.viewer, body.consent)
        return browser


def _note_consent(
    request: Request, session: WriteSession, invitation: Invitation, viewer: Viewer, text_hash: str | None
) -> None:
    """To being followed by whoever invites, where the practice still is let in."""
    if invitation.patient_id is None:
        return
    giver = Giver(invitation.patient_id, viewer.account_id, viewer.device_id)
    for link, practice in care_links_of(session, invitation.patient_id):
        if practice.id == invitation.practice_id and link.role is LinkRole.treating and link.withdrawn_at is None:
            given = Given(Purpose.treating, link.id, practice.name, practice.id, link.ends_at)
            give_consent(session, ledger_of(request), giver, given, text_hash)


def redeem_way_back(request: Request, body: WayBackIn, password_hash: str) -> SignedInBrowser:
    """One transaction: the invitation is used, nothing old opens the account, and this browser has it open."""
    with database_of(request).write() as session:
        invitation, account = use_way_back(session, body.token, password_hash, now=clock_of(request)())
        return _enter(request, session, invitation, account, "way-back")


def _enter(
    request: Request, session: WriteSession, invitation: Invitation, account: Account, purpose: str
) -> SignedInBrowser:
    browser = open_browser_session(request, session, account, label=None)
    used = Event(
        Action.invitation_used,
        purpose=purpose,
        actor_id=account.id,
        device_id=browser.viewer.device_id,
        practice_id=invitation.practice_id,
        patient_id=invitation.patient_id,
        object_kind="invitation",
        object_id=str(invitation.id),
    )
    record_event(session, ledger_of(request), used)
    return browser
