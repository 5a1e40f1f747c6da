"""Structured logs from an allow-list of fields: no query strings, no bodies, no identifiers of people."""

import logging
import secrets
import time
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.http.problems import problem, problem_response, reader_language

ALLOWED_FIELDS = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "method",
        "route",
        "status",
        "ms",
        "reference",
        "error",
        "frames",
        "person",
        "chain",
        "length",
        "head",
        "count",
        "version",
        "job",
    }
)
_APP_FOLDER = Path(__file__).resolve().parents[2]
_FRAMES_KEPT = 12


def _only_allowed(_: Any, __: str, fields: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {name: value for name, value in fields.items() if name in ALLOWED_FIELDS}


def configure_logging() -> None:
    """Drops whatever is not on the list, and silences the server's own access log, which prints query strings."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _only_allowed,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=False,
    )
    logging.getLogger("uvicorn.access").disabled = True
    # These print whole addresses, and a push address belongs to one device.
    for outgoing in ("httpx", "httpcore"):
        logging.getLogger(outgoing).setLevel(logging.WARNING)


def frames_of(error: BaseException) -> list[str]:
    """Where it happened, as file, line and function; never the values, which may be a person's words."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES_KEPT:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(_APP_FOLDER)) if path.is_relative_to(_APP_FOLDER) else "/".join(path.parts[-3:])


class AccessLog:
    """One line a request; an unforeseen fault becomes a 500 that carries a reference and nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.log = structlog.get_logger()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 0

        async def send_noting_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noting_status)
        finally:
            elapsed_ms = round((time.perf_counter() - started) * 1000, 1)
            self.log.info("request", method=scope["method"], route=_route_template(scope), status=status, ms=elapsed_ms)


class Faults:
    """Stands inside the headers, so that even a fault is answered with all of them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.log = structlog.get_logger()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_started = False

        async def send_noting_start(message: Message) -> None:
            nonlocal has_started
            has_started = has_started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, send_noting_start)
        except Exception as error:
            if scope["type"] != "http" or has_started:
                raise
            reference = secrets.token_hex(8)
            self.log.error(
                "fault",
                reference=reference,
                error=f"{type(error).__module__}.{type(error).__qualname__}",
                frames=frames_of(error),
                route=_route_template(scope),
            )
            language = reader_language(scope)
            made = problem("unexpected", 500, language)
            made["reference"] = reference
            await problem_response(made, language)(scope, receive, send)


def _route_template(scope: Scope) -> str:
    """The path as declared, with its `{placeholders}`; addresses nobody declared are not repeated."""
    route = scope.get("route")
    return str(getattr(route, "path", "")) or "unmatched"
