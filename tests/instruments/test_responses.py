"""Answered questionnaires over HTTP and over sync: the service alone counts."""

from typing import Any

import pytest

from app.instruments import schemas
from app.instruments.definitions import DEFINITIONS, Definitions, Rule
from app.kit.ids import new_id
from tests.cast import problem_of
from tests.house import DAY, Notebook, create

Json = dict[str, Any]
TRIO = {"pain_avg_7d": 5, "pain_joy": 4, "pain_gets_in_way": 4}


def a_trio(**changes: Any) -> Json:
    return {"local_date": DAY, "instrument_id": "trio-3", "instrument_version": "1", "answers": TRIO, **changes}


def pushed(notebook: Notebook, fields: Json) -> Json:
    mutation = {"mutation_id": str(new_id()), "kind": "prom_response", "record_id": str(new_id()), "op": "put"}
    batch = {"patient": str(notebook.patient_id), "client_schema": 3, "mutations": [{**mutation, "fields": fields}]}
    answer: Json = notebook.person.post("/v1/sync/push", json=batch).json()["results"][0]
    return answer


def test_a_response_is_counted_where_it_arrives(notebook: Notebook) -> None:
    response = notebook.writes("prom_response", **a_trio())

    assert (response["fields"]["scores"], response["fields"]["complete"]) == ({"mean": 4.3}, True)


@pytest.mark.parametrize("sent", [{"mean": 0.0}, {"mean": 9.9, "made_up": 1.0}, {}])
def test_scores_that_are_sent_are_not_read(notebook: Notebook, sent: Json) -> None:
    response = notebook.writes("prom_response", **a_trio(scores=sent, complete=False))
    over_sync = pushed(notebook, a_trio(scores=sent, complete=False))

    assert response["fields"]["scores"] == {"mean": 4.3}
    assert over_sync["status"] == "applied"
    assert {str(one["fields"]["scores"]) for one in notebook.lists("prom_response")} == {"{'mean': 4.3}"}


def test_a_changed_answer_is_counted_again_and_a_changed_note_is_not(notebook: Notebook) -> None:
    response = notebook.writes("prom_response", **a_trio())

    noted = notebook.amends(response, note="Dit à voix haute")
    changed = notebook.amends(noted, answers={**TRIO, "pain_joy": None})

    assert noted["fields"]["scores"] == {"mean": 4.3}
    assert (changed["fields"]["scores"], changed["fields"]["complete"]) == ({}, False)
    assert changed["fields"]["answers"]["pain_joy"] is None


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"instrument_id": "eq-5d"}, "instrument_id", "instrument_unknown"),
        ({"instrument_version": "7"}, "instrument_version", "instrument_version_unknown"),
        ({"answers": {"pain_joy": 11}}, "answers.pain_joy", "answer_out_of_range"),
        ({"answers": {"pain_joy": -1}}, "answers.pain_joy", "answer_out_of_range"),
        ({"answers": {"q1": 1}}, "answers.q1", "item_unknown"),
        ({"answers": {"pain_joy": 4.5}}, "answers.pain_joy", "wrong_type"),
        ({"answers": {"pain_joy": True}}, "answers.pain_joy", "wrong_type"),
        ({"instrument_id": "pgic", "answers": {"change": 2}}, "reference_date", "pgic_needs_date"),
    ],
)
def test_what_no_definition_knows_is_refused_with_its_place(
    notebook: Notebook, changes: Json, field: str, code: str
) -> None:
    fields = a_trio(**changes)

    problem = problem_of(
        create(notebook.person, notebook.url("prom_response", new_id()), fields), 422, "invalid_fields"
    )
    verdict = pushed(notebook, fields)

    assert [(one["field"], one["code"]) for one in problem["errors"]] == [(field, code)]
    assert verdict["status"] == "rejected"
    assert [(one["field"], one["code"]) for one in verdict["problem"]["errors"]] == [(f"fields.{field}", code)]
    assert notebook.lists("prom_response") == []


def test_a_retired_version_is_still_taken_and_counted_by_its_own_rules(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = DEFINITIONS.find("trio-3", "1")
    assert first is not None
    rule = first.scores[0].model_copy(update={"rule": Rule.sum})
    later = first.model_copy(update={"version": "2", "scores": (rule,)})
    both = Definitions([first.model_copy(update={"retired": True}), later])
    monkeypatch.setattr(schemas, "DEFINITIONS", both)

    older = notebook.writes("prom_response", **a_trio())
    newer = notebook.writes("prom_response", **a_trio(instrument_version="2"))

    assert (older["fields"]["scores"], newer["fields"]["scores"]) == ({"mean": 4.3}, {"mean": 13.0})


def test_a_professional_does_not_change_what_was_answered(notebook: Notebook) -> None:
    response = notebook.writes("prom_response", **a_trio())

    refused = notebook.therapist.patch(
        notebook.url("prom_response", response["id"]),
        json={"answers": {**TRIO, "pain_joy": 0}},
        headers={"If-Match": f'"{response["head"]}"'},
    )

    problem_of(refused, 403, "not_your_words")


def test_the_questionnaires_are_listed_with_their_words_and_not_again_while_nothing_moved(notebook: Notebook) -> None:
    answer = notebook.person.get("/v1/instruments", params={"lang": "fr"})
    listed = {one["id"]: one for one in answer.json()["items"]}

    assert {name for name, one in listed.items() if one["offered"]} == {"nrs", "trio-3", "pgic", "pass"}
    assert listed["phq-4"]["items"][0]["text"] is None
    assert (listed["trio-3"]["scores"][0]["lowest"], listed["trio-3"]["scores"][0]["highest"]) == (0, 10)
    assert (listed["pass"]["scores"][0]["highest"], listed["rmdq-24"]["scores"][0]["highest"]) == (1, 24)
    assert "non validées" in listed["trio-3"]["notice"]
    tag = {"If-None-Match": answer.headers["ETag"]}
    assert notebook.person.get("/v1/instruments", params={"lang": "fr"}, headers=tag).status_code == 304
    assert notebook.person.get("/v1/instruments", params={"lang": "en"}, headers=tag).status_code == 200
