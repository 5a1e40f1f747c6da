"""Requirement 29: too much is refused before it is held."""

import anyio
import pytest
from starlette.types import Message, Scope

from app.http.bodies import MAX_JSON_BYTES, MAX_UPLOAD_BYTES
from tests.cast import Cast, problem_of

CHUNK = bytes(64 * 1024)
THREE_HUNDRED_MEGABYTES = 300 * 1024 * 1024


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("announced", [True, False])
def test_r29_300_megabytes_are_refused_after_the_first(cast: Cast, announced: bool) -> None:
    status, received = _send_endlessly(cast, "/v1/session", b"application/json", announced=announced)

    assert status == 413
    assert received <= (0 if announced else MAX_JSON_BYTES + len(CHUNK))


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("announced", [True, False])
def test_r29_an_endless_file_is_refused_at_20_mebibytes(cast: Cast, announced: bool) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    token = None
    with cast.browser() as browser:
        token = cast.sign_in(browser, cast.colleague(practice, "claire"))
    status, received = _send_endlessly(
        cast,
        f"/v1/patients/{patient_id}/imports",
        b"multipart/form-data; boundary=x",
        announced=announced,
        cookie=f"__Host-s={token}".encode(),
    )

    assert status == 413
    assert received <= (0 if announced else MAX_UPLOAD_BYTES + len(CHUNK))


@pytest.mark.engines("sqlite")
def test_r29_100_kilobytes_of_headers_are_refused(cast: Cast) -> None:
    with cast.browser() as browser:
        problem_of(browser.get("/v1/session", headers={"X-Long": "x" * 100_000}), 431, "headers_too_large")


@pytest.mark.engines("sqlite")
def test_r29_a_body_just_under_the_limit_is_read(cast: Cast) -> None:
    with cast.browser() as browser:
        content = b'{"login": "' + b"a" * (MAX_JSON_BYTES - 100) + b'", "password": "x"}'
        headers = {"Content-Type": "application/json"}
        problem_of(browser.post("/v1/session", content=content, headers=headers), 422, "invalid_fields")


def _send_endlessly(
    cast: Cast, path: str, content_type: bytes, *, announced: bool, cookie: bytes = b""
) -> tuple[int, int]:
    """Status of the answer, and how many bytes were taken before it came."""
    length = (b"content-length", str(THREE_HUNDRED_MEGABYTES).encode())
    chunked = (b"transfer-encoding", b"chunked")
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "https",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [
            (b"host", b"testserver"),
            (b"origin", b"https://testserver"),
            (b"content-type", content_type),
            (b"cookie", cookie),
            length if announced else chunked,
        ],
        "client": ("192.0.2.1", 1),
        "server": ("testserver", 443),
        "state": {},
    }
    received, statuses = 0, []

    async def receive() -> Message:
        nonlocal received
        received += len(CHUNK)
        assert received <= THREE_HUNDRED_MEGABYTES, "never refused"
        first = b'--x\r\nContent-Disposition: form-data; name="file"; filename="d.csv"\r\n\r\n'
        body = (first + CHUNK)[: len(CHUNK)] if received == len(CHUNK) else CHUNK
        return {"type": "http.request", "body": body, "more_body": True}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    anyio.run(cast.app, scope, receive, send)
    return statuses[0], received
