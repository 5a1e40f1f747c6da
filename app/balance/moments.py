"""The person's own earlier moments: how their days went on from each day of their notes.

Every figure of a day t is told by the notes up to t + 35 and by no later one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.balance.daily import daily_pain_of, window_means
from app.balance.pain_notes import PainNotes
from app.balance.signals import Days, Values
from app.balance.usual_range import usual_range

FIRST_DAY_AFTER, LAST_DAY_AFTER = 8, 35
NOTES_BEFORE, NOTES_AFTER = 3, 8
_LEAST_EARLIER = 4
_MIDDLE_HOLDS_DAYS = 14
_FARTHEST_BEFORE = 34


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """One entry per calendar day, NaN where it is not defined: `middle` c, `above` a - c, `turn` b, `earlier` q and
    `later` z of the definition (the last three counted from the middle); the counts are of noted days."""

    days: Days
    middle: Values
    above: Values
    turn: Values
    earlier: Values
    later: Values
    notes_before: NDArray[np.int64]
    notes_after: NDArray[np.int64]

    @property
    def complete(self) -> NDArray[np.bool_]:
        return self.begun & ~np.isnan(self.later)

    @property
    def begun(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.above + self.turn)

    def starts(self) -> Values:
        """What a moment starts from, one row per day: a constant, a - c, q, b."""
        return np.column_stack((np.ones(len(self.days)), self.above, self.earlier, self.turn))


def moments_of(notes: PainNotes) -> Moments:
    """For every day from the first note on, as long as the notes could say something."""
    noted = notes.told.days
    first, length = (int(noted[0]), int(noted[-1] - noted[0]) + LAST_DAY_AFTER) if len(noted) else (0, 0)
    values = daily_pain_of(notes).on(first, length)
    days = np.arange(first, first + length, dtype=np.int32)
    middle = _middles(notes, days)
    week, notes_before = window_means(values, -6, 0)
    week[notes_before < NOTES_BEFORE] = np.nan
    turn = window_means(values, -2, 0)[0] - week
    earlier, count = window_means(values, -_FARTHEST_BEFORE, -7)
    later, notes_after = window_means(values, FIRST_DAY_AFTER, LAST_DAY_AFTER)
    later[notes_after < NOTES_AFTER] = np.nan
    earlier = np.where(count >= _LEAST_EARLIER, earlier - middle, np.where(np.isnan(middle), np.nan, 0.0))
    return Moments(days, middle, week - middle, turn, earlier, later - middle, notes_before, notes_after)


def _middles(notes: PainNotes, days: Days) -> Values:
    """The usual middle as it was known at the last note, while that is recent."""
    noted = notes.told.days
    if not len(noted):
        return np.empty(0)
    place = np.searchsorted(noted, days, side="right") - 1
    middle: Values = usual_range(notes.shaping, noted).middle[place]
    return np.where(days - noted[place] <= _MIDDLE_HOLDS_DAYS, middle, np.nan)
