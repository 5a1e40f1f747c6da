"""Requirement 7: a session that ended costs no entry, and gives none to somebody else."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import note_past_flare, settle_in
from tests.browser.phone import Phone
from tests.browser.visit import House, Somebody, eventually, sign_in, stored

pytestmark = pytest.mark.browser

WRITTEN = [f"Note {number}." for number in range(1, 21)]


@pytest.fixture
def house(own_house: House) -> House:
    return own_house


@pytest.fixture
def twenty(phone: Phone, somebody: Somebody) -> Page:
    """The person's phone, on which a session ended before twenty notes were written."""
    page = settle_in(phone, somebody)
    page.context.clear_cookies(name="__Host-s")
    for words in WRITTEN:
        note_past_flare(page, words)
    expect(page.get_by_text("20 notes sont gardées ici")).to_be_visible()
    return page


def _words(somebody: Somebody) -> list[str]:
    return sorted(one["fields"]["note"] for one in somebody.flares())


def test_r07_twenty_entries_written_after_the_session_ended_arrive_once(twenty: Page, somebody: Somebody) -> None:
    assert somebody.flares() == []

    twenty.get_by_role("button", name="Me reconnecter").click()
    sign_in(twenty, somebody.login)

    eventually(lambda: len(somebody.flares()) >= len(WRITTEN))
    expect(twenty.get_by_text("Votre session a pris fin")).to_have_count(0)
    assert _words(somebody) == sorted(WRITTEN)


def test_r07_none_arrives_under_another_account(twenty: Page, house: House, somebody: Somebody) -> None:
    other = house.new_person()

    twenty.get_by_role("button", name="Me reconnecter").click()
    sign_in(twenty, other.login)
    expect(twenty.get_by_role("button", name="Ça déborde")).to_be_visible()
    note_past_flare(twenty, "De quelqu’un d’autre.")
    eventually(lambda: _words(other) == ["De quelqu’un d’autre."])

    assert somebody.flares() == []
    assert len(stored(twenty, "outbox", "getAll")) == len(WRITTEN)
