"""One tap, with or without network, seen exactly once."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import IN_BOTH_LANGUAGES, THERAPIST, OpenPage, Somebody, eventually, sign_in, stored

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]


@dataclass(frozen=True)
class Words:
    """What is read and tapped, in one language."""

    overflow: str
    noted: str
    passed: str
    earlier: str
    a_few: str
    save: str
    flare: str
    waits: str
    wait: str
    own_words: str
    ended: str
    come_back: str
    refused: str
    in_words: str
    discard: str
    signs: str
    my_sleep: str
    note_flare: str
    last_month: str
    their_words: str


WORDS = {
    "fr": Words(
        overflow="Ça déborde",
        noted="C’est noté.",
        passed="C’est passé",
        earlier="Plus tôt aujourd’hui",
        a_few="Ajouter quelques mots",
        save="Enregistrer",
        flare="1 débordement noté",
        waits="1 note attend le réseau",
        wait="2 notes attendent le réseau",
        own_words="Avec vos mots",
        ended="Votre session a pris fin",
        come_back="Me reconnecter",
        refused="Une note n’a pas pu être reçue",
        in_words="En mots",
        discard="Retirer de cet appareil",
        signs="Certains signes sont rares",
        my_sleep="mon sommeil",
        note_flare="Noter un débordement",
        last_month="Le mois dernier",
        their_words="Avec ses mots",
    ),
    "en": Words(
        overflow="It overflows",
        noted="Noted.",
        passed="It has passed",
        earlier="Earlier today",
        a_few="Add a few words",
        save="Save",
        flare="1 flare-up noted",
        waits="1 note is waiting for the network",
        wait="2 notes are waiting for the network",
        own_words="In your own words",
        ended="Your session has ended",
        come_back="Sign in again",
        refused="One note could not be received",
        in_words="In words",
        discard="Remove from this device",
        signs="Some signs are rare",
        my_sleep="my sleep",
        note_flare="Note a flare-up",
        last_month="Last month",
        their_words="In their own words",
    ),
}


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


@pytest.fixture
def phone(open_page: OpenPage, said: Words, somebody: Somebody, language: str) -> Page:
    """The person's phone on Maintenant."""
    page = open_page(login=somebody.login, language=language)
    expect(page.get_by_role("button", name=said.overflow)).to_be_visible()
    return page


def overflow(page: Page, said: Words) -> None:
    page.get_by_role("button", name=said.overflow).click()
    expect(page.get_by_role("heading", name=said.noted)).to_be_visible()


def end_it(page: Page, said: Words, when: str) -> None:
    page.get_by_role("button", name=said.passed).click()
    page.get_by_role("button", name=when).click()
    expect(page.get_by_role("button", name=said.overflow)).to_be_visible()


