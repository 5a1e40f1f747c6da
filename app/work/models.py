"""Tables of the work line."""

from typing import Any

from sqlmodel import Field

from app.records.models import RecordRow, between, record_table
from app.storage.columns import JsonDoc, text_enum
from app.work.schemas import Followed, WorkContactType, WorkStatusValue


class WorkStatus(RecordRow, table=True):
    __tablename__ = "work_status"
    __table_args__ = record_table(between("percent_time", 0, 100))

    status: WorkStatusValue = Field(sa_type=text_enum(WorkStatusValue, "status"))
    attributes: list[Any] = Field(sa_type=JsonDoc)
    percent_time: int | None = None
    job: str | None = Field(default=None, max_length=200)


class WorkContact(RecordRow, table=True):
    __tablename__ = "work_contact"
    __table_args__ = record_table()

    type: WorkContactType = Field(sa_type=text_enum(WorkContactType, "type"))
    outcome_text: str | None = Field(default=None, max_length=2000)
    recommendation_followed: Followed | None = Field(
        default=None, sa_type=text_enum(Followed, "recommendation_followed")
    )
