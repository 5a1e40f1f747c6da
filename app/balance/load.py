"""What weighs beside what supports: each day against the person's own earlier days, never against pain or others.

Weights are equal or the person's own. Learning them from pain was tried by simulation and did worse. The result
describes notes; it says nothing of the days to come.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from types import MappingProxyType
from typing import Any

import numpy as np

from app.balance.basis import Basis, NotEnough
from app.balance.daily import Daily
from app.balance.factors import LOADS, RESOURCES, Factor, factors_of
from app.balance.forgetting import forgetting_sums
from app.balance.kept import kept
from app.balance.runs import runs
from app.balance.signals import Days, Timeline, Values

RANK_HALF_LIFE_DAYS = 180
ENOUGH_EARLIER = 14
LEAK_DAYS = 7
WINDOW_DAYS = 14
ENOUGH_VALUED_DAYS = 3
MOST_WEIGHT = 3

Weights = Mapping[Factor, int]
EQUAL_WEIGHTS: Weights = MappingProxyType(dict.fromkeys(Factor, 1))


def own_weights(timeline: Timeline) -> Weights:
    """Equal until the person says otherwise; what they say last holds for the whole of their life."""
    return {factor: timeline.weights.get(factor.value, EQUAL_WEIGHTS[factor]) for factor in Factor}


@dataclass(frozen=True, slots=True, eq=False)
class LoadBalance:
    """One entry per answered day. `loads` and `resources` go from -1 (lower than all that came before) to +1, 0 is as
    usual; `index` is half their difference. `basis` counts the days that hold something on both sides."""

    days: Days
    loads: Values
    resources: Values
    index: Values
    basis: Basis


# What `factors_of` reads.
_COLUMNS = (
    *("stress", "work_load", "mental_load", "sleep_quality", "sleep_minutes", "activity_load"),
    *("own_signals", "tools"),
)


def load_balance(timeline: Timeline, weights: Weights = EQUAL_WEIGHTS) -> LoadBalance | NotEnough:
    return _load_balance(*(getattr(timeline, name) for name in _COLUMNS), *(weights[factor] for factor in Factor))


@kept
def _load_balance(*given: Any) -> LoadBalance | NotEnough:
    timeline = Timeline(**dict(zip(_COLUMNS, given[: len(_COLUMNS)], strict=True)))
    weights = dict(zip(Factor, given[len(_COLUMNS) :], strict=True))
    factors = factors_of(timeline)
    days = runs(np.sort(np.concatenate([form.days for forms in factors.values() for form in forms])))[0]
    sides = [_side([factors[factor] for factor in side], [weights[factor] for factor in side], days)
             for side in (LOADS, RESOURCES)]  # fmt: skip
    valued = ~np.isnan(sides[0]) & ~np.isnan(sides[1])
    fewest = _fewest(factors, weights)
    if fewest <= ENOUGH_EARLIER:
        return NotEnough("days_of_one_thing_on_each_side", ENOUGH_EARLIER + 1, fewest)
    days, loads, resources = days[valued], sides[0][valued], sides[1][valued]
    amounts = np.column_stack((loads, resources, np.ones(len(days))))
    sums = forgetting_sums(days, amounts, half_life_days=LEAK_DAYS * log(2))
    recent = np.arange(1, len(days) + 1) - np.searchsorted(days, days - WINDOW_DAYS, side="right")
    told = recent >= ENOUGH_VALUED_DAYS
    if not told.any():
        return NotEnough("days_with_both_sides_in_two_weeks", ENOUGH_VALUED_DAYS, int(recent.max(initial=0)))
    means = sums[told, :2] / sums[told, 2:]
    return LoadBalance(days[told], means[:, 0], means[:, 1], (means[:, 0] - means[:, 1]) / 2, Basis.of(days))


@kept
def ranks(noted: Daily) -> Values:
    """Each day's place among the person's own earlier days, -1 to +1, NaN before there are enough of them."""
    found = np.full(len(noted.days), np.nan)
    if len(found) <= ENOUGH_EARLIER:
        return found
    by_height = np.argsort(noted.values)
    levels, _, counts = runs(np.sort(noted.values))
    places = np.arange(len(levels))
    cells = np.empty(len(found), dtype=np.int64)
    cells[by_height] = np.repeat(places, counts)
    # Column c of the row of a value: 1 where it stands below level c, one half where it stands on it.
    below = (places[:, None] < places) + (places[:, None] == places) / 2
    amounts = np.column_stack((below, np.ones(len(levels)))).take(cells, axis=0)
    sums = forgetting_sums(noted.days, amounts, half_life_days=RANK_HALF_LIFE_DAYS)
    earlier = np.arange(ENOUGH_EARLIER - 1, len(cells) - 1)
    found[ENOUGH_EARLIER:] = 2 * sums[earlier, cells[ENOUGH_EARLIER:]] / sums[earlier, -1] - 1
    return found


def _side(factors: Sequence[tuple[Daily, ...]], weights: Sequence[int], days: Days) -> Values:
    """The weighted mean of what was noted that day; NaN where nothing of the side was."""
    total, weight = np.zeros(len(days)), np.zeros(len(days))
    for forms, factor_weight in zip(factors, weights, strict=True):
        if not factor_weight:
            continue
        rank = _first_that_speaks(forms, days)
        spoken = ~np.isnan(rank)
        total[spoken] += factor_weight * rank[spoken]
        weight[spoken] += factor_weight
    mean: Values = np.divide(total, weight, out=np.full(len(days), np.nan), where=weight > 0)
    return mean


def _first_that_speaks(forms: Sequence[Daily], days: Days) -> Values:
    found = np.full(len(days), np.nan)
    for form in reversed(forms):
        rank = ranks(form)
        spoken = ~np.isnan(rank)
        found[np.searchsorted(days, form.days[spoken])] = rank[spoken]
    return found


def _fewest(factors: Mapping[Factor, tuple[Daily, ...]], weights: Weights) -> int:
    """The days noted of the thing most noted, on the side that has fewer."""
    return min(
        max((len(form.days) for factor in side if weights[factor] for form in factors[factor]), default=0)
        for side in (LOADS, RESOURCES)
    )
