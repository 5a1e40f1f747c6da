"""Timelines kept ready per reader, as long as the person's log has not moved."""

from collections import OrderedDict
from threading import Lock
from uuid import UUID

from sqlalchemy import select

from app.access.scopes import PatientScope
from app.balance.signals import Timeline
from app.records.models import PatientCounter
from app.storage.sessions import ReadSession
from app.timeline.columns import Window
from app.timeline.queries import read_timeline

_COUNTER = PatientCounter.__table__  # type: ignore[attr-defined]
_KEPT = 64

View = tuple[UUID, bool, frozenset[UUID]]


def view_of(scope: PatientScope) -> View:
    """Two scopes with one view read the same records."""
    return scope.patient_id, scope.is_patient, scope.practice_ids


def log_length(session: ReadSession, patient_id: UUID) -> int:
    """The number of the person's newest change, 0 before the first: what an ETag hangs on."""
    query = select(_COUNTER.c.seq).where(_COUNTER.c.patient_id == patient_id)
    return session.execute(query).scalar_one_or_none() or 0


class Timelines:
    """A small store of whole lives; the least recently read goes first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[View, tuple[int, Timeline]] = OrderedDict()

    def whole_life(self, session: ReadSession, scope: PatientScope, seq: int) -> Timeline:
        """`seq` is the log's length in the session's snapshot."""
        view = view_of(scope)
        with self._lock:
            kept = self._kept.get(view)
            if kept is not None and kept[0] == seq:
                self._kept.move_to_end(view)
                return kept[1]
        timeline = read_timeline(session, scope, Window())
        with self._lock:
            self._kept[view] = (seq, timeline)
            self._kept.move_to_end(view)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return timeline
