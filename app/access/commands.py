"""Practices, memberships and care links: making them and ending them."""

import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, update
from sqlmodel import col, select

from app.access.models import CareLink, LinkRole, Membership, Practice, PracticeRole
from app.access.queries import in_force, practice_by_code
from app.kit.errors import DomainError, NotReachable
from app.kit.ids import new_id
from app.storage.insertion import insert_if_absent
from app.storage.sessions import ReadSession, WriteSession

# Without letters and digits that are mistaken for one another when read aloud.
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 8


class PracticeCodeUnknown(DomainError):
    code = "practice_code_unknown"
    status = 404


class LastAdministrator(DomainError):
    code = "last_administrator"
    status = 409


def create_practice(session: WriteSession, *, name: str, now: datetime) -> Practice:
    code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
    practice = Practice.model_validate({"id": new_id(), "name": name, "code": code, "created_at": now})
    session.add(practice)
    session.flush()
    return practice


def normal_code(typed: str) -> str:
    """Spaces, dashes and case do not count when a code is typed."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def add_member(
    session: WriteSession, practice_id: UUID, account_id: UUID, *, role: PracticeRole, now: datetime
) -> None:
    """Nothing changes where the role is already held."""
    values = {"practice_id": practice_id, "account_id": account_id, "role": role, "since": now}
    insert_if_absent(session, Membership, values)


def remove_member(session: WriteSession, practice_id: UUID, account_id: UUID, *, role: PracticeRole) -> None:
    """Raises NotReachable, or LastAdministrator rather than leave a practice nobody can run."""
    membership = session.get(Membership, (practice_id, account_id, role))
    if membership is None:
        raise NotReachable
    administrators = (
        select(func.count())
        .select_from(Membership)
        .where(Membership.practice_id == practice_id, Membership.role == PracticeRole.administrator)
    )
    if role is PracticeRole.administrator and session.exec(administrators).one() < 2:
        raise LastAdministrator
    session.execute(
        delete(Membership).where(
            col(Membership.practice_id) == practice_id,
            col(Membership.account_id) == account_id,
            col(Membership.role) == role,
        )
    )


def link_practice(
    session: WriteSession,
    patient_id: UUID,
    practice_id: UUID,
    *,
    role: LinkRole = LinkRole.treating,
    ends_at: datetime | None = None,
    granted_by: UUID | None,
    now: datetime,
) -> CareLink:
    """A link in force for the same practice and role is kept as it is."""
    existing = session.exec(
        select(CareLink).where(
            CareLink.patient_id == patient_id,
            CareLink.practice_id == practice_id,
            CareLink.role == role,
            in_force(now),
        )
    ).first()
    if existing is not None and existing.ends_at == ends_at:
        return existing
    link = CareLink.model_validate(
        {
            "patient_id": patient_id,
            "id": new_id(),
            "practice_id": practice_id,
            "role": role,
            "starts_at": now,
            "ends_at": ends_at,
            "granted_by": granted_by,
        }
    )
    session.add(link)
    session.flush()
    return link


def practice_of_code(session: ReadSession, typed: str) -> Practice:
    """Raises PracticeCodeUnknown."""
    practice = practice_by_code(session, normal_code(typed))
    if practice is None:
        raise PracticeCodeUnknown
    return practice


def withdraw_link(session: WriteSession, patient_id: UUID, link_id: UUID, *, now: datetime) -> CareLink:
    """In force at once: every request looks links up anew. Withdrawing twice keeps the first time."""
    link = session.get(CareLink, (patient_id, link_id))
    if link is None:
        raise NotReachable
    if link.withdrawn_at is None:
        session.execute(
            update(CareLink)
            .where(col(CareLink.patient_id) == patient_id, col(CareLink.id) == link_id)
            .values(withdrawn_at=now)
        )
        link.withdrawn_at = now
    return link
