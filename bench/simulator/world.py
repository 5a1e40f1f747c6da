"""The days of a whole crowd, one after the other, everybody at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.simulator.flares import Flaring
from bench.simulator.situation import Factor, Situation, Writing
from bench.simulator.traits import FACTORS, SCALES, Array, Dice, Flags, Traits, drawn

_STRAIN_MEMORY = float(np.exp(-1 / 10))
# Of what weighs, nobody asks for everything.
_UNASKED_MEMORY, _UNASKED_SHARE = 0.8, 0.3
_HIGH_POINTS = 1.5
_HIGH_OVER_DAYS = 5
_VISIT_CHANCE_WHEN_HIGH = 0.06
_VISITS_APART_DAYS = 7
_CHANGE_CHANCE = 0.5
_CHANGES_APART_DAYS = 200
_EFFECT_STARTS_DAYS, _EFFECT_RAMP_DAYS, _EFFECT_LASTS_DAYS = 2, 5, 90


@dataclass(frozen=True, slots=True)
class World:
    """Everything lived: (people, days) throughout, `factors` (people, days, six)."""

    pain: NDArray[np.int64]
    factors: NDArray[np.int64]
    strain: Array
    level: Array
    flare_points: Array
    flare_rising: Flags
    visits: Flags
    changes: Flags
    changes_while_high: Flags
    traits: Traits
    dice: Dice


def lived(situation: Situation, people: int, days: int, seed: int) -> World:
    traits, dice = drawn(situation, people, days, seed)
    course = _Course(situation, traits, dice, days)
    for day in range(days):
        course.live(day)
    return course.world()


class _Course:
    """The state carried from one day to the next."""

    def __init__(self, situation: Situation, traits: Traits, dice: Dice, days: int) -> None:
        self.situation, self.traits, self.dice = situation, traits, dice
        people = len(traits.level)
        self._latent = np.zeros((people, FACTORS))
        self._noise = np.zeros(people)
        self._unasked = np.zeros(people)
        self._flaring = Flaring(people)
        self._since_visit = np.full(people, 1000)
        self._since_change = np.full(people, 1000)
        self._links = np.array([situation.links.get(factor, 0.0) for factor in Factor])
        self.pain = np.zeros((people, days), dtype=np.int64)
        self.factors = np.zeros((people, days, FACTORS), dtype=np.int64)
        self.strain, self.level, self.flare_points = (np.zeros((people, days)) for _ in range(3))
        self.rising, self.visits, self.changes, self.high = (np.zeros((people, days), dtype=np.bool_) for _ in range(4))

    def live(self, day: int) -> None:
        """Sleep comes before the pain of a day; the five other factors may answer to it."""
        before = self._own_deviation(day - 1)
        self._move_factors(day)
        self._write_factors(day, slice(Factor.sleep, Factor.sleep + 1), before)
        self._feel(day)
        now = self._own_deviation(day)
        for part in (slice(Factor.stress, Factor.sleep), slice(Factor.activity, FACTORS)):
            self._write_factors(day, part, now)
        self._visit(day)

    def _own_deviation(self, day: int) -> Array:
        if day < 0:
            return np.zeros(len(self._noise))
        deviation: Array = self.pain[:, day] - self.traits.level
        return deviation

    def _move_factors(self, day: int) -> None:
        memory = self.traits.factor_memory
        self._latent = memory * self._latent + np.sqrt(1 - memory**2) * self.dice.factor[:, day]
        self._since_visit += 1
        self._since_change += 1
        fresh = np.sqrt(1 - _UNASKED_MEMORY**2) * self.dice.unasked[:, day]
        self._unasked = _UNASKED_MEMORY * self._unasked + fresh
        shown = self._pushed(day)
        noted = (shown[:, :3].mean(axis=1) - shown[:, 3:].mean(axis=1)) / 2
        balance = noted + _UNASKED_SHARE * self._unasked
        earlier = self.strain[:, day - 1] if day else np.zeros(len(balance))
        self.strain[:, day] = _STRAIN_MEMORY * earlier + (1 - _STRAIN_MEMORY) * balance

    def _pushed(self, day: int) -> Array:
        """The factors of one day in own SDs, with weekday, season, events and the slow shared course."""
        angle = 2 * np.pi * day / 365.25
        season = self.traits.season[:, :, 0] * np.cos(angle) + self.traits.season[:, :, 1] * np.sin(angle)
        sign = np.array([1, 1, 1, -0.5, -0.5, -0.5])
        push = self.dice.event_push[:, day, None] * sign
        drift = self.situation.shared_drift / 2 * self.dice.drift[:, day, None] * np.sign(sign)
        total: Array = self._latent + self.traits.weekday[:, :, day % 7] + season + push + drift
        return total

    def _write_factors(self, day: int, part: slice, pain_deviation: Array) -> None:
        """On each factor's own written scale; pain weighs on loads and takes from resources when it feeds back."""
        answer = np.array([1, 1, 1, -1, -1, 1])[part] * self.situation.feedback * pain_deviation[:, None]
        own = self._pushed(day)[:, part] + answer
        written = np.rint(self.traits.factor_mean[:, part] + self.traits.factor_sd[:, part] * own)
        self.factors[:, day, part] = np.clip(written, SCALES[part, 0], SCALES[part, 1]).astype(np.int64)

    def _feel(self, day: int) -> None:
        traits, dice, situation = self.traits, self.dice, self.situation
        strain_sd = self.strain[:, day] / STRAIN_SD
        self.flare_points[:, day], self.rising[:, day] = self._flaring.step(
            strain_sd if situation.flares_from_load else None, traits.capacity_sd, dice, day
        )
        memory = traits.noise_memory
        fresh = np.sqrt(1 - memory**2) * traits.noise_sd * dice.swing[:, day]
        self._noise = memory * self._noise + fresh * dice.pain[:, day]
        level = traits.level + dice.level_shift[:, day] + situation.shared_drift * dice.drift[:, day]
        self.level[:, day] = level
        felt = level + self._noise + self.flare_points[:, day] + situation.load_points * strain_sd
        felt += self._linked(day) + self._changed()
        self.pain[:, day] = np.clip(np.rint(felt), 0, 10).astype(np.int64)

    def _linked(self, day: int) -> Array:
        """Sleep acts on the day it opens, everything else on the day after."""
        if day == 0 or not self.situation.links:
            return np.zeros(len(self._noise))
        acting = self.factors[:, day - 1].astype(np.float64)
        acting[:, Factor.sleep] = self.factors[:, day, Factor.sleep]
        own = (acting - self.traits.factor_mean) / self.traits.factor_sd
        effect: Array = own @ self._links
        return effect

    def _changed(self) -> Array:
        since = self._since_change
        grown = np.clip((since - _EFFECT_STARTS_DAYS) / _EFFECT_RAMP_DAYS, 0, 1)
        effect: Array = self.situation.change_effect * np.where(since <= _EFFECT_LASTS_DAYS, grown, 0)
        return effect

    def _visit(self, day: int) -> None:
        recent = self.pain[:, max(0, day - _HIGH_OVER_DAYS + 1) : day + 1].mean(axis=1)
        high = recent >= self.level[:, day] + _HIGH_POINTS
        chance = 1 / self.traits.visit_every_days + _VISIT_CHANCE_WHEN_HIGH * high
        comes = (self.dice.visit[:, day] < chance) & (self._since_visit >= _VISITS_APART_DAYS)
        far_enough = self._since_change >= _CHANGES_APART_DAYS
        changes = comes & far_enough & (self.dice.change[:, day] < _CHANGE_CHANCE)
        self._since_visit[comes] = 0
        self._since_change[changes] = 0
        self.visits[:, day], self.changes[:, day], self.high[:, day] = comes, changes, changes & high

    def world(self) -> World:
        return World(
            pain=self.pain,
            factors=self.factors,
            strain=self.strain,
            level=self.level,
            flare_points=self.flare_points,
            flare_rising=self.rising,
            visits=self.visits,
            changes=self.changes,
            changes_while_high=self.high,
            traits=self.traits,
            dice=self.dice,
        )


# Usual SD of the strain of these factors, so that capacities and effects can be said in own SDs.
STRAIN_SD = 0.385


def written_days(situation: Situation, world: World) -> Flags:
    """Log-odds of habit, moved by pain (and, for a collider, by stress) in own SDs; nothing during a silence."""
    pain = _own_sds(world.pain)
    habit = np.log(world.traits.writes / (1 - world.traits.writes))[:, None]
    moved = habit + (situation.selection + situation.collider) * pain
    moved = moved + situation.collider * _own_sds(world.factors[:, :, Factor.stress])
    writes: Flags = world.dice.write < 1 / (1 + np.exp(-moved))
    if situation.writing is Writing.daily:
        return writes
    return writes & ~world.dice.silent


def _own_sds(values: NDArray[np.int64]) -> Array:
    spread = values.std(axis=1, keepdims=True)
    own: Array = (values - values.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1)
    return own
