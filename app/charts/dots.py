"""Yes and no, as filled and hollow dots: each answer at the scale of days, the share of yes by month beyond."""

import numpy as np

from app.balance.kept import kept
from app.balance.signals import Series
from app.charts.curves import iso_days, monthly_answers
from app.charts.frame import Frame
from app.charts.options import Scale
from app.charts.schema import Lane, Piece
from app.charts.theme import Hue

_UNSURE = 2.0


@kept
def dots_lane(frame: Frame, answers: Series, *, key: str, hue: Hue) -> Lane:
    """`key` names the words: acceptable or matters_done."""
    shown = answers.between(frame.first, frame.last)
    traces = []
    if len(shown):
        traces = [_each(frame, shown, key, hue=hue) if frame.unit is Scale.day else _shares(frame, shown, key, hue=hue)]
    return Lane(frame.say(key), 16, (-1, 1), traces)


def _each(frame: Frame, answers: Series, key: str, *, hue: Hue) -> Piece:
    stem = key.removesuffix("_done")
    fills = [frame.hue(hue) if value == 1 else frame.palette.paper for value in answers.values.tolist()]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": iso_days(answers.days),
        "y": [0] * len(answers),
        "marker": {
            "symbol": ["line-ew" if value == _UNSURE else "circle" for value in answers.values.tolist()],
            "size": frame.metrics.marker,
            "color": fills,
            "line": {"color": frame.hue(hue), "width": 1.2},
        },
        "hovertext": [frame.say(f"{stem}_{int(value)}") for value in answers.values.tolist()],
        "customdata": [f"checkin/{record_id}" for record_id in answers.record_ids],
        "hovertemplate": "%{x|%-d %B %Y}<br>%{hovertext}<extra></extra>",
    }


def _shares(frame: Frame, answers: Series, key: str, *, hue: Hue) -> Piece:
    stem = key.removesuffix("_done")
    months, yes, count = monthly_answers(answers, yes=1)
    shares = (yes / count).tolist()
    return {
        "type": "scatter",
        "mode": "markers",
        "x": iso_days((months + 14).astype(np.int32)),
        "y": [0] * len(months),
        "marker": {
            "symbol": "circle",
            "size": min(frame.metrics.marker, max(3, int(frame.pixels(26)))),
            "color": [frame.hue(hue, round(share, 1)) if share else frame.palette.paper for share in shares],
            "line": {"color": frame.hue(hue), "width": 1},
        },
        "hovertext": [
            frame.say(f"{stem}_share", yes=int(positive), all=int(every))
            for positive, every in zip(yes, count, strict=True)
        ],
        "hovertemplate": "%{x|%B %Y}<br>%{hovertext}<extra></extra>",
    }
