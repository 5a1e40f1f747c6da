"""« Mes débordements »: every declared flare on a row of its own, aligned at its start, with what stood around it.

The x axis is days from the start, laid on an invented calendar so that one drawing serves every picture.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from app.balance.signals import Timeline
from app.charts.assembly import assembled
from app.charts.dates import iso
from app.charts.frame import Frame, frame_of
from app.charts.options import Options
from app.charts.overflows_marks import row_traces
from app.charts.overflows_rows import BEFORE_DAYS, ORIGIN, Row, row_words, rows_of, start_in_words
from app.charts.overflows_words import told
from app.charts.schema import Band, Lane, Piece, escaped
from app.charts.sheet import snug_sheet
from app.charts.theme import Hue

MOST_NAMED = 60
_ROW, _ROW_WITHOUT_GUTTER, _THIN_ROW = 25, 34, 8
_LEAST_REACH_DAYS, _MOST_REACH_DAYS = 14, 56
_LETTERS_BETWEEN_TICKS = 8
_WORDS_PIXELS = 260
_LETTER_WIDTH = 0.48
_LEVEL_UNDER_WORDS = 0.16
_TICK_STEPS = (7, 14, 28)


def overflows_figure(timeline: Timeline, options: Options, of: str | None = None) -> Piece:
    """Raises ValueError when the period ends before it starts."""
    lived = frame_of(options)
    rows = rows_of(lived, timeline)
    days = _aligned(lived, rows)
    named = len(rows) <= MOST_NAMED
    above = lived.metrics.lane_label > 0
    frame = _with_margin(days) if named and not above else days
    if not rows:
        return assembled(snug_sheet(frame, [_band(frame, [])], [], hint=told("nothing", frame.language)))
    height = float(len(rows) * ((_ROW_WITHOUT_GUTTER if above else _ROW) if named else _THIN_ROW))
    traces = row_traces(days, timeline, rows, level=_LEVEL_UNDER_WORDS if named and above else 0.0)
    if named and above:
        traces.append(_words_above(days, rows))
    elif named:
        traces += [_dates(frame, rows), _words_beside(frame, rows, days.last)]
    guides = tuple((row.place + 0.5, "") for row in rows[:-1]) if named else ()
    lane = Lane("", height, (len(rows) - 0.5, -0.5), [trace for trace in traces if trace["x"]], guides=guides)
    sheet = snug_sheet(frame, [_band(frame, [lane])], [], hint=_hint(frame, rows))
    figure = assembled(replace(sheet, ticks=_ticks(days)))
    return figure | {"layout": _with_start(frame, figure["layout"])}


def _band(frame: Frame, lanes: list[Lane]) -> Band:
    return Band(told("band", frame.language), Hue.overflow, lanes)


def _aligned(frame: Frame, rows: Sequence[Row]) -> Frame:
    """From two weeks before the start to the end of the longest, within what one look can take in."""
    longest = max((row.length.most_days for row in rows if row.length is not None), default=0)
    reach = min(max(longest, _LEAST_REACH_DAYS), _MOST_REACH_DAYS)
    return replace(frame, first=ORIGIN - BEFORE_DAYS, last=ORIGIN + reach)


def _with_margin(days: Frame) -> Frame:
    """Room at the right, where the words of every line begin at one place and lie on nothing; at the left a day, lest
    a mark on the first one stands on the date."""
    share = _WORDS_PIXELS / (days.plot_width - _WORDS_PIXELS)
    return replace(days, first=days.first - 1, last=days.last + ceil(days.days * share))


def _hint(frame: Frame, rows: Sequence[Row]) -> str:
    if frame.metrics.lane_label:
        return told("hint_short", frame.language)
    noted = next((row.noted for row in rows if row.noted), "no_notes")
    return told("hint", frame.language, notes=told(noted, frame.language))


def _ticks(frame: Frame) -> Piece:
    """The start by its name, the other days by their distance from it."""
    letters = frame.metrics.small * _LETTERS_BETWEEN_TICKS * 0.56
    step = next((step for step in _TICK_STEPS if frame.pixels(step) >= letters), _TICK_STEPS[-1])
    places = [day for day in range(frame.first, frame.last + 1) if (day - ORIGIN) % step == 0]
    return {"tickvals": [iso(day) for day in places], "ticktext": [_distance(frame, day - ORIGIN) for day in places]}


def _distance(frame: Frame, days: int) -> str:
    if not days:
        return told("start", frame.language)
    return told("after" if days > 0 else "before", frame.language, days=abs(days))


def _with_start(frame: Frame, layout: object) -> Piece:
    """A line through all the starts."""
    assert isinstance(layout, dict)
    start: Piece = {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": iso(ORIGIN),
        "x1": iso(ORIGIN),
        "y0": 0,
        "y1": 1,
        "line": {"color": frame.hue(Hue.overflow, 0.5), "width": 1},
        "layer": "below",
    }
    return layout | {"shapes": [*layout["shapes"], start]}


def _words_above(frame: Frame, rows: Sequence[Row]) -> Piece:
    """Without a margin each line's words stand above it."""
    letters = int(frame.plot_width / (frame.metrics.small * _LETTER_WIDTH))
    texts = [escaped(f"{start_in_words(frame, row)} · {row_words(frame, row)}", letters) for row in rows]
    return _text(frame, frame.first, [row.place - 0.3 for row in rows], texts)


def _dates(frame: Frame, rows: Sequence[Row]) -> Piece:
    """In the margin at the left."""
    texts = [f"{start_in_words(frame, row)}\u2002" for row in rows]
    words = _text(frame, frame.first, [float(row.place) for row in rows], texts)
    return words | {"textposition": "middle left", "cliponaxis": False}


def _words_beside(frame: Frame, rows: Sequence[Row], last_day: int) -> Piece:
    letters = int(_WORDS_PIXELS / (frame.metrics.small * _LETTER_WIDTH))
    texts = [escaped(row_words(frame, row), letters) for row in rows]
    return _text(frame, last_day + 1, [float(row.place) for row in rows], texts)


def _text(frame: Frame, day: int, levels: Sequence[float], texts: Sequence[str]) -> Piece:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [iso(day)] * len(texts),
        "y": list(levels),
        "text": list(texts),
        "textposition": "middle right",
        "textfont": {"size": frame.metrics.small, "color": frame.palette.ink},
        "hoverinfo": "skip",
    }
