"""Writes what a script knows in advance: facts, goals with their recalibrations, stories and remarks beside them."""

from datetime import date, timedelta

import numpy as np

from app.demo.lives_notebook import Notebook, Pen
from app.demo.lives_script import Aim, Author, Fact, placed
from app.demo.lives_visits import Appointment, snapped
from app.kit.days import Precision, span_of

_BY_THERAPIST = frozenset({"condition_label", "attention_point", "care_actor", "care_contact", "referral"}) | {
    "red_flag_review",
    "private_note",
    "prom_response",
    "prom_request",
    "external_score",
}
_LIVED_WHEN_SAID = frozenset({"attention_point", "need", "referral", "red_flag_review", "private_note"}) | {
    "prom_response"
}
_STAYS_OPEN = frozenset({"tool_use", "life_event", "care_actor"})
_DAYS_BEFORE_TOLD = {"life_event": 4, "tool_use": 3, "work_status": 3, "work_contact": 2}


def write_facts(
    notebook: Notebook, appointments: tuple[Appointment, ...], rng: np.random.Generator, facts: tuple[Fact, ...]
) -> None:
    for fact in facts:
        day, precision = placed(fact.on, notebook.almanac.first_year)
        pen = _pen_of(notebook, appointments, fact, rng)
        if pen is None or day >= notebook.almanac.today:
            continue
        if fact.kind in _LIVED_WHEN_SAID:
            day, precision = pen.at.date(), Precision.day
        fields: dict[str, object] = {
            "local_date": day.isoformat(),
            "precision": precision.value,
            **_end_of(notebook, fact),
            **{name: _told(notebook, pen, value) for name, value in fact.fields.items()},
        }
        if pen.author is not Author.patient:
            fields["source"] = "session"
        record_id = notebook.write(fact.kind, pen, fields, fact.key)
        if fact.reply is not None:
            _write_reply(notebook, appointments, fact.reply, str(record_id))


def _told(notebook: Notebook, pen: Pen, value: object) -> object:
    """A field written `@2-03-01` in the script is a day of the life, `#gp` the record of that key."""
    if isinstance(value, tuple):
        return [{name: _told(notebook, pen, part) for name, part in one.items()} for one in value]
    if not isinstance(value, str) or value[:1] not in ("@", "#"):
        return value
    if value.startswith("@"):
        return notebook.almanac.day(value[1:]).isoformat()
    known = notebook.known(value[1:], pen.at)
    return None if known is None else str(known)


def write_aims(notebook: Notebook, appointments: tuple[Appointment, ...]) -> None:
    for aim in notebook.script.aims:
        visit = snapped(appointments, notebook.almanac.day(aim.on))
        if visit is None:
            continue
        fields: dict[str, object] = {
            "local_date": visit.day.isoformat(),
            "source": "session",
            "why_it_matters": aim.why,
            "horizon": aim.horizon,
            **_goal_today(notebook, appointments, aim),
        }
        notebook.write("goal", Pen(visit.therapist, visit.at + timedelta(minutes=8)), fields, aim.key)


def _pen_of(
    notebook: Notebook, appointments: tuple[Appointment, ...], fact: Fact, rng: np.random.Generator
) -> Pen | None:
    author = fact.author or (notebook.script.main_therapist if fact.kind in _BY_THERAPIST else Author.patient)
    day, precision = placed(fact.told or fact.on, notebook.almanac.first_year)
    if author is not Author.patient:
        visit = snapped(appointments, day)
        return None if visit is None else Pen(visit.therapist, visit.at + timedelta(minutes=5))
    if fact.told is None:
        day = _told_soon(fact, day, precision, rng)
    open_day = notebook.almanac.next_open(day)
    return None if open_day is None else Pen(author, notebook.instant(open_day, int(rng.integers(18, 22))))


def _told_soon(fact: Fact, day: date, precision: Precision, rng: np.random.Generator) -> date:
    if precision is Precision.day:
        return day + timedelta(days=int(rng.integers(_DAYS_BEFORE_TOLD.get(fact.kind, 1))))
    return span_of(day, precision).last


def _end_of(notebook: Notebook, fact: Fact) -> dict[str, object]:
    """The end, as far as it has come by today; an end still ahead is not known to anybody."""
    ended: dict[str, object] = {}
    if fact.until is not None:
        until, precision = placed(fact.until, notebook.almanac.first_year)
        if span_of(until, precision).last < notebook.almanac.today:
            ended = {"until_date": until.isoformat(), "until_precision": precision.value}
    if fact.kind in _STAYS_OPEN:
        # A life moment is a point unless it says otherwise; a tool or a person stays until an end is told.
        ended["ongoing"] = not ended and (fact.kind != "life_event" or fact.until is not None)
    if fact.kind == "need":
        ended["still_current"] = not ended
    return ended


def _write_reply(
    notebook: Notebook, appointments: tuple[Appointment, ...], reply: tuple[str, str], about_id: str
) -> None:
    when, text = reply
    visit = snapped(appointments, notebook.almanac.day(when))
    if visit is not None:
        fields: dict[str, object] = {"local_date": visit.day.isoformat(), "source": "session"}
        fields |= {"about_id": about_id, "text": text}
        notebook.write("annotation", Pen(visit.therapist, visit.at + timedelta(minutes=50)), fields)


def _goal_today(notebook: Notebook, appointments: tuple[Appointment, ...], aim: Aim) -> dict[str, object]:
    text, recalibrations = aim.text, []
    for when, new, why in aim.changes:
        visit = snapped(appointments, notebook.almanac.day(when))
        if visit is not None:
            recalibrations.append({"on": visit.day.isoformat(), "old": text, "new": new, "why": why})
            text = new
    state = "current"
    if aim.settled is not None and notebook.almanac.day(aim.settled[0]) < notebook.almanac.today:
        state = aim.settled[1]
    return {"text": text, "recalibrations": recalibrations, "state": state}
