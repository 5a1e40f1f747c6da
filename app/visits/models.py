"""The tables of visits, and of what makes logging one quick: a practice's topics, a professional's templates."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.records.models import RecordRow, between, record_table
from app.storage.columns import JsonDoc, text_enum
from app.storage.row import Row
from app.visits.schemas import VisitMode, VisitReason

# Columns that came later, on tables that had rows.
EMPTY_LIST = {"server_default": "[]"}


class Visit(RecordRow, table=True):
    __tablename__ = "visit"
    __table_args__ = record_table(
        between("duration_minutes", 0, 1440),
        CheckConstraint("next_date IS NULL OR NOT open_door", name="one_plan"),
    )

    mode: VisitMode = Field(sa_type=text_enum(VisitMode, "mode"))
    duration_minutes: int | None = None
    actor_ids: list[Any] = Field(sa_type=JsonDoc)
    reason: VisitReason | None = Field(default=None, sa_type=text_enum(VisitReason, "reason"))
    topics: list[Any] = Field(sa_type=JsonDoc)
    adjustments: list[Any] = Field(sa_type=JsonDoc)
    tools: list[Any] = Field(sa_type=JsonDoc, sa_column_kwargs=EMPTY_LIST)
    linked_ids: list[Any] = Field(sa_type=JsonDoc, sa_column_kwargs=EMPTY_LIST)
    their_words: str | None = Field(default=None, max_length=2000)
    agreed: str | None = Field(default=None, max_length=2000)
    next_date: date | None = None
    open_door: bool
    therapist_summary: str | None = Field(default=None, max_length=2000)


class PracticeTopics(Row, table=True):
    """The chips of one practice, whole; visits keep the words themselves, so nothing here is ever history."""

    __tablename__ = "practice_topics"
    __table_args__ = (CheckConstraint("version > 0", name="version"),)

    practice_id: UUID = Field(primary_key=True, foreign_key="practice.id")
    version: int
    shelves: dict[str, Any] = Field(sa_type=JsonDoc)
    changed_by: UUID | None = Field(default=None, foreign_key="account.id")
    changed_at: AwareDatetime


class SessionTemplates(Row, table=True):
    """Of one account; nothing in them is about anybody."""

    __tablename__ = "session_templates"
    __table_args__ = (CheckConstraint("version > 0", name="version"),)

    account_id: UUID = Field(primary_key=True, foreign_key="account.id")
    version: int
    templates: list[Any] = Field(sa_type=JsonDoc)
    changed_at: AwareDatetime
