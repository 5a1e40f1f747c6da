"""Coming in, being invited, going out."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.visit import PATIENT, THERAPIST, House, OpenPage, eventually, open_settings, sign_in

pytestmark = pytest.mark.browser


def test_a_wrong_password_is_said_plainly_and_nothing_typed_is_lost(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Identifiant").fill("somebody")
    page.locator("input[autocomplete=current-password]").fill("not the password at all")

    page.get_by_role("button", name="Entrer").click()

    expect(page.get_by_role("alert").locator("p")).to_be_visible()
    expect(page.get_by_label("Identifiant")).to_have_value("somebody")
    expect(page.locator("input[autocomplete=current-password]")).to_have_value("not the password at all")


def test_header_button_and_places_stand_before_any_script_and_an_early_tap_is_kept(
    open_page: OpenPage, house: House
) -> None:
    somebody = house.new_person()
    page = open_page(login=somebody.login)
    held: list[Route] = []
    page.route(re.compile(r"/assets/now-.*\.js"), lambda route: held.append(route))
    page.reload(wait_until="commit")

    page.locator("[data-shell-overflow]").click()
    expect(page.locator("nav.places a")).to_have_count(4)
    for route in held:
        route.continue_()

    expect(page.get_by_role("heading", name="C’est noté.")).to_be_visible()
    page.get_by_role("button", name="C’était un faux geste").click()
    expect(page.get_by_role("button", name="Ça déborde")).to_be_visible()
    eventually(lambda: somebody.flares() == [])


def test_an_invited_person_opens_a_notebook_and_is_on_the_list(open_page: OpenPage, house: House) -> None:
    therapist = open_page("tablet", login=THERAPIST, path="/personnes")
    therapist.get_by_role("button", name="Ajouter une personne").click()
    therapist.get_by_label("Nom, tel que vous le dites").fill("Noémie Faure")
    therapist.get_by_role("button", name="Ajouter", exact=True).click()
    therapist.get_by_role("button", name="Préparer une invitation").click()
    expect(therapist.get_by_alt_text("Code à viser")).to_be_visible()
    therapist.get_by_role("button", name="Plutôt un lien à envoyer").click()
    link = therapist.get_by_label("Lien à transmettre").input_value()
    spoken = therapist.locator(".oral")
    code = spoken.inner_text() if spoken.count() else None

    person = open_page(path=link.removeprefix(house.address))
    person.wait_for_url(lambda url: "#" not in url)
    person.get_by_role("link", name="Passer").click()
    if code:
        person.get_by_label("Code dit de vive voix").fill(code)
    person.get_by_label("Comment voulez-vous être appelé·e").fill("Noémie")
    person.get_by_label("Choisissez un identifiant").fill("noemie")
    person.locator("input[autocomplete=new-password]").fill("douze chats sur un toit")
    person.get_by_role("button", name="Ouvrir mon carnet").click()

    expect(person.get_by_role("button", name="Ça déborde")).to_be_visible()
    again = open_page(path=link.removeprefix(house.address))
    expect(again.get_by_text("Cette invitation n’est plus valable")).to_be_visible()


def test_signing_out_leaves_nothing_on_the_device(open_page: OpenPage) -> None:
    page = open_page(login=PATIENT)
    open_settings(page)

    page.get_by_role("button", name="Me déconnecter").click()

    expect(page.get_by_role("heading", name="Bonjour")).to_be_visible()
    assert page.evaluate("indexedDB.databases().then((all) => all.map((one) => one.name))") == []
    assert page.evaluate("localStorage.getItem('longcours.role')") == "none"
    assert page.context.cookies() == [] or all(cookie["name"] != "__Host-s" for cookie in page.context.cookies())


def test_another_device_is_signed_out_from_the_list(open_page: OpenPage) -> None:
    lost, kept = open_page(login=THERAPIST, path="/personnes"), open_page("tablet", login=THERAPIST, path="/personnes")
    kept.get_by_role("link", name="Mes réglages").click()
    expect(kept.get_by_role("button", name="Déconnecter", exact=True).first).to_be_visible()

    while kept.get_by_role("button", name="Déconnecter", exact=True).count():
        before = kept.get_by_role("button", name="Déconnecter", exact=True).count()
        kept.get_by_role("button", name="Déconnecter", exact=True).first.click()
        expect(kept.get_by_role("button", name="Déconnecter", exact=True)).to_have_count(before - 1)

    lost.get_by_label("Chercher une personne").fill("zoe")
    expect(lost.get_by_label("Identifiant")).to_be_visible()


def test_language_theme_and_text_size_change_at_once_and_stay(open_page: OpenPage) -> None:
    page = open_page(login=PATIENT)
    open_settings(page)

    page.get_by_label("English").check()
    page.get_by_label("Dark").check()
    page.get_by_label("Double").check()
    page.reload()

    expect(page.get_by_role("heading", name="Settings")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(25, 24, 21)"
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "34px"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_signing_in_as_someone_else_shows_nothing_of_the_former_person(open_page: OpenPage) -> None:
    page = open_page()
    sign_in(page, PATIENT)
    open_settings(page)
    page.get_by_role("button", name="Me déconnecter").click()

    sign_in(page, THERAPIST)

    expect(page.get_by_role("heading", name="Rencontres du jour")).to_be_visible()
    expect(page.get_by_role("button", name="Ça déborde")).to_have_count(0)
