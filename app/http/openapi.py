"""How answers stand in the OpenAPI document: routes name their own refusals, what holds for all is added here."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel


class FieldErrorOut(BaseModel):
    field: str
    code: str
    message: str


class ProblemOut(BaseModel):
    """RFC 9457; `code` is for programs, `detail` for people."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldErrorOut] | None = None
    reference: str | None = None
    head: str | None = None
    remainingAttempts: int | None = None


_REFUSALS = {
    400: ("Unreadable", "The content cannot be read"),
    401: ("SignInNeeded", "No session, or one that has ended; of a shown link: a wrong passcode"),
    403: ("NotAllowed", "Cross-site, or an act outside one's rights"),
    404: ("NotReachable", "Unknown or out of reach; the two are never told apart"),
    408: ("TooSlow", "The content did not arrive in time"),
    409: ("AlreadySo", "What is there already does not allow it"),
    410: ("RecordErased", "The record has been deleted"),
    412: ("StaleRecord", "Somebody wrote in between; `head` names the current revision"),
    413: ("TooLarge", "More than is taken"),
    415: ("ContentTypeRefused", "Another type of content is expected"),
    422: ("InvalidFields", "`errors` names the fields"),
    428: ("PreconditionMissing", "`If-Match` or `If-None-Match` is needed"),
    429: ("TooManyTries", "To be tried again after the seconds of `Retry-After`"),
    431: ("HeadersTooLarge", "More headers than are taken"),
    500: ("Fault", "Our fault; `reference` finds it in the log"),
    503: ("NotReady", "Not ready to work"),
}
_EPOCH = {"Longcours-Epoch": {"$ref": "#/components/headers/Epoch"}}
# What readers of a shown link ask: nobody signs in for it.
SHOWN_PREFIX = "/v1/shared/"
_SESSION_COOKIE = "__Host-s"
_HTTP_METHODS = frozenset({"get", "put", "post", "patch", "delete"})

Responses = dict[int | str, dict[str, Any]]


def refusals(*statuses: int) -> Responses:
    """For the `responses` of a route or a router."""
    return {status: {"description": _REFUSALS[status][1]} for status in statuses}


# Of every route that asks who is there.
PROBLEMS = refusals(401)
ETAG: dict[str, Any] = {"headers": {"ETag": {"description": "Names this revision", "schema": {"type": "string"}}}}


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """Adds to what the framework found: shared refusals, headers, the session cookie; may be called again."""
    components = document.setdefault("components", {})
    for name in ("HTTPValidationError", "ValidationError"):
        components.get("schemas", {}).pop(name, None)
    schema = ProblemOut.model_json_schema(ref_template="#/components/schemas/{model}")
    components.setdefault("schemas", {}).update(schema.pop("$defs", {}))
    components["schemas"]["ProblemOut"] = schema
    components["headers"] = {"Epoch": {"description": "The life of the database", "schema": {"type": "string"}}}
    components["securitySchemes"] = {"session": {"type": "apiKey", "in": "cookie", "name": _SESSION_COOKIE}}
    components["responses"] = {name: _problem_response(status) for status, (name, _) in _REFUSALS.items()}
    for path, operations in document["paths"].items():
        for method in _HTTP_METHODS & operations.keys():
            _complete_operation(operations[method], method, path)
    return document


def _problem_response(status: int) -> dict[str, Any]:
    headers: dict[str, Any] = dict(_EPOCH)
    if status in (429, 503):
        headers["Retry-After"] = {"schema": {"type": "integer"}}
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
    return {"description": _REFUSALS[status][1], "headers": headers, "content": content}


def _complete_operation(operation: dict[str, Any], method: str, path: str) -> None:
    responses = operation["responses"]
    # The framework's own: an address that cannot be read is answered 404 here.
    responses.pop("422", None)
    for parameter in operation.get("parameters", []):
        parameter["schema"] = _never_null(parameter["schema"])
    if "401" in responses and not path.startswith(SHOWN_PREFIX):
        operation["security"] = [{"session": []}]
    for status in _shared_refusals(operation, method, path):
        responses.setdefault(str(status), {})
    for status, response in responses.items():
        if int(status) in _REFUSALS:
            responses[status] = {"$ref": f"#/components/responses/{_REFUSALS[int(status)][0]}"}
        else:
            response.setdefault("headers", {}).update(_EPOCH)
    operation["responses"] = dict(sorted(responses.items()))


def _shared_refusals(operation: dict[str, Any], method: str, path: str) -> Iterator[int]:
    """What the edge itself refuses, and what any address with an id in it does."""
    yield from (431, 500)
    if method != "get":
        yield from (403, 415)
    if "requestBody" in operation:
        yield from (400, 408, 413, 422)
    if "{" in path:
        yield from (403, 404)
    if any(parameter["in"] != "path" for parameter in operation.get("parameters", [])):
        yield 422


def _never_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is given or absent; nothing in an address or a header is a null."""
    choices = [choice for choice in schema.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) != 1:
        return schema
    return {**choices[0], **{name: value for name, value in schema.items() if name != "anyOf"}}
