"""Bodies and headers are measured, and JSON is read strictly, before any route is chosen."""

from anyio import current_time, fail_at
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.http.problems import send_problem
from app.http.same_origin import is_upload
from app.http.strict_json import UnreadableJson, read_json

MAX_JSON_BYTES = 1024 * 1024
MAX_UPLOAD_BYTES = 20 * 1024 * 1024
MAX_HEADER_BYTES = 32 * 1024
_READ_ASIDE_FROM_BYTES = 32 * 1024
# An upload is up to twenty times as large as JSON may be, and comes from a desk more often than from a street.
_UPLOAD_PATIENCE = 5
# The rest of what was refused is not waited for.
_NO_FURTHER = {"Connection": "close"}


class BodyTooLarge(HTTPException):
    """An HTTPException, since the form parser lets nothing else through."""

    def __init__(self) -> None:
        super().__init__(status_code=413, headers=_NO_FURTHER)


class BodyTooSlow(HTTPException):
    """As above; whoever sends drop by drop holds no place for longer than that."""

    def __init__(self) -> None:
        super().__init__(status_code=408, headers=_NO_FURTHER)


class BodyGate:
    """Answers 413 for too much (announced or streamed), 408 for what does not arrive in time, 431 for headers, 400 for
    JSON that is not strict.
    """

    def __init__(self, app: ASGIApp, *, seconds: float) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if sum(len(name) + len(value) for name, value in scope["headers"]) > MAX_HEADER_BYTES:
            await send_problem("headers_too_large", 431, scope, receive, send)
            return
        headers = Headers(scope=scope)
        limit = MAX_UPLOAD_BYTES if is_upload(scope["path"]) else MAX_JSON_BYTES
        if _announced_bytes(headers) > limit:
            await send_problem("body_too_large", 413, scope, receive, send)
        elif is_upload(scope["path"]):
            await self.app(scope, _limited(receive, limit, self.seconds * _UPLOAD_PATIENCE), send)
        else:
            await self._read_first(scope, receive, send)

    async def _read_first(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if headers.get("transfer-encoding") is None and _announced_bytes(headers) == 0:
            await self.app(scope, receive, send)
            return
        try:
            body = await _whole_body(_limited(receive, MAX_JSON_BYTES, self.seconds))
        except BodyTooLarge:
            await send_problem("body_too_large", 413, scope, receive, send)
            return
        except BodyTooSlow:
            await send_problem("body_too_slow", 408, scope, receive, send)
            return
        if body is None:
            return
        try:
            await _check(body)
        except UnreadableJson as error:
            await send_problem(error.code, 400, scope, receive, send)
            return
        await self.app(scope, _replay(body, receive), send)


async def _check(body: bytes) -> None:
    if not body:
        return
    if len(body) < _READ_ASIDE_FROM_BYTES:
        read_json(body)
    else:
        await run_in_threadpool(read_json, body)


def _announced_bytes(headers: Headers) -> int:
    announced = headers.get("content-length", "0")
    if not announced.isascii() or not announced.isdigit() or len(announced) > 15:
        return MAX_UPLOAD_BYTES + 1
    return int(announced)


def _limited(receive: Receive, limit: int, seconds: float) -> Receive:
    """Until the body is whole; what is asked for afterwards, such as whether the client is still there, may wait."""
    received, until, is_whole = 0, current_time() + seconds, False

    async def receive_counted() -> Message:
        nonlocal received, is_whole
        if is_whole:
            return await receive()
        try:
            with fail_at(until):
                message = await receive()
        except TimeoutError:
            raise BodyTooSlow from None
        is_whole = not message.get("more_body", False)
        if message["type"] == "http.request":
            received += len(message.get("body", b""))
            if received > limit:
                raise BodyTooLarge
        return message

    return receive_counted


async def _whole_body(receive: Receive) -> bytes | None:
    """None when the client went away."""
    chunks: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        chunks.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(chunks)


def _replay(body: bytes, receive: Receive) -> Receive:
    is_given = False

    async def receive_again() -> Message:
        nonlocal is_given
        if is_given:
            return await receive()
        is_given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again
