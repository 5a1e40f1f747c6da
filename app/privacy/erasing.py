"""Erasing one person by law: the database, its journal, a backup or a restore then tells nothing of them."""

from datetime import datetime
from uuid import UUID

from app.audit.ledger import Event, Ledger, record_event
from app.audit.models import Action
from app.http.deps import Database
from app.patients.models import Patient
from app.privacy.diary import diary_key, erase_diary, has_diary_of_before
from app.privacy.erasures import Erased, Erasure, note_erasure, noted_erasures
from app.privacy.removing import remove_person
from app.privacy.retention import MustBeKept, what_is_held
from app.storage.forgetting import forget_deleted
from app.storage.sessions import WriteSession

PURPOSE = "legal_erasure"


def erase_person(
    database: Database,
    ledger: Ledger,
    patient_id: UUID,
    what: Erased,
    *,
    by: Event | None = None,
    although_kept: bool = False,
) -> None:
    """Noted beside the keys first: interrupted, it is finished at the next start. Raises NotReachable or MustBeKept.

    `by` says who decided, where it was not whoever holds the key.
    """
    with database.read() as session:
        held, key_id = what_is_held(session, patient_id), diary_key(session, patient_id)
    if what is Erased.everything and not although_kept and ledger.clock().date() < held.kept_until:
        raise MustBeKept
    erasure = Erasure(patient_id, what, ledger.clock(), key_id)
    note_erasure(database.keys, erasure)
    with database.write() as session:
        _carry_out(session, erasure, ledger.clock())
        record_event(session, ledger, by or Event(Action.operated, purpose=PURPOSE, patient_id=patient_id, reason=what))
    forget_deleted(database)


def repeat_erasures(database: Database, ledger: Ledger, *, restored: bool = False) -> int:
    """How many had to be made again, after an interruption or a restore."""
    repeated = 0
    for erasure in noted_erasures(database.keys):
        with database.write() as session:
            if not _is_there_again(session, erasure, restored=restored):
                continue
            _carry_out(session, erasure, ledger.clock())
            event = Event(
                Action.operated, purpose=PURPOSE, patient_id=erasure.patient_id, reason=f"{erasure.what}_again"
            )
            record_event(session, ledger, event)
        repeated += 1
    if repeated:
        forget_deleted(database)
    return repeated


def _carry_out(session: WriteSession, erasure: Erasure, now: datetime) -> None:
    if erasure.what is Erased.everything:
        remove_person(session, erasure.patient_id)
    else:
        erase_diary(session, erasure.patient_id, now=now)


def _is_there_again(session: WriteSession, erasure: Erasure, *, restored: bool) -> bool:
    """Somebody who came back of their own will since is somebody new, and so are notes brought in from an archive."""
    if erasure.what is Erased.diary:
        is_unfinished = erasure.key_id is not None and diary_key(session, erasure.patient_id) == erasure.key_id
        return is_unfinished or (restored and has_diary_of_before(session, erasure.patient_id, erasure.at))
    patient = session.get(Patient, erasure.patient_id)
    return patient is not None and patient.created_at <= erasure.at
