"""The band « Comment c'est »: the margin as the person says it, flares as declared, pain beside its usual range."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.balance.signals import Flare, OwnSignal, PainSeries, PainSource, Timeline
from app.balance.silence import HOLE_DAYS
from app.balance.usual_range import DailyPain, RangeState, UsualRange, daily_pain, usual_range
from app.charts.curves import Curve, curve_traces, iso_days
from app.charts.dates import length_in_words, milliseconds, number_in_words, when_in_words
from app.charts.dots import dots_lane
from app.charts.frame import Frame
from app.charts.options import Scale
from app.charts.schema import Band, Lane, Piece, escaped
from app.charts.spans import Span, span_lane
from app.charts.theme import Hue, Size

_SHAPING = (PainSource.check_in,)
_DRAWN_AS_MAP = (PainSource.map, PainSource.diary)
_MOST_OWN_SIGNALS = {Size.phone: 1, Size.tablet: 2, Size.desktop: 2, Size.print: 2}


def how_it_is(frame: Frame, timeline: Timeline) -> Band:
    lanes = [_margin_lane(frame, timeline), flares_lane(frame, timeline.flares)]
    lanes.append(dots_lane(frame, timeline.acceptable, key="acceptable", hue=Hue.overflow))
    if _with_pain(frame, timeline):
        lanes.append(_pain_lane(frame, timeline.pain, _SHAPING, label=frame.say("pain")))
    lanes.append(_pain_lane(frame, timeline.strongest, _DRAWN_AS_MAP, label=frame.say("strongest")))
    lanes += [_own_lane(frame, signal) for signal in own_signals(frame, timeline)]
    return Band(frame.say("how"), Hue.overflow, [lane for lane in lanes if lane.traces])


def _margin_lane(frame: Frame, timeline: Timeline) -> Lane:
    curve = Curve(frame.say("margin"), "checkin", Hue.overflow, signed=True)
    guides = ((-3, frame.say("margin_low")), (0, frame.say("margin_even")), (3, frame.say("margin_high")))
    traces = curve_traces(frame, timeline.margin, curve)
    return Lane(frame.say("margin"), 90, (-3.5, 3.5), traces, guides=guides, elastic=True)


def _with_pain(frame: Frame, timeline: Timeline) -> bool:
    if frame.options.with_pain is not None:
        return frame.options.with_pain
    # On a phone at the scale of years the person's own margin is the line; pain would only crowd it.
    crowded = frame.options.size is Size.phone and frame.unit is not Scale.day
    return not (crowded and len(timeline.margin.between(frame.first, frame.last)))


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


def _pain_lane(frame: Frame, pain: PainSeries, shaping: tuple[PainSource, ...], *, label: str) -> Lane:
    decimals = int(bool(len(pain)) and bool(np.any(pain.series.values % 1)))
    kind = "pain_map" if PainSource.map in shaping else "checkin"
    curve = Curve(label, kind, Hue.overflow, decimals=decimals, light=True)
    traces = curve_traces(frame, pain.series, curve)
    if traces:
        traces = [*_range_traces(frame, daily_pain(pain, *shaping)), *traces]
    own_scale = bool(np.any(pain.sources == PainSource.diary))
    ends = frame.say("own_scale" if own_scale else "pain_ends")
    return Lane(label, 46, (-0.5, 10.5), traces, guides=((0, "0"), (10, "10")), ends=ends, elastic=True)


def _range_traces(frame: Frame, pain: DailyPain) -> list[Piece]:
    """The usual range as it was known each day, drawn where notes are; dashed and empty in a silence still open."""
    days = np.arange(frame.first, min(frame.last, frame.today) + 1, dtype=np.int32)
    known = usual_range(pain, days)
    following = np.searchsorted(pain.days, days, side="left")
    next_note = np.append(pain.days, np.iinfo(np.int32).max)[following].astype(np.int64)
    in_hole = (next_note - known.last_note > HOLE_DAYS) & (days != next_note)
    tail = following == len(pain.days)
    solid = (known.state != RangeState.none) & ~in_hole
    solid |= (known.state != RangeState.none) & tail & (days - known.last_note <= HOLE_DAYS)
    dashed = tail & (known.state == RangeState.before_the_break)
    found = [
        _range_bars(frame, known, solid, name=frame.say("usual_range"), dashed=False),
        _range_bars(frame, known, dashed, name=frame.say("before_the_break"), dashed=True),
    ]
    return [trace for trace in found if trace]


def _range_bars(frame: Frame, known: UsualRange, chosen: NDArray[np.bool_], *, name: str, dashed: bool) -> Piece | None:
    """One bar per stretch of days with the same range; a whole number k stands for notes from k - 0.5 to k + 0.5."""
    if not chosen.any():
        return None
    code = np.where(chosen, known.low.astype(np.int32) * 16 + known.high, -1)
    starts = np.flatnonzero(np.diff(code, prepend=-2))
    stops = np.append(starts[1:], len(code))
    kept = code[starts] >= 0
    starts, stops = starts[kept], stops[kept]
    low, high = np.maximum(known.low[starts] - 0.5, 0), np.minimum(known.high[starts] + 0.5, 10)
    style: Piece = {"color": frame.hue(Hue.overflow, 0 if dashed else 0.12), "line": {"width": 0}}
    if dashed:
        style["pattern"] = {"shape": "/", "fgcolor": frame.hue(Hue.overflow, 0.35), "size": 6, "solidity": 0.15}
    return {
        "type": "bar",
        "x": iso_days(known.days[starts]),
        "offset": 0,
        "width": [milliseconds(int(days)) for days in stops - starts],
        "base": low.tolist(),
        "y": (high - low).tolist(),
        "marker": style,
        "name": name,
        "hoverinfo": "skip",
    }


def own_signals(frame: Frame, timeline: Timeline) -> list[OwnSignal]:
    """The most noted of the signals the person or their device named, within the period."""
    counted = [(len(signal.series.between(frame.first, frame.last)), signal) for signal in timeline.own_signals]
    ordered = sorted((item for item in counted if item[0]), key=lambda item: (-item[0], item[1].label))
    return [signal for _, signal in ordered[: _MOST_OWN_SIGNALS[frame.options.size]]]


def _own_lane(frame: Frame, signal: OwnSignal) -> Lane:
    label = escaped(signal.label, frame.metrics.label_letters)
    low, high = min(0.0, float(signal.series.values.min())), max(1.0, float(signal.series.values.max()))
    curve = Curve(label, "checkin", Hue.contacts, decimals=int(high < 100), light=True)
    traces = curve_traces(frame, signal.series, curve)
    margin = (high - low) * 0.06
    unit = escaped(signal.unit or "", 12)
    top = f"max. {number_in_words(high, frame.language)} {unit}".strip()
    return Lane(label, 32, (low - margin, high + margin), traces, guides=((low, ""),), ends=top, elastic=True)
