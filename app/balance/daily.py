"""A series day by day on the calendar, so that windows of days are counted in days and never in notes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.balance.kept import kept
from app.balance.pain_notes import PainNotes
from app.balance.runs import runs
from app.balance.signals import Days, Series, Values


@dataclass(frozen=True, slots=True, eq=False)
class Daily:
    """One value per noted day, in order of day."""

    days: Days
    values: Values

    def until(self, last_day: int) -> "Daily":
        count = int(np.searchsorted(self.days, last_day, side="right"))
        return Daily(self.days[:count], self.values[:count])

    def between(self, first_day: int, last_day: int) -> "Daily":
        """Both ends included."""
        start = int(np.searchsorted(self.days, first_day, side="left"))
        return Daily(self.days[start:], self.values[start:]).until(last_day)

    def on(self, first_day: int, length: int) -> Values:
        """One entry per calendar day from `first_day`, NaN where nothing was noted."""
        spread = np.full(length, np.nan)
        inside = (self.days >= first_day) & (self.days < first_day + length)
        spread[self.days[inside] - first_day] = self.values[inside]
        return spread


@kept
def daily(series: Series) -> Daily:
    """The median of each day's notes."""
    days, starts, counts = runs(series.days)
    values = series.values
    if len(days) < len(values):
        values = values[np.lexsort((values, series.days))]
    return Daily(days, (values[starts + (counts - 1) // 2] + values[starts + counts // 2]) / 2)


def daily_pain_of(notes: PainNotes) -> Daily:
    return Daily(notes.told.days, notes.told.cells)


def window_means(values: Values, earliest: int, latest: int) -> tuple[Values, NDArray[np.int64]]:
    """For each entry t the mean and the count of what was noted from t + earliest to t + latest, both included."""
    noted = ~np.isnan(values)
    sums = np.concatenate((np.zeros(1), np.cumsum(np.where(noted, values, 0.0))))
    counts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(noted)))
    place = np.arange(len(values))
    start = np.clip(place + earliest, 0, len(values))
    stop = np.clip(place + latest + 1, 0, len(values))
    found = counts[stop] - counts[start]
    with np.errstate(invalid="ignore"):
        means = np.where(found > 0, (sums[stop] - sums[start]) / np.maximum(found, 1), np.nan)
    return means, found
