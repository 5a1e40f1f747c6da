"""What goes together is off until a practice turns it on, is never on the person's phone, and the choice is in the
ledger."""

from fastapi.testclient import TestClient
from sqlmodel import select

from app.audit.models import Action, AuditEvent
from tests.house import Json, Notebook, house, houses, notebook

__all__ = ["house", "houses", "notebook"]
FORMS = ("charts/together", "charts/together/text", "charts/together/table", "balance/together")


def _practice(browser: TestClient) -> str:
    return str(browser.get("/v1/session").json()["practices"][0]["id"])


def _turn(browser: TestClient, *, on: bool) -> Json:
    answer = browser.put(f"/v1/practices/{_practice(browser)}/modules", json={"together": on})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _seen(notebook: Notebook, browser: TestClient) -> list[int]:
    return [browser.get(f"/v1/patients/{notebook.patient_id}/{form}").status_code for form in FORMS]


def test_it_is_off_until_the_practice_turns_it_on_and_off_again_at_once(notebook: Notebook) -> None:
    assert _seen(notebook, notebook.therapist) == [404] * 4

    assert _turn(notebook.therapist, on=True) == {"together": True}
    assert notebook.therapist.get(f"/v1/practices/{_practice(notebook.therapist)}/modules").json() == {"together": True}
    assert _seen(notebook, notebook.therapist) == [200] * 4
    told = notebook.therapist.get(f"/v1/patients/{notebook.patient_id}/balance/together").json()
    assert told["missing"] == {"what": "usable_days", "needed": 90, "found": 0}

    _turn(notebook.therapist, on=False)
    assert _seen(notebook, notebook.therapist) == [404] * 4


def test_a_picture_the_browser_still_holds_is_gone_too_once_it_is_off(notebook: Notebook) -> None:
    _turn(notebook.therapist, on=True)
    url = f"/v1/patients/{notebook.patient_id}/balance/together"
    tag = notebook.therapist.get(url).headers["ETag"]
    assert notebook.therapist.get(url, headers={"If-None-Match": tag}).status_code == 304

    _turn(notebook.therapist, on=False)
    assert notebook.therapist.get(url, headers={"If-None-Match": tag}).status_code == 404


def test_it_is_never_on_the_persons_phone(notebook: Notebook) -> None:
    _turn(notebook.therapist, on=True)

    assert _seen(notebook, notebook.person) == [404] * 4


def test_one_practice_s_choice_is_not_another_s(notebook: Notebook) -> None:
    _, colleague = notebook.other_practice()
    _turn(notebook.therapist, on=True)

    assert _seen(notebook, colleague) == [404] * 4


def test_the_choice_is_in_the_ledger(notebook: Notebook) -> None:
    _turn(notebook.therapist, on=True)

    with notebook.house.cast.database.read() as session:
        found = session.exec(select(AuditEvent).where(AuditEvent.purpose == "modules")).all()
    assert (found[-1].action, found[-1].object_id) == (Action.practice_changed, "together=on")
