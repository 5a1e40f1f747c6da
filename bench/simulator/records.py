"""What was written, in the engine's own types."""

import numpy as np
from numpy.typing import NDArray

from app.balance.signals import Adjustment, Flare, PainSeries, PainSource, Series, Timeline, ToolInUse, Visit, When
from bench.simulator.situation import Factor
from bench.simulator.traits import Array, Flags
from bench.simulator.truth import Truth

_ITEM_NOTED = 0.97
_TOOLS = ("walking", "breathing", "heat", "stretching")
_DECLARED_EVERY = 3


def timeline_of(truth: Truth, item: Array) -> Timeline:
    """A check-in on each written day; a rating at each visit; two flares in three declared; changes as adjustments."""
    ids = np.array([f"c{day}" for day in truth.days.tolist()], dtype=np.object_)

    def noted(factor: Factor) -> Series:
        kept = truth.written & (item[:, factor] < _ITEM_NOTED)
        return _series(truth, truth.factors[:, factor], kept, ids)

    return Timeline(
        pain=_pain(truth, ids),
        stress=noted(Factor.stress),
        work_load=noted(Factor.work),
        mental_load=noted(Factor.mental),
        sleep_quality=noted(Factor.sleep),
        activity_load=noted(Factor.activity),
        tools=_tools(truth),
        flares=_declared(truth),
        visits=[Visit(f"visit{day}", When(day), "in_person") for day in truth.visit_days],
        adjustments=[Adjustment(f"change{change.day}", When(change.day), "infiltration") for change in truth.changes],
    )


def _series(truth: Truth, values: NDArray[np.int64], kept: Flags, ids: NDArray[np.object_]) -> Series:
    return Series(truth.days[kept], values[kept].astype(np.float64), tuple(ids[kept].tolist()))


def _pain(truth: Truth, ids: NDArray[np.object_]) -> PainSeries:
    checkins = _series(truth, truth.pain, truth.written, ids)
    at_visit = np.zeros(len(truth.pain), dtype=np.bool_)
    at_visit[np.array(truth.visit_days, dtype=np.int64) - truth.first_day] = True
    visits = _series(truth, truth.pain, at_visit, ids + "v")
    days = np.concatenate((checkins.days, visits.days))
    order = np.argsort(days, kind="stable")
    sources = np.repeat(np.array([PainSource.check_in, PainSource.visit], dtype=np.uint8), (len(checkins), len(visits)))
    both = checkins.record_ids + visits.record_ids
    values = np.concatenate((checkins.values, visits.values))
    series = Series(days[order], values[order], tuple(both[place] for place in order.tolist()))
    return PainSeries(series, sources[order])


def _tools(truth: Truth) -> list[ToolInUse]:
    """As many open spans on a written day as tools in use; each closes on the last day that still has them."""
    found, days = [], truth.days[truth.written]
    for count, kind in enumerate(_TOOLS, start=1):
        in_use = truth.factors[truth.written, Factor.tools] >= count
        used = np.concatenate(([False], in_use, [False])).astype(np.int8)
        starts, stops = np.flatnonzero(np.diff(used) == 1), np.flatnonzero(np.diff(used) == -1)
        for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
            when = When(int(days[start]), int(days[stop - 1]))
            found.append(ToolInUse(f"{kind}{when.first_day}", when, kind, kind))
    return found


def _declared(truth: Truth) -> list[Flare]:
    written = set(truth.days[truth.written].tolist())
    return [
        Flare(f"flare{flare.first_day}", When(flare.first_day, flare.last_day), float(flare.peak))
        for place, flare in enumerate(truth.flares)
        if place % _DECLARED_EVERY and not written.isdisjoint(range(flare.first_day, flare.plateau_end + 1))
    ]
