"""The one place where words are sealed and opened: the log holds them, the tables of the kinds hold none."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import orjson
from sqlalchemy import JSON, Enum, String, Table

from app.keyring.models import Part
from app.keyring.sealing import Sealer
from app.records.envelope import Visibility

# Text that is a code or a date, and lists of codes and numbers: what pictures are drawn from stays readable by SQL.
_CODES = frozenset(
    {"zone", "lang", "subtype", "code", "instrument_id", "instrument_version", "reference_date", "main_region"}
    | {"pgic_since"}
)
_LISTS_OF_WORDS = frozenset({"tools_used", "topics", "tools", "recalibrations", "steps", "source_labels"})


@cache
def word_columns(table: Table) -> dict[str, Any]:
    """What stands in the table instead of each column of words."""
    return {column.name: _nothing(column) for column in table.columns if _holds_words(column)}


def _holds_words(column: Any) -> bool:
    if isinstance(column.type, JSON):
        return column.name in _LISTS_OF_WORDS
    is_text = isinstance(getattr(column.type, "impl", column.type), String) and not isinstance(column.type, Enum)
    return is_text and column.name not in _CODES


def _nothing(column: Any) -> Any:
    if isinstance(column.type, JSON):
        return []
    return None if column.nullable else ""


def part_of(visibility: str) -> Part:
    return Part.diary if visibility == Visibility.patient_only else Part.care


def sealed(sealer: Sealer, change: Mapping[str, Any]) -> dict[str, str]:
    """`fields` and `state` as they are stored."""
    part = part_of(change["visibility"])
    return {name: sealer.seal(part, change[name], _place(change["seq"], name)) for name in ("fields", "state")}


def opened(sealer: Sealer, row: Mapping[Any, Any], name: str) -> str:
    """The canonical JSON of `fields` or `state`; an empty object where a legal erasure took it. Reads `seq` too."""
    return sealer.open(row[name], _place(row["seq"], name)) if row[name] else "{}"


def told(sealer: Sealer, row: Mapping[Any, Any], name: str = "state") -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(opened(sealer, row, name))
    return found


def _place(seq: int, name: str) -> str:
    return f"change|{seq}|{name}"
