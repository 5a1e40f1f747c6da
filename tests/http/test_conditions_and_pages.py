"""Entity tags and page cursors."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.http.conditions import entity_tag, matches
from app.http.pages import cursor_of, key_of
from app.kit.errors import InvalidFields

HEAD = UUID("019554f2-0000-7000-8000-000000000000")


@pytest.mark.parametrize(
    ("offered", "is_held"),
    [
        (None, False),
        (f'"{HEAD}"', True),
        (f'"x", W/"{HEAD}"', True),
        ("*", True),
        ('"other"', False),
    ],
)
def test_a_tag_the_client_holds_is_recognised(offered: str | None, is_held: bool) -> None:
    assert matches(offered, entity_tag(HEAD)) is is_held


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200),
    st.integers(-(2**53), 2**53),
)
def test_a_cursor_gives_its_key_back(name: str, number: int) -> None:
    assert key_of(cursor_of(name, number), parts=2) == (name, str(number))


@given(st.text(max_size=60))
def test_any_other_text_is_refused_by_name(text: str) -> None:
    assert _refused_field(text) in (None, "after")


def _refused_field(cursor: str) -> str | None:
    try:
        key_of(cursor, parts=2)
    except InvalidFields as refused:
        return refused.problems[0].field
    return None
