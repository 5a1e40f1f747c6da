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
    changes = _Changes(told)
    recent = changes.mean(before=_WINDOW_DAYS - 1, ahead=0)
    around = changes.mean(before=_HALF_WINDOW_DAYS, ahead=_HALF_WINDOW_DAYS)
    usual = _usual_before(told.days, np.where(calm, recent, np.nan))
    least = _TIMES_USUAL * np.maximum(_LEAST_USUAL_STEPS * steps, usual)
    return recent >= least, around >= least


class _Changes:
    """What the notes change by from one to the next, where at most two days lie between, added up from the first."""

    def __init__(self, told: DailyPain) -> None:
        self._days = told.days
        close = np.diff(told.days, prepend=told.days[:1] - _MOST_DAYS_BETWEEN - 1) <= _MOST_DAYS_BETWEEN
        # Tenths as whole numbers: their sums are exact, whatever the window.
        tenths = np.rint(told.cells * 10).astype(np.int64)
        changes = np.where(close, np.abs(np.diff(tenths, prepend=tenths[:1])), 0)
        self._total, self._count = (np.concatenate(([0], np.cumsum(one))) for one in (changes, close))

    def mean(self, *, before: int, ahead: int) -> Values:
        """Around each noted day; NaN where fewer than ten changes stand in the window."""
        first = np.searchsorted(self._days, self._days - before, side="left")
        last = np.searchsorted(self._days, self._days + ahead, side="right")
        found, total = self._count[last] - self._count[first], self._total[last] - self._total[first]
        return np.where(found >= _LEAST_CHANGES, total / np.maximum(found, 1) / 10, np.nan)


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
