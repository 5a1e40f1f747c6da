"""One tap, with or without network, seen exactly once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import THERAPIST, House, OpenPage, Somebody, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(open_page: OpenPage, somebody: Somebody) -> Page:
    """The person's phone on Maintenant."""
    page = open_page(login=somebody.login)
    expect(page.get_by_role("button", name="Ça déborde")).to_be_visible()
    return page


def overflow(page: Page) -> None:
    page.get_by_role("button", name="Ça déborde").click()
    expect(page.get_by_role("heading", name="C’est noté.")).to_be_visible()


def end_it(page: Page, when: str) -> None:
    page.get_by_role("button", name="C’est passé").click()
    page.get_by_role("button", name=when).click()
    expect(page.get_by_role("button", name="Ça déborde")).to_be_visible()


def test_one_tap_notes_a_flare_that_the_therapist_sees_once(
    phone: Page, open_page: OpenPage, somebody: Somebody
) -> None:
    overflow(phone)

    flares = somebody.flares_once(ongoing=True)
    assert len(flares) == 1
    assert flares[0]["fields"]["ongoing"] is True
    assert flares[0]["fields"]["worst_pain"] is None
    therapist = open_page("tablet", login=THERAPIST)
    therapist.get_by_role("link", name=somebody.name).click()
    today = therapist.locator("aside li").filter(has_text="Débordement").first
    expect(today).to_be_visible()


def test_a_flare_noted_without_network_waits_in_words_and_arrives_exactly_once(phone: Page, somebody: Somebody) -> None:
    phone.context.set_offline(True)

    overflow(phone)
    expect(phone.get_by_text("1 note attend le réseau")).to_be_visible()
    phone.get_by_role("button", name="Ajouter quelques mots").click()
    phone.get_by_label("Avec vos mots").fill("Trop de route aujourd’hui.")
    phone.get_by_role("button", name="Enregistrer").click()
    expect(phone.get_by_text("2 notes attendent le réseau")).to_be_visible()
    assert somebody.flares() == []
    phone.context.set_offline(False)

    expect(phone.locator(".badge")).to_have_count(0)
    flares = somebody.flares()
    assert len(flares) == 1
    assert flares[0]["fields"]["note"] == "Trop de route aujourd’hui."


def test_an_answer_lost_on_the_way_back_does_not_double_the_flare(phone: Page, somebody: Somebody) -> None:
    lost: list[str] = []

    def lose_first_answer(route: object) -> None:
        if lost:
            route.continue_()  # type: ignore[attr-defined]
            return
        lost.append(route.fetch().text())  # type: ignore[attr-defined]
        route.abort()  # type: ignore[attr-defined]

    phone.route("**/v1/sync/push", lose_first_answer)

    overflow(phone)

    expect(phone.locator(".badge")).to_have_count(1)
    expect(phone.locator(".badge")).to_have_count(0)
    assert '"applied"' in lost[0]
    assert len(somebody.flares()) == 1


def test_an_ended_session_costs_no_note(phone: Page, somebody: Somebody) -> None:
    phone.context.set_offline(True)
    overflow(phone)
    phone.context.clear_cookies(name="__Host-s")

    phone.context.set_offline(False)
    expect(phone.get_by_text("Votre session a pris fin")).to_be_visible()
    assert somebody.flares() == []
    phone.get_by_role("button", name="Me reconnecter").click()
    sign_in(phone, somebody.login)

    expect(phone.get_by_role("button", name="C’est passé")).to_be_visible()
    expect(phone.locator(".badge")).to_have_count(0)
    assert len(somebody.flares()) == 1


def test_what_the_service_refuses_keeps_its_words_and_does_not_hold_the_others(phone: Page, somebody: Somebody) -> None:
    phone.context.set_offline(True)
    overflow(phone)
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

    expect(phone.get_by_text("Une note n’a pas pu être reçue")).to_be_visible()
    assert len(somebody.flares()) == 1
    phone.get_by_role("button", name="En mots").click()
    expect(phone.get_by_text("mes mots")).to_be_visible()
    phone.get_by_role("button", name="Retirer de cet appareil").click()
    expect(phone.locator(".badge")).to_have_count(0)


def test_a_flare_ends_as_vaguely_as_the_person_knows(phone: Page, somebody: Somebody) -> None:
    overflow(phone)

    end_it(phone, "Plus tôt aujourd’hui")

    fields = somebody.flares_once(ongoing=False)[0]["fields"]
    assert fields["until_precision"] == "part_of_day"


def test_details_are_optional_and_only_what_was_said_is_written(phone: Page, somebody: Somebody) -> None:
    overflow(phone)

    phone.get_by_role("button", name="Ajouter quelques mots").click()
    expect(phone.get_by_text("Certains signes sont rares")).to_be_attached()
    phone.get_by_role("radio", name="7", exact=True).check()
    phone.get_by_label("mon sommeil").check()
    phone.get_by_role("button", name="Enregistrer").click()

    fields = somebody.flares_once(worst_pain=7)[0]["fields"]
    assert (fields["worst_pain"], fields["impacts"], fields["context"], fields["note"]) == (7, ["sleep"], [], None)
    assert fields["hard_to_tolerate"] is None


def test_a_therapist_notes_a_flare_of_last_month_from_the_persons_page(
    open_page: OpenPage, house: House, somebody: Somebody
) -> None:
    page = open_page("portrait", login=THERAPIST)
    page.get_by_role("link", name=somebody.name).click()

    page.get_by_role("button", name="Noter un débordement").click()
    page.get_by_label("Le mois dernier").check()
    page.get_by_label("Avec ses mots").fill("Une semaine difficile.")
    page.get_by_role("button", name="Enregistrer").click()

    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator("aside").get_by_text("Une semaine difficile.")).to_be_visible()
    written = next(
        one for one in somebody.flares_once(precision="month") if one["fields"]["note"] == "Une semaine difficile."
    )
    assert (written["fields"]["precision"], written["author"]["role"]) == ("month", "therapist")
