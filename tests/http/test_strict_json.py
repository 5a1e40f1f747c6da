"""What may enter as JSON, and the poison that may not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.http.strict_json import LARGEST_INTEGER, UnreadableJson, read_json

POISON: dict[str, tuple[bytes, str]] = {
    "nothing but a word": (b"hello", "body_unreadable"),
    "half a document": (b'{"a": [1,', "body_unreadable"),
    "two documents": (b"{} {}", "body_unreadable"),
    "not a number": (b'{"a": NaN}', "body_number_unreadable"),
    "infinity": (b'{"a": Infinity}', "body_number_unreadable"),
    "minus infinity": (b'{"a": -Infinity}', "body_number_unreadable"),
    "infinity written as a number": (b'{"a": 1e400}', "body_number_unreadable"),
    "two to the power of 63": (b'{"a": 9223372036854775808}', "body_number_unreadable"),
    "one beyond what a browser holds": (b'{"a": 9007199254740993}', "body_number_unreadable"),
    "a million digits": (b'{"a": ' + b"9" * 900_000 + b"}", "body_number_unreadable"),
    "nul": (b'{"a": "x\\u0000y"}', "body_text_unreadable"),
    "nul in a key": (b'{"a\\u0000": 1}', "body_text_unreadable"),
    "lone surrogate": (b'{"a": "\\ud800"}', "body_text_unreadable"),
    "lone surrogate in a key": (b'{"\\udfff": 1}', "body_text_unreadable"),
    "bytes that are not utf-8": (b'{"a": "\xff\xfe"}', "body_unreadable"),
    "utf-16": ('{"a": 1}'.encode("utf-16"), "body_unreadable"),
    "the same key twice": (b'{"a": 1, "a": 2}', "body_duplicate_key"),
    "the same key twice, deeper": (b'{"a": [{"b": 1, "b": 1}]}', "body_duplicate_key"),
    "33 levels": (b"[" * 33 + b"]" * 33, "body_too_deep"),
    "100,000 levels": (b"[" * 100_000 + b"]" * 100_000, "body_too_deep"),
    "170,000 values": (b"[" + b"[]," * 170_000 + b"[]]", "body_too_many_values"),
}


@pytest.mark.parametrize("name", POISON)
def test_r28_poison_is_named_and_refused(name: str) -> None:
    body, code = POISON[name]

    with pytest.raises(UnreadableJson) as refused:
        read_json(body)

    assert refused.value.code == code


@pytest.mark.parametrize(
    "text",
    ["null", "0", "-0", "1.5", '"é"', '"\\ud83d\\ude00"', str(LARGEST_INTEGER), str(-LARGEST_INTEGER), "1e-400"],
)
def test_what_every_client_can_hold_passes(text: str) -> None:
    assert read_json(text.encode()) == json.loads(text)


def test_32_levels_pass() -> None:
    assert read_json(b"[" * 32 + b"]" * 32) is not None


_scalars = (
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
)
_keys = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
_documents = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4), max_leaves=20
)


@given(_documents)
def test_ordinary_json_is_read_as_it_is(document: object) -> None:
    assert read_json(json.dumps(document).encode()) == document
    assert read_json(json.dumps(document, ensure_ascii=False).encode()) == document
