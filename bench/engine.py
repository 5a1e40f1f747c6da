"""The engine's parts on ten daily years of one invented person, on this process's own processor.

The goals are the design's: all of it within half a second, one new day within five milliseconds.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from typing import Any

import numpy as np

from app.balance.after import AfterChanges
from app.balance.contacts import contact_figures
from app.balance.flares import flare_figures
from app.balance.load import load_balance, own_weights
from app.balance.pain_notes import pain_notes
from app.balance.phases import phases
from app.balance.signals import PainSeries, Series, Timeline
from app.balance.silence import quiet_periods, recorded_days
from app.balance.summaries import monthly, weekly
from app.balance.usual_range import usual_range
from bench.measure import Report
from bench.simulator.lives import lives
from bench.simulator.situation import DAILY

_YEARS = 10
_TIMES = 7
_MOST_MS, _MOST_NEW_DAY_MS = 500, 5

Part = Callable[[Timeline], object]


def _ranges(timeline: Timeline) -> object:
    return [usual_range(notes.shaping, notes.told.days) for notes in pain_notes(timeline)]


def _phases(timeline: Timeline) -> object:
    return [phases(notes.told, notes.shaping) for notes in pain_notes(timeline)]


def _silences(timeline: Timeline) -> object:
    days = recorded_days(timeline)
    return quiet_periods(days, int(days[-1]))


def _summaries(timeline: Timeline) -> object:
    rated = (timeline.pain.series, timeline.stress, timeline.sleep_quality, timeline.mental_load, timeline.work_load)
    return [(weekly(series), monthly(series)) for series in rated]


def _flares(timeline: Timeline) -> object:
    return flare_figures(timeline, int(recorded_days(timeline)[-1]))


def _contacts(timeline: Timeline) -> object:
    return contact_figures(timeline, int(recorded_days(timeline)[-1]))


def _after(timeline: Timeline) -> object:
    return list(AfterChanges(timeline, int(recorded_days(timeline)[-1])).answers())


def _load(timeline: Timeline) -> object:
    return load_balance(timeline, own_weights(timeline))


PARTS: dict[str, Part] = {
    "usual range": _ranges,
    "phases, range included": _phases,
    "silences": _silences,
    "weeks and months": _summaries,
    "flares": _flares,
    "rhythm of contacts": _contacts,
    "after every change": _after,
    "load and resources": _load,
}

_OF_A_DAY = (_phases, _silences, _load)
_RATED = ("stress", "work_load", "mental_load", "sleep_quality", "sleep_minutes", "activity_load")


def measure_engine(report: Report, *, seed: int) -> None:
    [life] = lives(DAILY, people=1, years=_YEARS, seed=seed)
    spent = {name: _cold_ms(part, life.timeline) for name, part in PARTS.items()}
    for name, each in spent.items():
        report.add(f"A9 {name}", each, unit="ms", floor=None, goal="within the whole", reached=each <= _MOST_MS)
    whole = sum(spent.values())
    report.add("A9 the whole engine", whole, unit="ms", floor=None, goal=f"<= {_MOST_MS} ms", reached=whole <= _MOST_MS)
    new_day = median(_new_day_ms(life.timeline) for _ in range(_TIMES))
    goal, reached = f"<= {_MOST_NEW_DAY_MS} ms", new_day <= _MOST_NEW_DAY_MS
    report.add("A9 one new day, the rest kept", new_day, unit="ms", floor=None, goal=goal, reached=reached)


def _cold_ms(part: Part, timeline: Timeline) -> float:
    """On columns of its own each time, for which nothing is kept yet."""
    part(_copied(timeline))
    return median(_cpu_ms(part, _copied(timeline)) for _ in range(_TIMES))


def _new_day_ms(timeline: Timeline) -> float:
    """What the balance tells of a day, once it was told of the eve: range, phase, silences, load and resources."""
    eve = _copied(timeline)
    for part in _OF_A_DAY:
        part(eve)
    today = _one_day_more(eve)
    return sum(_cpu_ms(part, today) for part in _OF_A_DAY)


def _one_day_more(timeline: Timeline) -> Timeline:
    day = int(recorded_days(timeline)[-1]) + 1
    rated: dict[str, Any] = {
        name: _longer(getattr(timeline, name), day) for name in _RATED if len(getattr(timeline, name))
    }
    pain = PainSeries(_longer(timeline.pain.series, day), np.append(timeline.pain.sources, np.uint8(0)))
    return replace(timeline, pain=pain, **rated)


def _longer(series: Series, day: int) -> Series:
    days = np.append(series.days, np.int32(day))
    return Series(days, np.append(series.values, series.values[-1]), (*series.record_ids, "new"))


def _cpu_ms(part: Part, timeline: Timeline) -> float:
    started = time.process_time()
    part(timeline)
    return (time.process_time() - started) * 1000


def _copied(timeline: Timeline) -> Timeline:
    pain, strongest = (_copied_pain(series) for series in (timeline.pain, timeline.strongest))
    rated: dict[str, Any] = {name: _copied_series(getattr(timeline, name)) for name in _RATED}
    return replace(timeline, pain=pain, strongest=strongest, **rated)


def _copied_pain(pain: PainSeries) -> PainSeries:
    return PainSeries(_copied_series(pain.series), pain.sources.copy())


def _copied_series(series: Series) -> Series:
    return Series(series.days.copy(), series.values.copy(), series.record_ids)
