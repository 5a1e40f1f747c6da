"""A diary brought in over HTTP: looked at, accounted for line by line, brought again without harm."""

from collections import defaultdict
from statistics import mean, pstdev
from typing import Any

import pytest

from tests.cast import problem_of
from tests.house import Notebook, amend
from tests.interop.diaries import diary

Json = dict[str, Any]

HEADER = "name,startday,startmonth,startyear,intensity,date\n"
ROWS = [
    "Knee Pain,31,1,2018,3,2018-01-31 20:21:49\n",
    "happiness,31,1,2018,4,2018-01-31 20:29:08\n",
    "Knee Pain,2,5,2018,1.5,2018-05-02 20:15:24\n",
]


def bring(notebook: Notebook, content: bytes | str, *, dry_run: bool = False, **form: str) -> Json:
    answer = post(notebook, content, dry_run=str(dry_run).lower(), **form)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def post(notebook: Notebook, content: bytes | str, *, by: Any = None, **form: str) -> Any:
    url = f"/v1/patients/{notebook.patient_id}/imports"
    body = content.encode() if isinstance(content, str) else content
    return (by or notebook.person).post(url, data=form, files={"file": ("diary.csv", body)})


def plan(**counts: int) -> Json:
    return {"new": 0, "changed": 0, "unchanged": 0, "edited_since": 0, "refused": 0, **counts}


def everything(notebook: Notebook, kind: str) -> list[Json]:
    items: list[Json] = []
    query: Json = {"limit": 500}
    while True:
        page = notebook.person.get(notebook.url(kind), params=query).json()
        items += page["items"]
        if page["next"] is None:
            return items
        query["after"] = page["next"]


def test_a_preview_tells_all_and_writes_nothing(notebook: Notebook) -> None:
    looked = bring(notebook, HEADER + "".join(ROWS), dry_run=True)

    assert looked["written"] is False
    assert looked["mapping"] == "participant2_pain"
    assert (looked["first_day"], looked["last_day"]) == ("2018-01-31", "2018-05-02")
    assert looked["plan"] == plan(new=looked["plan"]["new"])
    assert looked["plan"]["new"] > 0
    assert everything(notebook, "pain_map") == everything(notebook, "checkin") == []
    # Looking is the default: nothing is written by forgetting a word.
    assert post(notebook, HEADER + "".join(ROWS)).json()["written"] is False
    written = bring(notebook, HEADER + "".join(ROWS))
    assert written["plan"] == looked["plan"]
    assert {row["line"] for row in written["rows"]} == {2, 3, 4}


def test_bringing_a_file_again_changes_nothing_and_a_longer_one_adds_what_is_new(notebook: Notebook) -> None:
    first = bring(notebook, HEADER + "".join(ROWS[:2]))["plan"]
    seq = notebook.person.get(f"/v1/patients/{notebook.patient_id}").json()["seq"]

    assert bring(notebook, HEADER + "".join(ROWS[:2]))["plan"] == plan(unchanged=first["new"])
    assert notebook.person.get(f"/v1/patients/{notebook.patient_id}").json()["seq"] == seq
    assert bring(notebook, HEADER + "".join(ROWS))["plan"] == plan(unchanged=first["new"], new=1)
    assert bring(notebook, HEADER + "".join(ROWS))["plan"] == plan(unchanged=first["new"] + 1)


def test_a_corrected_file_amends_and_takes_back_what_it_no_longer_says(notebook: Notebook) -> None:
    two_places = "Knee Pain,31,1,2018,3,2018-01-31 20:21:49\nElbow Pain,31,1,2018,2,2018-01-31 20:22:00\n"
    bring(notebook, HEADER + two_places)
    (before,) = everything(notebook, "pain_map")
    corrected = HEADER + "Knee Pain,31,1,2018,5,2018-01-31 20:21:49\n"

    assert bring(notebook, corrected)["plan"] == plan(changed=1)
    (after,) = everything(notebook, "pain_map")
    assert after["id"] == before["id"]
    assert after["version"] == 2
    assert {part["intensity"] for part in after["fields"]["regions"]} == {5.0}
    assert bring(notebook, corrected)["plan"] == plan(unchanged=1)


