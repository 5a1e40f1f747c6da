"""Requirement 21: signing out leaves nothing here, also without network, and offers first what was not sent."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import note_past_flare, settle_in
from tests.browser.phone import Phone
from tests.browser.visit import LEFT_HERE, House, Somebody, eventually, open_settings

pytestmark = pytest.mark.browser


@pytest.fixture
def house(own_house: House) -> House:
    return own_house


def _is_signed_out(page: Page) -> None:
    expect(page.get_by_role("heading", name="Bonjour")).to_be_visible()
    eventually(lambda: page.evaluate(LEFT_HERE) == [])
    assert page.evaluate("localStorage.getItem('longcours.role')") == "none"


def test_r21_databases_caches_and_worker_are_gone(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    note_past_flare(page, "Trois heures de voiture.")
    eventually(lambda: len(somebody.flares()) == 1)
    open_settings(page)

    page.get_by_role("button", name="Me déconnecter").click()

    _is_signed_out(page)
    assert [cookie for cookie in page.context.cookies() if cookie["name"] == "__Host-s"] == []


def test_r21_what_was_not_sent_is_offered_before_it_is_wiped_without_network(
    phone: Phone, somebody: Somebody, tmp_path: Path
) -> None:
    page = settle_in(phone, somebody)
    page.context.set_offline(True)
    for words in ("Trois heures de voiture.", "Une nuit courte."):
        note_past_flare(page, words)
    open_settings(page)

    page.get_by_role("button", name="Me déconnecter").click()
    offer = page.get_by_role("dialog", name="Vous avez des notes qui ne sont pas parties")
    expect(offer.get_by_text("2 notes attendent encore sur cet appareil")).to_be_visible()
    with page.expect_download() as taken:
        offer.get_by_role("button", name="Garder une copie").click()
    copy = tmp_path / "copy"
    taken.value.save_as(copy)
    assert all(words in copy.read_text("utf-8") for words in ("Trois heures de voiture.", "Une nuit courte."))
    offer.get_by_role("button", name="Me déconnecter et les effacer").click()

    _is_signed_out(page)
    page.context.set_offline(False)
    phone.close()
    page = phone.open()
    expect(page.get_by_role("heading", name="Bonjour")).to_be_visible()
    assert [cookie for cookie in page.context.cookies() if cookie["name"] == "__Host-s"] == []
    assert somebody.flares() == []
