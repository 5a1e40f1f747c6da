"""A synthesis as a PDF, set by a separate process: its words are data there, never markup, and it opens no address."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from threading import BoundedSemaphore

import orjson

from app.charts.options import Language
from app.kit.errors import NotReady
from app.reports.lines import Section
from app.reports.synthesis import Synthesis

_TYPESETTER = Path(__file__).with_name("typesetter.py")
_LONGEST_SECONDS = 30
_AT_ONCE = BoundedSemaphore(2)
# The first is in the package of the typesetter; the others draw what it lacks, where the machine has them.
_FONTS = ["Libertinus Serif", "DejaVu Sans", "Noto Sans", "DejaVu Sans Mono"]


def printed(made: Synthesis, *, author: str, language: Language, now: datetime) -> bytes:
    data = {
        "title": made.title,
        "author": author,
        "lang": language.value,
        "heading": made.heading,
        "facts": made.facts,
        "notice": made.notice,
        "fonts": _FONTS,
        "picture": made.picture,
        "sections": [_section(section) for section in made.sections],
    }
    return typeset(orjson.dumps(data), now)


def _section(section: Section) -> dict[str, object]:
    lines = [{"text": line.text, "blank": line.key.startswith("by_hand_")} for line in section.lines]
    return {"title": section.title, "lines": lines}


def typeset(data: bytes, now: datetime) -> bytes:
    """Raises NotReady when it takes longer, or more, than a page may."""
    command = [sys.executable, "-I", str(_TYPESETTER), str(int(now.timestamp()))]
    with _AT_ONCE:
        try:
            done = subprocess.run(  # noqa: S603
                command, input=data, capture_output=True, timeout=_LONGEST_SECONDS, check=True, env={}
            )
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as failure:
            raise NotReady from failure
    return done.stdout
