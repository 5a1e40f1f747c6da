"""Lengths of time whose ends may be fuzzy: the fewest and the most days each may have lasted, never one guess."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from app.balance.signals import When


@dataclass(frozen=True, slots=True)
class Length:
    """Whole days; the two are equal where both ends are told to the day."""

    least_days: int
    most_days: int

    @property
    def is_exact(self) -> bool:
        return self.least_days == self.most_days


@dataclass(frozen=True, slots=True)
class Spread:
    """The shortest, the one in the middle and the longest of several lengths, each as exact as they are."""

    count: int
    shortest: Length
    middle: Length
    longest: Length

    @classmethod
    def of(cls, lengths: Sequence[Length]) -> Self | None:
        """Whatever the true lengths are within their bounds, the three lie within those given here."""
        if not lengths:
            return None
        least = sorted(length.least_days for length in lengths)
        most = sorted(length.most_days for length in lengths)
        first, middle, last = (Length(least[at], most[at]) for at in (0, (len(least) - 1) // 2, -1))
        return cls(len(lengths), first, middle, last)


def length_of(when: When, today: int) -> Length | None:
    """Both ends included; of what is still open, up to today; None when no end was told."""
    if when.last_day is None and not when.ongoing:
        return None
    (start_first, start_last), (end_first, end_last) = when.first_days(), when.last_days(today)
    return Length(max(end_first - start_last + 1, 1), max(end_last - start_first + 1, 1))


def days_between(earlier: When, later: When, today: int) -> Length:
    """From the end of one to the beginning of the other; nothing where they touch or overlap."""
    (end_first, end_last), (start_first, start_last) = earlier.last_days(today), later.first_days()
    return Length(max(start_first - end_last - 1, 0), max(start_last - end_first - 1, 0))
