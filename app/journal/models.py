"""Tables of what a person reports. A null is a question not answered."""

from typing import Any
from uuid import UUID

from sqlalchemy import Text
from sqlmodel import Field

from app.journal.schemas import (
    Acceptable,
    FlareDifference,
    LifeEventCategory,
    NightSource,
    PainScale,
    WeighsNow,
)
from app.records.models import RecordRow, between, record_table
from app.storage.columns import JsonDoc, text_enum


class Flare(RecordRow, table=True):
    __tablename__ = "flare"
    __table_args__ = record_table(between("worst_pain", 0, 10))

    ongoing: bool
    worst_pain: int | None = None
    hard_to_tolerate: bool | None = None
    impacts: list[Any] = Field(sa_type=JsonDoc)
    difference_from_usual: FlareDifference | None = Field(
        default=None, sa_type=text_enum(FlareDifference, "difference_from_usual")
    )
    context: list[Any] = Field(sa_type=JsonDoc)
    context_events: list[Any] = Field(sa_type=JsonDoc)
    tools_used: list[Any] = Field(sa_type=JsonDoc)
    regions: list[Any] = Field(sa_type=JsonDoc)
    wants_contact: bool


class LifeEvent(RecordRow, table=True):
    __tablename__ = "life_event"
    __table_args__ = record_table(between("valence", -3, 3))

    category: LifeEventCategory = Field(sa_type=text_enum(LifeEventCategory, "category"))
    subtype: str | None = Field(default=None, max_length=40)
    title: str | None = Field(default=None, max_length=200)
    valence: int | None = None
    weighs_now: WeighsNow | None = Field(default=None, sa_type=text_enum(WeighsNow, "weighs_now"))
    ongoing: bool


class Checkin(RecordRow, table=True):
    __tablename__ = "checkin"
    __table_args__ = record_table(
        between("pain_now", 0, 10),
        between("pain_avg_7d", 0, 10),
        between("pain_gets_in_way", 0, 10),
        between("pain_joy", 0, 10),
        between("sleep_quality", 0, 10),
        between("sleep_hours", 0, 16),
        between("stress", 0, 10),
        between("mental_load", 0, 10),
        between("work_load", -3, 3),
        between("activity_load", -3, 3),
        between("margin", -3, 3),
        between("confidence", 0, 10),
        between("pgic", 1, 7),
    )

    asked: list[Any] = Field(sa_type=JsonDoc)
    pain_now: int | None = None
    pain_avg_7d: int | None = None
    pain_gets_in_way: int | None = None
    pain_joy: int | None = None
    sleep_quality: int | None = None
    sleep_hours: float | None = None
    stress: int | None = None
    mental_load: int | None = None
    work_load: int | None = None
    activity_load: int | None = None
    margin: int | None = None
    confidence: int | None = None
    acceptable: Acceptable | None = Field(default=None, sa_type=text_enum(Acceptable, "acceptable"))
    matters_done: bool | None = None
    matters_text: str | None = Field(default=None, max_length=2000)
    pgic: int | None = None
    pgic_since: str | None = Field(default=None, max_length=10)
    own_signals: list[Any] = Field(sa_type=JsonDoc)


class Night(RecordRow, table=True):
    __tablename__ = "night"
    __table_args__ = record_table(
        between("sleep_minutes", 0, 1440), between("quality", 0, 10), between("awakenings", 0, 50)
    )

    sleep_minutes: int | None = None
    quality: int | None = None
    awakenings: int | None = None
    measured_by: NightSource = Field(sa_type=text_enum(NightSource, "measured_by"))


class Story(RecordRow, table=True):
    __tablename__ = "story"
    __table_args__ = record_table()

    title: str | None = Field(default=None, max_length=200)
    text: str = Field(sa_type=Text)


class Annotation(RecordRow, table=True):
    __tablename__ = "annotation"
    __table_args__ = record_table()

    about_id: UUID
    text: str = Field(sa_type=Text)


class PainMap(RecordRow, table=True):
    __tablename__ = "pain_map"
    __table_args__ = record_table(between("strongest", 0, 10))

    regions: list[Any] = Field(sa_type=JsonDoc)
    main_region: str | None = Field(default=None, max_length=40)
    widespread: bool
    quality: list[Any] = Field(sa_type=JsonDoc)
    scale: PainScale = Field(sa_type=text_enum(PainScale, "scale"))
    strongest: float | None = None
    source_labels: list[Any] = Field(sa_type=JsonDoc)


class Weighting(RecordRow, table=True):
    __tablename__ = "weighting"
    __table_args__ = record_table(
        between("stress_weight", 0, 3),
        between("work_weight", 0, 3),
        between("mental_load_weight", 0, 3),
        between("sleep_weight", 0, 3),
        between("activity_weight", 0, 3),
        between("tools_weight", 0, 3),
    )

    stress_weight: int
    work_weight: int
    mental_load_weight: int
    sleep_weight: int
    activity_weight: int
    tools_weight: int
