"""Weeks and months in figures, of the days that were noted and of no other; and fewer points for a small screen."""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.balance.kept import kept
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


@dataclass(frozen=True, slots=True, eq=False)
class _Periods:
    """The weeks or months of a column of days: where each begins, how many notes it holds, and each note's place in
    them. `enough` are those with days enough for a median. Answers given together share theirs."""

    starts: Days
    first: NDArray[np.int64]
    counts: NDArray[np.int64]
    of_notes: NDArray[np.unsignedinteger[Any]]
    days_noted: NDArray[np.int32]
    enough: NDArray[np.bool_]


@kept
def _weeks(days: Days) -> _Periods:
    return _periods(days, week_starts(days), _MEDIAN_DAYS_IN_WEEK)


@kept
def _months(days: Days) -> _Periods:
    """A month's median asks for eight days in three different weeks: one bad week is not a month."""
    months, weeks = month_starts(days), week_starts(days)
    found = _periods(days, months, _MEDIAN_DAYS_IN_MONTH)
    new_week = (np.diff(months, prepend=months[:1] - 1) != 0) | (np.diff(weeks, prepend=weeks[:1]) != 0)
    weeks_in_month = np.add.reduceat(new_week.astype(np.int32), found.first)
    return replace(found, enough=found.enough & (weeks_in_month >= _MEDIAN_WEEKS_IN_MONTH))


def _periods(days: Days, starts_of_notes: Days, least_days: int) -> _Periods:
    starts, first, counts = runs(starts_of_notes)
    places = np.arange(len(starts), dtype=np.min_scalar_type(len(starts)))
    new_day = np.diff(days, prepend=days[:1] - 1) > 0
    days_noted = np.add.reduceat(new_day.astype(np.int32), first)
    return _Periods(starts, first, counts, np.repeat(places, counts), days_noted, days_noted >= least_days)


def weekly(series: Series, *, upper: Values | None = None) -> Summaries:
    """`upper` is the top of the usual range of each note's day (NaN without one); it feeds `days_above`."""
    return _summaries(series, _weeks(series.days), upper) if len(series) else _none(series)


def monthly(series: Series, *, upper: Values | None = None) -> Summaries:
    return _summaries(series, _months(series.days), upper) if len(series) else _none(series)


def _none(series: Series) -> Summaries:
    nothing, none = np.empty(0), np.empty(0, dtype=np.int32)
    return Summaries(series.days, none, nothing, nothing, nothing, none, series.days, series.days)


def _summaries(series: Series, periods: _Periods, upper: Values | None) -> Summaries:
    ordered = series.values[_by_period_and_height(periods, series.values)]
    first, counts = periods.first, periods.counts
    ends = first + counts - 1
    middle = (ordered[first + (counts - 1) // 2] + ordered[first + counts // 2]) / 2
    return Summaries(
        periods.starts,
        periods.days_noted,
        lowest=ordered[first],
        highest=ordered[ends],
        median=np.where(periods.enough, middle, np.nan),
        days_above=_days_above(series, periods, upper),
        first_days=series.days[first],
        last_days=series.days[ends],
    )


def _by_period_and_height(periods: _Periods, heights: Values) -> NDArray[np.int64]:
    """Two sorts, the second of small whole numbers: a quarter of the cost of one by both."""
    by_height = np.argsort(heights)
    order: NDArray[np.int64] = by_height[np.argsort(periods.of_notes[by_height], kind="stable")]
    return order


def _days_above(series: Series, periods: _Periods, upper: Values | None) -> NDArray[np.int32]:
    found = np.zeros(len(periods.starts), dtype=np.int32)
    if upper is not None:
        above_days = runs(series.days[series.values > upper])[0]
        np.add.at(found, periods.of_notes[np.searchsorted(series.days, above_days)], 1)
    return found


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
    for drawn in (first, last, by_height[first], by_height[last]):
        shown[drawn] = True
    if keep_days is not None:
        shown |= np.isin(series.days, keep_days)
    return np.flatnonzero(shown)
