"""Requirement 6: the device list, and remote sign-out that holds at once."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from tests.cast import PASSWORD, Cast, problem_of

NEW_PASSWORD = "le héron revient en avril"


def test_r06_each_browser_is_listed_and_the_current_one_is_marked(cast: Cast) -> None:
    account = cast.account("paul")
    agent = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
    with cast.browser() as phone, cast.browser() as tablet:
        phone.post("/v1/session", json={"login": account.login, "password": PASSWORD}, headers={"User-Agent": agent})
        tablet.post("/v1/session", json={"login": "paul", "password": PASSWORD, "device_label": "Tablette du salon"})
        cast.clock.move(minutes=70)
        listed = tablet.get("/v1/devices").json()

    assert {(device["label"], device["current"]) for device in listed} == {
        ("Firefox, Android", False),
        ("Tablette du salon", True),
    }
    assert all(device["last_seen_at"].endswith(":00:00Z") for device in listed)


def test_r06_fifty_requests_after_a_remote_sign_out_all_fail(cast: Cast) -> None:
    account = cast.account("paul")
    with cast.browser(account) as lost, cast.browser(account) as kept:
        [device] = [device for device in kept.get("/v1/devices").json() if not device["current"]]
        assert lost.get("/v1/session").status_code == 200
        assert kept.delete(f"/v1/devices/{device['id']}").status_code == 204
        with ThreadPoolExecutor(10) as pool:
            statuses = list(pool.map(lambda _: lost.get("/v1/session").status_code, range(50)))
        assert kept.get("/v1/session").status_code == 200

    assert statuses == [401] * 50


def test_r06_somebody_elses_device_cannot_be_signed_out(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as paul, cast.browser(cast.account("anna")) as anna:
        [device] = paul.get("/v1/devices").json()
        problem_of(anna.delete(f"/v1/devices/{device['id']}"), 404, "not_reachable")
        problem_of(anna.delete(f"/v1/devices/{uuid4()}"), 404, "not_reachable")
        assert paul.get("/v1/session").status_code == 200


def test_r06_a_lost_device_is_no_longer_known(cast: Cast) -> None:
    """Whoever holds it has no bucket of tries of their own."""
    account = cast.account("paul")
    with cast.browser(account) as lost, cast.browser(account) as kept, cast.browser() as attacker:
        kept.post("/v1/devices/sign-out-others", json={})
        for _ in range(9):
            attacker.post("/v1/session", json={"login": "paul", "password": "pas le bon mot"})
        again = lost.post("/v1/session", json={"login": "paul", "password": PASSWORD})

    problem_of(again, 429, "too_many_tries")


def test_r06_a_new_password_signs_every_other_device_out(cast: Cast) -> None:
    account = cast.account("paul")
    with cast.browser(account) as other, cast.browser(account) as here, cast.browser() as fresh:
        body = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
        assert here.put("/v1/account/password", json=body).status_code == 204
        problem_of(other.get("/v1/session"), 401, "sign_in_needed")
        assert here.get("/v1/session").status_code == 200
        old = fresh.post("/v1/session", json={"login": "paul", "password": PASSWORD})
        new = fresh.post("/v1/session", json={"login": "paul", "password": NEW_PASSWORD})

    problem_of(old, 401, "sign_in_refused")
    assert new.status_code == 200


def test_a_password_changes_only_for_who_knows_it(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser:
        body = {"current_password": "pas le bon mot", "new_password": NEW_PASSWORD}
        answers = [browser.put("/v1/account/password", json=body) for _ in range(14)]
        easy = browser.put("/v1/account/password", json={"current_password": PASSWORD, "new_password": "motdepasse12"})

    document = problem_of(answers[0], 422, "invalid_fields")
    assert document["errors"][0]["code"] == "password_not_current"
    problem_of(answers[-1], 429, "too_many_tries")
    problem_of(easy, 429, "too_many_tries")
