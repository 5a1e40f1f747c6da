"""Using an invitation over HTTP: check the spoken code, hash the password aside, then create everything at once."""

from uuid import UUID

from starlette.requests import Request

from app.access.models import Practice
from app.access.signing_in import SignedInBrowser, open_browser_session
from app.audit.deps import ledger_of
from app.audit.ledger import Event, record_event
from app.audit.models import Action, Outcome
from app.http.deps import clock_of, database_of
from app.identity.commands import require_fit_login
from app.identity.passwords import require_fit_password
from app.practices.commands import (
    NewAccount,
    OralCodeWrong,
    is_oral_code_right,
    number_of,
    usable_invitation,
    use_invitation,
)
from app.practices.schemas import LookUpOut, RedeemIn
from app.storage.sessions import ReadSession


def look_up(session: ReadSession, request: Request, token: str) -> LookUpOut:
    """What the invited person reads before choosing a name: never who else is followed there."""
    invitation = usable_invitation(session, token, clock_of(request)())
    practice = session.get(Practice, invitation.practice_id)
    return LookUpOut(
        role=invitation.role,
        practice_name=practice.name if practice else "",
        needs_oral_code=invitation.oral_code_hash is not None,
        number=number_of(token),
    )


def check_invitation(request: Request, body: RedeemIn) -> None:
    """Before any hashing, so that only holders of a token can make the server work.

    Raises InvitationUnusable or OralCodeWrong (counted for good), InvalidFields for an unfit name or password.
    """
    database = database_of(request)
    with database.write() as session:
        is_right = is_oral_code_right(session, database.keys, body.token, body.oral_code, now=clock_of(request)())
        if not is_right:
            refused = Event(
                Action.invitation_used, purpose="invitation", outcome=Outcome.refused, reason=OralCodeWrong.code
            )
            record_event(session, ledger_of(request), refused)
    if not is_right:
        raise OralCodeWrong
    require_fit_login(body.login)
    require_fit_password(body.password, body.login, body.display_name)


def redeem(request: Request, body: RedeemIn, password_hash: str) -> SignedInBrowser:
    """One transaction: the invitation is used, the account exists, its first session is open."""
    chosen = NewAccount(body.login, password_hash, body.display_name, body.language)
    with database_of(request).write() as session:
        invitation, account = use_invitation(session, body.token, chosen, now=clock_of(request)())
        browser = open_browser_session(request, session, account, label=None)
        device_id: UUID = browser.viewer.device_id
        used = Event(
            Action.invitation_used,
            purpose="invitation",
            actor_id=account.id,
            device_id=device_id,
            practice_id=invitation.practice_id,
            patient_id=invitation.patient_id,
            object_kind="invitation",
            object_id=str(invitation.id),
        )
        record_event(session, ledger_of(request), used)
    return browser
