"""What is done on a phone over and over, whatever its language."""

from playwright.sync_api import Page, expect

from tests.browser.phone import Phone
from tests.browser.visit import Somebody, sign_in


def settle_in(phone: Phone, somebody: Somebody) -> Page:
    """Signed in, with the application kept on the phone."""
    page = phone.open()
    sign_in(page, somebody.login)
    expect(page.locator("button.overflow")).to_be_visible()
    phone.wait_until_kept(page)
    return page


def overflow(page: Page) -> None:
    page.locator("button.overflow").click()
    expect(page.locator(".calm")).to_be_visible()


def it_is_over(page: Page) -> None:
    page.locator(".calm .acts .button").first.click()
    page.locator("dialog .button.big").first.click()
    expect(page.locator("button.overflow")).to_be_visible()


def note_past_flare(page: Page, words: str) -> None:
    """Of yesterday."""
    page.locator(".act button.plain").first.click()
    page.locator("dialog .option input").nth(1).check()
    page.locator("dialog textarea").fill(words)
    page.locator("dialog button[type=submit]").click()
    expect(page.locator("dialog")).to_have_count(0)
