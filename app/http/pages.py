"""Keyset pages: the cursor is the sort key of the last row, opaque to clients."""

import base64
import binascii
import json

from app.http.strict_json import read_json
from app.kit.errors import FieldProblem, InvalidFields

_MAX_CURSOR_LENGTH = 1024


def cursor_of(*key: str | int | None) -> str:
    return base64.urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def key_of(cursor: str, *, parts: int) -> tuple[str, ...]:
    """Raises InvalidFields on `after` for anything `cursor_of` cannot have made with that many parts."""
    try:
        if len(cursor) > _MAX_CURSOR_LENGTH:
            raise ValueError
        padded = cursor + "=" * (-len(cursor) % 4)
        key = read_json(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error):
        raise _not_a_cursor() from None
    if not isinstance(key, list) or len(key) != parts:
        raise _not_a_cursor()
    return tuple(str(part) for part in key)


def _not_a_cursor() -> InvalidFields:
    return InvalidFields((FieldProblem("after", "wrong_form"),))
