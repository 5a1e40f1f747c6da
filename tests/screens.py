"""Pictures of every screen, both themes and languages, with no note, one, and ten years; and sheets of them together.

`make screens` writes them to build/screens; PART="fr dark" takes that language and theme, ONLY=now those screens
whose name contains this.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import orjson
from playwright.sync_api import Browser, Error, Page, sync_playwright

from app.demo.lives import invented_lives
from app.demo.lives_notebook import DemoEntry
from app.kit.ids import new_id
from tests.browser.conftest import BUILT, inhabited, let_in
from tests.browser.phone import CHOOSES_ENGLISH, FLAGS
from tests.browser.screens import SCREENS, Screen
from tests.browser.visit import PATIENT, SIZES, THERAPIST, House, Somebody
from tests.chromium import HOW_TO_GET_IT, chromium_path
from tests.databases import SqliteTemplate

OUT = Path(__file__).parents[1] / "build" / "screens"
NOTEBOOKS = ("no note", "one note", "ten years")
Theme = Literal["light", "dark"]
_WAIT_MS = 6_000
_TALLEST = 1700


@dataclass(frozen=True)
class Part:
    language: str
    theme: Theme

    @property
    def name(self) -> str:
        return f"{self.language} {self.theme}"


PARTS = (Part("fr", "light"), Part("fr", "dark"), Part("en", "light"), Part("en", "dark"))


def main() -> int:
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    screens = {name: screen for name, screen in SCREENS.items() if only in name}
    parts = [part for part in PARTS if os.environ.get("PART", "") in part.name]
    path = chromium_path()
    if not path:
        print(HOW_TO_GET_IT)
        return 1
    with a_house() as house, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        people = notebooks_of(house)
        missed = [problem for part in parts for problem in _taken(browser, house, people, screens, part)]
        _sheets(browser)
        browser.close()
    print(f"{len(list(OUT.glob('*/*.png')))} pictures and their sheets in {OUT}")
    print(*missed, sep="\n")
    return 1 if missed else 0


@contextmanager
def a_house() -> Iterator[House]:
    with tempfile.TemporaryDirectory() as folder:
        template = SqliteTemplate(Path(folder) / "template")
        with inhabited(template.settings_of_a_copy(Path(folder) / "house"), BUILT.parent) as house:
            yield house


def notebooks_of(house: House) -> dict[str, Somebody]:
    people = {notebook: house.new_person() for notebook in NOTEBOOKS}
    people["one note"].writes("flare", {"ongoing": False, "note": "Trop de route aujourd’hui.", "worst_pain": 6})
    _live_ten_years(house, people["ten years"])
    for notebook in NOTEBOOKS[1:]:
        people[notebook].writes_twice_at_once(
            "flare", {"ongoing": False, "note": "Deux heures assis au bureau."}, "Réunion difficile, puis la route."
        )
    return people


def _live_ten_years(house: House, somebody: Somebody) -> None:
    life = invented_lives(seed=2026, today=datetime.now(UTC).date())[0]
    logins = {"patient": somebody.login}
    for author, entries in groupby(life.entries, key=lambda entry: str(entry.author)):
        _send(house, somebody, logins.get(author, THERAPIST), [_mutation(entry) for entry in entries])


def _mutation(entry: DemoEntry) -> dict[str, Any]:
    named = {"mutation_id": str(new_id()), "record_id": str(entry.draft.record_id), "kind": entry.draft.kind}
    return {**named, "op": "put", "fields": orjson.loads(orjson.dumps(dict(entry.draft.fields)))}


def _send(house: House, somebody: Somebody, login: str, mutations: list[dict[str, Any]]) -> None:
    with house.cast.browser(house.cast.known[login]) as client:
        for start in range(0, len(mutations), 100):
            batch = {
                "patient": str(somebody.patient_id),
                "client_schema": 3,
                "mutations": mutations[start : start + 100],
            }
            answer = client.post("/v1/sync/push", json=batch)
            assert {one["status"] for one in answer.json()["results"]} == {"applied"}, answer.text


def _taken(
    browser: Browser, house: House, people: dict[str, Somebody], screens: dict[str, Screen], part: Part
) -> Iterator[str]:
    """What could not be reached, if anything."""
    folder = OUT / part.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for notebook, somebody in people.items():
        pages: dict[str | None, Page] = {}
        for name, screen in screens.items():
            if _is_elsewhere(screen, notebook):
                continue
            login = somebody.login if screen.login == PATIENT else screen.login
            if login not in pages:
                pages[login] = _page(browser, house, login, part)
            try:
                _take(pages[login], house, screen, folder / f"{name} - {notebook}.png")
            except (AssertionError, Error) as problem:
                yield f"{part.name} {name} {notebook}: {str(problem).splitlines()[0]}"
        for page in pages.values():
            page.context.close()


def _is_elsewhere(screen: Screen, notebook: str) -> bool:
    """The same for everybody, or nothing to show yet."""
    if screen.needs_the_walk:
        return True
    if screen.login == PATIENT:
        return screen.needs_notes and notebook == "no note"
    return notebook != "ten years"


def _page(browser: Browser, house: House, login: str | None, part: Part) -> Page:
    width, height = SIZES["tablet" if login == THERAPIST else "phone"]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=part.theme,
        locale="fr-FR" if part.language == "fr" else "en-GB",
        timezone_id="Europe/Paris",
        has_touch=True,
        reduced_motion="reduce",
        service_workers="block",
    )
    context.set_default_timeout(_WAIT_MS)
    if part.language == "en":
        context.add_init_script(CHOOSES_ENGLISH)
    if login is not None:
        let_in(context, house, login)
    return context.new_page()


def _take(page: Page, house: House, screen: Screen, file: Path) -> None:
    page.goto(house.address + screen.path)
    screen.arrive(page)
    page.wait_for_load_state("networkidle")
    height = min(page.evaluate("document.documentElement.scrollHeight"), _TALLEST)
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
    page.screenshot(path=file)
    page.set_viewport_size(size)
    if screen.writes:
        page.goto(house.address)
        page.locator(".calm .acts .plain").click()
        page.locator("button.overflow").wait_for()


def _sheets(browser: Browser) -> None:
    for folder in sorted(one for one in OUT.iterdir() if one.is_dir()):
        pictures = "".join(
            f"<figure><img src='{escape(file.name)}'><figcaption>{escape(file.stem)}</figcaption></figure>"
            for file in sorted(folder.glob("*.png"))
        )
        sheet = folder / "sheet.html"
        sheet.write_text(
            "<!doctype html><meta charset=utf-8><style>body{margin:16px;display:flex;flex-wrap:wrap;gap:16px;"
            "font:14px sans-serif;background:#888;align-items:start}figure{margin:0;width:184px}img{width:100%}"
            f"</style>{pictures}",
            "utf-8",
        )
        page = browser.new_page(viewport={"width": 2416, "height": 900})
        page.goto(sheet.as_uri())
        page.screenshot(path=OUT / f"{folder.name}.png", full_page=True)
        page.close()


if __name__ == "__main__":
    sys.exit(main())
