"""Wire shapes of the usual range and of the phases. Days are counted from 1970-01-01; pain is 0 to 10."""

from typing import Literal

from pydantic import BaseModel, Field

from app.timeline.basis_schemas import BasisOut, NotEnoughOut

PhaseName = Literal["not_enough", "stable", "swinging", "overflowing", "settling"]
_NOTES = Literal["pain", "strongest"]


class RangeOut(BaseModel):
    """Where at least 8 notes in 10 lay, recent ones counting more."""

    state: Literal["first_estimate", "current", "before_the_break"]
    low: float
    high: float
    middle: float
    step: float = Field(description="Points between two values of the range: 1, or less on a diary's own scale")
    half_life_days: int
    last_note: int


class RangeHistoryOut(BaseModel):
    """One entry per stretch of days with one range, from the notes before each of its days; null without a range."""

    first_days: list[int]
    low: list[float | None]
    high: list[float | None]
    state: list[str]


class NotesRangeOut(BaseModel):
    """`of` names the column of the timeline: ratings, or the strongest pain of a body map or an imported diary."""

    of: _NOTES
    basis: BasisOut | NotEnoughOut
    on_day: int = Field(description="The range is the one known on this day")
    range: RangeOut | None
    history: RangeHistoryOut


class UsualRangeOut(BaseModel):
    """One entry per kind of pain note that holds one; later notes never change the range of a past day."""

    engine: int
    notes: list[NotesRangeOut]


class PhaseNowOut(BaseModel):
    """Seen on the day of the latest note of the period, from notes up to it alone."""

    phase: PhaseName
    on_day: int
    since: int
    level: float | None = Field(description="Mean of the last 7 days, at least 3 notes")
    middle: float | None
    threshold: float | None = Field(description="From this level on the notes are above the usual range")


class PhaseSpanOut(BaseModel):
    """A stay above the usual range, or settling after one, from its first to its last noted day.

    `parts` leave out holes of more than 14 days. Not a flare: those are declared by the person.
    """

    phase: PhaseName
    first_day: int
    last_day: int
    notes: int
    highest: float
    parts: list[tuple[int, int]]
    final: bool = Field(description="Notes of later days can no longer change it")


class PhaseLabelsOut(BaseModel):
    """One entry per noted day; `that_day` looks at nothing later, `afterwards` up to 14 days ahead."""

    days: list[int]
    that_day: list[PhaseName]
    afterwards: list[PhaseName]


class NotesPhasesOut(BaseModel):
    of: _NOTES
    basis: BasisOut | NotEnoughOut
    now: PhaseNowOut | None = Field(description="Null more than 21 days after the latest note")
    spans: list[PhaseSpanOut]
    labels: PhaseLabelsOut


class PhasesOut(BaseModel):
    """One entry per kind of pain note that holds one."""

    engine: int
    notes: list[NotesPhasesOut]
