"""What goes together, where nothing does and where one thing does. Naive: six lagged correlations, looked at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import numpy as np

from app.balance.associations import Look, Seen, Together, associations
from app.balance.factors import Factor as Pair
from app.balance.pairs import Estimate
from app.balance.student_t import two_sided
from bench.simulate.crowds import Crowds
from bench.simulate.table import Goal, Table
from bench.simulator.lives import Life
from bench.simulator.situation import NULLS, Factor, Situation, linked
from bench.simulator.traits import Array

_PAIRS = {
    Pair.stress: Factor.stress,
    Pair.work: Factor.work,
    Pair.mental_load: Factor.mental,
    Pair.sleep: Factor.sleep,
    Pair.activity: Factor.activity,
    Pair.tools: Factor.tools,
}
_POOLED = Goal(most=0.045, digits=3)
_EACH = Goal(most=0.08)
_POWER = ((0.35, 180, 0.62), (0.35, 360, 0.88), (0.5, 90, 0.52), (0.2, 720, 0.78))
_FEW_DAYS = 90
_RANGES = {True: Goal(0.88, 0.96), False: Goal(0.86, 0.94)}
_NAIVE_DAYS = 365
_NAIVE_LEAST = 30
_NAIVE_LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class _Crowd:
    """What was told to each person of one situation, and what a naive reader would have told."""

    situation: Situation
    told: list[tuple[Life, Together]]
    naive: list[tuple[bool, bool]]


def measure_false(crowds: Crowds, table: Table) -> None:
    """Nothing that was noted on a day acts on the next one: whatever is stated, ever, is stated for nothing."""
    people = [_crowd(situation, crowds) for situation in NULLS]
    stated = [[_is_ever_stated(told) for _, told in crowd.told] for crowd in people]
    once, holm = ([one[place] for crowd in people for one in crowd.naive] for place in (0, 1))
    naive = f"correlations after a year {np.mean(once):.2f}, with Holm {np.mean(holm):.2f}"
    pooled = float(np.mean([one for crowd in stated for one in crowd]))
    table.add("what goes together, stated for nothing, ever: all", pooled, _POOLED, naive)
    for crowd, ever in zip(people, stated, strict=True):
        naive = f"correlations {np.mean([one for one, _ in crowd.naive]):.2f}"
        table.add(
            f"what goes together, stated for nothing, ever: {crowd.situation.name}", float(np.mean(ever)), _EACH, naive
        )
    _ranges(people, table)


def measure_power(crowds: Crowds, table: Table) -> None:
    """One real link, from stress to the pain of the day after."""
    people = {points: _crowd(linked(points), crowds) for points in sorted({points for points, *_ in _POWER})}
    for points, days, least in _POWER:
        found = [_is_stated(look) for _, told in people[points].told for look in told.looks if look.usable_days == days]
        naive = "correlations say as much of nothing"
        name = f"what goes together, {points} per own SD stated at {days} days"
        table.add(name, float(np.mean(found)), Goal(least=least), naive)
    _ranges(list(people.values()), table)


def _crowd(situation: Situation, crowds: Crowds) -> _Crowd:
    crowd = crowds.of(situation)
    answers = [(life, associations(life.timeline)) for life in crowd]
    told = [(life, answer) for life, answer in answers if isinstance(answer, Together)]
    return _Crowd(situation, told, [_naive(life) for life in crowd])


def _is_ever_stated(told: Together) -> bool:
    return any(one.seen is Seen.stated for look in told.looks for one in look.associations)


def _is_stated(look: Look) -> bool:
    return look.about(Pair.stress).seen is Seen.stated


def _ranges(people: list[_Crowd], table: Table) -> None:
    """Where writing does not hang on pain or on a factor."""
    plain = [one for one in people if one.situation.selection == one.situation.collider == 0]
    held: dict[bool, list[bool]] = {True: [], False: []}
    for crowd in plain:
        for life, told in crowd.told:
            for look in told.looks:
                held[look.usable_days == _FEW_DAYS] += _holds_truth(life, look)
    for is_few, goal in _RANGES.items():
        days = "90 days" if is_few else "180 days or more"
        kind = "one link" if plain[0].situation.links else "no link"
        table.add(f"what goes together, ranges with the truth: {kind}, {days}", float(np.mean(held[is_few])), goal)


def _holds_truth(life: Life, look: Look) -> Iterator[bool]:
    for one in look.associations:
        if one.estimate is not None:
            true = _true_effect(life, _PAIRS[one.factor], one.estimate, look.day)
            yield one.estimate.low <= true <= one.estimate.high


def _true_effect(life: Life, factor: Factor, estimate: Estimate, day: int) -> float:
    """The slope that was lived, on the scale of the statement: days of the own third beside the others."""
    truth = life.truth
    if factor not in truth.slopes:
        return 0.0
    values = truth.factors[truth.written & (truth.days <= day), factor]
    third = values >= estimate.threshold
    return truth.slopes[factor] * float(values[third].mean() - values[~third].mean())


def _naive(life: Life) -> tuple[bool, bool]:
    """Any of the six below 5 %, as they are and after Holm, in the first year."""
    p_values = sorted(_p_value(life, factor) for factor in Factor)
    holm = [p <= _NAIVE_LEVEL / (len(p_values) - place) for place, p in enumerate(p_values)]
    return p_values[0] <= _NAIVE_LEVEL, holm[0]


def _p_value(life: Life, factor: Factor) -> float:
    truth = life.truth
    first = int(truth.days[truth.written][0]) - truth.first_day
    year = slice(first, first + _NAIVE_DAYS)
    lag = 0 if factor is Factor.sleep else 1
    written = truth.written[year]
    both = written[lag:] & written[: len(written) - lag]
    pain = truth.pain[year][lag:][both].astype(np.float64)
    values = truth.factors[year][: len(written) - lag, factor][both].astype(np.float64)
    return _correlation_p(pain, values)


def _correlation_p(left: Array, right: Array) -> float:
    if len(left) < _NAIVE_LEAST or not left.std() or not right.std():
        return 1.0
    r = float(np.corrcoef(left, right)[0, 1])
    freedom = len(left) - 2
    return two_sided(r * sqrt(freedom / (1 - r * r)), freedom)
