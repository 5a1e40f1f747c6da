"""Headers every answer carries: what may be loaded, how long it may be kept, which life of the database spoke."""

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.status import HTTP_304_NOT_MODIFIED
from starlette.types import ASGIApp, Message, Receive, Scope, Send

EPOCH_HEADER = "Longcours-Epoch"
API_PREFIX = "/v1"
# Files whose names change with their content.
ASSETS_PREFIX = "/assets/"

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_CLOSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "sync-xhr",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS_POLICY = ", ".join(
    [f"{feature}=()" for feature in _CLOSED_FEATURES]
    # The microphone is for dictating a note, where the browser offers it and the person taps for it.
    + ["microphone=(self)", "publickey-credentials-get=(self)", "publickey-credentials-create=(self)"]
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": PERMISSIONS_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}


_SECURITY_HEADERS = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]


class SecurityHeaders:
    """`epoch` is asked at every answer: a restore replaces it while the process lives on. `page_policy` is the
    policy of the front end's page, None where none is served."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        epoch: Callable[[], str | None],
        page_policy: Callable[[], str | None],
        relaxed_paths: frozenset[str],
    ) -> None:
        self.app = app
        self.epoch = epoch
        self.page_policy = page_policy
        self.relaxed_paths = relaxed_paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._complete(MutableHeaders(scope=message), scope["path"], message["status"])
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _complete(self, headers: MutableHeaders, path: str, status: int) -> None:
        # No route sets one of these itself, so they are put behind the others without looking for each.
        headers.raw.extend(_SECURITY_HEADERS)
        if path in self.relaxed_paths:
            # The interactive documents are one inline script from elsewhere, and off unless asked for.
            del headers["Content-Security-Policy"]
        if path.startswith(API_PREFIX):
            # `private, no-cache` is set by the picture route alone, whose ETag the browser must be able to offer.
            headers.setdefault("Cache-Control", "no-store")
        elif path.startswith(ASSETS_PREFIX):
            headers.setdefault("Cache-Control", "public, max-age=31536000, immutable")
        else:
            headers.setdefault("Cache-Control", "no-cache")
            self._allow_what_the_page_holds(headers, path, status)
        epoch = self.epoch()
        if epoch is not None:
            headers[EPOCH_HEADER] = epoch

    def _allow_what_the_page_holds(self, headers: MutableHeaders, path: str, status: int) -> None:
        policy = self.page_policy()
        # "Not modified" names no type, and a browser takes its policy for that of the page it holds.
        may_be_page = status == HTTP_304_NOT_MODIFIED or headers.get("Content-Type", "").startswith("text/html")
        if policy is not None and may_be_page and path not in self.relaxed_paths:
            headers["Content-Security-Policy"] = policy
