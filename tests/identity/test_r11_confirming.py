"""Requirement 11: what opens, carries away or hands over a notebook asks who is there, if that was longer than five
minutes ago."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from app.identity.confirming import CONFIRMED_FOR
from app.identity.tokens import SESSION_COOKIE
from tests.cast import PASSWORD, Cast, problem_of

_ACTS: dict[str, Callable[[TestClient, str], Response]] = {
    "carrying the notebook away": lambda browser, patient: browser.get(f"/v1/patients/{patient}/export"),
    "letting a practice in": lambda browser, patient: browser.post(
        f"/v1/patients/{patient}/care-links", json={"practice_code": "ABCD-EFGH", "role": "therapist"}
    ),
    "making a link to show": lambda browser, patient: browser.post(
        f"/v1/patients/{patient}/share-links", json={"label": "Dr M", "parts": ["life"], "with_words": False}
    ),
    "signing a device out": lambda browser, _: browser.delete(f"/v1/devices/{uuid4()}"),
    "signing the others out": lambda browser, _: browser.post("/v1/devices/sign-out-others", json={}),
    "inviting a person": lambda browser, patient: browser.post(
        f"/v1/patients/{patient}/invitations", json={"delivery": "qr"}
    ),
    "letting a person back in": lambda browser, patient: browser.post(
        f"/v1/patients/{patient}/way-back", json={"delivery": "qr"}
    ),
    "letting a colleague back in": lambda browser, _: browser.post(
        f"/v1/practices/{uuid4()}/members/{uuid4()}/way-back", json={"delivery": "qr"}
    ),
    "asking for a new passkey": lambda browser, _: browser.post("/v1/account/passkeys/challenge", json={}),
    "adding a passkey": lambda browser, _: browser.post("/v1/account/passkeys", json={}),
    "removing a passkey": lambda browser, _: browser.delete(f"/v1/account/passkeys/{uuid4()}"),
    "setting up codes": lambda browser, _: browser.post("/v1/account/one-time-codes", json={}),
    "finishing codes": lambda browser, _: browser.put("/v1/account/one-time-codes", json={"code": "000000"}),
    "removing codes": lambda browser, _: browser.delete("/v1/account/one-time-codes"),
    "making recovery codes": lambda browser, _: browser.post("/v1/account/recovery-codes", json={}),
    "a new password without the former one": lambda browser, _: browser.put(
        "/v1/account/password", json={"new_password": "court"}
    ),
    "inviting a colleague": lambda browser, _: browser.post(
        f"/v1/practices/{uuid4()}/invitations", json={"role": "therapist", "delivery": "qr"}
    ),
}


@pytest.mark.parametrize("act", _ACTS.values(), ids=_ACTS)
def test_r11_six_minutes_later_it_is_asked_and_after_the_password_no_more(
    cast: Cast, act: Callable[[TestClient, str], Response]
) -> None:
    patient_id = cast.person(cast.practice(), "Paul")
    account = cast.account("paul", patient_id=patient_id)

    with cast.browser(account) as browser:
        assert _code(act(browser, str(patient_id))) != "step_up_required"
        cast.sign_in(browser, account)
        cast.clock.move(minutes=6)
        problem_of(act(browser, str(patient_id)), 403, "step_up_required")
        assert browser.post("/v1/session/confirm", json={"password": PASSWORD}).status_code == 204
        assert _code(act(browser, str(patient_id))) != "step_up_required"


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


def _code(answer: Response) -> str:
    return str(answer.json().get("code")) if "json" in answer.headers.get("Content-Type", "") else ""
