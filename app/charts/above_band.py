"""Stays above the usual range: soft columns behind the pain notes, as light as the range itself, never a flare."""

from collections.abc import Sequence

from app.balance.pain_notes import PainNotes
from app.balance.phase_spans import PhaseSpan
from app.balance.phases import phases
from app.charts.dates import iso, iso_moment, length_in_words, milliseconds, number_in_words
from app.charts.frame import Frame
from app.charts.range_words import above_spans, span_in_words
from app.charts.schema import Piece
from app.charts.theme import Hue

_FILL, _EDGE = 0.13, 0.3
_BETWEEN = 4.0


def above_traces(frame: Frame, notes: PainNotes, *, bottom: float, top: float) -> list[Piece]:
    """Columns as high as the lane, with their name beside one of them where there is room."""
    spans = above_spans(frame, notes, phases(notes.told, notes.shaping))
    if not spans:
        return []
    columns = _columns(frame, spans, bottom=bottom, top=top)
    return [columns, *_name(frame, spans, top=top)]


def _columns(frame: Frame, spans: Sequence[PhaseSpan], *, bottom: float, top: float) -> Piece:
    parts = [
        (max(first, frame.first), min(last, frame.last), span)
        for span in spans
        for first, last in span.parts
        if frame.shows(first, last)
    ]
    return {
        "type": "bar",
        "x": [iso(first) for first, _, _ in parts],
        "offset": 0,
        "width": [milliseconds(last - first + 1) for first, last, _ in parts],
        "base": bottom,
        "y": [top - bottom] * len(parts),
        # The outline keeps a week visible on a picture of ten years.
        "marker": {
            "color": frame.hue(Hue.overflow, _FILL),
            "line": {"color": frame.hue(Hue.overflow, _EDGE), "width": 1},
        },
        "hovertext": [_hover(frame, span) for _, _, span in parts],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(frame: Frame, span: PhaseSpan) -> str:
    length = length_in_words(span.days, frame.language)
    name = frame.say("above_range")
    highest = number_in_words(span.highest, frame.language)
    return "<br>".join(
        (
            f"{name[:1].upper()}{name[1:]} · {length}",
            span_in_words(frame, span),
            frame.say("above_notes", count=span.notes, highest=highest),
        )
    )


def _name(frame: Frame, spans: Sequence[PhaseSpan], *, top: float) -> list[Piece]:
    """Beside the widest column, on the side where no other column stands."""
    words = frame.say("above_range")
    width = frame.text_width(words) + 2 * _BETWEEN
    edges = [
        (frame.pixels(span.first_day - frame.first), frame.pixels(span.last_day + 1 - frame.first)) for span in spans
    ]
    for left, right in sorted(edges, key=lambda edge: edge[0] - edge[1]):
        for start, side in ((right + _BETWEEN, "bottom right"), (left - _BETWEEN - width, "bottom left")):
            stop = start + width
            if start >= 0 and stop <= frame.plot_width and all(stop <= low or start >= high for low, high in edges):
                at = start if side == "bottom right" else stop
                return [_words(frame, words, at=at, top=top, side=side)]
    return []


def _words(frame: Frame, words: str, *, at: float, top: float, side: str) -> Piece:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [iso_moment(frame.first + at * frame.days / frame.plot_width)],
        "y": [top],
        "text": [words],
        "textposition": side,
        "textfont": {"size": frame.metrics.small, "color": frame.palette.muted},
        "hoverinfo": "skip",
    }
