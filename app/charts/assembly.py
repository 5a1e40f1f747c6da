"""Puts bands and lanes on the sheet: domains, axes, names, quiet spaces, the time axis and its language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.balance.silence import QuietPeriod
from app.charts.dates import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS, iso, length_in_words
from app.charts.frame import Frame
from app.charts.options import Language, Scale
from app.charts.schema import Band, Lane, Piece
from app.charts.theme import FONT_FAMILY

_NARROWEST_QUIET_LABEL = 15
_HINTS = {Scale.day: "day_hint", Scale.week: "week_hint", Scale.month: "month_hint"}
_MOST_STRETCH = 1.35
_YEAR_LABEL_PIXELS = 36
_YEAR_DAYS = 365
_LEAST_YEARLY_TICKS = 3


@dataclass(frozen=True, slots=True)
class Picture:
    bands: Sequence[Band]
    quiet: Sequence[QuietPeriod]


@dataclass(frozen=True, slots=True)
class _Place:
    """A lane on the sheet, in fractions of its height; `number` is its y axis."""

    lane: Lane
    band: Band
    number: int
    bottom: float
    top: float

    @property
    def axis(self) -> str:
        return "y" if self.number == 1 else f"y{self.number}"


def assembled(frame: Frame, picture: Picture) -> Piece:
    metrics = frame.metrics
    sheet = len(picture.bands) * (metrics.header + metrics.band) + metrics.gap
    places = list(_places(frame, picture.bands, sheet))
    data = [trace | {"yaxis": place.axis, "showlegend": False} for place in places for trace in place.lane.traces]
    layout: Piece = {
        "height": sheet + metrics.axis,
        "autosize": True,
        "margin": {"l": metrics.gutter, "r": metrics.right, "t": 0, "b": metrics.axis},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT_FAMILY, "size": metrics.font, "color": frame.palette.ink},
        "barmode": "overlay",
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 24,
        "dragmode": "pan",
        "separators": ",\u202f" if frame.language is Language.fr else ".,",
        "hoverlabel": {
            "bgcolor": frame.palette.paper,
            "bordercolor": frame.palette.muted,
            "font": {"family": FONT_FAMILY, "size": metrics.font, "color": frame.palette.ink},
            "align": "left",
        },
        "xaxis": _time_axis(frame),
        "shapes": [
            *_quiet_shapes(frame, picture),
            *_band_shapes(frame, picture.bands, sheet),
            *_guide_shapes(frame, places),
        ],
        "annotations": [
            *_band_titles(frame, picture.bands, sheet),
            *_lane_names(frame, places, sheet),
            *_quiet_words(frame, picture, sheet),
            _footer(frame, picture, sheet),
        ],
    }
    for place in places:
        layout["yaxis" if place.number == 1 else f"yaxis{place.number}"] = _lane_axis(frame, place)
    if not places:
        layout["yaxis"] = {"visible": False, "fixedrange": True, "range": [0, 1]}
        data = [{"type": "scatter", "mode": "markers", "x": [iso(frame.first)], "y": [None], "hoverinfo": "skip"}]
    return {"data": data, "layout": layout, "config": _config(frame)}


def _places(frame: Frame, bands: Sequence[Band], sheet: float) -> Iterator[_Place]:
    """Lanes from the top of their band down; every band has the same height."""
    number = 0
    for index, band in enumerate(bands):
        top = _band_top(frame, index) + frame.metrics.header
        for lane, height in zip(band.lanes, _heights(frame, band.lanes), strict=True):
            number += 1
            top += frame.metrics.lane_label
            bottom = top + height
            inside = min(3.0, (bottom - top) / 8)
            yield _Place(lane, band, number, 1 - (bottom - inside) / sheet, 1 - (top + inside) / sheet)
            top = bottom


def _heights(frame: Frame, lanes: Sequence[Lane]) -> list[float]:
    """Curves share what rows of spans and dots leave; where nothing is left, everything shrinks alike."""
    room = frame.metrics.band - frame.metrics.lane_label * len(lanes)
    fixed = sum(lane.height for lane in lanes if not lane.elastic)
    elastic = sum(lane.height for lane in lanes if lane.elastic)
    if fixed + elastic > room or not elastic:
        shrink = min(room / (fixed + elastic), _MOST_STRETCH) if lanes else 1.0
        return [lane.height * shrink for lane in lanes]
    stretch = (room - fixed) / elastic
    return [lane.height * stretch if lane.elastic else lane.height for lane in lanes]


def _band_top(frame: Frame, index: int) -> float:
    return index * (frame.metrics.header + frame.metrics.band)


def _lane_axis(frame: Frame, place: _Place) -> Piece:
    return {
        "domain": [max(round(place.bottom, 5), 0), min(round(place.top, 5), 1)],
        "range": list(place.lane.value_range),
        "fixedrange": True,
        "visible": False,
        "anchor": "x",
    }


def _time_axis(frame: Frame) -> Piece:
    french = frame.language is Language.fr
    years = frame.days // _YEAR_DAYS
    # plotly would write two labels on a phone for ten years; every year or every second year fits.
    step = -(-years * _YEAR_LABEL_PIXELS // frame.plot_width)
    ticks: Piece = {"nticks": max(3, frame.plot_width // 85)}
    if years > _LEAST_YEARLY_TICKS:
        ticks = {"tick0": "2000-01-01", "dtick": f"M{12 * step}"}
    return ticks | {
        "type": "date",
        "range": [iso(frame.first), iso(frame.last + 1)],
        "anchor": "free",
        "position": 0,
        "showgrid": True,
        "gridcolor": frame.palette.line,
        "gridwidth": 1,
        "griddash": "dot",
        "zeroline": False,
        "showline": True,
        "linecolor": frame.palette.muted,
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": frame.palette.muted,
        "tickangle": 0,
        "tickfont": {"size": frame.metrics.small + 1, "color": frame.palette.muted},
        "tickformatstops": [
            {"dtickrange": [None, "M1"], "value": "%-d %b" if french else "%b %-d"},
            {"dtickrange": ["M1", "M6"], "value": "%b %Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
    }


def _quiet_shapes(frame: Frame, picture: Picture) -> list[Piece]:
    return [
        {
            "type": "rect",
            "xref": "x",
            "yref": "paper",
            "x0": iso(max(period.first_day, frame.first)),
            "x1": iso(min(period.last_day, frame.last) + 1),
            "y0": 0,
            "y1": 1,
            "fillcolor": frame.palette.quiet,
            "line": {"width": 0},
            "layer": "below",
        }
        for period in picture.quiet
    ]


def _band_shapes(frame: Frame, bands: Sequence[Band], sheet: float) -> list[Piece]:
    """A thin rule in the band's hue under its title, across the whole sheet."""
    found: list[Piece] = []
    for index, band in enumerate(bands):
        level = round(1 - (_band_top(frame, index) + frame.metrics.header - 1) / sheet, 5)
        line: Piece = {"color": frame.hue(band.hue, 0.8), "width": 1.5}
        found.append(
            {"type": "line", "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": level, "y1": level, "line": line}
        )
    return found


