"""Sets one page and ends: a process of its own, so that time and memory have limits the service does not share.

Data comes in as JSON and goes out as PDF. Nothing else of the service is imported here.
"""

import resource
import sys
from pathlib import Path

import typst

CPU_SECONDS = 20
MEMORY_BYTES = 3 * 1024**3
_FOLDER = Path(__file__).parent / "template"
_SHEET = _FOLDER / "sheet.typ"


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    sys.stdout.buffer.write(typeset(sys.stdin.read(), timestamp=int(sys.argv[1])))
    return 0


def typeset(data: str, *, timestamp: int) -> bytes:
    """PDF/UA-1; a sign no font here can draw is refused by that standard, and then set as a tagged PDF without it."""
    try:
        return _compiled(data, timestamp, accessible=True)
    except typst.TypstError:
        return _compiled(data, timestamp, accessible=False)


def _compiled(data: str, timestamp: int, *, accessible: bool) -> bytes:
    made = typst.compile(
        str(_SHEET),
        root=str(_FOLDER),
        sys_inputs={"data": data},
        pdf_standards=["ua-1"] if accessible else [],
        timestamp=timestamp,
    )
    if not isinstance(made, bytes):
        raise TypeError("one document was expected")
    return made


if __name__ == "__main__":
    sys.exit(main())
