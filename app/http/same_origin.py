"""Cross-site requests change nothing: every unsafe method must come from a page of this very origin."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.http.problems import send_problem

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def is_upload(path: str) -> bool:
    """The routes that take a file, as `multipart/form-data`: a diary or archive, and a calendar."""
    is_diary = path.startswith("/v1/patients/") and path.endswith("/imports")
    return is_diary or (path.startswith("/v1/practices/") and path.endswith("/calendar"))


class SameOriginOnly:
    """`Sec-Fetch-Site` where the browser sends it, else an `Origin` known by its exact text.

    JSON only, since a foreign page can post a form or plain text without asking, but not JSON.
    """

    def __init__(self, app: ASGIApp, *, origins: tuple[str, ...]) -> None:
        self.app = app
        self.origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not (self._comes_from_here(headers) or _is_program_with_a_link(headers, scope["path"])):
            await send_problem("cross_site_refused", 403, scope, receive, send)
        elif not _has_accepted_content(headers, scope["path"]):
            await send_problem("content_type_refused", 415, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _comes_from_here(self, headers: Headers) -> bool:
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site == "same-origin"
        return headers.get("origin") in self.origins


def _is_program_with_a_link(headers: Headers, path: str) -> bool:
    """Programs that open a shown link are on no page; browsers always say where they are. No cookie is read there."""
    return path.startswith("/v1/shared/") and "origin" not in headers and "sec-fetch-site" not in headers


def _has_accepted_content(headers: Headers, path: str) -> bool:
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == "application/json":
        return not is_upload(path)
    if content_type == "multipart/form-data":
        return is_upload(path)
    # Without a body there is nothing to read: signing out and deleting carry none.
    has_body = headers.get("transfer-encoding") is not None or headers.get("content-length", "0") != "0"
    return content_type == "" and not has_body
