"""Reads about memberships and care links."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, column, func, or_, table
from sqlmodel import Uuid, col, select

from app.access.models import CareLink, LinkRole, Membership, Practice, PracticeRole
from app.storage.reach import Span, is_held, reach_people, span_people
from app.storage.sessions import ReadSession

# Named rather than imported: the person's profile lies above this package.
_PATIENT = table("patient", column("id", Uuid()))


@dataclass(frozen=True, slots=True)
class LinkInForce:
    patient_id: UUID
    practice_id: UUID
    role: LinkRole


@dataclass(frozen=True, slots=True)
class Role:
    """One role of the viewer in one practice."""

    practice_id: UUID
    practice_name: str
    role: PracticeRole


def in_force(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """A link starts when given. `starts_at` is not compared: a clock set back would take everybody out of reach."""
    return and_(
        col(CareLink.withdrawn_at).is_(None),
        or_(col(CareLink.ends_at).is_(None), col(CareLink.ends_at) > now),
    )


_NOW = bindparam("now", type_=CareLink.__table__.c.starts_at.type)  # type: ignore[attr-defined]
# Through memberships as therapist only: running a practice opens nobody's file. Built once, as it is asked always.
_LINKS = (
    select(CareLink.patient_id, CareLink.practice_id, CareLink.role)
    .join(Membership, col(Membership.practice_id) == col(CareLink.practice_id))
    .where(
        col(Membership.account_id) == bindparam("account_id"),
        col(Membership.role) == PracticeRole.therapist,
        in_force(_NOW),
    )
)
_LINKS_TO_ONE = _LINKS.where(col(CareLink.patient_id) == bindparam("patient_id"))


def links_in_force(
    session: ReadSession, account_id: UUID, *, now: datetime, patient_id: UUID | None = None
) -> list[LinkInForce]:
    """To one person, or to everybody the account reaches."""
    given = {"account_id": account_id, "now": now}
    if patient_id is None:
        rows = session.connection().execute(_LINKS, given).all()
    else:
        rows = session.connection().execute(_LINKS_TO_ONE, given | {"patient_id": patient_id}).all()
    return [LinkInForce(patient, practice, LinkRole(role)) for patient, practice, role in rows]


def reach_caseload(session: ReadSession, practice_id: UUID) -> None:
    """The rows of whomever the practice follows or ever followed, and of nobody else."""
    if not is_held(session):
        return
    span_people(session, Span.caseload)
    followed = select(CareLink.patient_id).where(CareLink.practice_id == practice_id).distinct()
    reach_people(session, session.exec(followed).all())


def exists_patient(session: ReadSession, patient_id: UUID) -> bool:
    return session.execute(select(_PATIENT.c.id).where(_PATIENT.c.id == patient_id)).first() is not None


def access_versions(session: ReadSession, patient_ids: Iterable[UUID], *, now: datetime) -> dict[UUID, int]:
    """Grows by one whenever a link starts, is withdrawn or runs out; links are never removed."""
    wanted = list(patient_ids)
    if not wanted:
        return {}
    has_ended = or_(col(CareLink.withdrawn_at).is_not(None), col(CareLink.ends_at) <= now)
    rows = session.exec(
        select(CareLink.patient_id, func.count(), func.count().filter(has_ended))
        .where(col(CareLink.patient_id).in_(wanted))
        .group_by(col(CareLink.patient_id))
    ).all()
    versions = dict.fromkeys(wanted, 1)
    for patient_id, made, ended in rows:
        versions[patient_id] = 1 + made + ended
    return versions


def roles_of(session: ReadSession, account_id: UUID) -> list[Role]:
    rows = session.exec(
        select(Practice.id, Practice.name, Membership.role)
        .join(Membership, col(Membership.practice_id) == col(Practice.id))
        .where(Membership.account_id == account_id)
        .order_by(col(Practice.name), col(Practice.id), col(Membership.role))
    ).all()
    return [Role(practice_id, name, PracticeRole(role)) for practice_id, name, role in rows]


def care_links_of(session: ReadSession, patient_id: UUID) -> list[tuple[CareLink, Practice]]:
    """Every link there ever was, newest first, with its practice."""
    rows = session.exec(
        select(CareLink, Practice)
        .join(Practice, col(Practice.id) == col(CareLink.practice_id))
        .where(CareLink.patient_id == patient_id)
        .order_by(col(CareLink.starts_at).desc(), col(CareLink.id).desc())
    ).all()
    return [(link, practice) for link, practice in rows]


def practice_by_code(session: ReadSession, code: str) -> Practice | None:
    return session.exec(select(Practice).where(Practice.code == code)).one_or_none()


def practice_by_id(session: ReadSession, practice_id: UUID) -> Practice | None:
    return session.get(Practice, practice_id)


def members_of(session: ReadSession, practice_id: UUID) -> list[Membership]:
    return list(
        session.exec(
            select(Membership)
            .where(Membership.practice_id == practice_id)
            .order_by(col(Membership.account_id), col(Membership.role))
        ).all()
    )