def test_what_a_person_edited_or_deleted_since_is_left_alone(notebook: Notebook) -> None:
    content = HEADER + "".join(ROWS)
    bring(notebook, content)
    edited, deleted = everything(notebook, "pain_map")
    answer = amend(notebook.person, notebook.url("pain_map", edited["id"]), edited["head"], {"widespread": True})
    assert answer.status_code == 200, answer.text
    notebook.deletes(deleted)

    again = bring(notebook, content.replace(",3,", ",9,").replace(",1.5,", ",8,"))
    assert again["plan"]["edited_since"] == 2
    assert again["plan"]["new"] == again["plan"]["changed"] == 0
    (kept,) = everything(notebook, "pain_map")
    assert kept == answer.json()


def test_lines_that_cannot_be_kept_are_named_with_their_reason_in_the_readers_language(notebook: Notebook) -> None:
    wrong = "Knee Pain,31,2,2018,3,2018-02-31 20:21:49\nKnee Pain,1,3,2018,many,2018-03-01 20:00:00\n"
    report = bring(notebook, HEADER + ROWS[0] + wrong, dry_run=True)

    refused = {row["line"]: row for row in report["rows"] if row["outcome"] == "rejected"}
    assert set(refused) == {3, 4}
    assert refused[4]["reason"] == "number_unreadable"
    assert refused[4]["message"] == "Nombre illisible."
    assert report["plan"]["new"] == 1


@pytest.mark.parametrize("content", [b"", b"flour,eggs\n1,2\n", b"\xff\xfe\x00", b"a" * 5000, b"%PDF-1.7"])
def test_a_file_nobody_knows_is_told_so_and_leaves_nothing(notebook: Notebook, content: bytes) -> None:
    answer = post(notebook, content, dry_run="false")

    assert answer.status_code in (200, 400, 422), answer.text
    if answer.status_code == 200:
        assert answer.json()["written"] is False
        assert answer.json()["problem_message"]
    assert everything(notebook, "pain_map") == []


def test_a_form_that_makes_no_sense_is_refused(notebook: Notebook) -> None:
    content = HEADER + ROWS[0]

    problem_of(post(notebook, content, mapping="nobody"), 422, "invalid_fields")
    problem_of(post(notebook, content, zone="Europe/Atlantis"), 422, "invalid_fields")
    problem_of(post(notebook, content, dry_run="perhaps"), 422, "invalid_fields")
    url = f"/v1/patients/{notebook.patient_id}/imports"
    problem_of(notebook.person.post(url, json={"file": content}), 415, "content_type_refused")
    assert notebook.person.post(url, data={"dry_run": "true"}, files={"other": b"x"}).status_code == 422


def test_a_stranger_brings_nothing_in(notebook: Notebook) -> None:
    cast = notebook.house.cast
    stranger = notebook.browser_of(cast.account(notebook.house.new_login("inconnue")))

    problem_of(post(notebook, HEADER + ROWS[0], by=stranger, dry_run="false"), 404, "not_reachable")


KNEES = {
    2015: ("4.10", "1.03"),
    2016: ("3.28", "0.33"),
    2017: ("2.98", "0.22"),
    2018: ("2.96", "0.18"),
    2019: ("3.00", "0.15"),
    2020: ("2.92", "0.18"),
    2021: ("2.95", "0.14"),
    2022: ("2.99", "0.09"),
    2023: ("2.91", "0.13"),
}


def test_the_eight_year_diary_is_accounted_for_line_by_line_and_keeps_its_published_figures(
    notebook: Notebook,
) -> None:
    content = diary("participant1_pain.csv")
    report = bring(notebook, content, zone="Europe/Paris")

    assert report["written"] is True
    assert sum(total["rows"] for total in report["totals"]) == 11_826
    assert (report["days"], report["first_day"], report["last_day"]) == (2_908, "2015-11-25", "2023-11-12")
    not_kept = sum(total["rows"] for total in report["totals"] if total["outcome"] in ("skipped", "rejected"))
    assert sum(row["outcome"] in ("skipped", "rejected") for row in report["rows"]) == not_kept
    assert all(total["message"] for total in report["totals"])
    maps = everything(notebook, "pain_map")
    assert len({one["fields"]["local_date"] for one in maps}) == len(maps) == 2_908
    assert {one["fields"]["scale"] for one in maps} == {"diary"}
    by_year: dict[int, list[float]] = defaultdict(list)
    for one in maps:
        felt = [part for part in one["fields"]["regions"] if part["region"].startswith("knee_front")]
        knees = [part["intensity"] for part in felt if "intensity" in part]
        if knees:
            by_year[int(one["occurred"][:4])].append(max(knees))
    assert {year: (f"{mean(found):.2f}", f"{pstdev(found):.2f}") for year, found in by_year.items()} == KNEES
    assert len(by_year[2015]) == 37
