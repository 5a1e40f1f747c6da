"""A professional's day on the tablet: names found in spite of errors, an agenda read, a list without network."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from app.kit.ids import new_id
from tests.agenda.test_calendar import calendar, entry
from tests.browser.visit import THERAPIST, House, OpenPage, Somebody

pytestmark = pytest.mark.browser

# The notebook of one person, and the names of everybody.
KEPT_FOR_LATER = """() => new Promise((done) => {
  const asked = indexedDB.open('longcours')
  asked.onsuccess = () => {
    const work = asked.result.transaction(['feeds', 'kept'])
    const feeds = work.objectStore('feeds').count()
    const kept = work.objectStore('kept').getAllKeys()
    work.oncomplete = () => {
      asked.result.close()
      done(feeds.result > 0 && kept.result.some((key) => key.startsWith('everybody')))
    }
  }
})"""
BOTH = pytest.mark.parametrize(("size", "language"), [("tablet", "fr"), ("portrait", "en")])


@pytest.fixture
def alone(house: House) -> str:
    """A therapist of a practice of their own, so that nobody else's day is met."""
    number = next(house.numbers)
    practice = house.cast.practice(f"Cabinet {number}")
    login = f"kine.{number}"
    house.cast.known[login] = house.cast.colleague(practice, login)
    for name in ("Gwenaëlle Kerbrat", "Martin Rousseau", "Zoé Petit"):
        house.cast.person(practice, name)
    return login


def button(page: Page, french: str, english: str) -> Any:
    return page.get_by_role("button", name=re.compile(f"^({french}|{english})$"))


def seen(page: Page) -> Any:
    return page.locator(".seen ol > li")


def add(page: Page, typed: str, name: str) -> None:
    button(page, "Ajouter quelqu’un", "Add somebody").click()
    page.locator("dialog input[type=search]").fill(typed)
    page.locator("dialog").get_by_role("button", name=name).click()
    expect(page.locator("dialog")).to_have_count(0)
    expect(seen(page).filter(has_text=name)).to_be_visible()


@BOTH
def test_a_day_is_set_by_hand_from_names_typed_in_haste(
    open_page: OpenPage, alone: str, size: str, language: str
) -> None:
    page = open_page(size, login=alone, language=language)
    expect(seen(page)).to_have_count(0)

    add(page, "gwenael kerbra", "Gwenaëlle Kerbrat")
    add(page, "marrtin", "Martin Rousseau")
    button(page, "Heure de Martin Rousseau.*", "Time of Martin Rousseau.*").click()
    page.locator("input[type=time]").fill("08:15")
    page.keyboard.press("Enter")
    expect(seen(page).first).to_contain_text("Martin Rousseau")
    expect(seen(page).first).to_contain_text(re.compile("8\\u202fh\\u202f15|8:15"))

    button(page, "Retirer Martin Rousseau.*", "Remove Martin Rousseau.*").click()
    expect(seen(page)).to_have_count(1)
    button(page, "Remettre", "Put back").click()
    expect(seen(page).first).to_contain_text(re.compile("8\\u202fh\\u202f15|8:15"))


@BOTH
def test_a_calendar_is_read_and_each_name_confirmed(
    open_page: OpenPage, alone: str, tmp_path: Path, size: str, language: str
) -> None:
    today = f"{datetime.now(ZoneInfo('Europe/Paris')):%Y%m%d}"
    file = tmp_path / "agenda.ics"
    file.write_bytes(
        calendar(
            entry(f"DTSTART;TZID=Europe/Paris:{today}T093000", "PETIT Zoe"),
            entry(f"DTSTART;TZID=Europe/Paris:{today}T110000", "Réunion"),
        )
    )
    page = open_page(size, login=alone, language=language)
    button(page, "Lire un agenda", "Read a calendar").click()
    page.locator("input[type=file]").set_input_files(file)
    button(page, "Ajouter Zoé Petit", "Add Zoé Petit").click()
    expect(page.locator("dialog .said")).to_contain_text("Zoé Petit")
    expect(page.locator("dialog li").nth(1)).to_contain_text("Réunion")
    button(page, "Fermer", "Close").click()

    expect(seen(page)).to_have_count(1)
    expect(seen(page).first).to_contain_text(re.compile("9\\u202fh\\u202f30|9:30"))
    expect(page.locator("main")).not_to_contain_text("Réunion")


@BOTH
def test_the_day_its_people_and_the_search_outlive_the_network(
    open_page: OpenPage, alone: str, size: str, language: str
) -> None:
    page = open_page(size, login=alone, language=language)
    add(page, "zoe", "Zoé Petit")
    page.wait_for_function(KEPT_FOR_LATER)
    page.route("**/v1/**", lambda route: route.abort())
    page.get_by_role("link", name=re.compile("^(Personnes|People)$")).click()
    expect(page.locator("main ul > li")).to_have_count(3)
    page.get_by_role("link", name=re.compile("^(Aujourd’hui|Today)$")).click()

    expect(page.locator("main .line").filter(has_text=re.compile("Sans réseau|No network"))).to_be_visible()
    expect(seen(page).first).to_contain_text("Zoé Petit")
    page.locator("main input[type=search]").fill("marrtin")
    expect(page.locator(".results")).to_contain_text("Martin Rousseau")
    page.locator("main input[type=search]").fill("")
    page.locator(".seen a.who").click()
    expect(page.get_by_role("heading", name="Zoé Petit")).to_be_visible()


