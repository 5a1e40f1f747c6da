"""What was lived, as opposed to what was noted."""

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from bench.simulator.situation import Factor, Situation
from bench.simulator.traits import Array, Flags


class TruePhase(IntEnum):
    stable = 0
    swinging = 1
    overflowing = 2
    settling = 3


@dataclass(frozen=True, slots=True)
class TrueFlare:
    """Days counted from 1970; overflowing from `first_day` to `plateau_end`, settling until `last_day`."""

    first_day: int
    plateau_end: int
    last_day: int
    height: float
    peak: int


@dataclass(frozen=True, slots=True)
class TrueChange:
    """`while_high` when pain had been high in the days before: what brings people, and makes before and after lie."""

    day: int
    effect: float
    while_high: bool


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """One entry a day from `first_day` on. `pain` and `factors` are what would have been noted on any day."""

    situation: Situation
    first_day: int
    pain: NDArray[np.int64]
    factors: NDArray[np.int64]
    written: Flags
    phase: NDArray[np.int8]
    strain: Array
    level: Array
    flares: tuple[TrueFlare, ...]
    changes: tuple[TrueChange, ...]
    visit_days: tuple[int, ...]
    slopes: dict[Factor, float] = field(default_factory=dict)
    """Points of pain per written unit of a factor, for the links that are real."""

    @property
    def days(self) -> NDArray[np.int32]:
        return np.arange(self.first_day, self.first_day + len(self.pain), dtype=np.int32)
