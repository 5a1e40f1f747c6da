"""The crowds of one run."""

from dataclasses import dataclass

from bench.simulator.lives import Life, lives
from bench.simulator.situation import Situation


@dataclass(frozen=True, slots=True)
class Crowds:
    """The same people every time a situation is asked for."""

    people: int
    years: float
    seed: int

    def of(self, situation: Situation) -> list[Life]:
        return lives(situation, people=self.people, years=self.years, seed=self.seed)
