"""For how long the notes have been above the usual range, as of today: from notes alone, never from one high note."""

from app.balance.pain_notes import pain_notes
from app.balance.phases import Phase, phases
from app.balance.signals import Timeline

_LATEST_NOTE_DAYS = 6


def days_above(timeline: Timeline, today: int) -> int | None:
    """Days from the first to the latest note of the stay; None without one, or without a note within a week."""
    found = []
    for notes in pain_notes(timeline):
        names = phases(notes.told, notes.shaping).that_day
        last = int(notes.told.days[-1])
        if names.phase[-1] == Phase.overflowing and 0 <= today - last <= _LATEST_NOTE_DAYS:
            found.append(last - int(names.since[-1]))
    return max(found, default=None)
