"""Secrets that browsers carry: 256 random bits outside, SHA-256 inside."""

import hashlib
import secrets

from starlette.responses import Response

SESSION_COOKIE = "__Host-s"
DEVICE_COOKIE = "__Host-d"
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


def set_cookie(response: Response, name: str, token: str, *, max_age_seconds: int) -> None:
    response.set_cookie(name, token, max_age=max_age_seconds, path="/", secure=True, httponly=True, samesite="strict")


def drop_cookie(response: Response, name: str) -> None:
    response.delete_cookie(name, path="/", secure=True, httponly=True, samesite="strict")
