"""What is said at « Faire le point », and goals: read in « Mes notes », changed and removed there like any note."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_access_for_everyone import SIDEWAYS
from tests.browser.visit import IN_BOTH_LANGUAGES, OpenPage, Somebody, eventually
from tests.browser.words_of_stock import WORDS, Words

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


@pytest.fixture
def phone(open_page: OpenPage, somebody: Somebody, language: str) -> Page:
    somebody.writes("goal", {"text": "Marcher une heure"})
    return open_page(login=somebody.login, language=language)


def answer(page: Page, question: str, choice: str) -> None:
    page.get_by_role("group", name=question).get_by_role("radio", name=choice, exact=True).check()


def go_on(page: Page, said: Words) -> None:
    page.get_by_role("button", name=said.go_on).click()


def take_stock(page: Page, said: Words) -> None:
    """Of pain, work and what is needed; no questionnaire has its words here, none is offered."""
    page.get_by_role("link", name=said.note).click()
    page.get_by_role("link", name=said.take_stock).click()
    page.get_by_role("button", name=said.skip, exact=True).click()
    for question in (said.seven_days, said.joy, said.what_you_do):
        answer(page, question, "3")
    go_on(page, said)
    for _ in range(2):
        page.get_by_role("button", name=said.skip, exact=True).click()
    answer(page, said.for_now, said.part_time)
    go_on(page, said)
    page.get_by_label(said.own_words).fill("Dormir d’une traite")
    go_on(page, said)
    for _ in range(2):
        page.get_by_role("button", name=said.skip, exact=True).click()
    expect(page.get_by_role("heading", name=said.noted)).to_be_visible()


def note_of(page: Page, kind: str) -> Locator:
    return page.locator(".note").filter(has=page.locator(".kind", has_text=re.compile(f"^{kind}$")))


@pytest.mark.parametrize("network", [True, False], ids=["online", "offline"])
def test_it_is_changed_and_removed_like_any_note(phone: Page, somebody: Somebody, said: Words, network: bool) -> None:
    phone.get_by_role("link", name=said.note).click()
    phone.get_by_role("link", name=said.mine).click()
    expect(note_of(phone, said.goal)).to_be_visible()
    phone.get_by_role("link", name=said.now, exact=True).click()
    phone.context.set_offline(not network)
    take_stock(phone, said)
    phone.locator("main").get_by_role("link", name=said.mine).click()

    amended: dict[str, Callable[[Page], None]] = {
        said.need: lambda page: page.get_by_label(said.own_words).fill("Dormir"),
        said.work: lambda page: page.get_by_role("radio", name=said.sick_leave, exact=True).check(),
        said.goal: lambda page: page.get_by_label(said.own_words).fill("Marcher vingt minutes"),
        said.check_in: lambda page: page.get_by_role("radio", name=said.balance).check(),
    }
    for kind, amend in amended.items():
        note_of(phone, kind).click()
        phone.get_by_role("button", name=said.change, exact=True).click()
        amend(phone)
        phone.get_by_role("button", name=said.save, exact=True).click()
        expect(phone.locator("dialog")).to_have_count(0)
    phone.context.set_offline(False)
    expect(phone.locator(".note.unsent")).to_have_count(0)
    somebody.only_note("needs", text="Dormir")
    somebody.only_note("work-statuses", status="sick_leave")
    somebody.only_note("checkins", margin=0, pain_avg_7d=3)
    somebody.only_note("prom-responses", instrument_id="trio-3")
    [words] = somebody.only_note("goals", text="Marcher vingt minutes")["recalibrations"]
    assert words["old"] == "Marcher une heure"

    phone.context.set_offline(not network)
    for kind in (*amended, said.questionnaire):
        note_of(phone, kind).click()
        phone.get_by_role("button", name=said.remove, exact=True).click()
        expect(note_of(phone, kind)).to_have_count(0)
    expect(phone.locator(".note")).to_have_count(0)
    phone.context.set_offline(False)

    plurals = ("needs", "work-statuses", "goals", "checkins", "prom-responses")
    eventually(lambda: all(somebody.notes(plural) == [] for plural in plurals))


def test_a_goal_agreed_in_a_session_is_put_in_other_words_and_stays(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    somebody.is_given("goals", text="Jardiner debout", why_it_matters="Pour le potager")
    phone = open_page(login=somebody.login, language=language, path="/notes")

    note_of(phone, said.goal).click()
    expect(phone.get_by_role("button", name=said.remove, exact=True)).to_have_count(0)
    phone.get_by_role("button", name=said.change, exact=True).click()
    phone.get_by_role("radio", name=said.paused, exact=True).check()
    phone.get_by_role("button", name=said.save, exact=True).click()

    somebody.only_note("goals", text="Jardiner debout", state="paused", why_it_matters="Pour le potager")


def test_with_answers_given_nothing_runs_off_a_narrow_screen_with_double_text(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    somebody.is_given("goals", text="Marcher une heure jusqu’au bout du canal")
    phone = open_page("narrow", login=somebody.login, language=language, path="/notes")
    expect(note_of(phone, said.goal)).to_be_visible()
    phone.goto(somebody.house.address + "/point")
    phone.evaluate("document.documentElement.dataset.size = 'largest'")
    answers: dict[str, Callable[[], object]] = {
        "margin": lambda: phone.get_by_role("radio", name=said.balance).first.check(),
        "pain": lambda: answer(phone, said.seven_days, "10"),
        "acceptable": lambda: answer(phone, said.acceptable, said.unsure),
        "life": lambda: phone.get_by_role("button", name=said.note_moment).click(),
        "work": lambda: answer(phone, said.for_now, said.part_time),
        "need": lambda: phone.get_by_label(said.own_words).fill("Dormir d’une traite, anticonstitutionnellement"),
        "goals": lambda: phone.get_by_role("button", name=said.recalibrate).click(),
    }
    for place, say in answers.items():
        say()
        assert phone.evaluate(SIDEWAYS) <= 0, place
        if place == "life":
            phone.get_by_role("radio", name=said.family, exact=True).check()
            phone.get_by_role("button", name=said.save, exact=True).click()
            expect(phone.get_by_role("button", name=said.another)).to_be_visible()
            assert phone.evaluate(SIDEWAYS) <= 0, "a moment noted"
        if place == "goals":
            phone.get_by_label(said.new_words).fill("Marcher vingt minutes")
            phone.get_by_role("button", name=said.save, exact=True).click()
            expect(phone.get_by_text("Marcher une heure jusqu’au bout du canal")).to_be_visible()
        go_on(phone, said)
    assert phone.evaluate(SIDEWAYS) <= 0, "since"
    phone.get_by_role("button", name=said.enough).click()

    expect(phone.get_by_role("heading", name=said.noted)).to_be_visible()
    assert phone.evaluate(SIDEWAYS) <= 0, "what was noted"
