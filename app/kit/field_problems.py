"""Turns what pydantic found into fields and reason codes, without a trace of what was typed."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.kit.errors import FieldProblem

_CODES = {
    "missing": "required",
    "extra_forbidden": "unknown_field",
    "greater_than_equal": "too_small",
    "greater_than": "too_small",
    "less_than_equal": "too_large",
    "less_than": "too_large",
    "string_too_long": "too_long",
    "string_too_short": "too_short",
    "too_long": "too_many",
    "too_short": "too_few",
    "enum": "not_a_choice",
    "literal_error": "not_a_choice",
    "string_pattern_mismatch": "wrong_form",
    "multiple_of": "wrong_step",
    "timezone_aware": "instant_needs_offset",
    "string_unicode": "text_unreadable",
    "finite_number": "not_a_number",
    "json_invalid": "body_unreadable",
    "model_type": "wrong_type",
}
_LIMITS = ("ge", "gt", "le", "lt", "max_length", "min_length", "multiple_of")


def field_problems(errors: Iterable[Mapping[str, Any]], prefix: str = "") -> tuple[FieldProblem, ...]:
    """One problem per error of `ValidationError.errors()`, in order."""
    return tuple(_problem(error, prefix) for error in errors)


def _problem(error: Mapping[str, Any], prefix: str) -> FieldProblem:
    path = ".".join([*([prefix] if prefix else []), *(str(part) for part in error["loc"])])
    context = error.get("ctx") or {}
    limit = next((str(context[name]) for name in _LIMITS if name in context), None)
    return FieldProblem(path, _code(error["type"], context), limit)


def _code(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "value_error":
        return str(context.get("error", "not_valid"))
    if kind in _CODES:
        return _CODES[kind]
    if kind.startswith(("date", "time", "uuid", "timezone")):
        return "wrong_form"
    return "wrong_type" if kind.endswith(("_type", "_parsing")) else "not_valid"
