"""Opening a notebook in an emergency, where the link of one's practice has run out.

Whoever was shut out stays out: a person who withdrew a link has said no, and an emergency does not undo it.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, exists, func, literal, update
from sqlalchemy.orm import aliased
from sqlmodel import Uuid, col, select

from app.access.models import CareLink, EmergencyOpening, Membership, PracticeRole
from app.access.queries import in_force
from app.keyring.rows import with_words_sealed
from app.kit.errors import DomainError
from app.kit.ids import new_id
from app.storage.sessions import ReadSession, WriteSession

LASTS = timedelta(minutes=60)
# What the ledger calls it; also the last word of the route's address.
PURPOSE = "emergency-openings"


class AlreadyOpen(DomainError):
    """The viewer reads this notebook anyway."""

    code = "already_open"
    status = 409


def has_run_out(
    practice: SQLColumnExpression[UUID], patient: SQLColumnExpression[UUID], now: datetime
) -> ColumnElement[bool]:
    """The practice followed the person, its link came to its end, and nobody withdrew one since."""
    ended, withdrawn = aliased(CareLink), aliased(CareLink)
    was_withdrawn = exists().where(
        col(withdrawn.practice_id) == col(ended.practice_id),
        col(withdrawn.patient_id) == col(ended.patient_id),
        col(withdrawn.withdrawn_at).is_not(None),
        col(withdrawn.starts_at) >= col(ended.starts_at),
    )
    came_to_its_end = exists().where(
        col(ended.practice_id) == practice,
        col(ended.patient_id) == patient,
        col(ended.withdrawn_at).is_(None),
        col(ended.ends_at) <= now,
        ~was_withdrawn,
    )
    is_followed = exists().where(
        col(CareLink.practice_id) == practice, col(CareLink.patient_id) == patient, in_force(now)
    )
    return and_(came_to_its_end, ~is_followed)


def former_practice(session: ReadSession, account_id: UUID, patient_id: UUID, now: datetime) -> UUID | None:
    """Of the account's practices, one that may open this notebook in an emergency."""
    return session.exec(
        select(Membership.practice_id)
        .where(
            Membership.account_id == account_id,
            Membership.role == PracticeRole.therapist,
            has_run_out(col(Membership.practice_id), literal(patient_id, Uuid()), now),
        )
        .order_by(col(Membership.practice_id))
        .limit(1)
    ).first()


def open_in_emergency(
    session: WriteSession, patient_id: UUID, *, practice_id: UUID, account_id: UUID, reason: str, now: datetime
) -> EmergencyOpening:
    opening = EmergencyOpening.model_validate(
        {
            "patient_id": patient_id,
            "id": new_id(),
            "practice_id": practice_id,
            "account_id": account_id,
            "reason": reason,
            "opened_at": now,
            "ends_at": now + LASTS,
        }
    )
    session.add(with_words_sealed(session, opening))
    session.flush()
    return opening


def emergencies_in_force(
    session: ReadSession, account_id: UUID, patient_ids: Collection[UUID], now: datetime
) -> list[EmergencyOpening]:
    """The latest to end first. Whoever left the practice meanwhile has none."""
    return list(
        session.exec(
            select(EmergencyOpening)
            .join(
                Membership,
                and_(
                    col(Membership.practice_id) == col(EmergencyOpening.practice_id),
                    col(Membership.account_id) == col(EmergencyOpening.account_id),
                    col(Membership.role) == PracticeRole.therapist,
                ),
            )
            .where(
                EmergencyOpening.account_id == account_id,
                col(EmergencyOpening.patient_id).in_(patient_ids),
                EmergencyOpening.ends_at > now,
            )
            .order_by(col(EmergencyOpening.ends_at).desc(), col(EmergencyOpening.id))
        ).all()
    )


def emergencies_of(session: ReadSession, patient_id: UUID) -> Sequence[EmergencyOpening]:
    """Every one there ever was, newest first; the reasons are sealed."""
    return session.exec(
        select(EmergencyOpening)
        .where(EmergencyOpening.patient_id == patient_id)
        .order_by(col(EmergencyOpening.opened_at).desc(), col(EmergencyOpening.id))
    ).all()


def unseen_emergencies(session: ReadSession, patient_id: UUID) -> int:
    """How many the person has not yet said to have read of."""
    return session.exec(
        select(func.count())
        .select_from(EmergencyOpening)
        .where(EmergencyOpening.patient_id == patient_id, col(EmergencyOpening.seen_at).is_(None))
    ).one()


def note_seen(session: WriteSession, patient_id: UUID, *, now: datetime) -> None:
    session.execute(
        update(EmergencyOpening)
        .where(col(EmergencyOpening.patient_id) == patient_id, col(EmergencyOpening.seen_at).is_(None))
        .values(seen_at=now)
    )
