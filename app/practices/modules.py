"""Parts of the product that are off until a practice turns them on."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from app.practices.models import Module, PracticeModule
from app.storage.sessions import ReadSession, WriteSession


def is_on_in(session: ReadSession, module: Module, practice_ids: Collection[UUID]) -> bool:
    """In one of the practices at least."""
    chosen = select(PracticeModule.practice_id).where(
        col(PracticeModule.practice_id).in_(practice_ids),
        PracticeModule.module == module,
        col(PracticeModule.is_on).is_(True),
    )
    return session.exec(chosen).first() is not None


def turn(
    session: WriteSession, practice_id: UUID, module: Module, *, is_on: bool, changed_by: UUID, now: datetime
) -> None:
    row = session.get(PracticeModule, (practice_id, module))
    if row is None:
        given = {"practice_id": practice_id, "module": module, "is_on": is_on, "changed_at": now}
        row = PracticeModule.model_validate(given)
    row.is_on, row.changed_by, row.changed_at = is_on, changed_by, now
    session.add(row)
