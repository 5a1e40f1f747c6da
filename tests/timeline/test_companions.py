"""The companions of the balance picture over HTTP: whose they are, what they keep back, what is not one of them."""

import pytest
from fastapi.testclient import TestClient

from app.charts.companion import Picture
from app.kit.ids import new_id
from app.timeline.companions import COMPANIONS
from tests.house import Json, Notebook

FORMS = ("", "/text", "/table")


def _get(browser: TestClient, notebook: Notebook, name: str, **query: str) -> tuple[int, Json]:
    answer = browser.get(f"/v1/patients/{notebook.patient_id}/charts/{name}", params=query)
    return answer.status_code, answer.json()


def test_every_picture_is_drawn_from_something() -> None:
    assert set(COMPANIONS) == set(Picture)


@pytest.mark.parametrize("picture", Picture)
def test_a_picture_answers_in_three_forms_even_of_an_empty_notebook(notebook: Notebook, picture: Picture) -> None:
    for browser in (notebook.person, notebook.therapist):
        kept_back = COMPANIONS[picture].companion.professionals_only and browser is notebook.person
        for form in FORMS:
            status, answer = _get(browser, notebook, f"{picture}{form}", of=str(new_id()))
            # Off until the practice turns it on.
            allowed = 404 if picture is Picture.together else 200
            assert status == (403 if kept_back else allowed), answer


def test_a_picture_nobody_drew_is_not_there(notebook: Notebook) -> None:
    for form in FORMS:
        assert _get(notebook.person, notebook, f"invented{form}")[0] == 404


def test_the_work_line_shows_each_side_what_is_for_them(notebook: Notebook) -> None:
    own = notebook.writes("work_status", status="sick_leave", local_date="2026-01-03", visibility="patient_only")
    shared = notebook.writes("work_status", status="working_adapted", local_date="2026-02-03", percent_time=60)
    notebook.writes("work_contact", type="return_visit", local_date="2026-02-02", recommendation_followed="partly")

    person, therapist = (str(_get(one, notebook, "work")[1]) for one in (notebook.person, notebook.therapist))

    assert own["id"] in person
    assert own["id"] not in therapist
    assert shared["id"] in therapist
    rows = _get(notebook.therapist, notebook, "work/table", lang="en")[1]["rows"]
    assert [row[3] for row in rows if row[2] == "adapted job"] == ["60%"]
    told = " ".join(_get(notebook.therapist, notebook, "work/text")[1]["paragraphs"])
    assert "recommandation suivie en partie" in told


def test_on_paper_a_picture_is_black_and_white_whatever_theme_was_asked(notebook: Notebook) -> None:
    notebook.writes("work_status", status="sick_leave", local_date="2026-01-03")

    for name in ("balance", "work"):
        asked = _get(notebook.person, notebook, name, size="print", theme="dark")
        assert asked == _get(notebook.person, notebook, name, size="print", theme="print")
