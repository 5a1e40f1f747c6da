"""Requirement 11: what opens, carries away or hands over a notebook asks who is there, if that was longer than five
minutes ago."""

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from app.catalogue.kinds import ALL_KINDS
from app.identity.confirming import CONFIRMED_FOR, MARK
from app.identity.tokens import SESSION_COOKIE
from tests.application import application
from tests.cast import PASSWORD, Cast, problem_of
from tests.routes import all_routes, filled

ROUTES = list(all_routes(application()))
_DOCUMENT = application().openapi()["paths"]
GUARDED = [(method, path) for method, path in ROUTES if _DOCUMENT[path][method.lower()].get(MARK)]

# Reading changes nothing; what carries a notebook away does.
CARRIES_AWAY = {("GET", "/v1/patients/{patient_id}/export")}
# Noting, and the gestures of a working day: asking for a password there would keep people from writing.
EVERYDAY_PLACES = (
    *(f"/v1/patients/{{patient_id}}/{kind.plural}/{{record_id}}" for kind in ALL_KINDS),
    "/v1/practices/{practice_id}/people",
    "/v1/practices/{practice_id}/agenda/",
    "/v1/practices/{practice_id}/session-topics",
    "/v1/session-templates",
    "/v1/reminder",
    "/v1/self-notice",
)
EVERYDAY = {
    ("PATCH", "/v1/patients/{patient_id}"): "a name or a time zone put right",
    ("POST", "/v1/patients/{patient_id}/imports"): "adds to the notebook, and opens it to nobody",
    ("POST", "/v1/sync/push"): "sends what was noted",
    ("POST", "/v1/patients/{patient_id}/emergency-openings/seen"): "says that a notice has been read",
    ("PUT", "/v1/account/password"): "asks for the present password, or confirms, itself",
    ("PUT", "/v1/device/lock"): "closes; in the place of another lock it asks, as is tested below",
    ("POST", "/v1/device/lock/tries"): "counts its own tries",
    ("DELETE", "/v1/patients/{patient_id}/share-links/{share_id}"): "takes a link back: never made to wait",
    ("POST", "/v1/shared/{address}"): "is read by who was shown the link, with its passcode",
    ("POST", "/v1/session"): "is how one says who one is",
    ("POST", "/v1/session/confirm"): "is how one says who one is",
    ("DELETE", "/v1/session"): "signing out is never refused",
    ("POST", "/v1/invitations/look-up"): "has no session yet",
    ("POST", "/v1/invitations/redeem"): "has no session yet",
    ("POST", "/v1/invitations/way-back"): "has no session yet",
    ("POST", "/v1/session/passkey/challenge"): "is how one says who one is",
    ("POST", "/v1/session/passkey"): "is how one says who one is",
    ("POST", "/v1/session/confirm/passkey/challenge"): "is how one says who one is",
    ("POST", "/v1/session/confirm/passkey"): "is how one says who one is",
    ("PATCH", "/v1/account/passkeys/{passkey_id}"): "another name for a passkey",
}


def _should_be_guarded(method: str, path: str) -> bool:
    """Whatever changes something and is not named as everyday: a new route is guarded, or says here why not."""
    if method == "GET":
        return (method, path) in CARRIES_AWAY
    return (method, path) not in EVERYDAY and not path.startswith(EVERYDAY_PLACES)


def test_r11_every_route_that_should_be_guarded_is_and_no_other() -> None:
    assert {route for route in ROUTES if _should_be_guarded(*route)} == set(GUARDED)
    assert EVERYDAY.keys() <= set(ROUTES)


@pytest.mark.parametrize(("method", "path"), GUARDED, ids=[" ".join(route) for route in GUARDED])
def test_r11_six_minutes_later_it_is_asked_and_after_the_password_no_more(cast: Cast, method: str, path: str) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice, "Paul")
    account = cast.account("paul", patient_id=patient_id)
    address = filled(path, patient_id=patient_id, practice_id=practice.id)

    with cast.browser(account) as browser:
        cast.clock.move(minutes=6)
        problem_of(_asked(browser, method, address), 403, "step_up_required")
        assert browser.post("/v1/session/confirm", json={"password": PASSWORD}).status_code == 204
        assert _code(_asked(browser, method, address)) != "step_up_required"


def test_r11_another_lock_in_the_place_of_one_is_asked_for_like_its_removal(cast: Cast) -> None:
    body = {"read_token": "r" * 43, "verifier": "v" * 43}
    with cast.browser(cast.account("paul", patient_id=cast.person(cast.practice(), "Paul"))) as phone:
        cast.clock.move(minutes=6)
        assert phone.put("/v1/device/lock", json=body).status_code == 200
        phone.headers["Longcours-Reading"] = "r" * 43
        problem_of(phone.put("/v1/device/lock", json=body), 403, "step_up_required")
        assert phone.post("/v1/session/confirm", json={"password": PASSWORD}).status_code == 204
        assert phone.put("/v1/device/lock", json=body).status_code == 200


def test_r11_five_minutes_is_the_most(cast: Cast) -> None:
    assert CONFIRMED_FOR.total_seconds() <= 300


def test_r11_a_wrong_password_confirms_nothing_and_is_slowed_like_a_sign_in(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser:
        cast.clock.move(minutes=6)
        refused = [browser.post("/v1/session/confirm", json={"password": "autre chose"}) for _ in range(12)]
        assert refused[0].status_code == 422
        assert refused[-1].status_code == 429
        problem_of(browser.post("/v1/devices/sign-out-others", json={}), 403, "step_up_required")
        assert browser.get("/v1/session").status_code == 200


def test_r01_confirming_gives_a_new_token_and_what_was_under_way_goes_through(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser:
        before = browser.cookies[SESSION_COOKIE]
        browser.post("/v1/session/confirm", json={"password": PASSWORD})
        after = browser.cookies[SESSION_COOKIE]
        assert before != after

        with cast.browser() as other_tab:
            other_tab.cookies.set(SESSION_COOKIE, before)
            assert other_tab.get("/v1/devices").status_code == 200
            cast.clock.move(minutes=2)
            assert other_tab.get("/v1/devices").status_code == 401
        assert browser.get("/v1/devices").status_code == 200


def _asked(browser: TestClient, method: str, path: str) -> Response:
    return browser.request(method, path, json=None if method == "GET" else {})


def _code(answer: Response) -> str:
    return str(answer.json().get("code")) if "json" in answer.headers.get("Content-Type", "") else ""
