"""A day at the practice, from an invitation to a printed page, with the network gone in the middle."""

import re
from dataclasses import dataclass

import orjson
import pytest
from playwright.sync_api import Locator, Page, expect

from app.kit.ids import new_id
from tests.browser.test_first_run import fill_account
from tests.browser.test_session_log import chip
from tests.browser.visit import THERAPIST, House, OpenPage, eventually, stored

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Words:
    add: str
    name: str
    create: str
    invite: str
    skip: str
    flare: str
    flares: str
    sections: tuple[str, ...]
    chips: tuple[str, ...]
    in_two_weeks: str
    recalibrate: str
    new_words: str
    save_session: str
    add_status: str
    sick_leave: str
    still_so: str
    save: str
    points: tuple[str, str]
    give: str
    here: str
    handed: tuple[str, ...]
    total: str
    prepare: str
    save_page: str


WORDS = {
    "fr": Words(
        add="Ajouter une personne",
        name="Nom, tel que vous le dites",
        create="Ajouter",
        invite="Préparer une invitation",
        skip="Passer",
        flare="Ça déborde",
        flares="débordement",
        sections=("Séance", "Travail", "Points d’attention", "Questionnaires", "Synthèse"),
        chips=("Un besoin", "45", "Sommeil", "Doser ses activités"),
        in_two_weeks="2 semaines",
        recalibrate="Recaler",
        new_words="Les nouveaux mots",
        save_session="Enregistrer la séance",
        add_status="Ajouter une situation",
        sick_leave="arrêt de travail",
        still_so="C’est toujours le cas",
        save="Enregistrer",
        points=("Écrire une note pour moi", "Relire ce dossier jeudi."),
        give="Proposer un questionnaire",
        here="Sur cette tablette",
        handed=("Commencer", "J’ai fini", "Reprendre la tablette", "Oui, rouvrir le dossier"),
        total="sur 10",
        prepare="Préparer le PDF",
        save_page="Enregistrer le PDF",
    ),
    "en": Words(
        add="Add a person",
        name="Name, as you say it",
        create="Add",
        invite="Prepare an invitation",
        skip="Skip",
        flare="It overflows",
        flares="flare-up",
        sections=("Session", "Work", "Points of attention", "Questionnaires", "Summary"),
        chips=("A need", "45", "Sleep", "Pacing activities"),
        in_two_weeks="2 weeks",
        recalibrate="Recalibrate",
        new_words="The new words",
        save_session="Save the session",
        add_status="Add a situation",
        sick_leave="sick leave",
        still_so="It is still so",
        save="Save",
        points=("Write a note for myself", "Read this file again on Thursday."),
        give="Propose a questionnaire",
        here="On this tablet",
        handed=("Begin", "I have finished", "Take the tablet back", "Yes, open the file again"),
        total="out of 10",
        prepare="Prepare the PDF",
        save_page="Save the PDF",
    ),
}


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def section(page: Page, name: str) -> None:
    page.locator("main header nav").get_by_role("link", name=name, exact=True).click()


@pytest.mark.parametrize(
    ("language", "size"), [("fr", "tablet"), ("en", "portrait"), ("en", "tablet"), ("fr", "portrait")]
)
def test_a_day_from_an_invitation_to_a_printed_page(
    open_page: OpenPage, house: House, language: str, size: str
) -> None:
    said, name = WORDS[language], f"Journée {language} {size}"
    tablet = open_page(size, login=THERAPIST, language=language, path="/personnes")
    phone = _invited(tablet, open_page, language, name)

    phone.get_by_role("button", name=said.flare).click()
    expect(phone.locator(".badge")).to_have_count(0)
    tablet.goto(f"{house.address}/personnes")
    tablet.get_by_role("link", name=name).click()
    expect(tablet.locator("main aside").get_by_text(said.flares).first).to_be_visible()
    patient_id = tablet.url.rsplit("/", 1)[1]
    _goal_of_earlier(house, patient_id)

    _session_with_the_network_gone(tablet, said)
    _recalibrated_goal(tablet, said)
    _work_stop_and_a_note_for_oneself(tablet, said)
    _questionnaire(tablet, said)
    _printed_page(tablet, said)
    _what_the_phone_is_told(house, phone, patient_id, said)


