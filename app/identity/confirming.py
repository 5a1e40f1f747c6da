"""Confirming that it is still oneself, before an act that opens, carries away or hands over a notebook."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from sqlalchemy import update
from sqlmodel import col

from app.http.deps import clock_of
from app.identity.deps import SignedIn
from app.identity.models import WebSession
from app.identity.tokens import digest, new_token
from app.identity.viewer import Viewer
from app.kit.clock import Clock
from app.kit.errors import DomainError
from app.storage.sessions import WriteSession

# In the OpenAPI document, on every route that asks for it: programs know beforehand when to ask for the password.
MARK = "x-confirmed"
CONFIRMED_FOR = timedelta(minutes=5)
# What was asked a moment before, with the former token, is still under way: nobody is signed out by confirming.
_FORMER_TOKEN_FOR = timedelta(minutes=1)


class ConfirmationNeeded(DomainError):
    """Signed in, but too long ago for this act."""

    code = "step_up_required"
    status = 403


def confirm_session(session: WriteSession, viewer: Viewer, clock: Clock) -> str:
    """The new token for the cookie. Raises nothing: whoever calls it has looked at the password or the passkey."""
    now, token = clock(), new_token()
    session.execute(
        update(WebSession)
        .where(col(WebSession.id) == viewer.session_id)
        .values(
            former_token_hash=col(WebSession.token_hash),
            former_until=now + _FORMER_TOKEN_FOR,
            token_hash=digest(token),
            authenticated_at=now,
        )
    )
    return token


def require_confirmed(request: Request, viewer: SignedIn) -> Viewer:
    """Raises ConfirmationNeeded."""
    if clock_of(request)() - viewer.authenticated_at > CONFIRMED_FOR:
        raise ConfirmationNeeded
    return viewer


Confirmed = Annotated[Viewer, Depends(require_confirmed)]
# For routes whose scope comes from another alias: `dependencies=[CONFIRMED]`.
CONFIRMED = Depends(require_confirmed)


def mark_confirmed(api: FastAPI, document: dict[str, Any]) -> dict[str, Any]:
    """Says of each route of the OpenAPI document that it asks for this, where it does."""
    for route in iter_route_contexts(api.routes):
        dependant = getattr(route, "dependant", None)
        if isinstance(dependant, Dependant) and require_confirmed in _calls(dependant):
            for method in route.methods or ():
                document["paths"][str(route.path)][method.lower()][MARK] = True
    return document


def _calls(dependant: Dependant) -> Iterator[object]:
    for inner in dependant.dependencies:
        yield inner.call
        yield from _calls(inner)
