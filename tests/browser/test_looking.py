"""Looking at a picture: moved, zoomed, walked through, compared, alone on the screen, shown to somebody else."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.visit import PATIENT, THERAPIST, OpenPage, Somebody

pytestmark = pytest.mark.browser

DRAWING = ".surface"
LANE_NAMES = ".surface svg text"


def my_line(open_page: OpenPage, **chosen: str) -> Page:
    page = open_page(login=PATIENT, path="/ligne", **chosen)
    expect(page.locator(LANE_NAMES).first).to_be_visible()
    return page


def pictures_of(open_page: OpenPage, name: str, size: str = "tablet") -> Page:
    page = open_page(size, login=THERAPIST, path="/personnes")
    page.get_by_role("link", name=name).click()
    page.get_by_role("link", name="Images", exact=True).click()
    expect(page.locator(LANE_NAMES).first).to_be_visible()
    return page


def touches(page: Page) -> Callable[..., None]:
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        told = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    return touch


def offer(page: Page, name: str) -> None:
    """What else may be done with a picture is folded away on a phone."""
    button = page.get_by_role("button", name=name)
    folded = page.locator("details.more > summary")
    if folded.count() and not button.is_visible():
        folded.first.click()
    button.click()


def dates(page: Page) -> str:
    return page.locator(".dates").first.inner_text()


def test_the_line_leads_to_the_other_pictures_and_back(open_page: OpenPage) -> None:
    page = my_line(open_page)

    page.get_by_role("link", name="La ligne de travail").click()

    expect(page).to_have_url(re.compile("/ligne/travail$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("La ligne de travail")
    expect(page.locator("nav.places a[aria-current=page]")).to_contain_text("Ma ligne")
    page.get_by_role("link", name="← Ma ligne").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ma ligne")


def test_arrows_walk_from_note_to_note_and_on_into_time(open_page: OpenPage) -> None:
    page = my_line(open_page)
    page.locator(f"{DRAWING} button").focus()

    page.keyboard.press("ArrowLeft")
    expect(page.locator(".said")).not_to_be_empty()
    page.keyboard.press("Enter")
    expect(page.locator("dialog article")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)

    before = dates(page)
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator(".dates")).not_to_have_text(before)
    moved = dates(page)
    page.keyboard.press("+")
    expect(page.locator(".dates")).not_to_have_text(moved)
    expect(page.get_by_label("Année", exact=True)).not_to_be_checked()


def test_two_fingers_zoom_and_one_finger_sideways_moves(open_page: OpenPage) -> None:
    page = my_line(open_page)
    page.locator(DRAWING).scroll_into_view_if_needed()
    box = page.locator(DRAWING).bounding_box()
    assert box
    y = box["y"] + 60
    touch = touches(page)
    year = dates(page)

    touch("touchStart", (150, y), (240, y))
    for step in range(1, 6):
        touch("touchMove", (150 - 20 * step, y), (240 + 20 * step, y))
    touch("touchEnd")

    expect(page.locator(".dates")).not_to_have_text(year)
    expect(page.get_by_label("Année", exact=True)).not_to_be_checked()
    near = dates(page)
    touch("touchStart", (100, y))
    for step in range(1, 8):
        touch("touchMove", (100 + 25 * step, y + step))
    touch("touchEnd")
    expect(page.locator(".dates")).not_to_have_text(near)
    expect(page.locator("dialog")).to_have_count(0)


def test_a_finger_that_goes_down_scrolls_the_page(open_page: OpenPage) -> None:
    page = my_line(open_page)
    page.locator(DRAWING).scroll_into_view_if_needed()
    touch = touches(page)
    before, scrolled = dates(page), page.evaluate("scrollY")

    touch("touchStart", (200, 600))
    for step in range(1, 12):
        touch("touchMove", (200 + step, 600 - 25 * step))
    touch("touchEnd")

    page.wait_for_function("before => scrollY > before + 60", arg=scrolled)
    assert dates(page) == before


def test_a_lane_laid_aside_stays_aside_on_this_device(open_page: OpenPage) -> None:
    page = my_line(open_page)
    stress = page.locator(LANE_NAMES).filter(has_text=re.compile("^stress", re.IGNORECASE))
    expect(stress.first).to_be_attached()
    offer(page, "Choisir les lignes")

    page.get_by_label("Stress", exact=True).uncheck(force=True)
    expect(stress).to_have_count(0)

    page.reload()
    expect(page.locator(LANE_NAMES).first).to_be_visible()
    expect(stress).to_have_count(0)
    offer(page, "Choisir les lignes")
    page.get_by_label("Stress", exact=True).check(force=True)
    expect(stress.first).to_be_attached()


def test_two_periods_stand_side_by_side_on_a_tablet_and_one_above_the_other_on_a_phone(open_page: OpenPage) -> None:
    def compared(page: Page) -> tuple[FloatRect, FloatRect]:
        offer(page, "Comparer deux périodes")
        expect(page.locator(DRAWING)).to_have_count(2)
        one, two = (page.locator(DRAWING).nth(place).bounding_box() for place in (0, 1))
        assert one
        assert two
        return one, two

    tablet = pictures_of(open_page, "Anaïs Bérard")
    one, two = compared(tablet)
    assert two["x"] > one["x"] + one["width"] - 1
    assert len(set(tablet.locator(".dates").all_inner_texts())) == 2

    phone = my_line(open_page)
    one, two = compared(phone)
    assert two["y"] > one["y"] + one["height"] - 1
    phone.get_by_role("button", name="Une seule période").click()
    expect(phone.locator(DRAWING)).to_have_count(1)


def test_the_whole_screen_is_left_by_escape(open_page: OpenPage) -> None:
    page = my_line(open_page)

    offer(page, "Plein écran")

    expect(page.locator("dialog h2").first).to_have_text("L’équilibre")
    expect(page.locator(f"dialog {DRAWING}")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator(DRAWING)).to_be_visible()


def test_a_tablet_turned_to_the_person_shows_what_both_share(open_page: OpenPage, somebody: Somebody) -> None:
    day = datetime.now(UTC).date().isoformat()
    tool = {"kind": "walking", "local_date": day}
    somebody.is_given("tool-uses", **tool, label="Pour le cabinet", visibility="therapist_only")
    somebody.is_given("tool-uses", **tool, label="Pour nous deux")
    page = pictures_of(open_page, somebody.name)
    for_us = page.locator(".sights").get_by_text("Pour nous deux")
    for_practice = page.locator(".sights").get_by_text("Pour le cabinet")
    expect(for_practice.first).to_be_attached()

    offer(page, "Tourner vers la personne")

    expect(page.locator("dialog").get_by_text("rien de ce que l’un de vous garde pour soi")).to_be_visible()
    expect(for_us.first).to_be_attached()
    expect(for_practice).to_have_count(0)
    page.get_by_role("button", name="Revenir à ma vue").click()
    expect(for_practice.first).to_be_attached()


def test_what_is_opened_on_a_turned_tablet_keeps_back_what_the_picture_does(
    open_page: OpenPage, somebody: Somebody
) -> None:
    somebody.writes("flare", {"ongoing": True})
    tool = {"kind": "walking", "local_date": "2021-03-14", "ongoing": True}
    somebody.is_given("tool-uses", **tool, label="Pour le cabinet", visibility="therapist_only")
    somebody.is_given("tool-uses", **tool, label="Pour nous deux")
    page = pictures_of(open_page, somebody.name)
    page.get_by_role("link", name="Les débordements", exact=True).click()

    def around_the_overflow() -> Locator:
        surface = page.locator(f"{DRAWING} button").last
        surface.focus()
        surface.press("ArrowLeft")
        expect(page.locator(".said").last).to_contain_text("Débordement en cours")
        surface.press("Enter")
        page.locator("dialog article").get_by_role("button", name="Qu’y avait-il autour").click()
        leaf = page.locator("dialog").last
        expect(leaf.get_by_text("Pour nous deux")).to_be_visible()
        return leaf

    expect(around_the_overflow().get_by_text("Pour le cabinet")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)

    page.get_by_role("button", name="Tourner vers la personne").click()
    expect(page.locator("dialog").get_by_text("rien de ce que l’un de vous garde pour soi")).to_be_visible()

    expect(around_the_overflow().get_by_text("Pour le cabinet")).to_have_count(0)


def test_a_diary_that_ended_long_ago_shows_its_last_weeks(open_page: OpenPage, somebody: Somebody) -> None:
    somebody.writes("checkin", {"stress": 4}, local_date="2021-03-14")
    page = open_page(login=somebody.login, path="/ligne")
    expect(page.locator(LANE_NAMES).first).to_be_visible()

    page.get_by_label("Semaines", exact=True).check()

    expect(page.locator(".dates")).to_have_text("Du 1er février 2021 au 14 mars 2021")
    expect(page.locator(LANE_NAMES).filter(has_text="stress").first).to_be_visible()


def test_without_network_what_cannot_be_read_is_said_as_it_is(open_page: OpenPage, somebody: Somebody) -> None:
    somebody.writes("flare", {"ongoing": True})
    page = open_page(login=somebody.login, path="/ligne/debordements")
    surface = page.locator(f"{DRAWING} button")
    surface.focus()
    surface.press("ArrowLeft")
    surface.press("Enter")
    around = page.get_by_role("button", name="Qu’y avait-il autour")
    around.click()
    expect(page.locator("dialog")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(1)
    page.context.set_offline(True)

    around.click()

    expect(page.locator("dialog").last.get_by_text("Cela se lira dès son retour")).to_be_visible()
    expect(page.get_by_text("Vos mots sont toujours là")).to_have_count(0)


def test_the_leaf_of_an_overflow_names_the_tools_that_were_tried(open_page: OpenPage, somebody: Somebody) -> None:
    tool = somebody.writes("tool_use", {"kind": "heat_cold", "label": "Bain chaud"}, local_date="2024-03-14")
    somebody.writes("flare", {"ongoing": False, "tools_used": [{"tool_id": tool, "helped": "no_difference"}]})
    page = open_page(login=somebody.login, path="/ligne/debordements")
    surface = page.locator(f"{DRAWING} button")
    surface.focus()
    surface.press("ArrowLeft")
    surface.press("Enter")

    tried = page.locator("dialog dl div").filter(has_text="outils essayés")

    expect(tried.get_by_text("Bain chaud\u202f: pas de différence")).to_be_visible()


def test_without_network_the_last_picture_stays_with_its_hour(open_page: OpenPage) -> None:
    page = my_line(open_page)
    drawn = dates(page)
    page.context.set_offline(True)

    page.get_by_role("button", name="Plus tôt").click()

    expect(page.get_by_text("Sans réseau : voici le dernier dessin reçu")).to_be_visible()
    expect(page.locator(LANE_NAMES).first).to_be_visible()
    expect(page.locator(".dates")).to_have_text(drawn)
