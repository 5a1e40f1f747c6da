"""Requirement 10: a lost telephone or password has a way back, and none is weaker than the second factor."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import SQLModel

from app.access.commands import add_member
from app.access.models import Practice, PracticeRole
from app.access.queries import care_links_of
from app.identity.models import Account
from app.patients.commands import shut_practice_out
from tests.cast import PASSWORD, Cast, problem_of
from tests.identity.test_r03_passkeys import entered as entered_by_passkey
from tests.identity.test_r03_passkeys import registered
from tests.identity.test_r08_one_time_codes import enrolled

NEW_PASSWORD = "douze chats sur un toit"


def test_r10_each_code_of_the_paper_works_once(cast: Cast) -> None:
    with cast.browser(cast.colleague(cast.practice(), "claire")) as tablet, cast.browser() as new:
        enrolled(cast, tablet)
        codes = tablet.post("/v1/account/recovery-codes", json={}).json()["codes"]
        assert len(set(codes)) == 10
        for number, code in enumerate(codes):
            new.cookies.clear()
            assert entered(new, "claire", code.lower().replace("-", " ")).status_code == 200
            assert new.get("/v1/account/ways-in").json()["recovery_codes_left"] == 9 - number
        for code in codes:
            cast.clock.move(minutes=16)
            new.cookies.clear()
            problem_of(entered(new, "claire", code), 403, "second_factor_wrong")


def test_r10_of_the_same_code_at_once_exactly_one_enters(cast: Cast) -> None:
    with (
        cast.browser(cast.colleague(cast.practice(), "claire")) as tablet,
        cast.browser() as one,
        cast.browser() as two,
    ):
        enrolled(cast, tablet)
        [code, *_] = tablet.post("/v1/account/recovery-codes", json={}).json()["codes"]
        with ThreadPoolExecutor(2) as pool:
            statuses = sorted(pool.map(lambda browser: entered(browser, "claire", code).status_code, (one, two)))
    assert statuses == [200, 403]


def test_r10_new_codes_make_the_old_paper_worthless_and_no_code_stands_in_the_database(cast: Cast) -> None:
    with cast.browser(cast.colleague(cast.practice(), "claire")) as tablet, cast.browser() as new:
        enrolled(cast, tablet)
        [old, *_] = tablet.post("/v1/account/recovery-codes", json={}).json()["codes"]
        codes = tablet.post("/v1/account/recovery-codes", json={}).json()["codes"]
        problem_of(entered(new, "claire", old), 403, "second_factor_wrong")
    with cast.database.read() as session:
        dump = "".join(str(session.execute(table.select()).all()) for table in SQLModel.metadata.sorted_tables)
    assert not [code for code in codes if code in dump or code.replace("-", "") in dump]


def test_r10_a_code_alone_or_with_a_wrong_password_opens_nothing(cast: Cast) -> None:
    with cast.browser(cast.colleague(cast.practice(), "claire")) as tablet, cast.browser() as new:
        enrolled(cast, tablet)
        [code, *_] = tablet.post("/v1/account/recovery-codes", json={}).json()["codes"]
        problem_of(entered(new, "claire", code, password="une autre phrase"), 401, "sign_in_refused")
        assert tablet.get("/v1/account/ways-in").json()["recovery_codes_left"] == 10


def test_r10_a_lost_telephone_is_replaced_in_the_room(cast: Cast) -> None:
    """Told end to end: the old telephone opens nothing more, the new one has everything, the person reads it."""
    practice = cast.practice()
    patient_id = cast.person(practice)
    account = cast.account("camille", patient_id=patient_id)
    claire = cast.colleague(practice, "claire")
    with cast.browser(account) as lost, cast.browser(claire) as tablet, cast.browser() as phone:
        passkey = registered(lost)
        enrolled(cast, lost)
        [code, *_] = lost.post("/v1/account/recovery-codes", json={}).json()["codes"]
        cast.sign_in(tablet, claire)
        made = tablet.post(f"/v1/patients/{patient_id}/way-back", json={"delivery": "qr"})
        assert made.status_code == 201, made.text
        assert lost.get("/v1/session").status_code == 200, "nothing changes before it is used"
        seen = phone.post("/v1/invitations/look-up", json={"token": token_of(made)}).json()
        assert (seen["lets_back_in"], seen["login"], seen["needs_oral_code"]) == (True, "camille", False)

        answer = let_back_in(phone, made)
        assert answer.status_code == 201, answer.text
        assert answer.json()["patient_id"] == str(patient_id)
        assert phone.get(f"/v1/patients/{patient_id}").status_code == 200
        assert lost.get("/v1/session").status_code == 401
        problem_of(entered_by_passkey(lost, passkey), 403, "passkey_refused")
        problem_of(entered(lost, "camille", code), 401, "sign_in_refused")
        assert phone.get("/v1/account/ways-in").json() == {
            "login": "camille",
            "passkeys": [],
            "one_time_codes": False,
            "recovery_codes_left": 0,
        }
        told = phone.get(f"/v1/patients/{patient_id}/openings").json()["items"]
        assert [(line["reader_name"], line["acts"]) for line in told] == [("Claire", ["let_back_in"])]
        with cast.browser() as third:
            assert entered(third, "camille", None, password=NEW_PASSWORD).status_code == 200


def test_r10_a_way_back_is_used_once_in_time_and_voids_the_one_before(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    cast.account("camille", patient_id=patient_id)
    claire = cast.colleague(practice, "claire")
    with cast.browser(claire) as tablet, cast.browser() as phone:
        first, second = (_made(tablet, patient_id) for _ in range(2))
        problem_of(let_back_in(phone, first), 404, "invitation_unusable")
        assert let_back_in(phone, second).status_code == 201
        problem_of(let_back_in(phone, second), 404, "invitation_unusable")
        third = _made(tablet, patient_id)
        cast.clock.move(minutes=16)
        problem_of(let_back_in(phone, third), 404, "invitation_unusable")


def test_r10_a_link_that_travels_needs_the_spoken_code_and_tells_no_name(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    cast.account("camille", patient_id=patient_id)
    with cast.browser(cast.colleague(practice, "claire")) as tablet, cast.browser() as phone:
        made = _made(tablet, patient_id, "link")
        seen = phone.post("/v1/invitations/look-up", json={"token": token_of(made)}).json()
        assert (seen["needs_oral_code"], seen["login"]) == (True, None)
        wrong = "000000" if made.json()["oral_code"] != "000000" else "111111"
        problem_of(let_back_in(phone, made, oral_code=wrong), 403, "oral_code_wrong")
        assert let_back_in(phone, made, oral_code=made.json()["oral_code"]).status_code == 201


def test_r10_an_invitation_of_the_other_kind_does_neither(cast: Cast) -> None:
    practice = cast.practice()
    with_account, without = cast.person(practice), cast.person(practice)
    cast.account("camille", patient_id=with_account)
    with cast.browser(cast.colleague(practice, "claire")) as tablet, cast.browser() as phone:
        back = _made(tablet, with_account)
        first = tablet.post(f"/v1/patients/{without}/invitations", json={"delivery": "qr"})
        problem_of(let_back_in(phone, first), 404, "invitation_unusable")
        taken = {"token": token_of(back), "login": "other", "password": NEW_PASSWORD, "display_name": "X"}
        problem_of(phone.post("/v1/invitations/redeem", json=taken), 404, "invitation_unusable")
        problem_of(tablet.post(f"/v1/patients/{without}/way-back", json={"delivery": "qr"}), 409, "account_missing")


def test_r10_a_practice_that_was_shut_out_meanwhile_lets_nobody_back_in(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    cast.account("camille", patient_id=patient_id)
    with cast.browser(cast.colleague(practice, "claire")) as tablet, cast.browser() as phone:
        made = _made(tablet, patient_id)
        _shut_out(cast, patient_id)
        problem_of(let_back_in(phone, made), 404, "invitation_unusable")


def test_r10_an_account_that_opens_more_than_the_practice_is_not_remade_from_there(cast: Cast) -> None:
    practice, elsewhere = cast.practice(), cast.practice("Cabinet du Port")
    patient_id = cast.person(practice)
    both = cast.account("camille", patient_id=patient_id)
    colleague = cast.colleague(practice, "rachid")
    _join(cast, elsewhere, both)
    _join(cast, elsewhere, colleague)
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        answer = tablet.post(f"/v1/patients/{patient_id}/way-back", json={"delivery": "qr"})
        problem_of(answer, 409, "account_beyond_practice")
    odile = cast.colleague(practice, "odile", PracticeRole.administrator)
    with cast.browser(odile) as tablet:
        answer = tablet.post(f"/v1/practices/{practice.id}/members/{colleague.id}/way-back", json={"delivery": "qr"})
        problem_of(answer, 409, "account_beyond_practice")


def test_r10_a_colleague_is_let_back_in_by_who_runs_the_practice(cast: Cast) -> None:
    practice = cast.practice()
    colleague = cast.colleague(practice, "rachid")
    odile = cast.colleague(practice, "odile", PracticeRole.administrator)
    with cast.browser(odile) as tablet, cast.browser(colleague) as lost, cast.browser() as new:
        made = tablet.post(f"/v1/practices/{practice.id}/members/{colleague.id}/way-back", json={"delivery": "qr"})
        assert let_back_in(new, made).status_code == 201
        assert lost.get("/v1/session").status_code == 401
        assert [role["role"] for role in new.get("/v1/session").json()["practices"]] == ["therapist"]


def test_r10_a_password_is_changed_with_the_former_one_or_a_passkey_just_shown(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser(cast.account("zoe")) as other:
        changed = {"new_password": NEW_PASSWORD}
        assert browser.put("/v1/account/password", json=changed | {"current_password": PASSWORD}).status_code == 204
        cast.clock.move(minutes=6)
        problem_of(other.put("/v1/account/password", json=changed), 403, "step_up_required")
        wrong = other.put("/v1/account/password", json=changed | {"current_password": "une autre phrase"})
        assert wrong.status_code == 422


def test_r10_changing_the_password_signs_the_other_devices_out(cast: Cast) -> None:
    account = cast.account("paul")
    with cast.browser(account) as browser, cast.browser(account) as other:
        assert other.get("/v1/session").status_code == 200
        assert browser.put("/v1/account/password", json={"new_password": NEW_PASSWORD}).status_code == 204
        assert other.get("/v1/session").status_code == 401
        assert browser.get("/v1/session").status_code == 200


@pytest.mark.parametrize("password", ["court", "aaaaaaaaaaaa", "camille camille"])
def test_r10_the_new_password_is_a_fit_one(cast: Cast, password: str) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    cast.account("camille", patient_id=patient_id)
    with cast.browser(cast.colleague(practice, "claire")) as tablet, cast.browser() as phone:
        assert let_back_in(phone, _made(tablet, patient_id), password=password).status_code == 422


def entered(browser: TestClient, login: str, code: str | None, *, password: str = PASSWORD) -> Response:
    given = {"login": login, "password": password} | ({"second_factor": code} if code else {})
    return browser.post("/v1/session", json=given)


def let_back_in(
    phone: TestClient, made: Response, *, oral_code: str | None = None, password: str = NEW_PASSWORD
) -> Response:
    given = {"token": token_of(made), "password": password} | ({"oral_code": oral_code} if oral_code else {})
    return phone.post("/v1/invitations/way-back", json=given)


def token_of(made: Response) -> str:
    return str(made.json()["url"]).partition("#i=")[2]


def _made(tablet: TestClient, patient_id: UUID, delivery: str = "qr") -> Response:
    made = tablet.post(f"/v1/patients/{patient_id}/way-back", json={"delivery": delivery})
    assert made.status_code == 201, made.text
    return made


def _join(cast: Cast, practice: Practice, account: Account) -> None:
    with cast.database.write() as session:
        add_member(session, practice.id, account.id, role=PracticeRole.therapist, now=cast.clock())


def _shut_out(cast: Cast, patient_id: UUID) -> None:
    with cast.database.write() as session:
        [(link, _)] = care_links_of(session, patient_id)
        shut_practice_out(session, patient_id, link.id, now=cast.clock())
