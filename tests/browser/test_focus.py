"""A few questions for some evenings: agreed together or begun alone, answered or passed, and over by themselves."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import THERAPIST, OpenPage, Somebody, eventually

pytestmark = pytest.mark.browser

PARIS = ZoneInfo("Europe/Paris")
LINE = "Ce soir, si vous voulez\u202f: marge, stress"


def at(page: Page, hour: int, *, days: int = 0, minute: int = 30) -> None:
    """The page opens again at this hour of today, or of a later day."""
    day = datetime.now(PARIS).date() + timedelta(days=days)
    page.clock.set_fixed_time(datetime.combine(day, time(hour, minute), PARIS))
    page.goto(page.url.partition("/noter")[0].partition("/notes")[0])
    expect(page.get_by_role("button", name="Ça déborde")).to_be_visible()
    expect(page.locator(".recent")).to_be_visible()


def agree(page: Page) -> None:
    page.get_by_role("radio", name="deux semaines").check()
    page.get_by_role("checkbox", name="marge").check()
    page.get_by_role("checkbox", name="stress", exact=True).check()
    page.get_by_role("button", name="Commencer ce soir").click()


def begin_alone(page: Page) -> None:
    page.get_by_role("link", name="Noter quelque chose").click()
    page.get_by_role("link", name="Un temps d’attention").click()
    agree(page)
    expect(page.get_by_text("Le soir, jusqu’au")).to_be_visible()


def test_agreed_in_a_visit_it_is_asked_once_an_evening_and_ends_by_itself(
    open_page: OpenPage, somebody: Somebody
) -> None:
    tablet = open_page("tablet", login=THERAPIST, path=f"/personnes/{somebody.patient_id}")
    tablet.get_by_role("button", name="Un temps d’attention").click()
    tablet.get_by_label("Pourquoi").fill("Voir ce que la reprise demande.")
    agree(tablet)
    expect(tablet.get_by_text("Les questions viendront le soir, sur son téléphone.")).to_be_visible()
    window = somebody.only_note("focus-windows", days=14, source="session", why="Voir ce que la reprise demande.")
    assert window["keys"] == ["margin", "stress"]

    phone = open_page(login=somebody.login)
    at(phone, 19)
    phone.get_by_role("link", name=LINE).click()
    phone.get_by_role("button", name="Très juste −2").click()
    phone.get_by_role("button", name="6", exact=True).click()

    expect(phone.get_by_role("button", name="Ça déborde")).to_be_visible()
    expect(phone.get_by_text("C’est noté.")).to_be_visible()
    expect(phone.get_by_role("link", name=LINE)).to_have_count(0)
    assert somebody.only_note("checkins", margin=-2, stress=6)["asked"] == ["margin", "stress"]
    for hour, days in ((3, 1), (16, 1)):
        at(phone, hour, days=days)
        expect(phone.get_by_role("link", name=LINE)).to_have_count(0)
    at(phone, 18, days=1)
    expect(phone.get_by_role("link", name=LINE)).to_be_visible()
    at(phone, 18, days=14)
    expect(phone.get_by_role("link", name=LINE)).to_have_count(0)
    phone.get_by_role("link", name="Voir mes notes").or_(phone.get_by_role("link", name="Noter quelque chose")).click()
    phone.get_by_role("link", name="Mes notes").click()
    expect(phone.locator(".note").filter(has_text="temps d’attention")).to_contain_text(
        "pendant deux semaines, le soir\u202f: marge, stress"
    )


def test_begun_alone_without_network_passed_without_a_trace_and_stopped_in_one_tap(
    open_page: OpenPage, somebody: Somebody
) -> None:
    phone = open_page(login=somebody.login)
    at(phone, 21)
    phone.get_by_role("link", name="Noter quelque chose").click()
    phone.get_by_role("link", name="Un temps d’attention").click()
    phone.get_by_role("link", name="Retour").click()
    phone.get_by_role("link", name="Maintenant", exact=True).click()
    phone.context.set_offline(True)
    begin_alone(phone)
    phone.get_by_role("link", name="Maintenant", exact=True).click()

    phone.get_by_role("link", name=LINE).click()
    phone.get_by_role("button", name="Passer").click()
    phone.get_by_role("button", name="Passer").click()

    expect(phone.get_by_role("button", name="Ça déborde")).to_be_visible()
    expect(phone.get_by_role("link", name=LINE)).to_have_count(0)
    phone.context.set_offline(False)
    somebody.only_note("focus-windows", days=14, stopped_on=None)
    assert somebody.notes("checkins") == []
    at(phone, 21, days=1)
    phone.get_by_role("link", name=LINE).click()
    phone.get_by_role("button", name="Arrêter ces questions du soir").click()
    expect(phone.locator(".done").get_by_text("C’est arrêté.")).to_be_visible()
    tomorrow = (datetime.now(PARIS).date() + timedelta(days=1)).isoformat()
    somebody.only_note("focus-windows", stopped_on=tomorrow)
    phone.get_by_role("link", name="Maintenant", exact=True).click()
    expect(phone.get_by_role("link", name=LINE)).to_have_count(0)


def test_a_fifth_question_springs_back(open_page: OpenPage, somebody: Somebody) -> None:
    phone = open_page(login=somebody.login, path="/noter/attention")
    for name in ("marge", "stress", "charge mentale", "sommeil"):
        phone.get_by_role("checkbox", name=name, exact=True).check()

    phone.get_by_role("checkbox", name="confiance").click()

    expect(phone.get_by_text("Quatre au plus")).to_be_visible()
    expect(phone.get_by_role("checkbox", name="confiance")).not_to_be_checked()
    expect(phone.locator("input:checked")).to_have_count(4)


def test_the_therapist_stops_what_the_person_began(open_page: OpenPage, somebody: Somebody) -> None:
    phone = open_page(login=somebody.login)
    begin_alone(phone)
    somebody.only_note("focus-windows", days=14)

    tablet = open_page("tablet", login=THERAPIST, path=f"/personnes/{somebody.patient_id}")
    tablet.get_by_role("button", name="Un temps d’attention").click()
    tablet.get_by_role("button", name="Arrêter", exact=True).click()

    expect(tablet.get_by_text("C’est arrêté.")).to_be_visible()
    eventually(lambda: somebody.notes("focus-windows")[0]["fields"]["stopped_on"] is not None)


def test_in_english_too(open_page: OpenPage, somebody: Somebody) -> None:
    page = open_page(login=somebody.login, language="en", path="/compte")
    page.get_by_role("radio", name="English", exact=True).check()
    page.goto(somebody.house.address + "/noter/attention")
    page.get_by_role("radio", name="four weeks").check()
    page.get_by_role("checkbox", name="sleep").check()
    page.get_by_role("checkbox", name="activity load").check()
    page.get_by_role("checkbox", name="what matters").check()
    page.get_by_role("button", name="Start this evening").click()
    expect(page.get_by_text("In the evening, until")).to_be_visible()
    page.clock.set_fixed_time(datetime.combine(datetime.now(PARIS).date(), time(20), PARIS))
    page.get_by_role("link", name="Now", exact=True).click()

    page.get_by_role("link", name="This evening, if you like: activity load, sleep, what matters").click()
    page.get_by_role("button", name="A little more +1").click()
    page.get_by_role("button", name="7", exact=True).click()
    page.get_by_role("button", name="yes", exact=True).click()

    somebody.only_note("checkins", activity_load=1, sleep_quality=7, matters_done=True)
