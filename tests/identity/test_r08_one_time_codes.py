"""Requirement 8: a code of an application opens once, one step either way, by the clock of the service."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pyotp
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import SQLModel

from app.identity.models import Account
from tests.cast import PASSWORD, Cast, problem_of

Json = dict[str, Any]


@pytest.fixture
def claire(cast: Cast) -> Account:
    return cast.colleague(cast.practice(), "claire")


def test_r08_a_new_device_asks_for_a_code_beside_the_password(cast: Cast, claire: Account) -> None:
    with cast.browser(claire) as tablet, cast.browser() as new:
        application = enrolled(cast, tablet)
        cast.clock.move(minutes=2)
        problem_of(entered(new, None), 403, "second_factor_needed")
        assert new.get("/v1/session").status_code == 401
        problem_of(entered(new, "000000"), 403, "second_factor_wrong")
        assert entered(new, spoken(cast, application)).status_code == 200
        assert new.get("/v1/session").status_code == 200


def test_r08_the_same_code_is_refused_the_second_time_a_hundred_times_of_a_hundred(cast: Cast, claire: Account) -> None:
    with cast.browser(claire) as tablet, cast.browser() as new:
        application = enrolled(cast, tablet)
        for _ in range(100):
            cast.clock.move(minutes=20)
            code = spoken(cast, application)
            assert entered(new, code).status_code == 200
            new.cookies.clear()
            problem_of(entered(new, code), 403, "second_factor_wrong")


def test_r08_of_the_same_code_at_once_exactly_one_enters(cast: Cast, claire: Account) -> None:
    with cast.browser(claire) as tablet, cast.browser() as one, cast.browser() as other:
        application = enrolled(cast, tablet)
        cast.clock.move(minutes=2)
        code = spoken(cast, application)
        with ThreadPoolExecutor(2) as pool:
            statuses = sorted(pool.map(lambda browser: entered(browser, code).status_code, (one, other)))
    assert statuses == [200, 403]


def test_r08_a_clock_set_back_does_not_make_a_used_code_new(cast: Cast, claire: Account) -> None:
    with cast.browser(claire) as tablet, cast.browser() as new:
        application = enrolled(cast, tablet)
        cast.clock.move(minutes=10)
        earlier, used = spoken(cast, application, seconds=-60), spoken(cast, application)
        assert entered(new, used).status_code == 200
        cast.clock.move(seconds=-60)
        for code in (used, earlier, spoken(cast, application, seconds=30)):
            new.cookies.clear()
            problem_of(entered(new, code), 403, "second_factor_wrong")


@pytest.mark.parametrize(("seconds", "status"), [(-60, 403), (-30, 200), (0, 200), (30, 200), (60, 403)])
def test_r08_one_step_either_way(cast: Cast, claire: Account, seconds: int, status: int) -> None:
    with cast.browser(claire) as tablet, cast.browser() as new:
        application = enrolled(cast, tablet)
        cast.clock.move(minutes=10)
        assert entered(new, spoken(cast, application, seconds=seconds)).status_code == status


def test_r08_codes_cannot_be_guessed_by_asking_without_one_in_between(cast: Cast, claire: Account) -> None:
    with cast.browser(claire) as tablet, cast.browser() as thief:
        enrolled(cast, tablet)
        cast.clock.move(minutes=2)
        looked_at = 0
        for number in range(200):
            cast.clock.move(seconds=4.5)
            looked_at += entered(thief, f"{number:06d}").status_code == 403
            entered(thief, None)
        assert looked_at <= 20, "in fifteen minutes"


def test_r08_a_device_known_before_enters_by_password_and_confirms_with_the_code(cast: Cast, claire: Account) -> None:
    with cast.browser(claire) as tablet:
        application = enrolled(cast, tablet)
        assert tablet.post("/v1/devices/sign-out-others", json={}).status_code == 204
        cast.clock.move(minutes=2)
        assert entered(tablet, None).status_code == 200
        problem_of(tablet.post("/v1/devices/sign-out-others", json={}), 403, "step_up_required")
        problem_of(tablet.post("/v1/session/confirm", json={"password": PASSWORD}), 403, "second_factor_needed")
        given = {"password": PASSWORD, "second_factor": spoken(cast, application)}
        assert tablet.post("/v1/session/confirm", json=given).status_code == 204
        assert tablet.post("/v1/devices/sign-out-others", json={}).status_code == 204


def test_r08_nothing_is_asked_before_the_first_code_was_given(cast: Cast, claire: Account) -> None:
    with cast.browser(claire) as tablet, cast.browser() as new:
        made = tablet.post("/v1/account/one-time-codes", json={})
        assert (made.status_code, made.json()["qr_svg"][:4]) == (201, "<svg")
        problem_of(tablet.put("/v1/account/one-time-codes", json={"code": "000000"}), 422, "one_time_code_wrong")
        assert tablet.get("/v1/account/ways-in").json()["one_time_codes"] is False
        assert entered(new, None).status_code == 200


def test_r08_an_application_in_use_is_taken_off_by_an_act_of_its_own(cast: Cast, claire: Account) -> None:
    with cast.browser(claire) as tablet, cast.browser() as new:
        enrolled(cast, tablet)
        problem_of(tablet.post("/v1/account/one-time-codes", json={}), 409, "one_time_codes_in_use")
        assert tablet.delete("/v1/account/one-time-codes").status_code == 204
        assert entered(new, None).status_code == 200


def test_r08_the_secret_stands_nowhere_in_the_database(cast: Cast, claire: Account) -> None:
    with cast.browser(claire) as tablet:
        secret = enrolled(cast, tablet)
    with cast.database.read() as session:
        dump = "".join(str(session.execute(table.select()).all()) for table in SQLModel.metadata.sorted_tables)
    assert secret not in dump


def enrolled(cast: Cast, browser: TestClient) -> str:
    """The secret the application keeps."""
    secret = str(browser.post("/v1/account/one-time-codes", json={}).json()["secret"])
    answer = browser.put("/v1/account/one-time-codes", json={"code": spoken(cast, secret)})
    assert answer.status_code == 204, answer.text
    return secret


def spoken(cast: Cast, secret: str, *, seconds: float = 0) -> str:
    return pyotp.TOTP(secret).at(int(cast.clock().timestamp() + seconds))


def entered(browser: TestClient, code: str | None) -> Response:
    given: Json = {"login": "claire", "password": PASSWORD}
    return browser.post("/v1/session", json=given | ({"second_factor": code} if code else {}))
