"""Requirement 25: a neutral name, icon and notification; hidden in one tap."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.acts import note_past_flare, settle_in
from tests.browser.conftest import BUILT
from tests.browser.phone import Phone
from tests.browser.screens import SCREENS
from tests.browser.test_lock import locked, turn_on
from tests.browser.visit import IN_BOTH_LANGUAGES, PATIENT, House, OpenPage, Somebody

pytestmark = pytest.mark.browser

TELLING = re.compile(
    r"douleur|souffr|\bmal\b|sant[ée]|maladi|\bsoins?\b|sympt|\bkin[ée]|\bpain\b|hurt|\bache|health|\bill(ness)?\b|patient|flare",
    re.IGNORECASE,
)
NOTE = "Sous la pluie."
_WHAT_A_PAGE_SAYS_OF_ITSELF = """() => [
  document.title,
  ...[...document.querySelectorAll('meta[content]')].map(({ content }) => content),
  ...[...document.querySelectorAll('link[rel*=icon]')].map(({ href, title }) => href + title),
]"""


@pytest.fixture
def house(own_house: House) -> House:
    return own_house


def test_r25_what_is_installed_names_no_illness() -> None:
    manifest = json.loads((BUILT.parent / "manifest.webmanifest").read_text("utf-8"))

    said = json.dumps(manifest, ensure_ascii=False)

    assert manifest["short_name"] == manifest["name"] == "Au long cours"
    assert TELLING.findall(said) == []


@IN_BOTH_LANGUAGES
def test_r25_no_title_in_the_list_of_open_pages_tells_anything(open_page: OpenPage, language: str) -> None:
    page = open_page(login=PATIENT, language=language)
    paths = sorted({screen.path for screen in SCREENS.values() if screen.login in (PATIENT, None)})

    for path in paths:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + path)
        expect(page.locator("main h1").first).to_be_attached()
        said = page.evaluate(_WHAT_A_PAGE_SAYS_OF_ITSELF)
        assert [one for one in said if TELLING.search(one)] == [], path


def test_r25_one_tap_hides_everything(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    note_past_flare(page, NOTE)
    turn_on(page)
    page.goto(phone.address + "/notes")
    locked(page)
    page.get_by_label("Code", exact=True).fill("271828")
    page.get_by_role("button", name="Ouvrir le carnet").click()
    expect(page.get_by_text(NOTE)).to_be_visible()

    page.get_by_role("button", name="Cacher", exact=True).click()

    locked(page)
    assert NOTE not in page.content()
    assert somebody.name not in page.content()
    assert TELLING.findall(page.title()) == []
    assert page.evaluate("location.pathname") == "/"
