"""Headers of every answer, refusals and faults included."""

import pytest
from fastapi.testclient import TestClient

from app.http.headers import EPOCH_HEADER, SECURITY_HEADERS
from app.storage.epoch import current_epoch
from tests.cast import Cast
from tests.routes import all_routes, filled


@pytest.mark.engines("sqlite")
def test_r17_every_route_answers_with_every_header(cast: Cast) -> None:
    with cast.database.read() as session:
        epoch = str(current_epoch(session))

    with cast.browser() as browser:
        for method, path in all_routes(cast.app):
            answer = browser.request(method, filled(path))
            assert {name: answer.headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS, path
            assert answer.headers[EPOCH_HEADER] == epoch
            if path.startswith("/v1"):
                assert answer.headers["Cache-Control"] == "no-store", path


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("path", ["/v1/nothing", "/nothing.txt", "/v1/session/"])
def test_r17_refusals_carry_them_too(cast: Cast, path: str) -> None:
    with cast.browser() as browser:
        answers = [browser.get(path), browser.post(path, headers={"Origin": "https://elsewhere.example"})]

    for answer in answers:
        assert {name: answer.headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_r17_nothing_unsafe_is_allowed_to_run() -> None:
    policy = SECURITY_HEADERS["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "*" not in policy
    assert policy.startswith("default-src 'none'")


def test_r17_the_browser_opens_nothing_but_keys_and_a_microphone_to_this_service_alone() -> None:
    features = dict(feature.split("=") for feature in SECURITY_HEADERS["Permissions-Policy"].split(", "))

    opened = {name for name, allowed in features.items() if allowed != "()"}
    assert opened == {"microphone", "publickey-credentials-get", "publickey-credentials-create"}
    assert {features[name] for name in opened} == {"(self)"}


@pytest.mark.engines("sqlite")
def test_r17_the_documents_of_the_interface_are_off(cast: Cast) -> None:
    with cast.browser() as browser:
        for path in ("/docs", "/redoc", "/openapi.json"):
            assert "openapi" not in _text(browser, path)


def _text(browser: TestClient, path: str) -> str:
    return browser.get(path).text.lower()
