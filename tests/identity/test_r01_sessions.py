"""Requirement 1: opaque sessions, hashed at rest, renewed at sign-in."""

from http.cookies import SimpleCookie

import pytest
from httpx2 import Response
from sqlmodel import SQLModel

from app.access.models import PracticeRole
from app.identity.tokens import SESSION_COOKIE
from app.storage.engine import Database
from tests.cast import PASSWORD, Cast, problem_of


def test_r01_cookies_are_bound_to_the_host_and_out_of_reach_of_scripts(cast: Cast) -> None:
    cast.account("paul")

    with cast.browser() as browser:
        signed_in = browser.post("/v1/session", json={"login": "paul", "password": PASSWORD})
        asked = browser.get("/v1/session")
        signed_out = browser.delete("/v1/session")

    assert set(_cookies(signed_in)) == {"__Host-s", "__Host-d"}
    for answer in (signed_in, asked, signed_out):
        for name, cookie in _cookies(answer).items():
            assert name.startswith("__Host-")
            assert (cookie["secure"], cookie["httponly"]) == (True, True)
            assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("strict", "/", "")
    assert len(_cookies(signed_in)["__Host-s"].value) == 43, "256 bits, base64url"


def test_r01_the_old_token_is_worthless_after_signing_in_again(cast: Cast) -> None:
    cast.account("paul")

    with cast.browser() as browser:
        for _ in range(5):
            browser.post("/v1/session", json={"login": "paul", "password": PASSWORD})
            old = browser.cookies[SESSION_COOKIE]
            browser.post("/v1/session", json={"login": "paul", "password": PASSWORD})
            assert browser.cookies[SESSION_COOKIE] != old
            problem_of(_with_token(browser, old), 401, "sign_in_needed")


def test_r01_no_live_token_is_found_in_the_database(cast: Cast) -> None:
    accounts = [cast.account(f"person{number}") for number in range(20)]
    tokens = []
    with cast.browser() as browser:
        for account in accounts:
            tokens += [cast.sign_in(browser, account) for _ in range(5)]

    dump = _dump(cast.database)

    assert len(tokens) == 100
    assert not [token for token in tokens if token in dump]


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("token", ["", "x", "a" * 43, "a" * 5000, "é" * 20, "\x7f"])
def test_an_invented_token_is_nobodys(cast: Cast, token: str) -> None:
    with cast.browser() as browser:
        answer = browser.get("/v1/session", headers={b"Cookie": f"{SESSION_COOKIE}={token}".encode()})

    problem_of(answer, 401, "sign_in_needed")


def test_staff_are_signed_out_after_30_quiet_minutes_or_12_hours(cast: Cast) -> None:
    account = cast.colleague(cast.practice(), "claire")

    with cast.browser(account) as browser:
        for _ in range(30):
            cast.clock.move(minutes=24)
            if cast.clock.now.hour < 21:
                assert browser.get("/v1/session").status_code == 200
        problem_of(browser.get("/v1/session"), 401, "sign_in_needed")
        cast.sign_in(browser, account)
        cast.clock.move(minutes=31)
        problem_of(browser.get("/v1/session"), 401, "sign_in_needed")


def test_a_patient_who_returns_after_a_year_is_still_signed_in(cast: Cast) -> None:
    account = cast.account("paul", patient_id=cast.person(cast.practice()))

    with cast.browser(account) as browser:
        for _ in range(3):
            cast.clock.move(days=390)
            answer = browser.get("/v1/session")
            assert answer.status_code == 200
            assert int(_cookies(answer)[SESSION_COOKIE]["max-age"]) == 400 * 24 * 3600

        cast.clock.move(days=401)
        problem_of(browser.get("/v1/session"), 401, "sign_in_needed")


def test_an_administrator_counts_as_staff(cast: Cast) -> None:
    account = cast.colleague(cast.practice(), "odile", PracticeRole.administrator)

    with cast.browser(account) as browser:
        cast.clock.move(minutes=31)
        problem_of(browser.get("/v1/session"), 401, "sign_in_needed")


def _with_token(browser: object, token: str) -> Response:
    answer: Response = browser.get("/v1/session", headers={"Cookie": f"{SESSION_COOKIE}={token}"})  # type: ignore[attr-defined]
    return answer


def _cookies(answer: Response) -> SimpleCookie:
    cookies = SimpleCookie()
    for line in answer.headers.get_list("set-cookie"):
        cookies.load(line)
    return cookies


def _dump(database: Database) -> str:
    with database.read() as session:
        tables = SQLModel.metadata.sorted_tables
        return "\n".join(str(row) for table in tables for row in session.execute(table.select()).all())
