"""Load and resources, and complete weeks and months, as other programs read them."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.balance.signals import day_number
from tests.cast import problem_of
from tests.house import Notebook, create

FIRST = date(2026, 1, 5)
EQUAL = dict.fromkeys(("stress", "work", "mental_load", "sleep", "activity", "tools"), 1)


def asked(notebook: Notebook, name: str, *, reader: Any = None, **query: Any) -> Any:
    answer = (reader or notebook.person).get(f"/v1/patients/{notebook.patient_id}/balance/{name}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def notes(notebook: Notebook, count: int, **fields: Any) -> None:
    for day in range(count):
        notebook.writes("checkin", local_date=(FIRST + timedelta(days=day)).isoformat(), **fields)


@pytest.mark.engines("sqlite")
def test_an_empty_notebook_says_that_it_is_not_enough(notebook: Notebook) -> None:
    load = asked(notebook, "load")

    assert load["basis"] == {"what": "days_of_one_thing_on_each_side", "needed": 15, "found": 0}
    assert (load["days"], load["index"], load["weights"]) == ([], [], EQUAL)
    assert asked(notebook, "summaries")["basis"] == {"what": "notes", "needed": 1, "found": 0}


@pytest.mark.engines("sqlite")
def test_each_day_is_told_against_the_days_before_it(notebook: Notebook) -> None:
    notes(notebook, 20, stress=4, sleep_quality=6)
    load = asked(notebook, "load")

    first = day_number(FIRST)
    assert load["basis"] == {"notes": 6, "first_day": first + 14, "last_day": first + 19}
    assert load["days"] == [first + day for day in range(16, 20)]
    assert load["loads"] == load["resources"] == load["index"] == [0, 0, 0, 0]
    shown = asked(notebook, "load", **{"from": (FIRST + timedelta(days=18)).isoformat()})
    assert shown["days"] == [first + 18, first + 19]


def test_the_latest_weights_the_person_set_hold_and_nobody_else_sets_them(notebook: Notebook) -> None:
    notebook.writes("weighting", local_date="2026-02-01", stress_weight=3)
    notebook.writes("weighting", local_date="2026-02-02", sleep_weight=0)

    for side in (notebook.person, notebook.therapist):
        assert asked(notebook, "load", reader=side)["weights"] == {**EQUAL, "sleep": 0}
    url = notebook.url("weighting", "01931f2e-0000-7000-8000-000000000001")
    problem_of(create(notebook.therapist, url, {"local_date": "2026-02-03"}), 403, "kind_not_yours")


@pytest.mark.engines("sqlite")
def test_a_week_that_is_only_touched_is_told_whole_and_of_the_days_noted(notebook: Notebook) -> None:
    notes(notebook, 3, margin=-2, pain_now=4)
    week = asked(notebook, "summaries", by="week", **{"from": "2026-01-08", "to": "2026-01-08"})

    margin = week["series"]["margin"]
    assert (margin["starts"], margin["days_noted"], margin["days_in_period"]) == ([day_number(FIRST)], [3], [7])
    assert (margin["lowest"], margin["highest"], margin["median"]) == ([-2], [-2], [-2])
    assert margin["words"] == [
        "Semaine du 5 janvier 2026\u202f: 3 jours notés sur 7. Marge, des jours que vous avez notés\u202f: −2."
    ]
    assert week["series"]["pain"]["days_above"] == [0]
    month = asked(notebook, "summaries", lang="en")["series"]["margin"]
    assert month["median"] == [None]
    assert month["words"] == ["January 2026: 3 days noted of 31. Margin, of the days you noted: −2."]
    assert "pain" not in asked(notebook, "summaries", pain=False)["series"]
