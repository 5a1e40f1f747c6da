"""Tables of the care around the person."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.care.schemas import AttentionFamily, AttentionState, CareRole
from app.records.models import RecordRow, record_table
from app.storage.columns import text_enum


class ConditionLabel(RecordRow, table=True):
    __tablename__ = "condition_label"
    __table_args__ = record_table()

    code: str | None = Field(default=None, max_length=12)
    text: str = Field(max_length=200)
    asserted_by: str | None = Field(default=None, max_length=200)


class AttentionPoint(RecordRow, table=True):
    __tablename__ = "attention_point"
    __table_args__ = record_table(CheckConstraint("visibility = 'therapist_only'", name="professionals_only"))

    kind: AttentionFamily = Field(sa_type=text_enum(AttentionFamily, "kind"))
    state: AttentionState = Field(sa_type=text_enum(AttentionState, "state"))
    text: str = Field(max_length=2000)
    said_between_the_lines: bool
    review_on: date | None = None


class CareActor(RecordRow, table=True):
    __tablename__ = "care_actor"
    __table_args__ = record_table()

    role: CareRole = Field(sa_type=text_enum(CareRole, "role"))
    name: str | None = Field(default=None, max_length=200)
    contact: str | None = Field(default=None, max_length=200)
    ongoing: bool
