"""Narrow screens, screen readers, keyboards: what axe and a ruler can see."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import PATIENT, THERAPIST, OpenPage

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


def _stay(page: Page) -> None:
    expect(page.locator("main").get_by_role("button").first).to_be_visible()


def _line(page: Page) -> None:
    page.goto(page.url.rstrip("/") + "/ligne")
    expect(page.locator("svg text").filter(has_text="Comment c’est").first).to_be_visible()


def _settings(page: Page) -> None:
    page.goto(page.url.rstrip("/") + "/compte")
    expect(page.get_by_role("button", name="Me déconnecter")).to_be_visible()


def _help(page: Page) -> None:
    page.goto(page.url.rstrip("/") + "/aide")
    expect(page.get_by_role("link", name="Appeler le 3114")).to_be_visible()


def _past_flare(page: Page) -> None:
    page.get_by_role("button", name="Noter un débordement passé").click()
    expect(page.locator("dialog form")).to_be_visible()


def _person(page: Page) -> None:
    page.get_by_role("link", name="Anaïs Bérard").click()
    expect(page.locator("svg text").filter(has_text="Comment c’est").first).to_be_visible()


def _noting(sort: str) -> Callable[[Page], None]:
    def arrive(page: Page) -> None:
        page.goto(page.url.rstrip("/") + f"/noter/{sort}".rstrip("/"))
        expect(page.locator("main h1")).to_be_visible()

    return arrive


def _wish(page: Page) -> None:
    page.goto(page.url.rstrip("/") + "/voir")
    expect(page.get_by_role("button", name="Le faire savoir")).to_be_visible()


def _sharing(page: Page) -> None:
    page.goto(page.url.rstrip("/") + "/partager")
    expect(page.get_by_role("button", name="Retirer l’accès")).to_be_visible()


def _letting_in(page: Page) -> None:
    _sharing(page)
    page.get_by_role("button", name="Ouvrir à un cabinet").click()


def _body_map(page: Page) -> None:
    _noting("pain_map")(page)
    page.get_by_role("checkbox", name="genou gauche (devant)").click()
    page.get_by_role("checkbox", name="visage").click()
    page.get_by_role("button", name="Dire à quel point").first.click()
    expect(page.get_by_role("radio", name="10", exact=True)).to_be_visible()


def _body_list(page: Page) -> None:
    _noting("pain_map")(page)
    page.get_by_role("radio", name="Liste").check()
    expect(page.get_by_label("Chercher une région")).to_be_visible()


def _more(page: Page) -> None:
    _noting("checkin")(page)
    page.get_by_role("button", name="Autre chose encore").click()
    expect(page.get_by_role("group", name="Votre sommeil")).to_be_visible()


def _closer_words(page: Page) -> None:
    _noting("life_event")(page)
    page.get_by_role("radio", name="démarches, justice", exact=True).check()
    expect(page.get_by_text("Cette note reste pour vous")).to_be_visible()


def _toolbox(page: Page) -> None:
    page.goto(page.url.rstrip("/") + "/outils")
    expect(page.get_by_role("button", name="Marche le matin")).to_be_visible()


def _one_tool(page: Page) -> None:
    _toolbox(page)
    page.get_by_role("button", name="Marche le matin").click()
    page.get_by_role("button", name="Dire ce que cela donne").click()
    expect(page.locator("dialog form")).to_be_visible()


def _my_notes(page: Page) -> None:
    page.goto(page.url.rstrip("/") + "/notes")
    expect(page.locator(".note").first).to_be_visible()


def _one_note(page: Page) -> None:
    _my_notes(page)
    page.locator(".note").first.click()
    page.get_by_role("button", name="Modifier").click()
    expect(page.locator("dialog form")).to_be_visible()


SCREENS: dict[str, tuple[str | None, Callable[[Page], None]]] = {
    "sign in": (None, _stay),
    "maintenant": (PATIENT, _stay),
    "past flare": (PATIENT, _past_flare),
    "ma ligne": (PATIENT, _line),
    "noting": (PATIENT, _noting("")),
    "check-in": (PATIENT, _noting("checkin")),
    "body map": (PATIENT, _body_map),
    "body map in words": (PATIENT, _body_list),
    "more of how it is": (PATIENT, _more),
    "toolbox": (PATIENT, _toolbox),
    "one tool": (PATIENT, _one_tool),
    "night": (PATIENT, _noting("night")),
    "life moment in closer words": (PATIENT, _closer_words),
    "life moment": (PATIENT, _noting("life_event")),
    "tool": (PATIENT, _noting("tool_use")),
    "words": (PATIENT, _noting("story")),
    "wish to be seen": (PATIENT, _wish),
    "sharing": (PATIENT, _sharing),
    "letting a practice in": (PATIENT, _letting_in),
    "my notes": (PATIENT, _my_notes),
    "one note": (PATIENT, _one_note),
    "settings": (PATIENT, _settings),
    "help": (None, _help),
    "people": (THERAPIST, _stay),
    "person": (THERAPIST, _person),
}


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_scrolls_sideways_at_320_pixels(open_page: OpenPage, screen: str) -> None:
    login, arrive = SCREENS[screen]
    page = open_page("narrow", login=login)

    arrive(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_serious_in_light_or_dark(open_page: OpenPage, screen: str) -> None:
    login, arrive = SCREENS[screen]
    page = open_page("phone", login=login)
    arrive(page)
    page.evaluate(AXE.read_text("utf-8"))

    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        serious = [
            (violation["id"], [node["html"][:120] for node in violation["nodes"]][:3])
            for violation in found["violations"]
            if violation["impact"] in ("serious", "critical")
        ]
        assert serious == [], theme


@pytest.mark.parametrize(
    "screen",
    ["maintenant", "people", "settings", "check-in", "life moment", "my notes", "toolbox", "one tool", "body map"],
)
def test_every_target_is_large_enough_for_a_tired_hand(open_page: OpenPage, screen: str) -> None:
    login, arrive = SCREENS[screen]
    page = open_page("phone", login=login)

    arrive(page)

    small = page.evaluate(
        """() => [...document.querySelectorAll('button, .option, nav a, li > a')]
          .map((one) => [one.textContent.trim().slice(0, 30), one.getBoundingClientRect()])
          .filter(([, box]) => box.width > 0 && (box.height < 47.5 || box.width < 47.5))
          .map(([text, box]) => `${text} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
    )
    assert small == []
