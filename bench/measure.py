"""Processor time of a server process, and the lines the bench prints."""

import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median

import psutil

# The kind of clock, in the three lowest bits of its number: the time a process was scheduled.
_SCHEDULED = 2
_HAS_CLOCKS = platform.system() == "Linux"


def cpu_seconds(process_id: int) -> float:
    """User and system time of a process and its children, from its start."""
    process = psutil.Process(process_id)
    return sum(_cpu_seconds_alone(one) for one in (process, *process.children(recursive=True)))


def _cpu_seconds_alone(process: psutil.Process) -> float:
    """To the nanosecond where the kernel has a clock for each process; elsewhere in steps of 10 ms."""
    if _HAS_CLOCKS:
        return time.clock_gettime((~process.pid << 3) | _SCHEDULED)
    user, system = process.cpu_times()[:2]
    return float(user + system)


def cpu_ms_each(process_id: int, work: Callable[[int], object], *, times: int) -> float:
    """Milliseconds of the server's processor per call."""
    before = cpu_seconds(process_id)
    for number in range(times):
        work(number)
    return (cpu_seconds(process_id) - before) * 1000 / times


def median_seconds(work: Callable[[int], object], *, times: int) -> float:
    spent = []
    for number in range(times):
        started = time.perf_counter()
        work(number)
        spent.append(time.perf_counter() - started)
    return median(spent)


@dataclass(frozen=True, slots=True)
class Line:
    """`ratio` is the figure over the floor of the same run; `reached` is the goal's verdict."""

    name: str
    figure: str
    floor: str
    ratio: float | None
    goal: str
    reached: bool | None

    def __str__(self) -> str:
        ratio = "-" if self.ratio is None else f"{self.ratio:.2f}"
        verdict = {True: "ok", False: "short", None: "not measured"}[self.reached]
        return f"{self.name:<34} {self.figure:>12} {self.floor:>12} {ratio:>7}  {self.goal:<46} {verdict}"


HEADING = f"{'name':<34} {'figure':>12} {'floor':>12} {'ratio':>7}  {'goal':<46} ok/short"


@dataclass(slots=True)
class Report:
    engine: str
    lines: list[Line] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, figure: float, *, unit: str, floor: float | None, goal: str, reached: bool) -> None:
        self.figures[name] = figure
        line = Line(
            name=f"{self.engine} {name}",
            figure=f"{figure:.2f} {unit}",
            floor="-" if floor is None else f"{floor:.2f} {unit}",
            ratio=figure / floor if floor else None,
            goal=goal,
            reached=reached,
        )
        self.lines.append(line)
        print(line, flush=True)

    def miss(self, name: str, why: str) -> None:
        line = Line(f"{self.engine} {name}", "-", "-", None, why, None)
        self.lines.append(line)
        print(line, flush=True)


@contextmanager
def timed() -> Iterator[Callable[[], float]]:
    """Gives seconds since the block began."""
    started = time.perf_counter()
    yield lambda: time.perf_counter() - started
