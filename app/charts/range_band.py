"""The usual range behind the pain notes: a soft band, lighter while it is a first estimate, hatched after a break."""

import numpy as np
from numpy.typing import NDArray

from app.balance.silence import HOLE_DAYS
from app.balance.usual_range import DailyPain, RangeState, UsualRange, usual_range
from app.charts.curves import iso_days
from app.charts.dates import day_in_words, milliseconds
from app.charts.frame import Frame
from app.charts.schema import Piece, column
from app.charts.theme import Hue

_STRENGTHS = {RangeState.first_estimate: 0.07, RangeState.current: 0.13}
_HATCH_STRENGTH = 0.35
_ROOM_ABOVE = 7


def range_traces(frame: Frame, pain: DailyPain) -> list[Piece]:
    """The range as it was known each day, where notes are; after a break only on the way to the next note or today."""
    days = np.arange(frame.first, min(frame.last, frame.today) + 1, dtype=np.int32)
    known = usual_range(pain, days)
    following = np.searchsorted(pain.days, days, side="left")
    next_note = np.append(pain.days, np.iinfo(np.int32).max)[following].astype(np.int64)
    after_all = following == len(pain.days)
    gap = np.where(after_all, days, next_note).astype(np.int64) - known.last_note
    traces = []
    for state, strength in _STRENGTHS.items():
        chosen = (known.state == state) & ((gap <= HOLE_DAYS) | (days == next_note))
        if chosen.any():
            traces.append(
                _bars(known, chosen, style={"color": frame.hue(Hue.overflow, strength), "line": {"width": 0}})
            )
    hatched = after_all & (known.state == RangeState.before_the_break)
    if hatched.any():
        traces += _before_the_break(frame, known, hatched)
    return traces


def range_before_the_break(frame: Frame, pain: DailyPain) -> tuple[float, float] | None:
    """Between which values it is hatched at the end of the picture."""
    known = usual_range(pain, np.array([min(frame.last, frame.today)], dtype=np.int32))
    if known.state[0] != RangeState.before_the_break:
        return None
    half = float(known.step[0]) / 2
    return max(float(known.low[0]) - half, 0), min(float(known.high[0]) + half, 10)


def _bars(known: UsualRange, chosen: NDArray[np.bool_], *, style: Piece) -> Piece:
    """One bar per stretch of days with the same range; a step k stands for notes from half a step below to above."""
    bounds = np.where(chosen, [known.low, known.high, known.step], -1)
    starts = np.flatnonzero(np.any(np.diff(bounds, axis=1, prepend=-2) != 0, axis=0))
    stops = np.append(starts[1:], len(chosen))
    kept = chosen[starts]
    starts, stops = starts[kept], stops[kept]
    half = known.step[starts] / 2
    low, high = np.maximum(known.low[starts] - half, 0), np.minimum(known.high[starts] + half, 10)
    return {
        "type": "bar",
        "x": iso_days(known.days[starts]),
        "offset": 0,
        "width": [milliseconds(int(days)) for days in stops - starts],
        "base": column(np.round(low, 2)),
        "y": column(np.round(high - low, 2)),
        "marker": style,
        "hoverinfo": "skip",
    }


def _before_the_break(frame: Frame, known: UsualRange, hatched: NDArray[np.bool_]) -> list[Piece]:
    """Hatched, with the day of the last note where the words fit."""
    pattern: Piece = {
        "shape": "/",
        "fgcolor": frame.hue(Hue.overflow, _HATCH_STRENGTH),
        "size": 6,
        "solidity": 0.15,
    }
    bars = _bars(known, hatched, style={"color": frame.hue(Hue.overflow, 0), "line": {"width": 0}, "pattern": pattern})
    places = np.flatnonzero(hatched)
    last_note = day_in_words(int(known.last_note[places[0]]), frame.language)
    words = f"{frame.say('before_the_break')} · {last_note}"
    if frame.pixels(len(places)) < frame.text_width(words):
        return [bars]
    above = bool(known.high[places[0]] <= _ROOM_ABOVE)
    label: Piece = {
        "type": "scatter",
        "mode": "text",
        "x": iso_days(known.days[places[len(places) // 2 :][:1]]),
        "y": [float(known.high[places[0]]) + 0.5 if above else float(known.low[places[0]]) - 0.5],
        "text": [words],
        "textposition": "top center" if above else "bottom center",
        "textfont": {"size": frame.metrics.small, "color": frame.palette.muted},
        "hoverinfo": "skip",
    }
    return [bars, label]
