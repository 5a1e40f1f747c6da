"""Words that were meant: the typing errors between what was typed and a name, counted up to a small bound."""

from collections.abc import Iterable
from functools import lru_cache

_LETTER_BITS = 63
_FEWEST_LETTERS = 3
_LETTERS_FOR_TWO_ERRORS = 6


def errors_allowed(word: str) -> int:
    """None in the shortest words, which would be near to everything; one in short ones, two in the others."""
    if len(word) < _FEWEST_LETTERS:
        return 0
    return 1 if len(word) < _LETTERS_FOR_TWO_ERRORS else 2


def errors_in(typed: str, name: str) -> int | None:
    """The fewest errors by which `typed` can stand for words of `name`, both folded; None beyond what is allowed.

    An error is a letter too many, missing, wrong, or exchanged with its neighbour; a word may still be unfinished.
    """
    words = name.split()
    total = 0
    for typed_word in typed.split():
        allowed = errors_allowed(typed_word)
        found = [errors for word in words if (errors := _word_errors(typed_word, word, allowed)) is not None]
        if not found:
            return None
        total += min(found)
    return total


def nearest(typed: str, names: Iterable[tuple[str, str]], most: int) -> list[str]:
    """Keys of the (key, folded name) nearest to what was typed: fewest errors first, then by name."""
    scored = [(errors, name, key) for key, name in names if (errors := errors_in(typed, name)) is not None]
    return [key for _, _, key in sorted(scored)[:most]]


@lru_cache(maxsize=20_000)
def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % _LETTER_BITS)
    return bits


def _word_errors(typed: str, word: str, allowed: int) -> int | None:
    if typed in word:
        return 0
    # Every letter that the name lacks costs an error, so most names are left without being compared.
    if not allowed or (_letters(typed) & ~_letters(word)).bit_count() > allowed:
        return None
    return _start_errors(typed, word[: len(typed) + allowed], allowed)


def _start_errors(typed: str, word: str, allowed: int) -> int | None:
    """Optimal alignment of the whole of `typed` with some beginning of `word`, given up as soon as it costs more."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for place, letter in enumerate(typed, start=1):
        earlier, before, row = before, row, [place]
        for at, other in enumerate(word, start=1):
            cost = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != other))
            if place > 1 and at > 1 and letter == word[at - 2] and typed[place - 2] == other:
                cost = min(cost, earlier[at - 2] + 1)
            row.append(cost)
        # An exchange of neighbours reaches over one row.
        if min(row) > allowed and min(before) >= allowed:
            return None
    return found if (found := min(row)) <= allowed else None
