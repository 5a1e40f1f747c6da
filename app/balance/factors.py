"""Six things of a day that may weigh or support, one value per day: what was noted, and nothing guessed."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from app.balance.daily import Daily, daily
from app.balance.kept import kept
from app.balance.runs import runs
from app.balance.signals import Days, Timeline, ToolInUse

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


@kept
def _nearest(noted: Daily, step: float) -> Daily:
    return Daily(noted.days, np.rint(noted.values / step) * step)


def factors_of(timeline: Timeline) -> dict[Factor, tuple[Daily, ...]]:
    """Sleep and activity come in forms on scales of their own; the first that speaks on a day counts."""
    steps = [signal.series for signal in timeline.own_signals if signal.unit == _STEPS_UNIT]
    found = {
        Factor.stress: (daily(timeline.stress),),
        Factor.work: (daily(timeline.work_load),),
        Factor.mental_load: (daily(timeline.mental_load),),
        Factor.sleep: (
            daily(timeline.sleep_quality),
            _nearest(daily(timeline.sleep_minutes), _SLEEP_STEP_MINUTES),
        ),
        Factor.activity: (
            daily(timeline.activity_load),
            *(_nearest(daily(series), _STEPS_STEP) for series in steps),
        ),
    }
    noted = np.concatenate([form.days for forms in found.values() for form in forms])
    return found | {Factor.tools: (tools_in_use(timeline.tools, runs(np.sort(noted))[0]),)}


def tools_in_use(tools: Sequence[ToolInUse], days: Days) -> Daily:
    """How many tools were in use on each of these days, from the first tool on: before it nothing was said.

    A beginning or an end known to the month or the year holds all the days it may mean, as it is drawn: an end told as
    "2019" stands in the records at its first day, and taking it there would lose the year.
    """
    if not tools:
        return Daily(days[:0], np.empty(0))
    firsts = np.sort(np.array([tool.when.first_days()[0] for tool in tools], dtype=np.int32))
    ends = [tool.when.last_days(0)[1] for tool in tools if not tool.when.ongoing]
    lasts = np.sort(np.array(ends, dtype=np.int32))
    days = days[days >= firsts[0]]
    in_use = np.searchsorted(firsts, days, side="right") - np.searchsorted(lasts, days, side="left")
    return Daily(days, in_use.astype(np.float64))
