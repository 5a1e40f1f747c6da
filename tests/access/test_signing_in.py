"""Signing in and out over HTTP."""

from tests.cast import PASSWORD, Cast, problem_of


def test_a_password_opens_a_session_and_the_answer_says_who_is_there(cast: Cast) -> None:
    practice = cast.practice()
    account = cast.colleague(practice, "claire")

    with cast.browser() as browser:
        answer = browser.post("/v1/session", json={"login": "Claire", "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        assert browser.get("/v1/session").json() == answer.json()

    assert answer.json() == {
        "account_id": str(account.id),
        "display_name": "Claire",
        "language": "fr",
        "patient_id": None,
        "practices": [{"id": str(practice.id), "name": "Cabinet des Tilleuls", "role": "therapist"}],
        "device_id": answer.json()["device_id"],
        "emergencies_unseen": 0,
    }


def test_signing_out_ends_the_session_at_once(cast: Cast) -> None:
    account = cast.account("paul")

    with cast.browser(account) as browser:
        assert browser.get("/v1/session").status_code == 200
        token = browser.cookies["__Host-s"]
        assert browser.delete("/v1/session").status_code == 204
        assert browser.delete("/v1/session").status_code == 204
        problem_of(browser.get("/v1/session", headers={"Cookie": f"__Host-s={token}"}), 401, "sign_in_needed")
