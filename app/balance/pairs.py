"""Six pairs fixed in advance: something of a day beside the pain of the day it comes before, all else held.

Pain of the day before and of the weeks before stands beside the factor: without them a night disturbed by pain would
speak for the pain, and any two slow drifts would seem to go together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.balance.basis import Basis
from app.balance.daily import Daily, daily, daily_pain_of, window_means
from app.balance.factors import RESOURCES, Factor, tools_in_use
from app.balance.least_squares import fit
from app.balance.pain_notes import PainNotes
from app.balance.signals import Days, Timeline, Values
from app.balance.student_t import quantile, two_sided

# The night that ended this morning comes before the pain of this day, everything else before that of the next.
_LAG_DAYS = {factor: 0 if factor is Factor.sleep else 1 for factor in Factor}
_SHARE = 0.95
_ALL_WEEKDAYS_FROM = 60
_LEAST_ERROR = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """One way a factor is told; `key` names its scale."""

    key: str
    daily: Daily


Measures = Mapping[Factor, tuple[Measure, ...]]


def measures_of(timeline: Timeline) -> Measures:
    return {
        Factor.stress: (Measure("stress", daily(timeline.stress)),),
        Factor.work: (Measure("work_load", daily(timeline.work_load)),),
        Factor.mental_load: (Measure("mental_load", daily(timeline.mental_load)),),
        Factor.sleep: tuple(Measure(key, daily(getattr(timeline, key))) for key in ("sleep_minutes", "sleep_quality")),
        Factor.activity: (Measure("activity_load", daily(timeline.activity_load)),),
        Factor.tools: (Measure("tools", tools_in_use(timeline.tools, _every_day(timeline))),),
    }


def _every_day(timeline: Timeline) -> Days:
    """Tools are known on days without a note too, and on the one before the first: a factor stands beside its own day
    before."""
    noted = np.concatenate((timeline.pain.series.days, timeline.strongest.series.days))
    if not len(noted):
        return noted
    return np.arange(int(noted.min()) - 1, int(noted.max()) + 1, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Estimate:
    """`effect` with its 90 % range `low` to `high`: points of pain between the days of the factor's own highest third
    (the lowest, for what supports) and the other days; `threshold` is where that third begins, on the measure's scale.
    """

    measure: str
    p_value: float
    effect: float
    low: float
    high: float
    threshold: float
    basis: Basis

    @property
    def holds_zero(self) -> bool:
        return self.low <= 0 <= self.high


class PairedDays:
    """One person's days laid out for the six pairs, on one scale of pain."""

    def __init__(self, notes: PainNotes, measures: Measures) -> None:
        pain, self.measures = daily_pain_of(notes), measures
        self.first, self.length = int(pain.days[0]), int(pain.days[-1] - pain.days[0]) + 1
        self.pain = pain.on(self.first, self.length)
        self.days: Days = np.arange(self.first, self.first + self.length, dtype=np.int32)
        self._day_before = pain.on(self.first - 1, self.length)
        week, in_week = window_means(self.pain, -7, -2)
        month, in_month = window_means(self.pain, -28, -8)
        self._week = np.where(in_week >= 2, week, self._day_before)
        self._month = np.where(in_month >= 4, month, self._week)

    def _told(self, factor: Factor, measure: Measure, *, earlier: int = 0) -> Values:
        return measure.daily.on(self.first - _LAG_DAYS[factor] - earlier, self.length)

    @cached_property
    def usable(self) -> dict[Factor, tuple[NDArray[np.bool_], ...]]:
        """By measure: pain of the day, of the day before and the factor are all noted."""
        both = ~np.isnan(self.pain + self._day_before)
        return {
            factor: tuple(both & ~np.isnan(self._told(factor, measure)) for measure in measures)
            for factor, measures in self.measures.items()
        }

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """Usable days so far of the factor that has most of them, day by day. Tools in use are known on every day
        once there is one: they call for no look by themselves."""
        noted = [usable for factor, forms in self.usable.items() if factor is not Factor.tools for usable in forms]
        most: NDArray[np.int64] = np.max(np.cumsum(np.stack(noted), axis=1), axis=0)
        return most

    def estimate(self, factor: Factor, last_place: int, *, fewest: int) -> Estimate | None:
        """From the days up to `last_place`; None below `fewest` of them, or where the factor never moved."""
        place, rows = self._best(factor, last_place)
        measure = self.measures[factor][place]
        values = self._told(factor, measure)[rows]
        if len(rows) < fewest or np.ptp(values) == 0:
            return None
        others = [self._told(other, self.measures[other][self._best(other, last_place)[0]]) for other in Factor
                  if other is not factor]  # fmt: skip
        others.append(self._told(factor, measure, earlier=1))
        filled = [_filled(other[rows]) for other in others if np.count_nonzero(~np.isnan(other[rows])) * 2 >= len(rows)]
        design = np.column_stack((values, np.ones(len(rows)), self._before(rows), self._weekdays(rows), *filled))
        found = fit(design, self.pain[rows])
        slope, error = float(found.slopes[0]), float(found.errors[0])
        if found.freedom < 1 or not _LEAST_ERROR < error < np.inf:
            return None
        third, threshold = _own_third(values, is_resource=factor in RESOURCES)
        contrast = float(values[third].mean() - values[~third].mean())
        reach = quantile(_SHARE, found.freedom) * error
        low, high = sorted((contrast * (slope - reach), contrast * (slope + reach)))
        p_value = two_sided(slope / error, found.freedom)
        return Estimate(measure.key, p_value, contrast * slope, low, high, threshold, Basis.of(self.days[rows]))

    def _best(self, factor: Factor, last_place: int) -> tuple[int, NDArray[np.int64]]:
        found = [np.flatnonzero(usable[: last_place + 1]) for usable in self.usable[factor]]
        place = max(range(len(found)), key=lambda one: len(found[one]))
        return place, found[place]

    def _before(self, rows: NDArray[np.int64]) -> Values:
        return np.column_stack((self._day_before[rows], self._week[rows], self._month[rows]))

    def _weekdays(self, rows: NDArray[np.int64]) -> Values:
        """Monday is 0: 1970-01-01 was a Thursday."""
        weekday = (self.days[rows] + 3) % 7
        if len(rows) < _ALL_WEEKDAYS_FROM:
            return np.asarray(weekday[:, None] >= 5, dtype=np.float64)
        return np.asarray(weekday[:, None] == np.arange(1, 7), dtype=np.float64)


def _filled(values: Values) -> Values:
    return np.where(np.isnan(values), np.nanmean(values), values)


def _own_third(values: Values, *, is_resource: bool) -> tuple[NDArray[np.bool_], float]:
    """The days of the highest third, or the lowest of a resource; equal values stay together."""
    signed = -values if is_resource else values
    third = signed >= np.sort(signed)[len(signed) - 1 - (len(signed) - 1) // 3]
    if third.all():
        third = signed > signed.min()
    return third, float(values[third].max() if is_resource else values[third].min())
