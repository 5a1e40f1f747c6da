"""What differs from one person to the next, and the dice of all their days, thrown before the days are lived."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.simulator.situation import Situation, Writing

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

FACTORS = 6
YEAR_DAYS = 365.25

# Written scale of each factor: lowest, highest, usual mean, usual SD.
SCALES = np.array(
    [(0, 10, 4.5, 1.9), (-3, 3, 0.0, 1.2), (0, 10, 4.5, 1.9), (0, 10, 6.0, 1.8), (-3, 3, 0.0, 1.2), (0, 4, 1.4, 0.9)]
)

# A tool stays in use for weeks; the others change from day to day.
_LEAST_MEMORY = np.array([0.3, 0.3, 0.3, 0.3, 0.3, 0.85])
_MOST_MEMORY = np.array([0.7, 0.7, 0.7, 0.7, 0.7, 0.95])

LOAD_EVENTS_A_YEAR = 2.5
LEVEL_CHANGES_A_YEAR = 0.2
SWING_PERIODS_A_YEAR = 0.7
FLARES_A_YEAR_AT_RANDOM = 2.8
_SILENCES_A_YEAR = 0.35


@dataclass(frozen=True, slots=True)
class Traits:
    """One value a person."""

    level: Array
    noise_memory: Array
    noise_sd: Array
    factor_memory: Array
    factor_mean: Array
    factor_sd: Array
    weekday: Array
    season: Array
    capacity_sd: Array
    writes: Array
    visit_every_days: Array


@dataclass(frozen=True, slots=True)
class Dice:
    """One value a person and day; `event_push`, `level_shift` and `swing` are whole courses drawn in advance."""

    factor: Array
    unasked: Array
    pain: Array
    flare: Array
    flare_shape: Array
    visit: Array
    change: Array
    write: Array
    item: Array
    drift: Array
    event_push: Array
    level_shift: Array
    swing: Array
    silent: Flags


@dataclass(frozen=True, slots=True)
class Person:
    traits: dict[str, Array]
    dice: dict[str, Array | Flags]


def drawn(situation: Situation, people: int, days: int, seed: int) -> tuple[Traits, Dice]:
    every = [_one(np.random.default_rng([seed, place]), situation, days) for place in range(people)]
    traits = {name: np.array([one.traits[name] for one in every]) for name in Traits.__slots__}
    dice = {name: np.array([one.dice[name] for one in every]) for name in Dice.__slots__}
    return Traits(**traits), Dice(**dice)


def _one(throw: np.random.Generator, situation: Situation, days: int) -> Person:
    return Person(_traits(throw, situation), _dice(throw, days))


def _traits(throw: np.random.Generator, situation: Situation) -> dict[str, Array]:
    typical = float(np.clip(throw.normal(4.2, 1.1), 2.0, 6.0))
    near_top = float(throw.uniform(6.8, 8.0))
    habit = float(throw.uniform())
    lowest, highest = {
        Writing.daily: (0.88, 0.98),
        Writing.irregular: (0.35, 0.58),
        Writing.sparse: (0.10, 0.20),
    }[situation.writing]
    found = {
        "level": near_top if situation.near_top else typical,
        "noise_memory": throw.uniform(0.3, 0.7),
        "noise_sd": np.exp(throw.normal(0.0, 0.15)),
        "factor_memory": throw.uniform(_LEAST_MEMORY, _MOST_MEMORY),
        "factor_mean": SCALES[:, 2] + throw.normal(0, 0.4, FACTORS) * SCALES[:, 3],
        "factor_sd": SCALES[:, 3] * np.exp(throw.normal(0, 0.15, FACTORS)),
        "weekday": _weekdays(throw),
        "season": throw.normal(0, 0.25, (FACTORS, 2)),
        "capacity_sd": throw.uniform(1.4, 2.0),
        "writes": lowest + habit * (highest - lowest),
        "visit_every_days": throw.uniform(40, 90),
    }
    return {name: np.asarray(value, dtype=np.float64) for name, value in found.items()}


def _weekdays(throw: np.random.Generator) -> Array:
    """Work and load are heavier from Monday to Friday; the rest of the week is each person's own."""
    parts = throw.normal(0, 0.2, (FACTORS, 7))
    parts[:3, :5] += throw.uniform(0, 0.4)
    centred: Array = parts - parts.mean(axis=1, keepdims=True)
    return centred


def _dice(throw: np.random.Generator, days: int) -> dict[str, Array | Flags]:
    return {
        "factor": throw.normal(size=(days, FACTORS)),
        "unasked": throw.normal(size=days),
        "pain": throw.normal(size=days),
        "flare": throw.uniform(size=days),
        "flare_shape": throw.uniform(size=(days, 4)),
        "visit": throw.uniform(size=days),
        "change": throw.uniform(size=days),
        "write": throw.uniform(size=days),
        "item": throw.uniform(size=(days, FACTORS)),
        "drift": slow_course(throw, days),
        "event_push": _events(throw, days),
        "level_shift": _level_shifts(throw, days),
        "swing": _swings(throw, days),
        "silent": _silences(throw, days),
    }


def slow_course(throw: np.random.Generator, days: int) -> Array:
    """One unit of SD, over months: weekly knots of an AR(1), joined by straight lines."""
    knots = np.zeros(days // 7 + 2)
    for place in range(1, len(knots)):
        knots[place] = 0.95 * knots[place - 1] + np.sqrt(1 - 0.95**2) * throw.normal()
    return np.interp(np.arange(days), np.arange(len(knots)) * 7, knots)


def _starts(throw: np.random.Generator, days: int, a_year: float) -> list[int]:
    return sorted(int(day) for day in throw.uniform(0, days, throw.poisson(a_year * days / YEAR_DAYS)))


def _events(throw: np.random.Generator, days: int) -> Array:
    """Own SDs added to every load, taken in half from every resource, for ten days to six weeks each."""
    push, day = np.zeros(days), np.arange(days)
    for start in _starts(throw, days, LOAD_EVENTS_A_YEAR):
        length, height = throw.uniform(10, 42), throw.uniform(0.6, 1.8)
        ramp = np.minimum((day - start) / 3, (start + length - day) / 5)
        push += height * np.clip(ramp, 0, 1)
    return push


def _level_shifts(throw: np.random.Generator, days: int) -> Array:
    """Points of pain gained or lost for good, each over two weeks."""
    shift, day = np.zeros(days), np.arange(days)
    for start in _starts(throw, days, LEVEL_CHANGES_A_YEAR):
        shift += throw.normal(0, 1.2) * np.clip((day - start) / 14, 0, 1)
    return np.clip(shift, -2.0, 2.0)


def _swings(throw: np.random.Generator, days: int) -> Array:
    """What the noise is multiplied by: 1, or 1.6 to 2.2 for one to four months."""
    swing = np.ones(days)
    for start in _starts(throw, days, SWING_PERIODS_A_YEAR):
        length, factor = int(throw.uniform(30, 120)), throw.uniform(1.6, 2.2)
        swing[start : start + length] = factor
    return swing


def _silences(throw: np.random.Generator, days: int) -> Flags:
    silent = np.zeros(days, dtype=np.bool_)
    for start in _starts(throw, days, _SILENCES_A_YEAR):
        silent[start : start + int(throw.uniform(100, 300))] = True
    return silent
