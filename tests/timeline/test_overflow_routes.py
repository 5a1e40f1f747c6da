"""Flares, contacts and what stood around one flare, as other programs read them."""

from datetime import date
from typing import Any

from app.balance.signals import day_number
from app.kit.ids import new_id
from tests.house import Notebook

Json = dict[str, Any]


def read(notebook: Notebook, name: str, *, by: Any = None, **query: Any) -> Json:
    answer = (by or notebook.person).get(f"/v1/patients/{notebook.patient_id}/balance/{name}", params=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def day(text: str) -> int:
    return day_number(date.fromisoformat(text))


def test_flares_are_told_with_the_notes_behind_them(notebook: Notebook) -> None:
    assert read(notebook, "flares")["basis"] == {"what": "flares", "needed": 1, "found": 0}

    tried = [{"label": "Bouillotte", "helped": "a_bit"}]
    flare = notebook.writes(
        "flare",
        local_date="2026-02-01",
        until_date="2026-02-04",
        until_precision="day",
        ongoing=False,
        tools_used=tried,
    )
    figures = read(notebook, "flares")

    assert figures["basis"] == {"notes": 1, "first_day": day("2026-02-01"), "last_day": day("2026-02-01")}
    assert figures["flares"] == [
        {
            "record_id": flare["id"],
            "first_day": day("2026-02-01"),
            "length": {"least_days": 4, "most_days": 4},
            "ongoing": False,
            "tools_tried": [{"tool_id": None, "label": "Bouillotte", "helped": "a_bit"}],
        }
    ]
    assert figures["years"] == {"2026": {"count": 1, "observed_days": 10, "per_year": None}}


def test_contacts_are_told_by_year(notebook: Notebook) -> None:
    for one in ("2026-01-05", "2026-02-05", "2026-02-10"):
        notebook.writes("visit", by=notebook.therapist, local_date=one, mode="in_person")
    figures = read(notebook, "contacts")

    assert figures["interval_days"] == [31, 5]
    assert figures["overall"]["intervals"]["longest"] == {"least_days": 31, "most_days": 31}
    assert figures["years"]["2026"]["visits"] == 3


def test_what_was_around_is_read_in_both_languages_and_only_for_a_flare_of_this_person(notebook: Notebook) -> None:
    event = notebook.writes("life_event", local_date="2026-01-30", category="home", title="Maison")
    flare = notebook.writes("flare", local_date="2026-02-01", context=["life_event"], context_events=[event["id"]])
    place = f"/v1/patients/{notebook.patient_id}/balance/around"

    around = read(notebook, "around", of=f"flare/{flare['id']}", lang="en")
    assert around["sections"] == [
        {
            "key": "said",
            "title": "Named in the flare-up itself",
            "lines": [{"text": "Maison, 30 January 2026: 2\u00a0days before", "record": f"life_event/{event['id']}"}],
        }
    ]
    assert read(notebook, "around", by=notebook.therapist, of=f"flare/{flare['id']}")["title"].startswith("Autour")
    assert notebook.person.get(place, params={"of": f"flare/{new_id()}"}).status_code == 404
    assert notebook.person.get(place, params={"of": f"visit/{flare['id']}"}).status_code == 422
    assert notebook.person.get(place).status_code == 422


def test_an_answer_that_did_not_change_is_not_sent_again(notebook: Notebook) -> None:
    flare = notebook.writes("flare", local_date="2026-02-01")
    place = f"/v1/patients/{notebook.patient_id}/balance"
    for url in (f"{place}/flares", f"{place}/contacts", f"{place}/around?of=flare/{flare['id']}"):
        tag = notebook.person.get(url).headers["ETag"]
        assert notebook.person.get(url, headers={"If-None-Match": tag}).status_code == 304
    notebook.writes("flare", local_date="2026-02-03")
    assert notebook.person.get(f"{place}/flares", headers={"If-None-Match": tag}).status_code == 200
