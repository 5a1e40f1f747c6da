"""A crowd: for each person the records as the engine takes them, and the truth behind them."""

from dataclasses import dataclass

import numpy as np

from app.balance.signals import Timeline
from bench.simulator.records import timeline_of
from bench.simulator.situation import Factor, Situation
from bench.simulator.traits import Flags
from bench.simulator.truth import TrueChange, TrueFlare, TruePhase, Truth
from bench.simulator.world import World, lived, written_days

# 4 January 2016, a Monday.
FIRST_DAY = 16804
_YEAR_DAYS = 365.25


@dataclass(frozen=True, slots=True, eq=False)
class Life:
    timeline: Timeline
    truth: Truth


def lives(situation: Situation, *, people: int, years: float, seed: int) -> list[Life]:
    world = lived(situation, people, round(years * _YEAR_DAYS), seed)
    written = written_days(situation, world)
    return [_life(situation, world, written, place) for place in range(people)]


def _life(situation: Situation, world: World, written: Flags, place: int) -> Life:
    truth = _truth(situation, world, written[place], place)
    return Life(timeline_of(truth, world.dice.item[place]), truth)


def _truth(situation: Situation, world: World, written: Flags, place: int) -> Truth:
    flares = _flares(world, place)
    phase = np.where(world.dice.swing[place] > 1, TruePhase.swinging, TruePhase.stable).astype(np.int8)
    for flare in flares:
        phase[flare.first_day - FIRST_DAY : flare.plateau_end - FIRST_DAY + 1] = TruePhase.overflowing
        phase[flare.plateau_end - FIRST_DAY + 1 : flare.last_day - FIRST_DAY + 1] = TruePhase.settling
    changes = tuple(
        TrueChange(int(day) + FIRST_DAY, situation.change_effect, bool(world.changes_while_high[place, day]))
        for day in np.flatnonzero(world.changes[place])
    )
    factor_sd = world.traits.factor_sd[place]
    return Truth(
        situation=situation,
        first_day=FIRST_DAY,
        pain=world.pain[place],
        factors=world.factors[place],
        written=written,
        phase=phase,
        strain=world.strain[place],
        level=world.level[place],
        flares=flares,
        changes=changes,
        visit_days=tuple(int(day) + FIRST_DAY for day in np.flatnonzero(world.visits[place])),
        slopes={Factor(factor): points / float(factor_sd[factor]) for factor, points in situation.links.items()},
    )


def _flares(world: World, place: int) -> tuple[TrueFlare, ...]:
    points, rising = world.flare_points[place], world.flare_rising[place]
    inside = np.concatenate(([False], points > 0, [False])).astype(np.int8)
    starts, stops = np.flatnonzero(np.diff(inside) == 1), np.flatnonzero(np.diff(inside) == -1)
    found = []
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        plateau_end = start + int(np.count_nonzero(rising[start:stop])) - 1
        peak = int(world.pain[place, start:stop].max())
        days = (start + FIRST_DAY, plateau_end + FIRST_DAY, stop - 1 + FIRST_DAY)
        found.append(TrueFlare(*days, float(points[start:stop].max()), peak))
    return tuple(found)
