"""What was rated, beside what was usual for this person before: ranges and counts, never a trend."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.balance.signals import Acceptability, PainSeries, PainSource, Series, Timeline
from app.balance.usual_range import RangeState, UsualRange, daily_pain, usual_range
from app.charts.dates import day_in_words, number_in_words
from app.charts.options import Language
from app.charts.own_names import own_name
from app.reports.lines import Line, Ref, Section, Telling, as_detail, listed, refs

# Below this a middle would say more than the notes do.
LEAST_FOR_A_MIDDLE = 5
_MARGIN_STEPS = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """`shift` lifts a scale of -3 to +3 onto the cells 0 to 6 that the usual range counts in."""

    key: str
    kind: str
    series: Callable[[Timeline], Series]
    shift: int = 0
    has_usual: bool = True
    at_once: bool = True


MARGIN = Reading("margin", "checkin", lambda timeline: timeline.margin, shift=_MARGIN_STEPS)
SLEEP = Reading("sleep", "night", lambda timeline: timeline.sleep_quality)
HOURS = Reading("sleep_hours", "night", lambda timeline: timeline.sleep_minutes, has_usual=False, at_once=False)
STRESS = Reading("stress", "checkin", lambda timeline: timeline.stress)
MENTAL_LOAD = Reading("mental_load", "checkin", lambda timeline: timeline.mental_load, at_once=False)
PAIN = Reading("pain", "checkin", lambda timeline: timeline.pain.series)
MAPS = Reading("strongest", "pain_map", lambda timeline: timeline.strongest.series, has_usual=False)
INTERFERENCE = Reading("interference", "checkin", lambda timeline: timeline.interference)
CONFIDENCE = Reading("confidence", "checkin", lambda timeline: timeline.confidence)
ACTIVITY = Reading("activity_load", "checkin", lambda timeline: timeline.activity_load, shift=_MARGIN_STEPS)
WORK_LOAD = Reading("work_load", "checkin", lambda timeline: timeline.work_load, shift=_MARGIN_STEPS)

SINCE_LAST_TIME = (MARGIN, SLEEP, HOURS, STRESS, MENTAL_LOAD, PAIN, MAPS)


def readings(telling: Telling, wanted: tuple[Reading, ...] = SINCE_LAST_TIME, *, key: str = "how") -> Section:
    lines = [found for reading in wanted if (found := reading_line(telling, reading))]
    own, missing, after = own_signals_line(telling), _not_noted(telling, wanted), _without_usual(telling, wanted)
    if own and missing:
        # What is missing may stand among the measures of their choice, under a name of theirs.
        missing = [own]
    elif own:
        lines = [*lines, as_detail(own)]
    return telling.section(key, [*lines, *missing, *([as_detail(after)] if after else [])])


def of_period(telling: Telling, reading: Reading) -> Series:
    return reading.series(telling.notebook.timeline).between(telling.period.first, telling.period.last)


def reading_line(telling: Telling, reading: Reading) -> Line | None:
    """None where nothing was noted."""
    found = of_period(telling, reading)
    if not len(found):
        return None
    values = found.values / 60 if reading is HOURS else found.values
    low, high, middle = (_number(telling, reading, value) for value in (values.min(), values.max(), np.median(values)))
    days = len(np.unique(found.days))
    form = "reading" if len(values) >= LEAST_FOR_A_MIDDLE else "reading_few"
    if values.min() == values.max():
        form = "reading_even"
    about = _refs(telling, reading, found)
    name = telling.say(_name_of(telling, reading))
    line = telling.counted(form, days, about, name=name, low=low, high=high, middle=middle)
    usual = _usual(telling, reading, found)
    return Line(reading.key, f"{line.text}{usual}.", line.about, detail=not reading.at_once)


def _name_of(telling: Telling, reading: Reading) -> str:
    is_diary = reading is MAPS and (telling.notebook.timeline.strongest.sources == PainSource.diary).any()
    return "reading_strongest_own_scale" if is_diary else f"reading_{reading.key}"


def _refs(telling: Telling, reading: Reading, found: Series) -> list[Ref]:
    """A night may be told by itself or inside a check-in."""
    if reading.kind != "night":
        return [Ref(reading.kind, record_id) for record_id in found.record_ids]
    checkins = {entry.id for entry in telling.notebook.of("checkin")}
    return [Ref("checkin" if record_id in checkins else "night", record_id) for record_id in found.record_ids]


def _number(telling: Telling, reading: Reading, value: float) -> str:
    if reading is HOURS:
        return _hours(round(float(value) * 60), telling.language)
    text = number_in_words(float(value), telling.language)
    return f"+{text}" if reading.shift and value > 0 else text


def _hours(minutes: int, language: Language) -> str:
    hours, rest = divmod(minutes, 60)
    if language is Language.fr:
        return f"{hours}\u202fh\u202f{rest:02d}" if rest else f"{hours}\u202fh"
    return f"{hours}\u00a0h\u00a0{rest}\u00a0min" if rest else f"{hours}\u00a0h"


def _usual(telling: Telling, reading: Reading, found: Series) -> str:
    """Known before the period began, so that the period is not compared with itself."""
    known = _known(telling, reading)
    if known is None:
        return ""
    low, high = (int(bound[0]) - reading.shift for bound in (known.low, known.high))
    bounds = telling.say(
        "bounds_even" if low == high else "bounds",
        low=_number(telling, reading, low),
        high=_number(telling, reading, high),
    )
    form = {RangeState.first_estimate: "usual_first", RangeState.before_the_break: "usual_before_break"}
    state = RangeState(int(known.state[0]))
    last = day_in_words(int(known.last_note[0]), telling.language)
    text = telling.say(form.get(state, "usual"), bounds=bounds, last=last)
    return telling.say("aside", text=f"{text}{_outside(telling, found, low, high)}")


def _outside(telling: Telling, found: Series, low: int, high: int) -> str:
    above, below = (len(np.unique(found.days[side])) for side in (found.values > high, found.values < low))
    counts = (("above", above), ("below", below))
    parts = [telling.say(f"{key}_1" if days == 1 else key, count=days) for key, days in counts if days]
    return telling.say("outside", items=", ".join(parts)) if parts else ""


def _known(telling: Telling, reading: Reading) -> UsualRange | None:
    if not reading.has_usual:
        return None
    timeline = telling.notebook.timeline
    series = reading.series(timeline)
    sources = timeline.pain.sources if reading is PAIN else np.zeros(len(series), dtype=np.uint8)
    shifted = Series(series.days, series.values + reading.shift, series.record_ids)
    notes = daily_pain(PainSeries(shifted, sources), PainSource.check_in)
    known = usual_range(notes, np.array([telling.period.first], dtype=np.int32))
    return None if int(known.state[0]) == RangeState.none else known


def _without_usual(telling: Telling, wanted: tuple[Reading, ...]) -> Line | None:
    names = [
        telling.say(f"name_{reading.key}")
        for reading in wanted
        if reading.has_usual and len(of_period(telling, reading)) and _known(telling, reading) is None
    ]
    return telling.line("usual_none", items=", ".join(names)) if names else None


def _not_noted(telling: Telling, wanted: tuple[Reading, ...]) -> list[Line]:
    """Said of what is looked at each time; pain is never asked for."""
    asked = [reading for reading in wanted if reading in (MARGIN, SLEEP, STRESS)]
    names = [telling.say(f"name_{reading.key}") for reading in asked if not len(of_period(telling, reading))]
    if SLEEP in asked and len(of_period(telling, HOURS)):
        names = [name for name in names if name != telling.say("name_sleep")]
    return [telling.line("not_noted", items=listed(names, telling.language))] if names else []


def acceptable_line(telling: Telling) -> Line | None:
    answers = telling.notebook.timeline.acceptable.between(telling.period.first, telling.period.last)
    if not len(answers):
        return None
    return _answered(telling, "acceptable", answers)


def matters_line(telling: Telling) -> Line | None:
    answers = telling.notebook.timeline.matters_done.between(telling.period.first, telling.period.last)
    if not len(answers):
        return None
    return _answered(telling, "matters", answers)


def _answered(telling: Telling, key: str, answers: Series) -> Line:
    yes = int(np.count_nonzero(answers.values == 1))
    about = [Ref("checkin", record_id) for record_id in answers.record_ids]
    form = key if len(answers) > 1 else f"{key}_{Acceptability(int(answers.values[0])).name}"
    return Line(key, telling.say(form, yes=yes, all=len(answers)), refs(about))


def own_signals_line(telling: Telling) -> Line | None:
    """Only how often: what such a figure means is known to the person alone."""
    counts = []
    for signal in telling.notebook.timeline.own_signals:
        days = len(np.unique(signal.series.between(telling.period.first, telling.period.last).days))
        if days:
            counts.append((days, own_name(signal.label, telling.language)))
    items = [
        telling.say("own_signal_1" if days == 1 else "own_signal", name=name, count=days)
        for days, name in sorted(counts, key=lambda one: (-one[0], one[1]))
    ]
    return telling.line("own_signals", items=listed(items, telling.language)) if items else None
