"""Requirement 55: logs carry no personal data."""

import pytest
import structlog

from app.http.log import configure_logging
from tests.cast import PASSWORD, Cast

MARKERS = ("Zéphirine", "zephirine", "un mot de passe égaré", "jeton-perdu-0123456789", "une phrase intime")


@pytest.mark.engines("sqlite")
def test_r55_names_words_passwords_and_tokens_never_reach_the_log(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    name, login, password, token, words = MARKERS
    practice = cast.practice()
    patient_id = cast.person(practice, name)
    account = cast.colleague(practice, login)
    with cast.browser(account) as browser:
        session_token = browser.cookies["__Host-s"]
        browser.post("/v1/session", json={"login": login, "password": password})
        browser.post("/v1/session", json={"login": login, "password": [password]})
        browser.post("/v1/invitations/look-up", json={"token": token})
        browser.get(f"/v1/practices/{practice.id}/people?q={name}")
        browser.get(f"/v1/patients/{patient_id}/flares?after={token}")
        browser.post(f"/v1/practices/{practice.id}/people", json={"display_name": name, "note": words})
        browser.post("/v1/session", json={"login": login, "password": PASSWORD}, headers={"X-Note": words})

    written = capsys.readouterr()
    text = written.out + written.err
    assert text.count('"event": "request"') >= 7
    for marker in (*MARKERS, PASSWORD, session_token, str(patient_id), str(account.id)):
        assert marker not in text


def test_r55_only_listed_fields_are_ever_written(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging()
    structlog.get_logger().info("request", route="/v1/session", note="une phrase intime", status=200)

    written = capsys.readouterr().out
    assert '"status": 200' in written
    assert "intime" not in written
