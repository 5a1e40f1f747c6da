"""Lanes of what the person or their device named: figures as curves, marks of a day as dots or as days in a week."""

import numpy as np

from app.balance.kept import kept
from app.balance.runs import runs
from app.balance.signals import Days, OwnSignal, Series, Timeline
from app.balance.summaries import days_in_periods, month_starts, week_starts
from app.charts.curves import Curve, curve_traces, iso_days
from app.charts.dates import milliseconds, number_in_words
from app.charts.frame import Frame
from app.charts.options import Scale
from app.charts.own_names import MARK, Stands, order_of, own_name, own_unit, where_it_stands
from app.charts.schema import Lane, Piece, column, escaped
from app.charts.theme import Hue, Size

_HUES = {Stands.how: Hue.contacts, Stands.weighs: Hue.weighs, Stands.supports: Hue.supports}
_MOST_CURVES = {Size.phone: 1, Size.tablet: 2, Size.desktop: 2, Size.print: 2}
_MOST_MARKS = 5
_MARK_PIXELS = 18
_DECIMALS = 3


def own_lanes(frame: Frame, timeline: Timeline, stands: Stands) -> list[Lane]:
    return [
        (_marks_lane if signal.unit == MARK else _curve_lane)(frame, signal, _HUES[stands])
        for signal in own_signals(frame, timeline, stands)
    ]


def own_signals(frame: Frame, timeline: Timeline, stands: Stands) -> list[OwnSignal]:
    """Those of one band that are noted within the period: the most noted figures, then the marks in a lasting order."""
    counted = [
        (len(signal.series.between(frame.first, frame.last)), signal)
        for signal in timeline.own_signals
        if where_it_stands(signal.label) is stands
    ]
    noted = [(count, signal) for count, signal in counted if count]
    # A device gives several figures for one day; steps are the one people know.
    curves = sorted(
        (one for one in noted if one[1].unit != MARK), key=lambda one: (-one[0], one[1].unit != "steps", one[1].label)
    )
    marks = sorted((one[1] for one in noted if one[1].unit == MARK), key=lambda one: (order_of(one.label), one.label))
    return [*(signal for _, signal in curves[: _MOST_CURVES[frame.options.size]]), *marks[:_MOST_MARKS]]


@kept
def _curve_lane(frame: Frame, signal: OwnSignal, hue: Hue) -> Lane:
    name, unit = own_name(signal.label, frame.language), own_unit(signal.unit, frame.language)
    label = escaped(name, frame.metrics.label_letters)
    low, high = min(0.0, float(signal.series.values.min())), max(1.0, float(signal.series.values.max()))
    curve = Curve(label, "checkin", hue, decimals=int(high < 100), light=True)
    traces = curve_traces(frame, signal.series, curve)
    margin = (high - low) * 0.06
    shown = "" if unit == name else escaped(unit, 12)
    top = f"max. {number_in_words(high, frame.language)} {shown}".strip()
    return Lane(label, 32, (low - margin, high + margin), traces, guides=((low, ""),), ends=top, elastic=True)


@kept
def _marks_lane(frame: Frame, signal: OwnSignal, hue: Hue) -> Lane:
    """A mark says that something was there that day; a written 0 that it was not."""
    label = escaped(own_name(signal.label, frame.language), frame.metrics.label_letters)
    shown = signal.series.between(frame.first, frame.last)
    if frame.unit is Scale.day:
        return Lane(label, _MARK_PIXELS, (-1, 1), [_each(frame, shown, label, hue=hue)])
    marked = shown.days[shown.values > 0]
    trace = _by_period(frame, np.unique(marked).astype(np.int32), label, hue=hue)
    hint = frame.say("marks_hint")
    traces = [trace] if len(marked) else []
    return Lane(label, _MARK_PIXELS, (0, 1.04), traces, guides=((0, ""),), elastic=True, hint=hint)


def _each(frame: Frame, marks: Series, name: str, *, hue: Hue) -> Piece:
    was = (marks.values > 0).tolist()
    return {
        "type": "scatter",
        "mode": "markers",
        "x": iso_days(marks.days),
        "y": [0] * len(marks),
        "marker": {
            "size": frame.metrics.marker,
            "color": [frame.hue(hue) if one else frame.palette.paper for one in was],
            "line": {"color": frame.hue(hue), "width": 1.2},
        },
        "hovertext": [name if one else frame.say("not_marked", name=name) for one in was],
        "customdata": [f"checkin/{record_id}" for record_id in marks.record_ids],
        "hovertemplate": "%{x|%-d %B %Y}<br>%{hovertext}<extra></extra>",
    }


def _by_period(frame: Frame, days: Days, name: str, *, hue: Hue) -> Piece:
    """As high as the share of the days of that week or month that carry the mark."""
    is_monthly = frame.unit is Scale.month
    starts, _, counts = runs(month_starts(days) if is_monthly else week_starts(days))
    lengths = days_in_periods(starts, monthly=is_monthly)
    when = "%{x|%B %Y}" if is_monthly else f"{frame.say('in_week')} %{{x|%-d %B %Y}}"
    return {
        "type": "bar",
        "x": iso_days(starts),
        "y": column(np.round(counts / lengths, _DECIMALS)),
        "offset": 0,
        "width": [milliseconds(int(length)) * 9 // 10 for length in lengths],
        "customdata": counts.tolist(),
        "marker": {"color": frame.hue(hue, 0.5), "line": {"color": frame.hue(hue, 0.5), "width": 1}},
        "hovertemplate": f"{when}<br>{name}<br>{frame.say('days_marked', count='%{customdata}')}<extra></extra>",
    }
