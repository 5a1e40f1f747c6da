"""For every kind of record: the least it may say, and everything it can say."""

from typing import Any

Json = dict[str, Any]

LEAST: dict[str, Json] = {
    "visit": {},
    "flare": {},
    "life_event": {"category": "home"},
    "checkin": {},
    "night": {},
    "story": {"text": "Le jour où j'ai repris le vélo."},
    "annotation": {"text": "Lu avec vous."},
    "pain_map": {},
    "prom_response": {"instrument_id": "trio-3", "instrument_version": "1", "answers": {}},
    "tool_use": {"kind": "walking", "label": "Marche"},
    "work_status": {"status": "working_usual"},
    "work_contact": {"type": "return_visit"},
    "need": {"text": "Du calme le soir"},
    "contact_wish": {},
    "goal": {"text": "Reprendre la chorale"},
    "adjustment": {"what": "Séances espacées"},
    "rhythm": {"text": "Tous les mois"},
    "focus_window": {"days": 14, "keys": ["margin"]},
    "condition_label": {"text": "Lombalgie chronique"},
    "attention_point": {"kind": "yellow", "text": "Redoute la rechute"},
    "care_actor": {"role": "physiotherapist"},
}

_WHEN_AND_WHO: Json = {
    "local_date": "2026-02-10",
    "precision": "minute",
    "occurred_at": "2026-02-10T08:30:00Z",
    "zone": "Europe/Paris",
    "offset_min": 60,
    "until_date": "2026-02-12",
    "until_precision": "part_of_day",
    "occurred_until": "2026-02-12T19:45:30.250000Z",
    "visibility": "shared",
    "source": "phone",
    "lang": "fr",
    "note": "Dit au téléphone, d'une traite. Ça va.",
}

# Kinds whose records other kinds refer to, and which refer to none themselves.
REFERRED = ("life_event", "tool_use", "care_actor", "adjustment")


def everything(kind: str, ids: dict[str, str]) -> Json:
    """Every field with a value; `ids` are records of the same person, one for each kind of `REFERRED`."""
    return {**_WHEN_AND_WHO, **LEAST[kind], **_OWN_FIELDS[kind](ids)}


