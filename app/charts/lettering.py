"""The words on the sheet: band titles, lane names beside or above their lane, lengths of silence, one line below."""

import re
from math import ceil
from textwrap import wrap

from app.charts.dates import iso, length_in_words
from app.charts.frame import Frame
from app.charts.options import Scale
from app.charts.schema import Lane, Piece
from app.charts.sheet import Place, Sheet
from app.charts.theme import Size

_NARROWEST_QUIET_LABEL = 15
_HINTS = {Scale.day: "day_hint", Scale.week: "week_hint", Scale.month: "month_hint"}
_LINE_HEIGHT = 1.35
# A sentence runs narrower than a name, for which room is kept.
_PROSE_LETTER = 0.48
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
            lying = _lying(frame, words, room - _EDGE)
            high = (lying.count("<br>") + 1) * frame.metrics.small * _LINE_HEIGHT
            if lying and height >= high:
                level = _beside_the_range(sheet, middle, high / sheet.height) if period.still_open else middle
                found.append(_note(sheet, lying, y=level) | place)
                break
            if room >= _NARROWEST_QUIET_LABEL and height >= frame.text_width(words):
                found.append(_note(sheet, words, y=middle) | place | {"textangle": -90})
                break
    return found


def _lying(frame: Frame, words: str, room: float) -> str:
    """The words on one line, or on two; empty where neither fits."""
    if frame.text_width(words) <= room:
        return words
    lines = wrap(words, ceil(len(words) * 0.6), break_long_words=False)
    fits = len(lines) <= 2 and all(frame.text_width(line) <= room for line in lines)
    return "<br>".join(lines) if fits else ""


def _beside_the_range(sheet: Sheet, level: float, high: float) -> float:
    """Below the range from before the break, or above it and its words, where the length of a silence would stand on
    them; never above the lane, on the name or the rule."""
    for place in sheet.places:
        if place.lane.before_the_break is None:
            continue
        low, top = (place.at(value) for value in place.lane.before_the_break)
        below, above = low - high * 0.7, min(top + high * 1.7, place.top - high / 2)
        if below < level < above:
            return round(below if below > place.bottom else above, 5)
    return level


def _middle_of_silences(sheet: Sheet) -> tuple[float, float]:
    """Where the lengths of silences are told, and how high the place is."""
    header, above = sheet.frame.metrics.header, sheet.frame.metrics.lane_label
    if sheet.silences_in is None:
        if above and sheet.bands[0].lanes:
            # Names stand above their lanes: in the highest of them, nothing stands on a name.
            lane = max(sheet.places[: len(sheet.bands[0].lanes)], key=lambda place: place.top - place.bottom)
            return (lane.top + lane.bottom) / 2, (lane.top - lane.bottom) * sheet.height
        return sheet.level(header + sheet.band_heights[0] * 0.45), sheet.band_heights[0]
    height = sheet.band_heights[sheet.silences_in] - above
    return sheet.level(sheet.band_top(sheet.silences_in) + header + above + height / 2), height


def more_below(sheet: Sheet) -> int:
    """Pixels that the words below need beyond their one line."""
    return round((len(_lines_below(sheet)) - 1) * sheet.frame.metrics.small * _LINE_HEIGHT)


def _lines_below(sheet: Sheet) -> list[str]:
    metrics = sheet.frame.metrics
    empty = not any(band.lanes for band in sheet.bands)
    text = sheet.hint or (sheet.frame.say("nothing_yet") if empty else _hint(sheet))
    letters = int((metrics.width - 2 * _EDGE) / (metrics.small * _PROSE_LETTER))
    lines = [""]
    for part in re.split(r"(?<=\.) ", text):
        joined = f"{lines[-1]} {part}".strip()
        if len(joined) <= letters:
            lines[-1] = joined
        else:
            # The narrow spaces of French stay unbroken: only plain ones part lines.
            lines += wrap(part, letters, break_long_words=False, break_on_hyphens=False)
    return [line for line in lines if line] or [""]


def _line_below(sheet: Sheet) -> Piece:
    text = "<br>".join(_lines_below(sheet))
    shift: Piece = {"xshift": -sheet.frame.metrics.gutter + _EDGE, "yshift": -sheet.frame.metrics.axis + 22}
    return _note(sheet, text, y=0) | {"x": 0, "xanchor": "left", "yanchor": "top", "align": "left"} | shift


def _hint(sheet: Sheet) -> str:
    """Shorter on a phone once a lane has something to add."""
    frame, key = sheet.frame, _HINTS[sheet.frame.unit]
    added = list(dict.fromkeys(place.lane.hint for place in sheet.places if place.lane.hint))
    if added and frame.options.size is Size.phone:
        key += "_short"
    return " ".join((frame.say(key), *added))
