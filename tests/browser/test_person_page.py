"""A person's page on the professional's tablet: read again without network, once it was read with it."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import THERAPIST, OpenPage, Somebody

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", ["tablet", "portrait"])
def test_a_person_read_once_is_read_again_without_network(open_page: OpenPage, somebody: Somebody, size: str) -> None:
    somebody.writes("story", {"text": "Le jardin attendra mars.", "visibility": "shared"})
    other = somebody.house.new_person()
    tablet = open_page(size, login=THERAPIST, path=f"/personnes/{somebody.patient_id}")
    expect(tablet.get_by_text("Le jardin attendra mars.")).to_be_visible()

    tablet.route("**/v1/**", lambda route: route.abort())
    for path, expected in ((somebody.patient_id, "Le jardin attendra mars."), (other.patient_id, "réseau")):
        tablet.evaluate(
            "path => { history.pushState(null, '', path); dispatchEvent(new Event('popstate')) }", f"/personnes/{path}"
        )
        expect(tablet.locator("main").get_by_text(expected).first).to_be_visible()
    expect(tablet.get_by_role("heading", name=other.name)).to_have_count(0)


@pytest.mark.parametrize("size", ["tablet", "portrait"])
def test_a_line_of_since_last_time_opens_the_notes_it_was_told_from(
    open_page: OpenPage, somebody: Somebody, size: str
) -> None:
    somebody.is_visited()
    for words in ("Trop de route aujourd’hui.", "Le froid du quai."):
        somebody.writes("flare", {"ongoing": False, "note": words, "until_date": None})
    tablet = open_page(size, login=THERAPIST, path=f"/personnes/{somebody.patient_id}")

    tablet.get_by_role("button", name="2 débordements notés").click()
    leaf = tablet.get_by_role("dialog")
    leaf.get_by_role("button").filter(has_text="Le froid du quai.").click()
    expect(tablet.get_by_role("dialog").last.get_by_role("blockquote")).to_have_text("Le froid du quai.")


def test_what_was_told_is_read_again_without_network_with_its_hour(open_page: OpenPage, somebody: Somebody) -> None:
    somebody.writes("flare", {"ongoing": True})
    tablet = open_page("tablet", login=THERAPIST, path=f"/personnes/{somebody.patient_id}")
    told = tablet.get_by_text("1 débordement noté, encore ouvert")
    expect(told).to_be_visible()

    tablet.route("**/v1/**", lambda route: route.abort())
    tablet.evaluate("history.pushState(null, '', '/compte'); dispatchEvent(new Event('popstate'))")
    expect(told).to_have_count(0)
    tablet.go_back()
    expect(told).to_be_visible()
    expect(tablet.get_by_text("ce qui suit a été lu")).to_be_visible()


def test_the_period_can_be_another_one(open_page: OpenPage, somebody: Somebody) -> None:
    somebody.is_visited()
    somebody.writes("life_event", {"category": "home", "title": "Le déménagement"}, local_date="2019-03-01")
    tablet = open_page("tablet", login=THERAPIST, path=f"/personnes/{somebody.patient_id}")
    since = tablet.get_by_role("region", name="Depuis")

    since.get_by_text("Depuis un autre moment").click()
    since.get_by_role("button", name="Depuis le début du carnet").click()
    expect(since.get_by_role("heading", level=2)).to_contain_text("Depuis le début du carnet")
    since.get_by_label("Depuis le", exact=True).fill("2019-01-01")
    since.get_by_role("button", name="Montrer").click()
    expect(since.get_by_role("heading", level=2)).to_contain_text("Depuis le 1er janvier 2019")
    expect(since.get_by_text("Le déménagement")).to_be_visible()
