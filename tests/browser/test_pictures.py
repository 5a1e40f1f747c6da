"""Finding a person, opening the picture, reading what is in it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import PATIENT, THERAPIST, OpenPage

pytestmark = pytest.mark.browser

PAPER = {"light": "rgb(250, 246, 238)", "dark": "rgb(25, 24, 21)"}


def open_person(page: Page) -> None:
    page.get_by_role("link", name="Anaïs Bérard").click()
    expect(page.locator("svg text").filter(has_text="Comment c’est").first).to_be_visible()


def test_a_name_is_found_whatever_the_accents_and_people_stand_in_neutral_order(open_page: OpenPage) -> None:
    page = open_page("tablet", login=THERAPIST, path="/personnes")
    expect(page.locator("main li").first).to_contain_text("Anaïs Bérard")
    expect(page.locator("main li").last).to_contain_text("Zoé")

    page.get_by_label("Chercher une personne").fill("nunez")

    expect(page.locator(".results li")).to_have_count(1)
    expect(page.locator(".results li")).to_contain_text("François Núñez")
    page.get_by_label("Chercher une personne").fill("personne de ce nom")
    expect(page.get_by_text("Aucun nom ne ressemble")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("size", "drawn_by"), [("phone", "light"), ("tablet", "plotly"), ("desktop", "plotly")])
def test_the_picture_opens(open_page: OpenPage, size: str, drawn_by: str, theme: str) -> None:
    page = open_page(size, theme=theme, login=THERAPIST, path="/personnes")

    open_person(page)

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == PAPER[theme]
    expect(page.locator(".js-plotly-plot")).to_have_count(0 if drawn_by == "light" else 1)
    for band in ("Ce qui pèse", "Ce qui soutient", "Rencontres"):
        expect(page.locator("svg text").filter(has_text=band).first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Tout", exact=True).check()
    expect(page.locator(".dates")).to_have_count(0)
    page.get_by_text("En tableau").click()
    expect(page.locator("table tbody tr").first).to_be_visible()


def test_plotly_is_never_loaded_on_the_way_to_the_large_button(open_page: OpenPage) -> None:
    loaded: list[str] = []
    page = open_page()
    page.on("request", lambda request: loaded.append(request.url))

    page.get_by_label("Identifiant").fill(PATIENT)
    page.reload()
    page.get_by_label("Identifiant").wait_for()
    page.wait_for_load_state("networkidle")

    assert loaded
    assert not [url for url in loaded if "plotly" in url]


def test_what_was_written_with_markup_stays_words(open_page: OpenPage) -> None:
    page = open_page(login=PATIENT, path="/notes")
    page.locator(".note").filter(has_text="moment de vie").first.click()
    expect(page.locator("dialog h3")).to_contain_text("<img src=x")
    tablet = open_page("tablet", login=THERAPIST, path="/personnes")
    open_person(tablet)
    expect(tablet.locator("aside h3").first).to_be_visible()
    for one in (page, tablet):
        assert one.evaluate("window.hurt") is None
        assert one.locator("img").count() == 0


def test_a_tap_in_the_light_picture_opens_the_note(open_page: OpenPage) -> None:
    page = open_page(login=PATIENT)
    page.get_by_role("link", name="Ma ligne").click()
    picture = page.locator(".surface button")
    expect(picture).to_be_visible()

    picture.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")

    expect(page.locator("dialog article")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)


def test_the_phone_draws_the_detailed_picture_on_request(open_page: OpenPage) -> None:
    page = open_page(login=PATIENT)
    page.get_by_role("link", name="Ma ligne").click()

    page.get_by_role("button", name="Voir le dessin détaillé").click()

    expect(page.locator(".js-plotly-plot svg").first).to_be_visible()


def test_english_readers_get_an_english_picture(open_page: OpenPage) -> None:
    page = open_page("tablet", language="en", login=THERAPIST, path="/personnes")
    page.get_by_role("link", name="Anaïs Bérard").click()

    expect(page.locator("svg text").filter(has_text="What weighs").first).to_be_visible()


def test_what_was_around_an_overflow_is_read_from_its_line(open_page: OpenPage) -> None:
    page = open_page(login=PATIENT, path="/ligne/debordements")
    picture = page.locator(".surface button")
    expect(picture).to_be_visible()
    expect(page.get_by_text("2 débordements notés")).to_be_visible()

    page.goto(page.url.replace("/ligne/debordements", "/notes"))
    page.locator(".note").filter(has_text="débordement").first.click()
    page.get_by_role("button", name="Qu’y avait-il autour").click()

    leaf = page.locator("dialog").last
    expect(leaf.get_by_text("Nommé dans le débordement lui-même")).to_be_visible()
    expect(leaf.get_by_text("cela ne dit pas pourquoi")).to_be_visible()
    leaf.locator("li button").first.click()
    expect(page.locator("dialog article").last).to_be_visible()
