"""Timelines kept ready per reader.

When a person's log has grown, only the kinds it names are read again, and of the dense ones only the records it names.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from sqlalchemy import bindparam, select

from app.access.scopes import PatientScope
from app.balance.signals import Timeline
from app.records.models import Change, PatientCounter
from app.storage.sessions import ReadSession
from app.timeline.columns import Window
from app.timeline.queries import Changed, Parts, assemble, read_changed, read_parts

_COUNTER = PatientCounter.__table__  # type: ignore[attr-defined]
_CHANGE = Change.__table__  # type: ignore[attr-defined]
_LENGTH = select(_COUNTER.c.seq).where(_COUNTER.c.patient_id == bindparam("patient_id"))
_CHANGED_SINCE = (
    select(_CHANGE.c.kind, _CHANGE.c.record_id)
    .where(_CHANGE.c.patient_id == bindparam("patient_id"), _CHANGE.c.seq > bindparam("seq"))
    .distinct()
)
_KEPT = 64
# After an import or a long absence, finding out what moved costs as much as reading it.
_MOST_CHANGES = 500

View = tuple[UUID, bool, frozenset[UUID], bool]


def view_of(scope: PatientScope) -> View:
    """Two scopes with one view read the same records."""
    return scope.patient_id, scope.is_patient, scope.practice_ids, scope.shared_only


def log_length(session: ReadSession, patient_id: UUID) -> int:
    """The number of the person's newest change, 0 before the first: what an ETag hangs on."""
    return session.connection().execute(_LENGTH, {"patient_id": patient_id}).scalar_one_or_none() or 0


@dataclass(frozen=True, slots=True)
class _Life:
    seq: int
    parts: Parts
    timeline: Timeline


class Timelines:
    """A small store of whole lives; the least recently read goes first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[View, _Life] = OrderedDict()

    def whole_life(self, session: ReadSession, scope: PatientScope, seq: int) -> Timeline:
        """`seq` is the log's length in the session's snapshot."""
        view = view_of(scope)
        with self._lock:
            kept = self._kept.get(view)
        life = kept if kept is not None and kept.seq == seq else _read(session, scope, seq, kept)
        with self._lock:
            self._kept[view] = life
            self._kept.move_to_end(view)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return life.timeline


def _read(session: ReadSession, scope: PatientScope, seq: int, kept: _Life | None) -> _Life:
    if kept is None or not 0 < seq - kept.seq <= _MOST_CHANGES:
        parts = read_parts(session, scope, Window())
        return _Life(seq, parts, assemble(parts))
    since = {"patient_id": scope.patient_id, "seq": kept.seq}
    changed: Changed = {}
    for kind, record_id in session.connection().execute(_CHANGED_SINCE, since):
        changed.setdefault(kind, set()).add(record_id)
    # A record that was deleted or left the view is gone from what is read now, so nothing of it is carried over.
    parts = kept.parts | read_changed(session, scope, changed, kept.parts)
    return _Life(seq, parts, assemble(parts))
