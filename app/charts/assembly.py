"""Puts bands and lanes on one sheet: axes, rules, quiet spaces, and plotly's own words in the reader's language."""

from app.charts.dates import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS, iso
from app.charts.frame import Frame
from app.charts.lettering import lettering, more_below
from app.charts.options import Language
from app.charts.schema import Piece
from app.charts.sheet import Place, Sheet, strips
from app.charts.theme import FONT_FAMILY
from app.charts.ticks import time_ticks

_CLEAR = "rgba(0,0,0,0)"


def assembled(sheet: Sheet) -> Piece:
    """`{data, layout, config}`; the picture stretches to its place in width and has a height of its own."""
    frame, metrics = sheet.frame, sheet.frame.metrics
    foot = metrics.axis + more_below(sheet)
    layout: Piece = {
        "height": round(sheet.height + sheet.head + foot),
        "autosize": True,
        "margin": {"l": metrics.gutter, "r": metrics.right, "t": sheet.head, "b": foot},
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "font": {"family": FONT_FAMILY, "size": metrics.font, "color": frame.palette.ink},
        "barmode": "overlay",
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 24,
        "dragmode": False,
        "separators": ",\u202f" if frame.language is Language.fr else ".,",
        "hoverlabel": _hover_label(frame),
        "shapes": [*_quiet_shapes(sheet), *_band_rules(sheet), *_guides(sheet)],
        "annotations": lettering(sheet),
        "xaxis": _time_axis(sheet),
        "meta": _meta(sheet),
    }
    layout |= {f"yaxis{place.axis[1:]}": _lane_axis(place) for place in sheet.places}
    data = [trace | {"yaxis": place.axis} for place in sheet.places for trace in place.lane.traces]
    if not data:
        layout["yaxis"] = {"visible": False, "fixedrange": True, "range": [0, 1]}
        data = [_unseen("x")]
    if sheet.head:
        # A tall picture tells its years at both ends; plotly draws an axis only where a trace refers to it.
        above: Piece = {"overlaying": "x", "matches": "x", "side": "top", "position": 1, "showgrid": False}
        layout["xaxis2"] = _time_axis(sheet) | above
        data.append(_unseen("x2"))
    return {"data": data, "layout": layout, "config": _config(frame)}


def _meta(sheet: Sheet) -> Piece:
    """What a reader may lay aside, and between which days there is something to go to."""
    bands, lanes = strips(sheet)
    options = sheet.frame.options
    told = {"begins": options.begins, "ends": options.ends}
    return {"bands": bands, "lanes": lanes} | {name: day.isoformat() for name, day in told.items() if day}


def _unseen(axis: str) -> Piece:
    return {"type": "scatter", "x": [None], "y": [None], "xaxis": axis, "yaxis": "y", "hoverinfo": "skip"}


def _hover_label(frame: Frame) -> Piece:
    return {
        "bgcolor": frame.palette.paper,
        "bordercolor": frame.palette.muted,
        "font": {"family": FONT_FAMILY, "size": frame.metrics.font, "color": frame.palette.ink},
        "align": "left",
    }


def _lane_axis(place: Place) -> Piece:
    return {
        "domain": [place.bottom, place.top],
        "range": list(place.lane.value_range),
        "fixedrange": True,
        "visible": False,
        "anchor": "x",
    }


def _time_axis(sheet: Sheet) -> Piece:
    frame = sheet.frame
    return (sheet.ticks or time_ticks(frame)) | {
        "type": "date",
        "range": [iso(frame.first), iso(frame.last + 1)],
        "anchor": "free",
        "position": 0,
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": frame.palette.line,
        "griddash": "dot",
        "zeroline": False,
        "showline": True,
        "linecolor": frame.palette.muted,
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": frame.palette.muted,
        "tickangle": 0,
        "tickfont": {"size": frame.metrics.small + 1, "color": frame.palette.muted},
    }


def _quiet_shapes(sheet: Sheet) -> list[Piece]:
    frame = sheet.frame
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
        for period in sheet.quiet
    ]


def _band_rules(sheet: Sheet) -> list[Piece]:
    """A thin rule in the band's hue under its title."""
    frame = sheet.frame
    found = []
    for index, band in enumerate(sheet.bands):
        level = sheet.level(sheet.band_top(index) + frame.metrics.header - 1)
        found.append(_rule("paper", level, color=frame.hue(band.hue, 0.8), width=1.5))
    return found


def _guides(sheet: Sheet) -> list[Piece]:
    colour = sheet.frame.palette.line
    return [
        _rule(place.axis, level, color=colour, width=1) | {"layer": "below"}
        for place in sheet.places
        for level, _ in place.lane.guides
    ]


def _rule(yref: str, level: float, *, color: str, width: float) -> Piece:
    line: Piece = {"color": color, "width": width}
    return {"type": "line", "xref": "paper", "yref": yref, "x0": 0, "x1": 1, "y0": level, "y1": level, "line": line}


def _config(frame: Frame) -> Piece:
    """plotly's dates in the reader's language, without a second file to load."""
    language = frame.language
    words: Piece = {
        "days": list(WEEKDAYS[language]),
        "shortDays": list(SHORT_WEEKDAYS[language]),
        "months": list(MONTHS[language]),
        "shortMonths": list(SHORT_MONTHS[language]),
        "date": "%d/%m/%Y" if language is Language.fr else "%-d %b %Y",
    }
    return {
        "displayModeBar": False,
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": False,
        "locale": language.value,
        "locales": {language.value: {"dictionary": {}, "format": words}},
    }
