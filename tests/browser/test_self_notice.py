"""Somebody asks to be told, reads the sentence and their own words quietly on the first screen, and stops it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.phone import Phone
from tests.browser.visit import House, sign_in

pytestmark = pytest.mark.browser

_HIGH_FOR_A_FORTNIGHT = [*[4, 5, 4, 3, 4, 5] * 5, *[9] * 14]


@pytest.fixture
def phone(playwright: Playwright, house: House, tmp_path: Path) -> Iterator[Phone]:
    phone = Phone(playwright, tmp_path / "profile", house.address)
    yield phone
    phone.close()
    assert phone.breaches == []


def test_what_was_asked_is_told_quietly_and_stopped(house: House, phone: Phone) -> None:
    somebody = house.new_person()
    today = datetime.now(UTC).date()
    page = phone.open()
    sign_in(page, somebody.login)
    phone.wait_until_kept(page)
    told = page.get_by_text("Vos notes sont au-dessus de votre zone habituelle depuis")
    expect(told).to_have_count(0)
    for place, value in enumerate(reversed(_HIGH_FOR_A_FORTNIGHT)):
        day = (today - timedelta(days=place)).isoformat()
        somebody.writes("checkin", {"pain_now": value}, local_date=day)

    page.goto(phone.address + "/compte")
    choice = page.get_by_role("group", name="Me dire, à moi seulement")
    expect(choice.get_by_label("jamais")).to_be_checked()
    choice.get_by_label("7\u00a0jours").check(force=True)
    page.get_by_label("Mes mots, à relire alors").fill("Appeler Marianne")
    page.get_by_label("Mes mots, à relire alors").blur()
    page.goto(phone.address + "/")
    expect(told).to_be_visible()
    expect(page.get_by_text("Appeler Marianne")).to_be_visible()

    page.goto(phone.address + "/compte")
    choice.get_by_label("jamais").check(force=True)
    page.goto(phone.address + "/")
    expect(page.get_by_role("button", name="Ça déborde")).to_be_visible()
    expect(told).to_have_count(0)
