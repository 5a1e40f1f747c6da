"""Leaving a practice or being taken out of it, and closing an account: what opens files ends at once.

What somebody wrote stays where it is, under their name.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from app.access.commands import remove_member, withdraw_link
from app.access.models import CareLink, Membership, PracticeRole
from app.access.queries import in_force, members_of, reach_caseload, roles_of
from app.consents.commands import withdraw_consents
from app.identity.commands import close_account
from app.identity.models import Account
from app.identity.sessions import end_every_session
from app.kit.errors import DomainError, NotReachable
from app.practices.models import Invitation
from app.storage.reach import reach_person
from app.storage.sessions import ReadSession, WriteSession


class LastTherapist(DomainError):
    """People are followed there, and nobody else could read their notebooks."""

    code = "last_therapist"
    status = 409


class StillInAPractice(DomainError):
    code = "still_in_a_practice"
    status = 409


def end_membership(session: WriteSession, practice_id: UUID, account_id: UUID, *, now: datetime) -> None:
    """Every role there. Raises NotReachable, LastAdministrator or LastTherapist."""
    reach_caseload(session, practice_id)
    members = members_of(session, practice_id)
    roles = [member.role for member in members if member.account_id == account_id]
    if not roles:
        raise NotReachable
    if PracticeRole.therapist in roles and _is_needed(session, practice_id, account_id, members, now):
        raise LastTherapist
    for role in roles:
        remove_member(session, practice_id, account_id, role=role)
    session.execute(
        update(Invitation)
        .where(
            col(Invitation.practice_id) == practice_id,
            col(Invitation.created_by) == account_id,
            col(Invitation.used_at).is_(None),
            col(Invitation.voided_at).is_(None),
        )
        .values(voided_at=now)
    )
    end_every_session(session, account_id)


def _is_needed(
    session: ReadSession, practice_id: UUID, account_id: UUID, members: list[Membership], now: datetime
) -> bool:
    others = (member for member in members if member.account_id != account_id)
    if any(member.role is PracticeRole.therapist for member in others):
        return False
    followed = select(CareLink.id).where(CareLink.practice_id == practice_id, in_force(now)).limit(1)
    return session.exec(followed).first() is not None


def close_own_account(session: WriteSession, account_id: UUID, *, shut_out: bool, now: datetime) -> list[CareLink]:
    """The links that ended with it. Raises StillInAPractice: a file must not depend on an account that is gone."""
    account = session.get(Account, account_id)
    if account is None or account.closed_at is not None:
        raise NotReachable
    if roles_of(session, account_id):
        raise StillInAPractice
    if account.patient_id is not None:
        reach_person(session, account.patient_id)
    ended = _shut_everybody_out(session, account.patient_id, now) if shut_out and account.patient_id else []
    close_account(session, account, now=now)
    return ended


def _shut_everybody_out(session: WriteSession, patient_id: UUID, now: datetime) -> list[CareLink]:
    links = session.exec(select(CareLink).where(CareLink.patient_id == patient_id, in_force(now))).all()
    withdraw_consents(session, [link.id for link in links], now=now)
    return [withdraw_link(session, patient_id, link.id, now=now) for link in links]
