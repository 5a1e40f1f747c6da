"""One invented person's ten years, as mutations: a check-in a day, flare-ups, moments of life. Seeded."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.torture.mutations import uuid7_at

DAYS = 3650
FIRST_DAY = date(2016, 1, 1)
_FLARES, _EVENTS, _TOOLS = 60, 30, 12
_NOTES = ("Nuit courte, matin raide.", "Marché une heure sans y penser.", "Journée longue au bureau.")


def mutation(kind: str, day: date, fields: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """As a phone sends it, the moment beside the fields."""
    return {
        "mutation_id": uuid7_at(dice.randrange(1 << 47)),
        "kind": kind,
        "record_id": uuid7_at(dice.randrange(1 << 47)),
        "op": "put",
        "base": None,
        "parent": None,
        "fields": fields,
        "local_date": day.isoformat(),
        "zone": "Europe/Paris",
        "offset_min": 60,
    }


def flare(day: date, dice: random.Random) -> dict[str, Any]:
    fields = {"worst_pain": dice.randint(3, 9), "impacts": ["sleep", "work"], "note": dice.choice(_NOTES)}
    return mutation("flare", day, fields, dice)


def checkin(day: date, dice: random.Random) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "asked": ["pain_now", "stress", "sleep_quality", "margin"],
        "pain_now": dice.randint(1, 7),
        "stress": dice.randint(0, 8),
        "sleep_quality": dice.randint(2, 9),
        "margin": dice.randint(-3, 3),
    }
    if dice.random() < 0.05:
        fields["note"] = dice.choice(_NOTES)
    return mutation("checkin", day, fields, dice)


def decade(dice: random.Random, *, days: int = DAYS) -> Iterator[dict[str, Any]]:
    for number in range(days):
        yield checkin(FIRST_DAY + timedelta(days=number), dice)
    for _ in range(_FLARES):
        yield flare(_some_day(dice, days), dice)
    for _ in range(_EVENTS):
        fields = {"category": dice.choice(["family", "work", "home", "good_news"]), "valence": dice.randint(-3, 3)}
        yield mutation("life_event", _some_day(dice, days), fields, dice)
    for _ in range(_TOOLS):
        start = _some_day(dice, days)
        fields = {"kind": dice.choice(["walking", "heat_cold", "relaxation"]), "label": "Essai", "ongoing": False}
        until = (start + timedelta(days=dice.randint(20, 400))).isoformat()
        yield mutation("tool_use", start, {**fields, "until_date": until}, dice)
    for number in range(0, days, 30):
        yield mutation("visit", FIRST_DAY + timedelta(days=number), {"mode": "in_person"}, dice)


def _some_day(dice: random.Random, days: int) -> date:
    return FIRST_DAY + timedelta(days=dice.randrange(days))
