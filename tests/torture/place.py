"""Where a torture run lives: a temporary folder, an engine, the product's own commands, a server to be killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests.databases import postgres_server

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("-m", "app")
_START_SECONDS = 120


class CommandFailed(Exception):
    """A command of the product ended with an error; the text is what it printed."""


@dataclass(frozen=True, slots=True)
class Place:
    folder: Path
    engine: str
    settings: dict[str, str]

    def run(self, *arguments: str, typed: str = "") -> str:
        """One command of the product, as an administrator types it; raises CommandFailed."""
        done = subprocess.run(
            [sys.executable, *PRODUCT, *arguments],
            cwd=ROOT,
            env=self.environment(),
            input=typed,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if done.returncode:
            raise CommandFailed(f"{arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def environment(self, *, clock_offset_seconds: int = 0) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LONGCOURS_")}
        return {**kept, **self.settings, "LONGCOURS_CLOCK_OFFSET_SECONDS": str(clock_offset_seconds)}


def free_ports(how_many: int) -> list[int]:
    """Ports nobody listened on a moment ago, so that several runs fit on one machine."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(how_many)]
    try:
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


@contextmanager
def new_place(engine: str, *, ports: Sequence[int]) -> Iterator[Place]:
    """`ports` are the ones people may reach the server through."""
    with TemporaryDirectory(prefix="longcours-torture-") as name:
        folder = Path(name)
        settings = {
            "LONGCOURS_DATA_FOLDER": str(folder / "data"),
            "LONGCOURS_KEY_FILE": str(folder / "keys" / "master.key"),
            "LONGCOURS_ORIGINS": ",".join(f"http://127.0.0.1:{port}" for port in ports),
        }
        if engine == "sqlite":
            yield Place(folder, engine, settings)
            return
        with postgres_server() as server:
            yield Place(folder, engine, {**settings, "LONGCOURS_DATABASE_URL": server.get_uri()})


@dataclass(slots=True)
class Server:
    """The product, started by its own command (or by `entry`, for planted faults) and killed without warning."""

    place: Place
    port: int
    entry: Sequence[str] = PRODUCT
    kills: int = 0
    _killed_after_all: int = 0
    _process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def process_id(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log_file(self) -> Path:
        return self.place.folder / f"server-{self.port}.log"

    def start(self, *, clock_offset_seconds: int = 0) -> None:
        """Returns when the server answers; raises CommandFailed with its log when it does not."""
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self.entry, "serve", "--host", "127.0.0.1", "--port", str(self.port)],
                cwd=ROOT,
                env=self.place.environment(clock_offset_seconds=clock_offset_seconds),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                if httpx.get(f"{self.url}/readyz", timeout=10).status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        state = "running" if self._process.poll() is None else f"ended with {self._process.returncode}"
        raise CommandFailed(f"the server is not ready ({state}):\n{self.log_file.read_text(errors='replace')[-3000:]}")

    def kill(self) -> None:
        """SIGKILL: no handler runs, nothing is flushed."""
        self._end(signal.SIGKILL)
        self.kills += 1

    def stop(self, *, within_seconds: float = 20) -> bool:
        """Whether it ended by itself in that time."""
        kills = self._killed_after_all
        self._end(signal.SIGTERM, within_seconds=within_seconds)
        return self._killed_after_all == kills

    def _end(self, number: signal.Signals, *, within_seconds: float = 20) -> None:
        if self._process is None:
            return
        self._process.send_signal(number)
        try:
            self._process.wait(within_seconds)
        except subprocess.TimeoutExpired:
            self._killed_after_all += 1
            self._process.kill()
            self._process.wait(20)
        self._process = None
