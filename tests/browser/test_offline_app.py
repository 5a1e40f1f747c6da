"""The application on a phone without network: closed, killed, updated, signed out."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.acts import note_past_flare, overflow, settle_in
from tests.browser.phone import Phone, publish_next_version
from tests.browser.visit import (
    IN_BOTH_LANGUAGES,
    LEFT_HERE,
    THERAPIST,
    House,
    Somebody,
    eventually,
    open_settings,
    sign_in,
)

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Words:
    """What is read and tapped, in one language."""

    overflow: str
    passed: str
    save: str
    noted: str
    own_words: str
    past: str
    yesterday: str
    waits: str
    help_now: str
    settings: str
    line: str
    new_version: str
    open_it: str
    finish_first: str
    come_back: str
    login: str
    ended: str
    ended_one: str
    two_kept: str


WORDS = {
    "fr": Words(
        overflow="Ça déborde",
        passed="C’est passé",
        save="Enregistrer",
        noted="C’est noté.",
        own_words="Avec vos mots",
        past="Noter un débordement passé",
        yesterday="Hier",
        waits="1 note attend le réseau",
        help_now="Besoin d’aide maintenant",
        settings="Mes réglages",
        line="Ma ligne",
        new_version="Une nouvelle version est prête.",
        open_it="L’ouvrir",
        finish_first="Enregistrez d’abord ce que vous écrivez",
        come_back="Me reconnecter",
        login="Identifiant",
        ended="Votre session a pris fin",
        ended_one="Votre session a pris fin. 1 note est gardée ici",
        two_kept="2 notes sont gardées ici",
    ),
    "en": Words(
        overflow="It overflows",
        passed="It has passed",
        save="Save",
        noted="Noted.",
        own_words="In your own words",
        past="Note a past flare-up",
        yesterday="Yesterday",
        waits="1 note is waiting for the network",
        help_now="Need help now",
        settings="Settings",
        line="My line",
        new_version="A new version is ready.",
        open_it="Open it",
        finish_first="Save what you are writing first",
        come_back="Sign in again",
        login="Sign-in name",
        ended="Your session has ended",
        ended_one="Your session has ended. 1 note is kept here",
        two_kept="2 notes are kept here",
    ),
}


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


KEPT_URLS = """async () => {
  const urls = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) urls.push(new URL(request.url).pathname);
  return urls;
}"""


def _kept_urls(page: Page) -> list[str]:
    """None while the page comes anew under a new worker."""
    try:
        urls: list[str] = page.evaluate(KEPT_URLS)
    except Error:
        return []
    return urls


@pytest.fixture
def house(own_house: House) -> House:
    return own_house


def test_killed_and_reopened_without_network_it_opens_at_maintenant_and_keeps_the_flare(
    phone: Phone, somebody: Somebody, said: Words
) -> None:
    settle_in(phone, somebody)
    phone.close()

    overflow(phone.open(offline=True))
    phone.kill()
    page = phone.open(offline=True)
    expect(page.get_by_role("button", name=said.passed)).to_be_visible()
    expect(page.get_by_text(said.waits)).to_be_visible()
    assert somebody.flares() == []
    page.context.set_offline(False)

    expect(page.locator(".badge")).to_have_count(0)
    assert len(somebody.flares_once(ongoing=True)) == 1


@IN_BOTH_LANGUAGES
def test_every_place_opens_without_network(phone: Phone, somebody: Somebody, said: Words) -> None:
    settle_in(phone, somebody)
    phone.close()

    for path, title in (("/aide", said.help_now), ("/compte", said.settings), ("/ligne", said.line)):
        page = phone.open(path, offline=True)
        expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
        phone.close()


def test_a_network_that_never_answers_does_not_keep_the_notebook_closed(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    page.route("**/v1/**", lambda _: None)

    page.reload()

    overflow(page)
    page.unroute("**/v1/**")


@IN_BOTH_LANGUAGES
def test_a_session_that_ended_meanwhile_costs_no_note_and_asks_quietly(
    phone: Phone, somebody: Somebody, said: Words
) -> None:
    page = settle_in(phone, somebody)
    page.context.set_offline(True)
    note_past_flare(page, "Hors réseau.")
    page.context.clear_cookies(name="__Host-s")
    page.context.set_offline(False)

    expect(page.get_by_text(said.ended_one)).to_be_visible()
    note_past_flare(page, "Session finie.")
    expect(page.get_by_text(said.two_kept)).to_be_visible()
    phone.close()
    page = phone.open()
    expect(page.get_by_text(said.two_kept)).to_be_visible()
    assert somebody.flares() == []
    page.get_by_role("button", name=said.come_back).click()
    sign_in(page, somebody.login)

    expect(page.get_by_role("button", name=said.overflow)).to_be_visible()
    eventually(lambda: sorted(one["fields"]["note"] for one in somebody.flares()) == ["Hors réseau.", "Session finie."])
    expect(page.get_by_text(said.ended)).to_have_count(0)


@IN_BOTH_LANGUAGES
def test_a_new_version_waits_for_a_tap_and_costs_neither_notes_nor_typed_words(
    phone: Phone, somebody: Somebody, frontend: Path, said: Words
) -> None:
    settle_in(phone, somebody)
    phone.close()
    page = phone.open()
    expect(page.get_by_role("button", name=said.overflow)).to_be_visible()
    somebody.sign_out_everywhere()
    note_past_flare(page, "Avant la nouvelle version.")
    page.evaluate("window.sameAsBefore = true")

    publish_next_version(frontend)
    page.evaluate("navigator.serviceWorker.ready.then((kept) => kept.update())")
    page.get_by_role("button", name=said.come_back).click()
    expect(page.get_by_text(said.new_version)).to_be_visible()
    page.get_by_label(said.login).fill(somebody.login)
    page.get_by_role("button", name=said.open_it).click()
    expect(page.get_by_text(said.finish_first)).to_be_visible()
    assert page.evaluate("window.sameAsBefore") is True
    assert page.locator("meta[name=build]").count() == 0
    page.get_by_label(said.login).fill("")
    page.get_by_role("button", name=said.open_it).click()

    expect(page.locator("meta[name=build]")).to_be_attached()
    sign_in(page, somebody.login)
    expect(page.get_by_text(said.new_version)).to_have_count(0)
    eventually(lambda: [one["fields"]["note"] for one in somebody.flares()] == ["Avant la nouvelle version."])


def test_no_answer_of_the_service_is_kept_and_the_drawing_only_once_used(
    phone: Phone, somebody: Somebody, said: Words
) -> None:
    settle_in(phone, somebody)
    phone.close()
    page = phone.open()
    overflow(page)
    open_settings(page)
    expect(page.get_by_role("heading", name=said.settings)).to_be_visible()
    assert not [url for url in page.evaluate(KEPT_URLS) if "plotly" in url or "/tablet" in url]

    page.get_by_role("link", name=said.line).click()
    expect(page.get_by_role("heading", name=said.line, exact=True)).to_be_visible()

    eventually(lambda: len([url for url in page.evaluate(KEPT_URLS) if "plotly" in url]) == 2)
    kept = page.evaluate(KEPT_URLS)
    assert "/index.html" in kept
    assert [url for url in kept if not url.startswith("/assets/") and url.count("/") > 1] == []
    for path in ("/livez", "/v1/session"):
        answer = page.goto(phone.address + path)
        assert answer is not None
        assert answer.headers["content-type"].startswith("application/")
        assert page.locator("#app").count() == 0
    assert page.request.get(phone.address + "/sw.js").headers["cache-control"] == "no-cache"


def test_a_professional_device_keeps_the_screens_of_the_tablet(phone: Phone) -> None:
    page = phone.open()
    sign_in(page, THERAPIST)
    phone.wait_until_kept(page)

    assert [url for url in page.evaluate(KEPT_URLS) if url.startswith("/assets/tablet-") and url.endswith(".js")]


def test_signing_out_leaves_nothing_and_signing_in_again_keeps_the_application_anew(
    phone: Phone, somebody: Somebody, said: Words
) -> None:
    page = settle_in(phone, somebody)
    open_settings(page)

    page.get_by_role("button", name="Me déconnecter").click()

    expect(page.get_by_role("heading", name="Bonjour")).to_be_visible()
    assert page.evaluate(LEFT_HERE) == []
    sign_in(page, somebody.login)
    eventually(lambda: "/index.html" in _kept_urls(page))
    phone.wait_until_kept(page)
    phone.close()
    expect(phone.open(offline=True).get_by_role("button", name=said.overflow)).to_be_visible()


def test_signing_out_without_network_holds_when_the_network_is_back(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    open_settings(page)
    page.context.set_offline(True)

    page.get_by_role("button", name="Me déconnecter").click()

    expect(page.get_by_role("heading", name="Bonjour")).to_be_visible()
    assert page.evaluate(LEFT_HERE) == []
    phone.close()
    page = phone.open()
    expect(page.get_by_role("heading", name="Bonjour")).to_be_visible()
    assert [cookie for cookie in page.context.cookies() if cookie["name"] == "__Host-s"] == []


def test_a_notebook_erased_by_the_browser_is_said(phone: Phone, somebody: Somebody, said: Words) -> None:
    page = settle_in(phone, somebody)
    overflow(page)
    somebody.flares_once(ongoing=True)

    page.evaluate("new Promise((done) => { indexedDB.deleteDatabase('longcours').onsuccess = () => done(); })")
    page.reload()

    expect(page.get_by_text("Le navigateur a effacé ce que cet appareil gardait.")).to_be_visible()
    expect(page.get_by_role("button", name=said.passed)).to_be_visible()
    page.get_by_role("button", name="D’accord").click()
    expect(page.get_by_text("Le navigateur a effacé")).to_have_count(0)


def test_the_settings_say_what_this_device_keeps_and_how_to_install(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)

    open_settings(page)

    section = page.locator("section").filter(has=page.get_by_role("heading", name="Le carnet sur cet appareil"))
    expect(section).to_contain_text("Le carnet s’ouvre ici dans le navigateur.")
    expect(section).to_contain_text("Cet appareil peut effacer ce qu’il garde")
    section.get_by_text("Comment l’installer").click()
    expect(section.locator("li").first).to_be_visible()


def test_what_waits_goes_out_in_the_background_where_the_page_cannot_send(phone: Phone, somebody: Somebody) -> None:
    settle_in(phone, somebody)
    phone.close()

    page = phone.open()
    page.route("**/v1/**", lambda route: route.abort())
    overflow(page)
    phone.give_background_turn()

    assert len(somebody.flares_once(ongoing=True)) == 1
    page.unroute("**/v1/**")
    expect(page.locator(".badge")).to_have_count(0)
    assert len(somebody.flares()) == 1