_OWN_FIELDS: dict[str, Any] = {
    "visit": lambda ids: {
        "mode": "video",
        "duration_minutes": 45,
        "actor_ids": [ids["care_actor"]],
        "reason": "flare",
        "topics": ["sommeil", "reprise"],
        "adjustments": [ids["adjustment"]],
        "tools": [
            {"tool_id": ids["tool_use"], "label": "Marche", "change": "adjusted", "how": "dix minutes, le matin"},
            {"label": "Cohérence cardiaque", "change": "new"},
        ],
        "linked_ids": [ids["life_event"]],
        "their_words": "Quand je m'arrête à temps, ça redescend.",
        "agreed": "Essayer dix minutes avant le travail.",
        "next_date": "2026-03-10",
        "open_door": False,
        "therapist_summary": "On en reparle dans un mois.",
    },
    "flare": lambda ids: {
        "ongoing": False,
        "worst_pain": 8,
        "hard_to_tolerate": True,
        "impacts": ["sleep", "mood"],
        "difference_from_usual": "very",
        "context": ["life_event", "weather"],
        "context_events": [ids["life_event"]],
        "tools_used": [
            {"tool_id": ids["tool_use"], "label": "Marche", "helped": "a_bit"},
            {"label": "Bain chaud"},
        ],
        "regions": ["knee_front_l"],
        "wants_contact": True,
    },
    "life_event": lambda ids: {
        "category": "couple",
        "subtype": "separation",
        "title": "Le départ",
        "valence": -3,
        "weighs_now": "a_little",
        "ongoing": True,
    },
    "checkin": lambda ids: {
        "asked": ["pain_now", "stress", "margin"],
        "pain_now": 0,
        "pain_avg_7d": 4,
        "pain_gets_in_way": 5,
        "pain_joy": 6,
        "sleep_quality": 7,
        "sleep_hours": 6.5,
        "stress": 8,
        "mental_load": 9,
        "work_load": -3,
        "activity_load": 3,
        "margin": -1,
        "confidence": 10,
        "acceptable": "unsure",
        "matters_done": False,
        "matters_text": "Voir les enfants",
        "pgic": 2,
        "pgic_since": "2025-12-01",
        "own_signals": [{"label": "Pas", "value": 9892.0, "unit": "pas"}, {"label": "Humeur", "value": 2.5}],
    },
    "night": lambda ids: {"sleep_minutes": 401, "quality": 6, "awakenings": 3, "measured_by": "device"},
    "story": lambda ids: {"title": "Le vélo", "text": "Première ligne.\nDeuxième ligne, sous la pluie. 🌧"},
    "annotation": lambda ids: {"about_id": ids["life_event"], "text": "Nous en avons parlé en séance."},
    "pain_map": lambda ids: {
        "regions": [
            {"region": "knee_front_l", "intensity": 5.7},
            {"region": "knee_front_r"},
        ],
        "main_region": "knee_front_l",
        "widespread": True,
        "quality": ["brûle", "comme un étau"],
        "scale": "diary",
        "strongest": 5.7,
        "source_labels": ["Knees"],
    },
    "prom_response": lambda ids: {
        "instrument_id": "phq-4",
        "instrument_version": "1",
        "context": "session",
        "reference_date": "2025-12-01",
        "answers": {"q1": 1, "q2": 2, "q3": 3, "q4": None},
        "scores": {"anxiety": 3},
        "complete": False,
    },
    "tool_use": lambda ids: {
        "kind": "infiltration",
        "label": "Infiltration L4-L5",
        "with_whom": "Dr Martin",
        "site": "Clinique",
        "guidance": "Sous scanner",
        "ongoing": False,
        "helped": "a_lot",
        "keeps_in_toolbox": False,
        "side_effects": "Insomnie deux nuits",
        "pain_before": 8,
        "pain_after": 4,
        "shelf": "being",
    },
    "work_status": lambda ids: {
        "status": "therapeutic_part_time",
        "attributes": ["rqth"],
        "percent_time": 50,
        "job": "Conductrice de bus",
    },
    "work_contact": lambda ids: {
        "type": "liaison_meeting",
        "outcome_text": "Reprise à l'essai",
        "recommendation_followed": "partly",
    },
    "need": lambda ids: {"text": "Être crue", "still_current": False},
    "contact_wish": lambda ids: {},
    "goal": lambda ids: {
        "text": "Chanter assise",
        "why_it_matters": "Le groupe",
        "horizon": "Au printemps",
        "state": "paused",
        "recalibrations": [{"on": "2026-01-05", "old": "Chanter debout", "new": "Chanter assise", "why": "Le dos"}],
    },
    "adjustment": lambda ids: {"what": "Un jour sur deux", "why": "Trop lourd", "linked_ids": [ids["life_event"]]},
    "rhythm": lambda ids: {"text": "Quand j'en ai besoin", "door_open": True},
    "focus_window": lambda ids: {
        "days": 28,
        "keys": ["stress", "sleep_quality", "work_load", "matters_done"],
        "why": "Voir ce que la reprise demande.",
        "stopped_on": "2026-02-20",
    },
    "condition_label": lambda ids: {"code": "MG30.02", "text": "Lombalgie primaire", "asserted_by": "Dr Leroy"},
    "attention_point": lambda ids: {
        "visibility": "therapist_only",
        "kind": "blue",
        "state": "asked",
        "text": "Reprise redoutée",
        "said_between_the_lines": True,
        "review_on": "2026-04-01",
    },
    "care_actor": lambda ids: {"role": "employer", "name": "M. Petit", "contact": "par courrier", "ongoing": False},
}
