"""Compression of JSON, text and the front end's files above one kilobyte, by what the client accepts."""

import gzip

import brotli
import zstandard
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.http.headers import API_PREFIX

MINIMUM_BYTES = 1024
MAXIMUM_BYTES = 8 * 1024 * 1024
_MOST_KEPT_FILES = 200
_COMPRESSED_ASIDE_FROM_BYTES = 64 * 1024
_COMPRESSIBLE = (
    "application/json",
    "application/problem+json",
    "application/manifest+json",
    "application/javascript",
    "image/svg+xml",
    "text/",
)
# Levels where a ten-year picture costs the server about ten milliseconds rather than hundreds.
_BROTLI_QUALITY, _ZSTD_LEVEL, _GZIP_LEVEL = 4, 3, 5
# Columns of a whole life, mostly ids: half the time, a hundredth more bytes.
_LARGE_FROM_BYTES, _BROTLI_QUALITY_OF_LARGE = 256 * 1024, 2
# For files, which are compressed once and sent many times.
_THOROUGH_BROTLI, _THOROUGH_ZSTD, _THOROUGH_GZIP = 9, 12, 9


def chosen_encoding(accepted: str) -> str | None:
    """The first of br, zstd, gzip that the client does not rule out; quality values only matter when zero."""
    offered: set[str] = set()
    for part in accepted.lower().split(","):
        name, _, parameters = part.strip().partition(";")
        if parameters.replace(" ", "").rstrip("0.") != "q=":
            offered.add(name.strip())
    return next((name for name in ("br", "zstd", "gzip") if name in offered), None)


def compress(body: bytes, encoding: str, *, thorough: bool = False) -> bytes:
    if encoding == "br":
        quick = _BROTLI_QUALITY if len(body) < _LARGE_FROM_BYTES else _BROTLI_QUALITY_OF_LARGE
        compressed: bytes = brotli.compress(body, quality=_THOROUGH_BROTLI if thorough else quick)
        return compressed
    if encoding == "zstd":
        return zstandard.ZstdCompressor(level=_THOROUGH_ZSTD if thorough else _ZSTD_LEVEL).compress(body)
    return gzip.compress(body, compresslevel=_THOROUGH_GZIP if thorough else _GZIP_LEVEL, mtime=0)


class Compression:
    """Answers of known, moderate length; what streams without an end in sight passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept = KeptFiles()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] == "HEAD":
            await self.app(scope, receive, send)
            return
        encoding = chosen_encoding(Headers(scope=scope).get("accept-encoding", ""))
        kept = None if scope["path"].startswith(API_PREFIX) else self.kept
        await self.app(scope, receive, _CompressingSend(send, encoding, kept))


class KeptFiles:
    """The front end's files, compressed once: by their tag, which changes with every build. Never a person's data."""

    def __init__(self) -> None:
        self._by_tag: dict[tuple[str, str], bytes] = {}

    def compressed(self, tag: str, body: bytes, encoding: str) -> bytes:
        key = (tag, encoding)
        if key not in self._by_tag:
            if len(self._by_tag) >= _MOST_KEPT_FILES:
                self._by_tag.clear()
            self._by_tag[key] = compress(body, encoding, thorough=True)
        return self._by_tag[key]


class _CompressingSend:
    """Holds the answer back until it is whole, if it is short enough to be worth it."""

    def __init__(self, send: Send, encoding: str | None, kept: KeptFiles | None) -> None:
        self.send = send
        self.encoding = encoding
        self.kept = kept
        self.start: Message | None = None
        self.pieces: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith(_COMPRESSIBLE) and "content-encoding" not in headers:
                headers.add_vary_header("Accept-Encoding")
                if self.encoding is not None and _is_worth_it(message, headers):
                    self.start = message
                    return
            await self.send(message)
        elif self.start is not None and message["type"] == "http.response.body":
            self.pieces.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._send_whole(self.start, b"".join(self.pieces), self.encoding or "")
        else:
            await self.send(message)

    async def _send_whole(self, start: Message, body: bytes, encoding: str) -> None:
        headers = MutableHeaders(scope=start)
        tag = headers.get("etag")
        if self.kept is not None and tag is not None:
            body = await run_in_threadpool(self.kept.compressed, tag, body, encoding)
        elif len(body) < _COMPRESSED_ASIDE_FROM_BYTES:
            body = compress(body, encoding)
        else:
            body = await run_in_threadpool(compress, body, encoding)
        headers["Content-Encoding"] = encoding
        headers["Content-Length"] = str(len(body))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def _is_worth_it(start: Message, headers: MutableHeaders) -> bool:
    length = headers.get("content-length", "")
    return start["status"] != 206 and length.isdigit() and MINIMUM_BYTES < int(length) <= MAXIMUM_BYTES
