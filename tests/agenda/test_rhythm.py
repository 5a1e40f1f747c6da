"""The rhythm of a practice holds its own contacts with people who let it in, and nobody else's."""

from typing import Any

from fastapi.testclient import TestClient
from sqlmodel import select

from app.access.models import Practice
from app.audit.models import AuditEvent
from app.patients.commands import let_practice_in
from tests.agenda.test_day import note
from tests.cast import Cast


def rows(tablet: TestClient, practice: Practice, **query: str) -> list[list[Any]]:
    answer = tablet.get(f"/v1/practices/{practice.id}/rhythm/table", params=query)
    assert answer.status_code == 200, answer.text
    found: list[list[Any]] = answer.json()["rows"]
    return found


def test_only_a_practices_own_contacts_with_people_it_follows_are_told(cast: Cast) -> None:
    practice, other = cast.practice(), cast.practice("Autre")
    zoe, anais = cast.person(practice, "Zoé"), cast.person(practice, "Anaïs")
    cast.person(practice, "Jamais vue")
    with cast.database.write() as session:
        let_practice_in(session, anais, other.id, granted_by=None, now=cast.clock())
    with (
        cast.browser(cast.colleague(practice, "claire")) as tablet,
        cast.browser(cast.colleague(other, "rachid")) as elsewhere,
        cast.browser(cast.account("zoe", patient_id=zoe)) as phone,
    ):
        note(tablet, zoe, "visits", local_date="2024-01-08")
        note(tablet, anais, "visits", local_date="2025-01-06")
        note(tablet, anais, "visits", local_date="2026-01-05", open_door=True)
        note(elsewhere, anais, "visits", local_date="2026-02-02")
        assert [row[:1] + row[3:4] for row in rows(tablet, practice)] == [["Anaïs", "2"], ["Zoé", "1"]]
        assert [row[0] for row in rows(tablet, practice, order="first_contact")] == ["Zoé", "Anaïs"]
        assert [row[0] for row in rows(elsewhere, other)] == ["Anaïs"]
        assert rows(tablet, practice, page="1") == []
        [link] = phone.get(f"/v1/patients/{zoe}/care-links").json()
        phone.delete(f"/v1/patients/{zoe}/care-links/{link['id']}")
        assert [row[0] for row in rows(tablet, practice)] == ["Anaïs"]


def test_reading_the_rhythm_is_in_the_ledger(cast: Cast) -> None:
    practice = cast.practice()
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        assert tablet.get(f"/v1/practices/{practice.id}/rhythm").json()["data"]
        text = tablet.get(f"/v1/practices/{practice.id}/rhythm/text", params={"lang": "en"}).json()
    with cast.database.read() as session:
        read = session.exec(select(AuditEvent.purpose).where(AuditEvent.practice_id == practice.id)).all()

    assert (text["people"], text["paragraphs"]) == (
        0,
        ["No contact noted yet. The lines will draw themselves."],
    )
    assert set(read) == {"rhythm", "rhythm/text"}
