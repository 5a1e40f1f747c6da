"""A practice's list of people, and profiles."""

from datetime import date

import pytest

from app.patients.commands import touch_people
from tests.cast import Cast, problem_of


def test_a_person_is_added_and_found_without_accents(cast: Cast) -> None:
    practice = cast.practice()
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        for name in ("Zoé Lefèvre", "Élodie N'Diaye", "émile Zola"):
            body = {"display_name": name, "birth_year": 1961, "language": "fr"}
            assert tablet.post(f"/v1/practices/{practice.id}/people", json=body).status_code == 201
        listed = tablet.get(f"/v1/practices/{practice.id}/people").json()["items"]
        found = tablet.get(f"/v1/practices/{practice.id}/people", params={"q": "lefevre ZOE"}).json()["items"]
        none = tablet.get(f"/v1/practices/{practice.id}/people", params={"q": "%"}).json()["items"]

    assert [line["display_name"] for line in listed] == ["Élodie N'Diaye", "émile Zola", "Zoé Lefèvre"]
    assert [line["display_name"] for line in found] == ["Zoé Lefèvre"]
    assert none == []
    assert listed[0] == {
        "patient_id": listed[0]["patient_id"],
        "display_name": "Élodie N'Diaye",
        "language": "fr",
        "last_contact_date": None,
        "last_note_date": None,
        "has_account": False,
        "wants_contact": False,
        "set_aside": False,
    }


def test_a_long_list_comes_in_pages_that_miss_nobody(cast: Cast) -> None:
    practice = cast.practice()
    ids = {str(cast.person(practice, f"Personne {number % 7}")) for number in range(23)}
    seen: list[str] = []
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        after = None
        while True:
            params = {"limit": "5"} | ({"after": after} if after else {})
            page = tablet.get(f"/v1/practices/{practice.id}/people", params=params).json()
            seen += [line["patient_id"] for line in page["items"]]
            after = page["next"]
            if after is None:
                break
        forged = tablet.get(f"/v1/practices/{practice.id}/people", params={"after": "WyJhIiwiYiJd"})

    assert len(seen) == 23
    assert set(seen) == ids
    problem_of(forged, 422, "invalid_fields")


def test_dates_move_forward_and_a_wish_for_contact_stands_while_nothing_is_said_of_it(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    steps = [
        (date(2026, 2, 1), None, True, (None, "2026-02-01", True)),
        (date(2026, 1, 1), None, None, (None, "2026-02-01", True)),
        (date(2026, 2, 9), date(2026, 2, 9), False, ("2026-02-09", "2026-02-09", False)),
        (date(2026, 1, 5), date(2026, 1, 5), False, ("2026-02-09", "2026-02-09", False)),
    ]
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        for note_day, visit_day, wants_contact, expected in steps:
            with cast.database.write() as session:
                touch_people(session, patient_id, note_day=note_day, visit_day=visit_day, wants_contact=wants_contact)
            [line] = tablet.get(f"/v1/practices/{practice.id}/people").json()["items"]
            assert (line["last_contact_date"], line["last_note_date"], line["wants_contact"]) == expected


def test_a_profile_is_amended_field_by_field(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        answer = tablet.patch(f"/v1/patients/{patient_id}", json={"display_name": "Camille Été", "zone": "Asia/Tokyo"})
        found = tablet.get(f"/v1/practices/{practice.id}/people", params={"q": "ete"}).json()["items"]

    assert answer.json() == {
        "id": str(patient_id),
        "display_name": "Camille Été",
        "birth_year": None,
        "language": "fr",
        "zone": "Asia/Tokyo",
        "seq": 0,
        "until": None,
    }
    assert [line["patient_id"] for line in found] == [str(patient_id)]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("display_name", "", "too_short"),
        ("display_name", "   ", "too_short"),
        ("display_name", "x" * 201, "too_long"),
        ("display_name", "a" + "\u0301" * 40, "text_unreadable"),
        ("birth_year", 1492, "too_small"),
        ("birth_year", "1961", "wrong_type"),
        ("birth_year", 1961.5, "wrong_type"),
        ("language", "de", "not_a_choice"),
        ("zone", "Europe/Atlantis", "zone_unknown"),
        ("id", "019554f2-0000-7000-8000-000000000000", "unknown_field"),
    ],
)
@pytest.mark.engines("sqlite")
def test_what_a_profile_cannot_hold_is_named_and_nothing_is_written(
    cast: Cast, field: str, value: object, code: str
) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        before = tablet.get(f"/v1/patients/{patient_id}").json()
        document = problem_of(tablet.patch(f"/v1/patients/{patient_id}", json={field: value}), 422, "invalid_fields")
        assert tablet.get(f"/v1/patients/{patient_id}").json() == before

    assert [(entry["field"], entry["code"]) for entry in document["errors"]] == [(field, code)]
