"""Text typed by people: what may enter the record, and how accents are folded for search."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field

_MAX_COMBINING_RUN = 8
_ALLOWED_CONTROLS = frozenset("\n\t\r")


def clean_text(value: str) -> str:
    """NFC form, trimmed; raises ValueError for what no keyboard writes (NUL, controls, lone surrogates, mark piles)."""
    if value.isascii() and value.isprintable():
        return value.strip()
    combining_run = 0
    for character in value:
        category = unicodedata.category(character)
        if category == "Cs" or (category == "Cc" and character not in _ALLOWED_CONTROLS):
            raise ValueError("text_unreadable")
        combining_run = combining_run + 1 if category in ("Mn", "Me") else 0
        if combining_run > _MAX_COMBINING_RUN:
            raise ValueError("text_unreadable")
    return unicodedata.normalize("NFC", value).strip()


def fold(value: str) -> str:
    """Lower case without accents, for search that forgives both."""
    decomposed = unicodedata.normalize("NFKD", value.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


Label = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(clean_text)]
Line = Annotated[str, Field(max_length=200), AfterValidator(clean_text)]
Note = Annotated[str, Field(max_length=2000), AfterValidator(clean_text)]
Story = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(clean_text)]
