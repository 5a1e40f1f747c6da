"""Reads about a practice: itself, its team, its open invitations."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from app.access.gate import PracticeScope
from app.access.models import Membership, Practice, PracticeRole
from app.identity.models import Account
from app.kit.errors import NotReachable
from app.practices.models import Invitation, InvitedRole
from app.storage.sessions import ReadSession


@dataclass(frozen=True, slots=True)
class Member:
    account_id: UUID
    display_name: str
    role: PracticeRole
    since: datetime


def practice_of(session: ReadSession, scope: PracticeScope) -> Practice:
    practice = session.get(Practice, scope.practice_id)
    if practice is None:
        raise NotReachable
    return practice


def members_of(session: ReadSession, scope: PracticeScope) -> list[Member]:
    rows = session.exec(
        select(Account.id, Account.display_name, Membership.role, Membership.since)
        .join(Membership, col(Membership.account_id) == col(Account.id))
        .where(Membership.practice_id == scope.practice_id)
        .order_by(col(Account.display_name), col(Account.id), col(Membership.role))
    ).all()
    return [Member(account_id, name, PracticeRole(role), since) for account_id, name, role, since in rows]


def open_invitations(session: ReadSession, scope: PracticeScope, now: datetime) -> list[Invitation]:
    """Of colleagues only: whom the practice follows is not the administrator's to see."""
    return list(
        session.exec(
            select(Invitation)
            .where(
                Invitation.practice_id == scope.practice_id,
                Invitation.role != InvitedRole.patient,
                col(Invitation.used_at).is_(None),
                col(Invitation.voided_at).is_(None),
                Invitation.expires_at > now,
            )
            .order_by(col(Invitation.created_at).desc(), col(Invitation.id))
        ).all()
    )
