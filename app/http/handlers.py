"""From exceptions to problems: domain facts, refused fields, and what the framework raises by itself."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.http.problems import problem, problem_of, problem_response, reader_language
from app.kit.errors import DomainError, InvalidFields, NotReachable, ServiceBusy, ShapeError, TooManyTries
from app.kit.field_problems import field_problems
from app.storage.disk import refusal_of_disk

_CODES_OF_STATUS = {
    400: "body_unreadable",
    404: "http_404",
    405: "http_405",
    408: "body_too_slow",
    413: "body_too_large",
    415: "content_type_refused",
}


def add_handlers(app: FastAPI) -> None:
    app.add_exception_handler(DomainError, _domain_fact)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, _refused_fields)  # type: ignore[arg-type]
    app.add_exception_handler(DBAPIError, _refused_by_disk)  # type: ignore[arg-type]
    app.add_exception_handler(NoConnection, _all_taken)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, _framework_refusal)  # type: ignore[arg-type]


def domain_response(request: Request, error: DomainError) -> Response:
    """The answer to a domain fact, for handlers that first do something of their own."""
    language = reader_language(request.scope)
    headers: dict[str, str] = {}
    if isinstance(error, TooManyTries | ServiceBusy):
        headers["Retry-After"] = str(error.retry_after_seconds)
    return problem_response(problem_of(error, language), language, headers)


async def _domain_fact(request: Request, error: DomainError) -> Response:
    return domain_response(request, error)


async def _refused_by_disk(request: Request, error: DBAPIError) -> Response:
    """Any other fault of the database is ours, and is answered as one."""
    refusal = refusal_of_disk(error)
    if refusal is None:
        raise error
    return domain_response(request, refusal)


async def _all_taken(request: Request, _: NoConnection) -> Response:
    """Every connection to the database was in use for as long as one waits for it."""
    return domain_response(request, ServiceBusy())


async def _refused_fields(request: Request, error: RequestValidationError) -> Response:
    found = error.errors()
    if any(entry["loc"][:1] == ("path",) for entry in found):
        # An address that cannot exist is answered like one that does not.
        return domain_response(request, NotReachable())
    if any(entry["type"] == "json_invalid" for entry in found):
        language = reader_language(request.scope)
        return problem_response(problem("body_unreadable", 400, language), language)
    stripped = [{**entry, "loc": _without_place(entry)} for entry in found]
    return domain_response(request, InvalidFields(field_problems(stripped)))


def _without_place(entry: Mapping[str, Any]) -> tuple[int | str, ...]:
    """A field is named as it is written; only what concerns the whole body is called `body`."""
    loc: tuple[int | str, ...] = entry["loc"]
    names_a_field = len(loc) > 1 or isinstance(entry.get("ctx", {}).get("error"), ShapeError)
    return loc[1:] if names_a_field and loc[0] in ("body", "query", "header", "cookie") else loc


async def _framework_refusal(request: Request, error: HTTPException) -> Response:
    language = reader_language(request.scope)
    code = _CODES_OF_STATUS.get(error.status_code, "unexpected" if error.status_code >= 500 else "http_400")
    return problem_response(problem(code, error.status_code, language), language, error.headers)
