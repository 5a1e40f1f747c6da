"""Phases: what the recent notes say beside one person's usual range. A description, never a declared flare.

`that_day` knows nothing of what came after and answers for now; `afterwards` looks three days ahead (fourteen for how
much it moves) and stands on the timeline. Both compare with the range as it was known before each note.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.balance.kept import kept
from app.balance.movement import moving_more
from app.balance.signals import Days, Values
from app.balance.usual_range import DailyPain, RangeState, UsualRange, usual_range

LEAST_RECENT_NOTES = 3
FORGOTTEN_AFTER_DAYS = 21
FINAL_AFTER_DAYS = 14
_LONGEST_SETTLING_DAYS = 42
_LEAST_STEPS_ABOVE = 2
_SETTLING_SHARE = 0.8
_BACK_STEPS = 0.25
_BEFORE, _AHEAD = 6, 3
# A single note of a narrow diary must not lift a week; on 0 to 10 the top of the scale sees to it.
_MOST_THRESHOLDS_OF_A_NOTE = 3


class Phase(IntEnum):
    not_enough = 0
    stable = 1
    swinging = 2
    overflowing = 3
    settling = 4


_UNNAMED, _CALM = Phase.not_enough.value, Phase.stable.value
_OVERFLOWING, _SETTLING = Phase.overflowing.value, Phase.settling.value


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """One entry per noted day. `level` is the recent mean, NaN below three notes; `since` the day the state began."""

    level: Values
    phase: NDArray[np.int8]
    since: Days


@dataclass(frozen=True, slots=True, eq=False)
class Phases:
    """One entry per noted day, ratings given at visits included. A level from `threshold` on is above the range."""

    days: Days
    middle: Values
    threshold: Values
    step: Values
    that_day: Labels
    afterwards: Labels


@kept
def phases(told: DailyPain, shaping: DailyPain) -> Phases:
    """`told` are the days to name, `shaping` the notes their usual range comes from."""
    known = usual_range(shaping, told.days)
    above = _above_the_middle(known)
    reach = known.middle + above
    most = np.where(known.step < 1, known.middle + _MOST_THRESHOLDS_OF_A_NOTE * above, np.inf)
    recent = _levels(told, most, before=_BEFORE, ahead=0)
    around = _levels(told, most, before=_AHEAD, ahead=_AHEAD)
    then, then_since = _states(told.days, recent, known, above=above)
    later, later_since = _states(told.days, around, known, above=above)
    moving, moving_later = moving_more(told, then == Phase.stable, known.step)
    return Phases(
        days=told.days,
        middle=known.middle,
        threshold=reach,
        step=known.step,
        that_day=Labels(recent, np.where((then == Phase.stable) & moving, Phase.swinging, then), then_since),
        afterwards=Labels(around, np.where((later == Phase.stable) & moving_later, Phase.swinging, later), later_since),
    )


def _above_the_middle(known: UsualRange) -> Values:
    """At least two steps; less near the top of the scale, where people would otherwise never be seen to overflow."""
    asked = np.maximum(_LEAST_STEPS_ABOVE * known.step, known.high - known.middle)
    room = np.maximum(10 - known.step / 2 - known.middle, known.step / 2)
    return np.where(known.state == RangeState.none, np.nan, np.minimum(asked, room))


def _levels(told: DailyPain, most: Values, *, before: int, ahead: int) -> Values:
    """The mean of the notes around each noted day, none counting for more than `most` of that day."""
    total, count = np.zeros(len(told.days)), np.zeros(len(told.days))
    for shift in range(-before, ahead + 1):
        here, there = slice(max(-shift, 0), -shift if shift > 0 else None), slice(max(shift, 0), min(shift, 0) or None)
        apart = told.days[there] - told.days[here]
        inside = (apart >= -before) & (apart <= ahead)
        total[here] += np.where(inside, np.minimum(told.cells[there], most[here]), 0)
        count[here] += inside
    return np.where(count >= LEAST_RECENT_NOTES, total / np.maximum(count, 1), np.nan)


def _states(days: Days, level: Values, known: UsualRange, *, above: Values) -> tuple[NDArray[np.int8], Days]:
    """One without a level or a range leaves the state as it is and gets no name; a long silence forgets it."""
    course = _course(days, level, known, above)
    state, since = np.full(len(days), _CALM, dtype=np.int8), np.zeros(len(days), dtype=np.int32)
    starts = np.flatnonzero(np.diff(days, prepend=days[:1] - FORGOTTEN_AFTER_DAYS - 1) > FORGOTTEN_AFTER_DAYS)
    for first, stop in pairwise([*starts.tolist(), len(days)]):
        for place, until, name in _stays(course, first, stop):
            state[place:until], since[place:until] = name, days[place]
    return np.where(course.named, state, _UNNAMED).astype(np.int8), since


@dataclass(frozen=True, slots=True)
class _Course:
    """Places of the notes that may turn one state into another, in order; between them nothing has to be looked at."""

    days: list[int]
    named: NDArray[np.bool_]
    told: list[int]
    rising: list[int]
    leaving: list[int]
    back: list[int]


def _course(days: Days, level: Values, known: UsualRange, above: Values) -> _Course:
    named = ~np.isnan(level) & ~np.isnan(above)
    rising = named & (level >= known.middle + above)
    below = named & ~rising
    marks = (
        named,
        rising,
        below & (level < known.middle + _SETTLING_SHARE * above),
        below & (level <= known.middle + _BACK_STEPS * known.step),
    )
    return _Course(days.tolist(), named, *(np.flatnonzero(mark).tolist() for mark in marks))


def _stays(course: _Course, first: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """(place, place after the last, state), one after the other from `first` to `stop`."""
    place, search, state = first, first, _CALM
    while place < stop:
        turn = min(_turn(course, state, place, search), stop)
        yield place, turn, state
        if turn < stop:
            state = _after_turn(course, state, turn)
        place, search = turn, turn + 1


def _turn(course: _Course, state: int, begun: int, search: int) -> int:
    if state == _CALM:
        return _first(course.rising, search)
    if state == _OVERFLOWING:
        return _first(course.leaving, search)
    forgotten = bisect_right(course.days, course.days[begun] + _LONGEST_SETTLING_DAYS)
    ends = (course.rising, search), (course.back, search), (course.told, max(forgotten, search))
    return min(_first(places, start) for places, start in ends)


def _after_turn(course: _Course, state: int, turn: int) -> int:
    if _first(course.rising, turn) == turn:
        return _OVERFLOWING
    return _SETTLING if state == _OVERFLOWING and _first(course.back, turn) != turn else _CALM


def _first(places: list[int], start: int) -> int:
    """The first of the places from `start` on; beyond every place when there is none."""
    at = bisect_left(places, start)
    return places[at] if at < len(places) else sys.maxsize
