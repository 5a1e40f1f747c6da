"""Leaving a practice or being taken out of it, closing an account: what opens files ends, what was written stays."""

from typing import Any
from uuid import UUID

from fastapi.testclient import TestClient
from sqlmodel import select

from app.access.models import Practice, PracticeRole
from app.audit.models import AuditEvent
from app.identity.models import Account
from app.kit.ids import new_id
from app.practices.commands import invite_colleague
from app.practices.models import Delivery
from tests.cast import PASSWORD, Cast, problem_of


def _taken_out(browser: TestClient, practice: Practice, account: Account) -> Any:
    return browser.request("DELETE", f"/v1/practices/{practice.id}/members/{account.id}", json={})


def _closes(browser: TestClient, *, shut_out: bool = False) -> Any:
    return browser.post("/v1/account/closing", json={"shut_practices_out": shut_out})


def _visit(browser: TestClient, patient_id: UUID) -> str:
    address = f"/v1/patients/{patient_id}/visits/{new_id()}"
    answer = browser.put(address, json={"local_date": "2026-03-02"}, headers={"If-None-Match": "*"})
    assert answer.status_code == 201, answer.text
    return address


def test_r06_a_colleague_taken_out_is_signed_out_everywhere_at_once_and_what_they_wrote_stays_signed(
    cast: Cast,
) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    odile = cast.colleague(practice, "odile", PracticeRole.administrator)
    claire, fanny = (cast.colleague(practice, login) for login in ("claire", "fanny"))
    with cast.browser(odile) as office, cast.browser(fanny) as tablet, cast.browser(fanny) as other_tablet:
        visit = _visit(tablet, patient_id)
        assert _taken_out(office, practice, fanny).status_code == 204

        for one in (tablet, other_tablet):
            problem_of(one.get(f"/v1/patients/{patient_id}"), 401, "sign_in_needed")
        cast.sign_in(tablet, fanny)
        problem_of(tablet.get(f"/v1/patients/{patient_id}"), 404, "not_reachable")
        assert [one["display_name"] for one in office.get(f"/v1/practices/{practice.id}/members").json()] == [
            "Claire",
            "Odile",
        ]
    with cast.browser(claire) as tablet, cast.database.read() as session:
        written = tablet.get(f"{visit}/history").json()["items"]
        assert [change["author"]["account_id"] for change in written] == [str(fanny.id)]
        assert str(fanny.id) in session.exec(select(AuditEvent.object_id).where(AuditEvent.purpose == "members")).all()


def test_a_colleague_takes_nobody_out_but_may_leave(cast: Cast) -> None:
    practice = cast.practice()
    claire, fanny = (cast.colleague(practice, login) for login in ("claire", "fanny"))
    with cast.browser(claire) as tablet:
        problem_of(_taken_out(tablet, practice, fanny), 403, "not_allowed")
        assert _taken_out(tablet, practice, claire).status_code == 204
        assert tablet.get("/v1/session").status_code == 401


def test_nobody_leaves_files_that_nobody_else_could_read_or_a_practice_nobody_runs(cast: Cast) -> None:
    practice = cast.practice()
    claire = cast.colleague(practice, "claire")
    odile = cast.colleague(practice, "odile", PracticeRole.administrator)
    with cast.browser(claire) as tablet, cast.browser(odile) as office:
        cast.person(practice)
        problem_of(_taken_out(tablet, practice, claire), 409, "last_therapist")
        problem_of(_taken_out(office, practice, odile), 409, "last_administrator")
        cast.colleague(practice, "fanny")
        assert _taken_out(tablet, practice, claire).status_code == 204


def test_invitations_of_somebody_who_left_are_void(cast: Cast) -> None:
    practice = cast.practice()
    first, second = (cast.colleague(practice, login, PracticeRole.administrator) for login in ("odile", "jeanne"))
    with cast.database.write() as session:
        invited = invite_colleague(
            session,
            cast.database.keys,
            practice.id,
            role=PracticeRole.therapist,
            delivery=Delivery.qr,
            created_by=second.id,
            now=cast.clock(),
        )
    with cast.browser(first) as office:
        assert _taken_out(office, practice, second).status_code == 204
        problem_of(office.post("/v1/invitations/look-up", json={"token": invited.token}), 404, "invitation_unusable")


def test_a_professional_closes_their_account_once_no_file_depends_on_it(cast: Cast) -> None:
    practice = cast.practice()
    claire = cast.colleague(practice, "claire")
    cast.colleague(practice, "fanny")
    with cast.browser(claire) as tablet:
        problem_of(_closes(tablet), 409, "still_in_a_practice")
        _taken_out(tablet, practice, claire)
        cast.sign_in(tablet, claire)
        assert _closes(tablet).status_code == 204
        assert tablet.get("/v1/session").status_code == 401
        refused = tablet.post("/v1/session", json={"login": "claire", "password": PASSWORD})
        problem_of(refused, 401, "sign_in_refused")
    # The name is free again.
    cast.account("claire")


def test_a_person_closes_their_account_and_may_be_invited_again_to_the_same_notebook(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    person, claire = cast.account("camille", patient_id=patient_id), cast.colleague(practice, "claire")
    with cast.browser(person) as phone, cast.browser(claire) as tablet:
        assert phone.get(f"/v1/patients/{patient_id}/flares").status_code == 200
        assert _closes(phone).status_code == 204
        assert phone.get("/v1/session").status_code == 401
        assert tablet.get(f"/v1/patients/{patient_id}").status_code == 200
        invited = tablet.post(f"/v1/patients/{patient_id}/invitations", json={"delivery": "qr"})
        assert invited.status_code == 201, invited.text
    again = cast.account("camille", patient_id=patient_id)
    with cast.browser(again) as phone:
        openings = phone.get(f"/v1/patients/{patient_id}/openings").json()["items"]
        assert [one["reader_name"] for one in openings] == ["Claire"]


def test_a_person_may_shut_the_practices_out_as_they_close(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with (
        cast.browser(cast.account("camille", patient_id=patient_id)) as phone,
        cast.browser(cast.colleague(practice, "claire")) as tablet,
    ):
        assert _closes(phone, shut_out=True).status_code == 204
        problem_of(tablet.get(f"/v1/patients/{patient_id}"), 404, "not_reachable")
