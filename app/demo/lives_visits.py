"""The visits of an invented life: a rhythm that tightens and loosens, what was worked on, what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from app.demo.lives_answers import pain_map_fields, stock_taking
from app.demo.lives_course import Course
from app.demo.lives_notebook import Notebook, Pen, Rounds
from app.demo.lives_script import Author, Change, Phase

_OPEN_DOOR_DAYS = 75
_LOCKDOWN = (date(2020, 3, 17), date(2020, 5, 11))
_CLOSED = frozenset({(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)})


@dataclass(frozen=True, slots=True)
class Appointment:
    """One visit that took place, or a coming one when `day` is today or later."""

    day: date
    at: datetime
    therapist: Author
    phase: Phase
    opens_phase: bool
    takes_stock: bool
    next_day: date | None


def snapped(appointments: Sequence[Appointment], day: date) -> Appointment | None:
    """The first visit from a day on; None when none came within four months."""
    coming = next((visit for visit in appointments if visit.day >= day), None)
    return coming if coming is not None and (coming.day - day).days <= 120 else None


def appointments_of(notebook: Notebook, rng: np.random.Generator) -> tuple[Appointment, ...]:
    """Every visit up to yesterday, each knowing the one planned after it."""
    planned = [(day, phase, first) for phase in notebook.script.phases for day, first in _days_of(notebook, phase, rng)]
    made = []
    for index, (day, phase, first) in enumerate(planned):
        if day >= notebook.almanac.today:
            break
        after = planned[index + 1][0] if index + 1 < len(planned) else None
        is_close = after is not None and (after - day).days <= _OPEN_DOOR_DAYS
        at = notebook.instant(day, int(rng.integers(8, 18)), int(rng.choice([0, 30])))
        stock = first and (phase.takes_stock or index == 0)
        made.append(Appointment(day, at, phase.therapist, phase, first, stock, after if is_close else None))
    return tuple(made)


def _days_of(notebook: Notebook, phase: Phase, rng: np.random.Generator) -> list[tuple[date, bool]]:
    almanac = notebook.almanac
    day, until = almanac.day(phase.on), almanac.day(phase.until)
    days: list[tuple[date, bool]] = []
    while day <= until:
        while day.weekday() > 4 or (day.month, day.day) in _CLOSED:
            day += timedelta(days=1)
        if not almanac.in_silence(day):
            days.append((day, not days))
        # Same weekday as a rule; a week later now and then, and none in the first half of August.
        day += timedelta(days=phase.every_days + (7 if rng.random() < 0.12 else 0))
        if day.month == 8 and day.day < 16:
            day += timedelta(days=14)
    return days


def write_visits(
    notebook: Notebook, course: Course, appointments: tuple[Appointment, ...], rng: np.random.Generator
) -> None:
    due = list(notebook.script.changes)
    rhythm, last_stock, phrases = "", "", Rounds(rng)
    for visit in appointments:
        reached = [change for change in due if notebook.almanac.day(change.on) <= visit.day]
        due = [change for change in due if change not in reached]
        fields: dict[str, object] = {"adjustments": [_write_change(notebook, visit, change) for change in reached]}
        rhythm = _write_rhythm(notebook, visit, rhythm)
        if visit.takes_stock:
            _write_stock(notebook, course, visit, last_stock, rng)
            last_stock = visit.day.isoformat()
        elif rng.random() < 0.35:
            _write_quick_question(notebook, course, visit, rng)
        fields |= _session_fields(notebook, course, visit, phrases)
        fields |= {"tools": _tools(notebook, visit, reached), **_words_kept(notebook, visit, phrases)}
        notebook.write("visit", Pen(visit.therapist, visit.at + timedelta(minutes=42)), fields)


def _write_change(notebook: Notebook, visit: Appointment, change: Change) -> str:
    known = [notebook.known(key, visit.at + timedelta(minutes=20)) for key in change.about]
    fields: dict[str, object] = {
        "local_date": visit.day.isoformat(),
        "source": "session",
        "what": change.what,
        "why": change.why,
        "linked_ids": [str(record_id) for record_id in known if record_id is not None],
    }
    return str(notebook.write("adjustment", Pen(visit.therapist, visit.at + timedelta(minutes=25)), fields))


def _write_rhythm(notebook: Notebook, visit: Appointment, current: str) -> str:
    """Notes the rhythm agreed for now, when it changes; before a silence it is the open door."""
    leaving = visit.next_day is None and visit.phase.rhythm != _open_rhythm(notebook)
    text = _open_rhythm(notebook) if leaving else visit.phase.rhythm
    if text != current:
        fields: dict[str, object] = {"local_date": visit.day.isoformat(), "source": "session", "text": text}
        notebook.write("rhythm", Pen(visit.therapist, visit.at + timedelta(minutes=35)), fields)
    return text


def _open_rhythm(notebook: Notebook) -> str:
    return "quand j'en ai besoin" if notebook.script.language == "fr" else "when I need it"


def _write_stock(
    notebook: Notebook, course: Course, visit: Appointment, last_stock: str, rng: np.random.Generator
) -> None:
    fields = stock_taking(course, visit.day, last_stock, rng) | {"source": "session"}
    notebook.write("checkin", Pen(visit.therapist, visit.at + timedelta(minutes=12)), fields)
    drawn = pain_map_fields(notebook.script.flares, course, visit.day, rng) | {"source": "session"}
    notebook.write("pain_map", Pen(visit.therapist, visit.at + timedelta(minutes=16)), drawn)


def _write_quick_question(notebook: Notebook, course: Course, visit: Appointment, rng: np.random.Generator) -> None:
    index = course.index(visit.day)
    fields: dict[str, object] = {
        "local_date": visit.day.isoformat(),
        "source": "session",
        "asked": ["margin", "sleep_quality"],
        "margin": round(float(course.margin[index])),
        "sleep_quality": round(float(course.sleep_quality[index])) if rng.random() < 0.8 else None,
    }
    notebook.write("checkin", Pen(visit.therapist, visit.at + timedelta(minutes=12)), fields)


def _session_fields(notebook: Notebook, course: Course, visit: Appointment, phrases: Rounds) -> dict[str, object]:
    rng = phrases.rng
    topics = [str(topic) for topic in rng.permutation(list(notebook.script.words.topics))[: int(rng.integers(2, 5))]]
    if visit.opens_phase and visit.phase.opens == "event":
        topics = [notebook.script.session.listening, *topics[:2]]
    physio = notebook.known(f"physio_{visit.therapist.value[-1]}", visit.at + timedelta(minutes=20))
    is_distant = _LOCKDOWN[0] <= visit.day <= _LOCKDOWN[1] or (not visit.opens_phase and rng.random() < 0.05)
    reason = visit.phase.opens if visit.opens_phase else str(rng.choice(["planned", "need"], p=[0.94, 0.06]))
    return {
        "local_date": visit.day.isoformat(),
        "source": "session",
        "mode": "video" if is_distant else "in_person",
        "duration_minutes": 60 if visit.takes_stock else int(rng.choice([30, 30, 30, 45])),
        "actor_ids": [str(physio)] if physio else [],
        "reason": reason,
        "topics": list(dict.fromkeys(topics)),
        "next_date": visit.next_day.isoformat() if visit.next_day else None,
        "open_door": visit.next_day is None,
        "therapist_summary": _summary(notebook, course.state(visit.day), visit, topics, phrases),
    }


def _tools(notebook: Notebook, visit: Appointment, changes: Sequence[Change]) -> list[dict[str, object]]:
    """The tools that what was changed is about, by the name they have then."""
    labels = {
        fact.key: str(fact.fields["label"]) for fact in notebook.script.facts if fact.key and fact.kind == "tool_use"
    }
    at = visit.at + timedelta(minutes=20)
    about = [key for change in changes for key in change.about if key in labels]
    in_use = {key: tool for key in about if (tool := notebook.tool_in_use(key, at)) is not None}
    return [{"tool_id": str(tool), "label": labels[key], "change": "adjusted"} for key, tool in in_use.items()]


def _words_kept(notebook: Notebook, visit: Appointment, phrases: Rounds) -> dict[str, object]:
    """What was agreed where a next time is planned, and now and then what the person said."""
    words, rng = notebook.script.session, phrases.rng
    agreed = phrases.draw(words.agreed) if visit.next_day is not None and rng.random() < 0.6 else None
    return {"agreed": agreed, "their_words": phrases.draw(words.theirs) if rng.random() < 0.25 else None}


def _summary(notebook: Notebook, state: str, visit: Appointment, topics: list[str], phrases: Rounds) -> str | None:
    script = notebook.script
    words = script.session
    came_back = visit.opens_phase and visit.phase.opens in ("event", "flare", "need")
    openings = words.heavy if came_back or state == "heavy" else words.light if state == "light" else words.steady
    if not visit.takes_stock and phrases.rng.random() < 0.15:
        return None
    sentences = [words.first if visit.phase is script.phases[0] and visit.opens_phase else phrases.draw(openings)]
    sentences.append(phrases.draw(script.words.topics[topics[0]]))
    if visit.next_day is None:
        sentences.append(words.open_door)
    elif phrases.rng.random() < 0.4:
        sentences.append(phrases.draw(words.closing))
    return " ".join(sentences)
