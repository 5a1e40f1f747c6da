"""Keeps each practice's list of people true: the last day noted, the last visit, a wish to be seen."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, func, select

from app.keyring.sealing import sealer_of
from app.patients.commands import note_life, set_people, touch_people
from app.records.batch import Outcome
from app.records.envelope import Visibility
from app.records.models import AuthorRole, Change, Op, RecordHead
from app.records.words import told
from app.storage.sessions import WriteSession

_HEAD: Table = RecordHead.__table__  # type: ignore[attr-defined]
_CHANGE: Table = Change.__table__  # type: ignore[attr-defined]

VISIT, FLARE, WISH = "visit", "flare", "contact_wish"


def keep_caseload(session: WriteSession, patient_id: UUID, outcome: Outcome) -> None:
    """New records only move the list forward; once one was amended, hidden or deleted, it is counted again."""
    written = outcome.records.values()
    _keep_life(session, patient_id, outcome)
    if not all(one.created and not one.current.deleted for one in written):
        _count_again(session, patient_id)
        return
    shared = [one for one in written if one.current.visibility is Visibility.shared]
    if not shared:
        return
    asks = any(one.kind.name in (VISIT, WISH) or getattr(one.fields, "wants_contact", False) for one in shared)
    touch_people(
        session,
        patient_id,
        note_day=max(one.fields.local_date for one in shared),
        visit_day=max((one.fields.local_date for one in shared if one.kind.name == VISIT), default=None),
        wants_contact=_wants_contact(session, patient_id) if asks else None,
    )


def _keep_life(session: WriteSession, patient_id: UUID, outcome: Outcome) -> None:
    """What the person keeps to themself moves nothing; what a practice keeps to itself moves its own list only."""
    noted = [change for change in outcome.changes if change["op"] == Op.put]
    shared = [change for change in noted if change["visibility"] == Visibility.shared]
    if shared:
        own = [one["received_at"] for one in shared if one["author_role"] in (AuthorRole.patient, AuthorRole.proxy)]
        note_life(session, patient_id, practice_id=None, person_noted_at=max(own, default=None))
        return
    for written in outcome.records.values():
        current = written.current
        if current.visibility == Visibility.therapist_only and not current.deleted and current.practice_id:
            note_life(session, patient_id, practice_id=current.practice_id, person_noted_at=None)


def _count_again(session: WriteSession, patient_id: UUID) -> None:
    last = select(func.max(_HEAD.c.local_date)).where(_is_told(patient_id))
    set_people(
        session,
        patient_id,
        note_day=session.execute(last).scalar_one(),
        visit_day=session.execute(last.where(_HEAD.c.kind == VISIT)).scalar_one(),
        wants_contact=_wants_contact(session, patient_id),
    )


def _wants_contact(session: WriteSession, patient_id: UUID) -> bool:
    """A visit answers the wishes of earlier days, and those of its own day that were told before it."""
    earlier = _CHANGE.alias()
    written_first = (
        select(func.min(earlier.c.seq))
        .where(earlier.c.patient_id == _HEAD.c.patient_id, earlier.c.record_id == _HEAD.c.id)
        .correlate(_HEAD)
        .scalar_subquery()
        .label("written_first")
    )
    noted = select(_HEAD.c.local_date, written_first).where(_is_told(patient_id))
    visits = noted.where(_HEAD.c.kind == VISIT).order_by(_HEAD.c.local_date.desc(), written_first.desc())
    last_visit = session.execute(visits.limit(1)).first() or (date.min, 0)
    wishes = (
        noted.add_columns(_HEAD.c.kind, _CHANGE.c.seq, _CHANGE.c.state)
        .join(_CHANGE, and_(_HEAD.c.patient_id == _CHANGE.c.patient_id, _HEAD.c.seq == _CHANGE.c.seq))
        .where(_HEAD.c.kind.in_((WISH, FLARE)), _HEAD.c.local_date >= last_visit[0])
    )
    later = [row._mapping for row in session.execute(wishes) if (row.local_date, row.written_first) > tuple(last_visit)]
    sealer = sealer_of(session, patient_id) if later else None
    return any(row["kind"] == WISH or (sealer and told(sealer, row).get("wants_contact")) for row in later)


def _is_told(patient_id: UUID) -> ColumnElement[bool]:
    return and_(_HEAD.c.patient_id == patient_id, _HEAD.c.deleted.is_(False), _HEAD.c.visibility == Visibility.shared)
