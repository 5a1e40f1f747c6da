"""The line of work: which period each dated status stands for."""

from collections.abc import Sequence

from app.balance.signals import EXACT, When, WorkStatus


def work_periods(statuses: Sequence[WorkStatus]) -> list[tuple[WorkStatus, When]]:
    """Each status with its own end, or up to the day before the next one, or still open."""
    ordered = sorted(statuses, key=lambda status: (status.when.first_day, status.record_id))
    periods = []
    for place, status in enumerate(ordered):
        when = status.when
        if when.last_day is None and place + 1 < len(ordered):
            when = _until(when, ordered[place + 1].when)
        elif when.last_day is None:
            when = When(when.first_day, None, when.precision, ongoing=True)
        periods.append((status, when))
    return periods


def _until(when: When, following: When) -> When:
    """Up to the eve of the next one; where that begins is only roughly known, so is where this one ends."""
    if following.precision in EXACT:
        return When(when.first_day, max(following.first_day - 1, when.first_day), when.precision)
    return When(when.first_day, following.first_day, when.precision, following.precision)
