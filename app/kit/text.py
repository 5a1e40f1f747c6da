"""Text typed by people: what may enter the record, and how accents are folded for search."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticKnownError

_MAX_COMBINING_RUN = 8
_ALLOWED_CONTROLS = frozenset("\n\t\r")


def clean_text(value: str) -> str:
    """NFC form, trimmed; raises ValueError for what no keyboard writes (NUL, controls, lone surrogates, mark piles)."""
    if value.isascii() and value.isprintable():
        return value.strip()
    # Before composing, whose time grows with the square of a pile of marks; and after, since it can add marks.
    _refuse_unreadable(value)
    composed = unicodedata.normalize("NFC", value)
    if composed != value:
        _refuse_unreadable(composed)
    return composed.strip()


def _refuse_unreadable(value: str) -> None:
    combining_run = 0
    for character in value:
        category = unicodedata.category(character)
        if category == "Cs" or (category == "Cc" and character not in _ALLOWED_CONTROLS):
            raise ValueError("text_unreadable")
        combining_run = combining_run + 1 if category in ("Mn", "Me") else 0
        if combining_run > _MAX_COMBINING_RUN:
            raise ValueError("text_unreadable")


def fold(value: str) -> str:
    """Lower case without accents, for search that forgives both."""
    decomposed = unicodedata.normalize("NFKD", value.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def cleaned(min_length: int, max_length: int) -> AfterValidator:
    """Cleaning that measures its result: blanks are no text, and composing can make three characters of one."""

    def clean(value: str) -> str:
        text = clean_text(value)
        if len(text) > max_length:
            raise PydanticKnownError("string_too_long", {"max_length": max_length})
        if len(text) < min_length:
            raise PydanticKnownError("string_too_short", {"min_length": min_length})
        return text

    return AfterValidator(clean)


Label = Annotated[str, Field(min_length=1, max_length=200), cleaned(1, 200)]
Line = Annotated[str, Field(max_length=200), cleaned(0, 200)]
Note = Annotated[str, Field(max_length=2000), cleaned(0, 2000)]
Story = Annotated[str, Field(min_length=1, max_length=20_000), cleaned(1, 20_000)]
