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
