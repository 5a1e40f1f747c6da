"""Wire fields of what is agreed for now: needs, goals, adjustments, the rhythm of contacts, focus windows."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.kit.days import LivedDay
from app.kit.errors import ShapeError
from app.kit.text import Label, Line, Note
from app.records.envelope import RecordFields
from app.records.values import Ids


class NeedFields(RecordFields):
    text: Label
    still_current: bool = True


class ContactWishFields(RecordFields):
    """The person would like to be seen; `note` is a line in their own words. A later visit answers it."""


class GoalState(StrEnum):
    idea = "idea"
    current = "current"
    paused = "paused"
    reached = "reached"
    let_go = "let_go"


class Recalibration(BaseModel):
    """The former wording is kept beside the new one, with the day and the reason."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    on: LivedDay
    old: Label
    new: Label
    why: Note | None = None


class GoalFields(RecordFields):
    text: Label
    why_it_matters: Note | None = None
    horizon: Line | None = None
    state: GoalState = GoalState.current
    recalibrations: list[Recalibration] = Field(default=[], max_length=100)


class AdjustmentFields(RecordFields):
    what: Label
    why: Note | None = None
    linked_ids: Ids = Field(default=[], description="Records the adjustment is about")


class RhythmFields(RecordFields):
    """The door is open whatever the rhythm, hence a constant."""

    text: Label
    door_open: Literal[True] = True


class EveningKey(StrEnum):
    """What can be asked of an evening; each is the check-in question of the same name."""

    margin = "margin"
    stress = "stress"
    mental_load = "mental_load"
    activity_load = "activity_load"
    work_load = "work_load"
    sleep_quality = "sleep_quality"
    confidence = "confidence"
    pain_now = "pain_now"
    matters_done = "matters_done"


class FocusWindowFields(RecordFields):
    """A few questions, some evenings in a row, from `local_date`; it ends by itself, or when either side stops it."""

    days: Literal[14, 28]
    keys: list[EveningKey] = Field(min_length=1, max_length=4)
    why: Note | None = None
    stopped_on: LivedDay | None = Field(default=None, description="The first day without these questions")

    @model_validator(mode="after")
    def _asks_each_once_and_stops_after_it_starts(self) -> Self:
        if len(set(self.keys)) != len(self.keys):
            raise ShapeError("keys", "key_twice")
        if self.stopped_on is not None and self.stopped_on < self.local_date:
            raise ShapeError("stopped_on", "end_before_start")
        return self
