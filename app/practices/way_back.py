"""Letting somebody back into the account they have, once the practice has seen who is in the room."""

from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from app.access.models import CareLink, Membership
from app.access.queries import in_force, roles_of
from app.identity.models import Account
from app.identity.queries import account_of_patient
from app.identity.recovery import begin_anew
from app.kit.errors import DomainError, NotReachable
from app.practices.commands import (
    InvitationUnusable,
    Invited,
    new_invitation,
    take_invitation,
    usable_invitation,
    void_invitations,
)
from app.practices.models import Delivery, Invitation, InvitedRole
from app.storage.keys import Keys
from app.storage.sessions import ReadSession, WriteSession


class AccountMissing(DomainError):
    code = "account_missing"
    status = 409


class AccountBeyondPractice(DomainError):
    """The account opens more than those who ask could open themselves."""

    code = "account_beyond_practice"
    status = 409


def invite_person_back(
    session: WriteSession,
    keys: Keys,
    practice_id: UUID,
    patient_id: UUID,
    *,
    delivery: Delivery,
    created_by: UUID | None,
    now: datetime,
) -> Invited:
    """Nothing of the account changes before it is used. Raises AccountMissing or AccountBeyondPractice."""
    account_id = account_of_patient(session, patient_id)
    if account_id is None:
        raise AccountMissing
    if roles_of(session, account_id):
        raise AccountBeyondPractice
    void_invitations(session, col(Invitation.patient_id) == patient_id, now=now)
    given = {
        "practice_id": practice_id,
        "patient_id": patient_id,
        "account_id": account_id,
        "role": InvitedRole.patient,
    }
    return new_invitation(session, keys, given, delivery=delivery, created_by=created_by, now=now)


def invite_colleague_back(
    session: WriteSession,
    keys: Keys,
    practice_id: UUID,
    account_id: UUID,
    *,
    delivery: Delivery,
    created_by: UUID | None,
    now: datetime,
) -> Invited:
    """Raises NotReachable, or AccountBeyondPractice where the account is more than a member of this practice."""
    roles = roles_of(session, account_id)
    own = [role for role in roles if role.practice_id == practice_id]
    account = session.get(Account, account_id)
    if not own or account is None:
        raise NotReachable
    if len(own) < len(roles) or account.patient_id is not None:
        raise AccountBeyondPractice
    void_invitations(session, col(Invitation.account_id) == account_id, now=now)
    given = {
        "practice_id": practice_id,
        "patient_id": None,
        "account_id": account_id,
        "role": InvitedRole(own[0].role.value),
    }
    return new_invitation(session, keys, given, delivery=delivery, created_by=created_by, now=now)


def account_let_back_in(session: ReadSession, token: str, now: datetime) -> Account:
    """Raises InvitationUnusable, also where who invited may not any more."""
    return _account_of(session, usable_invitation(session, token, now), now)


def use_way_back(session: WriteSession, token: str, password_hash: str, *, now: datetime) -> tuple[Invitation, Account]:
    """The account begins anew in the transaction that uses the invitation up. Raises InvitationUnusable."""
    invitation = take_invitation(session, token, now=now)
    account = _account_of(session, invitation, now)
    begin_anew(session, account.id, password_hash=password_hash, now=now)
    return invitation, account


def _account_of(session: ReadSession, invitation: Invitation, now: datetime) -> Account:
    account = session.get(Account, invitation.account_id) if invitation.account_id else None
    if account is None or account.closed_at is not None or not _may_still_invite(session, invitation, account, now):
        raise InvitationUnusable
    return account


def _may_still_invite(session: ReadSession, invitation: Invitation, account: Account, now: datetime) -> bool:
    if invitation.patient_id is not None:
        links = select(CareLink.id).where(
            CareLink.patient_id == invitation.patient_id,
            CareLink.practice_id == invitation.practice_id,
            in_force(now),
        )
        return session.exec(links).first() is not None and not roles_of(session, account.id)
    practices = select(Membership.practice_id).where(Membership.account_id == account.id).distinct()
    return list(session.exec(practices).all()) == [invitation.practice_id]
