"""Flares, life moments and visits on the calendar of years: each where it stands, none ever left out."""

from collections.abc import Sequence

from app.balance.signals import EXACT, LifeEvent, Timeline, When
from app.charts.band_contacts import visit_hover
from app.charts.band_how import flare_span
from app.charts.band_weighs import event_spans, is_light
from app.charts.dates import iso
from app.charts.schema import Piece
from app.charts.seasons_years import (
    EVENT_HEIGHT,
    EVENTS,
    FLARE_HEIGHT,
    FLARES,
    VISITS,
    Bar,
    Years,
    bars,
    common_day,
    read,
)
from app.charts.theme import Hue

_FUZZY_SHARE = 0.45


def flares(years: Years, timeline: Timeline) -> Piece:
    """Firm where it is sure to have lasted, lighter where its ends are only roughly known."""
    rows: list[Bar] = []
    shares, hovers, keys = [], [], []
    for flare in sorted(timeline.flares, key=lambda one: (one.when.first_day, one.record_id)):
        span = flare_span(years.life, flare)
        for start, stop, share in _soft(flare.when, years.life.today):
            for piece in years.pieces(start, stop):
                rows.append(piece)
                shares.append(share)
                hovers.append(span.hover)
                keys.append(span.key)
    colour = years.frame.hue(Hue.overflow)
    marker: Piece = {
        "color": [years.frame.hue(Hue.overflow, share) for share in shares],
        # The outline keeps one day in ten years on the picture.
        "line": {"color": colour, "width": [1 if share == 1 else 0 for share in shares]},
    }
    return bars(rows, level=FLARES, height=FLARE_HEIGHT, marker=marker) | read(hovers, keys)


def _soft(when: When, today: int) -> list[tuple[int, int, float]]:
    """(first day, day after the last, strength): nothing is firm that may not have been."""
    (first, first_sure), (last_sure, last) = when.first_days(), when.last_days(today)
    if when.last_day is None and not when.ongoing and first_sure > first:
        return [(first, last + 1, _FUZZY_SHARE)]
    pieces = [(first, first_sure, _FUZZY_SHARE), (first_sure, max(last_sure, first_sure) + 1, 1.0)]
    pieces.append((max(last_sure, first_sure) + 1, last + 1, _FUZZY_SHARE))
    return [piece for piece in pieces if piece[1] > piece[0]]


def _event_hue(event: LifeEvent) -> Hue:
    return Hue.supports if is_light(event) else Hue.weighs


def fuzzy_events(years: Years, timeline: Timeline) -> Piece:
    """A moment known only by its month, season or year lies over the whole of it."""
    rows: list[Bar] = []
    colours, hovers, keys = [], [], []
    for event in timeline.life_events:
        if event.when.precision in EXACT:
            continue
        [span] = event_spans(years.life, [event])
        first, last = event.when.first_days()
        for piece in years.pieces(first, last + 1):
            rows.append(piece)
            colours.append(years.frame.hue(_event_hue(event), _FUZZY_SHARE))
            hovers.append(span.hover)
            keys.append(span.key)
    marker: Piece = {"color": colours, "line": {"width": 0}}
    return bars(rows, level=EVENTS, height=EVENT_HEIGHT, marker=marker) | read(hovers, keys)


def exact_events(years: Years, timeline: Timeline) -> Piece:
    exact = [event for event in timeline.life_events if event.when.precision in EXACT]
    shown = [event for event in exact if years.life.shows(event.when.first_day, event.when.first_day)]
    spans = event_spans(years.life, shown)
    return _marks(
        years,
        [event.when.first_day for event in shown],
        EVENTS,
        {
            "symbol": ["circle" if is_light(event) else "diamond" for event in shown],
            "size": years.frame.metrics.marker + 1,
            "color": [years.frame.hue(_event_hue(event)) for event in shown],
        },
    ) | read([span.hover for span in spans], [span.key for span in spans])


def visits(years: Years, timeline: Timeline) -> Piece:
    shown = [visit for visit in timeline.visits if years.life.shows(visit.when.first_day, visit.when.first_day)]
    colour = years.frame.hue(Hue.contacts, 0.85)
    marker: Piece = {"symbol": "line-ns", "size": 6, "color": colour, "line": {"color": colour, "width": 1.6}}
    marks = _marks(years, [visit.when.first_day for visit in shown], VISITS, marker)
    hovers = [visit_hover(years.life, visit) for visit in shown]
    return marks | read(hovers, [f"visit/{visit.record_id}" for visit in shown])


def _marks(years: Years, days: Sequence[int], level: float, marker: Piece) -> Piece:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [iso(common_day(day)) for day in days],
        "y": [years.row(day) + level for day in days],
        "marker": marker,
        "cliponaxis": False,
    }
