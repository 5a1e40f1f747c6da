"""Headers of every answer, refusals and faults included."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.http.headers import CONTENT_SECURITY_POLICY, EPOCH_HEADER, SECURITY_HEADERS
from app.http.page_policy import policy_of_page
from app.main import create_app
from app.storage.epoch import current_epoch
from tests.cast import Cast
from tests.databases import ORIGIN
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


_PAGE = "<html><head><script data-fr='x'>let a = 1;</script><style>p{margin:0}</style><script src='/b.js'></script>"


def test_r17_what_the_page_holds_inline_is_named_by_hash_and_nothing_else_is_let_in() -> None:
    policy = policy_of_page(_PAGE)

    assert "script-src 'self' 'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='" in policy
    assert policy.count("sha256-") == 2
    assert "unsafe" not in policy
    assert policy_of_page(_PAGE.replace("a = 1", "a = 2")) != policy
    assert policy_of_page("<script src='/b.js'></script>") == CONTENT_SECURITY_POLICY


@pytest.mark.engines("sqlite")
def test_r17_a_page_that_did_not_change_keeps_its_policy(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(_PAGE)
    settings = cast.settings.model_copy(update={"frontend_folder": tmp_path})

    with TestClient(create_app(settings, cast.database, cast.clock), base_url=ORIGIN) as browser:
        first = browser.get("/", headers={"Accept": "text/html"})
        again = browser.get("/", headers={"Accept": "text/html", "If-None-Match": first.headers["ETag"]})

    assert (first.status_code, again.status_code) == (200, 304)
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"] == policy_of_page(_PAGE)


@pytest.mark.engines("sqlite")
def test_r17_only_the_page_carries_these_hashes(cast: Cast) -> None:
    cast.app.state.page_policy = policy_of_page(_PAGE)

    with cast.browser() as browser:
        answer = browser.get("/livez")

    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


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
