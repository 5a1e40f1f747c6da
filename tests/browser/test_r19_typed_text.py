"""Requirement 19: what was typed stays text, on every screen, in the file taken away, behind a link and on paper."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, expect
from pypdf import PdfReader

from app.reports.synthesis import Audience
from tests.browser.conftest import BUILT, inhabited
from tests.browser.phone import NOTE_BREACHES
from tests.browser.screens import SCREENS, Screen
from tests.browser.typed import ELSEWHERE, FIRST_NAME, PAYLOADS, type_everywhere
from tests.browser.visit import PATIENT, THERAPIST, House, OpenPage
from tests.databases import SqliteTemplate
from tests.links.reader import show

pytestmark = pytest.mark.browser

# Beside what the payloads mark themselves: an address of theirs, and the bold letters plotly would set.
_WHAT_CAME_OF_IT = """(elsewhere) => {
  const addresses = `[*|href*="${elsewhere}"], [*|src*="${elsewhere}"], [*|href^="javascript:" i]`;
  const made = document.querySelectorAll(`[data-payload], ${addresses}, base, iframe, object`);
  const set = [...document.querySelectorAll('b, i, sup, sub, tspan[style]')]
    .filter((one) => /^(gras|penché|haut|bas)$/.test(one.textContent));
  return {
    ran: window.__ran ?? null,
    made: [...made, ...set].map((one) => one.outerHTML.slice(0, 200)),
    breaches: window.breaches ?? [],
    hidden: getComputedStyle(document.body).display === 'none',
  };
}"""
_NOTHING: dict[str, Any] = {"ran": None, "made": [], "breaches": [], "hidden": False}
# Opened where a phone folds them away; elsewhere they stand on the screen of the picture.
_FOLDED_ON_A_PHONE = ("lanes", "two periods", "whole screen")
# A session once begun is kept on its tablet, and a questionnaire being given holds it.
_ON_ANOTHER_DEVICE = ("topics of a practice", "rhythm for now", "work", "copying a total")
# A link is slow to open more often than sixty times at once.
_MANY_READERS = 50
# Values of fields are shown to the hand, too.
_ALL_WORDS = """() => [document.body.textContent,
  ...[...document.querySelectorAll('input, textarea')].map((one) => one.value)].join(' ')"""


@dataclass
class Watch:
    """What a page does that no text may make it do."""

    page: Page
    told: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.follow(self.page)

    def follow(self, page: Page) -> None:
        self.page = page
        self.page.on("dialog", self._note_dialog)
        self.page.on("popup", lambda popup: self.told.append(f"window: {popup.url}"))
        self.page.on("request", self._note_stranger)
        self.page.on("console", self._note_complaint)

    def _note_dialog(self, dialog: Dialog) -> None:
        self.told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note_stranger(self, request: Request) -> None:
        if ELSEWHERE in request.url or request.url.startswith("javascript:"):
            self.told.append(f"asked for: {request.url}")

    def _note_complaint(self, message: ConsoleMessage) -> None:
        if re.search("Content Security Policy|script|Uncaught", message.text):
            self.told.append(f"{message.type}: {message.text}")

    def sees_only_text(self, where: str) -> None:
        self.words.append(_squeezed(self.page.evaluate(_ALL_WORDS)))
        assert self.page.evaluate(_WHAT_CAME_OF_IT, ELSEWHERE) == _NOTHING, where
        assert self.told == [], where

    def unseen(self) -> list[str]:
        """Payloads that stood on no page watched, word for word: a picture shortens what is long."""
        return [one for one in PAYLOADS if not any(_squeezed(one)[:24] in words for words in self.words)]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def house(sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Of this file alone, with everything typed in it."""
    with inhabited(sqlite_template.settings_of_a_copy(tmp_path_factory.mktemp("typed")), BUILT.parent) as house:
        type_everywhere(house)
        yield house


