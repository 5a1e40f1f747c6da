"""Requirement 26: asked to keep; what could not be kept and what was erased are said."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import overflow, settle_in
from tests.browser.phone import Phone
from tests.browser.visit import IN_BOTH_LANGUAGES, Somebody, eventually, stored

pytestmark = pytest.mark.browser

FULL = {"fr": "Cet appareil n’a plus de place", "en": "This device has no room left"}
_MAY_BE_FULL = """
const add = IDBObjectStore.prototype.add;
IDBObjectStore.prototype.add = function (...given) {
  if (!window.isFull) return add.apply(this, given);
  this.transaction.abort();
  throw noRoom();
};
const noRoom = () => new DOMException('no room', 'QuotaExceededError');
Object.defineProperty(IDBTransaction.prototype, 'error', { get: () => window.isFull ? noRoom() : null });
"""
_COUNTS_ASKING = """
window.timesAsked = 0;
const persist = StorageManager.prototype.persist;
StorageManager.prototype.persist = function () { window.timesAsked += 1; return persist.call(this); };
"""


@pytest.fixture
def page(phone: Phone, somebody: Somebody) -> Page:
    """A browser counts room in minutes of its own: that there is none is said to the page by hand."""
    page = settle_in(phone, somebody)
    page.add_init_script(_MAY_BE_FULL)
    page.reload()
    expect(page.locator("button.overflow")).to_be_visible()
    expect(page.locator(".recent")).to_be_visible()
    return page


@IN_BOTH_LANGUAGES
def test_r26_a_full_device_refuses_visibly_and_takes_the_note_once_there_is_room(
    page: Page, somebody: Somebody, language: str
) -> None:
    said = page.get_by_text(FULL[language])
    page.evaluate("window.isFull = true")

    page.locator("button.overflow").click()

    expect(said).to_be_visible()
    expect(page.locator(".calm")).to_have_count(0)
    assert stored(page, "outbox", "getAll") == []
    page.evaluate("window.isFull = false")
    overflow(page)
    expect(said).to_have_count(0)
    assert len(somebody.flares_once(ongoing=True)) == 1


def test_r26_words_typed_on_a_full_device_stay_in_their_form(page: Page, somebody: Somebody) -> None:
    page.locator(".act button.plain").first.click()
    leaf = page.locator("dialog")
    leaf.locator(".option input").nth(1).check()
    leaf.locator("textarea").fill("Plus de place.")
    page.evaluate("window.isFull = true")

    leaf.locator("button[type=submit]").click()

    expect(leaf.get_by_role("alert")).to_contain_text(FULL["fr"])
    expect(leaf.locator("textarea")).to_have_value("Plus de place.")
    page.evaluate("window.isFull = false")
    leaf.locator("button[type=submit]").click()
    expect(leaf).to_have_count(0)
    eventually(lambda: [one["fields"]["note"] for one in somebody.flares()] == ["Plus de place."])


def test_r26_the_browser_is_asked_to_keep_with_the_first_note(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    page.add_init_script(_COUNTS_ASKING)
    page.reload()
    expect(page.locator("button.overflow")).to_be_visible()
    assert page.evaluate("window.timesAsked") == 0

    overflow(page)

    page.wait_for_function("window.timesAsked === 1")


def test_r26_a_database_erased_with_an_unsent_note_is_said(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    page.context.set_offline(True)
    overflow(page)
    assert len(stored(page, "outbox", "getAll")) == 1

    page.evaluate("new Promise((done) => { indexedDB.deleteDatabase('longcours').onsuccess = () => done(); })")
    page.context.set_offline(False)
    page.reload()

    expect(page.get_by_text("ce qui attendait encore ici n’y est plus")).to_be_visible()
    assert somebody.flares() == []
