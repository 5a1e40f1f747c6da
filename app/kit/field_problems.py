"""Turns what pydantic found into fields and reason codes, without a trace of what was typed."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from app.kit.errors import FieldProblem, ShapeError
from app.kit.sentences import SENTENCES

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
_SHOWN_AT_MOST = 100
# A key nobody declared is the client's own text; it is only repeated where it looks like a field's name.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}|[0-9]{1,6}")
_LIMITS = ("ge", "gt", "le", "lt", "max_length", "min_length", "multiple_of")


def field_problems(errors: Iterable[Mapping[str, Any]], prefix: str = "") -> tuple[FieldProblem, ...]:
    """One problem per error of `ValidationError.errors()`, in order; the first hundred."""
    return tuple(_problem(error, prefix) for error in islice(errors, _SHOWN_AT_MOST))


def _problem(error: Mapping[str, Any], prefix: str) -> FieldProblem:
    context = error.get("ctx") or {}
    cause = context.get("error")
    inner = cause.field.split(".") if isinstance(cause, ShapeError) else []
    parts = [prefix, *error["loc"], *inner]
    path = ".".join(_shown(str(part)) for part in parts if part != "")
    limit = next((str(context[name]) for name in _LIMITS if name in context), None)
    return FieldProblem(path, _code(error["type"], context), limit)


def _shown(part: str) -> str:
    return part if _NAME.fullmatch(part) else "…"


def _code(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "value_error":
        code = str(context.get("error"))
        return code if code in SENTENCES else "not_valid"
    if kind in _CODES:
        return _CODES[kind]
    if kind.startswith(("date", "time", "uuid", "timezone")):
        return "wrong_form"
    return "wrong_type" if kind.endswith(("_type", "_parsing")) else "not_valid"
