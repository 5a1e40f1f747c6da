"""One strict reading of every JSON body, before any model sees it.

What is refused here can otherwise be stored and make a whole history unreadable: infinities, lone surrogates,
NUL, integers no other client can hold, two values under one key.
"""

import json
import math
from collections.abc import Iterator
from typing import NoReturn, TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

MAX_DEPTH = 32
# A full push (100 body maps of 68 regions) has 23,000 values; half a mebibyte of `[]` has 170,000.
MAX_VALUES = 50_000
LARGEST_INTEGER = 2**53


class UnreadableJson(ValueError):
    """`code` is the problem code; the offending text is never kept."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_json(body: bytes) -> Json:
    """Raises UnreadableJson with one of `body_unreadable`, `body_too_deep`, `body_too_many_values`,
    `body_duplicate_key`, `body_number_unreadable`, `body_text_unreadable`."""
    try:
        text = body.decode("utf-8")
        document: Json = json.loads(
            text,
            object_pairs_hook=_object_without_twins,
            parse_constant=_refuse_constant,
            parse_int=_integer,
            parse_float=_finite,
        )
    except RecursionError:
        raise UnreadableJson("body_too_deep") from None
    except UnreadableJson:
        raise
    except ValueError:
        raise UnreadableJson("body_unreadable") from None
    _check_values(document)
    return document


def _object_without_twins(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise UnreadableJson("body_duplicate_key")
    return members


def _refuse_constant(_: str) -> NoReturn:
    raise UnreadableJson("body_number_unreadable")


def _integer(digits: str) -> int:
    # Seventeen characters hold any accepted integer, and int() on a million digits takes minutes.
    if len(digits) > 17 or abs(value := int(digits)) > LARGEST_INTEGER:
        raise UnreadableJson("body_number_unreadable")
    return value


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise UnreadableJson("body_number_unreadable")
    return value


def _check_values(document: Json) -> None:
    seen = 0
    level: list[Json] = [document]
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise UnreadableJson("body_too_deep")
        seen += len(level)
        if seen > MAX_VALUES:
            raise UnreadableJson("body_too_many_values")
        level = list(_next_level(level))


def _next_level(level: list[Json]) -> Iterator[Json]:
    for value in level:
        if isinstance(value, str):
            _check_text(value)
        elif isinstance(value, list):
            yield from value
        elif isinstance(value, dict):
            for key in value:
                _check_text(key)
            yield from value.values()


def _check_text(value: str) -> None:
    if "\x00" in value:
        raise UnreadableJson("body_text_unreadable")
    if not value.isascii():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise UnreadableJson("body_text_unreadable") from None
