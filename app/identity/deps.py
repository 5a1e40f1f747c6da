"""What routes ask for when they only need to know who is there, and how passwords wait for their turn."""

from collections.abc import Callable
from typing import Annotated, TypeVar

import anyio.to_thread
from anyio import CapacityLimiter
from fastapi import Depends, Request

from app.http.deps import clock_of, database_of
from app.identity.passwords import AT_MOST_AT_A_TIME
from app.identity.sessions import authenticate
from app.identity.tokens import presented_by
from app.identity.tries import client_address
from app.identity.viewer import Viewer

Result = TypeVar("Result")


def _signed_in(request: Request) -> Viewer:
    return authenticate(database_of(request), presented_by(request), clock_of(request))


def _signed_in_even_locked(request: Request) -> Viewer:
    return authenticate(database_of(request), presented_by(request), clock_of(request), even_locked=True)


SignedIn = Annotated[Viewer, Depends(_signed_in)]
# For what a locked notebook does: say whose it is, be unlocked, and send.
SignedInEvenLocked = Annotated[Viewer, Depends(_signed_in_even_locked)]


async def hashing(request: Request, work: Callable[[], Result]) -> Result:
    """Two at a time for the whole process; the others wait without holding a thread."""
    state = request.app.state
    if not hasattr(state, "hashing_limiter"):
        state.hashing_limiter = CapacityLimiter(AT_MOST_AT_A_TIME)
    return await anyio.to_thread.run_sync(work, limiter=state.hashing_limiter)


def address_of(request: Request) -> str:
    peer = request.client.host if request.client else None
    forwarded = request.headers.getlist("x-forwarded-for")
    return client_address(peer, forwarded, request.app.state.settings.trusted_proxies)


_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device_label_of(request: Request) -> str:
    """Two words that let a person recognise their own browser in a list, such as `Firefox, Android`."""
    agent = request.headers.get("user-agent", "")[:500]
    parts = [next((name for mark, name in names if mark in agent), "") for names in (_BROWSERS, _SYSTEMS)]
    return ", ".join(part for part in parts if part)
