"""The one source of "now", injected so that tests and drills can move it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    return datetime.now(UTC)


def shifted_clock(offset_seconds: int) -> Clock:
    """A clock that is wrong by a known amount, for drills only; the system's own for 0."""
    if not offset_seconds:
        return system_clock
    offset = timedelta(seconds=offset_seconds)
    return lambda: datetime.now(UTC) + offset
