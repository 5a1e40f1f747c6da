"""The weeks or months of a life as cells of a calendar: how much room there was, in four steps.

The step of a cell is the middle of its notes where enough days were noted, else the heaviest of them; the heaviest is
kept beside it always, so that no extreme is smoothed away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.balance.runs import runs
from app.balance.signals import Days, PainSeries, PainSource, Series, Timeline, Values, date_of, empty_series
from app.balance.summaries import Summaries, days_in_periods, month_starts, monthly, week_starts, weekly
from app.balance.usual_range import daily_pain, usual_range
from app.charts.options import Scale

STEPS = 4
# A week belongs to the year of its Thursday, as on a calendar on the wall.
_THURSDAY = 3
_WEEK_DAYS = 7
# Heavier than this many points of missing room, of pain, or of one's own range.
_MARGIN_EDGES = (-0.5, 0.5, 2.5)
_PAIN_EDGES = (2.5, 4.5, 7.5)


class Measure(StrEnum):
    """What the steps are steps of; `zone` is a diary's own scale, read against the person's own range."""

    margin = "margin"
    pain = "pain"
    strongest = "strongest"
    zone = "zone"
    none = "none"


@dataclass(frozen=True, slots=True)
class Cell:
    """`step` 0 (room) to 3, None where only other things were noted; `enough` tells that it is the middle of them."""

    start: int
    days: int
    noted: int
    step: int | None = None
    heaviest: int | None = None
    enough: bool = False
    low: float = 0.0
    high: float = 0.0

    @property
    def year(self) -> int:
        return date_of(self.start + _THURSDAY if self.days == _WEEK_DAYS else self.start).year


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """`values` are the notes the steps come from, `steps` the step of each; both of the whole life."""

    measure: Measure
    values: Series
    steps: Series
    other_days: Days


def calendar_of(timeline: Timeline) -> Calendar:
    """The margin as the person says it; pain where that was noted on fewer than half as many days."""
    measure, values = _measured(timeline)
    steps = {
        Measure.margin: lambda: _edged(-values.values, _MARGIN_EDGES),
        Measure.zone: lambda: _in_own_range(timeline.strongest),
    }.get(measure, lambda: _edged(values.values, _PAIN_EDGES))()
    known = ~np.isnan(steps)
    ids = np.array(values.record_ids, dtype=object)[known]
    kept = Series(values.days[known], steps[known], tuple(ids.tolist()))
    dense = (timeline.stress, timeline.mental_load, timeline.sleep_quality, timeline.sleep_minutes, values)
    other = np.concatenate([*(series.days for series in dense), np.array(timeline.other_days, dtype=np.int32)])
    return Calendar(measure, values, kept, runs(np.sort(other))[0])


def _measured(timeline: Timeline) -> tuple[Measure, Series]:
    own_scale = bool(np.any(timeline.strongest.sources == PainSource.diary))
    pains = (
        (Measure.pain, timeline.pain.series),
        (Measure.zone if own_scale else Measure.strongest, timeline.strongest.series),
    )
    measure, pain = max(pains, key=lambda one: len(one[1]))
    if len(timeline.margin) and len(timeline.margin) * 2 >= len(pain):
        return Measure.margin, timeline.margin
    return (measure, pain) if len(pain) else (Measure.none, empty_series())


def _edged(values: Values, edges: tuple[float, ...]) -> Values:
    return np.searchsorted(edges, values, side="right").astype(np.float64)


def _in_own_range(pain: PainSeries) -> Values:
    """Below, in the lower half, in the upper half, above the range known that day; unknown before there was one."""
    known = usual_range(daily_pain(pain, PainSource.map, PainSource.diary), pain.series.days)
    values = pain.series.values
    edges = (values >= known.low, values > known.middle, values > known.high)
    steps = np.sum(edges, axis=0).astype(np.float64)
    return np.where(np.isnan(known.middle), np.nan, steps)


def cells_of(calendar: Calendar, unit: Scale) -> list[Cell]:
    """In order of time; a week or a month without a note has no cell."""
    summarise, starts_of = (monthly, month_starts) if unit is Scale.month else (weekly, week_starts)
    steps, values = summarise(calendar.steps), summarise(calendar.values)
    measured = {
        int(start): cell for start, cell in zip(steps.starts, _measured_cells(steps, values, unit), strict=True)
    }
    starts, _, counts = runs(starts_of(calendar.other_days))
    lengths = days_in_periods(starts, monthly=unit is Scale.month)
    rest = (
        Cell(int(start), int(length), int(noted))
        for start, length, noted in zip(starts, lengths, counts, strict=True)
        if int(start) not in measured
    )
    return sorted([*measured.values(), *rest], key=lambda cell: cell.start)


def _measured_cells(steps: Summaries, values: Summaries, unit: Scale) -> Iterator[Cell]:
    place = np.searchsorted(values.starts, steps.starts)
    lengths = days_in_periods(steps.starts, monthly=unit is Scale.month)
    enough = ~np.isnan(steps.median)
    middle: NDArray[np.float64] = np.floor(np.where(enough, steps.median, steps.highest) + 0.5)
    for at in range(len(steps.starts)):
        yield Cell(
            int(steps.starts[at]),
            int(lengths[at]),
            int(steps.days_noted[at]),
            step=int(middle[at]),
            heaviest=int(steps.highest[at]),
            enough=bool(enough[at]),
            low=float(values.lowest[place[at]]),
            high=float(values.highest[place[at]]),
        )
