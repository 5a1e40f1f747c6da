"""Cells that no spreadsheet takes for a formula."""

from typing import Any

import orjson

# The full-width twins are read as operators too by some spreadsheets.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: Any) -> Any:
    """Numbers stay numbers, nothing stays empty, lists become JSON, and text that could be run gets an apostrophe."""
    if value is None or isinstance(value, bool | int | float):
        return value
    text = value if isinstance(value, str) else _as_text(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _as_text(value: Any) -> str:
    return orjson.dumps(value).decode() if isinstance(value, list | dict) else str(value)
