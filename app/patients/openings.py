"""Who opened a person's notebook, read from the ledger: one line for each reader and each day of the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import and_, col, or_, select

from app.access.emergencies import PURPOSE, emergencies_of
from app.access.models import CareLink, Membership, Practice, PracticeRole
from app.access.scopes import PatientScope
from app.audit.models import Action, AuditEvent, Outcome
from app.identity.models import Account
from app.keyring.rows import words_in
from app.patients.models import Patient
from app.storage.sessions import ReadSession

_LINES_A_PAGE = 1000


class Act(StrEnum):
    """What somebody did with the notebook that day."""

    read = "read"
    wrote = "wrote"
    exported = "exported"
    let_back_in = "let_back_in"
    opened_link = "opened_link"
    emergency = "emergency"


_ACTIONS = (Action.read, Action.wrote, Action.exported)
# Making a way back into the person's account: as weighty as having opened the notebook.
_WAY_BACK = and_(AuditEvent.action == Action.invitation_made, AuditEvent.purpose == "way-back")
_LINK = "share_link"


@dataclass(slots=True)
class Opening:
    """`reader_id` is null where the service itself was operated, with the key in hand, and where a link was opened."""

    reader_id: UUID | None
    reader_name: str | None
    practice_names: list[str]
    day: date
    first_at: datetime
    last_at: datetime
    acts: set[Act]
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class OpeningsPage:
    """Newest first; `next_number` is the ledger line to go on before."""

    openings: list[Opening]
    next_number: int | None


def openings_of(
    session: ReadSession, scope: PatientScope, *, before: int | None = None, lines: int = _LINES_A_PAGE
) -> OpeningsPage:
    """Of everybody but the person. A day is never cut in two, unless it alone fills the page."""
    rows = _lines(session, scope, before, lines + 1)
    zone = ZoneInfo(session.exec(select(Patient.zone).where(Patient.id == scope.patient_id)).one())
    days = [event.at.astimezone(zone).date() for event, _ in rows]
    last = None
    if len(rows) > lines:
        cut = next((place for place in range(lines, 0, -1) if days[place] != days[place - 1]), lines)
        rows, last = rows[:cut], rows[cut - 1][0].number
    return OpeningsPage(_grouped(session, scope, list(zip(days, rows, strict=False))), last)


def _lines(
    session: ReadSession, scope: PatientScope, before: int | None, limit: int
) -> Sequence[tuple[AuditEvent, str | None]]:
    """Each chain is one person's, so its numbers are the order of their ledger."""
    query = (
        select(AuditEvent, Account.display_name)
        .join(Account, col(Account.id) == col(AuditEvent.actor_id), isouter=True)
        .where(
            AuditEvent.chain == str(scope.patient_id),
            AuditEvent.outcome == Outcome.done,
            or_(col(AuditEvent.action).in_(_ACTIONS), _WAY_BACK, AuditEvent.purpose == PURPOSE),
            or_(col(AuditEvent.actor_id).is_(None), col(AuditEvent.actor_id).not_in(_own_accounts(scope))),
        )
    )
    if before is not None:
        query = query.where(AuditEvent.number < before)
    return session.exec(query.order_by(col(AuditEvent.number).desc()).limit(limit)).all()


def _act_of(event: AuditEvent) -> Act:
    if event.purpose == PURPOSE:
        return Act.emergency
    if event.object_kind == _LINK:
        return Act.opened_link
    return Act.let_back_in if event.action is Action.invitation_made else Act(event.action.value)


def _own_accounts(scope: PatientScope) -> Any:
    """A person who closed an account and came back is still the same person."""
    return select(Account.id).where(
        or_(col(Account.patient_id) == scope.patient_id, col(Account.former_patient_id) == scope.patient_id)
    )


def _grouped(
    session: ReadSession, scope: PatientScope, rows: Sequence[tuple[date, tuple[AuditEvent, str | None]]]
) -> list[Opening]:
    practices = _practices_of_readers(session, scope)
    reasons = {str(one.id): words_in(session, one, "reason") for one in emergencies_of(session, scope.patient_id)}
    openings: dict[tuple[date, UUID | None, bool], Opening] = {}
    for day, (event, name) in rows:
        reader, at = event.actor_id, event.at
        opening = openings.setdefault(
            (day, reader, event.object_kind == _LINK),
            Opening(reader, name, practices.get(reader, []), day, at, at, set(), []),
        )
        opening.first_at = min(at, opening.first_at)
        opening.acts.add(_act_of(event))
        if event.purpose == PURPOSE and event.object_id in reasons:
            opening.reasons.append(reasons[event.object_id])
    return list(openings.values())


def _practices_of_readers(session: ReadSession, scope: PatientScope) -> dict[UUID | None, list[str]]:
    """By account: their practices among those that were ever let in."""
    rows = session.exec(
        select(Membership.account_id, Practice.name)
        .join(Practice, col(Practice.id) == col(Membership.practice_id))
        .join(CareLink, col(CareLink.practice_id) == col(Practice.id))
        .where(CareLink.patient_id == scope.patient_id, Membership.role == PracticeRole.therapist)
        .distinct()
        .order_by(col(Practice.name))
    ).all()
    names: dict[UUID | None, list[str]] = {}
    for account_id, name in rows:
        names.setdefault(account_id, []).append(name)
    return names
