"""Narrow screens, large text, screen readers, both lights, both languages: what axe and a ruler can see."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.screens import SCREENS, Screen
from tests.browser.visit import PATIENT, SIZES, House, OpenPage

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll('main button, .option, nav a, main li > a')]
  .map((one) => [one.textContent.trim().slice(0, 30), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 47.5 || box.width < 47.5))
  .map(([text, box]) => `${text} ${Math.round(box.width)}x${Math.round(box.height)}`)"""


def _login(screen: Screen, name: str, house: House) -> str | None:
    """Somebody alone where the screen writes or needs two versions of a note."""
    if screen.login != PATIENT or not (screen.writes or name == "two versions"):
        return screen.login
    somebody = house.new_person()
    if name == "two versions":
        somebody.writes_twice_at_once("flare", {"ongoing": False, "note": "Deux heures assis."}, "Réunion difficile.")
    return somebody.login


def _serious(page: Page) -> list[object]:
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        (violation["id"], [node["html"][:120] for node in violation["nodes"]][:3])
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_is_for_everyone(open_page: OpenPage, house: House, name: str, language: str) -> None:
    screen = SCREENS[name]
    page = open_page("phone", login=_login(screen, name, house), language=language, path=screen.path)
    screen.arrive(page)
    page.evaluate(AXE.read_text("utf-8"))

    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        assert _serious(page) == [], theme
    assert page.evaluate(SMALL_TARGETS) == []
    page.evaluate("document.documentElement.dataset.size = 'largest'")
    assert page.evaluate(SIDEWAYS) <= 0, "text at 200 %"
    page.evaluate("document.documentElement.dataset.size = 'normal'")
    page.set_viewport_size({"width": SIZES["narrow"][0], "height": SIZES["narrow"][1]})
    assert page.evaluate(SIDEWAYS) <= 0, "320 pixels"
