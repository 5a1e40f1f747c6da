"""Requirement 18: no answer of the service in Cache Storage; nothing behind *back* after signing out."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Playwright, Response, expect

from tests.browser.acts import note_past_flare, settle_in
from tests.browser.conftest import BUILT, let_in
from tests.browser.phone import FLAGS, PATIENCE_MS, Phone
from tests.browser.visit import House, Somebody, open_settings
from tests.chromium import chromium_path

pytestmark = pytest.mark.browser

WORDS = "Sous la pluie, trop longtemps."
_KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      kept.push([new URL(request.url).pathname, await (await cache.match(request)).text()]);
  }
  return kept;
}"""
_COMES_BACK = "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
# Such a browser tells a page it has put aside nothing of what happens meanwhile.
_HEARS_NOTHING = "delete window.BroadcastChannel"


@pytest.fixture
def browser_that_puts_pages_aside(playwright: Playwright, house: House, somebody: Somebody) -> Iterator[BrowserContext]:
    browser = playwright.chromium.launch(
        executable_path=chromium_path(), args=list(FLAGS), ignore_default_args=["--disable-back-forward-cache"]
    )
    context = browser.new_context(locale="fr-FR", viewport={"width": 390, "height": 844}, service_workers="block")
    context.set_default_timeout(PATIENCE_MS)
    let_in(context, house, somebody.login)
    yield context
    browser.close()


def test_r18_cache_storage_holds_files_of_the_application_and_nothing_else(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    note_past_flare(page, WORDS)
    for path in ("/notes", "/ligne", "/outils", "/partager", "/compte"):
        page.goto(phone.address + path)
        expect(page.locator("main h1")).to_be_attached()
        page.wait_for_load_state("networkidle")

    kept: list[tuple[str, str]] = page.evaluate(_KEPT)

    assert len(kept) > 10
    assert [path for path, _ in kept if not (BUILT.parent / path.lstrip("/")).is_file()] == []
    assert [path for path, text in kept if WORDS in text or somebody.name in text] == []
    told = {one.headers.get("cache-control") for one in answers if urlsplit(one.url).path.startswith("/v1/")}
    assert told == {"no-store", "private, no-cache"}


def _signs_out_in_another_page(context: BrowserContext, house: House) -> None:
    other = context.new_page()
    other.goto(house.address)
    open_settings(other)
    other.get_by_role("button", name="Me déconnecter", exact=True).click()
    expect(other.get_by_role("heading", name="Bonjour")).to_be_visible()


def test_r18_going_back_after_signing_out_elsewhere_shows_nothing(
    browser_that_puts_pages_aside: BrowserContext, house: House
) -> None:
    page = browser_that_puts_pages_aside.new_page()
    page.goto(house.address)
    note_past_flare(page, WORDS)
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.goto(f"{house.address}/livez")

    _signs_out_in_another_page(browser_that_puts_pages_aside, house)
    page.go_back()

    expect(page.get_by_role("heading", name="Bonjour")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_have_count(0)


def test_r18_a_page_brought_back_as_it_was_shows_nothing_of_who_signed_out(
    browser_that_puts_pages_aside: BrowserContext, house: House
) -> None:
    page = browser_that_puts_pages_aside.new_page()
    page.add_init_script(_HEARS_NOTHING)
    page.goto(house.address)
    note_past_flare(page, WORDS)
    expect(page.get_by_text(WORDS)).to_be_visible()

    _signs_out_in_another_page(browser_that_puts_pages_aside, house)
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.evaluate(_COMES_BACK)

    expect(page.get_by_role("heading", name="Bonjour")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_have_count(0)
