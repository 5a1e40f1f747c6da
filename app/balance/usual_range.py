"""The usual range: where at least 8 notes in 10 of one person's own recent pain notes lie.

Everything known on a day comes from check-ins of earlier days only, so that a past day's range never moves when later
notes arrive. Tried by simulation against mean and SD, rolling quantiles and local-level filters before it was chosen.

A rating has whole points. A diary on a scale of the person's own may live between 3.0 and 3.4: there the range counts
in the coarsest step that 9 of 10 of the earlier notes stand on, and whole numbers are only its most frequent case.
"""

from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.balance.kept import kept
from app.balance.runs import runs
from app.balance.signals import Days, PainSeries, PainSource, Values

HALF_LIVES_DAYS = (90, 180, 360, 720)
ENOUGH_NOTES = 14
FIRST_ESTIMATE_BELOW = 30
BREAK_DAYS = 90
# In tenths of a point.
_STEPS = (10, 5, 2, 1)
_LEAST_ON_STEP = 0.90
_TOP_TENTHS = 100
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
    """One cell per noted day, whole points 0-10 or tenths of a diary, and the day's highest value as it was given."""

    days: Days
    cells: Values
    highest: Values


@dataclass(frozen=True, slots=True, eq=False)
class UsualRange:
    """One entry per asked day. `low`, `high` and `middle` are NaN without a range; `low` and `high` stand on `step`,
    in points: 1, or 0.5, 0.2, 0.1 on a diary's own scale. `notes` counts the noted days before, `last_note` is the
    latest of them (-1 when there is none)."""

    days: Days
    state: NDArray[np.int8]
    low: Values
    high: Values
    middle: Values
    step: Values
    half_life_days: NDArray[np.int16]
    notes: NDArray[np.int32]
    last_note: Days


