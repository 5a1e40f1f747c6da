"""Wire shapes of load and resources, and of weeks and months in figures. Days are counted from 1970-01-01."""

from pydantic import BaseModel, Field

from app.timeline.basis_schemas import BasisOut, NotEnoughOut


class LoadOut(BaseModel):
    """A description of notes: never a grade, a target, nor a word about the days to come.

    The columns hold the answered days of the period asked for; each rests on the notes up to its day and on no other.
    """

    basis: BasisOut | NotEnoughOut
    weights: dict[str, int] = Field(description="By factor, 0 to 3, as the person set them; all 1 until then")
    days: list[int]
    loads: list[float] = Field(description="-1 lower than all their own earlier days, 0 as usual, +1 higher than all")
    resources: list[float] = Field(description="The same for what supports")
    index: list[float] = Field(description="Half of loads minus resources")


class SummaryOut(BaseModel):
    """One entry per week or month holding a note, of the days that were noted and of no other."""

    starts: list[int] = Field(description="A Monday, or the first of a month")
    days_noted: list[int]
    days_in_period: list[int]
    lowest: list[float]
    highest: list[float]
    median: list[float | None] = Field(
        description="Null under 3 noted days in a week; under 8, or in fewer than 3 weeks, in a month"
    )
    days_above: list[int] | None = Field(description="Days above their own usual range; null where there is none")
    words: list[str]


class SummariesOut(BaseModel):
    """`series` by name, in the units of the timeline: minutes of sleep, -3 to +3 or 0 to 10 for the others."""

    basis: BasisOut | NotEnoughOut
    by: str
    series: dict[str, SummaryOut]
