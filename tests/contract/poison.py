"""What must never enter a record: each poison as the very text of a JSON value, and where to put it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import jsonschema_rs

from app.records.kind import RecordKind

Json = dict[str, Any]
Path = tuple[str | int, ...]

# Stands where the poison goes until the document is text.
_PLACE = "\ue000poison\ue000"


def _text(value: str) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


# Refused with the whole body, before any model sees it.
UNREADABLE: dict[str, bytes] = {
    "not a number": b"NaN",
    "infinity": b"Infinity",
    "minus infinity": b"-Infinity",
    "1e400": b"1e400",
    "-1e400": b"-1e400",
    "two to the power of 63": b"9223372036854775808",
    "minus two to the power of 63": b"-9223372036854775808",
    "five thousand digits": b"9" * 5000,
    "nul": b'"a\\u0000b"',
    "lone surrogate": b'"a\\ud800b"',
    "broken utf-8": b'"a\xff\xfeb"',
    "utf-8 of a surrogate": b'"a\xed\xa0\x80b"',
    "33 levels": b"[" * 33 + b"]" * 33,
    "the same key twice": b'{"a": 1, "a": 2}',
}

# Readable JSON that no field takes, whatever its type.
NEVER_TAKEN: dict[str, bytes] = {
    "10,000 combining marks": _text("a" + "\u0301" * 10_000),
    "nine combining marks": _text("a" + "\u0301" * 9),
    "marks that multiply when composed": _text("\u0344" * 5),
    "a control character": b'"a\\u0007b"',
    "too long a text": b'"' + b"x" * 20_001 + b'"',
    "an object": b'{"marker": 1}',
    "lists in lists": b"[[[]]]",
}

# Right for some fields and refused by the others: the published schema says which.
OFTEN_WRONG: dict[str, bytes] = {
    "minus zero": b"-0",
    "minus zero with a point": b"-0.0",
    "the largest integer": b"9007199254740992",
    "a large number": b"-1e308",
    "a number in words": b'"5"',
    "true": b"true",
    "null": b"null",
    "an empty list": b"[]",
    "a list of nulls": b"[null]",
    "a naive moment": b'"2024-05-01T10:00:00"',
    "seconds since 1970": b"1577836800",
    "seconds since 1970 as text": b'"1577836800"',
    "a day in year one": b'"0001-01-01"',
    "a day that does not exist": b'"2023-02-30"',
    "a moment in year one": b'"0001-01-01T00:00:00Z"',
    "an id of nobody": b'"019554f2-0000-7000-8000-000000000000"',
}
# Taken by the form a schema can express, and refused by the years a life can have.
_OUT_OF_YEARS = ("a day in year one", "a moment in year one")


@dataclass(frozen=True)
class Field:
    """One place in a kind's fields, and the schema that place has."""

    path: Path
    schema: Json

    @property
    def hangs_on_others(self) -> bool:
        """Which keys a map may have is judged from the questionnaire named beside it."""
        return _map_in(self.schema) is not None

    def must_refuse(self, poison: str) -> bool:
        if poison in UNREADABLE:
            return True
        if self.schema.get("readOnly"):  # counted by the service: what is sent there is not read
            return False
        if poison in NEVER_TAKEN:
            return True
        is_dated = '"format": "date' in json.dumps({**self.schema, "$defs": {}})
        if poison in _OUT_OF_YEARS and is_dated:
            return True
        value = json.loads(OFTEN_WRONG[poison])
        return not jsonschema_rs.validator_for(self.schema, validate_formats=True).is_valid(value)


def fields_of(kind: RecordKind, example: Json) -> list[Field]:
    """Every field, and every place inside the lists and parts of the example."""
    schema = kind.fields.model_json_schema()
    found = []
    for name, part in schema["properties"].items():
        found.append(Field((name,), {**part, "$defs": schema.get("$defs", {})}))
        found += [
            Field(path, {**inner, "$defs": schema.get("$defs", {})})
            for path, inner in _inside((name,), example.get(name), part, schema)
        ]
    return found


def _inside(path: Path, value: Any, schema: Json, whole: Json) -> Iterator[tuple[Path, Json]]:
    if isinstance(value, list) and value:
        item = _resolved(schema["items"], whole)
        yield (*path, 0), item
        yield from _inside((*path, 0), value[0], item, whole)
    elif isinstance(value, dict):
        for name, inner in value.items():
            part = schema["properties"][name] if "properties" in schema else _of_map(schema, whole)
            yield (*path, name), part
            yield from _inside((*path, name), inner, part, whole)


def _of_map(schema: Json, whole: Json) -> Json:
    mapped = _map_in(schema)
    assert mapped is not None
    (value,) = mapped["patternProperties"].values()
    return {**_resolved(value, whole), "readOnly": schema.get("readOnly", False)}


def _map_in(schema: Json) -> Json | None:
    """The schema itself, or the one of its choices that is not null."""
    return next((one for one in (schema, *schema.get("anyOf", ())) if "patternProperties" in one), None)


def _resolved(schema: Json, whole: Json) -> Json:
    reference = schema.get("$ref")
    return whole["$defs"][reference.rpartition("/")[2]] if reference else schema


def poisoned(document: Json, paths: list[Path], poison: bytes) -> bytes:
    """The document as JSON text with the poison in these places."""
    made = json.loads(json.dumps(document))
    for path in paths:
        place = made
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = _PLACE
    return (
        json.dumps(made, ensure_ascii=False).encode().replace(json.dumps(_PLACE, ensure_ascii=False).encode(), poison)
    )
