"""What the logs have in common with their former lives, noted whenever a restore begins a new one."""

from sqlalchemy import Table, case, update

from app.records.models import PatientCounter
from app.storage.sessions import WriteSession

_COUNTER: Table = PatientCounter.__table__  # type: ignore[attr-defined]


def note_common_past(session: WriteSession) -> None:
    """Numbers up to here mean the same in every life; later ones were given again."""
    seq, common_seq = _COUNTER.c.seq, _COUNTER.c.common_seq
    fewer = case((common_seq < seq, common_seq), else_=seq)
    session.execute(update(_COUNTER).values(common_seq=fewer))
