"""Inviting people and colleagues, and what happens when an invitation is used."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, update
from sqlmodel import col, select

from app.access.commands import add_member
from app.access.models import PracticeRole
from app.access.queries import reach_caseload
from app.identity.commands import create_account
from app.identity.models import Account
from app.identity.queries import account_of_patient
from app.identity.tokens import digest, new_token
from app.kit.errors import DomainError, NotReachable
from app.kit.ids import new_id
from app.kit.locale import Language
from app.practices.models import Delivery, Invitation, InvitedRole
from app.storage.keys import Keys
from app.storage.reach import Span, reach_people, span_people
from app.storage.sessions import ReadSession, WriteSession

# Scanned in the room, or opened at home with a code that was said aloud.
LIFETIME = {Delivery.qr: timedelta(minutes=15), Delivery.link: timedelta(hours=72)}
MOST_WRONG_CODES = 5


class InvitationUnusable(DomainError):
    """Unknown, used, voided or too old: the four are not told apart."""

    code = "invitation_unusable"
    status = 404


class OralCodeWrong(DomainError):
    code = "oral_code_wrong"
    status = 403


class PatientHasAccount(DomainError):
    code = "patient_has_account"
    status = 409


@dataclass(frozen=True, slots=True)
class Invited:
    """What is shown once and kept nowhere: the token for the address, the code to say aloud."""

    invitation: Invitation
    token: str
    oral_code: str | None


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What the invited person chose; the password is hashed already."""

    login: str
    password_hash: str
    display_name: str
    language: Language


def invite_person(
    session: WriteSession,
    keys: Keys,
    practice_id: UUID,
    patient_id: UUID,
    *,
    delivery: Delivery,
    created_by: UUID | None,
    now: datetime,
) -> Invited:
    """Voids the person's earlier invitations. Raises PatientHasAccount."""
    if account_of_patient(session, patient_id) is not None:
        raise PatientHasAccount
    void_invitations(session, col(Invitation.patient_id) == patient_id, now=now)
    given = {"practice_id": practice_id, "patient_id": patient_id, "role": InvitedRole.patient}
    return new_invitation(session, keys, given, delivery=delivery, created_by=created_by, now=now)


def invite_colleague(
    session: WriteSession,
    keys: Keys,
    practice_id: UUID,
    *,
    role: PracticeRole,
    delivery: Delivery,
    created_by: UUID | None,
    now: datetime,
) -> Invited:
    """Several colleagues may be invited at once, so earlier invitations stay until used, withdrawn or too old."""
    given = {"practice_id": practice_id, "patient_id": None, "role": InvitedRole(role.value)}
    return new_invitation(session, keys, given, delivery=delivery, created_by=created_by, now=now)


def void_invitations(session: WriteSession, of: ColumnElement[bool], *, now: datetime) -> None:
    """Those not used yet."""
    session.execute(
        update(Invitation)
        .where(of, col(Invitation.used_at).is_(None), col(Invitation.voided_at).is_(None))
        .values(voided_at=now)
    )


def new_invitation(
    session: WriteSession,
    keys: Keys,
    given: Mapping[str, object],
    *,
    delivery: Delivery,
    created_by: UUID | None,
    now: datetime,
) -> Invited:
    token, invitation_id = new_token(), new_id()
    oral_code = f"{secrets.randbelow(1_000_000):06d}" if delivery is Delivery.link else None
    invitation = Invitation.model_validate(
        {
            **given,
            "id": invitation_id,
            "delivery": delivery,
            "token_hash": digest(token),
            "oral_code_hash": _code_hash(keys, invitation_id, oral_code) if oral_code else None,
            "created_by": created_by,
            "created_at": now,
            "expires_at": now + LIFETIME[delivery],
        }
    )
    session.add(invitation)
    session.flush()
    return Invited(invitation, token, oral_code)