def test_one_tap_notes_a_flare_that_the_therapist_sees_once(
    phone: Page, open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    overflow(phone, said)

    flares = somebody.flares_once(ongoing=True)
    assert len(flares) == 1
    assert flares[0]["fields"]["ongoing"] is True
    assert flares[0]["fields"]["worst_pain"] is None
    therapist = open_page("tablet", login=THERAPIST, language=language, path="/personnes")
    therapist.get_by_role("link", name=somebody.name).click()
    today = therapist.locator("aside li").filter(has_text=said.flare).first
    expect(today).to_be_visible()


def test_a_flare_noted_without_network_waits_in_words_and_arrives_exactly_once(
    phone: Page, somebody: Somebody, said: Words
) -> None:
    phone.context.set_offline(True)

    overflow(phone, said)
    expect(phone.get_by_text(said.waits)).to_be_visible()
    phone.get_by_role("button", name=said.a_few).click()
    phone.get_by_label(said.own_words).fill("Trop de route aujourd’hui.")
    phone.get_by_role("button", name=said.save).click()
    expect(phone.get_by_text(said.wait)).to_be_visible()
    assert somebody.flares() == []
    phone.context.set_offline(False)

    expect(phone.locator(".badge")).to_have_count(0)
    assert len(somebody.flares_once(note="Trop de route aujourd’hui.")) == 1


def test_an_answer_lost_on_the_way_back_does_not_double_the_flare(phone: Page, somebody: Somebody, said: Words) -> None:
    lost: list[str] = []

    def lose_first_answer(route: object) -> None:
        if lost:
            route.continue_()  # type: ignore[attr-defined]
            return
        lost.append(route.fetch().text())  # type: ignore[attr-defined]
        route.abort()  # type: ignore[attr-defined]

    phone.context.route("**/v1/sync/push", lose_first_answer)

    overflow(phone, said)

    # The second try is the page's or its worker's, whichever comes first: what was answered leaves the outbox.
    eventually(lambda: stored(phone, "outbox", "getAll") == [])
    assert '"applied"' in lost[0]
    assert len(somebody.flares()) == 1


def test_an_ended_session_costs_no_note(phone: Page, somebody: Somebody, said: Words) -> None:
    phone.context.set_offline(True)
    overflow(phone, said)
    phone.context.clear_cookies(name="__Host-s")

    phone.context.set_offline(False)
    expect(phone.get_by_text(said.ended)).to_be_visible()
    assert somebody.flares() == []
    phone.get_by_role("button", name=said.come_back).click()
    sign_in(phone, somebody.login)

    expect(phone.get_by_role("button", name=said.passed)).to_be_visible()
    expect(phone.locator(".badge")).to_have_count(0)
    assert len(somebody.flares_once(ongoing=True)) == 1


def test_what_the_service_refuses_keeps_its_words_and_does_not_hold_the_others(
    phone: Page, somebody: Somebody, said: Words
) -> None:
    phone.context.set_offline(True)
    overflow(phone, said)
    phone.evaluate(
        """() => new Promise((done) => {
          const opening = indexedDB.open('longcours');
          opening.onsuccess = () => {
            const store = opening.result.transaction('outbox', 'readwrite').objectStore('outbox');
            store.getAll().onsuccess = (event) => {
              const [entry] = event.target.result;
              const id = (end) => entry.mutation_id.slice(0, -4) + end;
              const mutation = { ...entry.mutation, mutation_id: id('0001'), record_id: id('0002'),
                fields: { worst_pain: 99, note: 'mes mots' } };
              store.add({ ...entry, order: entry.order - 1, mutation_id: id('0001'), mutation })
                .onsuccess = () => { opening.result.close(); done(); };
            };
          };
        })"""
    )
    phone.context.set_offline(False)

    expect(phone.get_by_text(said.refused)).to_be_visible()
    assert len(somebody.flares()) == 1
    phone.get_by_role("button", name=said.in_words).click()
    expect(phone.get_by_text("mes mots")).to_be_visible()
    phone.get_by_role("button", name=said.discard).click()
    expect(phone.locator(".badge")).to_have_count(0)


def test_a_flare_ends_as_vaguely_as_the_person_knows(phone: Page, somebody: Somebody, said: Words) -> None:
    overflow(phone, said)

    end_it(phone, said, said.earlier)

    fields = somebody.flares_once(ongoing=False)[0]["fields"]
    assert fields["until_precision"] == "part_of_day"


def test_details_are_optional_and_only_what_was_said_is_written(phone: Page, somebody: Somebody, said: Words) -> None:
    overflow(phone, said)

    phone.get_by_role("button", name=said.a_few).click()
    expect(phone.get_by_text(said.signs)).to_be_attached()
    phone.get_by_role("radio", name="7", exact=True).check()
    phone.get_by_label(said.my_sleep).check()
    phone.get_by_role("button", name=said.save).click()

    fields = somebody.flares_once(worst_pain=7)[0]["fields"]
    assert (fields["worst_pain"], fields["impacts"], fields["context"], fields["note"]) == (7, ["sleep"], [], None)
    assert fields["hard_to_tolerate"] is None


def test_a_therapist_notes_a_flare_of_last_month_from_the_persons_page(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    page = open_page("portrait", login=THERAPIST, language=language, path="/personnes")
    page.get_by_role("link", name=somebody.name).click()

    page.get_by_role("button", name=said.note_flare).click()
    page.get_by_label(said.last_month).check()
    page.get_by_label(said.their_words).fill("Une semaine difficile.")
    page.get_by_role("button", name=said.save).click()

    expect(page.locator("dialog")).to_have_count(0)
    written = next(
        one for one in somebody.flares_once(precision="month") if one["fields"]["note"] == "Une semaine difficile."
    )
    assert (written["fields"]["precision"], written["author"]["role"]) == ("month", "therapist")
