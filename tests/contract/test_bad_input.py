"""Bad input gets a problem that names the field in the reader's language, repeats nothing, and writes nothing."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from app.kit.ids import new_id
from tests.cast import problem_of
from tests.contract.reading import log_length
from tests.house import DAY, Json, Notebook, amend, create
from tests.records.examples import LEAST

MARKER = "Zanzibar-7319"
LOG_HEADER = "name,startday,startmonth,startyear,intensity,date\n"


def refused(notebook: Notebook, kind: str, fields: Mapping[str, Any], language: str = "fr") -> dict[str, str]:
    """Code by field of a creation that must fail; the answer is checked for what nobody may find in it."""
    before = log_length(notebook)
    answer = notebook.person.put(
        notebook.url(kind, new_id()),
        json={"local_date": DAY, **LEAST[kind], **fields},
        headers={"If-None-Match": "*", "Accept-Language": language},
    )
    document = problem_of(answer, 422, "invalid_fields")
    assert answer.headers["content-language"] == language
    assert MARKER not in answer.text
    assert log_length(notebook) == before
    return {entry["field"]: entry["code"] for entry in document["errors"]}


@pytest.mark.parametrize(
    ("kind", "fields", "field", "code"),
    [
        ("flare", {"worst_pain": 11}, "worst_pain", "too_large"),
        ("flare", {"worst_pain": -1}, "worst_pain", "too_small"),
        ("checkin", {"margin": 4}, "margin", "too_large"),
        ("checkin", {"sleep_hours": 7.3}, "sleep_hours", "wrong_step"),
        ("checkin", {"pgic": 3}, "pgic_since", "pgic_needs_date"),
        ("checkin", {"pgic": 3, "pgic_since": "2026-02-30"}, "pgic_since", "day_out_of_range"),
        ("night", {"sleep_minutes": 1441}, "sleep_minutes", "too_large"),
        ("pain_map", {"strongest": 10.5}, "strongest", "too_large"),
        ("pain_map", {"regions": [{"region": MARKER}]}, "regions.0.region", "not_a_choice"),
        ("pain_map", {"regions": [{"region": "sacrum"}] * 2}, "regions", "region_twice"),
        ("focus_window", {"days": 21, "keys": ["margin"]}, "days", "not_a_choice"),
        ("focus_window", {"days": 14, "keys": []}, "keys", "too_few"),
        ("focus_window", {"days": 14, "keys": ["margin"] * 2}, "keys", "key_twice"),
        ("focus_window", {"days": 14, "keys": ["pgic"]}, "keys.0", "not_a_choice"),
        ("focus_window", {"stopped_on": "2026-02-09"}, "stopped_on", "end_before_start"),
        ("work_status", {"percent_time": 101}, "percent_time", "too_large"),
        ("visit", {"next_date": "2026-03-01", "open_door": True}, "next_date", "next_or_open_door"),
        ("flare", {"tools_used": [{"helped": "a_bit"}]}, "tools_used.0.label", "tool_unnamed"),
        ("flare", {"note": MARKER * 200}, "note", "too_long"),
        ("need", {"text": "   "}, "text", "too_short"),
        ("flare", {"zone": MARKER}, "zone", "zone_unknown"),
    ],
)
def test_a_value_out_of_range_is_named(notebook: Notebook, kind: str, fields: Json, field: str, code: str) -> None:
    assert refused(notebook, kind, fields) == {field: code}


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"local_date": "2026-02-30"}, "local_date", "wrong_form"),
        ({"local_date": "10/02/2026"}, "local_date", "wrong_form"),
        ({"local_date": "2026-02-10T08:00:00Z"}, "local_date", "wrong_form"),
        ({"local_date": 1770681600}, "local_date", "wrong_form"),
        ({"local_date": "1770681600"}, "local_date", "wrong_form"),
        ({"local_date": "0001-01-01"}, "local_date", "day_out_of_range"),
        ({"local_date": "2200-01-01"}, "local_date", "day_out_of_range"),
        ({"occurred_at": "2026-02-10T08:00:00"}, "occurred_at", "instant_needs_offset"),
        ({"occurred_at": "2026-02-10T25:00:00Z"}, "occurred_at", "wrong_form"),
        ({"occurred_at": "1770681600"}, "occurred_at", "wrong_form"),
        ({"occurred_at": "0001-01-01T00:00:00Z"}, "occurred_at", "day_out_of_range"),
    ],
)
def test_a_naive_or_impossible_date_is_named(notebook: Notebook, fields: Json, field: str, code: str) -> None:
    assert refused(notebook, "flare", fields) == {field: code}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"until_date": "2026-02-09"}, "until_date"),
        ({"until_date": "2025-02-10", "until_precision": "year"}, "until_date"),
        ({"occurred_at": "2026-02-10T08:00:00Z", "occurred_until": "2026-02-10T08:59:00+01:00"}, "occurred_until"),
    ],
)
def test_an_end_before_its_start_is_named(notebook: Notebook, fields: Json, field: str) -> None:
    assert refused(notebook, "flare", fields) == {field: "end_before_start"}


def test_an_end_may_be_as_vague_as_its_start(notebook: Notebook) -> None:
    notebook.writes("flare", until_date="2026-01-01", until_precision="year")


def test_an_amendment_that_would_end_a_record_before_it_starts_is_named_too(notebook: Notebook) -> None:
    record = notebook.writes("flare")

    answer = amend(notebook.person, notebook.url("flare", record["id"]), record["head"], {"until_date": "2026-02-09"})

    [entry] = problem_of(answer, 422, "invalid_fields")["errors"]
    assert (entry["field"], entry["code"]) == ("until_date", "end_before_start")


def test_an_unknown_field_is_named_only_where_its_name_looks_like_one(notebook: Notebook) -> None:
    assert refused(notebook, "flare", {"worst_paint": MARKER}) == {"worst_paint": "unknown_field"}
    assert refused(notebook, "flare", {f"<script>{MARKER}</script>": 1}) == {"…": "unknown_field"}


def test_ten_thousand_unknown_fields_get_a_hundred_answers(notebook: Notebook) -> None:
    assert len(refused(notebook, "flare", {f"field_{number}": 1 for number in range(10_000)})) == 100


@pytest.mark.parametrize(
    ("language", "message"),
    [("fr", "10 au plus."), ("en", "10 at most.")],
)
def test_the_field_is_named_in_the_language_of_the_reader(notebook: Notebook, language: str, message: str) -> None:
    answer = notebook.person.put(
        notebook.url("flare", new_id()),
        json={"local_date": DAY, "worst_pain": 11},
        headers={"If-None-Match": "*", "Accept-Language": language},
    )

    document = problem_of(answer, 422, "invalid_fields")
    assert document["errors"] == [{"field": "worst_pain", "code": "too_large", "message": message}]
    assert document["detail"] == f"worst_pain: {message}"


def test_a_record_is_not_found_under_another_kind(notebook: Notebook) -> None:
    flare = notebook.writes("flare")
    before = log_length(notebook)

    problem_of(notebook.person.get(notebook.url("night", flare["id"])), 404, "not_reachable")
    problem_of(amend(notebook.person, notebook.url("night", flare["id"]), flare["head"], {}), 404, "not_reachable")
    problem_of(create(notebook.person, notebook.url("night", flare["id"]), {"local_date": DAY}), 412, "stale_record")

    assert log_length(notebook) == before


def test_a_record_of_another_person_can_be_neither_referred_to_nor_continued(notebook: Notebook) -> None:
    cast = notebook.house.cast
    stranger_id = cast.person(notebook.house.practice)
    stranger = notebook.browser_of(cast.account(notebook.house.new_login("etranger"), patient_id=stranger_id))
    event = create(
        stranger, f"/v1/patients/{stranger_id}/life-events/{new_id()}", {"local_date": DAY, "category": "home"}
    )
    assert event.status_code == 201

    theirs, head = event.json()["id"], event.json()["head"]
    assert refused(notebook, "flare", {"context_events": [theirs]}) == {"context_events": "reference_unknown"}
    assert refused(notebook, "annotation", {"about_id": theirs}) == {"about_id": "reference_unknown"}
    before = log_length(notebook)
    for lineage in ({"base": head}, {"parent": head}):
        verdict = push(notebook, [{**note(), **lineage}])[0]
        assert verdict["status"] == "retry", verdict
    assert log_length(notebook) == before


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b'{"note": "' + b"x" * 1_100_000 + b'"}', 413, "body_too_large"),
        (b'{"note": ' + b"[" * 40 + b"]" * 40 + b"}", 400, "body_too_deep"),
        (b'{"note": "' + MARKER.encode() + b'\xff"}', 400, "body_unreadable"),
        (b'{"note": "' + MARKER.encode() + b'"', 400, "body_unreadable"),
        (b'{"note": 1, "note": "' + MARKER.encode() + b'"}', 400, "body_duplicate_key"),
        (b'["' + MARKER.encode() + b'"]', 422, "invalid_fields"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_body_that_cannot_be_read_is_a_problem(
    notebook: Notebook, content: bytes, status: int, code: str, language: str
) -> None:
    before = log_length(notebook)
    headers = {"Content-Type": "application/json", "If-None-Match": "*", "Accept-Language": language}

    answer = notebook.person.put(notebook.url("flare", new_id()), content=content, headers=headers)

    problem_of(answer, status, code)
    assert answer.headers["content-language"] == language
    assert MARKER not in answer.text
    assert log_length(notebook) == before


def test_a_broken_file_is_reported_line_by_line_and_its_readable_lines_are_kept(notebook: Notebook) -> None:
    content = (
        LOG_HEADER.encode()
        + b"Knee Pain,1,5,2018,2,\n"
        + b"G\xe9nou,2,5,2018,2,\n"
        + b"Knee Pain,31,2,2018,2,\n"
        + b"Knee Pain,4,5,2018,lots,\n"
        + b"Knee Pain,5\n"
        + b"Knee Pain,6,5,2018,3,\n"
    )
    shown = _import(notebook, content, dry_run="true")
    before = log_length(notebook)
    done = _import(notebook, content, dry_run="false")

    assert before == 0
    assert shown["rows"] == done["rows"]
    assert [(row["line"], row["outcome"]) for row in done["rows"]] == [
        (2, "kept"),
        (3, "rejected"),
        (4, "rejected"),
        (5, "rejected"),
        (6, "rejected"),
        (7, "kept"),
    ]
    assert all(row["message"] for row in done["rows"])
    assert "lots" not in json.dumps(done["rows"])
    assert log_length(notebook) == done["plan"]["new"] == 2


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "mapping_not_found"), (b"\x00\x01\x02" * 50, "mapping_not_found"), (b"{]", "mapping_not_found")],
)
def test_a_file_that_is_no_diary_says_so_and_writes_nothing(notebook: Notebook, content: bytes, problem: str) -> None:
    done = _import(notebook, content, dry_run="false")

    assert (done["written"], done["problem"]) == (False, problem)
    assert done["problem_message"]
    assert log_length(notebook) == 0


def test_an_import_through_a_mapping_nobody_knows_is_refused(notebook: Notebook) -> None:
    answer = notebook.person.post(
        f"/v1/patients/{notebook.patient_id}/imports",
        files={"file": ("diary.csv", LOG_HEADER.encode())},
        data={"mapping": MARKER},
    )

    [entry] = problem_of(answer, 422, "invalid_fields")["errors"]
    assert (entry["field"], entry["code"]) == ("mapping", "mapping_unknown")
    assert MARKER not in answer.text


def test_a_skipped_question_stays_null_and_is_never_zero(notebook: Notebook) -> None:
    record = notebook.writes("checkin", asked=["stress", "pain_now"], pain_now=0)
    pushed = note(kind="checkin", stress=None, mental_load=3)
    assert push(notebook, [pushed])[0]["status"] == "applied"

    read = {item["id"]: item["fields"] for item in notebook.lists("checkin")}
    assert read[record["id"]]["pain_now"] == 0
    assert read[record["id"]]["stress"] is None
    assert read[pushed["record_id"]]["stress"] is None
    assert read[pushed["record_id"]]["pain_now"] is None
    series = notebook.person.get(f"/v1/patients/{notebook.patient_id}/timeline").json()
    assert series["stress"]["values"] == []
    assert series["mental_load"]["values"] == [3]


def test_one_bad_mutation_among_a_hundred_stops_no_other(notebook: Notebook) -> None:
    mutations = [note(worst_pain=number % 11) for number in range(100)]
    mutations[41]["fields"]["worst_pain"] = MARKER

    answer = notebook.person.post("/v1/sync/push", json=_batch(notebook, mutations))
    results = answer.json()["results"]

    assert [result["status"] for result in results].count("applied") == 99
    assert (results[41]["status"], results[41]["problem"]["code"]) == ("rejected", "invalid_fields")
    [error] = results[41]["problem"]["errors"]
    assert (error["field"], error["code"]) == ("fields.worst_pain", "wrong_type")
    assert MARKER not in answer.text
    assert log_length(notebook) == 99


def note(kind: str = "flare", **fields: Any) -> Json:
    return {
        "mutation_id": str(new_id()),
        "kind": kind,
        "record_id": str(new_id()),
        "op": "put",
        "fields": {"local_date": DAY, **fields},
    }


def push(notebook: Notebook, mutations: list[Json]) -> list[Json]:
    answer = notebook.person.post("/v1/sync/push", json=_batch(notebook, mutations))
    assert answer.status_code == 200, answer.text
    return list(answer.json()["results"])


def _batch(notebook: Notebook, mutations: list[Json]) -> Json:
    return {"patient": str(notebook.patient_id), "client_schema": 3, "mutations": mutations}


def _import(notebook: Notebook, content: bytes, **form: str) -> Json:
    answer = notebook.person.post(
        f"/v1/patients/{notebook.patient_id}/imports", files={"file": ("diary.csv", content)}, data=form
    )
    assert answer.status_code == 200, answer.text
    return dict(answer.json())
