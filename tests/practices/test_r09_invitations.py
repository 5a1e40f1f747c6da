"""Requirement 9: invitations are single-use and short, and their token never leaves the fragment."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlmodel import SQLModel, func, select

from app.access.models import Practice, PracticeRole
from app.identity.models import Account
from tests.cast import PASSWORD, Cast, problem_of


def test_r09_a_person_scans_the_code_and_has_an_account(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)

    with cast.browser(cast.colleague(practice, "claire")) as tablet, cast.browser() as phone:
        made = _invite(tablet, patient_id, "qr")
        seen = phone.post("/v1/invitations/look-up", json={"token": _token(made)})
        answer = _redeem(phone, made)
        own = phone.get(f"/v1/patients/{patient_id}")
        people = tablet.get(f"/v1/practices/{practice.id}/people").json()["items"]

    assert seen.json() == {
        "role": "patient",
        "practice_name": practice.name,
        "needs_oral_code": False,
        "number": made["number"],
        "lets_back_in": False,
        "login": None,
    }
    assert 10 <= made["number"] <= 99
    assert (answer.status_code, answer.json()["patient_id"]) == (201, str(patient_id))
    assert own.json()["display_name"] == "Camille Dubois"
    assert [person["has_account"] for person in people] == [True]


def test_r09_the_token_stands_in_the_fragment_and_in_the_drawing_only(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)

    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        made = _invite(tablet, patient_id, "qr")

    assert re.fullmatch(r"https://testserver/#i=[A-Za-z0-9_-]{43}", made["url"])
    assert made["qr_svg"].startswith("<svg")
    assert "style" not in made["qr_svg"], "the content policy refuses inline styles"
    assert _token(made) not in made["qr_svg"]
    with cast.database.read() as session:
        dump = [str(session.execute(table.select()).all()) for table in SQLModel.metadata.sorted_tables]
    assert _token(made) not in "".join(dump)


def test_r09_of_fifty_at_once_exactly_one_succeeds(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.browser(cast.colleague(practice, "claire")) as tablet, cast.browser() as phone:
        made = _invite(tablet, patient_id, "qr")
        with ThreadPoolExecutor(16) as pool:
            statuses = list(pool.map(lambda n: _redeem(phone, made, login=f"camille{n}").status_code, range(50)))

    assert sorted(set(statuses)) == [201, 404]
    assert statuses.count(201) == 1
    with cast.database.read() as session:
        accounts = session.exec(select(func.count()).select_from(Account)).one()
    assert accounts == 2, "the therapist and one person"


@pytest.mark.parametrize(("delivery", "minutes"), [("qr", 15), ("link", 72 * 60)])
def test_r09_it_ends_in_time(cast: Cast, delivery: str, minutes: int) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.browser() as tablet, cast.browser() as phone:
        cast.sign_in(tablet, cast.colleague(practice, "claire"))
        made = _invite(tablet, patient_id, delivery)
        cast.clock.move(minutes=minutes - 1)
        assert phone.post("/v1/invitations/look-up", json={"token": _token(made)}).status_code == 200
        cast.clock.move(minutes=1)
        problem_of(_redeem(phone, made), 404, "invitation_unusable")


def test_r09_a_new_invitation_voids_the_one_before(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.browser(cast.colleague(practice, "claire")) as tablet, cast.browser() as phone:
        first, second = _invite(tablet, patient_id, "qr"), _invite(tablet, patient_id, "link")
        problem_of(_redeem(phone, first), 404, "invitation_unusable")
        assert _redeem(phone, second).status_code == 201
        problem_of(
            tablet.post(f"/v1/patients/{patient_id}/invitations", json={"delivery": "qr"}), 409, "patient_has_account"
        )


def test_r09_a_link_needs_the_code_said_aloud_and_five_wrong_ones_end_it(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.browser(cast.colleague(practice, "claire")) as tablet, cast.browser() as phone:
        made = _invite(tablet, patient_id, "link")
        assert re.fullmatch(r"[0-9]{6}", made["oral_code"])
        wrong = f"{(int(made['oral_code']) + 1) % 1_000_000:06d}"
        for _ in range(4):
            problem_of(_redeem(phone, made, oral_code=wrong), 403, "oral_code_wrong")
        problem_of(_redeem(phone, made | {"oral_code": None}), 403, "oral_code_wrong")
        problem_of(_redeem(phone, made), 404, "invitation_unusable")


def test_r09_a_taken_name_or_an_unfit_password_leaves_the_invitation_usable(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.browser(cast.colleague(practice, "claire")) as tablet, cast.browser() as phone:
        made = _invite(tablet, patient_id, "qr")
        problem_of(_redeem(phone, made, login="Claire"), 409, "login_taken")
        problem_of(_redeem(phone, made, login="a b"), 422, "invalid_fields")
        problem_of(_redeem(phone, made, password="motdepasse12"), 422, "invalid_fields")
        assert _redeem(phone, made).status_code == 201


def test_a_colleague_joins_with_the_role_of_the_invitation(cast: Cast) -> None:
    practice = cast.practice()
    with cast.browser(cast.colleague(practice, "odile", PracticeRole.administrator)) as desk, cast.browser() as other:
        made = _invite_colleague(desk, practice, "therapist")
        assert [line["role"] for line in desk.get(f"/v1/practices/{practice.id}/invitations").json()["items"]] == [
            "therapist"
        ]
        viewer = _redeem(other, made, login="nadia").json()
        assert desk.get(f"/v1/practices/{practice.id}/invitations").json()["items"] == []
        members = other.get(f"/v1/practices/{practice.id}/members").json()

    assert viewer["practices"] == [{"id": str(practice.id), "name": practice.name, "role": "therapist"}]
    assert {(member["display_name"], member["role"]) for member in members} == {
        ("Odile", "administrator"),
        ("Camille D.", "therapist"),
    }


def test_a_withdrawn_invitation_no_longer_works(cast: Cast) -> None:
    practice, elsewhere = cast.practice(), cast.practice("Autre cabinet")
    stranger = cast.colleague(elsewhere, "zoe", PracticeRole.administrator)
    with (
        cast.browser(cast.colleague(practice, "odile", PracticeRole.administrator)) as desk,
        cast.browser(stranger) as other,
        cast.browser() as phone,
    ):
        made = _invite_colleague(desk, practice, "administrator")
        problem_of(other.delete(f"/v1/practices/{elsewhere.id}/invitations/{made['id']}"), 404, "not_reachable")
        assert desk.delete(f"/v1/practices/{practice.id}/invitations/{made['id']}").status_code == 204
        problem_of(_redeem(phone, made), 404, "invitation_unusable")


@pytest.mark.engines("sqlite")
def test_r09_no_log_line_holds_a_token(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.browser(cast.colleague(practice, "claire")) as tablet, cast.browser() as phone:
        made = _invite(tablet, patient_id, "link")
        _redeem(phone, made, oral_code="x")
        _redeem(phone, made)

    written = capsys.readouterr()
    assert _token(made) not in written.out + written.err
    assert made["oral_code"] not in written.out + written.err


def _invite(tablet: TestClient, patient_id: UUID, delivery: str) -> dict[str, Any]:
    answer = tablet.post(f"/v1/patients/{patient_id}/invitations", json={"delivery": delivery})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def _invite_colleague(desk: TestClient, practice: Practice, role: str) -> dict[str, Any]:
    answer = desk.post(f"/v1/practices/{practice.id}/invitations", json={"role": role, "delivery": "link"})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def _redeem(phone: TestClient, made: dict[str, Any], **changed: str) -> Any:
    body = {
        "token": _token(made),
        "oral_code": made["oral_code"],
        "login": "camille",
        "password": PASSWORD,
        "display_name": "Camille D.",
        "language": "fr",
    }
    return phone.post("/v1/invitations/redeem", json=body | changed)


def _token(made: dict[str, Any]) -> str:
    return str(made["url"]).partition("#i=")[2]
