"""How much the notes move from one to the next, beside how much they usually do for this person."""

import numpy as np
from numpy.typing import NDArray

from app.balance.forgetting import forgetting_sums
from app.balance.signals import Days, Values
from app.balance.usual_range import DailyPain

_MOST_DAYS_BETWEEN = 2
_LEAST_CHANGES = 10
_WINDOW_DAYS = 28
_HALF_WINDOW_DAYS = 14
_HALF_LIFE_DAYS = 360
_LEAST_CALM_NOTES = 40
_TIMES_USUAL = 1.3
_LEAST_USUAL_STEPS = 0.25

Marks = NDArray[np.bool_]


def moving_more(told: DailyPain, calm: Marks, steps: Values) -> tuple[Marks, Marks]:
    """Whether each noted day moves more than usual: known that day, and seen afterwards.

    `calm` are the days whose movement, as it was known that day, makes the usual one.
    """
    recent = _mean_change(told, before=_WINDOW_DAYS - 1, ahead=0)
    around = _mean_change(told, before=_HALF_WINDOW_DAYS, ahead=_HALF_WINDOW_DAYS)
    usual = _usual_before(told.days, np.where(calm, recent, np.nan))
    least = _TIMES_USUAL * np.maximum(_LEAST_USUAL_STEPS * steps, usual)
    return recent >= least, around >= least


def _mean_change(told: DailyPain, *, before: int, ahead: int) -> Values:
    """The mean change between two notes at most two days apart, NaN where fewer than ten stand in the window."""
    close = np.diff(told.days, prepend=told.days[:1] - _MOST_DAYS_BETWEEN - 1) <= _MOST_DAYS_BETWEEN
    # Tenths as whole numbers: their sums are exact, whatever the window.
    tenths = np.rint(told.cells * 10).astype(np.int64)
    changes = np.where(close, np.abs(np.diff(tenths, prepend=tenths[:1])), 0)
    total, count = (np.concatenate(([0], np.cumsum(values))) for values in (changes, close.astype(np.int64)))
    first = np.searchsorted(told.days, told.days - before, side="left")
    last = np.searchsorted(told.days, told.days + ahead, side="right")
    found = count[last] - count[first]
    return np.where(found >= _LEAST_CHANGES, (total[last] - total[first]) / np.maximum(found, 1) / 10, np.nan)


def _usual_before(days: Days, values: Values) -> Values:
    """The forgetting mean of the earlier values, NaN until there are enough of them."""
    is_told = ~np.isnan(values)
    amounts = np.column_stack((values[is_told], np.ones(int(is_told.sum()))))
    sums = forgetting_sums(days[is_told], amounts, half_life_days=_HALF_LIFE_DAYS)
    earlier = np.cumsum(is_told) - is_told
    usual = np.full(len(days), np.nan)
    enough = earlier >= _LEAST_CALM_NOTES
    usual[enough] = sums[earlier[enough] - 1, 0] / sums[earlier[enough] - 1, 1]
    return usual
