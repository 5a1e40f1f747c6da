"""A practice's list of people says what is true now, also after a note was taken back."""

from uuid import UUID

from fastapi.testclient import TestClient

from app.kit.ids import new_id
from tests.cast import Cast


def line_of(therapist: TestClient, practice_id: UUID) -> dict[str, object]:
    items: list[dict[str, object]] = therapist.get(f"/v1/practices/{practice_id}/people").json()["items"]
    return items[0]


def note(client: TestClient, patient_id: UUID, plural: str, fields: dict[str, object]) -> tuple[str, str]:
    """Its address and its head."""
    address = f"/v1/patients/{patient_id}/{plural}/{new_id()}"
    answer = client.put(address, json=fields, headers={"If-None-Match": "*"})
    assert answer.status_code == 201, answer.text
    return address, answer.headers["ETag"]


def test_a_note_taken_back_no_longer_counts_in_the_list(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    therapist, person = cast.colleague(practice, "marianne"), cast.account("camille", patient_id=patient_id)
    with cast.browser(therapist) as at_the_practice, cast.browser(person) as at_home:
        note(at_home, patient_id, "checkins", {"local_date": "2026-01-05", "margin": 1})
        address, head = note(at_home, patient_id, "flares", {"local_date": "2026-02-20", "wants_contact": True})
        assert line_of(at_the_practice, practice.id)["last_note_date"] == "2026-02-20"
        assert line_of(at_the_practice, practice.id)["wants_contact"] is True

        assert at_home.delete(address, headers={"If-Match": head}).status_code == 200

        assert line_of(at_the_practice, practice.id)["last_note_date"] == "2026-01-05"
        assert line_of(at_the_practice, practice.id)["wants_contact"] is False


def test_a_note_made_private_no_longer_counts_in_the_list(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    therapist, person = cast.colleague(practice, "marianne"), cast.account("camille", patient_id=patient_id)
    with cast.browser(therapist) as at_the_practice, cast.browser(person) as at_home:
        address, head = note(at_home, patient_id, "stories", {"local_date": "2026-02-20", "text": "Une semaine."})

        answer = at_home.patch(address, json={"visibility": "patient_only"}, headers={"If-Match": head})

        assert answer.status_code == 200, answer.text
        assert line_of(at_the_practice, practice.id)["last_note_date"] is None


def test_a_wish_for_contact_stands_until_a_visit_after_it(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    therapist, person = cast.colleague(practice, "marianne"), cast.account("camille", patient_id=patient_id)
    with cast.browser(therapist) as at_the_practice, cast.browser(person) as at_home:
        address, head = note(at_home, patient_id, "flares", {"local_date": "2026-02-20", "wants_contact": True})
        at_home.patch(address, json={"worst_pain": 6}, headers={"If-Match": head})
        assert line_of(at_the_practice, practice.id)["wants_contact"] is True

        note(at_the_practice, patient_id, "visits", {"local_date": "2026-02-24", "source": "session"})

        assert line_of(at_the_practice, practice.id)["wants_contact"] is False
        assert line_of(at_the_practice, practice.id)["last_contact_date"] == "2026-02-24"


def test_a_wish_to_be_seen_is_on_the_list_until_a_visit_after_it(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    therapist, person = cast.colleague(practice, "marianne"), cast.account("camille", patient_id=patient_id)
    with cast.browser(therapist) as at_the_practice, cast.browser(person) as at_home:
        note(at_the_practice, patient_id, "visits", {"local_date": "2026-02-20"})
        note(at_home, patient_id, "contact-wishes", {"local_date": "2026-02-20", "note": "Un mot du travail."})
        assert line_of(at_the_practice, practice.id)["wants_contact"] is True

        note(at_the_practice, patient_id, "visits", {"local_date": "2024-02-20"})
        assert line_of(at_the_practice, practice.id)["wants_contact"] is True

        note(at_the_practice, patient_id, "visits", {"local_date": "2026-02-20"})
        assert line_of(at_the_practice, practice.id)["wants_contact"] is False

        note(at_home, patient_id, "contact-wishes", {"local_date": "2026-02-18"})
        assert line_of(at_the_practice, practice.id)["wants_contact"] is False


def test_a_wish_to_be_seen_can_be_taken_back(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    therapist, person = cast.colleague(practice, "marianne"), cast.account("camille", patient_id=patient_id)
    with cast.browser(therapist) as at_the_practice, cast.browser(person) as at_home:
        address, head = note(at_home, patient_id, "contact-wishes", {"local_date": "2026-02-20"})
        assert line_of(at_the_practice, practice.id)["wants_contact"] is True

        assert at_home.delete(address, headers={"If-Match": head}).status_code == 200

        assert line_of(at_the_practice, practice.id)["wants_contact"] is False


def test_amending_the_visit_of_the_morning_leaves_the_wish_of_the_evening(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    therapist, person = cast.colleague(practice, "marianne"), cast.account("camille", patient_id=patient_id)
    with cast.browser(therapist) as at_the_practice, cast.browser(person) as at_home:
        visit, head = note(at_the_practice, patient_id, "visits", {"local_date": "2026-02-20"})
        note(at_home, patient_id, "contact-wishes", {"local_date": "2026-02-20"})

        answer = at_the_practice.patch(visit, json={"therapist_summary": "Relu."}, headers={"If-Match": head})

        assert answer.status_code == 200, answer.text
        assert line_of(at_the_practice, practice.id)["wants_contact"] is True
