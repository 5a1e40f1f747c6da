"""The crowds of one run."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.simulator.lives import Life, lives
from bench.simulator.situation import Situation


@dataclass(frozen=True, slots=True)
class Crowds:
    """The same people every time a situation is asked for; `repeats` crowds where one life tells little."""

    people: int
    years: float
    seed: int
    repeats: int

    def of(self, situation: Situation) -> list[Life]:
        return lives(situation, people=self.people, years=self.years, seed=self.seed)

    def repeated(self, situation: Situation) -> Iterator[Life]:
        """One crowd after the other, each from the next seed, so that only one is held at a time."""
        for seed in range(self.seed, self.seed + self.repeats):
            yield from lives(situation, people=self.people, years=self.years, seed=seed)
