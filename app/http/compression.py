"""Compression of JSON and text answers above one kilobyte, by what the client accepts."""

import gzip

import brotli
import zstandard
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MINIMUM_BYTES = 1024
_COMPRESSED_ASIDE_FROM_BYTES = 64 * 1024
_COMPRESSIBLE = ("application/json", "application/problem+json", "text/", "image/svg+xml", "application/manifest+json")
# Levels where a ten-year picture costs the server about ten milliseconds rather than hundreds.
_BROTLI_QUALITY, _ZSTD_LEVEL, _GZIP_LEVEL = 4, 3, 5


def chosen_encoding(accepted: str) -> str | None:
    """The first of br, zstd, gzip that the client does not rule out; quality values only matter when zero."""
    offered: set[str] = set()
    for part in accepted.lower().split(","):
        name, _, parameters = part.strip().partition(";")
        if parameters.replace(" ", "").rstrip("0.") != "q=":
            offered.add(name.strip())
    return next((name for name in ("br", "zstd", "gzip") if name in offered), None)


def compress(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        compressed: bytes = brotli.compress(body, quality=_BROTLI_QUALITY)
        return compressed
    if encoding == "zstd":
        return zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compress(body)
    return gzip.compress(body, compresslevel=_GZIP_LEVEL, mtime=0)


class Compression:
    """Only answers sent whole; streams and files pass as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] == "HEAD":
            await self.app(scope, receive, send)
            return
        encoding = chosen_encoding(Headers(scope=scope).get("accept-encoding", ""))
        await self.app(scope, receive, _CompressingSend(send, encoding))


class _CompressingSend:
    """Holds the start of the answer back until its first piece shows whether it is whole."""

    def __init__(self, send: Send, encoding: str | None) -> None:
        self.send = send
        self.encoding = encoding
        self.start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith(_COMPRESSIBLE) and "content-encoding" not in headers:
                headers.add_vary_header("Accept-Encoding")
                if self.encoding is not None:
                    self.start = message
                    return
            await self.send(message)
        elif self.start is not None and message["type"] == "http.response.body":
            start, self.start = self.start, None
            await self._send_whole(start, message)
        else:
            await self.send(message)

    async def _send_whole(self, start: Message, message: Message) -> None:
        body = message.get("body", b"")
        if self.encoding is not None and len(body) > MINIMUM_BYTES and not message.get("more_body", False):
            if len(body) < _COMPRESSED_ASIDE_FROM_BYTES:
                body = compress(body, self.encoding)
            else:
                body = await run_in_threadpool(compress, body, self.encoding)
            headers = MutableHeaders(scope=start)
            headers["Content-Encoding"] = self.encoding
            headers["Content-Length"] = str(len(body))
            message = {**message, "body": body}
        await self.send(start)
        await self.send(message)
