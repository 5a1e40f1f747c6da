"""Stays above the usual range: soft columns behind the pain notes, as light as the range itself, never a flare."""

from collections.abc import Sequence

from app.balance.pain_notes import PainNotes
from app.balance.phase_spans import PhaseSpan
from app.balance.phases import phases
from app.charts.dates import iso, length_in_words, milliseconds, number_in_words
from app.charts.frame import Frame
from app.charts.range_words import above_spans, span_in_words
from app.charts.schema import Piece
from app.charts.theme import Hue

_FILL, _EDGE = 0.12, 0.22


def above_traces(frame: Frame, notes: PainNotes, *, bottom: float, top: float) -> list[Piece]:
    """Columns as high as the lane; the line below the picture says what they are."""
    spans = above_spans(frame, notes, phases(notes.told, notes.shaping))
    return [_columns(frame, spans, bottom=bottom, top=top)] if spans else []


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
        "base": [bottom] * len(parts),
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
