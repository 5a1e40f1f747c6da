"""Weeks and months in figures, of the days that were noted and of no other; and fewer points for a small screen."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from app.balance.runs import runs
from app.balance.signals import Days, Series, Values
from app.balance.silence import starts_after_hole

DRAW_ALL_UP_TO = 4000
_WEEK_DAYS = 7
_MEDIAN_DAYS_IN_WEEK = 3
_MEDIAN_DAYS_IN_MONTH = 8
_MEDIAN_WEEKS_IN_MONTH = 3


@dataclass(frozen=True, slots=True, eq=False)
class Summaries:
    """One entry per week or month holding at least one note; `starts` are first days (a Monday, the 1st).

    `median` is NaN where too few days were noted to give one; means of means do not exist here. `first_days` and
    `last_days` are those of the notes themselves.
    """

    starts: Days
    days_noted: NDArray[np.int32]
    lowest: Values
    highest: Values
    median: Values
    days_above: NDArray[np.int32]
    first_days: Days
    last_days: Days

    def kept(self, wanted: NDArray[np.bool_]) -> "Summaries":
        return Summaries(*(getattr(self, one.name)[wanted] for one in fields(self)))


def week_starts(days: Days) -> Days:
    """The Monday of each day; 1970-01-01 was a Thursday."""
    return (days - (days + 3) % 7).astype(np.int32)


def month_starts(days: Days) -> Days:
    return days.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)


def days_in_periods(starts: Days, *, monthly: bool) -> NDArray[np.int32]:
    """How many days each week or month has, by its first day."""
    if not monthly:
        return np.full(len(starts), _WEEK_DAYS, dtype=np.int32)
    following = (starts.astype("datetime64[D]").astype("datetime64[M]") + 1).astype("datetime64[D]")
    return (following.astype(np.int32) - starts).astype(np.int32)


def weekly(series: Series, *, upper: Values | None = None) -> Summaries:
    """`upper` is the top of the usual range of each note's day (NaN without one); it feeds `days_above`."""
    return _summaries(series, week_starts(series.days), _MEDIAN_DAYS_IN_WEEK, upper=upper)


def monthly(series: Series, *, upper: Values | None = None) -> Summaries:
    """A month's median asks for eight days in three different weeks: one bad week is not a month."""
    found = _summaries(series, month_starts(series.days), _MEDIAN_DAYS_IN_MONTH, upper=upper)
    if len(series):
        months, weeks = month_starts(series.days), week_starts(series.days)
        new_week = (np.diff(months, prepend=months[:1] - 1) != 0) | (np.diff(weeks, prepend=weeks[:1]) != 0)
        weeks_in_month = np.add.reduceat(new_week.astype(np.int32), np.searchsorted(months, found.starts))
        found.median[weeks_in_month < _MEDIAN_WEEKS_IN_MONTH] = np.nan
    return found


def _summaries(series: Series, periods: Days, least_days: int, *, upper: Values | None) -> Summaries:
    starts, first, counts = runs(periods)
    if not len(starts):
        nothing = np.empty(0)
        none = counts.astype(np.int32)
        return Summaries(starts, none, nothing, nothing, nothing, none, starts, starts)
    ordered = series.values[np.lexsort((series.values, periods))]
    new_day = np.diff(series.days, prepend=series.days[:1] - 1) > 0
    days_noted = np.add.reduceat(new_day.astype(np.int32), first)
    median = (ordered[first + (counts - 1) // 2] + ordered[first + counts // 2]) / 2
    median[days_noted < least_days] = np.nan
    days_above = np.zeros(len(starts), dtype=np.int32)
    if upper is not None:
        above_days = runs(series.days[series.values > upper])[0]
        found_at = np.searchsorted(series.days, above_days)
        np.add.at(days_above, np.searchsorted(starts, periods[found_at]), 1)
    ends = first + counts - 1
    return Summaries(
        starts, days_noted, ordered[first], ordered[ends], median, days_above, series.days[first], series.days[ends]
    )


def reduced(series: Series, *, columns: int, keep_days: Days | None = None) -> NDArray[np.int64]:
    """Positions to draw: all up to `DRAW_ALL_UP_TO`, else first, lowest, highest and last per stretch and pixel column.

    `keep_days` (flares, visits, events) stay whatever their height, so that no extreme and no declared moment is lost.
    """
    size = len(series)
    if size <= DRAW_ALL_UP_TO:
        return np.arange(size)
    stretch = np.zeros(size, dtype=np.int64)
    stretch[starts_after_hole(series.days)] = 1
    span = int(series.days[-1] - series.days[0]) + 1
    cell = np.cumsum(stretch) * columns + (series.days - series.days[0]).astype(np.int64) * columns // span
    first = np.concatenate((np.zeros(1, dtype=np.int64), np.flatnonzero(np.diff(cell)) + 1))
    last = np.append(first[1:], size) - 1
    by_height = np.lexsort((series.values, cell))
    shown = np.zeros(size, dtype=np.bool_)
    for kept in (first, last, by_height[first], by_height[last]):
        shown[kept] = True
    if keep_days is not None:
        shown |= np.isin(series.days, keep_days)
    return np.flatnonzero(shown)
