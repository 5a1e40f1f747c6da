"""Probes: `/livez` says that the process answers, `/readyz` that it can read and write."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from app.http.deps import database_of
from app.http.openapi import refusals
from app.kit.errors import NotReady
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
    database = database_of(request)
    try:
        with database.reading.connect() as connection:
            is_current = current_revision(connection) == newest_revision()
        is_writable = database_answers(database)
    except SQLAlchemyError:
        raise NotReady from None
    if not (is_current and is_writable):
        raise NotReady
    return {"status": "ok"}
