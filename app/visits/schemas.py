"""Wire fields of a visit: any contact with a professional."""

from enum import StrEnum
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.kit.days import LivedDay
from app.kit.errors import ShapeError
from app.kit.text import Label, Line, Note
from app.records.envelope import RecordFields
from app.records.values import Ids


class VisitMode(StrEnum):
    in_person = "in_person"
    home = "home"
    video = "video"
    phone = "phone"
    written = "written"


class VisitReason(StrEnum):
    planned = "planned"
    need = "need"
    flare = "flare"
    event = "event"
    check_in = "check_in"
    other = "other"


class ToolChange(StrEnum):
    kept = "kept"
    adjusted = "adjusted"
    stopped = "stopped"
    new = "new"


class ToolReviewed(BaseModel):
    """What became of one tool; `label` stays as it was said that day, whatever the tool is called later."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    tool_id: UUID | None = None
    label: Label
    change: ToolChange
    how: Line | None = None


class VisitFields(RecordFields):
    """`open_door` is a plan of its own: no date, come back when needed.

    Topics are words, not references: a practice may rename or drop one without touching what was worked on.
    """

    mode: VisitMode = VisitMode.in_person
    duration_minutes: int | None = Field(default=None, ge=0, le=1440)
    actor_ids: Ids = Field(default=[], description="`care_actor` records present")
    reason: VisitReason | None = None
    topics: list[Line] = Field(default=[], max_length=40)
    adjustments: Ids = Field(default=[], description="`adjustment` records made at this visit")
    tools: list[ToolReviewed] = Field(default=[], max_length=30)
    linked_ids: Ids = Field(default=[], description="Goals, needs, rhythm and values changed or noted at this visit")
    their_words: Note | None = Field(default=None, description="What the person said, in their words")
    agreed: Note | None = Field(default=None, description="What was agreed until the next time")
    next_date: LivedDay | None = None
    open_door: bool = False
    therapist_summary: Note | None = None

    @model_validator(mode="after")
    def _one_plan_for_next(self) -> Self:
        if self.next_date is not None and self.open_door:
            raise ShapeError("next_date", "next_or_open_door")
        return self
