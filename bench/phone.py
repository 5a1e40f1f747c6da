"""P11, bytes: what the phone's first screen loads, compressed as the server sends it."""

import re
from pathlib import Path

import brotli

from bench.measure import Report

_LINKED = re.compile(r'(?:src|href)="(/[^"]+\.(?:js|css))"')
_IMPORTED = re.compile(r"""(?:from|import)\s*["'](\./[^"']+\.js)["']""")


def first_load_bytes(folder: Path) -> int:
    """The page, what it links, and what those modules import without being asked."""
    page = (folder / "index.html").read_text(encoding="utf-8")
    waiting = [folder / found.lstrip("/") for found in _LINKED.findall(page)]
    met: set[Path] = set()
    total = len(brotli.compress(page.encode()))
    while waiting:
        file = waiting.pop().resolve()
        if file in met or not file.is_file():
            continue
        met.add(file)
        content = file.read_bytes()
        total += len(brotli.compress(content))
        if file.suffix == ".js":
            waiting += [file.parent / found for found in _IMPORTED.findall(content.decode())]
    return total


def measure_phone(folder: Path, report: Report) -> None:
    if not (folder / "index.html").is_file():
        report.miss("P11 phone, first load", "the front end is not built")
        return
    kilobytes = first_load_bytes(folder) / 1000
    report.add("P11 phone, first load, br", kilobytes, unit="kB", floor=None, goal="<= 60 kB", reached=kilobytes <= 60)