def _goal_of_earlier(house: House, patient_id: str) -> None:
    with house.cast.browser(house.cast.known[THERAPIST]) as client:
        fields = {"local_date": "2026-01-12", "text": "Courir dix kilomètres"}
        path = f"/v1/patients/{patient_id}/goals/{new_id()}"
        assert client.put(path, json=fields, headers={"If-None-Match": "*"}).status_code == 201


def _invited(tablet: Page, open_page: OpenPage, language: str, name: str) -> Page:
    said = WORDS[language]
    button(tablet, said.add).click()
    tablet.get_by_label(said.name).fill(name)
    button(tablet, said.create).click()
    with tablet.expect_response("**/invitations") as answer:
        button(tablet, said.invite).click()
    phone = open_page(language=language, path="/#" + str(answer.value.json()["url"]).partition("#")[2])
    phone.get_by_role("link", name=said.skip, exact=True).click()
    fill_account(phone, name.lower().replace("journée", "jour").replace(" ", "."))
    return phone


def _session_with_the_network_gone(tablet: Page, said: Words) -> None:
    tablet.evaluate("window.taps = 0; addEventListener('pointerdown', () => (window.taps += 1), true)")
    section(tablet, said.sections[0])
    for one in said.chips[:2]:
        chip(tablet, one).click()
    tablet.context.set_offline(True)
    for one in said.chips[2:]:
        chip(tablet, one).click()
    button(tablet, said.in_two_weeks).click()
    button(tablet, said.save_session).click()
    expect(tablet.locator(".saved")).to_be_visible()
    assert tablet.evaluate("window.taps") <= 10
    expect(tablet.locator(".badge")).to_be_visible()
    tablet.context.set_offline(False)
    expect(tablet.locator(".badge")).to_have_count(0)


def _recalibrated_goal(tablet: Page, said: Words) -> None:
    tablet.reload()
    button(tablet, said.recalibrate).click()
    tablet.get_by_label(said.new_words).fill("Marcher une heure en forêt")
    button(tablet, said.save_session).click()
    expect(tablet.locator(".saved")).to_be_visible()
    expect(tablet.locator(".badge")).to_have_count(0)


def _work_stop_and_a_note_for_oneself(tablet: Page, said: Words) -> None:
    section(tablet, said.sections[1])
    button(tablet, said.add_status).click()
    tablet.get_by_label(said.sick_leave, exact=True).check()
    tablet.get_by_label(said.still_so).check()
    button(tablet, said.save).click()
    expect(tablet.locator("main ul li button").first).to_be_visible()
    section(tablet, said.sections[2])
    button(tablet, said.points[0]).click()
    tablet.locator("dialog textarea").fill(said.points[1])
    button(tablet, said.save).click()
    expect(tablet.locator("main").get_by_text(said.points[1])).to_be_visible()


def _questionnaire(tablet: Page, said: Words) -> None:
    section(tablet, said.sections[3])
    begin, done, take_back, yes = said.handed
    button(tablet, said.give).click()
    button(tablet, f"TRIO-3, {said.here}").click()
    button(tablet, begin).click()
    for scale in tablet.locator("fieldset").all():
        scale.get_by_role("radio", name="4", exact=True).check()
    for one in (done, take_back, yes):
        button(tablet, one).click()
    expect(tablet.locator("main").get_by_text(re.compile(f"4 {said.total}")).first).to_be_visible()


def _printed_page(tablet: Page, said: Words) -> None:
    section(tablet, said.sections[4])
    button(tablet, said.prepare).click()
    with tablet.expect_download() as download:
        tablet.get_by_role("link", name=said.save_page).click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def _what_the_phone_is_told(house: House, phone: Page, patient_id: str, said: Words) -> None:
    """The phone's own copy, once it has read all that it is told."""

    def copied() -> str:
        return orjson.dumps(stored(phone, "records", "getAll")).decode()

    phone.reload()
    eventually(lambda: "Marcher une heure en forêt" in copied() and "sick_leave" in copied())
    told = copied()
    assert said.chips[2] in told
    assert said.points[1] not in told
    with house.cast.browser(house.cast.known[THERAPIST]) as client:
        [note] = client.get(f"/v1/patients/{patient_id}/private-notes").json()["items"]
    assert note["fields"]["text"] == said.points[1]
