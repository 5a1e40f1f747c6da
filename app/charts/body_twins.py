"""The body over time in sentences and in rows, from the same maps."""

from collections.abc import Mapping

import numpy as np

from app.balance.body import BodyLife, Stretch, by_place
from app.balance.signals import Days, date_of
from app.balance.silence import recorded_days
from app.charts.body import shown_maps
from app.charts.body_places import PARTS, PLACE_OF, PLACES, part_of, place_name, region_name
from app.charts.body_words import BODY_COLUMNS, BODY_WORDS
from app.charts.companion import told
from app.charts.dates import day_in_words, days_in_words, number_in_words
from app.charts.frame import Frame, frame_of
from app.charts.options import Options
from app.charts.table import TableTwin
from app.charts.text import TextTwin, silences


def body_text(life: BodyLife, options: Options, of: str | None = None) -> TextTwin:
    """The places in the order of the body, never by how often they hurt."""
    frame = frame_of(options)
    title = told(BODY_WORDS, "title", frame.language, span=days_in_words(frame.first, frame.last, frame.language))
    maps = shown_maps(frame, life)
    if not maps:
        return TextTwin(title, (told(BODY_WORDS, "nothing", frame.language),))
    days = [note.day for note in maps]
    said = [told(BODY_WORDS, "basis", frame.language, count=len(maps), span=_span(frame, min(days), max(days)))]
    spread = sum(note.widespread for note in maps)
    if spread:
        said.append(told(BODY_WORDS, "spread", frame.language, count=spread))
    said += [told(BODY_WORDS, "meaning", frame.language), *silences(frame, recorded_days(life.timeline))]
    return TextTwin(title, (" ".join(said), *_parts(frame, by_place(maps, PLACE_OF, _each_day))))


def _parts(frame: Frame, found: Mapping[str, list[Stretch]]) -> list[str]:
    """Two dozen places in one paragraph are a wall: one for each part of the body."""
    said = []
    for part in PARTS:
        items = [_place(frame, place, found[place]) for place in PLACES if place in found and part_of(place) == part]
        if items:
            name = told(BODY_WORDS, part, frame.language)
            said.append(told(BODY_WORDS, "places", frame.language, part=name, items=", ".join(items)))
    return said


def body_table(life: BodyLife, options: Options, of: str | None = None) -> TableTwin:
    """One row for each place and year that holds a note."""
    frame = frame_of(options)
    found = by_place(shown_maps(frame, life), PLACE_OF, _year_starts)
    rows = [_row(frame, place, year) for place in PLACES for year in found.get(place, ())]
    return TableTwin(BODY_COLUMNS[frame.language], tuple(rows))


def _each_day(days: Days) -> Days:
    return days


def _year_starts(days: Days) -> Days:
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype("datetime64[D]").astype(np.int32)


def _place(frame: Frame, place: str, days: list[Stretch]) -> str:
    return told(
        BODY_WORDS,
        "place",
        frame.language,
        name=place_name(place, frame.language),
        days=told(BODY_WORDS, "days", frame.language, count=len(days)),
        span=_span(frame, days[0].start, days[-1].start),
    )


def _span(frame: Frame, first: int, last: int) -> str:
    return day_in_words(first, frame.language) if first == last else days_in_words(first, last, frame.language)


def _row(frame: Frame, place: str, year: Stretch) -> tuple[str, ...]:
    strongest = "" if year.highest is None else number_in_words(year.highest, frame.language)
    regions = ", ".join(region_name(region, frame.language) for region in year.regions)
    name = place_name(place, frame.language)
    return name, str(date_of(year.start).year), str(year.days_noted), strongest, regions
