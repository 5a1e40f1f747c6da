"""A few questions for some evenings: agreed together or begun alone, answered or passed, and over by themselves."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import IN_BOTH_LANGUAGES, THERAPIST, OpenPage, Somebody, eventually

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]


@dataclass(frozen=True)
class Words:
    """What is read and tapped, in one language."""

    now: str
    note: str
    mine: str
    noted: str
    overflow: str
    closer_look: str
    two_weeks: str
    margin: str
    start: str
    until: str
    why: str
    on_their_phone: str
    very_tight: str
    my_notes_link: str
    focus_kind: str
    told: str
    go_back: str
    skip: str
    stop_evenings: str
    stopped: str
    stop: str
    load: str
    sleep: str
    confidence: str
    four: str
    line: str


WORDS = {
    "fr": Words(
        now="Maintenant",
        note="Noter quelque chose",
        mine="Mes notes",
        noted="C’est noté.",
        overflow="Ça déborde",
        closer_look="Un temps d’attention",
        two_weeks="deux semaines",
        margin="marge",
        start="Commencer ce soir",
        until="Le soir, jusqu’au",
        why="Pourquoi",
        on_their_phone="Les questions viendront le soir, sur son téléphone.",
        very_tight="Très juste −2",
        my_notes_link="Voir mes notes",
        focus_kind="temps d’attention",
        told="pendant deux semaines, le soir\u202f: marge, stress",
        go_back="Retour",
        skip="Passer",
        stop_evenings="Arrêter ces questions du soir",
        stopped="C’est arrêté.",
        stop="Arrêter",
        load="charge mentale",
        sleep="sommeil",
        confidence="confiance",
        four="Quatre au plus",
        line="Ce soir, si vous voulez\u202f: marge, stress",
    ),
    "en": Words(
        now="Now",
        note="Note something",
        mine="My notes",
        noted="Noted.",
        overflow="It overflows",
        closer_look="A closer look",
        two_weeks="two weeks",
        margin="room",
        start="Start this evening",
        until="In the evening, until",
        why="Why",
        on_their_phone="The questions will come in the evening, on their phone.",
        very_tight="Very tight −2",
        my_notes_link="See my notes",
        focus_kind="closer look",
        told="for two weeks, in the evening: room, stress",
        go_back="Back",
        skip="Skip",
        stop_evenings="Stop these evening questions",
        stopped="Stopped.",
        stop="Stop",
        load="mental load",
        sleep="sleep",
        confidence="confidence",
        four="Four at most",
        line="This evening, if you like: room, stress",
    ),
}


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


PARIS = ZoneInfo("Europe/Paris")


def at(page: Page, said: Words, hour: int, *, days: int = 0, minute: int = 30) -> None:
    """The page opens again at this hour of today, or of a later day."""
    day = datetime.now(PARIS).date() + timedelta(days=days)
    page.clock.set_fixed_time(datetime.combine(day, time(hour, minute), PARIS))
    page.goto(page.url.partition("/noter")[0].partition("/notes")[0])
    expect(page.get_by_role("button", name=said.overflow)).to_be_visible()
    expect(page.locator(".recent")).to_be_visible()


def agree(page: Page, said: Words) -> None:
    page.get_by_role("radio", name=said.two_weeks).check()
    page.get_by_role("checkbox", name=said.margin).check()
    page.get_by_role("checkbox", name="stress", exact=True).check()
    page.get_by_role("button", name=said.start).click()


def begin_alone(page: Page, said: Words) -> None:
    page.get_by_role("link", name=said.note).click()
    page.get_by_role("link", name=said.closer_look).click()
    agree(page, said)
    expect(page.get_by_text(said.until)).to_be_visible()


def test_agreed_in_a_visit_it_is_asked_once_an_evening_and_ends_by_itself(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    tablet = open_page("tablet", login=THERAPIST, language=language, path=f"/personnes/{somebody.patient_id}")
    tablet.get_by_role("button", name=said.closer_look).click()
    tablet.get_by_label(said.why).fill("Voir ce que la reprise demande.")
    agree(tablet, said)
    expect(tablet.get_by_text(said.on_their_phone)).to_be_visible()
    window = somebody.only_note("focus-windows", days=14, source="session", why="Voir ce que la reprise demande.")
    assert window["keys"] == ["margin", "stress"]

    phone = open_page(login=somebody.login, language=language)
    at(phone, said, 19)
    phone.get_by_role("link", name=said.line).click()
    phone.get_by_role("button", name=said.very_tight).click()
    phone.get_by_role("button", name="6", exact=True).click()

    expect(phone.get_by_role("button", name=said.overflow)).to_be_visible()
    expect(phone.get_by_text(said.noted)).to_be_visible()
    expect(phone.get_by_role("link", name=said.line)).to_have_count(0)
    assert somebody.only_note("checkins", margin=-2, stress=6)["asked"] == ["margin", "stress"]
    for hour, days in ((3, 1), (16, 1)):
        at(phone, said, hour, days=days)
        expect(phone.get_by_role("link", name=said.line)).to_have_count(0)
    at(phone, said, 18, days=1)
    expect(phone.get_by_role("link", name=said.line)).to_be_visible()
    at(phone, said, 18, days=14)
    expect(phone.get_by_role("link", name=said.line)).to_have_count(0)
    phone.get_by_role("link", name=said.my_notes_link).or_(phone.get_by_role("link", name=said.note)).click()
    phone.get_by_role("link", name=said.mine).click()
    expect(phone.locator(".note").filter(has_text=said.focus_kind)).to_contain_text(said.told)


def test_begun_alone_without_network_passed_without_a_trace_and_stopped_in_one_tap(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    phone = open_page(login=somebody.login, language=language)
    at(phone, said, 21)
    phone.get_by_role("link", name=said.note).click()
    phone.get_by_role("link", name=said.closer_look).click()
    phone.get_by_role("link", name=said.go_back).click()
    phone.get_by_role("link", name=said.now, exact=True).click()
    phone.context.set_offline(True)
    begin_alone(phone, said)
    phone.get_by_role("link", name=said.now, exact=True).click()

    phone.get_by_role("link", name=said.line).click()
    phone.get_by_role("button", name=said.skip).click()
    phone.get_by_role("button", name=said.skip).click()

    expect(phone.get_by_role("button", name=said.overflow)).to_be_visible()
    expect(phone.get_by_role("link", name=said.line)).to_have_count(0)
    phone.context.set_offline(False)
    somebody.only_note("focus-windows", days=14, stopped_on=None)
    assert somebody.notes("checkins") == []
    at(phone, said, 21, days=1)
    phone.get_by_role("link", name=said.line).click()
    phone.get_by_role("button", name=said.stop_evenings).click()
    expect(phone.locator(".done").get_by_text(said.stopped)).to_be_visible()
    tomorrow = (datetime.now(PARIS).date() + timedelta(days=1)).isoformat()
    somebody.only_note("focus-windows", stopped_on=tomorrow)
    phone.get_by_role("link", name=said.now, exact=True).click()
    expect(phone.get_by_role("link", name=said.line)).to_have_count(0)


def test_a_fifth_question_springs_back(open_page: OpenPage, somebody: Somebody, said: Words, language: str) -> None:
    phone = open_page(login=somebody.login, language=language, path="/noter/attention")
    for name in (said.margin, "stress", said.load, said.sleep):
        phone.get_by_role("checkbox", name=name, exact=True).check()

    phone.get_by_role("checkbox", name=said.confidence).click()

    expect(phone.get_by_text(said.four)).to_be_visible()
    expect(phone.get_by_role("checkbox", name=said.confidence)).not_to_be_checked()
    expect(phone.locator("input:checked")).to_have_count(4)


def test_the_therapist_stops_what_the_person_began(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    phone = open_page(login=somebody.login, language=language)
    begin_alone(phone, said)
    somebody.only_note("focus-windows", days=14)

    tablet = open_page("tablet", login=THERAPIST, language=language, path=f"/personnes/{somebody.patient_id}")
    tablet.get_by_role("button", name=said.closer_look).click()
    tablet.get_by_role("button", name=said.stop, exact=True).click()

    expect(tablet.get_by_text(said.stopped)).to_be_visible()
    eventually(lambda: somebody.notes("focus-windows")[0]["fields"]["stopped_on"] is not None)


def test_agreed_on_two_devices_apart_all_is_asked_together_and_stopped_in_one_tap(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    agreed = {"days": 14, "precision": "day"}
    somebody.writes("focus_window", {**agreed, "keys": ["stress"], "why": "La reprise."})
    somebody.writes("focus_window", {**agreed, "keys": ["margin"]})
    phone = open_page(login=somebody.login, language=language)

    at(phone, said, 19)
    expect(phone.get_by_role("link", name=said.line)).to_be_visible()
    phone.goto(somebody.house.address + "/noter/attention")
    expect(phone.locator("blockquote")).to_have_text("La reprise.")
    phone.get_by_role("button", name=said.stop, exact=True).click()

    expect(phone.get_by_role("button", name=said.start)).to_be_visible()
    eventually(lambda: all(window["fields"]["stopped_on"] for window in somebody.notes("focus-windows")))
