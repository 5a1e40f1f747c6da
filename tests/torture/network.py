"""A network that loses, repeats, cuts and delays: a proxy between the simulated devices and the server."""

import asyncio
import random
import threading
from collections import Counter
from dataclasses import dataclass

_HEAD_END = b"\r\n\r\n"
_PATIENCE_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Faults:
    """Chance of each fault per request; the delays are the longest ones, in seconds."""

    drop_request: float = 0.0
    cut_request: float = 0.0
    drop_answer: float = 0.0
    cut_answer: float = 0.0
    repeat: float = 0.0
    late: float = 0.0
    delay: float = 0.0
    longest_delay_seconds: float = 0.3
    longest_lateness_seconds: float = 2.0


CALM = Faults()
STORMY = Faults(
    drop_request=0.04, cut_request=0.02, drop_answer=0.07, cut_answer=0.04, repeat=0.06, late=0.05, delay=0.12
)


class FaultyProxy:
    """Listens on `port`, forwards whole requests to `upstream_port`, one exchange per connection."""

    def __init__(self, *, port: int, upstream_port: int, seed: int) -> None:
        self.port = port
        self.faults = CALM
        self.cut_off = False
        self.seen: Counter[str] = Counter()
        self._upstream_port = upstream_port
        self._random = random.Random(seed)
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._background: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        self._thread.start()
        if not self._ready.wait(10):
            raise RuntimeError(f"nothing could listen on port {self.port}")

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(10)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._listen())

    async def _listen(self) -> None:
        server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self._ready.set()
        async with server:
            await self._stopping.wait()

    def _pick(self) -> str:
        dice = self._random.random()
        faults = self.faults
        for name in ("drop_request", "cut_request", "drop_answer", "cut_answer", "repeat", "late", "delay"):
            chance = getattr(faults, name)
            if dice < chance:
                self.seen[name] += 1
                return name
            dice -= chance
        self.seen["clean"] += 1
        return "clean"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await asyncio.wait_for(_read_request(reader), _PATIENCE_SECONDS)
            if not self.cut_off:
                await self._exchange(request, writer)
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            self.seen["broken"] += 1
        finally:
            writer.close()

    async def _exchange(self, request: bytes, writer: asyncio.StreamWriter) -> None:
        fault = self._pick()
        if fault == "drop_request":
            return
        if fault == "cut_request":
            await self._forward(request[: self._random.randrange(1, len(request))], give_up=True)
            return
        if fault == "late":
            self._later(request)
            return
        if fault == "delay":
            await asyncio.sleep(self._random.uniform(0, self.faults.longest_delay_seconds))
        answer = await self._forward(request)
        if fault == "repeat":
            self._later(request)
        if fault == "drop_answer":
            return
        writer.write(answer[: self._random.randrange(len(answer))] if fault == "cut_answer" and answer else answer)
        await writer.drain()

    def _later(self, request: bytes) -> None:
        async def deliver() -> None:
            await asyncio.sleep(self._random.uniform(0, self.faults.longest_lateness_seconds))
            try:
                await self._forward(request)
            except (OSError, TimeoutError):
                self.seen["late_and_lost"] += 1

        task = self._loop.create_task(deliver())
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _forward(self, request: bytes, *, give_up: bool = False) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._upstream_port)
        try:
            writer.write(request)
            await writer.drain()
            return b"" if give_up else await asyncio.wait_for(reader.read(-1), _PATIENCE_SECONDS)
        finally:
            writer.close()


async def _read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(_HEAD_END)
    length = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return head + await reader.readexactly(length)
