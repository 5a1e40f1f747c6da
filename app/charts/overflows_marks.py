"""What is drawn on the rows of « mes débordements »: spans with fuzzy ends, own notes, and what stood around."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.balance.around import Nearby, Placed, placed_things, things_around
from app.balance.signals import Flare, LifeEvent, Timeline, Words
from app.charts.around import line_of
from app.charts.band_how import flare_span
from app.charts.band_weighs import is_light
from app.charts.dates import iso, milliseconds
from app.charts.frame import Frame
from app.charts.overflows_rows import BEFORE_DAYS, ORIGIN, Row
from app.charts.schema import Piece, escaped
from app.charts.spans import soft_pieces
from app.charts.theme import Hue

_THICKNESS = 0.5
_STRENGTH = 0.3
_NOTES_HEIGHT = 0.2
_APART = 0.3
# Among more dots no finger finds its note, and their ids would be most of what is sent.
_MOST_NAMED_NOTES = 600
_LARGEST = {"margin": 3.0, "pain": 10.0, "strongest": 10.0}
_SYMBOLS = {
    "life_event": ("diamond", Hue.weighs),
    "work_status": ("square", Hue.weighs),
    "work_contact": ("cross", Hue.contacts),
    "tool_use": ("triangle-right", Hue.supports),
    "adjustment": ("triangle-up", Hue.contacts),
    "visit": ("circle", Hue.contacts),
}


@dataclass(frozen=True, slots=True)
class _Mark:
    row: Row
    nearby: Nearby
    began: int
    aside: float = 0.0


def row_traces(frame: Frame, timeline: Timeline, rows: Sequence[Row], *, level: float) -> list[Piece]:
    """`frame` is that of the picture's calendar; `level` is how far under the middle of its row everything stands."""
    placed = placed_things(timeline, frame.today)
    marks = [mark for row in rows for mark in _apart(list(_marks(frame, placed, row)))]
    return [_spans(frame, rows, level), _notes(frame, rows, level), _around(frame, marks, level)]


def _spans(frame: Frame, rows: Sequence[Row], level: float) -> Piece:
    pieces = [(row, *piece) for row in rows for piece in _pieces(frame, row)]
    hover = {row.place: flare_span(frame, row.flare).hover for row in rows}
    return {
        "type": "bar",
        "orientation": "h",
        "base": [iso(start) for _, start, _, _ in pieces],
        "x": [milliseconds(stop - start) for _, start, stop, _ in pieces],
        "y": [row.place + level for row, _, _, _ in pieces],
        "width": _THICKNESS,
        "marker": {
            "color": [frame.hue(Hue.overflow, round(_STRENGTH * share, 2)) for _, _, _, share in pieces],
            "line": {"color": frame.hue(Hue.overflow), "width": [1 if share == 1 else 0 for _, _, _, share in pieces]},
        },
        "hovertext": [hover[row.place] for row, _, _, _ in pieces],
        "customdata": [f"flare/{row.flare.record_id}" for row, _, _, _ in pieces],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _pieces(frame: Frame, row: Row) -> list[tuple[int, int, float]]:
    """The span in its own days, brought to the picture's calendar."""
    moved = row.start - ORIGIN
    lived = replace(frame, first=frame.first + moved, last=frame.last + moved)
    return [(start - moved, stop - moved, share) for start, stop, share in soft_pieces(lived, row.flare.when)]


def _notes(frame: Frame, rows: Sequence[Row], level: float) -> Piece:
    """Lightly, each at its height within the row: room upwards for the margin, stronger upwards for pain."""
    days, levels, keys = [], [], []
    for row in rows:
        moved = row.start - ORIGIN
        shown = row.notes.between(frame.first + moved, frame.last + moved)
        for day, value, record_id in zip(shown.days.tolist(), shown.values.tolist(), shown.record_ids, strict=True):
            share = value / _LARGEST[row.noted]
            days.append(iso(day - moved))
            levels.append(
                round(row.place + level - _NOTES_HEIGHT * (share if row.noted == "margin" else 2 * share - 1), 3)
            )
            keys.append(f"{'pain_map' if row.noted == 'strongest' else 'checkin'}/{record_id}")
    dots: Piece = {
        "type": "scatter",
        "mode": "markers",
        "x": days,
        "y": levels,
        "marker": {"size": 3, "color": frame.hue(Hue.overflow, 0.6), "line": {"width": 0}},
        "hoverinfo": "skip",
    }
    return dots | {"customdata": keys} if len(keys) <= _MOST_NAMED_NOTES else dots


def _marks(frame: Frame, placed: Sequence[Placed], row: Row) -> Iterable[_Mark]:
    for nearby in things_around(placed, row.flare):
        if nearby.began is None or isinstance(nearby.thing, Flare | Words):
            continue
        began = ORIGIN + nearby.began + row.flare.when.first_day - row.start
        if ORIGIN - BEFORE_DAYS <= began <= frame.last:
            yield _Mark(row, nearby, began)


def _apart(marks: Sequence[_Mark]) -> list[_Mark]:
    """Those of one day stand one over the other rather than one on the other."""
    found = []
    for place, mark in enumerate(marks):
        same = [other for other, one in enumerate(marks) if one.began == mark.began]
        found.append(replace(mark, aside=(same.index(place) - (len(same) - 1) / 2) * _APART))
    return found


def _around(frame: Frame, marks: Sequence[_Mark], level: float) -> Piece:
    looks = [_look(mark.nearby) for mark in marks]
    lines = [line_of(mark.nearby, mark.row.flare, frame.language) for mark in marks]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [iso(mark.began) for mark in marks],
        "y": [mark.row.place + level + mark.aside for mark in marks],
        "marker": {
            "symbol": [symbol for symbol, _ in looks],
            "size": frame.metrics.marker + 2,
            "color": [frame.palette.paper if symbol == "circle" else frame.hue(hue) for symbol, hue in looks],
            "line": {"color": [frame.hue(hue) for _, hue in looks], "width": 1.2},
        },
        "hovertext": [escaped(line.text) for line in lines],
        "customdata": [line.record for line in lines],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _look(nearby: Nearby) -> tuple[str, Hue]:
    symbol, hue = _SYMBOLS[nearby.kind]
    light = isinstance(nearby.thing, LifeEvent) and is_light(nearby.thing)
    return symbol, Hue.supports if light else hue
