"""A professional's day: set by hand or from a calendar, with who asked to be seen and who noted something."""

from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.access.models import Practice
from app.agenda.models import AgendaEntry
from app.kit.ids import new_id
from tests.agenda.test_calendar import calendar, entry
from tests.cast import Cast, problem_of

DAY = "2026-03-02"
Json = dict[str, Any]


def day_at(tablet: TestClient, practice: Practice, day: str = DAY) -> Json:
    answer = tablet.get(f"/v1/practices/{practice.id}/agenda/{day}")
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def names(lines: list[Json]) -> list[str]:
    return [line.get("person", line)["display_name"] for line in lines]


def put_on(tablet: TestClient, practice: Practice, patient_id: UUID, minutes: int | None = None, day: str = DAY) -> Any:
    path = f"/v1/practices/{practice.id}/agenda/{day}/people/{patient_id}"
    return tablet.put(path, json={"starts_minutes": minutes})


def note(browser: TestClient, patient_id: UUID, kind: str = "flares", **fields: object) -> None:
    path = f"/v1/patients/{patient_id}/{kind}/{new_id()}"
    answer = browser.put(path, json={"local_date": DAY, **fields}, headers={"If-None-Match": "*"})
    assert answer.status_code == 201, answer.text


def test_people_of_a_day_stand_by_hour_then_as_they_were_added(cast: Cast) -> None:
    practice = cast.practice()
    ids = {name: cast.person(practice, name) for name in ("Zoé", "Anaïs", "Bruno", "Chloé")}
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        for name, minutes in (("Zoé", None), ("Bruno", 600), ("Anaïs", None), ("Chloé", 540)):
            assert put_on(tablet, practice, ids[name], minutes).status_code == 204
            cast.clock.move(seconds=1)
        put_on(tablet, practice, ids["Bruno"], 500)
        seen = day_at(tablet, practice)["seen"]
        tablet.delete(f"/v1/practices/{practice.id}/agenda/{DAY}/people/{ids['Chloé']}")
        left = day_at(tablet, practice)["seen"]
        other_day = day_at(tablet, practice, "2026-03-03")["seen"]

    assert names(seen) == ["Bruno", "Chloé", "Zoé", "Anaïs"]
    assert [line["starts_minutes"] for line in seen] == [500, 540, None, None]
    assert seen[0]["profile"]["zone"] == "Europe/Paris"
    assert names(left) == ["Bruno", "Zoé", "Anaïs"]
    assert other_day == []


def test_a_day_is_its_professionals_own_and_holds_only_people_still_followed(cast: Cast) -> None:
    practice, elsewhere = cast.practice(), cast.practice("Ailleurs")
    patient_id, stranger = cast.person(practice), cast.person(elsewhere, "Zoé")
    person = cast.account("camille", patient_id=patient_id)
    with (
        cast.browser(cast.colleague(practice, "claire")) as tablet,
        cast.browser(cast.colleague(practice, "rachid")) as other,
        cast.browser(person) as phone,
    ):
        put_on(tablet, practice, patient_id)
        problem_of(put_on(tablet, practice, stranger), 404, "not_reachable")
        assert day_at(other, practice)["seen"] == []
        assert names(day_at(tablet, practice)["seen"]) == ["Camille Dubois"]
        [link] = phone.get(f"/v1/patients/{patient_id}/care-links").json()
        phone.delete(f"/v1/patients/{patient_id}/care-links/{link['id']}")
        assert day_at(tablet, practice) == {"day": DAY, "seen": [], "asked": [], "noted": []}


def test_days_long_past_are_let_go(cast: Cast) -> None:
    practice = cast.practice()
    patient_id, claire = cast.person(practice), cast.colleague(practice, "claire")
    with cast.browser(claire) as tablet:
        put_on(tablet, practice, patient_id)
        cast.clock.move(days=31)
        cast.sign_in(tablet, claire)
        put_on(tablet, practice, patient_id, day="2026-04-02")
    with cast.database.read() as session:
        days = [entry.day.isoformat() for entry in session.exec(select(AgendaEntry)).all()]

    assert days == ["2026-04-02"]