def _guide_shapes(frame: Frame, places: Sequence[_Place]) -> list[Piece]:
    return [
        {
            "type": "line",
            "xref": "paper",
            "yref": place.axis,
            "x0": 0,
            "x1": 1,
            "y0": level,
            "y1": level,
            "line": {"color": frame.palette.line, "width": 1},
            "layer": "below",
        }
        for place in places
        for level, _ in place.lane.guides
    ]


def _band_titles(frame: Frame, bands: Sequence[Band], sheet: float) -> list[Piece]:
    found = []
    for index, band in enumerate(bands):
        top = _band_top(frame, index)
        found.append(
            _note(f"<b>{band.title}</b>", y=1 - (top + frame.metrics.header - 4) / sheet, color=frame.hue(band.hue))
            | {"x": 0, "xshift": -frame.metrics.gutter + 6, "xanchor": "left", "yanchor": "bottom"}
        )
        if not band.lanes:
            middle = 1 - (top + frame.metrics.header + frame.metrics.band / 2) / sheet
            text = frame.say("nothing_in_band")
            found.append(_note(text, y=middle, color=frame.palette.muted) | {"x": 0.5, "xanchor": "center"})
    return found


def _lane_names(frame: Frame, places: Sequence[_Place], sheet: float) -> list[Piece]:
    """In the gutter beside the lane, or just above it where there is no gutter; guides are named at their level."""
    found: list[Piece] = []
    small: Piece = {"size": frame.metrics.small}
    for place in places:
        named_guides = [guide for guide in place.lane.guides if not place.lane.ends and guide[1]]
        if frame.metrics.lane_label:
            found.append(
                _note(_name_above(place.lane), y=place.top, color=frame.palette.muted, font=small)
                | {"x": 0, "xanchor": "left", "yanchor": "bottom"}
            )
            continue
        if not named_guides or len(named_guides) < 2:
            found.append(
                _note(_name_beside(place.lane), y=(place.top + place.bottom) / 2, color=frame.palette.muted, font=small)
                | {"x": 0, "xshift": -8, "xanchor": "right", "yanchor": "middle", "align": "right"}
            )
            continue
        for level, words in named_guides:
            found.append(
                _note(words, y=level, color=frame.palette.muted, font=small)
                | {"yref": place.axis, "x": 0, "xshift": -8, "xanchor": "right", "yanchor": "middle"}
            )
    return found


