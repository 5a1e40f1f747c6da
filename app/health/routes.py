"""Probes: `/livez` says that the process answers, `/readyz` that it can read and write."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from app.http.deps import Database, condition_of_service, database_of
from app.http.openapi import refusals
from app.kit.errors import NotReady
from app.settings import Settings
from app.storage.disk import has_room
from app.storage.engine import database_answers
from app.storage.migrations import current_revision, newest_revision

router = APIRouter(tags=["health"])


class HealthOut(BaseModel):
    status: str


@router.get("/livez", response_model=HealthOut)
def livez() -> dict[str, Any]:
    return {"status": "ok"}


@router.get("/readyz", response_model=HealthOut, responses=refusals(503))
def readyz(request: Request) -> dict[str, Any]:
    """No detail: those belong to signed-in administrators."""
    settings: Settings = request.app.state.settings
    condition_of_service(request).refuse_writes_when_damaged()
    if not (settings.key_file.exists() and has_room(settings.data_folder) and _answers(database_of(request))):
        raise NotReady
    return {"status": "ok"}


def _answers(database: Database) -> bool:
    """The schema first: while another process changes it, a try to write would only wait."""
    try:
        with database.reading.connect() as connection:
            is_current = current_revision(connection) == newest_revision()
        return is_current and database_answers(database)
    except SQLAlchemyError:
        return False
