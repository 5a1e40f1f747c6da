"""What goes together: six lines, each a point with its 90 % range, always in the same order.

Never sorted by size: the order is that of the questions, not of the answers.
"""

from math import ceil, floor

from app.balance.associations import Association, Seen, Together, associations
from app.balance.basis import NotEnough
from app.balance.factors import LOADS
from app.balance.pairs import Estimate
from app.balance.signals import Timeline
from app.charts.companion import told
from app.charts.dates import number_in_words
from app.charts.frame import Frame, frame_of
from app.charts.options import Language, Options
from app.charts.schema import Piece
from app.charts.theme import FONT_FAMILY, Hue, Size
from app.charts.together_words import TOGETHER_WORDS

_ROW = {Size.phone: 58, Size.tablet: 52, Size.desktop: 56, Size.print: 46}
_LEAST_REACH = 1.0
_HUES = dict.fromkeys(LOADS, Hue.weighs)
_CLEAR = "rgba(0,0,0,0)"


def factor_name(one: Association, language: Language) -> str:
    key = one.factor.value
    if one.estimate is not None and one.estimate.measure == "sleep_quality":
        key = "sleep_quality"
    return told(TOGETHER_WORDS, key, language)


def rounded(estimate: Estimate) -> tuple[float, float, float]:
    """The point to a tenth, the range outward to tenths."""
    low, high = floor(round(estimate.low * 10, 9)) / 10, ceil(round(estimate.high * 10, 9)) / 10
    return round(estimate.effect, 1), low, high


def signed(value: float, language: Language) -> str:
    return ("+" if value > 0 else "") + number_in_words(value, language)


def together_figure(timeline: Timeline, options: Options, of: str | None = None) -> Piece:
    frame = frame_of(options)
    found = associations(timeline)
    lines = found.last.associations if isinstance(found, Together) else ()
    above = not frame.metrics.gutter > 100
    height = _ROW[options.size] * max(len(lines), 1)
    reach = max([_LEAST_REACH, *(abs(end) for one in lines if one.estimate for end in rounded(one.estimate)[1:])]) * 1.1
    names = [factor_name(one, frame.language) for one in lines]
    layout: Piece = {
        "height": height + 96,
        "autosize": True,
        "margin": {"l": frame.metrics.right if above else 200, "r": frame.metrics.right, "t": 12, "b": 84},
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "font": {"family": FONT_FAMILY, "size": frame.metrics.font, "color": frame.palette.ink},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "shapes": [_even(frame)],
        "annotations": _words(frame, names, found, above=above),
        "xaxis": _scale(frame, reach),
        "yaxis": {"range": [max(len(lines), 1) - 0.4, -0.75], "fixedrange": True, "visible": False},
    }
    traces = [_line(frame, place, one, one.estimate) for place, one in enumerate(lines) if one.estimate]
    config: Piece = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}
    return {"data": traces, "layout": layout, "config": config}


def _line(frame: Frame, place: int, one: Association, estimate: Estimate) -> Piece:
    effect, low, high = rounded(estimate)
    colour = frame.hue(_HUES.get(one.factor, Hue.supports))
    is_stated = one.seen is Seen.stated
    size = frame.metrics.marker + 7
    figures = f"{signed(effect, frame.language)} ({signed(low, frame.language)} … {signed(high, frame.language)})"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [low, effect, high],
        "y": [place] * 3,
        "line": {"color": colour, "width": 3 if is_stated else 1.5},
        "marker": {
            "symbol": ["line-ns", "circle", "line-ns"],
            "size": [size, size, size],
            "opacity": 1,
            "color": colour if is_stated else frame.palette.paper,
            "line": {"color": colour, "width": 2},
        },
        "hovertext": [f"{factor_name(one, frame.language)}<br>{figures}"] * 3,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _even(frame: Frame) -> Piece:
    line: Piece = {"color": frame.palette.muted, "width": 1, "dash": "dot"}
    return {"type": "line", "xref": "x", "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "line": line}


def _scale(frame: Frame, reach: float) -> Piece:
    step = 0.5 if reach <= 2 else 1
    ticks = [step * place for place in range(-int(reach / step), int(reach / step) + 1)]
    return {
        "range": [-reach, reach],
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": frame.palette.line,
        "griddash": "dot",
        "zeroline": False,
        "tickvals": ticks,
        "ticktext": [told(TOGETHER_WORDS, "even", frame.language) if not tick else signed(tick, frame.language)
                     for tick in ticks],
        "tickfont": {"size": frame.metrics.small + 1, "color": frame.palette.muted},
    }  # fmt: skip


def _words(frame: Frame, names: list[str], found: Together | NotEnough, *, above: bool) -> list[Piece]:
    small: Piece = {"size": frame.metrics.small, "color": frame.palette.muted}

    def note(text: str, **place: object) -> Piece:
        written: Piece = {"text": text, "showarrow": False, "font": small}
        return written | {key: value for key, value in place.items() if isinstance(value, str | int | float)}

    below: Piece = {"xref": "paper", "yref": "paper", "y": 0, "yanchor": "top"}
    notes = [
        note(f"← {told(TOGETHER_WORDS, 'lower', frame.language)}", x=0, xanchor="left", yshift=-26) | below,
        note(f"{told(TOGETHER_WORDS, 'higher', frame.language)} →", x=1, xanchor="right", yshift=-26) | below,
    ]
    if isinstance(found, NotEnough):
        return notes
    hint = told(TOGETHER_WORDS, "hint", frame.language).replace("%", "&#37;")
    notes.append(note(hint, x=0, xanchor="left", yshift=-52) | below)
    for place, name in enumerate(names):
        if above:
            named = note(name, x=0, xref="paper", xanchor="left", y=place - 0.26, yref="y", yanchor="bottom")
        else:
            named = note(name, x=0, xref="paper", xanchor="right", xshift=-12, y=place, yref="y", yanchor="middle")
        one = found.last.associations[place]
        if one.estimate is None:
            aside = told(TOGETHER_WORDS, "seen_aside", frame.language)
            notes.append(note(aside, x=0, xref="x", xanchor="left", xshift=10, y=place, yref="y", yanchor="middle"))
        notes.append(named)
    return notes
