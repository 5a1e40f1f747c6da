"""Payloads of older clients, brought to today's field names.

A phone may come back after fourteen months with unsent notes; the two schemas before the current one are always read.
Each step turns one version into the next and is kept for as long as that promise needs it.
"""

from collections.abc import Callable
from typing import Any

from app.kit.errors import FieldProblem, InvalidFields

CURRENT_SCHEMA = 3
OLDEST_SCHEMA = CURRENT_SCHEMA - 2
# Beyond any night, and short of what becomes infinite in minutes.
_HOURS_OF_A_YEAR = 8784


def _from_1(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 called a flare's worst pain `intensity`."""
    return _renamed(fields, "intensity", "worst_pain") if kind == "flare" else fields


def _from_2(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Schema 2 gave a night in hours."""
    if kind != "night" or "sleep_hours" not in fields:
        return fields
    hours = fields["sleep_hours"]
    is_read = isinstance(hours, int | float) and not isinstance(hours, bool) and abs(hours) <= _HOURS_OF_A_YEAR
    minutes = round(hours * 60) if is_read else hours
    return {name: value for name, value in fields.items() if name != "sleep_hours"} | {"sleep_minutes": minutes}


_STEPS: dict[int, Callable[[str, dict[str, Any]], dict[str, Any]]] = {1: _from_1, 2: _from_2}


def upcast(kind: str, fields: dict[str, Any], client_schema: int) -> dict[str, Any]:
    """Fields as today's client would write them."""
    for version in range(client_schema, CURRENT_SCHEMA):
        fields = _STEPS[version](kind, fields)
    return fields


def refuse_unknown_schema(client_schema: int) -> None:
    """Raises InvalidFields for a client newer than this server, or older than the two versions before it."""
    if not OLDEST_SCHEMA <= client_schema <= CURRENT_SCHEMA:
        raise InvalidFields((FieldProblem("client_schema", "client_schema_unknown"),))


def _renamed(fields: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if name == old else name: value for name, value in fields.items()}
