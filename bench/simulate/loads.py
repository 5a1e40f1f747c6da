"""The load/resources balance against the true strain. Naive: the sum of the day’s raw values."""

from dataclasses import replace

import numpy as np

from app.balance.load import LoadBalance, load_balance
from app.balance.signals import PainSeries, Series, Timeline
from bench.simulate.crowds import Crowds
from bench.simulate.table import Goal, Table
from bench.simulator.lives import Life
from bench.simulator.situation import DAILY, IRREGULAR, LOADS, RESOURCES
from bench.simulator.traits import Array


def measure(crowds: Crowds, table: Table) -> None:
    changed = 0
    for situation, least in ((DAILY, 0.75), (IRREGULAR, 0.68)):
        seen, naive = [], []
        for place, life in enumerate(crowds.of(situation)):
            told = load_balance(life.timeline)
            if not isinstance(told, LoadBalance):
                continue
            at = told.days - life.truth.first_day
            seen.append(_correlation(told.index, life.truth.strain[at]))
            naive.append(_correlation(_raw_sum(life)[at], life.truth.strain[at]))
            shuffled = load_balance(_with_pain_permuted(life, place))
            changed += not (isinstance(shuffled, LoadBalance) and np.array_equal(told.index, shuffled.index))
        table.add(
            f"load/resources, mean correlation with the true balance: {situation.name}",
            float(np.mean(seen)),
            Goal(least=least),
            f"the day's values added up {np.mean(naive):.2f}",
        )
    table.add("load/resources, people changed when pain is permuted", changed, Goal(most=0, digits=0))


def _correlation(left: Array, right: Array) -> float:
    return float(np.corrcoef(left, right)[0, 1])


def _raw_sum(life: Life) -> Array:
    factors = life.truth.factors
    total: Array = factors[:, LOADS].sum(axis=1) - factors[:, RESOURCES].sum(axis=1)
    return total.astype(np.float64)


def _with_pain_permuted(life: Life, place: int) -> Timeline:
    pain = life.timeline.pain
    order = np.random.default_rng([place, 99]).permutation(len(pain))
    series = Series(pain.series.days, pain.series.values[order], pain.series.record_ids)
    return replace(life.timeline, pain=PainSeries(series, pain.sources))
