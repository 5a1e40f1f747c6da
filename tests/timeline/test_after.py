"""What changed after, over HTTP: for professionals, with what is missing told, about changes one may see."""

from datetime import date, timedelta

from fastapi.testclient import TestClient

from app.balance.version import ENGINE_VERSION
from tests.house import Json, Notebook

START = date(2024, 1, 8)


def _after(notebook: Notebook, by: TestClient | None = None, **query: str) -> tuple[int, Json]:
    answer = (by or notebook.therapist).get(f"/v1/patients/{notebook.patient_id}/balance/after", params=query)
    return answer.status_code, answer.json()


def test_every_change_is_listed_with_what_is_missing(notebook: Notebook) -> None:
    tool = notebook.writes("tool_use", kind="infiltration", label="Infiltration", local_date=str(START))
    someday = notebook.writes("tool_use", kind="walking", label="Marche", local_date="2024-06-01", precision="month")
    for day in range(20):
        if day != 15:
            notebook.writes("checkin", pain_now=day % 6, local_date=str(START + timedelta(days=day - 6)))
    status, answer = _after(notebook)
    first, second = answer["items"]

    assert status == 200
    assert (first["change"]["of"], second["change"]["of"]) == (f"tool_use/{tool['id']}", f"tool_use/{someday['id']}")
    assert first["answer"] is None
    assert {one["what"]: (one["needed"], one["found"]) for one in first["missing"]} == {
        "notes_after": (8, 5), "notes_for_range": (14, 6),
    }  # fmt: skip
    assert second["missing"] == [{"what": "exact_day", "needed": 1, "found": 0}]
    assert _after(notebook, of=f"tool_use/{tool['id']}")[1]["items"] == [first]
    assert _after(notebook, of="tool_use/nothing")[0] == 404


def test_the_person_s_own_session_has_no_such_answer(notebook: Notebook) -> None:
    assert _after(notebook, notebook.person)[0] == 403
    for form in ("", "/text", "/table"):
        assert notebook.person.get(f"/v1/patients/{notebook.patient_id}/charts/after{form}").status_code == 403


def test_what_a_person_keeps_to_themselves_is_no_change_for_others(notebook: Notebook) -> None:
    notebook.writes("work_status", status="sick_leave", local_date=str(START), visibility="patient_only")

    assert _after(notebook) == (200, {"engine": ENGINE_VERSION, "items": []})


def test_an_acute_back_pain_is_known_by_its_code_unless_the_pain_is_known_as_chronic(notebook: Notebook) -> None:
    def landmark() -> bool:
        url = f"/v1/patients/{notebook.patient_id}/charts/after/text"
        return "9 in 10 acute" in str(notebook.therapist.get(url, params={"lang": "en"}).json())

    notebook.writes("tool_use", kind="infiltration", label="Infiltration", local_date=str(START))
    notebook.writes("checkin", pain_now=6, local_date=str(START))
    assert not landmark()
    notebook.writes("condition_label", code="ME84.2", text="Lombalgie aiguë", local_date=str(START - timedelta(days=9)))
    assert landmark()
    notebook.writes("condition_label", code="MG30.02", text="Lombalgie chronique", local_date="2020-01-01")
    assert not landmark()
