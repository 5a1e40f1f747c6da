"""Two facing lanes where what weighs meets what supports: all that weighs upwards, all that supports downwards.

Bars and not a filled line, as everywhere: nothing is drawn over a week that holds too little. No number is told: the
height only says less, as much or more than on one's own earlier days.
"""

from dataclasses import dataclass

import numpy as np

from app.balance.basis import NotEnough
from app.balance.load import LoadBalance, load_balance, own_weights
from app.balance.runs import runs
from app.balance.signals import Days, Timeline, Values
from app.balance.summaries import days_in_periods, month_starts, week_starts
from app.charts.curves import iso_days
from app.charts.dates import milliseconds
from app.charts.frame import Frame
from app.charts.options import Scale
from app.charts.schema import Lane, Piece, column
from app.charts.theme import Hue

_LANE_PIXELS = 30
_STRENGTH = 0.42
_DECIMALS = 2


@dataclass(frozen=True, slots=True, eq=False)
class FacingSides:
    """By day, week or month of the picture: its first day, its length, and how high each side stands, 0 to 1."""

    starts: Days
    lengths: Days
    loads: Values
    resources: Values


def facing_sides(frame: Frame, timeline: Timeline) -> FacingSides | NotEnough:
    found = load_balance(timeline, own_weights(timeline))
    return found if isinstance(found, NotEnough) else _by_period(frame, found)


def _by_period(frame: Frame, found: LoadBalance) -> FacingSides:
    shown = (found.days >= frame.first) & (found.days <= frame.last)
    days, loads, resources = found.days[shown], found.loads[shown], found.resources[shown]
    if frame.unit is Scale.day or not len(days):
        return FacingSides(days, np.ones_like(days), (1 + loads) / 2, (1 + resources) / 2)
    starts_of = month_starts if frame.unit is Scale.month else week_starts
    starts, first, counts = runs(starts_of(days))
    lengths = days_in_periods(starts, monthly=frame.unit is Scale.month)
    means = [(1 + np.add.reduceat(side, first) / counts) / 2 for side in (loads, resources)]
    return FacingSides(starts, lengths, *means)


def loads_lane(frame: Frame, sides: FacingSides | NotEnough) -> Lane:
    if isinstance(sides, NotEnough) or not len(sides.starts):
        return Lane("", 0, (0, 1), [])
    trace = _bars(frame, sides, sides.loads, key="all_loads", hue=Hue.weighs)
    return Lane(frame.say("all_loads"), _LANE_PIXELS, (0, 1.04), [trace], guides=((0.5, ""),))


def resources_lane(frame: Frame, sides: FacingSides | NotEnough) -> Lane:
    if isinstance(sides, NotEnough) or not len(sides.starts):
        return Lane("", 0, (0, 1), [])
    trace = _bars(frame, sides, -sides.resources, key="all_resources", hue=Hue.supports)
    return Lane(frame.say("all_resources"), _LANE_PIXELS, (-1.04, 0), [trace], guides=((-0.5, ""),))


def _bars(frame: Frame, sides: FacingSides, heights: Values, *, key: str, hue: Hue) -> Piece:
    colour = frame.hue(hue, _STRENGTH)
    return {
        "type": "bar",
        "x": iso_days(sides.starts),
        "y": column(np.round(heights, _DECIMALS)),
        "offset": 0,
        "width": [milliseconds(int(days)) for days in sides.lengths],
        "marker": {"color": colour, "line": {"color": colour, "width": 0}},
        "hovertemplate": f"%{{x|%-d %B %Y}}<br>{frame.say(key)}<br>{frame.say('half_is_usual')}<extra></extra>",
    }
