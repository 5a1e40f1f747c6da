"""A person lets practices in and shuts them out; both hold from the next request on."""

from fastapi.testclient import TestClient

from app.access.models import Practice
from app.kit.ids import new_id
from tests.cast import Cast, problem_of


def test_a_person_lets_a_practice_in_by_its_code_and_shuts_it_out_at_once(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(None)
    person, therapist = cast.account("camille", patient_id=patient_id), cast.colleague(practice, "claire")
    with cast.browser(person) as phone, cast.browser(therapist) as tablet:
        problem_of(tablet.get(f"/v1/patients/{patient_id}"), 404, "not_reachable")
        link = _let_in(phone, patient_id, practice)
        assert tablet.get(f"/v1/patients/{patient_id}").status_code == 200
        assert len(tablet.get(f"/v1/practices/{practice.id}/people").json()["items"]) == 1
        assert phone.delete(f"/v1/patients/{patient_id}/care-links/{link}").status_code == 204
        problem_of(tablet.get(f"/v1/patients/{patient_id}"), 404, "not_reachable")
        assert tablet.get(f"/v1/practices/{practice.id}/people").json()["items"] == []
        [kept] = phone.get(f"/v1/patients/{patient_id}/care-links").json()

    assert (kept["id"], kept["in_force"], kept["withdrawn_at"] is not None) == (link, False, True)


def test_a_practice_let_in_again_finds_its_list_as_true_as_before(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(None)
    person, therapist = cast.account("camille", patient_id=patient_id), cast.colleague(practice, "claire")
    with cast.browser(person) as phone, cast.browser(therapist) as tablet:
        link = _let_in(phone, patient_id, practice)
        _note(phone, patient_id, "contact-wishes", "2026-02-20")
        phone.delete(f"/v1/patients/{patient_id}/care-links/{link}")
        _note(phone, patient_id, "checkins", "2026-02-21")

        _let_in(phone, patient_id, practice)

        [line] = tablet.get(f"/v1/practices/{practice.id}/people").json()["items"]
    assert (line["last_note_date"], line["wants_contact"]) == ("2026-02-21", True)


def test_a_link_with_an_end_ends_by_itself(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(None)
    person, therapist = cast.account("camille", patient_id=patient_id), cast.colleague(practice, "claire")
    with cast.browser(person) as phone, cast.browser(therapist) as tablet:
        _let_in(phone, patient_id, practice, ends_at="2026-03-02T09:20:00+00:00")
        assert tablet.get(f"/v1/patients/{patient_id}").status_code == 200
        cast.clock.move(minutes=20)
        problem_of(tablet.get(f"/v1/patients/{patient_id}"), 404, "not_reachable")
        assert tablet.get(f"/v1/practices/{practice.id}/people").json()["items"] == []


def test_a_reading_link_only_reads(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(None)
    person, therapist = cast.account("camille", patient_id=patient_id), cast.colleague(practice, "claire")
    with cast.browser(person) as phone, cast.browser(therapist) as tablet:
        _let_in(phone, patient_id, practice, role="reading")
        assert tablet.get(f"/v1/patients/{patient_id}").status_code == 200
        problem_of(tablet.patch(f"/v1/patients/{patient_id}", json={"display_name": "X"}), 403, "not_allowed")


def test_a_practice_sees_its_own_links_only(cast: Cast) -> None:
    practice, second = cast.practice(), cast.practice("Centre de la douleur")
    patient_id = cast.person(practice)
    person, therapist = cast.account("camille", patient_id=patient_id), cast.colleague(practice, "claire")
    with cast.browser(person) as phone, cast.browser(therapist) as tablet:
        _let_in(phone, patient_id, second)
        everything = phone.get(f"/v1/patients/{patient_id}/care-links").json()
        own = tablet.get(f"/v1/patients/{patient_id}/care-links").json()

    assert {link["practice_name"] for link in everything} == {practice.name, second.name}
    assert [link["practice_name"] for link in own] == [practice.name]


def test_letting_in_twice_is_one_link(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(None)
    with cast.browser(cast.account("camille", patient_id=patient_id)) as phone:
        assert _let_in(phone, patient_id, practice) == _let_in(phone, patient_id, practice)


def test_an_unknown_code_and_an_end_in_the_past_are_refused(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(None)
    with cast.browser(cast.account("camille", patient_id=patient_id)) as phone:
        path = f"/v1/patients/{patient_id}/care-links"
        problem_of(phone.post(path, json={"practice_code": "AAAA-0000"}), 404, "practice_code_unknown")
        body = {"practice_code": practice.code, "ends_at": "2020-01-01T00:00:00Z"}
        problem_of(phone.post(path, json=body), 422, "invalid_fields")
        naive = {"practice_code": practice.code, "ends_at": "2030-01-01T00:00:00"}
        problem_of(phone.post(path, json=naive), 422, "invalid_fields")


def _let_in(phone: TestClient, patient_id: object, practice: Practice, **given: str) -> str:
    typed = f"{practice.code[:4].lower()}-{practice.code[4:]}"
    answer = phone.post(f"/v1/patients/{patient_id}/care-links", json={"practice_code": typed, **given})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def _note(phone: TestClient, patient_id: object, plural: str, day: str) -> None:
    path = f"/v1/patients/{patient_id}/{plural}/{new_id()}"
    assert phone.put(path, json={"local_date": day}, headers={"If-None-Match": "*"}).status_code == 201
