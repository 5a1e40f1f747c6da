"""Asking to be told, no longer asking, and being told once."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import CursorResult, delete, or_, update
from sqlmodel import col

from app.identity.viewer import Viewer
from app.keyring.rows import with_words_sealed
from app.kit.errors import NotAllowed
from app.self_notice.models import SelfNotice
from app.self_notice.schemas import SelfNoticeIn
from app.storage.reach import reach_person
from app.storage.sessions import ReadSession, WriteSession

QUIET_DAYS = 30


def own_notice(session: ReadSession, viewer: Viewer) -> SelfNotice | None:
    if viewer.patient_id is None:
        return None
    reach_person(session, viewer.patient_id)
    return session.get(SelfNotice, viewer.patient_id)


def ask_to_be_told(session: WriteSession, viewer: Viewer, asked: SelfNoticeIn, now: datetime) -> SelfNotice:
    """In the place of what was asked before; asking again does not tell sooner. Raises NotAllowed for professionals."""
    if viewer.patient_id is None:
        raise NotAllowed
    earlier = own_notice(session, viewer)
    last_told_on = earlier.last_told_on if earlier else None
    stop_telling(session, viewer.patient_id)
    notice = SelfNotice.model_validate(
        {**asked.model_dump(), "patient_id": viewer.patient_id, "asked_at": now, "last_told_on": last_told_on}
    )
    session.add(with_words_sealed(session, notice))
    session.flush()
    return notice


def stop_telling(session: WriteSession, patient_id: UUID) -> None:
    session.execute(delete(SelfNotice).where(col(SelfNotice.patient_id) == patient_id))
    session.expire_all()


def claim_telling(session: WriteSession, notice: SelfNotice, today: date) -> bool:
    """Whether it may be said today: the first time in thirty days, or again on the same day."""
    told = col(SelfNotice.last_told_on)
    claimed: CursorResult[tuple[()]] = session.execute(  # type: ignore[assignment]
        update(SelfNotice)
        .where(col(SelfNotice.patient_id) == notice.patient_id)
        .where(or_(told.is_(None), told == today, told <= today - timedelta(days=QUIET_DAYS)))
        .values(last_told_on=today)
    )
    return claimed.rowcount == 1
