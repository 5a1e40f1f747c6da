"""Lived days: as exact as the person says, and lists by period."""

import csv
import io
import json
import zipfile
from typing import Any

import pytest

from app.kit.ids import new_id
from tests.cast import problem_of
from tests.house import Notebook, create

FUZZY = [
    ("2019-06-15", "year", "2019"),
    ("2019-06-15", "month", "2019-06"),
    ("2019-06-15", "season", "2019-summer"),
    ("2019-12-15", "season", "2020-winter"),
    ("2019-12-31", "week", "2020-W01"),
    ("2019-06-15", "day", "2019-06-15"),
    ("2019-06-15", "part_of_day", "2019-06-15"),
    ("2019-06-15", "minute", "2019-06-15"),
]


@pytest.mark.parametrize(("day", "precision", "told"), FUZZY)
def test_a_moment_is_told_as_exactly_as_it_was_given(notebook: Notebook, day: str, precision: str, told: str) -> None:
    record = notebook.writes("life_event", category="home", local_date=day, precision=precision)

    assert record["occurred"] == told
    assert record["fields"]["local_date"] == day
    assert record["fields"]["occurred_at"] is None


_IN_2019: dict[str, Any] = {"from": "2019-01-01", "to": "2019-12-31"}


def test_something_of_2019_sorts_lists_and_leaves_as_2019(notebook: Notebook) -> None:
    days = [("2018-12-31", "day"), ("2019-01-01", "year"), ("2019-07-01", "day"), ("2020-01-01", "month")]
    for day, precision in days:
        notebook.writes("life_event", category="home", local_date=day, precision=precision)

    told = [one["occurred"] for one in notebook.lists("life_event")]
    assert told == ["2020-01", "2019-07-01", "2019", "2018-12-31"]
    in_2019 = notebook.lists("life_event", **_IN_2019)
    assert [one["occurred"] for one in in_2019] == ["2019-07-01", "2019"]
    answer = notebook.person.get(f"/v1/patients/{notebook.patient_id}/export")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        lines = archive.read("records/life_event.jsonl").splitlines()
        table = archive.read("tables/life_event.csv").decode("utf-8-sig")
    assert "2019" in [json.loads(line)["occurred"] for line in lines]
    assert "2019" in [row["occurred"] for row in csv.DictReader(io.StringIO(table))]
    picture = notebook.person.get(f"/v1/patients/{notebook.patient_id}/timeline").json()
    assert "year" in [event["when"]["precision"] for event in picture["life_events"]]


def test_a_list_is_read_page_by_page_newest_first_without_holes_or_repeats(notebook: Notebook) -> None:
    days = [f"2026-01-{day:02d}" for day in (1, 1, 1, 2, 3, 3, 4, 5, 6, 7, 7)]
    made = [notebook.writes("checkin", local_date=day) for day in days]
    deleted = notebook.writes("checkin", local_date="2026-01-03")
    notebook.deletes(deleted)

    pages, after = [], None
    while True:
        query = {"limit": 3, **({"after": after} if after else {})}
        page = notebook.person.get(notebook.url("checkin"), params=query).json()
        pages.append(page["items"])
        if after is None:
            # What is written while somebody reads on belongs to the pages they have read.
            notebook.writes("checkin", local_date="2026-01-08")
        after = page["next"]
        if after is None:
            break

    assert [len(page) for page in pages] == [3, 3, 3, 2]
    read = [one for page in pages for one in page]
    assert sorted(one["id"] for one in read) == sorted(one["id"] for one in made)
    assert [one["fields"]["local_date"] for one in read] == sorted(days, reverse=True)


def test_a_period_holds_both_its_ends(notebook: Notebook) -> None:
    for day in ("2026-01-01", "2026-01-02", "2026-01-03"):
        notebook.writes("night", local_date=day)

    def days(**query: Any) -> list[str]:
        return [one["occurred"] for one in notebook.lists("night", **query)]

    assert days(**{"from": "2026-01-02"}) == ["2026-01-03", "2026-01-02"]
    assert days(to="2026-01-02") == ["2026-01-02", "2026-01-01"]
    assert days(**{"from": "2026-01-02", "to": "2026-01-02"}) == ["2026-01-02"]
    assert days(**{"from": "2027-01-01"}) == []


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "after=nonsense", "from=2026-02-30", "to=yesterday"])
def test_a_question_that_makes_no_sense_is_refused(notebook: Notebook, query: str) -> None:
    problem_of(notebook.person.get(f"{notebook.url('flare')}?{query}"), 422, "invalid_fields")


def test_a_span_does_not_end_before_it_starts_as_far_as_can_be_known(notebook: Notebook) -> None:
    body = {"local_date": "2019-06-15", "precision": "year", "until_date": "2019-02-01", "category": "home"}
    assert create(notebook.person, notebook.url("life_event", new_id()), body).status_code == 201

    body |= {"until_date": "2018-12-31"}
    problem = problem_of(create(notebook.person, notebook.url("life_event", new_id()), body), 422, "invalid_fields")
    assert problem["errors"][0]["code"] == "end_before_start"
