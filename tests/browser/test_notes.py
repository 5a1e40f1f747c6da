"""Noting something else than an overflow: a few taps, with or without network, seen exactly once."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from app.kit.ids import named_id
from tests.browser.visit import IN_BOTH_LANGUAGES, OpenPage, Somebody, eventually
from tests.browser.words_of_notes import WORDS, Words

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


@pytest.fixture
def phone(open_page: OpenPage, somebody: Somebody, language: str) -> Page:
    return open_page(login=somebody.login, language=language)


def begin(page: Page, said: Words, sort: str) -> None:
    page.get_by_role("link", name=said.note_something).click()
    page.get_by_role("link", name=sort).click()
    expect(page.get_by_role("heading", level=1, name=sort)).to_be_visible()


def save(page: Page, said: Words) -> None:
    page.get_by_role("button", name=said.save).click()


def noted(page: Page, said: Words) -> None:
    expect(page.locator(".done").get_by_text(said.noted)).to_be_visible()


def check_in(page: Page, said: Words) -> None:
    begin(page, said, said.how_it_is)
    page.get_by_role("button", name=said.very_tight).click()
    page.get_by_role("button", name="6", exact=True).click()
    page.get_by_role("button", name=said.skip).click()
    noted(page, said)


def words(page: Page, said: Words) -> None:
    begin(page, said, said.a_few_words)
    page.get_by_label(said.own_words).fill("Une journée plus légère.")
    save(page, said)
    noted(page, said)


def to_my_notes(page: Page, said: Words) -> None:
    page.get_by_role("link", name=said.my_notes).click()
    expect(page.get_by_role("heading", name=said.my_notes)).to_be_visible()


def amend_words(page: Page, said: Words) -> None:
    page.get_by_role("button", name=said.story).click()
    page.get_by_role("button", name=said.change).click()
    page.get_by_label(said.own_words).fill("Autrement dit.")
    save(page, said)
    expect(page.locator(".done").get_by_text(said.changed)).to_be_visible()


def remove_words(page: Page, said: Words) -> None:
    page.get_by_role("button", name=said.story).click()
    page.get_by_role("button", name=said.remove).click()
    expect(page.locator(".done").get_by_text(said.removed)).to_be_visible()


def test_three_answers_take_five_taps_from_launch(phone: Page, somebody: Somebody, said: Words) -> None:
    taps = [
        phone.get_by_role("link", name=said.note_something),
        phone.get_by_role("link", name=said.how_it_is),
        phone.get_by_role("button", name=said.balance_row),
        phone.get_by_role("button", name="3", exact=True),
        phone.get_by_role("button", name="5", exact=True),
    ]

    for tap in taps:
        tap.click()

    fields = somebody.only_note("checkins", margin=0, stress=3, mental_load=5)
    assert fields["pain_now"] is None


def test_leaving_in_the_middle_keeps_what_was_answered(phone: Page, somebody: Somebody, said: Words) -> None:
    begin(phone, said, said.how_it_is)

    phone.get_by_role("button", name=said.very_tight).click()
    expect(phone.get_by_role("button", name="6", exact=True)).to_be_visible()
    phone.goto(somebody.house.address)

    assert somebody.only_note("checkins", margin=-2)["stress"] is None


def test_one_undo_takes_back_what_was_just_noted(phone: Page, somebody: Somebody, said: Words) -> None:
    check_in(phone, said)
    somebody.only_note("checkins", margin=-2, stress=6)

    phone.get_by_role("button", name=said.undo).click()

    eventually(lambda: somebody.notes("checkins") == [])


def test_a_removed_note_comes_back_with_undo(phone: Page, somebody: Somebody, said: Words) -> None:
    words(phone, said)
    somebody.only_note("stories")
    to_my_notes(phone, said)
    remove_words(phone, said)
    eventually(lambda: somebody.notes("stories") == [])

    phone.get_by_role("button", name=said.undo).click()

    assert somebody.only_note("stories")["text"] == "Une journée plus légère."


def test_the_same_day_noted_on_two_phones_without_network_is_one_check_in(
    phone: Page, open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    other = open_page(login=somebody.login, language=language)
    for page in (phone, other):
        begin(page, said, said.how_it_is)
        page.context.set_offline(True)
    phone.get_by_role("button", name=said.very_tight).click()
    other.get_by_role("button", name=said.skip).click()
    other.get_by_role("button", name="7", exact=True).click()
    for page in (phone, other):
        page.context.set_offline(False)
        expect(page.locator(".badge")).to_have_count(0)

    fields = somebody.only_note("checkins", margin=-2, stress=7)

    day = fields["local_date"]
    assert UUID(somebody.notes("checkins")[0]["id"]) == named_id(somebody.patient_id, "checkin", day)
    for page in (phone, other):
        page.goto(somebody.house.address + "/notes")
        expect(page.locator(".note")).to_have_count(1)
        expect(page.locator(".note")).to_contain_text(said.very_tight_read)
        expect(page.locator(".note")).to_contain_text("stress 7")


def test_versions_are_read_with_the_network(phone: Page, somebody: Somebody, said: Words) -> None:
    words(phone, said)
    somebody.only_note("stories")
    to_my_notes(phone, said)
    amend_words(phone, said)
    somebody.only_note("stories", text="Autrement dit.")
    expect(phone.locator(".note.unsent")).to_have_count(0)

    phone.get_by_role("button", name=said.story).click()
    phone.get_by_role("button", name=said.versions).click()

    versions = phone.locator("dialog ol li")
    expect(versions).to_have_count(2)
    expect(versions.last).to_contain_text("Une journée plus légère.")


def test_a_longtime_needs_no_date(phone: Page, somebody: Somebody, said: Words) -> None:
    begin(phone, said, said.a_life_moment)

    phone.get_by_role("radio", name=said.a_long_time, exact=True).check()
    phone.get_by_role("radio", name=said.family, exact=True).check()
    save(phone, said)

    fields = somebody.only_note("life-events", category="family")
    assert (fields["precision"], fields["ongoing"], fields["note"]) == ("year", True, said.since_long)


def test_a_moment_about_money_stays_with_the_person(phone: Page, somebody: Somebody, said: Words) -> None:
    begin(phone, said, said.a_life_moment)
    phone.get_by_role("radio", name=said.money, exact=True).check()
    expect(phone.get_by_text(said.kept_for_you)).to_be_visible()
    save(phone, said)
    noted(phone, said)
    expect(phone.locator(".badge")).to_have_count(0)

    to_my_notes(phone, said)

    expect(phone.locator(".note")).to_contain_text(said.money)
    expect(phone.locator(".note.unsent")).to_have_count(0)
    assert somebody.notes("life-events") == []


def test_an_overflow_is_changed_from_the_notes_too(phone: Page, somebody: Somebody, said: Words) -> None:
    phone.get_by_role("button", name=said.it_overflows).click()
    phone.get_by_role("button", name=said.has_passed).click()
    phone.get_by_role("button", name=said.earlier_today).click()
    phone.get_by_role("link", name=said.see_my_notes).click()
    phone.get_by_role("button", name=said.flare).click()

    phone.get_by_role("button", name=said.change).click()
    phone.get_by_role("radio", name="7", exact=True).check()
    save(phone, said)

    assert somebody.only_note("flares", worst_pain=7)["ongoing"] is False
