"""How refusals stand in the OpenAPI document: one shape for all of them."""

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


_CONTENT = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}

# 422 is named by itself since the framework would document its own shape for it.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    422: {"description": "Fields refused", "content": _CONTENT},
    "4XX": {"description": "Refused", "content": _CONTENT},
}


def add_problem_schema(document: dict[str, Any]) -> dict[str, Any]:
    """Puts the shared schema where the references point."""
    schema = ProblemOut.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(schema.pop("$defs", {}))
    schemas["ProblemOut"] = schema
    return document