def _screens(login: str, size: str) -> dict[str, Screen]:
    """Those that write, or lock what follows, show nothing of what is kept that the others do not."""
    left_out = {"locked"} if size == "phone" else {"locked", *_FOLDED_ON_A_PHONE}
    return {
        name: one for name, one in SCREENS.items() if one.login == login and not one.writes and name not in left_out
    }


@pytest.mark.parametrize("size", ["phone", "tablet"])
@pytest.mark.parametrize("login", [PATIENT, THERAPIST])
def test_r19_no_screen_runs_what_was_typed(open_page: OpenPage, house: House, login: str, size: str) -> None:
    page = open_page(size, login=login)
    watch = Watch(page)
    for name, screen in _screens(login, size).items():
        if name in _ON_ANOTHER_DEVICE:
            page = open_page(size, login=login)
            watch.follow(page)
        page.goto(house.address + screen.path)
        screen.arrive(page)
        page.wait_for_load_state("networkidle")
        _touch_the_picture(page)
        watch.sees_only_text(name)

    assert watch.unseen() == []


def _touch_the_picture(page: Page) -> None:
    """Where plotly has drawn it, its labels come under the hand."""
    drawn = page.locator(".js-plotly-plot .nsewdrag").first
    box = drawn.bounding_box() if drawn.count() else None
    if box is None:
        return
    for part in range(1, 10):
        page.mouse.move(box["x"] + box["width"] * (1 - part / 40), box["y"] + box["height"] * part / 10)


def test_r19_the_file_taken_away_runs_nothing(house: House, chromium: Browser, tmp_path: Path) -> None:
    with house.cast.browser(house.cast.known[PATIENT]) as phone:
        content = phone.get(f"/v1/patients/{house.patient_id}/export").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(tmp_path)
    pages = sorted(tmp_path.rglob("*.html"))
    assert [one.name for one in pages] == ["index.html", "pictures.html"]

    for one in pages:
        context = chromium.new_context()
        context.add_init_script(NOTE_BREACHES)
        page = context.new_page()
        watch = Watch(page)
        page.goto(one.as_uri())
        expect(page.locator("body")).to_contain_text(FIRST_NAME)
        _touch_the_picture(page)
        watch.sees_only_text(one.name)
        context.close()


def test_r19_whoever_reads_a_shown_link_meets_text(open_page: OpenPage, house: House) -> None:
    """And so does the person, of the name the reader gave."""
    with house.cast.browser(house.cast.known[PATIENT]) as phone:
        link = show(phone, house.patient_id, label=PAYLOADS[0])
        for payload in PAYLOADS[:_MANY_READERS]:
            assert link.ask(phone, recipient=payload).status_code == 200, payload

    reader = open_page("desktop", path=link.url.removeprefix(house.address))
    watch = Watch(reader)
    reader.get_by_label("Votre nom, et ce que vous faites", exact=True).fill(PAYLOADS[1])
    reader.get_by_role("button", name="Lire", exact=True).click()
    expect(reader.get_by_role("heading", name=FIRST_NAME)).to_be_visible()
    watch.sees_only_text("the reader of a link")
    assert watch.unseen() == []

    own = open_page(login=PATIENT, path="/partager/lien")
    of_the_person = Watch(own)
    expect(own.get_by_text(PAYLOADS[_MANY_READERS - 1]).first).to_be_visible()
    of_the_person.sees_only_text("the links of the person")


@pytest.mark.parametrize("audience", list(Audience))
def test_r19_paper_holds_no_address_and_no_script(house: House, audience: Audience) -> None:
    with house.cast.browser(house.cast.known[THERAPIST]) as tablet:
        path = f"/v1/patients/{house.patient_id}/synthesis.pdf"
        printed = tablet.get(path, params={"for": audience})
    assert printed.status_code == 200, printed.text

    for page in PdfReader(io.BytesIO(printed.content)).pages:
        assert page.get("/Annots") is None
        assert page.get("/AA") is None
    for sign in (b"/JavaScript", b"/URI", b"/Launch", b"/OpenAction", b"/EmbeddedFile"):
        assert sign not in printed.content
