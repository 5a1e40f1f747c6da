"""What people may type, how it is found again, and which identifiers are taken."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app.kit.ids import ClientId, named_id, new_id
from app.kit.text import clean_text, fold


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Mn", "Me"))))
def test_what_a_keyboard_writes_is_kept_and_cleaning_again_changes_nothing(text: str) -> None:
    once = clean_text(text)

    assert clean_text(once) == once


@pytest.mark.parametrize("text", ["nul\x00", "\x1b[31m", "\ud800", "a" + "\u0301" * 9, "\x7f"])
def test_what_no_keyboard_writes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="text_unreadable"):
        clean_text(text)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("  un mot \n", "un mot"), ("e\u0301te\u0301", "été"), ("ligne\n\tsuite", "ligne\n\tsuite"), ("🌧 👩‍👧", "🌧 👩‍👧")],
)
def test_text_is_trimmed_and_composed_and_otherwise_left_alone(written: str, kept: str) -> None:
    assert clean_text(written) == kept


@pytest.mark.parametrize(("name", "found"), [("Éloïse", "eloise"), ("STRASSE", "strasse"), ("Straße", "strasse")])
def test_names_are_found_without_accents_or_capitals(name: str, found: str) -> None:
    assert fold(name) == found


def test_ids_made_here_come_in_order_of_time() -> None:
    made = [new_id() for _ in range(1000)]

    assert made == sorted(made)
    assert len(set(made)) == 1000
    assert {one.version for one in made} == {7}


def test_a_named_id_is_the_same_for_ever_and_differs_by_every_part() -> None:
    assert named_id("day", "2026-03-01") == UUID("2d61002b-90b7-5b9f-8ce1-6582e5ba2abd")
    assert named_id("a", "b") == named_id("a", "b")
    assert len({named_id("a", "b"), named_id("ab"), named_id("b", "a"), named_id("a", "b", "")}) == 4


@pytest.mark.parametrize("foreign", [uuid4(), UUID(int=0), UUID("c232ab00-9414-11ec-b3c8-9f6bdeced846")])
def test_only_ids_that_clients_make_for_us_are_taken(foreign: UUID) -> None:
    adapter: TypeAdapter[UUID] = TypeAdapter(ClientId)
    for accepted in (new_id(), named_id("a")):
        assert adapter.validate_python(accepted) == accepted
    with pytest.raises(ValidationError):
        adapter.validate_python(foreign)
