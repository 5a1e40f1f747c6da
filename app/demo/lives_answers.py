"""What a person would answer on a given day, and where it would hurt, read off the hidden course."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from app.demo.lives_course import Course
from app.demo.lives_script import FlareHabits


def answer(course: Course, key: str, day: date, rng: np.random.Generator) -> object:
    """The value of one check-in question, on its own scale."""
    at = course.index(day)
    excess = float(course.excess[at])
    if key == "sleep_hours":
        return round(float(course.sleep_hours[at]) * 2) / 2
    if key in ("pain_now", "stress", "mental_load", "sleep_quality", "margin"):
        lines = {"pain_now": course.pain, "stress": course.stress, "mental_load": course.mental_load}
        return round(float(lines.get(key, course.margin if key == "margin" else course.sleep_quality)[at]))
    if key in ("activity_load", "work_load"):
        return int(np.clip(round(float(course.load[at]) * 0.9 + rng.normal(0, 0.8)), -3, 3))
    if key == "matters_done":
        return bool(rng.random() < 0.6 - 0.15 * excess)
    if key == "acceptable":
        return "yes" if excess < 0.4 else "no" if excess > 1.2 else "unsure"
    if key == "confidence":
        return _rating(6.5 - 1.1 * excess + rng.normal(0, 0.9))
    week = float(course.pain[max(0, at - 6) : at + 1].mean())
    return _rating({"pain_gets_in_way": week + 0.5 * excess, "pain_joy": week - 1 + 0.6 * excess}.get(key, week))


def stock_taking(course: Course, day: date, since: str, rng: np.random.Generator) -> dict[str, object]:
    """The longer questions of taking stock; the change since last time is the person's own impression."""
    asked = ["pain_avg_7d", "pain_gets_in_way", "pain_joy", "margin", "confidence", "acceptable"]
    fields: dict[str, object] = {key: answer(course, key, day, rng) for key in asked}
    if since:
        asked.append("pgic")
        fields |= {"pgic": _impression(course, day, since, rng), "pgic_since": since}
    return fields | {"local_date": day.isoformat(), "asked": asked}


def pain_map_fields(
    habits: FlareHabits, course: Course, day: date, rng: np.random.Generator, *, regions: Sequence[str] = ()
) -> dict[str, object]:
    """Regions that belong together (those given, else the person's usual ones), each with its own strength."""
    strength = float(course.pain[course.index(day)])
    drawn = regions or regions_now(habits, rng)
    # A region somebody colours in hurts at least a little.
    rated = [{"region": region, "intensity": max(1, _rating(strength + rng.normal(-0.4, 1.1)))} for region in drawn]
    chosen = rng.permutation(len(habits.qualities))[: int(rng.integers(1, 4))]
    return {
        "local_date": day.isoformat(),
        "regions": rated,
        "main_region": max(rated, key=lambda part: int(str(part["intensity"])))["region"],
        "widespread": habits.widespread,
        "quality": [habits.qualities[index] for index in sorted(chosen)],
    }


def regions_now(habits: FlareHabits, rng: np.random.Generator, *, area: int | None = None) -> list[str]:
    usual = habits.regions[int(rng.integers(len(habits.regions))) if area is None else area]
    kept = [region for region in usual if rng.random() < 0.85]
    return kept or [usual[0]]


def _rating(value: float) -> int:
    return round(min(10.0, max(0.0, value)))


def _impression(course: Course, day: date, since: str, rng: np.random.Generator) -> int:
    now, then = course.index(day), course.index(date.fromisoformat(since))
    change = float(course.excess[now - 7 : now + 1].mean() - course.excess[then : then + 8].mean())
    return int(np.clip(round(4 + 1.2 * change + rng.normal(0, 0.6)), 1, 7))
