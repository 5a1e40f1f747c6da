"""Wire shapes of the timeline and of the balance picture's three forms."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class ColumnsOut(BaseModel):
    """Days counted from 1970-01-01, their values, and the record each comes from."""

    days: list[int]
    values: list[float]
    record_ids: list[str]


class PainColumnsOut(BaseModel):
    """`sources`: 0 check-in, 1 rating at a visit, 2 body map, 3 imported diary on its own scale."""

    series: ColumnsOut
    sources: list[int]


class OwnSignalOut(BaseModel):
    label: str
    unit: str | None
    series: ColumnsOut


class WhenOut(BaseModel):
    first_day: int
    last_day: int | None
    precision: str
    last_precision: str
    ongoing: bool


class ItemOut(BaseModel):
    """A thing with a place in time; its further fields depend on what it is."""

    model_config = ConfigDict(extra="allow")

    record_id: str
    when: WhenOut


class RecalibrationOut(BaseModel):
    record_id: str
    day: int
    old: str
    new: str


class TimelineOut(BaseModel):
    margin: ColumnsOut
    acceptable: ColumnsOut
    pain: PainColumnsOut
    strongest: PainColumnsOut
    interference: ColumnsOut
    stress: ColumnsOut
    mental_load: ColumnsOut
    work_load: ColumnsOut
    activity_load: ColumnsOut
    sleep_quality: ColumnsOut
    sleep_minutes: ColumnsOut
    confidence: ColumnsOut
    matters_done: ColumnsOut
    own_signals: list[OwnSignalOut]
    flares: list[ItemOut]
    life_events: list[ItemOut]
    work_statuses: list[ItemOut]
    work_contacts: list[ItemOut]
    tools: list[ItemOut]
    visits: list[ItemOut]
    adjustments: list[ItemOut]
    recalibrations: list[RecalibrationOut]
    rhythms: list[ItemOut]
    words: list[ItemOut]
    weights: dict[str, int]
    other_days: list[int]


class FigureOut(BaseModel):
    """A figure in plotly's own schema."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    config: dict[str, Any]


class TextOut(BaseModel):
    title: str
    paragraphs: list[str]


class TableOut(BaseModel):
    columns: list[str]
    rows: list[list[str | int | float | None]]
