"""Passwords: length, easiness, and a hash that a small server can afford.

Nineteen mebibytes and two passes are OWASP's minimum for Argon2id; the library's own default took a small server
to 2.4 GB with forty simultaneous sign-ins.
"""

import itertools
import secrets
import unicodedata
from functools import cache
from importlib import resources

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from app.kit.errors import FieldProblem, InvalidFields
from app.kit.text import fold

SHORTEST, LONGEST = 12, 128
AT_MOST_AT_A_TIME = 2
_FEWEST_DIFFERENT = 5
_LONGEST_UNIT = 6
_LEFT_TO_GUESS = 6

_HASHER = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19456, parallelism=1),))
_KEYBOARD_ROWS = ("1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_LOOKALIKES = str.maketrans("013457@$!", "oieastasi")


def normal(password: str) -> str:
    """The same keys pressed on two systems give the same text (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def hash_password(password: str) -> str:
    """33 ms of one core and 19 MiB; callers keep to `AT_MOST_AT_A_TIME`."""
    return _HASHER.hash(normal(password))


def is_password(password: str, password_hash: str | None) -> bool:
    """Takes the same time whether or not there is a hash to compare with."""
    given = normal(password)
    if password_hash is None or len(given) > LONGEST:
        _HASHER.verify(given[:LONGEST], _hash_of_nobody())
        return False
    try:
        return _HASHER.verify(given, password_hash)
    except UnknownHashError:
        return False


@cache
def _hash_of_nobody() -> str:
    return _HASHER.hash(secrets.token_urlsafe(32))


def require_fit_password(password: str, *about: str, field: str = "password") -> None:
    """Raises InvalidFields; `about` are the name and sign-in name, which must not make up most of the password."""
    given = normal(password)
    code = None
    if len(given) < SHORTEST:
        code = "password_too_short"
    elif len(given) > LONGEST:
        code = "password_too_long"
    elif is_guessable(given, *about):
        code = "password_too_common"
    if code is not None:
        raise InvalidFields((FieldProblem(field, code),))


def is_guessable(password: str, *about: str) -> bool:
    """Whether it is a repetition, a walk over keys, or known words with digits around them.

    Rules rather than a list of leaked passwords: of the usual lists almost nothing has twelve characters, and what
    has is of one of these forms.
    """
    plain = fold(password)
    return (
        len(set(plain)) < _FEWEST_DIFFERENT
        or _repeats(plain)
        or _is_walk(plain)
        or _left_after_words(plain, about) < _LEFT_TO_GUESS
        or _left_after_words(plain.translate(_LOOKALIKES), about) < _LEFT_TO_GUESS
    )


def _repeats(plain: str) -> bool:
    return any(plain == (plain[:unit] * (len(plain) // unit + 1))[: len(plain)] for unit in range(1, _LONGEST_UNIT + 1))


def _is_walk(plain: str) -> bool:
    steps = sum(_are_neighbours(left, right) for left, right in itertools.pairwise(plain))
    return steps * 4 >= (len(plain) - 1) * 3


def _are_neighbours(left: str, right: str) -> bool:
    if left == right or abs(ord(left) - ord(right)) == 1:
        return True
    return any(left + right in row or right + left in row for row in _KEYBOARD_ROWS)


def _left_after_words(plain: str, about: tuple[str, ...]) -> int:
    """Characters left once known words, the person's own names, digits and punctuation are taken out."""
    own = [word for text in about for word in fold(text).replace("@", " ").replace(".", " ").split() if len(word) > 3]
    for word in (*own, *_known_words()):
        plain = plain.replace(word, " ")
    return sum(character.isalpha() for character in plain)


@cache
def _known_words() -> tuple[str, ...]:
    text = resources.files("app.identity").joinpath("catalog/guessable_words.txt").read_text("utf-8")
    return tuple(sorted(text.split(), key=len, reverse=True))
