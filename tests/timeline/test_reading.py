"""The timeline is what was written, column by column, for whoever may see it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from app.balance.signals import Acceptability, PainSource, day_number
from tests.house import Notebook

Json = dict[str, Any]
PLACES = ("timeline", "charts/balance", "charts/balance/text", "charts/balance/table")


def timeline_of(notebook: Notebook, *, by: Any = None, **query: Any) -> Json:
    answer = (by or notebook.person).get(f"/v1/patients/{notebook.patient_id}/timeline", params=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def day(text: str) -> int:
    return day_number(date.fromisoformat(text))


def columns(*rows: tuple[str, float, Json]) -> Json:
    return {
        "days": [day(one) for one, _, _ in rows],
        "values": [value for _, value, _ in rows],
        "record_ids": [record["id"] for _, _, record in rows],
    }


def test_an_empty_notebook_is_empty_in_every_column(notebook: Notebook) -> None:
    timeline = timeline_of(notebook)

    nothing: Json = {"days": [], "values": [], "record_ids": []}
    for name, value in timeline.items():
        assert value in ([], {}, nothing, {"series": nothing, "sources": []}), name
    assert notebook.person.get(f"/v1/patients/{notebook.patient_id}/charts/balance").status_code == 200


def test_each_answer_of_a_check_in_stands_in_its_own_column(notebook: Notebook) -> None:
    later = notebook.writes("checkin", local_date="2026-02-03", margin=-3, stress=0, acceptable="unsure", work_load=2)
    first = notebook.writes("checkin", local_date="2026-02-01", margin=1, acceptable="no", matters_done=True)
    notebook.writes("checkin", local_date="2026-02-02")
    timeline = timeline_of(notebook)

    assert timeline["margin"] == columns(("2026-02-01", 1, first), ("2026-02-03", -3, later))
    assert timeline["stress"] == columns(("2026-02-03", 0, later))
    assert timeline["work_load"] == columns(("2026-02-03", 2, later))
    assert timeline["matters_done"] == columns(("2026-02-01", 1, first))
    assert timeline["acceptable"] == columns(
        ("2026-02-01", Acceptability.no, first), ("2026-02-03", Acceptability.unsure, later)
    )
    assert timeline["mental_load"]["days"] == []
    # A check-in without an answer is no silence.
    assert timeline["other_days"] == [day(one) for one in ("2026-02-01", "2026-02-02", "2026-02-03")]
    for record_id in timeline["margin"]["record_ids"]:
        assert str(UUID(record_id)) == record_id


def test_pain_says_where_it_was_told_and_a_map_is_no_rating(notebook: Notebook) -> None:
    at_visit = notebook.writes("checkin", by=notebook.therapist, local_date="2026-02-02", pain_now=7, source="session")
    at_home = notebook.writes("checkin", local_date="2026-02-01", pain_now=0)
    regions = [{"region": "knee_front_l", "intensity": 4.5}, {"region": "knee_front_r"}]
    body_map = notebook.writes("pain_map", local_date="2026-02-03", regions=regions)
    strongest = notebook.writes("pain_map", local_date="2026-02-04", scale="diary", strongest=6, regions=regions[:1])
    notebook.writes("pain_map", local_date="2026-02-05", regions=[{"region": "knee_front_r"}])
    timeline = timeline_of(notebook)

    assert timeline["pain"]["series"] == columns(("2026-02-01", 0, at_home), ("2026-02-02", 7, at_visit))
    assert timeline["pain"]["sources"] == [PainSource.check_in, PainSource.visit]
    assert timeline["strongest"]["series"] == columns(("2026-02-03", 4.5, body_map), ("2026-02-04", 6, strongest))
    assert timeline["strongest"]["sources"] == [PainSource.map, PainSource.diary]


def test_sleep_is_told_in_a_check_in_or_by_the_night_itself(notebook: Notebook) -> None:
    told = notebook.writes("checkin", local_date="2026-02-02", sleep_hours=6.5, sleep_quality=3)
    night = notebook.writes("night", local_date="2026-02-01", sleep_minutes=401, quality=8, measured_by="device")
    awake = notebook.writes("night", local_date="2026-02-03", sleep_minutes=0)
    notebook.writes("night", local_date="2026-02-04")
    timeline = timeline_of(notebook)

    assert timeline["sleep_quality"] == columns(("2026-02-01", 8, night), ("2026-02-02", 3, told))
    assert timeline["sleep_minutes"] == columns(
        ("2026-02-01", 401, night), ("2026-02-02", 390, told), ("2026-02-03", 0, awake)
    )


def test_values_under_their_own_name_and_unit_are_kept_apart(notebook: Notebook) -> None:
    def steps(local_date: str, value: float, unit: str | None) -> Json:
        signal = {"label": "Pas", "value": value, **({"unit": unit} if unit else {})}
        return notebook.writes("checkin", local_date=local_date, own_signals=[signal])

    first, second = steps("2026-02-01", 9892, "pas"), steps("2026-02-02", 0, "pas")
    other = steps("2026-02-03", 3, None)

    found = {(one["label"], one["unit"]): one["series"] for one in timeline_of(notebook)["own_signals"]}
    assert found == {
        ("Pas", "pas"): columns(("2026-02-01", 9892, first), ("2026-02-02", 0, second)),
        ("Pas", None): columns(("2026-02-03", 3, other)),
    }


def _when(first: str, last: str | None = None, **more: Any) -> Json:
    plain = {"precision": "day", "last_precision": "day", "ongoing": False}
    return {"first_day": day(first), "last_day": None if last is None else day(last), **plain, **more}


def test_what_lasts_keeps_both_its_ends_and_how_sure_they_are(notebook: Notebook) -> None:
    fuzzy: Json = {
        "local_date": "2019-01-01",
        "precision": "year",
        "until_date": "2020-06-01",
        "until_precision": "season",
    }
    event = notebook.writes("life_event", category="home", title="Maison", valence=-1, weighs_now="yes", **fuzzy)
    flare = notebook.writes("flare", local_date="2026-02-01", worst_pain=8, hard_to_tolerate=True)
    over = notebook.writes("flare", local_date="2026-01-01", until_date="2026-01-04", ongoing=True)
    tool: Json = {"kind": "walking", "label": "Marche", "helped": "a_bit", "local_date": "2026-01-02", "ongoing": False}
    used = notebook.writes("tool_use", **tool)
    status = notebook.writes("work_status", status="sick_leave", percent_time=50, local_date="2026-01-03")
    timeline = timeline_of(notebook)

    ended = _when("2019-01-01", "2020-06-01", precision="year", last_precision="season")
    told = {"category": "home", "title": "Maison", "valence": -1, "weighs_now": "yes"}
    assert timeline["life_events"] == [{"record_id": event["id"], "when": ended, **told}]
    assert timeline["flares"] == [
        {"record_id": over["id"], "when": _when("2026-01-01", "2026-01-04"), **_MILD},
        {
            "record_id": flare["id"],
            "when": _when("2026-02-01", ongoing=True),
            "worst_pain": 8,
            "hard_to_tolerate": True,
            **_AROUND,
        },
    ]
    assert timeline["tools"] == [
        {"record_id": used["id"], "when": _when("2026-01-02"), "kind": "walking", "label": "Marche", "helped": "a_bit"}
    ]
    working = {"status": "sick_leave", "percent_time": 50}
    assert timeline["work_statuses"] == [
        {"record_id": status["id"], "when": _when("2026-01-03", ongoing=True), **working}
    ]


_AROUND: Json = {"context": [], "context_events": [], "tools_tried": []}
_MILD = {"worst_pain": None, "hard_to_tolerate": None, **_AROUND}


def test_meetings_plans_and_words_have_their_place(notebook: Notebook) -> None:
    change = {"on": "2026-01-05", "old": "Debout", "new": "Assise"}
    goal = notebook.writes("goal", text="Chanter", recalibrations=[change], local_date="2026-01-01")
    visit = notebook.writes(
        "visit", by=notebook.therapist, mode="video", reason="flare", next_date="2026-03-01", local_date="2026-01-06"
    )
    story = notebook.writes("story", title="Le vélo", text="…", local_date="2026-01-07")
    remark = notebook.writes("annotation", about_id=story["id"], text="Lu.", local_date="2026-01-08")
    need = notebook.writes("need", text="Du calme", local_date="2026-01-09")
    wish = notebook.writes("contact_wish", note="En parler", local_date="2026-01-09")
    adjustment = notebook.writes("adjustment", what="Espacer", local_date="2026-01-10")
    rhythm = notebook.writes("rhythm", text="Tous les mois", local_date="2026-01-11")
    contact = notebook.writes(
        "work_contact", type="return_visit", recommendation_followed="partly", local_date="2026-01-12"
    )
    timeline = timeline_of(notebook)

    assert timeline["recalibrations"] == [
        {"record_id": goal["id"], "day": day("2026-01-05"), "old": "Debout", "new": "Assise"}
    ]
    plan = {"mode": "video", "reason": "flare", "open_door": False, "next_day": day("2026-03-01")}
    assert timeline["visits"] == [{"record_id": visit["id"], "when": _when("2026-01-06"), **plan}]
    assert [(one["record_id"], one["kind"], one["title"]) for one in timeline["words"]] == [
        (story["id"], "story", "Le vélo"),
        (remark["id"], "annotation", None),
        (need["id"], "need", "Du calme"),
        (wish["id"], "contact_wish", None),
    ]
    assert [(one["record_id"], one["what"]) for one in timeline["adjustments"]] == [(adjustment["id"], "Espacer")]
    assert [(one["record_id"], one["text"]) for one in timeline["rhythms"]] == [(rhythm["id"], "Tous les mois")]
    assert timeline["work_contacts"] == [
        {"record_id": contact["id"], "when": _when("2026-01-12"), "type": "return_visit", "followed": "partly"}
    ]


def test_deleted_records_leave_and_amended_ones_move(notebook: Notebook) -> None:
    gone = notebook.writes("checkin", local_date="2026-02-01", stress=9)
    moved = notebook.writes("checkin", local_date="2026-02-02", stress=5)
    assert timeline_of(notebook)["stress"]["values"] == [9, 5]

    notebook.deletes(gone)
    notebook.amends(moved, local_date="2026-02-05", stress=4)
    assert timeline_of(notebook)["stress"] == columns(("2026-02-05", 4, moved))


def test_a_window_holds_its_ends_and_the_spans_that_reach_into_it(notebook: Notebook) -> None:
    for local_date in ("2026-01-01", "2026-01-10", "2026-01-20", "2026-01-21"):
        notebook.writes("checkin", local_date=local_date, stress=1)
    before: Json = {"local_date": "2025-12-01", "category": "home"}
    notebook.writes("life_event", **before, until_date="2026-01-09", title="finie")
    notebook.writes("life_event", **before, until_date="2026-01-10", title="déborde")
    notebook.writes("life_event", **before, ongoing=True, title="dure encore")
    window: Json = {"from": "2026-01-10", "to": "2026-01-20"}

    timeline = timeline_of(notebook, **window)
    assert timeline["stress"]["days"] == [day("2026-01-10"), day("2026-01-20")]
    assert {one["title"] for one in timeline["life_events"]} == {"déborde", "dure encore"}
    assert timeline_of(notebook, **{"from": "2026-01-21"})["stress"]["days"] == [day("2026-01-21")]
    assert timeline_of(notebook, to="2026-01-01")["stress"]["days"] == [day("2026-01-01")]


@pytest.mark.parametrize("query", ["from=2026-02-02&to=2026-02-01", "from=hier", "to=2026-02-30", "from=1850-01-01"])
def test_a_window_that_makes_no_sense_is_refused(notebook: Notebook, query: str) -> None:
    for place in (*PLACES, "charts/work", "charts/work/text", "charts/work/table"):
        answer = notebook.person.get(f"/v1/patients/{notebook.patient_id}/{place}?{query}")
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_fields")


def test_nobody_is_shown_what_was_not_for_them_in_timeline_picture_text_or_table(notebook: Notebook) -> None:
    notebook.writes(
        "life_event", category="home", title="Marqueur secret", local_date="2026-02-01", visibility="patient_only"
    )
    notebook.writes("checkin", local_date="2026-02-01", stress=9, visibility="patient_only")
    notebook.writes(
        "tool_use",
        by=notebook.therapist,
        **{
            "kind": "walking",
            "label": "Marqueur du cabinet",
            "local_date": "2026-02-01",
            "visibility": "therapist_only",
        },
    )
    notebook.writes("life_event", category="home", title="Marqueur commun", local_date="2026-02-02")

    for place in PLACES:
        url = f"/v1/patients/{notebook.patient_id}/{place}"
        person, therapist = notebook.person.get(url).text, notebook.therapist.get(url).text
        assert "Marqueur du cabinet" not in person
        assert "Marqueur secret" not in therapist
        if place != "charts/balance/text":
            assert "Marqueur commun" in person
            assert "Marqueur commun" in therapist
        if place == "timeline":
            assert "Marqueur secret" in person
            assert "Marqueur du cabinet" in therapist
    assert timeline_of(notebook, by=notebook.therapist)["stress"]["values"] == []
    assert timeline_of(notebook)["stress"]["values"] == [9]


def test_a_screen_that_both_look_at_shows_what_neither_keeps_back(notebook: Notebook) -> None:
    on_a_day: Json = {"kind": "walking", "local_date": "2026-02-01"}
    notebook.writes("tool_use", by=notebook.therapist, **on_a_day, label="Cabinet seul", visibility="therapist_only")
    notebook.writes("tool_use", **on_a_day, label="Personne seule", visibility="patient_only")
    notebook.writes("tool_use", **on_a_day, label="Commun aux deux")

    for by in (notebook.person, notebook.therapist):
        for place in ("timeline", "charts/balance", "charts/balance/text", "charts/balance/table"):
            url = f"/v1/patients/{notebook.patient_id}/{place}?from=2026-01-20&to=2026-02-10"
            alone, both = by.get(url), by.get(f"{url}&shared=true")
            assert ("seul" in alone.text, "seul" in both.text) == (True, False), place
            assert "Commun aux deux" in both.text
            assert alone.headers["ETag"] != both.headers["ETag"]
