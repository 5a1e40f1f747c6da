"""The band « Comment c'est »: the margin as the person says it, flares as declared, pain beside its usual range."""

import math
from collections.abc import Sequence

import numpy as np

from app.balance.kept import kept
from app.balance.pain_notes import PainNotes, pain_notes
from app.balance.signals import Flare, PainSource, Series, Timeline
from app.charts.above_band import above_traces
from app.charts.curves import Curve, curve_traces
from app.charts.dates import length_in_words, number_in_words, when_in_words
from app.charts.dots import dots_lane
from app.charts.frame import Frame
from app.charts.options import Scale
from app.charts.own_lanes import own_lanes
from app.charts.own_names import Stands
from app.charts.range_band import range_before_the_break, range_traces
from app.charts.schema import Band, Lane
from app.charts.spans import Span, span_lane
from app.charts.theme import Hue, Size

MARGIN_PIXELS = 90


def how_it_is(frame: Frame, timeline: Timeline) -> Band:
    lanes = [_margin_lane(frame, timeline.margin), flares_lane(frame, timeline.flares)]
    lanes.append(dots_lane(frame, timeline.acceptable, key="acceptable", hue=Hue.overflow))
    shown = [notes for notes in pain_notes(timeline) if notes.key != "pain" or _with_pain(frame, timeline)]
    lanes += [_pain_lane(frame, notes) for notes in shown]
    lanes += own_lanes(frame, timeline, Stands.how)
    return Band(frame.say("how"), Hue.overflow, [lane for lane in lanes if lane.traces])


@kept
def _margin_lane(frame: Frame, margin: Series) -> Lane:
    curve = Curve(frame.say("margin"), "checkin", Hue.overflow, signed=True)
    guides = ((-3, frame.say("margin_low")), (0, frame.say("margin_even")), (3, frame.say("margin_high")))
    traces = curve_traces(frame, margin, curve)
    return Lane(frame.say("margin"), MARGIN_PIXELS, (-3.5, 3.5), traces, guides=guides, elastic=True)


def _with_pain(frame: Frame, timeline: Timeline) -> bool:
    if frame.options.with_pain is not None:
        return frame.options.with_pain
    # On a phone at the scale of years the person's own margin is the line; pain would only crowd it.
    crowded = frame.options.size is Size.phone and frame.unit is not Scale.day
    return not (crowded and len(timeline.margin.between(frame.first, frame.last)))


@kept
def flares_lane(frame: Frame, flares: Sequence[Flare]) -> Lane:
    spans = [flare_span(frame, flare) for flare in flares]
    return span_lane(frame, frame.say("flares"), spans, hue=Hue.overflow)


def flare_span(frame: Frame, flare: Flare) -> Span:
    low, high = flare.when.first_days()[0], flare.when.last_days(frame.today)[1]
    length = length_in_words(high - low + 1, frame.language)
    lines = [frame.say("flare_ongoing" if flare.when.ongoing else "flare"), when_in_words(flare.when, frame.language)]
    if flare.when.last_day is not None or flare.when.ongoing:
        lines[0] += f" · {length}"
    if flare.worst_pain is not None:
        lines.append(f"{frame.say('pain')} {number_in_words(flare.worst_pain, frame.language)}")
    if flare.hard_to_tolerate:
        lines.append(frame.say("hard_to_tolerate"))
    return Span(
        f"flare/{flare.record_id}",
        flare.when,
        label="",
        hover="<br>".join(lines),
        strength=0.75,
        importance=float(high - low),
        as_mark=False,
        names_itself=True,
    )


@kept
def _pain_lane(frame: Frame, notes: PainNotes) -> Lane:
    series, label = notes.series.series, frame.say(notes.key)
    curve = Curve(
        label,
        "checkin" if notes.key == "pain" else "pain_map",
        Hue.overflow,
        decimals=int(bool(np.any(series.values % 1))),
        light=True,
    )
    traces = curve_traces(frame, series, curve)
    low, high = 0, 10
    if np.any(notes.series.sources == PainSource.diary):
        # A scale of one's own has no ends of its own: what was written fills the lane.
        low = math.floor(series.values.min())
        high = max(math.ceil(series.values.max()), low + 1)
    room = (high - low) / 20
    above = above_traces(frame, notes, top=high + room, bottom=low - room) if traces else []
    if traces:
        traces = [*above, *range_traces(frame, notes.shaping), *traces]
    own = (low, high) != (0, 10)
    ends = frame.say("own_scale", low=low, high=high) if own else frame.say("pain_ends")
    guides = ((low, str(low)), (high, str(high)))
    hint = frame.say("above_hint") if above else ""
    return Lane(
        label,
        46,
        (low - room, high + room),
        traces,
        guides=guides,
        ends=ends,
        elastic=True,
        hint=hint,
        before_the_break=range_before_the_break(frame, notes.shaping),
    )
