"""A person sees who opened their notebook; nobody else does."""

from typing import Any
from uuid import UUID

from fastapi.testclient import TestClient

from app.access.scopes import operator_scope
from app.kit.ids import new_id
from app.patients.openings import openings_of
from tests.cast import Cast, problem_of

Json = dict[str, Any]


def openings(phone: TestClient, patient_id: UUID, after: str | None = None) -> Json:
    answer = phone.get(f"/v1/patients/{patient_id}/openings", params={"after": after} if after else {})
    assert answer.status_code == 200, answer.text
    document: Json = answer.json()
    return document


def test_a_person_sees_who_read_and_wrote_day_by_day_without_their_own_openings(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    person, therapist = cast.account("camille", patient_id=patient_id), cast.colleague(practice, "claire")
    with cast.browser(person) as phone, cast.browser(therapist) as tablet:
        tablet.get(f"/v1/patients/{patient_id}/flares")
        tablet.get(f"/v1/patients/{patient_id}/visits")
        cast.clock.move(hours=15)
        cast.sign_in(tablet, therapist)
        visit = f"/v1/patients/{patient_id}/visits/{new_id()}"
        assert tablet.put(visit, json={"local_date": "2026-03-03"}, headers={"If-None-Match": "*"}).status_code == 201
        cast.sign_in(phone, person)
        phone.get(f"/v1/patients/{patient_id}/flares")
        seen = openings(phone, patient_id)

    assert seen["next"] is None
    by = {"reader_name": "Claire", "practice_names": ["Cabinet des Tilleuls"]}
    assert [
        {name: line[name] for name in ("reader_name", "practice_names", "day", "acts")} for line in seen["items"]
    ] == [
        {**by, "day": "2026-03-03", "acts": ["wrote"]},
        {**by, "day": "2026-03-02", "acts": ["read"]},
    ]


def test_a_practice_shut_out_stays_in_the_list_of_who_opened(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with (
        cast.browser(cast.account("camille", patient_id=patient_id)) as phone,
        cast.browser(cast.colleague(practice, "claire")) as tablet,
    ):
        tablet.get(f"/v1/patients/{patient_id}/flares")
        [link] = phone.get(f"/v1/patients/{patient_id}/care-links").json()
        phone.delete(f"/v1/patients/{patient_id}/care-links/{link['id']}")

        assert [line["reader_name"] for line in openings(phone, patient_id)["items"]] == ["Claire"]
        problem_of(tablet.get(f"/v1/patients/{patient_id}/openings"), 404, "not_reachable")


def test_pages_never_cut_a_day_in_two_unless_it_fills_one_alone(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    therapist = cast.colleague(practice, "claire")
    with cast.browser(therapist) as tablet:
        for _ in range(4):
            cast.sign_in(tablet, therapist)
            for plural in ("flares", "visits", "nights"):
                assert tablet.get(f"/v1/patients/{patient_id}/{plural}").status_code == 200
            cast.clock.move(hours=24)
    with cast.database.read() as session:
        scope = operator_scope(session, patient_id)
        first = openings_of(session, scope, lines=7)
        then = openings_of(session, scope, before=first.next_number, lines=7)
        alone = openings_of(session, scope, lines=2)

    assert [opening.day.day for opening in first.openings] == [5, 4]
    assert [opening.day.day for opening in then.openings] == [3, 2]
    assert then.next_number is None
    assert [opening.day.day for opening in alone.openings] == [5]
    assert alone.next_number is not None


def test_a_forged_cursor_is_refused(cast: Cast) -> None:
    patient_id = cast.person(None)
    with cast.browser(cast.account("camille", patient_id=patient_id)) as phone:
        for after in ("WyJhIl0", "WzFlOTldIA", "W10"):
            answer = phone.get(f"/v1/patients/{patient_id}/openings", params={"after": after})
            problem_of(answer, 422, "invalid_fields")
