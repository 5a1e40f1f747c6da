"""Requirement 22, the service's side: five tries, half a key that never leaves for another device, nothing to read."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from fastapi.testclient import TestClient

from app.identity.models import Account
from app.kit.ids import new_id
from tests.application import application
from tests.cast import PASSWORD, Cast, problem_of
from tests.routes import all_routes, filled

READING = {"Longcours-Reading": "r" * 43}
RIGHT, WRONG = {"verifier": "v" * 43}, {"verifier": "w" * 43}
# What a locked notebook does: say whose it is, sign in or out, be unlocked, send, and open what somebody else showed.
EVEN_LOCKED = {
    ("GET", "/livez"),
    ("GET", "/readyz"),
    ("POST", "/v1/session"),
    ("GET", "/v1/session"),
    ("DELETE", "/v1/session"),
    ("POST", "/v1/session/passkey/challenge"),
    ("POST", "/v1/session/passkey"),
    ("POST", "/v1/invitations/look-up"),
    ("POST", "/v1/invitations/redeem"),
    ("POST", "/v1/invitations/way-back"),
    ("POST", "/v1/shared/{address}"),
    ("GET", "/v1/shared/files/{ticket}"),
    ("GET", "/v1/consent-texts"),
    ("GET", "/v1/consent-texts/{text_hash}"),
    ("POST", "/v1/device/lock/tries"),
    ("GET", "/v1/sync/sealing-key"),
    ("POST", "/v1/sync/push"),
}


def _person(cast: Cast) -> Account:
    return cast.account("camille", patient_id=cast.person(cast.practice()))


def _lock(phone: TestClient, **more: Any) -> str:
    answer = phone.put("/v1/device/lock", json={"read_token": "r" * 43, **RIGHT, **more})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["half"])


def _signs_in(phone: TestClient, **more: Any) -> None:
    answer = phone.post("/v1/session", json={"login": "camille", "password": PASSWORD, **more})
    assert answer.status_code == 200, answer.text


def _tries(phone: TestClient, body: dict[str, str]) -> Any:
    return phone.post("/v1/device/lock/tries", json=body)


def test_r22_the_right_code_brings_the_half_again(cast: Cast) -> None:
    with cast.browser(_person(cast)) as phone:
        half = _lock(phone)

        assert _tries(phone, RIGHT).json() == {"half": half}
        assert len(bytes.fromhex(half)) == 32


def test_r22_every_route_but_sending_is_shut_until_the_token_is_shown(cast: Cast) -> None:
    account = _person(cast)
    with cast.browser(account) as phone:
        _lock(phone)
        ids = {"patient_id": account.patient_id or new_id(), "practice_id": new_id(), "record_id": new_id()}
        shut = [(method, path) for method, path in all_routes(application()) if (method, path) not in EVEN_LOCKED]
        for method, path in shut:
            answer = phone.request(method, filled(path, **ids), json=None if method == "GET" else {})
            assert answer.status_code in (403, 415, 422), (method, path, answer.text)
        reads = [path for method, path in shut if method == "GET"]
        for path in reads:
            query = f"?patient={account.patient_id}" if path.startswith("/v1/sync/") else ""
            problem_of(phone.get(filled(path, **ids) + query), 403, "device_locked")

        assert phone.get("/v1/sync/heads", headers=READING).status_code == 200
        problem_of(phone.get("/v1/sync/heads", headers={"Longcours-Reading": "s" * 43}), 403, "device_locked")


def test_r22_after_five_wrong_codes_the_right_one_is_refused_too(cast: Cast) -> None:
    with cast.browser(_person(cast)) as phone:
        _lock(phone)
        for _ in range(4):
            problem_of(_tries(phone, WRONG), 403, "lock_code_wrong")

        problem_of(_tries(phone, WRONG), 403, "lock_withheld")
        problem_of(_tries(phone, RIGHT), 403, "lock_withheld")


def test_r22_forty_tries_at_once_are_five(cast: Cast) -> None:
    with cast.browser(_person(cast)) as phone:
        _lock(phone)
        with ThreadPoolExecutor(8) as pool:
            codes = [answer.json()["code"] for answer in pool.map(lambda _: _tries(phone, WRONG), range(40))]

        assert codes.count("lock_code_wrong") == 4
        assert codes.count("lock_withheld") == 36
        problem_of(_tries(phone, RIGHT), 403, "lock_withheld")


def test_r22_a_right_code_forgives_the_wrong_ones_before_it(cast: Cast) -> None:
    with cast.browser(_person(cast)) as phone:
        half = _lock(phone)
        for _ in range(3):
            for _ in range(4):
                problem_of(_tries(phone, WRONG), 403, "lock_code_wrong")
            assert _tries(phone, RIGHT).json()["half"] == half


def test_r22_the_password_gives_five_tries_again_and_keeps_the_half(cast: Cast) -> None:
    with cast.browser(_person(cast)) as phone:
        half = _lock(phone)
        for _ in range(5):
            _tries(phone, WRONG)
        _signs_in(phone, keeps_lock=True)

        problem_of(_tries(phone, WRONG), 403, "lock_code_wrong")
        assert _tries(phone, RIGHT).json()["half"] == half
        problem_of(phone.get("/v1/sync/heads"), 403, "device_locked")


def test_r22_signing_in_without_the_lock_removes_it(cast: Cast) -> None:
    """Whoever has forgotten the code, or whose browser has erased what the code opens."""
    with cast.browser(_person(cast)) as phone:
        _lock(phone)
        _signs_in(phone)

        assert phone.get("/v1/sync/heads").status_code == 200
        problem_of(_tries(phone, RIGHT), 404, "not_reachable")


def test_r22_signing_out_removes_the_lock(cast: Cast) -> None:
    with cast.browser(_person(cast)) as phone:
        _lock(phone)
        assert phone.delete("/v1/session").status_code == 204
        _signs_in(phone, keeps_lock=True)

        assert phone.get("/v1/sync/heads").status_code == 200


def test_r22_another_device_gets_neither_the_half_nor_the_lock(cast: Cast) -> None:
    account = _person(cast)
    with cast.browser(account) as phone, cast.browser(account) as tablet:
        half = _lock(phone)

        problem_of(_tries(tablet, RIGHT), 404, "not_reachable")
        assert tablet.get("/v1/sync/heads").status_code == 200
        assert _lock(tablet) != half
        assert _tries(phone, RIGHT).json()["half"] == half


def test_r22_a_lock_is_replaced_or_removed_only_by_who_has_opened_it(cast: Cast) -> None:
    with cast.browser(_person(cast)) as phone:
        _lock(phone)
        body = {"read_token": "z" * 43, "verifier": None}

        problem_of(phone.put("/v1/device/lock", json=body), 403, "device_locked")
        problem_of(phone.delete("/v1/device/lock"), 403, "device_locked")
        assert phone.put("/v1/device/lock", json=body, headers=READING).json() == {"half": None}
        problem_of(_tries(phone, RIGHT), 404, "not_reachable")
        assert phone.delete("/v1/device/lock", headers={"Longcours-Reading": "z" * 43}).status_code == 204
        assert phone.get("/v1/sync/heads").status_code == 200
