"""The same note written in two places, and notes the service could not take: nothing is lost, the person chooses."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import overflow
from tests.browser.visit import IN_BOTH_LANGUAGES, OpenPage, Somebody, eventually

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]

ON_PHONE, ON_TABLET = "Deux heures assis.", "Réunion difficile."
REFUSE_ON_THE_WAY = """() => new Promise((done) => {
  const opening = indexedDB.open('longcours');
  opening.onsuccess = () => {
    const store = opening.result.transaction('outbox', 'readwrite').objectStore('outbox');
    store.getAll().onsuccess = (event) => {
      const entry = event.target.result.at(-1);
      store.put({ ...entry, mutation: { ...entry.mutation, fields: { ...entry.mutation.fields, worst_pain: 99 } } })
        .onsuccess = () => { opening.result.close(); done(); };
    };
  };
})"""


@dataclass(frozen=True)
class Words:
    """What is read and tapped, in one language."""

    mine: str
    kind: str
    change: str
    remove: str
    own_words: str
    save: str
    two: str
    see: str
    keep: str
    join: str
    keep_joined: str
    keep_it: str
    badge: str
    changed_elsewhere: str
    put_back: str
    add_words: str
    waits: str
    in_words: str
    send_again: str


WORDS = {
    "fr": Words(
        mine="Mes notes",
        kind="débordement",
        change="Modifier",
        remove="Retirer",
        own_words="Avec vos mots",
        save="Enregistrer",
        two="Deux versions d’une note",
        see="Voir les deux",
        keep="Garder celle-ci",
        join="Les réunir",
        keep_joined="Garder ce texte",
        keep_it="La garder",
        badge="Une note existe en deux versions",
        changed_elsewhere="Changé sur un autre appareil.",
        put_back="Remettre",
        add_words="Ajouter quelques mots",
        waits="1 note attend le réseau",
        in_words="En mots",
        send_again="Corriger et renvoyer",
    ),
    "en": Words(
        mine="My notes",
        kind="overflow",
        change="Change",
        remove="Remove",
        own_words="In your own words",
        save="Save",
        two="Two versions of a note",
        see="See both",
        keep="Keep this one",
        join="Join them",
        keep_joined="Keep this text",
        keep_it="Keep it",
        badge="One note has two versions",
        changed_elsewhere="Changed on another device.",
        put_back="Put back",
        add_words="Add a few words",
        waits="1 note is waiting for the network",
        in_words="In words",
        send_again="Correct and send again",
    ),
}


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


@pytest.fixture
def two_devices(open_page: OpenPage, somebody: Somebody, language: str) -> tuple[Page, Page]:
    """Both show the same flare, already over, on « Mes notes »."""
    somebody.writes("flare", {"ongoing": False, "note": "Matin."})
    pages = open_page(login=somebody.login, language=language), open_page(login=somebody.login, language=language)
    for page in pages:
        page.goto(somebody.house.address + "/notes")
        expect(page.locator(".note")).to_contain_text("Matin.")
    return pages


def open_note(page: Page) -> None:
    page.locator(".note").click()


def amend(page: Page, said: Words, words: str) -> None:
    open_note(page)
    page.get_by_role("button", name=said.change).click()
    page.get_by_label(said.own_words).fill(words)
    page.get_by_role("button", name=said.save).click()
    expect(page.locator("dialog")).to_have_count(0)


def back_on_the_network(page: Page) -> None:
    page.context.set_offline(False)
    expect(page.locator(".note.unsent")).to_have_count(0)


def write_apart(two_devices: tuple[Page, Page], said: Words) -> tuple[Page, Page]:
    phone, tablet = two_devices
    for page in two_devices:
        page.context.set_offline(True)
    amend(phone, said, ON_PHONE)
    amend(tablet, said, ON_TABLET)
    for page in (phone, tablet):
        back_on_the_network(page)
    return phone, tablet


def test_the_same_words_changed_on_two_devices_are_shown_side_by_side_and_joined(
    two_devices: tuple[Page, Page], somebody: Somebody, said: Words
) -> None:
    phone, tablet = write_apart(two_devices, said)
    expect(tablet.get_by_role("heading", name=said.two)).to_be_visible()
    tablet.context.set_offline(True)

    tablet.get_by_role("button", name=said.see).click()
    expect(tablet.locator("dialog section").first).to_contain_text(ON_PHONE)
    expect(tablet.locator("dialog section").last).to_contain_text(ON_TABLET)
    tablet.get_by_role("button", name=said.join).click()
    expect(tablet.locator("dialog textarea")).to_have_value(f"{ON_PHONE}\n\n{ON_TABLET}")
    tablet.get_by_role("button", name=said.keep_joined).click()
    expect(tablet.get_by_role("heading", name=said.two)).to_have_count(0)
    back_on_the_network(tablet)

    assert somebody.only_note("flares", note=f"{ON_PHONE}\n\n{ON_TABLET}")
    phone.reload()
    expect(phone.locator(".note")).to_contain_text(ON_TABLET)
    expect(phone.get_by_role("heading", name=said.two)).to_have_count(0)


@pytest.mark.parametrize(("place", "kept"), [(0, ON_PHONE), (1, ON_TABLET)])
def test_one_version_is_chosen_on_the_device_that_was_first(
    two_devices: tuple[Page, Page], somebody: Somebody, said: Words, place: int, kept: str
) -> None:
    phone, _ = write_apart(two_devices, said)
    phone.goto(somebody.house.address)
    expect(phone.get_by_text(said.badge)).to_be_visible()
    phone.locator(".badge a").click()

    phone.get_by_role("button", name=said.see).click()
    phone.get_by_role("button", name=said.keep).nth(place).click()

    expect(phone.locator(".note")).to_contain_text(kept)
    expect(phone.get_by_text(said.badge)).to_have_count(0)
    expect(phone.locator(".note.unsent")).to_have_count(0)
    assert somebody.only_note("flares", note=kept)


def test_what_was_removed_elsewhere_is_kept_with_the_new_text_or_left(
    two_devices: tuple[Page, Page], somebody: Somebody, said: Words
) -> None:
    phone, tablet = two_devices
    tablet.context.set_offline(True)
    open_note(phone)
    phone.get_by_role("button", name=said.remove).click()
    eventually(lambda: somebody.notes("flares") == [])
    amend(tablet, said, ON_TABLET)

    tablet.context.set_offline(False)
    tablet.get_by_role("button", name=said.see).click()
    expect(tablet.locator("dialog")).to_contain_text(ON_TABLET)
    tablet.get_by_role("button", name=said.keep_it).click()

    assert somebody.only_note("flares", note=ON_TABLET)
    expect(tablet.locator(".note")).to_contain_text(ON_TABLET)


def test_a_number_changed_on_two_devices_is_marked_and_put_back(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    somebody.writes("night", {"quality": 5})
    pages = [open_page(login=somebody.login, language=language, path="/notes") for _ in range(2)]
    for page, answer in zip(pages, ("8", "2"), strict=True):
        expect(page.locator(".note")).to_have_count(1)
        page.context.set_offline(True)
        open_note(page)
        page.get_by_role("button", name=said.change).click()
        page.get_by_role("radio", name=answer, exact=True).last.check()
        page.get_by_role("button", name=said.save).click()
        expect(page.locator("dialog")).to_have_count(0)
    for page in pages:
        back_on_the_network(page)
    assert somebody.only_note("nights", quality=2)

    tablet = pages[1]
    open_note(tablet)
    expect(tablet.get_by_text(said.changed_elsewhere)).to_contain_text("8")
    tablet.get_by_role("button", name=said.put_back).click()

    assert somebody.only_note("nights", quality=8)
    expect(tablet.locator(".note.unsent")).to_have_count(0)
    open_note(tablet)
    expect(tablet.get_by_text(said.changed_elsewhere)).to_have_count(0)


def test_a_refused_note_is_corrected_and_sent_again(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    page = open_page(login=somebody.login, language=language)
    overflow(page)
    eventually(lambda: len(somebody.flares()) == 1)
    page.context.set_offline(True)
    page.get_by_role("button", name=said.add_words).click()
    page.get_by_role("radio", name="7", exact=True).check()
    page.get_by_label(said.own_words).fill(ON_PHONE)
    page.get_by_role("button", name=said.save).click()
    expect(page.get_by_text(said.waits)).to_be_visible()
    page.evaluate(REFUSE_ON_THE_WAY)
    page.context.set_offline(False)
    page.get_by_role("button", name=said.in_words).click()
    expect(page.locator("dialog blockquote")).to_have_text(ON_PHONE)
    page.context.set_offline(True)

    page.get_by_role("button", name=said.send_again).click()
    page.get_by_role("radio", name="9", exact=True).check()
    page.get_by_role("button", name=said.save).click()
    expect(page.locator("dialog")).to_have_count(0)
    page.context.set_offline(False)

    fields = somebody.flares_once(worst_pain=9)[0]["fields"]
    assert fields["note"] == ON_PHONE
    expect(page.locator(".badge")).to_have_count(0)
