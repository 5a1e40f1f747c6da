"""« La fréquence juste »: contacts beside the balance over the years. Closeness and distance stand side by side."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from app.balance.contacts import visit_days
from app.balance.signals import Timeline, empty_series
from app.balance.silence import quiet_periods, recorded_days
from app.charts.assembly import assembled
from app.charts.band_contacts import visits_lane
from app.charts.band_how import how_it_is
from app.charts.contact_rhythm_words import told
from app.charts.dates import iso, length_in_words, milliseconds
from app.charts.frame import Frame, frame_of
from app.charts.options import Options
from app.charts.rhythm_lines import PAUSE_DAYS
from app.charts.schema import Band, Lane, Piece
from app.charts.sheet import snug_sheet
from app.charts.theme import Hue

_HEIGHT = 30
_LEVEL = -0.45
_LEAST_OF_A_STRETCH = 3
_EDGE = 10


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
    visits = visits_lane(frame, timeline)
    lanes = [visits, _intervals(frame, timeline)] if timeline.visits else []
    contacts = Band(frame.say("contacts"), Hue.contacts, [lane for lane in lanes if lane.traces])
    quiet = [
        period
        for period in quiet_periods(recorded_days(timeline), min(frame.today, frame.last))
        if frame.shows(period.first_day, period.last_day)
    ]
    hint = told("hint" if contacts.lanes else "nothing", frame.language)
    return assembled(snug_sheet(frame, [how_it_is(frame, _balance(timeline)), contacts], quiet, hint=hint))


def _balance(timeline: Timeline) -> Timeline:
    """The margin, the range of pain and the flares, and nothing beside."""
    return replace(timeline, acceptable=empty_series(), own_signals=())


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
    """How far apart, in words where there is room: pauses as soft space, close times as a thin line."""
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
        "width": 1.5,
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
        "y": [None if day is None else _LEVEL for day in days],
        "line": {"color": frame.hue(Hue.contacts, 0.85), "width": 1.4},
        "hoverinfo": "skip",
    }


def _words(frame: Frame, shown: list[Stretch]) -> Piece:
    placed = [(one, text) for one in shown for text in [_told(frame, one)] if text]
    middles = [sum(_within(frame, one)) // 2 for one, _ in placed]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [iso(middle) for middle in middles],
        "y": [0.2 if one.contacts else 0 for one, _ in placed],
        "text": [text for _, text in placed],
        "textfont": {"size": frame.metrics.small, "color": frame.palette.muted},
        "hoverinfo": "skip",
    }


def _told(frame: Frame, one: Stretch) -> str:
    """The fullest words that fit, or none: the sentences below hold them all."""
    start, stop = _within(frame, one)
    if not one.contacts:
        choices = [length_in_words(one.last_day - one.first_day, frame.language)]
    elif one.contacts < _LEAST_OF_A_STRETCH:
        return ""
    else:
        middle = length_in_words(one.middle_days, frame.language)
        choices = [told("stretch", frame.language, count=one.contacts, middle=middle), middle]
    return next((text for text in choices if frame.pixels(stop - start) > frame.text_width(text) + _EDGE), "")


def _within(frame: Frame, one: Stretch) -> tuple[int, int]:
    return max(one.first_day, frame.first), min(one.last_day, frame.last + 1)
