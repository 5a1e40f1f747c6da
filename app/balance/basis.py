"""What a result rests on, and the answer when there is too little to rest on: both are results like any other."""

from dataclasses import dataclass
from typing import Self

from app.balance.signals import Days


@dataclass(frozen=True, slots=True)
class Basis:
    """The notes behind a result and the first and last day they were lived on (both included)."""

    notes: int
    first_day: int
    last_day: int

    @classmethod
    def of(cls, days: Days) -> Self:
        """From the sorted days of the notes, at least one."""
        return cls(len(days), int(days[0]), int(days[-1]))


@dataclass(frozen=True, slots=True)
class NotEnough:
    """Too little to tell: `what` is a key of words (what is counted), never a sentence."""

    what: str
    needed: int
    found: int

    @property
    def missing(self) -> int:
        return max(self.needed - self.found, 0)
