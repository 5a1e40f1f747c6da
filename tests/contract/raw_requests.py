"""Requests to the application itself, without a client in between that would refuse to send them."""

from collections.abc import Iterable
from dataclasses import dataclass

import anyio
from starlette.types import ASGIApp, Message, Scope

from tests.cast import ORIGIN


@dataclass(frozen=True)
class RawRequest:
    method: str
    path: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    content_type: str = "application/json"


def statuses(app: ASGIApp, requests: Iterable[RawRequest]) -> list[int]:
    """The status of each answer, in order."""
    found: list[int] = []

    async def send_all() -> None:
        for request in requests:
            found.append(await _status(app, request))

    anyio.run(send_all)
    return found


async def _status(app: ASGIApp, request: RawRequest) -> int:
    status = 0
    waiting: list[Message] = [{"type": "http.request", "body": request.body, "more_body": False}]

    async def receive() -> Message:
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)

    await app(_scope(request), receive, send)
    return status


def _scope(request: RawRequest) -> Scope:
    headers = [("host", "testserver"), ("origin", ORIGIN), ("content-type", request.content_type)]
    headers += [("content-length", str(len(request.body))), *request.headers]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "https",
        "path": request.path,
        "raw_path": request.path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
        "client": ("192.0.2.1", 1),
        "server": ("testserver", 443),
        "state": {},
    }
