"""Tables of the care around the person."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.care.schemas import AttentionFamily, AttentionState, CareContactType, CareRole, ReferralState
from app.records.models import RecordRow, record_table
from app.storage.columns import JsonDoc, text_enum


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


class CareContact(RecordRow, table=True):
    __tablename__ = "care_contact"
    __table_args__ = record_table()

    type: CareContactType = Field(sa_type=text_enum(CareContactType, "type"))
    actor_id: UUID | None = None
    role: CareRole | None = Field(default=None, sa_type=text_enum(CareRole, "role"))
    text: str | None = Field(default=None, max_length=2000)


class Referral(RecordRow, table=True):
    __tablename__ = "referral"
    __table_args__ = record_table()

    role: CareRole = Field(sa_type=text_enum(CareRole, "role"))
    actor_id: UUID | None = None
    what: str | None = Field(default=None, max_length=200)
    state: ReferralState = Field(sa_type=text_enum(ReferralState, "state"))
    steps: list[Any] = Field(sa_type=JsonDoc)


class RedFlagReview(RecordRow, table=True):
    __tablename__ = "red_flag_review"
    __table_args__ = record_table(CheckConstraint("visibility = 'therapist_only'", name="professionals_only"))


class PrivateNote(RecordRow, table=True):
    __tablename__ = "private_note"
    __table_args__ = record_table(CheckConstraint("visibility = 'author_only'", name="author_alone"))

    text: str = Field(max_length=5000)
    about_id: UUID | None = None
