"""Silence: long periods without a note are shown as such, and nothing is ever drawn across them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.balance.runs import runs
from app.balance.signals import Days, Timeline, When
from app.kit.days import Precision

QUIET_FROM_DAYS = 60
HOLE_DAYS = 14
# A moment placed only in a season or a year does not say that anything was noted on a given day of it.
_PLACED = frozenset({Precision.minute, Precision.part_of_day, Precision.day, Precision.week, Precision.month})


@dataclass(frozen=True, slots=True)
class QuietPeriod:
    """Days without any record, both ends included; `still_open` when it reaches today."""

    first_day: int
    last_day: int
    still_open: bool = False

    @property
    def days(self) -> int:
        return self.last_day - self.first_day + 1


def recorded_days(timeline: Timeline) -> Days:
    """Every day that holds a record, once, in order."""
    dense = (
        timeline.margin, timeline.acceptable, timeline.pain.series, timeline.strongest.series, timeline.interference,
        timeline.stress, timeline.mental_load, timeline.work_load, timeline.activity_load, timeline.sleep_quality,
        timeline.sleep_minutes, timeline.confidence, timeline.matters_done,
        *(signal.series for signal in timeline.own_signals),
    )  # fmt: skip
    sparse = [
        when
        for items in (
            timeline.flares, timeline.life_events, timeline.work_statuses, timeline.work_contacts, timeline.tools,
            timeline.visits, timeline.adjustments, timeline.rhythms, timeline.words,
        )
        for when in (item.when for item in items)
    ]  # fmt: skip
    single = [day for when in sparse for day in _placed_days(when)]
    single += [recalibration.day for recalibration in timeline.recalibrations]
    columns = [series.days for series in dense] + [np.array([*single, *timeline.other_days], dtype=np.int32)]
    return runs(np.sort(np.concatenate(columns)))[0]


def _placed_days(when: When) -> list[int]:
    days = [when.first_day] if when.precision in _PLACED else []
    if when.last_day is not None and when.last_precision in _PLACED:
        days.append(when.last_day)
    return days


def quiet_periods(days: Days, today: int) -> list[QuietPeriod]:
    """Silences of at least `QUIET_FROM_DAYS` days between sorted recorded `days`, and the one that reaches today."""
    days = days[days <= today]
    if not len(days):
        return []
    lengths = np.diff(days) - 1
    found = [
        QuietPeriod(int(days[index]) + 1, int(days[index + 1]) - 1)
        for index in np.flatnonzero(lengths >= QUIET_FROM_DAYS)
    ]
    if today - int(days[-1]) >= QUIET_FROM_DAYS:
        found.append(QuietPeriod(int(days[-1]) + 1, today, still_open=True))
    return found


def starts_after_hole(days: Days) -> NDArray[np.int64]:
    """Positions in sorted `days` where a line has to begin anew."""
    return np.flatnonzero(np.diff(days) > HOLE_DAYS) + 1
