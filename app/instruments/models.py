"""Table of answered questionnaires."""

from typing import Any

from sqlmodel import Field

from app.instruments.schemas import ResponseContext
from app.records.models import RecordRow, record_table
from app.storage.columns import JsonDoc, text_enum


class PromResponse(RecordRow, table=True):
    __tablename__ = "prom_response"
    __table_args__ = record_table()

    instrument_id: str = Field(max_length=40)
    instrument_version: str = Field(max_length=4)
    context: ResponseContext = Field(sa_type=text_enum(ResponseContext, "context"))
    reference_date: str | None = Field(default=None, max_length=10)
    answers: dict[str, Any] = Field(sa_type=JsonDoc)
    scores: dict[str, Any] = Field(sa_type=JsonDoc)
    complete: bool
