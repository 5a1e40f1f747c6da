"""Every kind of note a person can enter on the phone: entered, changed and removed, with the network and without."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from app.catalogue.kinds import KINDS_BY_NAME
from tests.browser.visit import IN_BOTH_LANGUAGES, OpenPage, Somebody, eventually
from tests.browser.words_of_notes import WORDS, Words

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]

OWN_WORDS = "Une journée plus légère."


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


@pytest.fixture
def phone(open_page: OpenPage, somebody: Somebody, language: str) -> Page:
    return open_page(login=somebody.login, language=language)


def radio(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_role("radio", name=answer, exact=True).check()


def to_now(page: Page, said: Words) -> None:
    page.locator("nav").get_by_role("link", name=said.now, exact=True).click()


def to_noting(page: Page, said: Words) -> None:
    to_now(page, said)
    page.get_by_role("link", name=said.note_something).click()


def begin(page: Page, said: Words, sort: str) -> None:
    to_noting(page, said)
    page.get_by_role("link", name=sort).click()
    expect(page.get_by_role("heading", level=1, name=sort)).to_be_visible()


def save(page: Page, said: Words) -> None:
    page.get_by_role("button", name=said.save, exact=True).click()
    expect(page.locator(".done")).to_be_visible()


def check_in(page: Page, said: Words) -> None:
    """Three taps, and all the other answers on the same day."""
    begin(page, said, said.how_it_is)
    page.get_by_role("button", name=said.very_tight).click()
    page.get_by_role("button", name="6", exact=True).click()
    page.get_by_role("button", name="7", exact=True).click()
    begin(page, said, said.how_it_is)
    page.get_by_role("button", name=said.further).click()
    for question, answer in said.further_answers:
        radio(page, question, answer)
    page.get_by_label(said.what_mattered).fill("Le jardin")
    save(page, said)


def night(page: Page, said: Words) -> None:
    begin(page, said, said.a_night)
    page.get_by_role("radio", name=said.six_hours, exact=True).check()
    page.get_by_role("checkbox", name=said.and_a_half).check()
    page.get_by_role("radio", name="4", exact=True).check()
    save(page, said)


def life_moment(page: Page, said: Words) -> None:
    begin(page, said, said.a_life_moment)
    page.get_by_role("radio", name=said.a_season, exact=True).check()
    page.get_by_role("radio", name=said.spring, exact=True).check()
    page.get_by_label(said.the_year).fill("2019")
    page.get_by_role("radio", name=said.home, exact=True).check()
    page.get_by_label(said.in_a_few_words).fill("Déménagement à Brest")
    page.get_by_role("radio", name=said.a_little_heavy, exact=True).check()
    page.get_by_role("radio", name=said.a_little, exact=True).check()
    save(page, said)


def tool(page: Page, said: Words) -> None:
    begin(page, said, said.a_tool)
    page.get_by_role("radio", name=said.walking, exact=True).check()
    page.get_by_role("radio", name=said.a_bit, exact=True).check()
    save(page, said)


def words(page: Page, said: Words) -> None:
    begin(page, said, said.a_few_words)
    page.get_by_label(said.own_words).fill(OWN_WORDS)
    save(page, said)


def pain_map(page: Page, said: Words) -> None:
    begin(page, said, said.where_it_hurts)
    page.get_by_role("checkbox", name=said.left_ankle, exact=True).click()
    save(page, said)


def flare(page: Page, said: Words) -> None:
    to_now(page, said)
    page.get_by_role("button", name=said.it_overflows).click()
    page.get_by_role("button", name=said.has_passed).click()
    page.get_by_role("button", name=said.earlier_today).click()
    expect(page.get_by_role("button", name=said.it_overflows)).to_be_visible()


def wish(page: Page, said: Words) -> None:
    to_now(page, said)
    page.get_by_role("button", name=said.see_you).click()
    page.get_by_label(said.a_line).fill("Pour la reprise.")
    save(page, said)


def attention(page: Page, said: Words) -> None:
    to_noting(page, said)
    page.get_by_role("link", name=said.closer_look).click()
    page.get_by_role("radio", name=said.two_weeks).check()
    page.get_by_role("checkbox", name="stress", exact=True).check()
    page.get_by_role("button", name=said.start).click()
    expect(page.locator(".done")).to_be_visible()


def to_my_notes(page: Page, said: Words) -> None:
    to_noting(page, said)
    page.get_by_role("link", name=said.my_notes).click()
    expect(page.get_by_role("heading", name=said.my_notes)).to_be_visible()


def note_of(page: Page, kind: str) -> Locator:
    return page.locator(".note").filter(has=page.locator(".kind", has_text=re.compile(f"^{kind}$")))


def opened(page: Page, said: Words, kind: str) -> None:
    to_my_notes(page, said)
    note_of(page, said.kinds[kind]).click()


def changes(kind: str, answer: Callable[[Page, Words], None]) -> Callable[[Page, Words], None]:
    """From « Mes notes »."""

    def change(page: Page, said: Words) -> None:
        opened(page, said, kind)
        page.get_by_role("button", name=said.change, exact=True).click()
        answer(page, said)
        save(page, said)

    return change


def remove(page: Page, said: Words, kind: str) -> None:
    opened(page, said, kind)
    page.get_by_role("button", name=said.remove, exact=True).click()
    expect(page.locator(".done").get_by_text(said.removed)).to_be_visible()


def change_wish(page: Page, said: Words) -> None:
    to_now(page, said)
    page.get_by_role("link", name=said.asked_to_be_seen).click()
    page.get_by_label(said.a_line).fill("Pour le sommeil.")
    save(page, said)


def stop_attention(page: Page, said: Words) -> None:
    to_noting(page, said)
    page.get_by_role("link", name=said.closer_look).click()
    page.get_by_role("button", name=said.stop, exact=True).click()
    expect(page.get_by_role("button", name=said.start)).to_be_visible()


@dataclass(frozen=True)
class Entered:
    """How one kind is entered and changed, and what is then told of it."""

    enter: Callable[[Page, Words], None]
    told: dict[str, Any]
    change: Callable[[Page, Words], None]
    changed: dict[str, Any] = field(default_factory=dict)


ALL_ANSWERS = {
    "margin": -2,
    "stress": 6,
    "mental_load": 7,
    "pain_now": 4,
    "sleep_quality": 5,
    "activity_load": 1,
    "work_load": -1,
    "confidence": 8,
    "acceptable": "unsure",
    "matters_done": True,
    "matters_text": "Le jardin",
}
MOVE = {
    "local_date": "2019-04-15",
    "precision": "season",
    "category": "home",
    "title": "Déménagement à Brest",
    "valence": -1,
    "weighs_now": "a_little",
}
KINDS = {
    "checkin": Entered(
        check_in,
        ALL_ANSWERS,
        changes("checkin", lambda page, said: page.get_by_role("radio", name=said.balance).check()),
        {"margin": 0},
    ),
    "night": Entered(
        night,
        {"sleep_minutes": 390, "quality": 4},
        changes("night", lambda page, _: page.get_by_role("radio", name="8", exact=True).check()),
        {"quality": 8},
    ),
    "life_event": Entered(
        life_moment,
        MOVE,
        changes("life_event", lambda page, said: page.get_by_role("radio", name=said.heavy, exact=True).check()),
        {"valence": -2},
    ),
    "tool_use": Entered(
        tool,
        {"kind": "walking", "helped": "a_bit"},
        changes("tool_use", lambda page, said: page.get_by_role("radio", name=said.a_lot, exact=True).check()),
        {"helped": "a_lot"},
    ),
    "story": Entered(
        words,
        {"text": OWN_WORDS},
        changes("story", lambda page, said: page.get_by_label(said.own_words).fill("Autrement dit.")),
        {"text": "Autrement dit."},
    ),
    "pain_map": Entered(
        pain_map,
        {"widespread": False},
        changes("pain_map", lambda page, said: page.get_by_role("checkbox", name=said.everywhere).check()),
        {"widespread": True},
    ),
    "flare": Entered(
        flare,
        {"ongoing": False, "until_precision": "part_of_day"},
        changes("flare", lambda page, _: page.get_by_role("radio", name="7", exact=True).check()),
        {"worst_pain": 7},
    ),
    "contact_wish": Entered(wish, {"note": "Pour la reprise."}, change_wish, {"note": "Pour le sommeil."}),
    "focus_window": Entered(attention, {"days": 14, "keys": ["stress"]}, stop_attention),
}
PLURALS = {kind: KINDS_BY_NAME[kind].plural for kind in KINDS}


def test_each_is_entered_changed_and_removed_with_the_network(phone: Page, somebody: Somebody, said: Words) -> None:
    for kind, one in KINDS.items():
        one.enter(phone, said)
        somebody.only_note(PLURALS[kind], **one.told)
    for kind, one in KINDS.items():
        one.change(phone, said)
        somebody.only_note(PLURALS[kind], **{**one.told, **one.changed})
    assert somebody.notes("focus-windows")[0]["fields"]["stopped_on"] is not None
    for kind in KINDS:
        remove(phone, said, kind)

    eventually(lambda: all(somebody.notes(PLURALS[kind]) == [] for kind in KINDS))
    expect(phone.locator(".note")).to_have_count(0)


def test_each_is_entered_changed_and_removed_without_network(phone: Page, somebody: Somebody, said: Words) -> None:
    to_my_notes(phone, said)
    phone.context.set_offline(True)

    for one in KINDS.values():
        one.enter(phone, said)
    for one in KINDS.values():
        one.change(phone, said)
    to_my_notes(phone, said)
    expect(phone.locator(".note.unsent")).to_have_count(len(KINDS))
    assert [somebody.notes(PLURALS[kind]) for kind in KINDS] == [[]] * len(KINDS)
    phone.context.set_offline(False)
    for kind, one in KINDS.items():
        somebody.only_note(PLURALS[kind], **{**one.told, **one.changed})
    expect(phone.locator(".badge")).to_have_count(0)
    phone.context.set_offline(True)
    for kind in KINDS:
        remove(phone, said, kind)
    expect(phone.locator(".note")).to_have_count(0)
    phone.context.set_offline(False)

    eventually(lambda: all(somebody.notes(PLURALS[kind]) == [] for kind in KINDS))
