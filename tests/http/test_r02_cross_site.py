"""Requirement 2: cross-site requests change nothing."""

import pytest
from fastapi.testclient import TestClient
from sqlmodel import func, select

from app.audit.models import AuditEvent
from app.storage.engine import Database
from tests.cast import ORIGIN, Cast, problem_of
from tests.routes import unsafe_routes

CROSS_SITE: dict[str, tuple[dict[str, str], int, str]] = {
    "said to be cross-site": ({"Sec-Fetch-Site": "cross-site", "Origin": ORIGIN}, 403, "cross_site_refused"),
    "from a sibling site": ({"Sec-Fetch-Site": "same-site", "Origin": ORIGIN}, 403, "cross_site_refused"),
    "typed into the address bar": ({"Sec-Fetch-Site": "none", "Origin": ORIGIN}, 403, "cross_site_refused"),
    "from a foreign origin": ({"Origin": "https://elsewhere.example"}, 403, "cross_site_refused"),
    "from an origin that begins like ours": ({"Origin": f"{ORIGIN}.evil.example"}, 403, "cross_site_refused"),
    "from nowhere": ({"Origin": ""}, 403, "cross_site_refused"),
    "as plain text": ({"Origin": ORIGIN, "Content-Type": "text/plain"}, 415, "content_type_refused"),
    "as a form": (
        {"Origin": ORIGIN, "Content-Type": "application/x-www-form-urlencoded"},
        415,
        "content_type_refused",
    ),
}


@pytest.mark.parametrize("manner", CROSS_SITE)
def test_r02_no_unsafe_route_listens_to_another_site(cast: Cast, manner: str) -> None:
    headers, status, code = CROSS_SITE[manner]
    account = cast.account("paul")

    with cast.browser(account) as browser:
        for method, path in unsafe_routes(cast.app):
            given = {"Content-Type": "application/json", **headers}
            answer = browser.request(method, path, content=b"{}", headers=given)
            problem_of(answer, status, code)

    assert _lines(cast.database) == 0


def test_r02_the_apps_own_page_is_listened_to(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser:
        _sign_out(browser, {"Sec-Fetch-Site": "same-origin", "Origin": "https://another.example"})
        _sign_out(browser, {"Origin": ORIGIN})


def test_r02_no_answer_lets_another_origin_read_it(cast: Cast) -> None:
    with cast.browser(cast.account("paul")) as browser:
        answer = browser.get("/v1/session", headers={"Origin": "https://elsewhere.example"})
        preflight = browser.options("/v1/session", headers={"Access-Control-Request-Method": "DELETE"})

    for headers in (answer.headers, preflight.headers):
        assert not [name for name in headers if name.startswith("access-control-")]


def _sign_out(browser: TestClient, headers: dict[str, str]) -> None:
    assert browser.delete("/v1/session", headers=headers).status_code == 204


def _lines(database: Database) -> int:
    with database.read() as session:
        return session.exec(select(func.count()).select_from(AuditEvent)).one()
