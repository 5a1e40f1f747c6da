"""The body over time: one line for each place where pain was noted, from head to foot, in one hue.

A bar is as tall as the strongest number noted there in its day, week or month; without a number it is low and hollow.
"""

from collections.abc import Sequence

import numpy as np

from app.balance.body import BodyLife, MapNote, Stretch, by_place
from app.balance.signals import Days, date_of
from app.balance.silence import quiet_periods, recorded_days
from app.balance.summaries import month_starts, week_starts
from app.charts.assembly import assembled
from app.charts.body_places import PARTS, PLACE_OF, PLACES, is_sided, part_of, place_name, region_name
from app.charts.body_words import BODY_WORDS
from app.charts.companion import told
from app.charts.dates import in_words, iso, iso_moment, milliseconds, number_in_words
from app.charts.frame import Frame, frame_of, next_month
from app.charts.options import Options, Scale
from app.charts.schema import Band, Lane, Piece
from app.charts.sheet import snug_sheet
from app.charts.theme import Hue, Size
from app.kit.days import Precision

_ROW = 24.0
_THIN_ROW = 22.0
# As high as the length of a silence told upright.
_ROW_OF_SILENCES = 50.0
# Of the height of a row: the lowest number still is a bar, and what is noted without one stays below most that have.
_LOWEST = 0.15
_WITHOUT_NUMBER = 0.22
_LEAST_PIXELS = 4
_PRECISIONS = {Scale.day: Precision.day, Scale.week: Precision.week, Scale.month: Precision.month}


def body_figure(life: BodyLife, options: Options, of: str | None = None) -> Piece:
    """Raises ValueError when the period ends before it starts."""
    frame = frame_of(options)
    maps = shown_maps(frame, life)
    stretches = by_place(maps, PLACE_OF, lambda days: starts_of(frame, days))
    top = _top(life.maps)
    bands = []
    for part in PARTS:
        places = [place for place in PLACES if place in stretches and part_of(place) == part]
        lanes = [_lane(frame, place, stretches[place], top=top) for place in places]
        if lanes:
            bands.append(Band(told(BODY_WORDS, part, frame.language), Hue.overflow, lanes))
    bands.append(_maps_band(frame, maps))
    quiet = [
        period
        for period in quiet_periods(recorded_days(life.timeline), min(frame.today, frame.last))
        if frame.shows(period.first_day, period.last_day)
    ]
    return assembled(snug_sheet(frame, bands, quiet, hint=_hint(frame, maps), silences_in=len(bands) - 1))


def shown_maps(frame: Frame, life: BodyLife) -> list[MapNote]:
    return [note for note in life.maps if frame.shows(note.day, note.day)]


def starts_of(frame: Frame, days: Days) -> Days:
    if frame.unit is Scale.day:
        return days
    return week_starts(days) if frame.unit is Scale.week else month_starts(days)


def _hint(frame: Frame, maps: Sequence[MapNote]) -> str:
    if not maps:
        return told(BODY_WORDS, "nothing", frame.language)
    if frame.options.size is Size.phone:
        return told(BODY_WORDS, "hint_phone", frame.language)
    numbered = any(intensity is not None for note in maps for _, intensity in note.regions)
    return told(BODY_WORDS, "hint" if numbered else "hint_plain", frame.language)


def _top(maps: Sequence[MapNote]) -> float:
    """10, or the strongest of a diary that stays lower on a scale of its own: its steps are not those of 0 to 10."""
    if not maps or not all(note.own_scale for note in maps):
        return 10.0
    numbers = [intensity for note in maps for _, intensity in note.regions if intensity is not None]
    return max(numbers, default=10.0) or 10.0


def _lane(frame: Frame, place: str, stretches: Sequence[Stretch], *, top: float) -> Lane:
    rated = [one for one in stretches if one.highest is not None]
    bare = [one for one in stretches if one.highest is None]
    traces = []
    if rated:
        levels = [_LOWEST + (1 - _LOWEST) * (one.highest or 0.0) / top for one in rated]
        fill = frame.hue(Hue.overflow, 0.72)
        traces.append(_bars(frame, place, rated, levels=levels, fill=fill))
    if bare:
        traces.append(_bars(frame, place, bare, levels=[_WITHOUT_NUMBER] * len(bare), fill=frame.palette.paper))
    return Lane(place_name(place, frame.language), _ROW, (0, 1.12), traces, guides=((0, ""),))