@kept
def daily_pain(pain: PainSeries, *sources: PainSource) -> DailyPain:
    """Notes of the given sources by day: the median, half rounded up to a whole point.

    A diary of the person's own keeps its decimals (5.7), to the tenth.
    """
    wanted = np.zeros(len(pain.sources), dtype=np.bool_)
    for source in sources:
        wanted |= pain.sources == source
    days, values = pain.series.days[wanted], pain.series.values[wanted]
    unique_days, starts, counts = runs(days)
    ordered = values[np.lexsort((values, days))] if len(unique_days) < len(days) else values
    median = (ordered[starts + (counts - 1) // 2] + ordered[starts + counts // 2]) / 2
    diary_days = np.isin(unique_days, days[pain.sources[wanted] == PainSource.diary])
    parts = np.where(diary_days, 10, 1)
    cells = np.clip(np.floor(np.round(median * parts, 6) + 0.5) / parts, 0, 10)
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
        step=after.step[count],
        half_life_days=half_life,
        notes=count.astype(np.int32),
        last_note=last_note,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _AfterNotes:
    """Entry n holds what is known after the first n notes."""

    low: Values
    high: Values
    middle: Values
    step: Values
    half_life_days: NDArray[np.int16]


@kept
def _after_each_note(pain: DailyPain) -> _AfterNotes:
    size = len(pain.days) + 1
    low, high, middle = (np.full(size, np.nan) for _ in range(3))
    step, half_life_days = np.ones(size), np.zeros(size, dtype=np.int16)
    tenths = np.rint(pain.cells * 10).astype(np.int64)
    finest = 1 if np.any(tenths % 10) else 10
    for half_life in HALF_LIVES_DAYS:
        open_entries = np.flatnonzero(half_life_days[1:] == 0)
        if not len(open_entries):
            break
        # What an entry knows comes from the notes up to it: after the last open one there is nothing to add up.
        until = int(open_entries[-1]) + 1
        cells = tenths[:until] // finest
        weights, effective_notes = _weights(pain.days[:until], cells, _TOP_TENTHS // finest + 1, half_life)
        taken = open_entries[effective_notes[open_entries] >= ENOUGH_NOTES]
        half_life_days[taken + 1] = half_life
        weights = weights.take(taken, axis=0)
        steps = _steps(weights, finest)
        for step_tenths in _STEPS:
            of_step = np.flatnonzero(steps == step_tenths)
            if len(of_step):
                entries = taken[of_step] + 1
                folded = _folded(weights.take(of_step, axis=0), finest, step_tenths)
                low[entries], high[entries], middle[entries] = _bounds(folded, step_tenths / 10)
                step[entries] = step_tenths / 10
    return _AfterNotes(low, high, middle, step, half_life_days)


def _weights(days: Days, cells: NDArray[np.int64], cell_count: int, half_life: int) -> tuple[Values, Values]:
    """Weight per cell after each note, on a scale of its own per block, and the effective number of notes."""
    gaps = np.diff(days, prepend=days[:1] - 1)
    spoken_for = np.minimum(gaps, _LONGEST_WEIGHT_DAYS).astype(np.float64)
    weights, squares = np.zeros((len(days), cell_count)), np.zeros(len(days))
    carried, carried_squares, start = np.zeros(cell_count), 0.0, 0
    while start < len(days):
        stop = int(np.searchsorted(days, days[start] + _BLOCK_DAYS, side="right"))
        growth = np.exp2((days[start:stop] - days[start]) / half_life)
        grown = spoken_for[start:stop] * growth
        block = weights[start:stop]
        block[np.arange(stop - start), cells[start:stop]] = grown
        np.cumsum(block, axis=0, out=block)
        block += carried
        squares[start:stop] = np.cumsum(grown * growth * spoken_for[start:stop]) + carried_squares
        if stop < len(days):
            decay = np.exp2(-float(days[stop] - days[start]) / half_life)
            carried, carried_squares = weights[stop - 1] * decay, squares[stop - 1] * decay * decay
        start = stop
    return weights, weights.sum(axis=1) ** 2 / np.where(squares > 0, squares, 1.0)


def _steps(weights: Values, finest: int) -> NDArray[np.int64]:
    """The step of each row, in tenths: the coarsest that enough of the weight stands on."""
    found = np.full(len(weights), finest, dtype=np.int64)
    if finest == _STEPS[0]:
        return found
    whole = weights.sum(axis=1)
    for step_tenths in _STEPS[::-1]:
        if step_tenths > finest:
            standing = weights[:, :: step_tenths // finest].sum(axis=1)
            found[standing >= _LEAST_ON_STEP * whole] = step_tenths
    return found


def _folded(weights: Values, finest: int, step_tenths: int) -> Values:
    """Cells of the wider step: what stands between two of them goes to the nearer one, half up."""
    ratio = step_tenths // finest
    if ratio == 1:
        return weights
    edges = np.maximum(np.arange(0, weights.shape[1], ratio) - ratio // 2, 0)
    return np.add.reduceat(weights, edges, axis=1)


def _bounds(weights: Values, step: float) -> tuple[Values, Values, Values]:
    whole = weights.sum(axis=1, keepdims=True)
    # One row per cell: adding up eleven long rows costs a fifth of adding up thousands of short ones.
    cumulated = np.ascontiguousarray((weights / whole).T)
    for below, cell in pairwise(cumulated):
        cell += below
    # The last cell is 1 by definition; a sum such as 0.9999999 must not leave the top without an answer.
    cumulated[-1] = 1.0
    low, high = (cumulated <= 0.10).sum(axis=0) * step, (cumulated < 0.90).sum(axis=0) * step
    cells = (cumulated < 0.5).sum(axis=0)
    entries = np.arange(len(cells))
    shares = weights[entries, cells] / whole[:, 0]
    middle = (cells + 0.5 - (cumulated[cells, entries] - 0.5) / shares) * step
    return np.round(low, 1), np.round(high, 1), np.clip(middle, 0, 10)
