"""Refusals are said in the reader's language, name the field, and never repeat what was typed."""

from typing import Any

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

from app.kit.locale import Language, preferred_language
from app.kit.sentences import SENTENCES, sentence
from tests.cast import ORIGIN, Cast, problem_of
from tests.reference import problem_types

MARKER = "un secret très long"


@pytest.mark.engines("sqlite")
def test_a_refused_field_is_named_in_french_by_default(cast: Cast) -> None:
    with cast.browser() as browser:
        answer = browser.post("/v1/session", json={"login": 7, "autre": MARKER})

    document = problem_of(answer, 422, "invalid_fields")
    assert answer.headers["content-language"] == "fr"
    assert {(entry["field"], entry["code"]) for entry in document["errors"]} == {
        ("login", "wrong_type"),
        ("password", "required"),
        ("autre", "unknown_field"),
    }
    assert document["errors"][0]["message"] == "Une valeur d’un autre type est attendue."
    assert MARKER not in answer.text


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("accepted", "sentence_seen"),
    [
        ("en", "Sign in to continue."),
        ("en-GB,fr;q=0.4", "Sign in to continue."),
        ("fr;q=0.3, en;q=0.2", "Connectez-vous pour continuer."),
        ("de, *;q=0.1", "Connectez-vous pour continuer."),
        ("en;q=abc", "Connectez-vous pour continuer."),
    ],
)
def test_the_reader_chooses_the_language(cast: Cast, accepted: str, sentence_seen: str) -> None:
    with cast.browser() as browser:
        document = problem_of(browser.get("/v1/session", headers={"Accept-Language": accepted}), 401, "sign_in_needed")

    assert document["title"] == sentence_seen


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/nothing-here", 404, "http_404"),
        ("PUT", "/v1/session", 405, "http_405"),
        ("GET", "/v1/patients/not-an-id", 404, "not_reachable"),
        ("GET", "/v1/practices/%00/members", 404, "not_reachable"),
    ],
)
def test_addresses_that_do_not_exist_are_problems_too(
    cast: Cast, method: str, path: str, status: int, code: str
) -> None:
    with cast.browser(cast.account("paul")) as browser:
        problem_of(browser.request(method, path, json={} if method == "PUT" else None), status, code)


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b'{"login": "a", "login": "b"}', 400, "body_duplicate_key"),
        (b"\xff", 400, "body_unreadable"),
        (b"[" * 40 + b"]" * 40, 400, "body_too_deep"),
        (b"", 422, "invalid_fields"),
        (b"[]", 422, "invalid_fields"),
        (b"null", 422, "invalid_fields"),
    ],
)
def test_r28_an_unreadable_body_is_a_problem_not_a_fault(cast: Cast, content: bytes, status: int, code: str) -> None:
    with cast.browser() as browser:
        answer = browser.post("/v1/session", content=content, headers={"Content-Type": "application/json"})

    problem_of(answer, status, code)


def test_every_problem_and_every_field_code_has_its_two_sentences() -> None:
    missing = [error.code for error in problem_types() if error.code not in SENTENCES and error.status < 500]

    assert missing == []
    for code, (french, english) in SENTENCES.items():
        assert sentence(code, Language.fr, limit=3, seconds=4)
        assert french != english, code


def test_french_is_the_language_of_whoever_says_nothing() -> None:
    assert preferred_language(None) is Language.fr
    assert preferred_language("") is Language.fr
    assert preferred_language("en;q=0, fr;q=0") is Language.fr


@pytest.mark.engines("sqlite")
def test_r55_a_fault_shows_a_reference_and_logs_no_value(cast: Cast) -> None:
    router = APIRouter()

    @router.get("/v1/fault")
    def fault() -> dict[str, Any]:
        raise RuntimeError(MARKER)

    # In front, since the front end answers every address nobody else does.
    cast.app.router.routes.insert(0, router.routes[0])
    with (
        capture_logs() as lines,
        TestClient(cast.app, base_url=ORIGIN, raise_server_exceptions=False) as browser,
    ):
        answer = browser.get(f"/v1/fault?note={MARKER}")

    document = problem_of(answer, 500, "unexpected")
    [line] = [line for line in lines if line["event"] == "fault"]
    assert line["reference"] == document["reference"]
    assert line["error"] == "builtins.RuntimeError"
    assert any("fault" in frame for frame in line["frames"])
    assert MARKER not in answer.text
    assert MARKER not in str(lines)