@BOTH
def test_somebody_set_aside_is_found_and_comes_back_with_the_next_note(
    open_page: OpenPage, house: House, alone: str, size: str, language: str
) -> None:
    page = open_page(size, login=alone, language=language, path="/personnes")
    cards = page.locator("main ul > li")
    button(page, "D’autres gestes pour Zoé Petit", "More for Zoé Petit").click()
    button(page, "Mettre de côté", "Set aside").click()
    expect(cards).to_have_count(2)
    button(page, "Annuler", "Undo").click()
    expect(cards).to_have_count(3)
    button(page, "D’autres gestes pour Zoé Petit", "More for Zoé Petit").click()
    button(page, "Mettre de côté", "Set aside").click()
    expect(cards).to_have_count(2)

    page.locator("main input[type=search]").fill("zoe")
    expect(page.locator(".results")).to_contain_text(re.compile("mise de côté|set aside"))
    page.locator("main input[type=search]").fill("")
    button(page, "Voir les personnes mises de côté", "See the people set aside").click()
    expect(cards).to_have_count(1)
    patient_id = page.locator("main a.who").get_attribute("href")
    assert patient_id
    with house.cast.browser(house.cast.known[alone]) as tablet:
        path = f"/v1/patients/{patient_id.rpartition('/')[2]}/flares/{new_id()}"
        body = {"local_date": house.cast.clock().date().isoformat()}
        assert tablet.put(path, json=body, headers={"If-None-Match": "*"}).status_code == 201
    button(page, "Revenir à la liste de tous les jours", "Back to the everyday list").click()
    expect(cards).to_have_count(3)


@BOTH
def test_who_noted_something_is_told_until_their_page_is_opened(
    open_page: OpenPage, somebody: Somebody, size: str, language: str
) -> None:
    somebody.writes("story", {"text": "Le jardin attendra mars.", "visibility": "shared"})
    page = open_page(size, login=THERAPIST, language=language)
    news = page.locator("section", has=page.get_by_role("heading", name=re.compile("Du nouveau|Something new")))
    news.get_by_role("link", name=somebody.name).click()
    expect(page.get_by_role("heading", name=somebody.name)).to_be_visible()
    page.get_by_role("link", name=re.compile("^(Aujourd’hui|Today)$")).click()

    expect(page.get_by_role("heading", name=re.compile("Du nouveau|Something new"))).to_be_visible()
    expect(news.get_by_role("link", name=somebody.name)).to_have_count(0)


@BOTH
def test_the_rhythm_of_a_practice_is_drawn_told_and_listed(
    open_page: OpenPage, house: House, alone: str, size: str, language: str
) -> None:
    with house.cast.browser(house.cast.known[alone]) as tablet:
        [practice] = tablet.get("/v1/session").json()["practices"]
        people = tablet.get(f"/v1/practices/{practice['id']}/people").json()["items"]
        for day in ("2024-01-08", "2024-01-22", "2025-06-02"):
            path = f"/v1/patients/{people[0]['patient_id']}/visits/{new_id()}"
            body = {"local_date": day, "open_door": True}
            assert tablet.put(path, json=body, headers={"If-None-Match": "*"}).status_code == 201
    page = open_page(size, login=alone, language=language, path="/personnes")
    page.get_by_role("link", name=re.compile("Le rythme des rencontres|The rhythm of contacts")).click()
    expect(page.locator("main svg text", has_text="Gwenaëlle").first).to_be_attached()
    page.locator("summary").last.click()
    expect(page.locator("main tbody tr")).to_have_count(1)
    expect(page.locator("main tbody")).to_contain_text(re.compile(r"16\s(mois|months)"))
    drawing = page.get_by_role("button", name=re.compile("Dessin du rythme|Picture of the rhythm"))
    drawing.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Gwenaëlle Kerbrat")).to_be_visible()


def test_an_invitation_held_out_speaks_the_persons_language_and_shows_the_number_of_their_phone(
    open_page: OpenPage, alone: str
) -> None:
    tablet = open_page("tablet", login=alone, path="/personnes")
    button(tablet, "Ajouter une personne", "Add a person").click()
    tablet.get_by_label("Nom, tel que vous le dites").fill("Helen Marsh")
    tablet.get_by_label("English").check()
    button(tablet, "Ajouter", "Add").click()
    with tablet.expect_response("**/invitations") as answer:
        button(tablet, "Préparer une invitation", "Prepare an invitation").click()
    expect(tablet.get_by_alt_text("Code for the phone’s camera")).to_be_visible()
    made = answer.value.json()
    expect(tablet.locator(".same")).to_contain_text(str(made["number"]))

    phone = open_page(path="/#" + made["url"].partition("#")[2])
    expect(phone.locator("main .head").first).to_contain_text(str(made["number"]))
