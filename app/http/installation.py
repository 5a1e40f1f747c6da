"""Puts the middlewares around the application in the one right order."""

from fastapi import FastAPI

from app.http.bodies import BodyGate
from app.http.compression import Compression
from app.http.handlers import add_handlers
from app.http.headers import SecurityHeaders
from app.http.log import AccessLog, Faults, configure_logging
from app.http.same_origin import SameOriginOnly
from app.settings import Settings


def install(app: FastAPI, settings: Settings) -> None:
    """`app.state.epoch` and `app.state.page_policy` are read at every answer.

    Added from the inside out: the last one added is met first.
    """
    configure_logging()
    add_handlers(app)
    relaxed = frozenset({"/docs"}) if settings.show_api_documents else frozenset[str]()
    app.add_middleware(BodyGate, seconds=settings.request_seconds)
    app.add_middleware(SameOriginOnly, origins=settings.origins)
    app.add_middleware(Faults)
    app.add_middleware(Compression)
    app.add_middleware(
        SecurityHeaders,
        epoch=lambda: _epoch(app),
        page_policy=lambda: getattr(app.state, "page_policy", None),
        relaxed_paths=relaxed,
    )
    app.add_middleware(AccessLog)


def _epoch(app: FastAPI) -> str | None:
    epoch = getattr(app.state, "epoch", None)
    return None if epoch is None else str(epoch)
