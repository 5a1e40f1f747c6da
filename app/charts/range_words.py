"""The usual range in words: where it lies, when the notes were above it, where they are now, whether it has moved."""

import numpy as np

from app.balance.pain_notes import PainNotes, pain_notes
from app.balance.phase_spans import PhaseSpan, phase_spans
from app.balance.phases import FORGOTTEN_AFTER_DAYS, Phase, Phases, phases
from app.balance.signals import Timeline
from app.balance.usual_range import RangeState, UsualRange, usual_range
from app.charts.dates import day_in_words, days_in_words, number_in_words
from app.charts.frame import Frame
from app.charts.sentences import counted, sentence

_FORMS = {
    RangeState.none: "usual_range_none",
    RangeState.first_estimate: "usual_range_first",
    RangeState.current: "usual_range",
    RangeState.before_the_break: "usual_range_before",
}
# Longer than a lasting new level takes to become the range.
_MOVED_SINCE_DAYS = 180
_MOST_SPANS = 12


def usual_words(frame: Frame, timeline: Timeline) -> list[list[str]]:
    """One paragraph per kind of pain note; the last one says what the words mean."""
    every = [notes for notes in pain_notes(timeline) if len(notes.shaping.days)]
    said = [_words_of(frame, notes) for notes in every]
    steps = {float(_known_at_the_end(frame, notes).step[0]) for notes in every}
    meanings = [_meaning(frame, step) for step in sorted(steps, reverse=True)]
    return [*said, meanings] if said else []


def above_spans(frame: Frame, notes: PainNotes, found: Phases) -> list[PhaseSpan]:
    """The stays above the usual range that reach into what is shown."""
    spans = phase_spans(found, notes.told, Phase.overflowing)
    return [span for span in spans if frame.shows(span.first_day, span.last_day)]


def span_in_words(frame: Frame, span: PhaseSpan) -> str:
    if span.days == 1:
        return day_in_words(span.first_day, frame.language)
    return days_in_words(span.first_day, span.last_day, frame.language)


def _known_at_the_end(frame: Frame, notes: PainNotes, days_before: int = 0) -> UsualRange:
    day = min(frame.last, frame.today) + 1 - days_before
    return usual_range(notes.shaping, np.array([day], dtype=np.int32))


def _words_of(frame: Frame, notes: PainNotes) -> list[str]:
    known, found = _known_at_the_end(frame, notes), phases(notes.told, notes.shaping)
    name = frame.say(notes.key)
    state = RangeState(int(known.state[0]))
    said = [
        sentence(
            _FORMS[state],
            frame.language,
            name=name,
            bounds=_bounds(frame, known),
            middle=number_in_words(float(known.middle[0]), frame.language),
            notes=int(known.notes[0]),
            last=day_in_words(int(known.last_note[0]), frame.language),
        )
    ]
    spans = above_spans(frame, notes, found)
    if spans or state is not RangeState.none:
        items = ", ".join(span_in_words(frame, span) for span in spans[-_MOST_SPANS:])
        more = len(spans) - _MOST_SPANS
        items += f", {sentence('more', frame.language, count=more)}" if more > 0 else ""
        said.append(counted("above", len(spans), frame.language, name=name, items=items))
        said += [sentence("above_reading", frame.language)] if spans else []
    return said + _now(frame, notes, found) + _moved(frame, notes, known)


def _bounds(frame: Frame, known: UsualRange) -> str:
    low, high = (number_in_words(float(bound[0]), frame.language) for bound in (known.low, known.high))
    return sentence("bounds_even" if low == high else "bounds", frame.language, low=low, high=high)


def _now(frame: Frame, notes: PainNotes, found: Phases) -> list[str]:
    """Only while the latest note is recent: after three weeks nothing is assumed to go on."""
    last = int(notes.told.days[-1])
    if frame.last < frame.today or not 0 <= frame.today - last <= FORGOTTEN_AFTER_DAYS:
        return []
    phase, since = Phase(int(found.that_day.phase[-1])), int(found.that_day.since[-1])
    since_words = day_in_words(since, frame.language)
    words = sentence(f"phase_{phase.name}", frame.language, since=since_words)
    return [sentence("phase_now", frame.language, last=day_in_words(last, frame.language), phase=words)]


def _moved(frame: Frame, notes: PainNotes, known: UsualRange) -> list[str]:
    then = _known_at_the_end(frame, notes, days_before=_MOVED_SINCE_DAYS)
    if int(then.state[0]) != RangeState.current or int(known.state[0]) != RangeState.current:
        return []
    if abs(known.middle[0] - then.middle[0]) < known.step[0] or _bounds(frame, then) == _bounds(frame, known):
        return []
    return [sentence("range_moved", frame.language, before=_bounds(frame, then), after=_bounds(frame, known))]


def _meaning(frame: Frame, step: float) -> str:
    if step == 1:
        return sentence("usual_range_meaning", frame.language)
    return sentence("usual_range_meaning_steps", frame.language, points=number_in_words(2 * step, frame.language))