def _bars(frame: Frame, place: str, stretches: Sequence[Stretch], *, levels: Sequence[float], fill: str) -> Piece:
    spans = [_drawn(frame, one.start) for one in stretches]
    return {
        "type": "bar",
        "x": [iso_moment(start) for start, _ in spans],
        "width": [round(milliseconds(1) * (stop - start)) for start, stop in spans],
        "offset": 0,
        "y": [round(level, 3) for level in levels],
        "marker": {
            "color": fill,
            "line": {"color": frame.hue(Hue.overflow), "width": 1 if fill == frame.palette.paper else 0},
        },
        "hovertext": [_hover(frame, place, one) for one in stretches],
        "customdata": [f"pain_map/{one.record_id}" for one in stretches],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _drawn(frame: Frame, first_day: int) -> tuple[float, float]:
    """A day, week or month, wider than it lasted where it would be too narrow to be seen or touched."""
    start, stop = max(first_day, frame.first), min(_stop(frame, first_day), frame.last + 1)
    lacking = max(_LEAST_PIXELS * frame.days / frame.plot_width - (stop - start), 0.0)
    return start - lacking / 2, stop + lacking / 2


def _stop(frame: Frame, start: int) -> int:
    """The day after the last of the day, week or month that begins at `start`."""
    if frame.unit is Scale.month:
        return next_month(start)
    return start + (7 if frame.unit is Scale.week else 1)


def _hover(frame: Frame, place: str, one: Stretch) -> str:
    language = frame.language
    name = place_name(place, language)
    if is_sided(place):
        name += f" ({told(BODY_WORDS, 'your_left' if place.endswith('_l') else 'your_right', language)})"
    lines = [name, in_words(date_of(one.start), _PRECISIONS[frame.unit], language)]
    if one.highest is not None:
        lines.append(told(BODY_WORDS, "highest", language, value=number_in_words(one.highest, language)))
    if frame.unit is not Scale.day:
        lines.append(told(BODY_WORDS, "days", language, count=one.days_noted))
    lines.append(", ".join(region_name(region, language) for region in one.regions))
    return "<br>".join(lines)


def _maps_band(frame: Frame, maps: Sequence[MapNote]) -> Band:
    """When a map was made at all: where none was, an empty line says nothing about the body."""
    spread = [note for note in maps if note.widespread]
    height = _THIN_ROW if spread else _ROW_OF_SILENCES
    lanes = [_ticks(frame, "map_when", maps, height=height), _ticks(frame, "widespread", spread, height=_THIN_ROW)]
    title = told(BODY_WORDS, "maps", frame.language)
    return Band(title, Hue.contacts, [lane for lane in lanes if lane.traces])


def _ticks(frame: Frame, key: str, maps: Sequence[MapNote], *, height: float) -> Lane:
    """One a day, week or month: thousands of them would only be a black line."""
    name = told(BODY_WORDS, key, frame.language)
    ordered = sorted(maps, key=lambda note: (note.day, note.record_id))
    if frame.unit is not Scale.day:
        starts = starts_of(frame, np.array([note.day for note in ordered], dtype=np.int32)).tolist()
        ordered = list(dict(zip(starts[::-1], ordered[::-1], strict=True)).values())[::-1]
    ticks: Piece = {
        "type": "scatter",
        "mode": "markers",
        "x": [iso(note.day) for note in ordered],
        "y": [0] * len(ordered),
        "marker": {
            "symbol": "line-ns",
            "size": frame.metrics.marker + 3,
            "line": {"color": frame.hue(Hue.contacts, 0.7), "width": 1},
        },
        "customdata": [f"pain_map/{note.record_id}" for note in ordered],
        "hovertemplate": f"{name}<br>%{{x|%-d %B %Y}}<extra></extra>",
    }
    return Lane(name, height, (-1, 1), [ticks] if ordered else [])
