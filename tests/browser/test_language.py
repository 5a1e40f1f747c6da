"""Words are loaded in one language; another one is only spoken once its words are there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.phone import Phone
from tests.browser.visit import House, OpenPage, Somebody, open_settings, sign_in

pytestmark = pytest.mark.browser

# What only the network brings comes with the words of both.
_WORDS = re.compile(r"/assets/(?!network)\w+\.(fr|en)-")


@pytest.fixture
def phone(playwright: Playwright, house: House, tmp_path: Path) -> Iterator[Phone]:
    phone = Phone(playwright, tmp_path / "profile", house.address)
    yield phone
    phone.close()
    assert phone.breaches == []


def choose(page: Page, language: str) -> None:
    page.get_by_role("radio", name=language, exact=True).click()


def test_a_phone_loads_the_words_of_its_own_language_only(open_page: OpenPage, house: House) -> None:
    page = open_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.extend(_WORDS.findall(request.url)))
    page.reload()
    sign_in(page, house.new_person().login)

    open_settings(page)

    expect(page.get_by_role("heading", name="Mes réglages")).to_be_visible()
    assert set(loaded) == {"fr"}


def test_the_first_words_are_asked_for_with_the_script_and_before_it_runs(open_page: OpenPage) -> None:
    page = open_page(language="en")
    held: list[str] = []
    page.route(re.compile(r"/assets/now-.*\.js"), lambda route: held.append(route.request.url))
    with page.expect_request(re.compile(r"/assets/now\.en-")):
        page.reload(wait_until="commit")

    assert page.locator("link[rel=modulepreload][href*='now.fr-']").count() == 0


def test_a_language_whose_words_cannot_be_had_is_not_taken(open_page: OpenPage, house: House) -> None:
    page = open_page(login=house.new_person().login, path="/compte")
    page.route(re.compile(r"/assets/\w+\.en-"), lambda route: route.abort())

    choose(page, "English")

    expect(page.get_by_text("Les mots de cette langue ne sont pas encore sur cet appareil.")).to_be_visible()
    expect(page.get_by_role("radio", name="Français", exact=True)).to_be_checked()
    expect(page.get_by_role("heading", name="Mes réglages")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "fr"


def test_a_kept_notebook_changes_its_language_without_network(phone: Phone, somebody: Somebody) -> None:
    page = phone.open()
    sign_in(page, somebody.login)
    expect(page.get_by_role("button", name="Ça déborde")).to_be_visible()
    phone.wait_until_kept(page)
    phone.close()

    page = phone.open("/compte", offline=True)
    choose(page, "English")
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()
    page.reload()

    expect(page.get_by_role("heading", name="Settings")).to_be_visible()
    page.get_by_role("link", name="Now", exact=True).click()
    expect(page.get_by_role("button", name="It overflows")).to_be_visible()