def withdraw_invitation(session: WriteSession, practice_id: UUID, invitation_id: UUID, *, now: datetime) -> None:
    """Raises NotReachable for one of another practice or one already used; withdrawing twice changes nothing."""
    reach_caseload(session, practice_id)
    invitation = session.get(Invitation, invitation_id)
    if invitation is None or invitation.practice_id != practice_id or invitation.used_at is not None:
        raise NotReachable
    session.execute(
        update(Invitation)
        .where(col(Invitation.id) == invitation_id, col(Invitation.voided_at).is_(None))
        .values(voided_at=now)
    )


def void_all_invitations(session: WriteSession, *, now: datetime) -> None:
    """After a restore, when nobody knows which were used since."""
    session.execute(
        update(Invitation)
        .where(col(Invitation.used_at).is_(None), col(Invitation.voided_at).is_(None))
        .values(voided_at=now)
    )


def number_of(token: str) -> int:
    """Two digits shown by both screens: an invitation that was passed on to somebody else becomes visible."""
    return 10 + int(digest(f"number/{token}"), 16) % 90


def usable_invitation(session: ReadSession, token: str, now: datetime, *, lock: bool = False) -> Invitation:
    """Nobody's rows but the invited person's are in reach from then on. Raises InvitationUnusable."""
    span_people(session, Span.invitation)
    query = select(Invitation).where(
        Invitation.token_hash == digest(token),
        col(Invitation.used_at).is_(None),
        col(Invitation.voided_at).is_(None),
        Invitation.expires_at > now,
    )
    invitation = session.exec(query.with_for_update() if lock else query).one_or_none()
    reach_people(session, [invitation.patient_id] if invitation and invitation.patient_id else [])
    if invitation is None:
        raise InvitationUnusable
    return invitation


def is_oral_code_right(session: WriteSession, keys: Keys, token: str, code: str | None, *, now: datetime) -> bool:
    """Counts a wrong code, which the caller must let be committed; the fifth one voids the invitation."""
    invitation = usable_invitation(session, token, now, lock=True)
    if invitation.oral_code_hash is None:
        return True
    given = _code_hash(keys, invitation.id, code or "")
    if hmac.compare_digest(given, invitation.oral_code_hash):
        return True
    wrong_codes = invitation.wrong_codes + 1
    session.execute(
        update(Invitation)
        .where(col(Invitation.id) == invitation.id)
        .values(wrong_codes=wrong_codes, voided_at=now if wrong_codes >= MOST_WRONG_CODES else None)
    )
    return False


def take_invitation(session: WriteSession, token: str, *, now: datetime) -> Invitation:
    """Of many at once exactly one succeeds. Raises InvitationUnusable."""
    invitation = usable_invitation(session, token, now)
    used = session.execute(
        update(Invitation)
        .where(
            col(Invitation.id) == invitation.id,
            col(Invitation.used_at).is_(None),
            col(Invitation.voided_at).is_(None),
            col(Invitation.expires_at) > now,
        )
        .values(used_at=now)
        .execution_options(synchronize_session=False)
    )
    if not isinstance(used, CursorResult) or used.rowcount != 1:
        raise InvitationUnusable
    return invitation


def use_invitation(
    session: WriteSession, token: str, chosen: NewAccount, *, now: datetime
) -> tuple[Invitation, Account]:
    """The others of many at once, and whoever finds the name taken, leave nothing behind."""
    invitation = take_invitation(session, token, now=now)
    if invitation.account_id is not None:
        raise InvitationUnusable
    account = create_account(
        session,
        login=chosen.login,
        password_hash=chosen.password_hash,
        display_name=chosen.display_name,
        language=chosen.language,
        patient_id=invitation.patient_id,
        now=now,
    )
    if invitation.role is not InvitedRole.patient:
        role = PracticeRole(invitation.role.value)
        add_member(session, invitation.practice_id, account.id, role=role, now=now)
    return invitation, account


def _code_hash(keys: Keys, invitation_id: UUID, code: str) -> str:
    # Keyed: a million codes would be tried in a second by whoever copied the table.
    message = f"{invitation_id}\x1f{code.strip()}".encode("utf-8", "surrogatepass")
    return hmac.new(keys.derive("oral-code"), message, hashlib.sha256).hexdigest()
