"""P11, loading: what Lighthouse says of the signed-in *Maintenant* on a slow phone.

A signed-in phone has been used before: it knows whose it is and in which language, and nothing else is kept on it here.
"""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from app.identity.tokens import SESSION_COOKIE
from bench.measure import Report
from bench.phone import NODE
from tests.browser.phone import FLAGS
from tests.browser.visit import House
from tests.chromium import chromium_path
from tests.screens import a_house

FOLDER = Path(__file__).parent / "lighthouse"
_PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
_TIMES = 5
_MOST_TURNS = 8
_LOST_TRACE = "NO_NAVSTART"
_USED_BEFORE = """() => {
  localStorage.setItem('longcours.role', 'patient');
  localStorage.setItem('longcours.preferences', '{"language":"fr"}');
}"""


@dataclass(frozen=True, slots=True)
class Goal:
    name: str
    audit: str
    unit: str
    most: float


_SCORES = {"performance": 97, "accessibility": 100, "best-practices": 100}
_AUDITS = (
    Goal("FCP", "first-contentful-paint", "ms", 1_200),
    Goal("LCP", "largest-contentful-paint", "ms", 1_200),
    Goal("TBT", "total-blocking-time", "ms", 100),
    Goal("CLS", "cumulative-layout-shift", "", 0.1),
)


def measure_loading(report: Report, frontend: Path) -> None:
    path = chromium_path()
    if path is None or not (frontend / "index.html").is_file():
        report.miss("P11 loading", "no Chromium, or the front end is not built")
        return
    if not _PROGRAM.is_file():
        report.miss("P11 loading", "Lighthouse is not installed: make bench installs it")
        return
    with a_house() as house, tempfile.TemporaryDirectory() as folder:
        answers = _answers(house, Path(folder), path)
    for name, least in _SCORES.items():
        score = median(answer["categories"][name]["score"] * 100 for answer in answers)
        report.add(f"P11 {name}", score, unit="", floor=None, goal=f">= {least}", reached=score >= least)
    for goal in _AUDITS:
        figure = median(answer["audits"][goal.audit]["numericValue"] for answer in answers)
        goal_words = f"<= {goal.most:g} {goal.unit}"
        report.add(f"P11 {goal.name}", figure, unit=goal.unit, floor=None, goal=goal_words, reached=figure <= goal.most)


def _answers(house: House, folder: Path, chromium: str) -> list[dict[str, Any]]:
    used, headers = folder / "used", folder / "headers.json"
    login = house.new_person().login
    with house.cast.browser() as client:
        token = house.cast.sign_in(client, house.cast.known[login])
    headers.write_text(json.dumps({"Cookie": f"{SESSION_COOKIE}={token}"}))
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(used, executable_path=chromium, args=list(FLAGS))
        page = context.new_page()
        page.goto(f"{house.address}/livez")
        page.evaluate(_USED_BEFORE)
        context.close()
    answers: list[dict[str, Any]] = []
    for number in range(_MOST_TURNS):
        # What the former turn has kept on the phone would make this one faster.
        phone = folder / f"phone-{number}"
        shutil.copytree(used, phone, ignore=shutil.ignore_patterns("Singleton*"))
        answer = _answer(house.address, phone, headers, chromium)
        answers += [answer] if answer else []
        if len(answers) == _TIMES:
            return answers
    raise RuntimeError(f"Lighthouse lost the trace in more than {_MOST_TURNS - _TIMES} of {_MOST_TURNS} turns")


def _answer(address: str, phone: Path, headers: Path, chromium: str) -> dict[str, Any] | None:
    """None where Lighthouse has lost the trace of the page, which it does at times and asks to be run again."""
    flags = " ".join((*FLAGS, "--headless=new", "--lang=fr", f"--user-data-dir={phone}"))
    said = subprocess.run(
        [
            *(str(NODE), str(_PROGRAM), f"{address}/", "--quiet", "--output=json", "--disable-storage-reset"),
            f"--only-categories={','.join(_SCORES)}",
            f"--chrome-flags={flags}",
            f"--extra-headers={headers}",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        check=False,
        capture_output=True,
        text=True,
    )
    if _LOST_TRACE in said.stderr + said.stdout and said.returncode:
        return None
    if said.returncode:
        raise RuntimeError(said.stderr[-2000:])
    answer: dict[str, Any] = json.loads(said.stdout)
    return answer
