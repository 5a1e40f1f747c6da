"""The band « Ce qui soutient »: sleep, tools in use, confidence, activity, things that matter, moments that do good."""

from collections.abc import Sequence

from app.balance.basis import NotEnough
from app.balance.kept import kept
from app.balance.signals import LifeEvent, Series, Timeline, ToolInUse
from app.charts.band_weighs import event_spans, is_light
from app.charts.curves import Curve, curve_traces
from app.charts.dates import when_in_words
from app.charts.dots import dots_lane
from app.charts.frame import Frame
from app.charts.load_lanes import FacingSides, resources_lane
from app.charts.own_lanes import own_lanes
from app.charts.own_names import Stands
from app.charts.schema import Band, Lane, escaped
from app.charts.spans import Span, most_at_once, span_lane
from app.charts.theme import Hue
from app.charts.vocabulary import named

_HELPED_STRENGTH = {"a_lot": 0.46, "a_bit": 0.3, "no_difference": 0.1, "harder": 0.1, "dont_know": 0.16}
_UNRATED_STRENGTH = 0.2
_LEAST_ROWS, _MOST_ROWS = 3, 14


def what_supports(frame: Frame, timeline: Timeline, sides: FacingSides | NotEnough) -> Band:
    lanes = [
        resources_lane(frame, sides),
        _tools_lane(frame, timeline.tools),
        _moments_lane(frame, timeline.life_events),
        _sleep_lane(frame, timeline.sleep_quality, timeline.sleep_minutes),
        _rating_lane(frame, timeline.confidence, "confidence"),
        _activity_lane(frame, timeline.activity_load),
        *own_lanes(frame, timeline, Stands.supports),
        dots_lane(frame, timeline.matters_done, key="matters_done", hue=Hue.supports),
    ]
    return Band(frame.say("supports"), Hue.supports, [lane for lane in lanes if lane.traces])


@kept
def _moments_lane(frame: Frame, life_events: Sequence[LifeEvent]) -> Lane:
    spans = event_spans(frame, [event for event in life_events if is_light(event)])
    return span_lane(frame, frame.say("good_moments"), spans, hue=Hue.supports)


@kept
def _tools_lane(frame: Frame, tools: Sequence[ToolInUse]) -> Lane:
    spans = [_tool_span(frame, tool) for tool in tools]
    rows = min(max(most_at_once(frame, spans), _LEAST_ROWS), _MOST_ROWS)
    return span_lane(frame, frame.say("tools"), spans, hue=Hue.supports, rows=rows)


def _tool_span(frame: Frame, tool: ToolInUse) -> Span:
    lines = [escaped(tool.label), when_in_words(tool.when, frame.language)]
    if tool.helped:
        lines.append(named("helped", tool.helped, frame.language))
    return Span(
        f"tool_use/{tool.record_id}",
        tool.when,
        label=tool.label,
        hover="<br>".join(lines),
        strength=_HELPED_STRENGTH.get(tool.helped or "", _UNRATED_STRENGTH),
        importance=float(tool.when.last_days(frame.today)[1] - tool.when.first_day),
    )


@kept
def _rating_lane(frame: Frame, series: Series, key: str) -> Lane:
    curve = Curve(frame.say(key), "checkin", Hue.supports, light=True)
    traces, ends = curve_traces(frame, series, curve), frame.say(f"{key}_ends")
    return Lane(frame.say(key), 34, (-0.5, 10.5), traces, guides=((0, "0"), (10, "10")), ends=ends, elastic=True)


@kept
def _activity_lane(frame: Frame, series: Series) -> Lane:
    """Against one's own usual; less and more are drawn alike, none of them is the better one."""
    curve = Curve(frame.say("activity_load"), "checkin", Hue.supports, signed=True, light=True)
    traces, ends = curve_traces(frame, series, curve), frame.say("activity_ends")
    guides = ((-3, "−3"), (0, ""), (3, "+3"))
    return Lane(frame.say("activity_load"), 18, (-3.5, 3.5), traces, guides=guides, ends=ends, elastic=True)


@kept
def _sleep_lane(frame: Frame, rated: Series, slept: Series) -> Lane:
    """The person's rating where there is one, else the hours; the two are never laid on one scale."""
    quality = rated.between(frame.first, frame.last)
    minutes = slept.between(frame.first, frame.last)
    if len(quality) >= len(minutes):
        curve = Curve(frame.say("sleep"), "record", Hue.supports, light=True)
        traces = curve_traces(frame, quality, curve)
        guides, ends = ((0, "0"), (10, "10")), frame.say("sleep_ends")
        return Lane(frame.say("sleep"), 34, (-0.5, 10.5), traces, guides=guides, ends=ends, elastic=True)
    hours = Series(minutes.days, minutes.values / 60, minutes.record_ids)
    curve = Curve(frame.say("sleep_minutes"), "record", Hue.supports, decimals=1, light=True)
    traces, ends = curve_traces(frame, hours, curve), "4 – 8\u00a0h"
    guides = ((4, "4"), (8, "8"))
    return Lane(frame.say("sleep_minutes"), 34, (0, 14), traces, guides=guides, ends=ends, elastic=True)
