"""The band « Ce qui pèse »: life moments with the person's own weight, the work line, stress, work load, marks."""

from collections.abc import Sequence
from dataclasses import replace

from app.balance.basis import NotEnough
from app.balance.kept import kept
from app.balance.signals import LifeEvent, Series, Timeline, When, WorkStatus, empty_series
from app.balance.work_line import work_periods
from app.charts.curves import Curve, curve_traces
from app.charts.dates import when_in_words
from app.charts.frame import Frame
from app.charts.load_lanes import FacingSides, loads_lane
from app.charts.own_lanes import own_lanes
from app.charts.own_names import Stands
from app.charts.schema import Band, Lane, escaped
from app.charts.spans import Span, span_lane
from app.charts.theme import Hue
from app.charts.vocabulary import named

# Strong enough to compare, light enough to read the label that stands on it, in both themes.
_STRENGTH = {"yes": 0.5, "a_little": 0.32, "no": 0.14}
_UNRATED_STRENGTH = 0.25
WORKING = frozenset({"working_usual", "student", "retired", "carer_home"})


def what_weighs(frame: Frame, timeline: Timeline, sides: FacingSides | NotEnough) -> Band:
    lanes = [
        _events_lane(frame, timeline.life_events),
        _work_lane(frame, timeline.work_statuses),
        _load_lane(frame, timeline.stress, "stress"),
        _load_lane(frame, timeline.mental_load, "mental_load"),
        _work_load_lane(frame, timeline.work_load),
        *own_lanes(frame, timeline, Stands.weighs),
        loads_lane(frame, sides),
    ]
    return Band(frame.say("weighs"), Hue.weighs, [lane for lane in lanes if lane.traces])


@kept
def _events_lane(frame: Frame, life_events: Sequence[LifeEvent]) -> Lane:
    spans = event_spans(frame, [event for event in life_events if not is_light(event)])
    return span_lane(frame, frame.say("events"), spans, hue=Hue.weighs, rows=3)


def is_light(event: LifeEvent) -> bool:
    """A moment the person rates as pleasant and that does not weigh on them stands with what supports."""
    return (event.valence or 0) > 0 and event.weighs_now != "yes"


def event_spans(frame: Frame, events: Sequence[LifeEvent]) -> list[Span]:
    return [_event_span(frame, event) for event in events]


def _event_span(frame: Frame, event: LifeEvent) -> Span:
    category = named("life_event", event.category, frame.language)
    title = escaped(event.title) if event.title else category
    lines = [title, when_in_words(event.when, frame.language)]
    if event.title:
        lines.append(category)
    if event.weighs_now:
        lines.append(named("weighs_now", event.weighs_now, frame.language))
    strength = _STRENGTH.get(event.weighs_now or "", _UNRATED_STRENGTH)
    return Span(
        f"life_event/{event.record_id}",
        event.when,
        label=event.title or category,
        hover="<br>".join(lines),
        strength=strength,
        importance=abs(event.valence or 0) + strength,
    )


@kept
def _work_lane(frame: Frame, statuses: Sequence[WorkStatus]) -> Lane:
    spans = [_work_span(frame, status, when) for status, when in work_periods(statuses)]
    return span_lane(frame, frame.say("work"), spans, hue=Hue.weighs)


def _work_span(frame: Frame, status: WorkStatus, when: When) -> Span:
    label = named("work_status", status.status, frame.language)
    if status.percent_time is not None:
        label += f" {status.percent_time}\u00a0%"
    return Span(
        f"work_status/{status.record_id}",
        when,
        label=label,
        hover=f"{label}<br>{when_in_words(when, frame.language)}",
        strength=0.06 if status.status in WORKING else 0.34,
        names_itself=True,
        as_mark=False,
    )


@kept
def _load_lane(frame: Frame, series: Series, key: str) -> Lane:
    curve = Curve(frame.say(key), "checkin", Hue.weighs, light=True)
    traces, ends = curve_traces(frame, series, curve), frame.say(f"{key}_ends")
    return Lane(frame.say(key), 34, (-0.5, 10.5), traces, guides=((0, "0"), (10, "10")), ends=ends, elastic=True)


def _work_load_lane(frame: Frame, work_load: Series) -> Lane:
    """Activity stands with what supports: here only the work of which the person said more than usual."""
    return replace(
        above_usual_lane(frame, empty_series(), work_load), label=frame.say("work_load"), ends=frame.say("above_usual")
    )


@kept
def above_usual_lane(frame: Frame, activity_load: Series, work_load: Series) -> Lane:
    """Activity and work load, only where the person said more than usual: there is no "too little" to weigh."""
    traces = []
    for key, series in (("activity_load", activity_load), ("work_load", work_load)):
        above = series.values > 0
        ids = tuple(record_id for record_id, kept in zip(series.record_ids, above.tolist(), strict=True) if kept)
        curve = Curve(frame.say(key), "checkin", Hue.weighs, signed=True, light=True, from_zero=True)
        traces += curve_traces(frame, Series(series.days[above], series.values[above], ids), curve)
    return Lane(frame.say("above_usual"), 22, (0, 3.3), traces, guides=((0, ""),))
