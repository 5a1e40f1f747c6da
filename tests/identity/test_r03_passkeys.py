"""Requirement 3: passkeys verify their holder; a question is for one browser, once, and for five minutes."""

import random
import string
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import select

from app.audit.models import AuditEvent
from app.identity.passkeys import RelyingParty
from app.identity.tokens import CHALLENGE_COOKIE, SESSION_COOKIE
from tests.cast import PASSWORD, Cast, problem_of
from tests.software_passkey import SoftwarePasskey

_BASE64URL = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"

Json = dict[str, Any]


def test_r03_a_passkey_made_here_opens_a_session_there(cast: Cast) -> None:
    account = cast.colleague(cast.practice(), "claire")
    with cast.browser(account) as tablet, cast.browser() as new:
        passkey = registered(tablet)
        answer = entered(new, passkey)
        assert answer.status_code == 200, answer.text
        assert answer.json()["account_id"] == str(account.id)
        assert new.get("/v1/session").json() == answer.json()
        [listed] = new.get("/v1/account/ways-in").json()["passkeys"]
        assert (listed["label"], listed["last_used_at"] is not None) == ("Téléphone", True)


def test_r03_a_second_device_has_a_passkey_of_its_own_and_each_can_be_named_and_removed(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser() as other:
        first = registered(browser)
        second = registered(browser, "Tablette")
        ids = {line["label"]: line["id"] for line in browser.get("/v1/account/ways-in").json()["passkeys"]}
        renamed = browser.patch(f"/v1/account/passkeys/{ids['Tablette']}", json={"label": "Vieille tablette"})
        assert renamed.json()["label"] == "Vieille tablette"
        assert browser.delete(f"/v1/account/passkeys/{ids['Téléphone']}").status_code == 204
        problem_of(entered(other, first), 403, "passkey_refused")
        assert entered(other, second).status_code == 200


def test_r03_the_options_ask_for_verification_and_name_nobody(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser() as stranger:
        registered(browser)
        asked = stranger.post("/v1/session/passkey/challenge", json={}).json()["options"]
        made = browser.post("/v1/account/passkeys/challenge", json={}).json()["options"]

    assert (asked["userVerification"], asked["rpId"], asked.get("allowCredentials", [])) == (
        "required",
        "testserver",
        [],
    )
    assert made["authenticatorSelection"] == {
        "residentKey": "required",
        "requireResidentKey": True,
        "userVerification": "required",
    }
    assert len(made["excludeCredentials"]) == 1


_LIES: dict[str, Callable[[SoftwarePasskey], SoftwarePasskey]] = {
    "another origin": lambda passkey: replace(passkey, origin="https://testserver.example"),
    "another relying party": lambda passkey: replace(passkey, relying_party="example"),
    "an unverified holder": lambda passkey: replace(passkey, verifies=False),
    "another key": lambda passkey: replace(passkey, key=SoftwarePasskey().key),
    "another person": lambda passkey: replace(passkey, user_handle="AAAAAAAAAAAAAAAAAAAAAA"),
}


@pytest.mark.parametrize("lie", _LIES.values(), ids=_LIES)
def test_r03_a_lie_is_refused_a_hundred_times_of_a_hundred(
    cast: Cast, lie: Callable[[SoftwarePasskey], SoftwarePasskey]
) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser() as new:
        passkey = registered(browser)
        refused = [entered(new, lie(passkey)) for _ in range(100)]
        assert {(answer.status_code, answer.content) for answer in refused} == {(403, refused[0].content)}
        assert new.get("/v1/session").status_code == 401
        assert entered(new, passkey).status_code == 200


def test_r03_an_unknown_passkey_is_refused_in_the_same_bytes(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser() as new:
        passkey = registered(browser)
        wrong = entered(new, replace(passkey, verifies=False))
        unknown = entered(new, replace(SoftwarePasskey(), user_handle=passkey.user_handle))
    assert unknown.content == wrong.content


def test_r03_an_answer_opens_once_of_a_hundred(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser() as new:
        passkey = registered(browser)
        options = new.post("/v1/session/passkey/challenge", json={}).json()["options"]
        bound = new.cookies[CHALLENGE_COOKIE]
        shown = passkey.show(options)
        assert new.post("/v1/session/passkey", json={"credential": shown}).status_code == 200
        for _ in range(100):
            new.cookies.set(CHALLENGE_COOKIE, bound, domain="testserver.local", path="/")
            problem_of(new.post("/v1/session/passkey", json={"credential": shown}), 403, "passkey_refused")


def test_r03_a_wrong_answer_uses_the_question_up(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser() as new:
        passkey = registered(browser)
        options = new.post("/v1/session/passkey/challenge", json={}).json()["options"]
        lie = replace(passkey, verifies=False).show(options)
        problem_of(new.post("/v1/session/passkey", json={"credential": lie}), 403, "passkey_refused")
        problem_of(new.post("/v1/session/passkey", json={"credential": passkey.show(options)}), 403, "passkey_refused")


@pytest.mark.parametrize(("minutes", "status"), [(4.9, 200), (5.1, 403), (-6, 403)])
def test_r03_a_question_is_good_for_five_minutes(cast: Cast, minutes: float, status: int) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser() as new:
        passkey = registered(browser)
        options = new.post("/v1/session/passkey/challenge", json={}).json()["options"]
        cast.clock.move(minutes=minutes)
        answer = new.post("/v1/session/passkey", json={"credential": passkey.show(options)})
        assert answer.status_code == status, answer.text


def test_r03_what_one_browser_was_asked_is_no_answer_in_another(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser() as victim, cast.browser() as thief:
        passkey = registered(browser)
        for _ in range(100):
            thief.post("/v1/session/passkey/challenge", json={})
            options = victim.post("/v1/session/passkey/challenge", json={}).json()["options"]
            answer = thief.post("/v1/session/passkey", json={"credential": passkey.show(options)})
            problem_of(answer, 403, "passkey_refused")


def test_r03_a_question_for_confirming_or_for_a_new_passkey_does_not_open_the_door(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser:
        passkey = registered(browser)
        browser.post("/v1/session/passkey/challenge", json={})
        for path in ("/v1/session/confirm/passkey/challenge", "/v1/account/passkeys/challenge"):
            options = browser.post(path, json={}).json()["options"]
            answer = browser.post("/v1/session/passkey", json={"credential": passkey.show(options)})
            problem_of(answer, 403, "passkey_refused")


@pytest.mark.parametrize(
    "lie", [{"origin": "https://testserver.example"}, {"relying_party": "example"}, {"verifies": False}], ids=str
)
def test_r03_a_new_passkey_must_verify_its_holder_and_belong_here(cast: Cast, lie: Json) -> None:
    with cast.browser(cast.account("paul")) as browser:
        for _ in range(100):
            options = browser.post("/v1/account/passkeys/challenge", json={}).json()["options"]
            answer = added(browser, SoftwarePasskey(**lie).register(options))
            problem_of(answer, 403, "passkey_refused")
        assert browser.get("/v1/account/ways-in").json()["passkeys"] == []


def test_r03_a_registration_is_not_played_twice_and_a_known_passkey_not_taken_over(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser(cast.account("zoe")) as other:
        options = browser.post("/v1/account/passkeys/challenge", json={}).json()["options"]
        passkey = SoftwarePasskey()
        shown = passkey.register(options)
        assert added(browser, shown).status_code == 201
        problem_of(added(browser, shown), 403, "passkey_refused")
        options = other.post("/v1/account/passkeys/challenge", json={}).json()["options"]
        problem_of(added(other, passkey.register(options)), 403, "passkey_refused")


def test_r03_a_passkey_confirms_its_own_session_and_nobody_elses(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser(cast.account("zoe")) as other:
        passkey, others = registered(browser), registered(other)
        cast.clock.move(minutes=6)
        problem_of(browser.post("/v1/devices/sign-out-others", json={}), 403, "step_up_required")
        problem_of(confirmed(browser, others), 403, "passkey_refused")
        problem_of(confirmed(browser, replace(passkey, verifies=False)), 403, "passkey_refused")
        before = browser.cookies[SESSION_COOKIE]
        assert confirmed(browser, passkey).status_code == 204
        assert browser.cookies[SESSION_COOKIE] != before
        assert browser.post("/v1/devices/sign-out-others", json={}).status_code == 204


def test_r03_a_professional_with_a_passkey_needs_more_than_a_password_elsewhere_a_patient_does_not(
    cast: Cast,
) -> None:
    professional, patient = cast.colleague(cast.practice(), "claire"), cast.account("paul")
    with cast.browser(professional) as tablet, cast.browser(patient) as phone, cast.browser() as new:
        registered(tablet)
        registered(phone)
        by_password = {"login": "claire", "password": PASSWORD}
        problem_of(new.post("/v1/session", json=by_password), 403, "second_factor_needed")
        assert new.get("/v1/session").status_code == 401
        assert new.post("/v1/session", json=by_password | {"login": "paul"}).status_code == 200


def test_r03_a_counter_that_went_back_is_told_and_shuts_nobody_out(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser() as new:
        passkey = registered(browser, passkey=SoftwarePasskey(counts=True))
        assert [entered(new, passkey).status_code for _ in range(3)] == [200] * 3
        passkey.sign_count = 0
        assert entered(new, passkey).status_code == 200
    with cast.database.read() as session:
        told = session.exec(select(AuditEvent.reason).where(AuditEvent.purpose == "session/passkey-counter")).all()
    assert told == ["counter_went_back"]


def test_r03_a_counter_of_four_bytes_and_a_name_of_any_length_are_kept_or_refused(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser, cast.browser() as new:
        passkey = registered(browser, passkey=SoftwarePasskey(counts=True, sign_count=2**32 - 2))
        assert entered(new, passkey).status_code == 200

        options = browser.post("/v1/account/passkeys/challenge", json={}).json()["options"]
        answer = added(browser, SoftwarePasskey(credential_id=bytes(1100)).register(options))
        problem_of(answer, 403, "passkey_refused")


def test_r03_no_malformed_answer_is_a_fault_of_the_service(cast: Cast) -> None:
    chance = random.Random(3)
    with cast.browser(cast.account("paul")) as browser, cast.browser() as new:
        passkey = registered(browser)
        for _ in range(150):
            options = new.post("/v1/session/passkey/challenge", json={}).json()["options"]
            shown = _broken(passkey.show(options), chance)
            assert new.post("/v1/session/passkey", json={"credential": shown}).status_code in (403, 422)
            options = browser.post("/v1/account/passkeys/challenge", json={}).json()["options"]
            answer = added(browser, _broken(SoftwarePasskey().register(options), chance))
            assert answer.status_code in (201, 403, 422), answer.text


@pytest.mark.parametrize(
    ("origins", "host", "party"),
    [
        ("https://carnet.example", None, RelyingParty("carnet.example", ["https://carnet.example"])),
        (
            "https://a.example.org,https://b.example.org,https://elsewhere.org",
            "example.org",
            RelyingParty("example.org", ["https://a.example.org", "https://b.example.org"]),
        ),
        (
            "http://localhost:8000,http://127.0.0.1:8000",
            None,
            RelyingParty("localhost", ["http://localhost:8000"]),
        ),
    ],
)
def test_r03_passkeys_belong_to_the_host_of_the_settings(
    cast: Cast, origins: str, host: str | None, party: RelyingParty
) -> None:
    settings = cast.settings.model_copy(update={"origins": tuple(origins.split(",")), "passkey_host": host})
    assert RelyingParty.of(settings) == party


def registered(
    browser: TestClient, label: str = "Téléphone", passkey: SoftwarePasskey | None = None
) -> SoftwarePasskey:
    passkey = passkey or SoftwarePasskey()
    options = browser.post("/v1/account/passkeys/challenge", json={}).json()["options"]
    answer = added(browser, passkey.register(options), label)
    assert answer.status_code == 201, answer.text
    return passkey


def added(browser: TestClient, credential: Json, label: str = "Téléphone") -> Response:
    return browser.post("/v1/account/passkeys", json={"credential": credential, "label": label})


def entered(browser: TestClient, passkey: SoftwarePasskey) -> Response:
    options = browser.post("/v1/session/passkey/challenge", json={}).json()["options"]
    return browser.post("/v1/session/passkey", json={"credential": passkey.show(options)})


def confirmed(browser: TestClient, passkey: SoftwarePasskey) -> Response:
    options = browser.post("/v1/session/confirm/passkey/challenge", json={}).json()["options"]
    return browser.post("/v1/session/confirm/passkey", json={"credential": passkey.show(options)})


def _broken(credential: Json, chance: random.Random) -> Json:
    """One part cut, lengthened or changed."""
    response = dict(credential["response"])
    name = chance.choice(sorted(response))
    text = str(response[name])
    at = chance.randrange(len(text))
    # Every bit of it: the last character of base64 has some that mean nothing.
    other = _BASE64URL[63 - _BASE64URL.index(text[at])] if text[at] in _BASE64URL else "A"
    changed = {
        "cut": text[:at],
        "other": text[:at] + other + text[at + 1 :],
        "longer": text + "A" * chance.randrange(1, 40),
        "twice": text + text,
        "not base64": "é" + text,
    }
    response[name] = chance.choice(list(changed.values()))
    return credential | {"response": response}
