"""Reads and refusals: one line per actor, subject, purpose and quarter of an hour."""

import threading
from uuid import UUID

from app.audit.ledger import Event, Ledger, record_event
from app.audit.models import AuditReadMark
from app.http.deps import Database
from app.storage.insertion import insert_if_absent
from app.storage.reach import reach_person

QUARTER_HOUR_SECONDS = 900
_MAX_REMEMBERED = 20_000

_Mark = tuple[UUID, UUID, str, int]


class ReadMarks:
    """What this process already wrote down; the unique key of the table settles it between processes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: set[_Mark] = set()
        self._quarter_hour = 0

    def __contains__(self, mark: _Mark) -> bool:
        with self._lock:
            return mark in self._seen

    def add(self, mark: _Mark) -> None:
        with self._lock:
            if mark[3] != self._quarter_hour or len(self._seen) >= _MAX_REMEMBERED:
                self._seen.clear()
                self._quarter_hour = mark[3]
            self._seen.add(mark)


def is_recorded(ledger: Ledger, marks: ReadMarks, subject_id: UUID, event: Event) -> bool:
    """Whether this process knows the line to be there."""
    return _mark_of(ledger, subject_id, event) in marks


def record_once(database: Database, ledger: Ledger, marks: ReadMarks, subject_id: UUID, event: Event) -> None:
    """Commits its own transaction, before the answer, so that nothing is shown that was not written down."""
    mark = _mark_of(ledger, subject_id, event)
    if mark in marks:
        return
    with database.write() as session:
        if event.patient_id is not None:
            reach_person(session, event.patient_id)
        values = dict(zip(AuditReadMark.model_fields, mark, strict=True))
        if insert_if_absent(session, AuditReadMark, values):
            record_event(session, ledger, event)
    marks.add(mark)


def _mark_of(ledger: Ledger, subject_id: UUID, event: Event) -> _Mark:
    if event.actor_id is None:
        raise ValueError("a read has a reader")
    quarter_hour = int(ledger.clock().timestamp()) // QUARTER_HOUR_SECONDS
    return subject_id, event.actor_id, f"{event.outcome}/{event.purpose}", quarter_hour
