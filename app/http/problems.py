"""Every refusal as `application/problem+json`, in the reader's language, without a trace of what was typed."""

from collections.abc import Iterable, Mapping
from typing import TypedDict

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from app.kit.errors import DomainError, FieldProblem, InvalidFields, PasscodeRefused, StaleRecord, TooManyTries
from app.kit.locale import Language, preferred_language
from app.kit.sentences import sentence

MEDIA_TYPE = "application/problem+json"


class FieldEntry(TypedDict):
    """One field and why it was refused."""

    field: str
    code: str
    message: str


class Problem(TypedDict, total=False):
    """RFC 9457, with `code` for programs; `reference` only where the fault is ours, `head` where a record is stale,
    `remainingAttempts` (spelled as SMART Health Links does) where a passcode was refused."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldEntry]
    reference: str
    head: str
    remainingAttempts: int


class ProblemResponse(JSONResponse):
    """JSON with the media type of problems."""

    media_type = MEDIA_TYPE


def reader_language(scope: Scope) -> Language:
    return preferred_language(Headers(scope=scope).get("accept-language"))


def problem(code: str, status: int, language: Language, **values: object) -> Problem:
    """`values` fill the sentence of the code."""
    text = sentence(code, language, **values)
    return {"type": f"/problems/{code}", "title": text, "status": status, "detail": text, "code": code}


def field_entries(problems: Iterable[FieldProblem], language: Language) -> list[FieldEntry]:
    return [
        {"field": found.field, "code": found.code, "message": sentence(found.code, language, limit=found.limit or "")}
        for found in problems
    ]


def problem_of(error: DomainError, language: Language) -> Problem:
    """Also what sync puts into a verdict."""
    if isinstance(error, TooManyTries):
        return problem(error.code, error.status, language, seconds=error.retry_after_seconds)
    made = problem(error.code, error.status, language)
    if isinstance(error, InvalidFields):
        made["errors"] = field_entries(error.problems, language)
        made["detail"] = " ".join(f"{entry['field']}: {entry['message']}" for entry in made["errors"][:20])
    if isinstance(error, PasscodeRefused):
        made["remainingAttempts"] = error.remaining_attempts
    if isinstance(error, StaleRecord) and error.head is not None:
        made["head"] = error.head
    return made


def problem_response(made: Problem, language: Language, headers: Mapping[str, str] | None = None) -> ProblemResponse:
    return ProblemResponse(
        made,
        status_code=made["status"],
        headers={"Content-Language": str(language), "Vary": "Accept-Language", **(headers or {})},
    )


async def send_problem(code: str, status: int, scope: Scope, receive: Receive, send: Send) -> None:
    """For middlewares, which answer before any route is chosen."""
    language = reader_language(scope)
    # The rest of a refused body is not read, so the connection cannot be used again.
    headers = {"Connection": "close"} if status in (408, 413, 431) else None
    await problem_response(problem(code, status, language), language, headers)(scope, receive, send)
