"""A few questions for two or four weeks of evenings, which either side may stop."""

from app.journal.schemas import CheckinFields, CheckinKey
from app.plans.schemas import EveningKey
from tests.cast import problem_of
from tests.house import DAY, Notebook, amend, create


def agreed(notebook: Notebook, **said: object) -> dict[str, object]:
    return notebook.writes("focus_window", by=notebook.therapist, days=14, keys=["margin", "stress"], **said)


def test_every_evening_question_is_a_check_in_question() -> None:
    keys = {key.value for key in EveningKey}

    assert keys <= {key.value for key in CheckinKey}
    assert keys <= set(CheckinFields.model_fields)


def test_what_was_agreed_in_a_visit_is_stopped_by_the_person(notebook: Notebook) -> None:
    window = agreed(notebook, why="Voir ce que la reprise demande.", source="session")

    stopped = notebook.amends(window, stopped_on="2026-02-15")

    assert stopped["fields"]["stopped_on"] == "2026-02-15"
    assert stopped["fields"]["why"] == "Voir ce que la reprise demande."


def test_what_the_person_began_alone_is_stopped_by_the_therapist(notebook: Notebook) -> None:
    window = notebook.writes("focus_window", days=28, keys=["sleep_quality"])

    assert notebook.amends(window, by=notebook.therapist, stopped_on=DAY)["fields"]["stopped_on"] == DAY


def test_nobody_rewords_the_others_reason(notebook: Notebook) -> None:
    window = agreed(notebook, why="Ensemble.")

    refused = amend(notebook.person, notebook.url("focus_window", window["id"]), window["head"], {"why": "Autrement."})

    problem_of(refused, 403, "not_your_words")


def test_at_most_four_questions(notebook: Notebook) -> None:
    five = {"local_date": DAY, "days": 14, "keys": [key.value for key in EveningKey][:5]}

    problem = problem_of(
        create(notebook.person, notebook.url("focus_window", "019554f2-0000-7000-8000-000000000001"), five),
        422,
        "invalid_fields",
    )

    assert [(one["field"], one["code"]) for one in problem["errors"]] == [("keys", "too_many")]


def test_it_is_no_note_of_how_it_was(notebook: Notebook) -> None:
    agreed(notebook)

    timeline = notebook.person.get(f"/v1/patients/{notebook.patient_id}/timeline").json()

    assert timeline["margin"]["days"] == []
    assert timeline["stress"]["days"] == []


def test_it_travels_with_the_persons_copy_and_their_export(notebook: Notebook) -> None:
    window = agreed(notebook)

    feed = notebook.person.get("/v1/sync/changes", params={"patient": str(notebook.patient_id)}).json()
    exported = notebook.person.get(f"/v1/patients/{notebook.patient_id}/export").content

    assert [change["record_id"] for change in feed["changes"] if change["kind"] == "focus_window"] == [window["id"]]
    assert exported[:2] == b"PK"
