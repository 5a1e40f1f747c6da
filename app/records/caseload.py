"""Keeps each practice's list of people true: the last day noted, the last visit, a wish to be seen."""

from datetime import date
from uuid import UUID

import orjson
from sqlalchemy import Table, and_, func, select

from app.patients.commands import set_people, touch_people
from app.records.batch import Outcome
from app.records.envelope import Visibility
from app.records.models import Change, RecordHead
from app.storage.sessions import WriteSession

_HEAD: Table = RecordHead.__table__  # type: ignore[attr-defined]
_CHANGE: Table = Change.__table__  # type: ignore[attr-defined]


def keep_caseload(session: WriteSession, patient_id: UUID, outcome: Outcome) -> None:
    """New records only move the list forward; once one was amended, hidden or deleted, it is counted again."""
    written = outcome.records.values()
    if not all(one.created and not one.current.deleted for one in written):
        _count_again(session, patient_id)
        return
    shared = [one for one in written if one.current.visibility is Visibility.shared]
    if shared:
        touch_people(
            session,
            patient_id,
            note_day=max(one.fields.local_date for one in shared),
            visit_day=max((one.fields.local_date for one in shared if one.kind.name == "visit"), default=None),
            wants_contact=any(getattr(one.fields, "wants_contact", False) for one in shared),
        )


def _count_again(session: WriteSession, patient_id: UUID) -> None:
    is_told = and_(
        _HEAD.c.patient_id == patient_id, _HEAD.c.deleted.is_(False), _HEAD.c.visibility == Visibility.shared
    )
    last = select(func.max(_HEAD.c.local_date)).where(is_told)
    visit_day = session.execute(last.where(_HEAD.c.kind == "visit")).scalar_one()
    set_people(
        session,
        patient_id,
        note_day=session.execute(last).scalar_one(),
        visit_day=visit_day,
        wants_contact=_still_wants_contact(session, patient_id, since=visit_day),
    )


def _still_wants_contact(session: WriteSession, patient_id: UUID, *, since: date | None) -> bool:
    """A visit on the day of the wish or later answered it."""
    query = (
        select(_CHANGE.c.state)
        .join(_HEAD, and_(_HEAD.c.patient_id == _CHANGE.c.patient_id, _HEAD.c.seq == _CHANGE.c.seq))
        .where(_HEAD.c.patient_id == patient_id, _HEAD.c.kind == "flare", _HEAD.c.deleted.is_(False))
        .where(_HEAD.c.visibility == Visibility.shared)
    )
    if since is not None:
        query = query.where(_HEAD.c.local_date > since)
    return any(orjson.loads(state).get("wants_contact") for state in session.execute(query).scalars())
