"""The words on the sheet: band titles, lane names beside or above their lane, lengths of silence, one line below."""

from app.charts.dates import iso, length_in_words
from app.charts.options import Scale
from app.charts.schema import Lane, Piece
from app.charts.sheet import Place, Sheet
from app.charts.theme import Size

_NARROWEST_QUIET_LABEL = 15
_HINTS = {Scale.day: "day_hint", Scale.week: "week_hint", Scale.month: "month_hint"}
_NAME_GAP = 8
_EDGE = 6


def lettering(sheet: Sheet) -> list[Piece]:
    names = _names_above(sheet) if sheet.frame.metrics.lane_label else _names_beside(sheet)
    return [*_band_titles(sheet), *names, *_quiet_words(sheet), _line_below(sheet)]


def _note(sheet: Sheet, text: str, *, y: float, small: bool = True, color: str | None = None) -> Piece:
    metrics = sheet.frame.metrics
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "y": y,
        "showarrow": False,
        # A weight and not <b>: plotly turns pseudo-HTML into style attributes, which the page's policy forbids.
        "font": {
            "color": color or sheet.frame.palette.muted,
            "size": metrics.small if small else metrics.font + 1,
            "weight": 400 if small else 700,
        },
    }


def _band_titles(sheet: Sheet) -> list[Piece]:
    frame, metrics = sheet.frame, sheet.frame.metrics
    found = []
    for index, band in enumerate(sheet.bands):
        rule = sheet.band_top(index) + metrics.header
        title = _note(sheet, band.title, y=sheet.level(rule - 4), small=False, color=frame.hue(band.hue))
        found.append(title | {"x": 0, "xshift": -metrics.gutter + _EDGE, "xanchor": "left", "yanchor": "bottom"})
        if not band.lanes:
            words = _note(sheet, frame.say("nothing_in_band"), y=sheet.level(rule + sheet.band_heights[index] / 2))
            found.append(words | {"x": 0.5, "xanchor": "center"})
    return found


def _names_above(sheet: Sheet) -> list[Piece]:
    """Without a gutter what the ends mean is told beside the name."""
    return [
        _note(sheet, _name_above(place.lane), y=place.top) | {"x": 0, "xanchor": "left", "yanchor": "bottom"}
        for place in sheet.places
    ]


def _name_above(lane: Lane) -> str:
    named = [words for _, words in lane.guides if words]
    ends = lane.ends or (f"{named[0]} → {named[-1]}" if named else "")
    return f"{lane.label} · {ends}" if ends else lane.label


def _names_beside(sheet: Sheet) -> list[Piece]:
    found: list[Piece] = []
    right: Piece = {"x": 0, "xshift": -_NAME_GAP, "xanchor": "right", "yanchor": "middle", "align": "right"}
    for place in sheet.places:
        levels = _named_levels(place)
        if levels:
            found += [_note(sheet, words, y=level) | right | {"yref": place.axis} for level, words in levels]
            continue
        name = place.lane.label
        if place.lane.ends:
            name += f"<br>{place.lane.ends}"
        found.append(_note(sheet, name, y=(place.top + place.bottom) / 2) | right)
    return found


def _named_levels(place: Place) -> list[tuple[float, str]]:
    """A lane whose levels have words of their own (room, in balance, overflowing) needs no other name."""
    return [] if place.lane.ends else [guide for guide in place.lane.guides if guide[1]]


def _quiet_words(sheet: Sheet) -> list[Piece]:
    """The length of a silence in words, upright where the space is narrow, left to the text twin where none fits."""
    frame = sheet.frame
    found: list[Piece] = []
    middle, height = _middle_of_silences(sheet)
    for period in sheet.quiet:
        start, stop = max(period.first_day, frame.first), min(period.last_day, frame.last) + 1
        length = length_in_words(period.days, frame.language)
        room = frame.pixels(stop - start)
        place: Piece = {"xref": "x", "x": iso((start + stop) // 2), "xanchor": "center", "yanchor": "middle"}
        for words in (frame.say("quiet_open" if period.still_open else "quiet", length=length), length):
            if room >= frame.text_width(words) + _EDGE:
                found.append(_note(sheet, words, y=middle) | place)
                break
            if room >= _NARROWEST_QUIET_LABEL and height >= frame.text_width(words):
                found.append(_note(sheet, words, y=middle) | place | {"textangle": -90})
                break
    return found


def _middle_of_silences(sheet: Sheet) -> tuple[float, float]:
    """Where the lengths of silences are told, and how high the place is."""
    header, above = sheet.frame.metrics.header, sheet.frame.metrics.lane_label
    if sheet.silences_in is None:
        return sheet.level(header + sheet.band_heights[0] * 0.45), sheet.band_heights[0]
    height = sheet.band_heights[sheet.silences_in] - above
    return sheet.level(sheet.band_top(sheet.silences_in) + header + above + height / 2), height


def _line_below(sheet: Sheet) -> Piece:
    empty = not any(band.lanes for band in sheet.bands)
    text = sheet.hint or (sheet.frame.say("nothing_yet") if empty else _hint(sheet))
    shift: Piece = {"xshift": -sheet.frame.metrics.gutter + _EDGE, "yshift": -sheet.frame.metrics.axis + 22}
    return _note(sheet, text, y=0) | {"x": 0, "xanchor": "left", "yanchor": "top"} | shift


def _hint(sheet: Sheet) -> str:
    """Shorter on a phone, where the line holds sixty letters, once a lane has something to add."""
    frame, key = sheet.frame, _HINTS[sheet.frame.unit]
    added = list(dict.fromkeys(place.lane.hint for place in sheet.places if place.lane.hint))
    if added and frame.options.size is Size.phone:
        key += "_short"
    return " ".join((frame.say(key), *added))
