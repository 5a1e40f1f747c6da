"""Tables of what is agreed for now."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.plans.schemas import GoalState
from app.records.models import RecordRow, record_table
from app.storage.columns import JsonDoc, text_enum


class Need(RecordRow, table=True):
    __tablename__ = "need"
    __table_args__ = record_table()

    text: str = Field(max_length=200)
    still_current: bool


class ContactWish(RecordRow, table=True):
    __tablename__ = "contact_wish"
    __table_args__ = record_table()


class Goal(RecordRow, table=True):
    __tablename__ = "goal"
    __table_args__ = record_table()

    text: str = Field(max_length=200)
    why_it_matters: str | None = Field(default=None, max_length=2000)
    horizon: str | None = Field(default=None, max_length=200)
    state: GoalState = Field(sa_type=text_enum(GoalState, "state"))
    recalibrations: list[Any] = Field(sa_type=JsonDoc)


class Adjustment(RecordRow, table=True):
    __tablename__ = "adjustment"
    __table_args__ = record_table()

    what: str = Field(max_length=200)
    why: str | None = Field(default=None, max_length=2000)
    linked_ids: list[Any] = Field(sa_type=JsonDoc)


class Rhythm(RecordRow, table=True):
    __tablename__ = "rhythm"
    __table_args__ = record_table(CheckConstraint("door_open", name="door_open"))

    text: str = Field(max_length=200)
    door_open: bool


class FocusWindow(RecordRow, table=True):
    __tablename__ = "focus_window"
    __table_args__ = record_table(CheckConstraint("days IN (14, 28)", name="days"))

    days: int
    keys: list[Any] = Field(sa_type=JsonDoc)
    why: str | None = Field(default=None, max_length=2000)
    stopped_on: date | None = None
