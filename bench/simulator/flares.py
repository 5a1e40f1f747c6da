"""Flares: a rise of a few days, a plateau, a slow settling."""

import numpy as np

from bench.simulator.traits import FLARES_A_YEAR_AT_RANDOM, YEAR_DAYS, Array, Dice, Flags

_ONSET_DAYS = (1.0, 4.0)
_PLATEAU_DAYS = (3.0, 18.0)
_SETTLING_DAYS = (5.0, 14.0)
_HEIGHT_POINTS = (1.5, 4.8)
_APART_DAYS = 14
_OVER_BELOW_POINTS = 0.3
# Beyond what can be carried, a flare begins within about a week; it also may on any day, from nothing that was noted.
_CHANCE_BEYOND_CAPACITY = 0.15
_CHANCE_FROM_NOTHING = 0.7 / YEAR_DAYS


class Flaring:
    """The flare of each person, if any: `elapsed` days since it began, then since it was over."""

    def __init__(self, people: int) -> None:
        self._elapsed = np.full(people, 10_000.0)
        self._onset, self._plateau, self._settling = np.ones(people), np.zeros(people), np.ones(people)
        self._height = np.zeros(people)
        self._apart = np.zeros(people)

    def step(self, strain_sd: Array | None, capacity_sd: Array, dice: Dice, day: int) -> tuple[Array, Flags]:
        """Points of pain the flare adds today, and who is still before the settling. Without strain, at random."""
        self._elapsed += 1
        if strain_sd is None:
            chance = np.full(len(capacity_sd), FLARES_A_YEAR_AT_RANDOM / YEAR_DAYS)
        else:
            chance = np.where(strain_sd > capacity_sd, _CHANCE_BEYOND_CAPACITY, _CHANCE_FROM_NOTHING)
        points, rising = self._points()
        self._apart = np.where(points > 0, 0, self._apart + 1)
        begins = (self._apart >= _APART_DAYS) & (dice.flare[:, day] < chance)
        if begins.any():
            self._begin(begins, dice.flare_shape[:, day])
            points, rising = self._points()
        return points, rising

    def _begin(self, begins: Flags, shape: Array) -> None:
        def between(bounds: tuple[float, float], part: int) -> Array:
            drawn: Array = bounds[0] + (bounds[1] - bounds[0]) * shape[begins, part]
            return drawn

        self._elapsed[begins] = 0
        self._onset[begins] = np.rint(between(_ONSET_DAYS, 0))
        self._plateau[begins] = np.rint(between(_PLATEAU_DAYS, 1))
        self._settling[begins] = between(_SETTLING_DAYS, 2)
        self._height[begins] = between(_HEIGHT_POINTS, 3)

    def _points(self) -> tuple[Array, Flags]:
        rise = np.minimum((self._elapsed + 1) / self._onset, 1)
        after = self._elapsed - self._onset - self._plateau
        points = self._height * rise * np.exp(-np.maximum(after, 0) / self._settling)
        return np.where(points >= _OVER_BELOW_POINTS, points, 0), after < 0
