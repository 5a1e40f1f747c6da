"""A flare is said, never deduced; a question not answered stays without an answer."""

import pytest

from app.kit.ids import new_id
from tests.cast import problem_of
from tests.house import DAY, Notebook, create


def test_a_flare_needs_no_pain_value(notebook: Notebook) -> None:
    flare = notebook.writes("flare")

    assert flare["fields"]["worst_pain"] is None
    assert flare["fields"]["hard_to_tolerate"] is None
    assert flare["fields"]["ongoing"] is True


def test_pain_however_strong_makes_no_flare(notebook: Notebook) -> None:
    for day in range(1, 8):
        notebook.writes("checkin", local_date=f"2026-01-{day:02d}", pain_now=10, pain_avg_7d=10, margin=-3)
    regions = [{"region": "knee_front_l", "intensity": 10}]
    notebook.writes("pain_map", regions=regions, strongest=10, widespread=True)

    assert notebook.lists("flare") == []
    timeline = notebook.person.get(f"/v1/patients/{notebook.patient_id}/timeline").json()
    assert timeline["flares"] == []
    assert timeline["pain"]["series"]["values"] == [10.0] * 7


def test_a_skipped_question_is_null_and_differs_from_zero_and_from_not_asked(notebook: Notebook) -> None:
    skipped = notebook.writes("checkin", asked=["pain_now", "stress"], stress=0)

    assert skipped["fields"]["asked"] == ["pain_now", "stress"]
    assert skipped["fields"]["pain_now"] is None
    assert skipped["fields"]["stress"] == 0
    timeline = notebook.person.get(f"/v1/patients/{notebook.patient_id}/timeline").json()
    assert timeline["pain"]["series"]["values"] == []
    assert timeline["stress"]["values"] == [0.0]


def test_an_answer_taken_back_is_null_again(notebook: Notebook) -> None:
    record = notebook.writes("checkin", pain_now=6, matters_done=False)

    emptied = notebook.amends(record, pain_now=None)
    assert emptied["fields"]["pain_now"] is None
    assert emptied["fields"]["matters_done"] is False


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("checkin", '"sleep_hours": 1e400'),
        ("checkin", '"sleep_hours": Infinity'),
        ("checkin", '"sleep_hours": NaN'),
        ("checkin", '"own_signals": [{"label": "pas", "value": 1e999}]'),
        ("pain_map", '"strongest": Infinity'),
        ("pain_map", '"strongest": -1e400'),
        ("flare", '"note": "\\ud800"'),
        ("flare", '"note": "\\u0000"'),
    ],
)
def test_poison_is_refused_and_the_list_stays_readable(notebook: Notebook, kind: str, body: str) -> None:
    text = f'{{"local_date": "{DAY}", {body}}}'
    headers = {"If-None-Match": "*", "Content-Type": "application/json"}

    answer = notebook.person.put(notebook.url(kind, new_id()), content=text, headers=headers)
    assert answer.status_code in (400, 422), answer.text
    assert notebook.lists(kind) == []


def test_a_pain_map_names_each_region_once(notebook: Notebook) -> None:
    region = {"region": "knee_front_l", "intensity": 3}
    body = {"local_date": DAY, "regions": [region, region]}

    problem = problem_of(create(notebook.person, notebook.url("pain_map", new_id()), body), 422, "invalid_fields")
    assert problem["errors"][0]["code"] == "region_twice"


def test_a_visit_has_one_plan_for_the_next_time(notebook: Notebook) -> None:
    body = {"local_date": DAY, "next_date": "2026-04-01", "open_door": True}

    problem = problem_of(create(notebook.therapist, notebook.url("visit", new_id()), body), 422, "invalid_fields")
    assert problem["errors"][0]["code"] == "next_or_open_door"


def test_the_door_is_open_whatever_the_rhythm(notebook: Notebook) -> None:
    body = {"local_date": DAY, "text": "Tous les mois", "door_open": False}

    problem_of(create(notebook.person, notebook.url("rhythm", new_id()), body), 422, "invalid_fields")


def test_a_change_since_a_date_names_a_date_that_exists(notebook: Notebook) -> None:
    for since in (None, "2025-02-30", "hier"):
        body = {"local_date": DAY, "pgic": 2, **({"pgic_since": since} if since else {})}
        problem_of(create(notebook.person, notebook.url("checkin", new_id()), body), 422, "invalid_fields")
