"""Reading and replacing the two lists behind the session log, each whole, each from the version last read."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, update
from sqlmodel import col

from app.identity.viewer import Viewer
from app.kit.errors import StaleRecord
from app.storage.insertion import insert_if_absent
from app.storage.sessions import ReadSession, WriteSession
from app.visits.list_schemas import Shelves, Template, TemplatesIn, TopicsIn
from app.visits.models import PracticeTopics, SessionTemplates


def topics_of(session: ReadSession, practice_id: UUID) -> tuple[int, Shelves | None]:
    found = session.get(PracticeTopics, practice_id)
    return (found.version, Shelves.model_validate(found.shelves)) if found else (0, None)


def replace_topics(
    session: WriteSession, practice_id: UUID, given: TopicsIn, *, changed_by: UUID, now: datetime
) -> None:
    """Raises StaleRecord where a colleague wrote in between."""
    values = {"shelves": given.shelves.model_dump(), "changed_by": changed_by, "changed_at": now}
    _replace(session, PracticeTopics, {"practice_id": practice_id}, given.version, values)


def templates_of(session: ReadSession, viewer: Viewer) -> tuple[int, list[Template]]:
    found = session.get(SessionTemplates, viewer.account_id)
    return (found.version, [Template.model_validate(one) for one in found.templates]) if found else (0, [])


def replace_templates(session: WriteSession, viewer: Viewer, given: TemplatesIn, now: datetime) -> None:
    """Raises StaleRecord where another device of theirs wrote in between."""
    values = {"templates": [one.model_dump(mode="json") for one in given.templates], "changed_at": now}
    _replace(session, SessionTemplates, {"account_id": viewer.account_id}, given.version, values)


def _replace(
    session: WriteSession,
    table: type[PracticeTopics | SessionTemplates],
    key: Mapping[str, UUID],
    version: int,
    values: Mapping[str, object],
) -> None:
    if version == 0:
        if not insert_if_absent(session, table, {**key, **values, "version": 1}):
            raise StaleRecord
        return
    [(name, owner)] = key.items()
    replaced: CursorResult[tuple[()]] = session.execute(  # type: ignore[assignment]
        update(table)
        .where(col(getattr(table, name)) == owner, col(table.version) == version)
        .values(**values, version=version + 1)
    )
    if replaced.rowcount != 1:
        raise StaleRecord
