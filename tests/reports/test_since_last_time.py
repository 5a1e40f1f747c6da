"""Since last time, over the service: for whoever may read, from what they may see, and from nothing else."""

from typing import Any

import pytest

from tests.house import Notebook

Json = dict[str, Any]


def since(notebook: Notebook, *, by: Any = None, **query: Any) -> Json:
    answer = (by or notebook.therapist).get(f"/v1/patients/{notebook.patient_id}/since-last-time", params=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def said(told: Json) -> dict[str, list[str]]:
    return {section["key"]: [line["text"] for line in section["lines"]] for section in told["sections"]}


def visited(notebook: Notebook, day: str = "2026-02-01", **fields: Any) -> Json:
    return notebook.writes("visit", by=notebook.therapist, local_date=day, **fields)


def test_every_line_names_the_records_it_was_told_from(notebook: Notebook) -> None:
    visit = visited(notebook, open_door=True)
    flare = notebook.writes(
        "flare", local_date="2026-02-10", until_date="2026-02-12", ongoing=False, context=["stress"]
    )
    told = since(notebook)

    assert told["heading"] == "Depuis la séance du 1er février 2026 (4\u00a0semaines)"
    assert told["period"] == {
        "start": "last_visit",
        "since": "2026-02-01",
        "first": "2026-02-02",
        "last": "2026-03-02",
        "visit_id": visit["id"],
    }
    lines = {line["key"]: line for section in told["sections"] for line in section["lines"]}
    assert lines["flares_even"]["text"] == "1 débordement noté, 3\u00a0jours."
    assert lines["flares_even"]["records"] == [{"kind": "flare", "id": flare["id"]}]
    assert lines["open_door"]["records"] == [{"kind": "visit", "id": visit["id"]}]


def test_it_is_told_in_the_language_asked_for(notebook: Notebook) -> None:
    visited(notebook)

    assert said(since(notebook, lang="en"))["opening"] == [
        "Nothing new was noted. This silence says nothing by itself."
    ]


def test_another_day_or_the_beginning_can_be_asked_for(notebook: Notebook) -> None:
    notebook.writes("flare", local_date="2025-06-01", until_date="2025-06-01", ongoing=False)
    visited(notebook)

    assert said(since(notebook))["opening"] == ["Rien de nouveau n’a été noté. Ce silence ne dit rien à lui seul."]
    assert said(since(notebook, beginning="true"))["flares"] == ["1 débordement noté, 1\u00a0jour."]
    assert since(notebook, beginning="true")["period"]["first"] == "2025-06-01"
    from_may = since(notebook, **{"from": "2025-05-01"})
    assert from_may["heading"] == "Depuis le 1er mai 2025 (10\u00a0mois)"
    assert said(from_may)["flares"] == ["1 débordement noté, 1\u00a0jour."]


@pytest.mark.parametrize(
    "query", [{"from": "hier"}, {"from": "1850-01-01"}, {"lang": "de"}, {"beginning": "peut-être"}]
)
def test_what_cannot_be_asked_is_refused(notebook: Notebook, query: Json) -> None:
    answer = notebook.therapist.get(f"/v1/patients/{notebook.patient_id}/since-last-time", params=query)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_fields")


def test_nobody_is_told_what_was_kept_from_them(notebook: Notebook) -> None:
    visited(notebook)
    day: Json = {"local_date": "2026-02-10"}
    notebook.writes("life_event", category="home", title="Marque intime", visibility="patient_only", **day)
    notebook.writes("checkin", stress=9, visibility="patient_only", **day)
    notebook.writes("story", text="Marque intime", visibility="patient_only", **day)
    by_therapist: Json = {"by": notebook.therapist, "visibility": "therapist_only", **day}
    notebook.writes("tool_use", kind="walking", label="Marque du cabinet", **by_therapist)
    notebook.writes("attention_point", kind="yellow", text="Marque d’attention", **by_therapist)

    person, therapist = str(since(notebook, by=notebook.person)), str(since(notebook))
    assert "Marque intime" in person
    assert "Marque intime" not in therapist
    assert "Marque du cabinet" in therapist
    assert "Marque du cabinet" not in person
    # On a tablet that is turned round, points of attention stay where they are.
    assert "Marque d’attention" not in person + therapist
    assert [line for line in said(since(notebook))["how"] if line.startswith("Stress")] == []


def test_what_was_deleted_is_no_longer_told(notebook: Notebook) -> None:
    visited(notebook)
    flare = notebook.writes("flare", local_date="2026-02-10")
    assert "flares" in said(since(notebook))

    notebook.deletes(flare)
    assert said(since(notebook))["opening"] == ["Rien de nouveau n’a été noté. Ce silence ne dit rien à lui seul."]


def test_it_is_unchanged_until_something_moves(notebook: Notebook) -> None:
    visited(notebook)
    url = f"/v1/patients/{notebook.patient_id}/since-last-time"
    tag = notebook.therapist.get(url).headers["ETag"]
    asked = {"If-None-Match": tag}
    assert notebook.therapist.get(url, headers=asked).status_code == 304

    notebook.writes("flare", local_date="2026-02-10")
    assert notebook.therapist.get(url, headers=asked).status_code == 200
    assert notebook.therapist.get(f"{url}?lang=en").headers["ETag"] != notebook.therapist.get(url).headers["ETag"]


def test_a_questionnaire_is_told_with_its_range_and_direction(notebook: Notebook) -> None:
    visited(notebook)
    day: Json = {"local_date": "2026-02-10", "instrument_version": "1"}
    notebook.writes("prom_response", instrument_id="phq-4", answers={"q1": 1, "q2": 2, "q3": 0, "q4": 1}, **day)
    notebook.writes("prom_response", instrument_id="pass", answers={"acceptable": 1}, **day)
    copied: Json = {"name": "Échelle d’ailleurs", "value": 12.5, "lowest": 0.0, "highest": 40.0}
    notebook.writes("external_score", direction="higher_is_better", local_date="2026-02-11", **copied)

    assert said(since(notebook))["answers"] == [
        "PHQ-4, 10 février 2026\u202f: inquiétude 3 (de 0 à 6), humeur 1 (de 0 à 6), ensemble 4 (de 0 à 12). "
        "Plus haut, plus lourd.",
        "Acceptable ou non, 10 février 2026\u202f: «\u202fOui\u202f».",
        "Échelle d’ailleurs, 11 février 2026\u202f: 12,5 (de 0 à 40). Plus haut, plus léger.",
    ]


def test_no_two_lines_share_an_id(notebook: Notebook) -> None:
    visited(notebook)
    tried = [{"label": "Bain chaud", "helped": "a_bit"}, {"label": "Marche"}]
    notebook.writes("flare", local_date="2026-02-10", tools_used=tried)
    notebook.writes("flare", local_date="2026-02-12", until_date="2026-02-13", ongoing=False)

    ids = [line["id"] for section in since(notebook)["sections"] for line in section["lines"]]
    assert len(set(ids)) == len(ids)
