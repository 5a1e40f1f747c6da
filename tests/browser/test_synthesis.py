"""A page for somebody else, on the tablet: read first, line by line, then saved as a file."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.visit import THERAPIST, OpenPage, Somebody

pytestmark = pytest.mark.browser

WORDS = {
    "fr": ("La personne", "Préparer le PDF", "Enregistrer le PDF", "Une ligne laissée de côté."),
    "en": ("The person", "Prepare the PDF", "Save the PDF", "One line left out."),
}


@pytest.mark.parametrize("size", ["tablet", "portrait"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_line_is_left_out_and_the_page_is_saved(
    open_page: OpenPage, somebody: Somebody, size: str, language: str
) -> None:
    somebody.writes("need", {"text": "Du calme le soir"})
    somebody.writes("need", {"text": "Un mot à moi"})
    reader, prepare, save, left_out = WORDS[language]
    path = f"/personnes/{somebody.patient_id}/synthese"
    tablet = open_page(size, login=THERAPIST, language=language, path=path)
    tablet.get_by_role("radio", name=reader).check()
    page = tablet.get_by_role("article")
    expect(page.locator("h2")).to_contain_text(re.compile("(la personne|the person)$"))
    page.get_by_role("checkbox", name="Un mot à moi").uncheck()
    expect(tablet.get_by_text(left_out)).to_be_visible()

    tablet.get_by_role("button", name=prepare).click()
    with tablet.expect_download() as saved:
        tablet.get_by_role("link", name=save).click()
    assert saved.value.suggested_filename.startswith("au-long-cours-")
    text = PdfReader(io.BytesIO(saved.value.path().read_bytes())).pages[0].extract_text()
    assert "Du calme le soir" in text
    assert "Un mot à moi" not in text


def test_the_preview_is_read_without_network_and_the_file_waits_for_it(open_page: OpenPage, somebody: Somebody) -> None:
    somebody.writes("need", {"text": "Du calme le soir"})
    path = f"/personnes/{somebody.patient_id}/synthese"
    tablet = open_page("tablet", login=THERAPIST, path=path)
    line = tablet.get_by_role("article").get_by_text("Du calme le soir")
    expect(line).to_be_visible()

    tablet.route("**/v1/**", lambda route: route.abort())
    tablet.get_by_role("link", name="Mes réglages").click()
    tablet.go_back()
    expect(line).to_be_visible()
    expect(tablet.get_by_text("Le PDF se prépare avec le réseau.")).to_be_visible()
    expect(tablet.get_by_role("button", name="Préparer le PDF")).to_have_count(0)
