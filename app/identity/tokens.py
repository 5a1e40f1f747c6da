"""Secrets that browsers carry: 256 random bits outside, SHA-256 inside."""

import hashlib
import secrets
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

SESSION_COOKIE = "__Host-s"
DEVICE_COOKIE = "__Host-d"
# Binds a question put to a passkey to the browser it was put to.
CHALLENGE_COOKIE = "__Host-c"
# A header, not a cookie: what opens a locked notebook must never lie on the device, nor travel with a typed address.
READING_HEADER = "Longcours-Reading"
# Browsers refuse more than 400 days.
LONGEST_COOKIE_SECONDS = 400 * 24 * 3600
_LONGEST_TOKEN = 128


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def digest_of_cookie(value: str | None) -> str | None:
    """None for what cannot be one of our tokens."""
    return digest(value) if value and len(value) <= _LONGEST_TOKEN else None


@dataclass(frozen=True, slots=True)
class Presented:
    """Digests of what a request shows: the session, and the token of an unlocked notebook."""

    session_hash: str | None
    reading_hash: str | None = None


def presented_by(request: Request) -> Presented:
    return Presented(
        digest_of_cookie(request.cookies.get(SESSION_COOKIE)), digest_of_cookie(request.headers.get(READING_HEADER))
    )


def set_cookie(response: Response, name: str, token: str, *, max_age_seconds: int) -> None:
    response.set_cookie(name, token, max_age=max_age_seconds, path="/", secure=True, httponly=True, samesite="strict")


def drop_cookie(response: Response, name: str) -> None:
    response.delete_cookie(name, path="/", secure=True, httponly=True, samesite="strict")