def test_who_noted_something_is_told_until_their_page_is_opened_by_this_professional(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    cast.person(practice, "Silencieuse")
    with (
        cast.browser(cast.colleague(practice, "claire")) as tablet,
        cast.browser(cast.colleague(practice, "rachid")) as other,
        cast.browser(cast.account("camille", patient_id=patient_id)) as phone,
    ):
        assert day_at(tablet, practice)["noted"] == []
        note(phone, patient_id, visibility="patient_only")
        assert day_at(tablet, practice)["noted"] == []
        note(phone, patient_id)
        cast.clock.move(minutes=20)
        assert names(day_at(tablet, practice)["noted"]) == ["Camille Dubois"]
        tablet.get(f"/v1/sync/changes?patient={patient_id}")
        assert names(day_at(tablet, practice)["noted"]) == ["Camille Dubois"]
        tablet.get(f"/v1/patients/{patient_id}")
        assert day_at(tablet, practice)["noted"] == []
        assert names(day_at(other, practice)["noted"]) == ["Camille Dubois"]


def test_what_a_professional_notes_is_no_news_and_a_later_meeting_ends_the_news(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with (
        cast.browser(cast.colleague(practice, "claire")) as tablet,
        cast.browser(cast.account("camille", patient_id=patient_id)) as phone,
    ):
        note(tablet, patient_id)
        assert day_at(tablet, practice)["noted"] == []
        note(phone, patient_id)
        assert names(day_at(tablet, practice)["noted"]) == ["Camille Dubois"]
        note(tablet, patient_id, "visits", local_date="2026-03-04")
        assert day_at(tablet, practice)["noted"] == []


def test_who_asked_to_be_seen_is_told_until_the_next_meeting(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with (
        cast.browser(cast.colleague(practice, "claire")) as tablet,
        cast.browser(cast.account("camille", patient_id=patient_id)) as phone,
    ):
        note(phone, patient_id, "contact-wishes")
        assert names(day_at(tablet, practice)["asked"]) == ["Camille Dubois"]
        note(tablet, patient_id, "visits")
        assert day_at(tablet, practice)["asked"] == []


def test_a_calendar_proposes_people_and_leaves_nothing_behind(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice, "Anaïs Bérard")
    content = calendar(
        entry("DTSTART:20260302T083000Z", "BERARD Anais"),
        entry("DTSTART:20260302T100000Z", "Monsieur Confidentiel"),
        entry("DTSTART:20260302T110000Z", "autre", "RRULE:FREQ=YEARLY"),
    )
    path = f"/v1/practices/{practice.id}/agenda/{DAY}/calendar"
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        answer = tablet.post(path, files={"file": ("agenda.ics", content)}, data={"zone": "Europe/Paris"})
        assert day_at(tablet, practice)["seen"] == []
        no_calendar = tablet.post(path, files={"file": ("agenda.ics", b"hello")})
        no_zone = tablet.post(path, files={"file": ("agenda.ics", content)}, data={"zone": "Nowhere"})

    assert answer.status_code == 200, answer.text
    proposed = {"patient_id": str(patient_id), "display_name": "Anaïs Bérard"}
    assert answer.json() == {
        "entries": [
            {"title": "BERARD Anais", "starts_minutes": 570, "proposed": [proposed]},
            {"title": "Monsieur Confidentiel", "starts_minutes": 660, "proposed": []},
        ],
        "unread": 1,
    }
    problem_of(no_calendar, 422, "calendar_unreadable")
    problem_of(no_zone, 422, "invalid_fields")


@pytest.mark.parametrize("minutes", [-1, 1440, "9:30"])
def test_an_hour_that_no_clock_shows_is_refused(cast: Cast, minutes: object) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        problem_of(put_on(tablet, practice, patient_id, minutes), 422, "invalid_fields")  # type: ignore[arg-type]
