"""The routes of the service as its own OpenAPI document lists them."""

from collections.abc import Iterator
from uuid import UUID

from fastapi import FastAPI

SAFE = {"get", "head", "options"}
NOBODY = UUID("019554f2-0000-7000-8000-000000000000")


def all_routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """(METHOD, path template)."""
    for path, methods in sorted(app.openapi()["paths"].items()):
        for method in sorted(methods):
            yield method.upper(), path


def unsafe_routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """(METHOD, path) with an invented id in every place for one."""
    for method, path in all_routes(app):
        if method.lower() not in SAFE:
            yield method, filled(path)


def filled(path: str, **ids: object) -> str:
    """The template with these ids, and an invented one wherever none is given; pictures are named, not numbered."""
    ids = {"picture": "work"} | ids
    parts = []
    for part in path.split("/"):
        is_place = part.startswith("{") and part.endswith("}")
        parts.append(str(ids.get(part[1:-1], NOBODY)) if is_place else part)
    return "/".join(parts)
