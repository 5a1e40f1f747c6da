"""The usual range: how often the next note lies inside, and whether the past ever moves. Naive: mean ± SD."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.balance.signals import PainSource
from app.balance.usual_range import DailyPain, RangeState, UsualRange, daily_pain, usual_range
from bench.simulate.crowds import Crowds
from bench.simulate.table import Goal, Table
from bench.simulator.lives import Life
from bench.simulator.situation import DAILY, IRREGULAR, LESS_IN_PAIN, MORE_IN_PAIN
from bench.simulator.traits import Array, Flags

_INSIDE = Goal(0.84, 0.92)
_ALL_DAYS = Goal(least=0.83)
_NEVER = Goal(most=0, digits=0)
_CUTS_PER_PERSON = 3


@dataclass(frozen=True, slots=True)
class _Inside:
    """Shares of one person: notes and days inside the range as it was known, and inside mean ± SD."""

    notes: float
    all_days: float
    naive_notes: float
    naive_all_days: float


def measure(crowds: Crowds, table: Table) -> None:
    for situation in (DAILY, IRREGULAR, MORE_IN_PAIN, LESS_IN_PAIN):
        found = [inside for life in crowds.of(situation) if (inside := _inside(life)) is not None]
        table.add(
            f"usual range, next note inside: {situation.name}",
            _mean(found, "notes"),
            _INSIDE,
            f"mean ± SD {_mean(found, 'naive_notes'):.2f}",
        )
        if situation.selection:
            table.add(
                f"usual range, all days inside: {situation.name}",
                _mean(found, "all_days"),
                _ALL_DAYS,
                f"mean ± SD {_mean(found, 'naive_all_days'):.2f}",
            )
    changed, naive = 0, 0
    for life in crowds.of(IRREGULAR):
        for moved, naive_moved in _after_more_notes(life):
            changed, naive = changed + moved, naive + naive_moved
    table.add("usual range, earlier days changed by later notes", changed, _NEVER, f"mean ± SD of all notes {naive}")


def _mean(found: list[_Inside], name: str) -> float:
    return float(np.mean([getattr(one, name) for one in found]))


def _inside(life: Life) -> _Inside | None:
    pain = daily_pain(life.timeline.pain, PainSource.check_in)
    days = life.truth.days
    known = usual_range(pain, days)
    told = known.state != RangeState.none
    if not told.any():
        return None
    inside = _within(known, life.truth.pain.astype(np.float64))
    mean, spread = _mean_and_spread_so_far(pain, known)
    naive = np.abs(life.truth.pain - mean) <= spread
    noted = np.isin(days, pain.days)
    return _Inside(
        float(inside[told & noted].mean()),
        float(inside[told].mean()),
        float(naive[told & noted].mean()),
        float(naive[told].mean()),
    )


def _within(known: UsualRange, values: Array) -> Flags:
    inside: Flags = (values >= known.low) & (values <= known.high)
    return inside


def _mean_and_spread_so_far(pain: DailyPain, known: UsualRange) -> tuple[Array, Array]:
    """Of all notes before each day."""
    values = pain.cells.astype(np.float64)
    count = np.maximum(known.notes, 1)
    sums = np.concatenate(([0.0], np.cumsum(values)))[known.notes]
    squares = np.concatenate(([0.0], np.cumsum(values**2)))[known.notes]
    mean = sums / count
    return mean, np.sqrt(np.maximum(squares / count - mean**2, 0))


def _after_more_notes(life: Life) -> Iterator[tuple[int, int]]:
    """How many earlier days say something else once the later notes are known."""
    pain = daily_pain(life.timeline.pain, PainSource.check_in)
    whole = usual_range(pain, life.truth.days)
    for part in range(1, _CUTS_PER_PERSON + 1):
        count = len(pain.days) * part // (_CUTS_PER_PERSON + 1)
        if not count:
            continue
        shorter = DailyPain(pain.days[:count], pain.cells[:count], pain.highest[:count])
        until = life.truth.days <= pain.days[count - 1]
        known = usual_range(shorter, life.truth.days[until])
        moved = sum(
            not np.array_equal(getattr(known, name), getattr(whole, name)[until], equal_nan=True)
            for name in ("low", "high", "middle")
        )
        bounds = [np.rint(part.mean() + part.std()) for part in (pain.cells[:count], pain.cells)]
        yield int(moved > 0), int(bounds[0] != bounds[1])
