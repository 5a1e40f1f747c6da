"""Ten years of everything: each day a full check-in, a night and what a device counts, a map a week, and a life around.

Heavier than any notebook that was seen: the largest that the pictures and the engine have to answer for.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from bench.decade import DAYS, FIRST_DAY, flare, mutation

_REGIONS = ("lower_back_l", "lower_back_r", "knee_front_l")
_STATUSES = ("working_usual", "sick_leave", "therapeutic_part_time", "working_adapted")
_WORDS = "Le jour où j’ai repris le vélo, sans compter."


def everything(dice: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(DAYS):
        day = FIRST_DAY + timedelta(days=number)
        yield mutation("checkin", day, _checkin(dice), dice)
        yield mutation("night", day, _night(dice), dice)
        if number % 7 == 0:
            yield mutation("pain_map", day, _map(dice), dice)
        yield from _around(number, day, dice)


def _checkin(dice: random.Random) -> dict[str, Any]:
    return {
        "asked": ["pain_now", "stress", "margin"],
        "pain_now": dice.randint(1, 7),
        "pain_gets_in_way": dice.randint(0, 8),
        "stress": dice.randint(0, 8),
        "mental_load": dice.randint(0, 9),
        "work_load": dice.randint(-3, 3),
        "activity_load": dice.randint(-3, 3),
        "margin": dice.randint(-3, 3),
        "confidence": dice.randint(2, 9),
        "acceptable": dice.choice(["yes", "no", "unsure"]),
        "matters_done": dice.random() < 0.5,
        "own_signals": [{"label": "Pas", "value": float(dice.randint(500, 12000)), "unit": "pas"}],
    }


def _night(dice: random.Random) -> dict[str, Any]:
    return {"sleep_minutes": dice.randint(240, 540), "quality": dice.randint(1, 9), "measured_by": "device"}


def _map(dice: random.Random) -> dict[str, Any]:
    return {"regions": [{"region": region, "intensity": dice.randint(1, 9)} for region in _REGIONS]}


def _around(number: int, day: date, dice: random.Random) -> Iterator[dict[str, Any]]:
    """By the number of the day, so that the counts are those of a long and full follow-up."""
    if number % 30 == 0:
        yield mutation("visit", day, {"mode": "in_person", "topics": ["sommeil"]}, dice)
    if number % 40 == 0:
        until = (day + timedelta(days=dice.randint(0, 9))).isoformat()
        episode = flare(day, dice)
        yield {**episode, "fields": {**episode["fields"], "until_date": until, "context": ["sleep", "stress"]}}
    if number % 60 == 0:
        fields = {"category": dice.choice(["family", "work", "home", "good_news"]), "title": "Un moment"}
        yield mutation("life_event", day, {**fields, "valence": dice.randint(-3, 3), "weighs_now": "a_little"}, dice)
        yield mutation("adjustment", day, {"what": "Séances espacées", "why": "Plus de marge"}, dice)
    if number % 90 == 0:
        yield mutation("story", day, {"text": _WORDS}, dice)
        yield mutation("need", day, {"text": "Du calme le soir"}, dice)
    if number % 120 == 0:
        until = (day + timedelta(days=dice.randint(20, 400))).isoformat()
        fields = {"kind": dice.choice(["walking", "heat_cold", "relaxation"]), "label": "Essai", "helped": "a_bit"}
        yield mutation("tool_use", day, {**fields, "ongoing": False, "until_date": until}, dice)
    if number % 365 == 0:
        yield mutation("work_status", day, {"status": dice.choice(_STATUSES), "percent_time": 80}, dice)
        yield mutation("work_contact", day, {"type": "return_visit"}, dice)
        yield mutation("rhythm", day, {"text": "Tous les mois"}, dice)
        yield mutation("goal", day, {"text": "Reprendre la chorale"}, dice)
