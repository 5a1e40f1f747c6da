"""A connection on which no whole request begins in time is ended; the server itself would wait for ever."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class _Patient(HttpToolsProtocol):
    """From the first byte of a request to the last of its headers. What comes after is for the body's own measure."""

    patience_seconds: float
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        self._wait_no_more()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._wait_no_more()
        self._waiting = self.loop.call_later(self.patience_seconds, self.transport.abort)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


def patient_for(seconds: float) -> type[HttpToolsProtocol]:
    """The protocol for uvicorn, which makes one of it for each connection."""

    class Patient(_Patient):
        patience_seconds = seconds

    return Patient
