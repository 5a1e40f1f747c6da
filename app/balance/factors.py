"""Six things of a day that may weigh or support, one value per day: what was noted, and nothing guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from app.balance.runs import runs
from app.balance.signals import Days, Series, Timeline, ToolInUse, Values

# Ranks ask for equals: nobody's night differs from another by a minute, nor a day by a hundred steps.
_SLEEP_STEP_MINUTES = 15
_STEPS_STEP = 500
_STEPS_UNIT = "steps"


class Factor(StrEnum):
    stress = "stress"
    work = "work"
    mental_load = "mental_load"
    sleep = "sleep"
    activity = "activity"
    tools = "tools"


LOADS = (Factor.stress, Factor.work, Factor.mental_load)
RESOURCES = (Factor.sleep, Factor.activity, Factor.tools)


@dataclass(frozen=True, slots=True, eq=False)
class DayValues:
    """Sorted days, each once, and the value of each."""

    days: Days
    values: Values


def day_values(series: Series, *, step: float = 0) -> DayValues:
    """The median of a day's notes, told to the nearest `step` where one is given."""
    days, starts, counts = runs(series.days)
    values = series.values
    if len(days) < len(values):
        values = values[np.lexsort((values, series.days))]
    middle = (values[starts + (counts - 1) // 2] + values[starts + counts // 2]) / 2
    return DayValues(days, np.rint(middle / step) * step if step else middle)


def factors_of(timeline: Timeline) -> dict[Factor, tuple[DayValues, ...]]:
    """Sleep and activity come in forms on scales of their own; the first that speaks on a day counts."""
    steps = [signal.series for signal in timeline.own_signals if signal.unit == _STEPS_UNIT]
    found = {
        Factor.stress: (day_values(timeline.stress),),
        Factor.work: (day_values(timeline.work_load),),
        Factor.mental_load: (day_values(timeline.mental_load),),
        Factor.sleep: (
            day_values(timeline.sleep_quality),
            day_values(timeline.sleep_minutes, step=_SLEEP_STEP_MINUTES),
        ),
        Factor.activity: (
            day_values(timeline.activity_load),
            *(day_values(series, step=_STEPS_STEP) for series in steps),
        ),
    }
    noted = np.concatenate([form.days for forms in found.values() for form in forms])
    return found | {Factor.tools: (tools_in_use(timeline.tools, runs(np.sort(noted))[0]),)}


def tools_in_use(tools: Sequence[ToolInUse], noted_days: Days) -> DayValues:
    """How many tools were in use on each of the noted days, from the first tool on: before it nothing was said."""
    if not tools:
        return DayValues(noted_days[:0], np.empty(0))
    firsts = np.sort(np.array([tool.when.first_day for tool in tools], dtype=np.int32))
    closed = [tool.when for tool in tools if not tool.when.ongoing]
    ends = [when.first_day if when.last_day is None else when.last_day for when in closed]
    lasts = np.sort(np.array(ends, dtype=np.int32))
    days = noted_days[noted_days >= firsts[0]]
    in_use = np.searchsorted(firsts, days, side="right") - np.searchsorted(lasts, days, side="left")
    return DayValues(days, in_use.astype(np.float64))
