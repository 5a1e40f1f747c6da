"""Tables of answered and proposed questionnaires, of scores counted elsewhere, and of permissions to show words."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from app.instruments.schemas import RequestState, ResponseContext, ScoreDirection
from app.records.models import RecordRow, record_table
from app.storage.columns import JsonDoc, text_enum
from app.storage.row import Row


class PromResponse(RecordRow, table=True):
    __tablename__ = "prom_response"
    __table_args__ = record_table()

    instrument_id: str = Field(max_length=40)
    instrument_version: str = Field(max_length=4)
    context: ResponseContext = Field(sa_type=text_enum(ResponseContext, "context"))
    reference_date: str | None = Field(default=None, max_length=10)
    seen_together_on: date | None = None
    answers: dict[str, Any] = Field(sa_type=JsonDoc)
    typed: dict[str, Any] | None = Field(default=None, sa_type=JsonDoc)
    scores: dict[str, Any] = Field(sa_type=JsonDoc)
    complete: bool


class PromRequest(RecordRow, table=True):
    __tablename__ = "prom_request"
    __table_args__ = record_table()

    instrument_id: str = Field(max_length=40)
    instrument_version: str = Field(max_length=4)
    reference_date: str | None = Field(default=None, max_length=10)
    state: RequestState = Field(sa_type=text_enum(RequestState, "state"))
    response_id: UUID | None = None


class ExternalScore(RecordRow, table=True):
    __tablename__ = "external_score"
    __table_args__ = record_table(CheckConstraint("value BETWEEN lowest AND highest", name="value"))

    name: str = Field(max_length=200)
    value: float
    lowest: float
    highest: float
    direction: ScoreDirection = Field(sa_type=text_enum(ScoreDirection, "direction"))
    source_text: str | None = Field(default=None, max_length=200)


class InstrumentPermission(Row, table=True):
    """What the owner of a questionnaire answered to a practice, for one language; withdrawn, never removed."""

    __tablename__ = "instrument_permission"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.id"]),
        ForeignKeyConstraint(["filed_by"], ["account.id"]),
        ForeignKeyConstraint(["withdrawn_by"], ["account.id"]),
        Index(None, "practice_id"),
        CheckConstraint("withdrawn_by IS NULL OR withdrawn_at IS NOT NULL", name="withdrawn_by"),
    )

    id: UUID = Field(primary_key=True)
    practice_id: UUID
    instrument_id: str = Field(max_length=40)
    lang: str = Field(max_length=2)
    reference: str = Field(max_length=500)
    filed_by: UUID | None = None
    filed_at: AwareDatetime
    withdrawn_by: UUID | None = None
    withdrawn_at: AwareDatetime | None = None
