"""What a person shares, with whom, and asking to be seen."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import THERAPIST, House, OpenPage, Somebody, eventually

pytestmark = pytest.mark.browser


@pytest.fixture
def somebody(house: House) -> Somebody:
    return house.new_person()


def test_a_wish_to_be_seen_told_without_network_stands_on_the_list_until_a_visit(
    open_page: OpenPage, somebody: Somebody, house: House
) -> None:
    phone = open_page(login=somebody.login)
    phone.get_by_role("link", name="Noter quelque chose").click()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Je voudrais vous voir").click()
    expect(phone.get_by_text("C’est noté, aujourd’hui.")).to_be_visible()
    expect(phone.get_by_text("Ce n’est pas une messagerie d’urgence.")).to_be_visible()
    phone.get_by_label("Une ligne, si vous voulez").fill("Pour parler de la reprise.")
    phone.get_by_role("button", name="Enregistrer").click()
    expect(phone.get_by_text("2 notes attendent le réseau")).to_be_visible()
    assert somebody.notes("contact-wishes") == []
    phone.context.set_offline(False)
    somebody.only_note("contact-wishes", note="Pour parler de la reprise.")

    therapist = open_page("tablet", login=THERAPIST)
    line = therapist.get_by_role("link", name=somebody.name)
    expect(line).to_contain_text("aimerait vous voir")
    line.click()
    expect(therapist.locator("blockquote")).to_have_text("Pour parler de la reprise.")

    somebody.is_visited()
    therapist.goto(house.address)
    expect(therapist.get_by_role("link", name=somebody.name)).not_to_contain_text("aimerait vous voir")
    phone.goto(house.address)
    expect(phone.get_by_role("button", name="Je voudrais vous voir")).to_be_visible()


def test_a_wish_to_be_seen_can_be_taken_back_and_told_again(open_page: OpenPage, somebody: Somebody) -> None:
    phone = open_page(login=somebody.login)
    phone.get_by_role("button", name="Je voudrais vous voir").click()
    eventually(lambda: len(somebody.notes("contact-wishes")) == 1)

    phone.get_by_role("button", name="Finalement, non").click()
    eventually(lambda: somebody.notes("contact-wishes") == [])
    phone.get_by_role("button", name="Annuler").click()

    expect(phone.get_by_text("C’est noté, aujourd’hui.")).to_be_visible()
    eventually(lambda: len(somebody.notes("contact-wishes")) == 1)
    phone.locator("nav").get_by_role("link", name="Maintenant").click()
    expect(phone.get_by_role("link", name="Vous avez demandé à être vu·e")).to_be_visible()
