"""Wire fields of what is agreed for now: needs, goals recalibrated, adjustments, the rhythm of contacts."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from app.kit.days import LivedDay
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