def _name_above(lane: Lane) -> str:
    """Without a gutter what the ends mean is told beside the name."""
    named = [words for _, words in lane.guides if words]
    ends = lane.ends or (f"{named[0]} → {named[-1]}" if named else "")
    return f"{lane.label} · {ends}" if ends else lane.label


def _name_beside(lane: Lane) -> str:
    return f'{lane.label}<br><span style="font-size:10px">{lane.ends}</span>' if lane.ends else lane.label


def _quiet_words(frame: Frame, picture: Picture, sheet: float) -> list[Piece]:
    """The length of a silence in words, upright where the space is narrow, left to the text twin where none fits."""
    found: list[Piece] = []
    middle = 1 - (frame.metrics.header + frame.metrics.band * 0.5) / sheet
    for period in picture.quiet:
        start, stop = max(period.first_day, frame.first), min(period.last_day, frame.last) + 1
        words = frame.say(
            "quiet_open" if period.still_open else "quiet", length=length_in_words(period.days, frame.language)
        )
        room = frame.pixels(stop - start)
        if room < _NARROWEST_QUIET_LABEL:
            continue
        upright = room < frame.text_width(words) + 6
        note = _note(words, y=middle, color=frame.palette.muted, font={"size": frame.metrics.small})
        note |= {"xref": "x", "x": iso((start + stop) // 2), "xanchor": "center", "yanchor": "middle"}
        found.append(note | ({"textangle": -90} if upright else {}))
    return found


def _footer(frame: Frame, picture: Picture, sheet: float) -> Piece:
    empty = not any(band.lanes for band in picture.bands)
    text = frame.say("nothing_yet" if empty else _HINTS[frame.unit])
    note = _note(text, y=0, color=frame.palette.muted, font={"size": frame.metrics.small})
    return note | {"x": 0, "xanchor": "left", "yanchor": "top", "yshift": -28, "xshift": -frame.metrics.gutter + 6}


def _note(text: str, *, y: float, color: str, font: Piece | None = None) -> Piece:
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "y": round(y, 5),
        "showarrow": False,
        "font": {"color": color} | (font or {}),
    }


def _config(frame: Frame) -> Piece:
    """plotly's own words and dates in the reader's language, without a second file to load."""
    return {
        "displayModeBar": False,
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": "reset",
        "locale": frame.language.value,
        "locales": {
            frame.language.value: {
                "dictionary": {},
                "format": {
                    "days": list(WEEKDAYS[frame.language]),
                    "shortDays": list(SHORT_WEEKDAYS[frame.language]),
                    "months": list(MONTHS[frame.language]),
                    "shortMonths": list(SHORT_MONTHS[frame.language]),
                    "date": "%d/%m/%Y" if frame.language is Language.fr else "%-d %b %Y",
                },
            }
        },
    }
