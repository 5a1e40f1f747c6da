"""Flares as people declare them: likelier when load exceeds resources or a night was short, seldom on the days of most
pain (Costa et al., J Pain 2019: 68 % of declared days were not days of higher pain), lasting from hours to weeks.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from app.demo.lives_answers import pain_map_fields, regions_now
from app.demo.lives_course import Course
from app.demo.lives_notebook import Deck, Notebook, Pen
from app.demo.lives_script import Almanac, Author, LifeScript

_HELPED = ("a_lot", "a_bit", "no_difference", "harder", "dont_know")
_IMPACTS = (("activities", 0.8), ("mood", 0.45), ("sleep", 0.5), ("work", 0.35), ("relations", 0.2))
_EVENT_DAYS = 45


@dataclass(frozen=True, slots=True)
class FlareSpan:
    """`hours` when it fits in one day; `note`, `worst_pain` and `area` (which usual regions) when the story tells."""

    first: date
    last: date
    pain_rise: float
    hours: int | None = None
    note: str | None = None
    worst_pain: int | None = None
    area: int | None = None
    is_open: bool = False


def flare_spans(
    script: LifeScript, almanac: Almanac, course: Course, rng: np.random.Generator
) -> tuple[FlareSpan, ...]:
    """Told ones first, then chance around them, with days of respite between two."""
    spans = [_told(script, almanac, index) for index in range(len(script.overflows))]
    spans = [span for span in spans if not almanac.is_quiet(span.first)]
    if script.flare_open_now:
        spans.append(FlareSpan(almanac.today - timedelta(days=3), almanac.today - timedelta(days=1), 0.6, is_open=True))
    day = almanac.day(script.phases[0].on)
    while day < almanac.today:
        span = _by_chance(script, almanac, course, day, rng)
        if span is not None and not any(_near(span, other) for other in spans):
            spans.append(span)
            day = span.last + timedelta(days=int(rng.integers(8, 24)))
        day += timedelta(days=1)
    return tuple(sorted(spans, key=lambda span: span.first))


def _told(script: LifeScript, almanac: Almanac, index: int) -> FlareSpan:
    overflow = script.overflows[index]
    first = almanac.day(overflow.on)
    last = min(first + timedelta(days=overflow.days - 1), almanac.today - timedelta(days=1))
    return FlareSpan(first, last, 1.0, note=overflow.note, worst_pain=overflow.worst_pain, area=overflow.area)


def _near(one: FlareSpan, other: FlareSpan) -> bool:
    return one.first <= other.last + timedelta(days=6) and other.first <= one.last + timedelta(days=6)


def _by_chance(
    script: LifeScript, almanac: Almanac, course: Course, day: date, rng: np.random.Generator
) -> FlareSpan | None:
    at = course.index(day)
    chance = script.temperament.flares_per_year / 365 * float(np.exp(0.8 * course.excess[at] - 0.2))
    chance *= 1.6 if course.sleep_hours[at] < script.temperament.sleep_hours - 1 else 1.0
    if almanac.is_quiet(day) or rng.random() > min(chance, 0.25):
        return None
    length = str(rng.choice(["hours", "days", "week", "weeks"], p=[0.2, 0.46, 0.24, 0.1]))
    days = {"hours": 1, "days": int(rng.integers(1, 5)), "week": int(rng.integers(5, 13))}.get(length)
    last = day + timedelta(days=(days or int(rng.integers(13, 25))) - 1)
    while almanac.is_quiet(last):
        last -= timedelta(days=1)
    rise = float(rng.uniform(1.0, 2.6)) if rng.random() < 0.35 else float(rng.uniform(-0.3, 0.5))
    return FlareSpan(day, last, rise, int(rng.integers(2, 8)) if length == "hours" else None)


def write_flares(notebook: Notebook, course: Course, spans: tuple[FlareSpan, ...], rng: np.random.Generator) -> None:
    notes = Deck(notebook.script.words.flare, rng)
    for span in spans:
        at = notebook.instant(span.first, int(rng.integers(8, 16)))
        is_one_tap = span.hours is not None or span.is_open or rng.random() < 0.55
        written = at if is_one_tap else notebook.instant(span.last, 20)
        fields = _when(notebook, span, at if is_one_tap else None)
        regions = regions_now(notebook.script.flares, rng, area=span.area)
        fields |= _what(course, span, rng) | {"regions": regions}
        fields["impacts"] = _impacts(notebook.is_working(span.first), rng)
        fields |= _around(notebook, course, span, rng) | _means(notebook, span, written, rng)
        fields["note"] = span.note or (notes.draw(notebook.so_far(span.last)) if rng.random() < 0.6 else None)
        fields["source"] = "phone" if rng.random() < 0.05 else "self_report"
        notebook.write("flare", Pen(Author.patient, written), fields)
        if span.last - span.first >= timedelta(days=3) and rng.random() < 0.3:
            drawn = pain_map_fields(notebook.script.flares, course, span.last, rng, regions=regions)
            notebook.write("pain_map", Pen(Author.patient, notebook.instant(span.last, 21)), drawn)


def _when(notebook: Notebook, span: FlareSpan, at: datetime | None) -> dict[str, object]:
    fields: dict[str, object] = {"local_date": span.first.isoformat(), "ongoing": span.is_open}
    if not span.is_open:
        fields |= {"until_date": span.last.isoformat(), "until_precision": "day"}
    if at is not None:
        fields |= {
            "precision": "minute",
            "occurred_at": at.isoformat(),
            "zone": notebook.script.zone,
            "offset_min": notebook.offset_minutes(at),
        }
        if span.hours is not None:
            fields["occurred_until"] = (at + timedelta(hours=span.hours)).isoformat()
    return fields


def _what(course: Course, span: FlareSpan, rng: np.random.Generator) -> dict[str, object]:
    """How it is lived; a pain value is given about three times in four and no more."""
    days = slice(course.index(span.first), course.index(span.last) + 1)
    worst = min(10, round(float(course.pain[days].max()) + 0.4))
    is_hard = rng.choice([1, 0, -1], p=[0.74, 0.13, 0.13])
    return {
        "worst_pain": span.worst_pain or (worst if rng.random() < 0.75 else None),
        "hard_to_tolerate": None if is_hard < 0 else bool(is_hard),
        "difference_from_usual": str(rng.choice(["same", "a_bit", "very"], p=[0.15, 0.5, 0.35])),
        "wants_contact": bool(span.is_open or (span.note is None and rng.random() < 0.06)),
    }


def _impacts(is_working: bool, rng: np.random.Generator) -> list[str]:
    return [impact for impact, chance in _IMPACTS if rng.random() < chance and (is_working or impact != "work")]


def _around(notebook: Notebook, course: Course, span: FlareSpan, rng: np.random.Generator) -> dict[str, object]:
    """What was around, as the person names it: leaning on what the days were, never equal to it."""
    at = course.index(span.first)
    weights = dict(notebook.script.flares.contexts)
    if course.sleep_quality[at] < 4.5:
        weights["sleep"] = weights.get("sleep", 0) + 0.35
    if course.stress[at] > 6:
        weights["stress"] = weights.get("stress", 0) + 0.35
    named = [context for context, chance in weights.items() if rng.random() < chance]
    events = notebook.around(span.first - timedelta(days=_EVENT_DAYS), span.first)
    if events and rng.random() < 0.7:
        named.append("life_event")
        return {"context": named, "context_events": [str(events[-1])]}
    return {"context": named or (["none_known"] if rng.random() < 0.6 else [])}


def _means(notebook: Notebook, span: FlareSpan, at: datetime, rng: np.random.Generator) -> dict[str, object]:
    """Tools at hand that day and what they did; an open flare has nothing to say of them yet."""
    habits = notebook.script.flares
    used: list[dict[str, object]] = []
    known = [(key, notebook.tool_in_use(key, at)) for key in habits.handy]
    at_hand = [(key, tool_id) for key, tool_id in known if tool_id is not None]
    for index in rng.permutation(len(at_hand))[: int(rng.integers(0, 4))]:
        key, tool_id = at_hand[index]
        helped = None if span.is_open or rng.random() < 0.12 else str(rng.choice(_HELPED, p=habits.handy[key]))
        used.append({"tool_id": str(tool_id), "helped": helped})
    if rng.random() < 0.25:
        used.append({"label": str(rng.choice(habits.other_means)), "helped": str(rng.choice(_HELPED[:3]))})
    return {"tools_used": used}
