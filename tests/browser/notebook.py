"""A small notebook of two years for one person, written over the sync path as a phone would."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from fastapi.testclient import TestClient

from tests.browser.visit import mutation

Json = dict[str, Any]
MARKUP = '<img src=x onerror="window.hurt=1">'


def write_notebook(client: TestClient, patient_id: UUID, today: date) -> None:
    mutations = [mutation(kind, day, fields) for kind, day, fields in _lived(today)]
    for start in range(0, len(mutations), 100):
        batch = {"patient": str(patient_id), "client_schema": 1, "mutations": mutations[start : start + 100]}
        answer = client.post("/v1/sync/push", json=batch)
        assert answer.status_code == 200, answer.text
        assert {result["status"] for result in answer.json()["results"]} == {"applied"}, answer.text


def _lived(today: date) -> list[tuple[str, date, Json]]:
    def ago(days: int) -> date:
        return today - timedelta(days=days)

    weeks = range(7, 700, 7)
    checkins: list[tuple[str, date, Json]] = [
        ("checkin", ago(days), {"margin": days % 5 - 2, "stress": days % 9, "pain_now": days % 8, "confidence": 6})
        for days in weeks
        if not 300 < days < 460
    ]
    return [
        *checkins,
        *[("visit", ago(days), {"mode": "in_person", "reason": "planned"}) for days in (30, 90, 150, 500, 600)],
        ("flare", ago(60), {"ongoing": False, "until_date": ago(54).isoformat(), "worst_pain": 7, "context": ["load"]}),
        ("flare", ago(200), {"ongoing": False, "until_date": ago(190).isoformat(), "note": "Trop de route."}),
        ("life_event", ago(120), {"category": "home", "title": f"Déménagement {MARKUP}", "weighs_now": "a_little"}),
        ("work_status", ago(650), {"status": "working_usual"}),
        ("tool_use", ago(400), {"kind": "walking", "label": "Marche le matin", "helped": "a_lot"}),
        ("story", ago(20), {"title": "Le printemps", "text": f"Je remarche un peu. {MARKUP}"}),
    ]
