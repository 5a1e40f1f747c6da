"""Wire shapes of flares, of what stood around one, and of contacts. Days are counted from 1970-01-01."""

from pydantic import BaseModel, ConfigDict, Field

from app.timeline.basis_schemas import BasisOut, NotEnoughOut


class _Read(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class LengthOut(_Read):
    """Days. The two differ where an end is fuzzy: the length lies between them."""

    least_days: int
    most_days: int


class SpreadOut(_Read):
    """The shortest, the middle one and the longest of `count` lengths."""

    count: int
    shortest: LengthOut
    middle: LengthOut
    longest: LengthOut


class ObservedOut(_Read):
    """`per_year` is per 365.25 observed days (each record opens seven); null below 180 observed days."""

    count: int
    observed_days: int
    per_year: float | None


class ToolTriedOut(_Read):
    """As the person said it."""

    tool_id: str | None
    label: str | None
    helped: str | None = Field(description="a_lot, a_bit, no_difference, harder, dont_know or null")


class FlareFigureOut(_Read):
    record_id: str
    first_day: int
    length: LengthOut | None = Field(description="Up to today while it is open; null when no end was told")
    ongoing: bool
    tools_tried: list[ToolTriedOut]


class FlaresOut(_Read):
    """Declared flares only. `between` leaves out what lies across a silence, counted in `across_silence`."""

    basis: BasisOut | NotEnoughOut
    flares: list[FlareFigureOut]
    lengths: SpreadOut | None
    still_open: int
    without_end: int
    between: SpreadOut | None
    across_silence: int
    observed: ObservedOut
    years: dict[int, ObservedOut]


class EpisodeOut(_Read):
    first_day: int
    record_id: str | None = Field(description="The flare's record; null for an episode read from the notes")
    to_next_visit: LengthOut | None
    back: LengthOut | None


class OverflowsOut(_Read):
    """Overflows of one reading, by the days on which it could have seen one."""

    observed: ObservedOut
    to_next_visit: SpreadOut | None
    back: SpreadOut | None


class ContactsOfOut(_Read):
    """`flares` are those declared, `above` the stretches of notes above the usual range; the two are never mixed."""

    visits: int
    intervals: SpreadOut | None
    flares: OverflowsOut
    above: OverflowsOut


class ContactsOut(_Read):
    """A description; no rhythm is recommended. An interval counts in the year of the visit that closes it."""

    basis: BasisOut | NotEnoughOut
    visit_days: list[int]
    interval_days: list[int]
    flares: list[EpisodeOut]
    above: list[EpisodeOut]
    overall: ContactsOfOut
    years: dict[int, ContactsOfOut]


class AroundLineOut(_Read):
    text: str
    record: str | None = Field(description='"kind/record id"; "record/id" is a check-in or a night')


class AroundSectionOut(_Read):
    key: str
    title: str
    lines: list[AroundLineOut]


class AroundOut(_Read):
    """Records side by side in time, in sentences of the language asked for. It does not say why."""

    title: str
    period: str
    sections: list[AroundSectionOut]
    closing: list[str]
