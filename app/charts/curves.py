"""Dense values: every note at the scale of days, ranges with their middle at the scale of weeks and months."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.balance.kept import kept
from app.balance.runs import runs
from app.balance.signals import Days, Series
from app.balance.silence import starts_after_hole
from app.balance.summaries import Summaries, days_in_periods, month_starts, monthly, reduced, weekly
from app.charts.dates import milliseconds
from app.charts.frame import Frame
from app.charts.options import Scale
from app.charts.schema import Piece, column
from app.charts.theme import Hue

_WEEK_DAYS = 7
_SMALL_STEPS = 2
_MID_MONTH = 14
_DAY_FORMAT = "%{x|%-d %B %Y}"


@dataclass(frozen=True, slots=True)
class Curve:
    """How one signal is drawn; `kind` is the record kind a tap opens, `decimals` those of the hover text."""

    name: str
    kind: str
    hue: Hue
    decimals: int = 0
    signed: bool = False
    light: bool = False
    from_zero: bool = False


def iso_days(days: Days) -> list[str]:
    return [str(day) for day in np.datetime_as_string(days.astype("datetime64[D]")).tolist()]


def curve_traces(frame: Frame, series: Series, curve: Curve) -> list[Piece]:
    """The notes of the period; nothing is drawn across more than fourteen days without one."""
    shown = series.between(frame.first, frame.last)
    if not len(shown):
        return []
    if frame.unit is Scale.day:
        return [_from_zero(frame, shown, curve) if curve.from_zero else _points(frame, shown, curve)]
    if frame.unit is Scale.week:
        return _weeks(frame, weekly(shown), curve)
    return _months(frame, monthly(shown), curve)


def _points(frame: Frame, series: Series, curve: Curve) -> Piece:
    kept = reduced(series, columns=frame.plot_width)
    ids = [f"{curve.kind}/{series.record_ids[index]}" for index in kept.tolist()]
    days: list[str | None] = list(iso_days(series.days[kept]))
    values: list[float | None] = series.values[kept].tolist()
    customdata: list[str | None] = list(ids)
    for position in reversed(starts_after_hole(series.days[kept]).tolist()):
        days.insert(position, days[position])
        values.insert(position, None)
        customdata.insert(position, None)
    size = frame.metrics.marker if len(kept) * _SMALL_STEPS * frame.metrics.marker < frame.plot_width else 3
    colour = frame.hue(curve.hue)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": days,
        "y": values,
        "customdata": customdata,
        "line": {"color": frame.hue(curve.hue, 0.45), "width": 1 if curve.light else 1.5},
        "marker": {"size": size - 1 if curve.light else size, "color": colour},
        "cliponaxis": False,
        "hovertemplate": f"{_DAY_FORMAT}<br>{curve.name} %{{y:{_number(curve)}}}<extra></extra>",
        "meta": {"signal": curve.name, "unit": "day"},
    }


def _from_zero(frame: Frame, series: Series, curve: Curve) -> Piece:
    return {
        "type": "bar",
        "x": iso_days(series.days),
        "y": series.values.tolist(),
        "offset": 0,
        "width": milliseconds(1) * 9 // 10,
        "customdata": [f"{curve.kind}/{record_id}" for record_id in series.record_ids],
        "marker": {"color": frame.hue(curve.hue, 0.5), "line": {"color": frame.hue(curve.hue, 0.5), "width": 1}},
        "hovertemplate": f"{_DAY_FORMAT}<br>{curve.name} %{{y:{_number(curve)}}}<extra></extra>",
        "meta": {"signal": curve.name, "unit": "day"},
    }


def _weeks(frame: Frame, summaries: Summaries, curve: Curve) -> list[Piece]:
    start = int(summaries.starts[0])
    size = (int(summaries.starts[-1]) - start) // _WEEK_DAYS + 1
    place = (summaries.starts - start) // _WEEK_DAYS
    low, height, middle = (np.full(size, np.nan, dtype=np.float64) for _ in range(3))
    noted = np.zeros(size, dtype=np.int8)
    low[place] = 0 if curve.from_zero else summaries.lowest
    height[place] = summaries.highest - low[place]
    middle[place], noted[place] = summaries.median, summaries.days_noted
    first_week, step = iso_days(np.array([start, start + _WEEK_DAYS // 2], dtype=np.int32)), milliseconds(_WEEK_DAYS)
    bars: Piece = {"x0": first_week[0], "dx": step, "width": milliseconds(_WEEK_DAYS) * 0.9}
    line: Piece = {"x0": first_week[1], "dx": step}
    ranges = bars | {"customdata": column(noted)} | _range_style(frame, low, height, curve=curve)
    lone = np.where(np.isnan(middle) & (height == 0), low, np.nan).astype(np.float64)
    return [ranges] if curve.from_zero else [ranges, *_middle(frame, line, middle, lone=lone, curve=curve)]


def _months(frame: Frame, summaries: Summaries, curve: Curve) -> list[Piece]:
    months = _month_axis(summaries.starts)
    middle = np.full(len(months.middles), np.nan, dtype=np.float64)
    middle[months.places] = summaries.median
    bars: Piece = {
        "x": months.starts,
        "width": months.widths,
        "customdata": column(summaries.days_noted.astype(np.int8)),
    }
    low = np.zeros_like(summaries.lowest) if curve.from_zero else summaries.lowest
    ranges = bars | _range_style(
        frame, low.astype(np.float64), (summaries.highest - low).astype(np.float64), curve=curve
    )
    line: Piece = {"x": months.middles}
    lone = np.full(len(months.middles), np.nan, dtype=np.float64)
    single = np.isnan(summaries.median) & (summaries.highest == summaries.lowest)
    lone[months.places[single]] = summaries.lowest[single]
    return [ranges] if curve.from_zero else [ranges, *_middle(frame, line, middle, lone=lone, curve=curve)]


@dataclass(frozen=True, slots=True, eq=False)
class _MonthAxis:
    """The noted months, and the middles of all from the first to the last: `places` are those of the noted ones."""

    starts: list[str]
    widths: list[int]
    middles: list[str]
    places: NDArray[np.int64]


@kept
def _month_axis(starts: Days) -> _MonthAxis:
    every = month_starts(_every_month(int(starts[0]), int(starts[-1])))
    widths = [milliseconds(days) * 9 // 10 for days in days_in_periods(starts, monthly=True).tolist()]
    middles = iso_days((every + _MID_MONTH).astype(np.int32))
    return _MonthAxis(iso_days(starts), widths, middles, np.searchsorted(every, starts))


def _every_month(first: int, last: int) -> Days:
    months = np.arange(
        np.datetime64(first, "D").astype("datetime64[M]"), np.datetime64(last, "D").astype("datetime64[M]") + 1
    )
    return months.astype("datetime64[D]").astype(np.int32)


def _range_style(frame: Frame, low: NDArray[np.float64], height: NDArray[np.float64], *, curve: Curve) -> Piece:
    """Bars, not a filled line: a bar says nothing about the week beside it."""
    fill = frame.hue(curve.hue, 0.28 if curve.light else 0.36)
    period = "week" if frame.unit is Scale.week else "month"
    return {
        "type": "bar",
        "offset": 0,
        "base": column(low),
        "y": column(height),
        # The outline keeps a week of equal notes, whose height is zero, on the picture.
        "marker": {"color": fill, "line": {"color": fill, "width": 1}},
        "hovertemplate": _period_hover(frame, curve),
        "meta": {"signal": curve.name, "unit": period},
    }


def _middle(
    frame: Frame, line: Piece, middle: NDArray[np.float64], *, lone: NDArray[np.float64], curve: Curve
) -> list[Piece]:
    """The line of the medians, and a dot where a week or a month holds one level only and no median."""
    traces: list[Piece] = []
    if not np.isnan(middle).all():
        stroke: Piece = {"color": frame.hue(curve.hue), "width": 1.2 if curve.light else 1.8}
        traces.append({"mode": "lines", "y": column(middle), "line": stroke})
    if not np.isnan(lone).all():
        # Where no line tells anything yet, a first note is seen as at the scale of days.
        size = 3 if traces else frame.metrics.marker - curve.light
        dot: Piece = {"color": frame.hue(curve.hue, 0.75), "size": size}
        traces.append({"mode": "markers", "y": column(lone), "marker": dot})
    return [line | trace | {"type": "scatter", "hoverinfo": "skip"} for trace in traces]


def _period_hover(frame: Frame, curve: Curve) -> str:
    number = _number(curve)
    when = f"{frame.say('in_week')} {_DAY_FORMAT}" if frame.unit is Scale.week else "%{x|%B %Y}"
    form = "up_to" if curve.from_zero else "between"
    between = frame.say(form, low=f"%{{base:{number}}}", high=f"%{{y:{number}}}")
    noted = frame.say("noted", count="%{customdata}")
    return f"{when}<br>{curve.name}<br>{between}<br>{noted}<extra></extra>"


def _number(curve: Curve) -> str:
    return f"{'+' if curve.signed else ''}.{curve.decimals}f"


def monthly_answers(series: Series, *, yes: float) -> tuple[Days, NDArray[np.int64], NDArray[np.int64]]:
    """By month: first day, how many answers were `yes`, how many answers there were; never asked without an answer."""
    starts = month_starts(series.days)
    months, first, counts = runs(starts)
    positive = np.add.reduceat((series.values == yes).astype(np.int64), first)
    return months, positive, counts
