"""Requirement 33: long input made to be slow costs in proportion to its length, counted and not timed."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from app.care.schemas import ConditionLabelFields
from app.catalogue.kinds import ALL_KINDS
from app.http.pages import key_of
from app.http.strict_json import read_json
from app.interop.csv_cells import number_from
from app.interop.csv_mapping import Dialect, plain
from app.kit.errors import InvalidFields
from app.kit.locale import preferred_language
from app.kit.text import clean_text, fold

LENGTH = 5_000

EVIL: dict[str, Callable[[int], str]] = {
    "one letter": lambda length: "a" * length,
    "almost a match": lambda length: "a" * (length - 1) + "!",
    "blanks before a letter": lambda length: " " * (length - 1) + "x",
    "digits and points": lambda length: "1." * (length // 2),
    "opening brackets": lambda length: "[" * length,
    "quotes": lambda length: '"' * length,
    "escapes": lambda length: "\\" * length,
    "commas": lambda length: "," * length,
    "quality values": lambda length: "fr;q=0," * (length // 7),
    "marks in the wrong order": lambda length: "a\u0301\u0323\u0301\u0323" * (length // 5),
    "one endless pile of marks": lambda length: "a" + "\u0301\u0323" * (length // 2),
    "letters that grow when folded": lambda length: "\ufdfa" * length,
    "letters that grow when composed": lambda length: "\u0958" * length,
    "line ends": lambda length: "\r\n" * (length // 2),
    "hyphens": lambda length: "-" * length,
}


def _attempt(read: Callable[[str], Any], text: str) -> None:
    try:
        read(text)
    except (ValueError, InvalidFields):
        return


READERS: dict[str, Callable[[str], Any]] = {
    "cleaning": clean_text,
    "folding": fold,
    "strict json": lambda text: read_json(text.encode("utf-8", "surrogatepass")),
    "a cursor": lambda text: key_of(text, parts=2),
    "a language": preferred_language,
    "a cell with a number": lambda text: number_from(text, Dialect()),
    "a cell with a name": plain,
}


def work(read: Callable[[str], Any], text: str) -> int:
    """Lines of Python run, the function's own and those it calls."""
    lines = 0

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        _attempt(read, text)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("reader", READERS)
def test_r33_twice_the_input_is_at_most_twice_the_work(reader: str, evil: str) -> None:
    once, twice = (work(READERS[reader], EVIL[evil](length)) for length in (LENGTH, 2 * LENGTH))

    assert twice <= 2.2 * once + 200


def test_r33_a_pile_of_marks_is_refused_before_it_is_put_in_order() -> None:
    """Composing sorts the marks of one letter by insertion: a pile of n costs n squared inside one call."""
    pile = "a" + "\u0301\u0323" * LENGTH

    assert work(clean_text, pile) < 200


def _text_fields() -> list[tuple[str, type[BaseModel], str]]:
    return [
        (kind.name, kind.fields, name)
        for kind in ALL_KINDS
        for name, part in kind.fields.model_json_schema()["properties"].items()
        if '"string"' in str(part).replace("'", '"')
    ]


def test_r33_every_text_field_answers_every_evil_text() -> None:
    """The patterns themselves run in an engine without backtracking; this shows that nothing else waits behind them."""
    fields = _text_fields()

    assert len(fields) > 150
    for _, model, name in fields:
        for make in EVIL.values():
            document = {"local_date": "2026-02-10", name: make(LENGTH)}
            with pytest.raises(ValidationError):
                model.model_validate({**document, "unknown": 1})


def test_r33_patterns_are_matched_without_backtracking() -> None:
    """`regex_engine` is pydantic's own, in linear time, unless a model asks for Python's."""
    models = [kind.fields for kind in ALL_KINDS] + [ConditionLabelFields]

    assert {model.model_config.get("regex_engine") for model in models} == {None}
