"""A picture leaves the tablet: printed on a sheet of its own, and out of an export into any browser."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.visit import THERAPIST, OpenPage, Somebody

pytestmark = pytest.mark.browser


def _lived(somebody: Somebody) -> None:
    somebody.is_given("work-statuses", status="sick_leave", local_date="2024-02-01", until_date="2024-05-03")
    somebody.is_given("work-statuses", status="working_adapted", percent_time=80, local_date="2024-05-04")
    regions = [{"region": "knee_front_l", "intensity": 6}, {"region": "lower_back_mid"}]
    somebody.is_given("pain-maps", regions=regions, local_date="2024-03-01")


def _opened(page: Page, somebody: Somebody, path: str) -> None:
    page.goto(re.sub(r"(https?://[^/]+).*", rf"\1/personnes/{somebody.patient_id}/images/{path}", page.url))
    expect(page.locator(".js-plotly-plot svg text").first).to_be_attached()


@pytest.mark.parametrize(("path", "says"), [("travail", "poste aménagé"), ("corps", "genou gauche")])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_printed_is_the_picture_its_words_and_nothing_around_it(
    open_page: OpenPage, somebody: Somebody, path: str, says: str, theme: str
) -> None:
    _lived(somebody)
    page = open_page("tablet", theme=theme, login=THERAPIST, path="/personnes")
    _opened(page, somebody, path)
    page.evaluate("window.print = () => document.body.setAttribute('data-asked-to-print', '')")

    page.get_by_role("button", name="Imprimer cette image").click()
    expect(page.locator("body[data-asked-to-print]")).to_be_attached()
    page.emulate_media(media="print")
    expect(page.locator(".paper svg text").filter(has_text=says).first).to_be_visible()
    expect(page.locator(".paper").get_by_text(somebody.name)).to_be_visible()
    for around in ("nav.places", ".js-plotly-plot", ".tools > button"):
        expect(page.locator(around).first).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    expect(page.locator(".paper")).to_have_count(0)
    expect(page.get_by_role("button", name="Imprimer cette image")).to_be_enabled()


def test_the_pictures_of_an_export_draw_themselves_without_any_network(
    chromium: Browser, somebody: Somebody, tmp_path: Path
) -> None:
    _lived(somebody)
    somebody.is_given("life-events", category="home", title="<img src=https://example.org/x onerror=alert(1)>")
    with somebody.house.cast.browser(somebody.house.cast.known[somebody.login]) as client:
        content = client.get(f"/v1/patients/{somebody.patient_id}/export").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extract("pictures.html", tmp_path)
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page = chromium.new_page()
    page.on("request", note)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto((tmp_path / "pictures.html").as_uri())

    expect(page.locator(".js-plotly-plot")).not_to_have_count(0)
    expect(page.locator("svg text").filter(has_text="genou gauche").first).to_be_attached()
    assert page.locator("section").count() == page.locator(".js-plotly-plot .main-svg:first-child").count()
    assert page.locator("img").count() == 0
    assert [url for url in asked if not url.startswith("file:")] == []
    page.close()
