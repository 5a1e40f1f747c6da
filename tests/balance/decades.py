"""What the engine says of ten invented decades, kept as text that a person can read and compare.

`python -m tests.balance.decades` rewrites `tests/balance/golden/`. It refuses while results have moved and
`ENGINE_VERSION` has not: every picture that was kept by its ETag would otherwise stay as it was.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from app.balance.after import AfterChanges, NoAnswer
from app.balance.associations import associations
from app.balance.basis import NotEnough
from app.balance.changes import ChangeKind
from app.balance.contacts import contact_figures
from app.balance.flares import flare_figures
from app.balance.lengths import Spread
from app.balance.load import load_balance
from app.balance.pain_notes import PainNotes, pain_notes
from app.balance.phase_spans import phase_spans
from app.balance.phases import Phase, phases
from app.balance.signals import Timeline, date_of
from app.balance.silence import quiet_periods, recorded_days
from app.balance.summaries import monthly
from app.balance.usual_range import RangeState, usual_range
from app.balance.version import ENGINE_VERSION
from bench.simulator.lives import Life, lives
from bench.simulator.situation import (
    DAILY,
    IRREGULAR,
    LESS_IN_PAIN,
    MORE_IN_PAIN,
    NEAR_TOP,
    SPARSE,
    Situation,
    linked,
    treated,
)

GOLDEN = Path(__file__).parent / "golden"
_VERSION = "engine version"
_RECORDS = "records"
_YEARS, _SEED = 10, 2026
DECADES: dict[str, Situation] = {
    "daily": DAILY,
    "daily-with-changes": treated(-2),
    "daily-with-a-link": linked(0.5),
    "near-the-top": NEAR_TOP,
    "irregular": IRREGULAR,
    "irregular-with-changes": Situation("irregular", IRREGULAR.writing, change_effect=-2),
    "more-when-in-pain": MORE_IN_PAIN,
    "less-when-in-pain": LESS_IN_PAIN,
    "sparse": SPARSE,
    "sparse-near-the-top": Situation("sparse", SPARSE.writing, near_top=True),
}

Told = dict[str, object]


def decade(name: str) -> Life:
    return lives(DECADES[name], people=1, years=_YEARS, seed=_SEED + list(DECADES).index(name))[0]


def told(life: Life) -> Told:
    timeline, last_day = life.timeline, int(life.truth.days[-1])
    notes = pain_notes(timeline)[0]
    days = recorded_days(timeline)
    return {
        _VERSION: ENGINE_VERSION,
        _RECORDS: _digest(timeline),
        "usual range": list(_ranges(notes)),
        "above the usual range": list(_stays(notes, Phase.overflowing)),
        "settling": list(_stays(notes, Phase.settling)),
        "moving more than usual": list(_stays(notes, Phase.swinging)),
        "months": list(_months(timeline)),
        "declared flares": list(_flares(timeline, last_day)),
        "contacts": list(_contacts(timeline, last_day)),
        "load and resources": list(_load(timeline)),
        "after a change": list(_after(timeline, last_day)),
        "what goes together": list(_together(timeline)),
        "silences": [_days(one.first_day, one.last_day) for one in quiet_periods(days, last_day)],
    }


def _digest(timeline: Timeline) -> str:
    """Of what the engine was given: a change of the simulator is no change of the engine."""
    series = timeline.pain.series
    return hashlib.sha256(series.days.tobytes() + series.values.tobytes()).hexdigest()[:12]


def _days(first_day: int, last_day: int) -> str:
    return f"{date_of(first_day)} to {date_of(last_day)}"


def _ranges(notes: PainNotes) -> Iterator[str]:
    """As it was known every hundred days."""
    known = usual_range(notes.shaping, np.arange(notes.told.days[0], notes.told.days[-1] + 1, 100, dtype=np.int32))
    for place, day in enumerate(known.days):
        state = RangeState(int(known.state[place]))
        if state is RangeState.none:
            yield f"{date_of(day)}: none"
            continue
        bounds = f"{known.low[place]:g} to {known.high[place]:g}, middle {known.middle[place]:.3f}"
        memory = f"{known.half_life_days[place]} days over {known.notes[place]} notes"
        yield f"{date_of(day)}: {bounds}, {memory}, {state.name}"


def _stays(notes: PainNotes, phase: Phase) -> Iterator[str]:
    for span in phase_spans(phases(notes.told, notes.shaping), notes.told, phase):
        yield f"{_days(span.first_day, span.last_day)}: {span.notes} notes, highest {span.highest:g}"


def _months(timeline: Timeline) -> Iterator[str]:
    """A line a year: days noted, lowest, highest and median of each month."""
    found = monthly(timeline.pain.series)
    years: dict[int, list[str]] = {}
    for place, start in enumerate(found.starts):
        noted, low, high, middle = (
            column[place] for column in (found.days_noted, found.lowest, found.highest, found.median)
        )
        day, half = date_of(start), "" if np.isnan(middle) else f" ({middle:g})"
        years.setdefault(day.year, []).append(f"{day.month}: {noted} days {low:g}-{high:g}{half}")
    return (f"{year}, {'; '.join(months)}" for year, months in years.items())


def _spread(spread: Spread | None) -> str:
    if spread is None:
        return "none"
    shortest, middle, longest = (
        f"{one.least_days}" if one.is_exact else f"{one.least_days}-{one.most_days}"
        for one in (spread.shortest, spread.middle, spread.longest)
    )
    return f"{spread.count} of {shortest} to {longest} days, half {middle} at most"


def _flares(timeline: Timeline, today: int) -> Iterator[str]:
    found = flare_figures(timeline, today)
    yield f"{len(found.flares)}, {found.still_open} still open, lengths: {_spread(found.lengths)}"
    yield f"between them: {_spread(found.between)}; {found.across_silence} across a silence"
    yield from (f"{year}: {of.count} in {of.observed_days} observed days" for year, of in found.years.items())


def _contacts(timeline: Timeline, today: int) -> Iterator[str]:
    found = contact_figures(timeline, today)
    parts = [("overall", found.overall), *((str(year), of_year) for year, of_year in found.years.items())]
    for year, of_year in parts:
        intervals, to_next = _spread(of_year.intervals), _spread(of_year.flares.to_next_visit)
        yield f"{year}: {of_year.visits} visits, intervals {intervals}; to the next visit {to_next}"


def _load(timeline: Timeline) -> Iterator[str]:
    """Every hundredth answered day."""
    found = load_balance(timeline)
    if isinstance(found, NotEnough):
        yield f"{found.what} {found.found} of {found.needed}"
        return
    for place in range(0, len(found.days), 100):
        sides = f"loads {found.loads[place]:.3f}, resources {found.resources[place]:.3f}"
        yield f"{date_of(found.days[place])}: {sides}, {found.index[place]:.3f}"


def _after(timeline: Timeline, today: int) -> Iterator[str]:
    asked = AfterChanges(timeline, today)
    for change in asked.changes:
        if change.kind is not ChangeKind.adjustment:
            continue
        answer = asked.answer(change)
        if isinstance(answer, NoAnswer):
            missing = ", ".join(f"{one.what} {one.found} of {one.needed}" for one in answer.missing)
            yield f"{date_of(change.day)}: no answer, {missing or answer.possible_from}"
            continue
        band = f"{answer.expected:.3f} between {answer.low:.3f} and {answer.high:.3f}"
        said = f"{answer.verdict}, {answer.observed:.3f} beside {band}"
        yield f"{date_of(change.day)}: {said}, {answer.moments} moments, {answer.basis.notes} notes"


def _together(timeline: Timeline) -> Iterator[str]:
    found = associations(timeline)
    if isinstance(found, NotEnough):
        yield f"{found.what} {found.found} of {found.needed}"
        return
    for look in found.looks:
        for one in look.associations:
            if one.estimate is None:
                yield f"{look.usable_days} on {date_of(look.day)}: {one.factor} {one.seen}"
                continue
            effect = f"{one.estimate.effect:.3f} between {one.estimate.low:.3f} and {one.estimate.high:.3f}"
            yield f"{look.usable_days} on {date_of(look.day)}: {one.factor} {one.seen}, {effect}"


def kept(name: str) -> Told:
    read: Told = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    return read


def _write(name: str, now: Told) -> None:
    path = GOLDEN / f"{name}.json"
    before = kept(name) if path.exists() else now
    same_engine = before[_VERSION] == now[_VERSION] and before[_RECORDS] == now[_RECORDS]
    if same_engine and any(before[topic] != now[topic] for topic in before.keys() & now.keys()):
        sys.exit(f"{name}: results have moved; raise ENGINE_VERSION in app/balance/version.py first")
    path.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for name in DECADES:
        _write(name, told(decade(name)))
        print(name)


if __name__ == "__main__":
    main()
