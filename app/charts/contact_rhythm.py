"""« La fréquence juste »: contacts beside the balance over the years. Closeness and distance stand side by side."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from app.balance.contacts import visit_days
from app.balance.signals import Timeline, empty_pain, empty_series
from app.balance.silence import quiet_periods, recorded_days
from app.charts.assembly import assembled
from app.charts.band_contacts import visits_lane
from app.charts.band_how import MARGIN_PIXELS, how_it_is
from app.charts.contact_rhythm_words import told
from app.charts.dates import iso, length_in_words, milliseconds
from app.charts.frame import Frame, frame_of
from app.charts.options import Options
from app.charts.rhythm_lines import PAUSE_DAYS
from app.charts.schema import Band, Lane, Piece
from app.charts.sheet import snug_sheet
from app.charts.theme import Hue

_HEIGHT = 50
_CLOSE_WORDS, _PAUSE_WORDS = 0.72, -0.72
_THICKNESS = 0.5
_LEAST_OF_A_STRETCH = 3
_BETWEEN = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time of contacts without a pause between them, or the pause itself (`contacts` 0)."""

    first_day: int
    last_day: int
    contacts: int
    middle_days: int = 0


def contact_rhythm_figure(timeline: Timeline, options: Options, of: str | None = None) -> Piece:
    """Raises ValueError when the period ends before it starts."""
    frame = frame_of(options)
    visits = visits_lane(frame, timeline.visits)
    lanes = [visits, _intervals(frame, timeline)] if timeline.visits else []
    contacts = Band(frame.say("contacts"), Hue.contacts, [lane for lane in lanes if lane.traces])
    quiet = [
        period
        for period in quiet_periods(recorded_days(timeline), min(frame.today, frame.last))
        if frame.shows(period.first_day, period.last_day)
    ]
    hint = told("hint" if contacts.lanes else "nothing", frame.language)
    return assembled(snug_sheet(frame, [_how_it_was(frame, timeline), contacts], quiet, hint=hint))


def _how_it_was(frame: Frame, timeline: Timeline) -> Band:
    """A line that stands alone gets the height of the margin: nothing else says how it was."""
    band = how_it_is(frame, _balance(timeline))
    curves = [lane for lane in band.lanes if lane.elastic]
    if len(curves) != 1:
        return band
    return replace(band, lanes=[replace(lane, height=MARGIN_PIXELS) if lane.elastic else lane for lane in band.lanes])


def _balance(timeline: Timeline) -> Timeline:
    """The margin, one range of pain and the flares, and nothing beside."""
    strongest = empty_pain() if len(timeline.pain) else timeline.strongest
    return replace(timeline, acceptable=empty_series(), own_signals=(), strongest=strongest)


def stretches(timeline: Timeline, today: int) -> list[Stretch]:
    """Close times and pauses in turn; the time since the latest contact is a pause once it is long enough."""
    days = visit_days(timeline, today)
    if not len(days):
        return []
    cuts = np.flatnonzero(np.diff(days) >= PAUSE_DAYS) + 1
    groups = [group.tolist() for group in np.split(days, cuts)]
    found = [_close(groups[0])]
    for earlier, later in pairwise(groups):
        found += [Stretch(earlier[-1], later[0], 0), _close(later)]
    last = groups[-1][-1]
    return [*found, Stretch(last, today, 0)] if today - last >= PAUSE_DAYS else found


def _close(days: list[int]) -> Stretch:
    middle = int(np.median(np.diff(days))) if len(days) > 1 else 0
    return Stretch(days[0], days[-1], len(days), middle)


def _intervals(frame: Frame, timeline: Timeline) -> Lane:
    """Pauses as soft space and close times as a thin line; how far apart, above and below, in words."""
    shown = [one for one in stretches(timeline, frame.today) if frame.shows(one.first_day, one.last_day)]
    traces = [_pauses(frame, shown), _close_times(frame, shown), _words(frame, shown)]
    return Lane(told("intervals", frame.language), _HEIGHT, (-1, 1), [trace for trace in traces if trace["x"]])


def _pauses(frame: Frame, shown: list[Stretch]) -> Piece:
    spans = [_within(frame, one) for one in shown if not one.contacts]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [iso(start) for start, _ in spans],
        "x": [milliseconds(stop - start) for start, stop in spans],
        "y": [0] * len(spans),
        "width": _THICKNESS,
        "marker": {"color": frame.palette.quiet, "line": {"color": frame.palette.line, "width": 1}},
        "hoverinfo": "skip",
    }


def _close_times(frame: Frame, shown: list[Stretch]) -> Piece:
    days: list[str | None] = []
    for one in shown:
        start, stop = _within(frame, one)
        if one.contacts > 1:
            days += [iso(start), iso(stop), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": days,
        "y": [None if day is None else 0 for day in days],
        "line": {"color": frame.hue(Hue.contacts, 0.85), "width": 1.4},
        "hoverinfo": "skip",
    }


def _words(frame: Frame, shown: list[Stretch]) -> Piece:
    """Each over or under its own place, the longest first and as full as they fit; the sentences hold them all."""
    placed: list[tuple[int, float, str]] = []
    taken: dict[float, list[tuple[float, float]]] = {_CLOSE_WORDS: [], _PAUSE_WORDS: []}
    for one in sorted(shown, key=lambda one: one.first_day - one.last_day):
        level = _CLOSE_WORDS if one.contacts else _PAUSE_WORDS
        middle = sum(_within(frame, one)) // 2
        for text in _choices(frame, one):
            half, at = frame.text_width(text) / 2, frame.pixels(middle - frame.first)
            left, right = at - half, at + half
            free = all(right + _BETWEEN <= low or left >= high + _BETWEEN for low, high in taken[level])
            if free and left >= 0 and right <= frame.plot_width:
                placed.append((middle, level, text))
                taken[level].append((left, right))
                break
    return {
        "type": "scatter",
        "mode": "text",
        "x": [iso(middle) for middle, _, _ in placed],
        "y": [level for _, level, _ in placed],
        "text": [text for _, _, text in placed],
        "textfont": {"size": frame.metrics.small, "color": frame.palette.muted},
        "hoverinfo": "skip",
    }


def _choices(frame: Frame, one: Stretch) -> list[str]:
    """The fullest words first."""
    if not one.contacts:
        return [length_in_words(one.last_day - one.first_day, frame.language)]
    if one.contacts < _LEAST_OF_A_STRETCH:
        return []
    middle = length_in_words(one.middle_days, frame.language)
    return [told(key, frame.language, count=one.contacts, middle=middle) for key in ("stretch", "apart")] + [middle]


def _within(frame: Frame, one: Stretch) -> tuple[int, int]:
    return max(one.first_day, frame.first), min(one.last_day, frame.last + 1)
