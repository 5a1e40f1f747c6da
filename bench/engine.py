"""The engine's parts on ten daily years of one invented person, on this process's own processor.

The goals are the design's: all of it within half a second, one new day within five milliseconds.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

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


def measure_engine(report: Report, *, seed: int) -> None:
    [life] = lives(DAILY, people=1, years=_YEARS, seed=seed)
    spent = {name: _cold_ms(part, life.timeline) for name, part in PARTS.items()}
    for name, each in spent.items():
        report.add(f"A9 {name}", each, unit="ms", floor=None, goal="within the whole", reached=each <= _MOST_MS)
    whole = sum(spent.values())
    report.add("A9 the whole engine", whole, unit="ms", floor=None, goal=f"<= {_MOST_MS} ms", reached=whole <= _MOST_MS)


def _cold_ms(part: Part, timeline: Timeline) -> float:
    """On columns of its own each time, for which nothing is kept yet."""
    part(_copied(timeline))
    return median(_cpu_ms(part, _copied(timeline)) for _ in range(_TIMES))


def _cpu_ms(part: Part, timeline: Timeline) -> float:
    started = time.process_time()
    part(timeline)
    return (time.process_time() - started) * 1000


def _copied(timeline: Timeline) -> Timeline:
    pain, strongest = (_copied_pain(series) for series in (timeline.pain, timeline.strongest))
    return replace(timeline, pain=pain, strongest=strongest)


def _copied_pain(pain: PainSeries) -> PainSeries:
    series = Series(pain.series.days.copy(), pain.series.values.copy(), pain.series.record_ids)
    return PainSeries(series, pain.sources.copy())
