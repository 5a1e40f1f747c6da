"""The usual range: where at least 8 notes in 10 of one person's own recent pain notes lie.

Everything known on a day comes from check-ins of earlier days only, so that a past day's range never moves when later
notes arrive. Tried by simulation against mean and SD, rolling quantiles and local-level filters before it was chosen.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from app.balance.runs import runs
from app.balance.signals import Days, PainSeries, PainSource, Values

HALF_LIVES_DAYS = (90, 180, 360, 720)
ENOUGH_NOTES = 14
FIRST_ESTIMATE_BELOW = 30
BREAK_DAYS = 90
_CELLS = 11
_LONGEST_WEIGHT_DAYS = 3
# 2^(7000/90) stays far from the limits of float64, whatever the distance between the first and the last note of a life.
_BLOCK_DAYS = 7000


class RangeState(IntEnum):
    none = 0
    first_estimate = 1
    current = 2
    before_the_break = 3


@dataclass(frozen=True, slots=True, eq=False)
class DailyPain:
    """One integer cell 0-10 per noted day, and the highest value of the day as it was given."""

    days: Days
    cells: NDArray[np.int64]
    highest: Values


@dataclass(frozen=True, slots=True, eq=False)
class UsualRange:
    """One entry per asked day. `low` and `high` are integers 0-10 (-1 without a range), `middle` is NaN without one;
    `notes` counts the noted days before, `last_note` is the latest of them (-1 when there is none)."""

    days: Days
    state: NDArray[np.int8]
    low: NDArray[np.int8]
    high: NDArray[np.int8]
    middle: Values
    half_life_days: NDArray[np.int16]
    notes: NDArray[np.int32]
    last_note: Days


def daily_pain(pain: PainSeries, *sources: PainSource) -> DailyPain:
    """Notes of the given sources by day: the median, half rounded up to a whole cell.

    A diary of the person's own keeps decimals (5.7): they too go to the nearest cell, half up, for the range only; the
    picture draws what was given.
    """
    wanted = np.zeros(len(pain.sources), dtype=np.bool_)
    for source in sources:
        wanted |= pain.sources == source
    days, values = pain.series.days[wanted], pain.series.values[wanted]
    unique_days, starts, counts = runs(days)
    ordered = values[np.lexsort((values, days))]
    below, above = ordered[starts + (counts - 1) // 2], ordered[starts + counts // 2]
    cells = np.clip(np.floor((below + above) / 2 + 0.5), 0, _CELLS - 1).astype(np.int64)
    return DailyPain(unique_days, cells, ordered[starts + counts - 1])


def usual_range(pain: DailyPain, days: Days) -> UsualRange:
    """The range as it was known on each of `days`, in any order.

    The decay of every earlier note to day t is one common factor, which the shares cancel: the range depends only on
    which notes came before, so it is computed once per note and looked up per day.
    """
    after = _after_each_note(pain)
    count = np.searchsorted(pain.days, days, side="left")
    last_note = np.where(count > 0, np.append(pain.days, -1)[count - 1], -1).astype(np.int32)
    half_life = after.half_life_days[count]
    state = np.where(count < FIRST_ESTIMATE_BELOW, RangeState.first_estimate, RangeState.current)
    state = np.where(days - last_note > BREAK_DAYS, RangeState.before_the_break, state)
    state = np.where(half_life == 0, RangeState.none, state)
    return UsualRange(
        days=days,
        state=state.astype(np.int8),
        low=after.low[count],
        high=after.high[count],
        middle=after.middle[count],
        half_life_days=half_life,
        notes=count.astype(np.int32),
        last_note=last_note,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _AfterNotes:
    """Entry n holds what is known after the first n notes."""

    low: NDArray[np.int8]
    high: NDArray[np.int8]
    middle: Values
    half_life_days: NDArray[np.int16]


def _after_each_note(pain: DailyPain) -> _AfterNotes:
    size = len(pain.days) + 1
    low, high = np.full(size, -1, dtype=np.int8), np.full(size, -1, dtype=np.int8)
    middle, half_life_days = np.full(size, np.nan), np.zeros(size, dtype=np.int16)
    for half_life in HALF_LIVES_DAYS:
        open_entries = half_life_days[1:] == 0
        if not open_entries.any():
            break
        weights, effective_notes = _weights(pain, half_life)
        taken = np.flatnonzero(open_entries & (effective_notes >= ENOUGH_NOTES))
        if not len(taken):
            continue
        lowest, highest, median = _bounds(weights[taken])
        low[taken + 1], high[taken + 1], middle[taken + 1] = lowest, highest, median
        half_life_days[taken + 1] = half_life
    return _AfterNotes(low, high, middle, half_life_days)


def _weights(pain: DailyPain, half_life: int) -> tuple[Values, Values]:
    """Weight per cell after each note, on a scale of its own per block, and the effective number of notes."""
    gaps = np.diff(pain.days, prepend=pain.days[:1] - 1)
    spoken_for = np.minimum(gaps, _LONGEST_WEIGHT_DAYS).astype(np.float64)
    weights, squares = np.zeros((len(pain.days), _CELLS)), np.zeros(len(pain.days))
    carried, carried_squares, start = np.zeros(_CELLS), 0.0, 0
    while start < len(pain.days):
        stop = int(np.searchsorted(pain.days, pain.days[start] + _BLOCK_DAYS, side="right"))
        growth = np.exp2((pain.days[start:stop] - pain.days[start]) / half_life)
        grown = spoken_for[start:stop] * growth
        cells = np.zeros((stop - start, _CELLS))
        cells[np.arange(stop - start), pain.cells[start:stop]] = grown
        weights[start:stop] = np.cumsum(cells, axis=0) + carried
        squares[start:stop] = np.cumsum(grown * growth * spoken_for[start:stop]) + carried_squares
        if stop < len(pain.days):
            decay = np.exp2(-float(pain.days[stop] - pain.days[start]) / half_life)
            carried, carried_squares = weights[stop - 1] * decay, squares[stop - 1] * decay * decay
        start = stop
    return weights, weights.sum(axis=1) ** 2 / np.where(squares > 0, squares, 1.0)


def _bounds(weights: Values) -> tuple[NDArray[np.int8], NDArray[np.int8], Values]:
    shares = weights / weights.sum(axis=1, keepdims=True)
    cumulated = np.cumsum(shares, axis=1)
    # The last cell is 1 by definition; a sum such as 0.9999999 must not leave the top without an answer.
    cumulated[:, -1] = 1.0
    low = np.argmax(cumulated > 0.10, axis=1).astype(np.int8)
    high = np.argmax(cumulated >= 0.90, axis=1).astype(np.int8)
    cell = np.argmax(cumulated >= 0.5, axis=1)
    rows = np.arange(len(cell))
    middle = cell + 0.5 - (cumulated[rows, cell] - 0.5) / shares[rows, cell]
    return low, high, np.clip(middle, 0, _CELLS - 1)
