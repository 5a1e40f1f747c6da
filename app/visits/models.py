"""The table of visits."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.records.models import RecordRow, between, record_table
from app.storage.columns import JsonDoc, text_enum
from app.visits.schemas import VisitMode, VisitReason


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
    next_date: date | None = None
    open_door: bool
    therapist_summary: str | None = Field(default=None, max_length=2000)
