"""The key of the calendar of years, drawn with its own marks under the last row, in as many rows as the screen asks."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from app.charts.companion import told
from app.charts.dates import iso_moment, milliseconds
from app.charts.frame import Frame
from app.charts.schema import Piece
from app.charts.seasons_cells import STEPS, Measure
from app.charts.seasons_words import SEASONS_WORDS
from app.charts.theme import Hue

# Told apart on a grey print: each step keeps a fifth of the paper between it and the next.
STRENGTHS = (0.12, 0.34, 0.62, 1.0)
_STEM = {Measure.margin: "margin", Measure.pain: "pain", Measure.strongest: "pain", Measure.zone: "zone"}
ROW_SHARE = 0.55
_WIDTHS = {"line-ew": 4, "line-ew-open": 3}
_SWATCH_PIXELS, _GAP_PIXELS, _BETWEEN_PIXELS = 16, 6, 18


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    step: int | None = None
    symbol: str = "square"
    hue: Hue = Hue.overflow


def step_name(frame: Frame, measure: Measure, step: int) -> str:
    return _say(frame, f"{_STEM[measure]}_{step}")


_MARKS = {
    "heaviest": _Item("heaviest", symbol="line-ew-open"),
    "other_notes": _Item("other_notes", symbol="square-open", hue=Hue.contacts),
    "flare": _Item("flare", symbol="line-ew"),
    "event": _Item("event", symbol="diamond", hue=Hue.weighs),
    "visit": _Item("visit", symbol="line-ns", hue=Hue.contacts),
}


def _items(frame: Frame, measure: Measure, marks: Collection[str]) -> list[_Item]:
    """Only what the picture holds: a mark that is explained and not there would be looked for."""
    named = reversed(range(STEPS)) if measure in _STEM else ()
    steps = [_Item(step_name(frame, measure, step), step) for step in named]
    return [*steps, *(replace(item, text=_say(frame, key)) for key, item in _MARKS.items() if key in marks)]


def _say(frame: Frame, key: str) -> str:
    return told(SEASONS_WORDS, key, frame.language)


def _flow(frame: Frame, measure: Measure, marks: Collection[str]) -> list[tuple[int, float, _Item]]:
    """(row, pixels from the left, item), wrapped where the screen ends; the steps keep to rows of their own."""
    placed: list[tuple[int, float, _Item]] = []
    row, left = 0, 0.0
    before: _Item | None = None
    for item in _items(frame, measure, marks):
        width = _SWATCH_PIXELS + _GAP_PIXELS + frame.text_width(item.text)
        new_kind = before is not None and before.step is not None and item.step is None
        if left and (left + width > frame.plot_width or new_kind):
            row, left = row + 1, 0.0
        placed.append((row, left, item))
        left += width + _BETWEEN_PIXELS
        before = item
    return placed


def legend_rows(frame: Frame, measure: Measure, marks: Collection[str]) -> int:
    return max((row for row, _, _ in _flow(frame, measure, marks)), default=-1) + 1


def legend_traces(frame: Frame, measure: Measure, marks: Collection[str], *, first_row: int) -> list[Piece]:
    placed = [
        (first_row - 0.2 + row * ROW_SHARE, _day(frame, left), _day(frame, left + _SWATCH_PIXELS + _GAP_PIXELS), item)
        for row, left, item in _flow(frame, measure, marks)
    ]
    steps = [one for one in placed if one[3].step is not None]
    signs = [one for one in placed if one[3].step is None]
    days = _SWATCH_PIXELS * frame.days / frame.plot_width
    swatches: Piece = {
        "type": "bar",
        "orientation": "h",
        "base": [iso_moment(start) for _, start, _, _ in steps],
        "x": [round(milliseconds(1) * days)] * len(steps),
        "y": [level for level, _, _, _ in steps],
        "width": [0.26] * len(steps),
        "marker": {
            "color": [frame.hue(Hue.overflow, STRENGTHS[item.step or 0]) for _, _, _, item in steps],
            "line": {"color": frame.palette.muted, "width": 0.5},
        },
        "hoverinfo": "skip",
    }
    symbols: Piece = {
        "type": "scatter",
        "mode": "markers",
        "x": [iso_moment(start + days / 2) for _, start, _, _ in signs],
        "y": [level for level, _, _, _ in signs],
        "marker": {
            "symbol": [item.symbol for _, _, _, item in signs],
            "size": [frame.metrics.marker + (8 if item.symbol.startswith("line-ew") else 2) for _, _, _, item in signs],
            "color": [frame.hue(item.hue) for _, _, _, item in signs],
            "line": {
                "color": [frame.hue(item.hue) for _, _, _, item in signs],
                "width": [_WIDTHS.get(item.symbol, 1.6) for _, _, _, item in signs],
            },
        },
        "hoverinfo": "skip",
    }
    words: Piece = {
        "type": "scatter",
        "mode": "text",
        "x": [iso_moment(text) for _, _, text, _ in placed],
        "y": [level for level, _, _, _ in placed],
        "text": [item.text for _, _, _, item in placed],
        "textposition": ["middle right"] * len(placed),
        "textfont": {"size": frame.metrics.small, "color": frame.palette.ink},
        "hoverinfo": "skip",
    }
    return [trace for trace in (swatches, symbols, words) if trace["x"]]


def _day(frame: Frame, pixels: float) -> float:
    return frame.first + pixels * frame.days / frame.plot_width
